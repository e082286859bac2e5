"""Blocks of people below each other whose titles, or names, say in which measurement they answered: Before, After."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assessment.exchange.survey.layout import Layout
from assessment.exchange.survey.measured import name_measurements, tells_measurements
from assessment.exchange.survey.measured_names import measurements_beside
from assessment.exchange.survey.measured_over import MEASURED
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import Words

BESIDE_NAMES = "Measurement (beside name)"
"""The heading of the column that is made of them; its words are those of a column of measurements."""

_LONGEST, _WIDEST = 8, 80  # words of a title, and characters
_FEWEST = 2  # people of each measurement
_BEFORE = "above “{}”"  # what stands for the title of a first block that has none


def with_measurements_above(table: Table, layout: Layout, words: Words) -> Table | None:
    """Return a table with a column for the measurement that single cells above people name; None where none do."""
    answering = {place for places in layout.statements.values() for place in places}
    titles = {place: title for place, row in enumerate(table.rows) if (title := _title(row, answering))}
    if not any(place >= layout.first for place in titles) or not (told := _told(list(titles.values()), words)):
        return None
    width, now = max(map(len, table.rows)), ""
    rows, people = list[list[str]](), Counter[str]()
    for place, row in enumerate(table.rows):
        if titles.get(place) in told:
            now = titles[place]
            rows.append([] if place >= layout.first else row)
        elif place >= layout.first and not answering.isdisjoint(filled := {at for at, text in enumerate(row) if text}):
            people[now] += len(filled) > 1
            rows.append([*row, *[""] * (width - len(row)), now])
        else:
            rows.append(row)
    if len(people) < 2 or min(people.values()) < _FEWEST:
        return None
    if not people.keys() <= told:  # a first block without a title
        first = next(filter(None, (row[-1] for row in rows[layout.first :] if row)))
        rows[layout.first :] = [
            [*row[:-1], _BEFORE.format(first)] if len(row) > width and not row[-1] else row
            for row in rows[layout.first :]
        ]
    header = rows[layout.first - 1]
    rows[layout.first - 1] = [*header, *[""] * (width - len(header)), MEASURED]
    return replace(table, rows=rows)


def _title(row: Sequence[str], answering: set[int]) -> str:
    """Return the only filled cell of a row, where it may be a title; a number below a statement is an answer."""
    if sum(map(bool, row)) != 1:
        return ""
    place, text = next((place, text) for place, text in enumerate(row) if text)
    return (
        text
        if len(text) <= _WIDEST and len(text.split()) <= _LONGEST and not (place in answering and text.isdecimal())
        else ""
    )


def _told(titles: Sequence[str], words: Words) -> set[str]:
    """Return those of the titles that name measurements, each or all together; departments may stand between."""
    found = {title for title in titles if name_measurements([title], words)}
    each = [*dict.fromkeys(titles)]
    measured = [title for title in each if words.heading("measured", title)]
    several = (all_of for all_of in (each, measured) if len(all_of) > 1 and name_measurements(all_of, words))
    return found or {*next(several, ())}


def with_measurements_beside(table: Table, layout: Layout, words: Words) -> Table | None:
    """Return a table with a column for the measurement that a column of names tells; None where none does."""
    answering = {place for places in layout.statements.values() for place in places}
    rows = table.rows[layout.first :]
    free = [column for column in layout.columns if column.place not in answering and column.texts]
    for column in free:
        if len(column.texts) < column.texts.total() or not (told := measurements_beside(column.texts, words)):
            continue
        if any(tells_measurements(other, rows, words) for other in free):
            return None
        return _with_column(
            table, layout.first, [told.get(row[column.place], "") if column.place < len(row) else "" for row in rows]
        )
    return None


def _with_column(table: Table, first: int, cells: Sequence[str]) -> Table:
    """Return a table with a column behind its last, whose heading stands in the row above `first`."""
    width = max(map(len, table.rows))
    added = dict(enumerate((BESIDE_NAMES, *cells), first - 1))
    rows = [
        [*row, *[""] * (width - len(row)), added[place]] if added.get(place) else row
        for place, row in enumerate(table.rows)
    ]
    return replace(table, rows=rows)
