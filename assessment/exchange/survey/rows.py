"""Rows that are no people, or people of another measurement."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from assessment.exchange.survey.cells import parts
from assessment.exchange.survey.choices import LEFT_OUT, PEOPLE, Choices
from assessment.exchange.survey.layout import Layout
from assessment.exchange.survey.leftovers import Others
from assessment.exchange.survey.moments import Moment, moment
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import Words, key

_MOSTLY = 0.5
_SURELY = 0.9
_LABELLED = 4  # words of a heading that labels a column; a longer one is a question
_LONG = 3  # words of most comments
_HIDDEN = "hidden rows"
_QUALTRICS_PREVIEWS = {"1": "Survey Preview", "2": "Survey Test", "8": "spam", "9": "preview spam"}
_FEWEST_OF_A_WAVE = 3
_SERIAL = 100_000_000  # a number above it counts nothing that a form counts
_FIRST_LINES = 5


def row_questions(table: Table, layout: Layout, others: Others, words: Words) -> tuple[Question, ...]:
    """Ask about rows that may be no people, or people of another measurement."""
    questions = list(others.questions)
    if others.status is not None:
        column = layout.columns[others.status]
        marked = {text: LEFT_OUT for text in column.texts if key(text) in words.rows["preview"]}
        if key(column.heading).startswith(("status", "response type")) and all(map(str.isdecimal, column.texts)):
            marked |= {text: LEFT_OUT for text in column.texts if text in _QUALTRICS_PREVIEWS and len(column.texts) > 1}
        if marked:
            told = " and ".join(f"“{text}”" for text in marked)
            sentence = f"Rows marked {told} are tests and were left out. Should they count?"
            questions.append(Question("rows", sentence, marked, (column.heading,), blocking=False))
    if others.wave is not None:
        column = layout.columns[others.wave]
        sentence = f"“{column.heading}” tells several measurements. Which of them is read?"
        questions.append(Question("rows", sentence, dict.fromkeys(sorted(column.texts)), (column.heading,)))
    elif groups := _apart(table, layout, others, words):
        sentence = "The answers were given at two times, long apart. Are both of this measurement?"
        questions.append(Question("rows", sentence, dict.fromkeys(groups)))
    hidden = [number for number in table.hidden if number > layout.first]
    if hidden:
        sentence = f"{len(hidden)} rows are hidden in the spreadsheet. Do these people count?"
        questions.append(Question("rows", sentence, {_HIDDEN: None}))
    return tuple(questions)


def _apart(table: Table, layout: Layout, others: Others, words: Words) -> tuple[str, ...]:
    """Return the names of two groups of answers with a long time between them; nothing where there are not two."""
    days = sorted(
        found
        for row in table.rows[layout.first :]
        if others.times and others.times[0] < len(row) and (at := moment(row[others.times[0]])) and (found := _day(at))
    )
    gaps = [(after - before, place) for place, (before, after) in enumerate(pairwise(days), 1)]
    widest, place = max(gaps, default=(0, 0))
    if widest < words.limit("wave-days") or min(place, len(days) - place) < _FEWEST_OF_A_WAVE:
        return ()
    return (f"until {date.fromordinal(days[place - 1])}", f"from {date.fromordinal(days[place])}")


def _day(at: Moment) -> int:
    """Return the day of a moment; where day and month cannot be told apart, one of the two days it may be."""
    year, (small, large), _, _ = at
    try:
        return date(year, small, large).toordinal()
    except ValueError:
        return 0


def no_person(
    table: Table,
    layout: Layout,
    others: Others,
    place: int,
    row: Sequence[str],
    words: Words,
    chosen: Choices | None = None,
) -> str:
    """Say why a row is no person; empty where it is one."""
    if others.status is not None and others.status < len(row):
        text = row[others.status]
        column = layout.columns[others.status]
        coded = text in _QUALTRICS_PREVIEWS and all(map(str.isdecimal, column.texts)) and len(column.texts) > 1
        coded = coded and key(column.heading).startswith(("status", "response type"))
        if (key(text) in words.rows["preview"] or coded) and _chosen(chosen, text) != PEOPLE:
            return f"This row is marked “{_QUALTRICS_PREVIEWS.get(text, text)}”, so it was left out."
    if others.wave is not None and others.wave < len(row) and _chosen(chosen, row[others.wave]) == LEFT_OUT:
        return f"This row is of “{row[others.wave]}”, which was left out."
    if table.number(place) in table.hidden and _chosen(chosen, _HIDDEN) == LEFT_OUT:
        return "This row is hidden in the spreadsheet, and hidden rows were left out."
    if others.times and (left := _left_wave(others, row, chosen)):
        return f"This row was answered {left}, which was left out."
    first = next((text for text in row if text), "")
    if key(first) in words.rows["statistic"] and parts(first).number is None:
        statements = {column for columns in layout.statements.values() for column in columns}
        others_filled = [text for column, text in enumerate(row) if text and column not in statements]
        if len(others_filled) == 1:
            return f"This row is a statistic (“{first}”) and no person."
    return ""


def _left_wave(others: Others, row: Sequence[str], chosen: Choices | None) -> str:
    """Return the group of times that a row belongs to, if somebody left it out."""
    groups = [text for text, meaning in (chosen.of("rows") if chosen else {}).items() if meaning == LEFT_OUT]
    if not groups:
        return ""
    at = moment(row[others.times[0]]) if others.times[0] < len(row) else None
    for group in groups:
        word, _, day = group.partition(" ")
        if at and word in ("until", "from") and len(day) == len("2026-11-30"):
            limit = date.fromisoformat(day).toordinal()
            if (word == "until") == (_day(at) <= limit) and (word == "from") == (_day(at) >= limit):
                return group
    return ""


def _chosen(chosen: Choices | None, text: str) -> str | None:
    return chosen.of("rows").get(text) if chosen else None
