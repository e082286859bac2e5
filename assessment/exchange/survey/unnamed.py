"""Tables whose headings name no statement, or that have none: what their cells show is proposed, and asked about."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from assessment.exchange.columns import letter
from assessment.exchange.dialect import Rows
from assessment.exchange.survey.asked_twice import grids_of, proposed
from assessment.exchange.survey.choices import Grid
from assessment.exchange.survey.headers import columns_below
from assessment.exchange.survey.layout import Column, Layout
from assessment.exchange.survey.question import named
from assessment.exchange.survey.table import HALF, Table
from assessment.exchange.survey.words import Words
from assessment.exchange.wording import Wording
from assessment.instrument import STATEMENTS

_SURELY = 0.9  # share of filled cells that are answers
_FEWEST_ROWS = 2
_SEARCHED = 8  # rows in which a header may stand
_MOST_POINTS = 11  # different answers of a column
_NUMBER_OF_A_THING = re.compile(r"[\d.:/ -]{4,}")  # an ID, a time, an address: no point of a scale
_NO_HEADER = (
    "The header is missing: copy or export the row with the names of the columns as well, or say which columns are the "
    "statements."
)
_TWICE = (
    "No heading names a statement, and the same is asked several times, with {}. Which of them are the statements 1 to "
    "20?"
)
_MOST_TIMES = 3  # that a heading comes again, once in each grid
_UNKNOWN = "No heading names a statement. Which columns are the statements 1 to 20?"


def without_names(table: Table, wording: Wording, words: Words) -> Layout | None:
    """Return a layout that asks which columns are the statements; None where too few columns hold answers."""
    found = [place for place, row in enumerate(table.rows) if any(row)][:_SEARCHED]
    for place in found[:-_FEWEST_ROWS]:
        layout = columns_below(table, *_header(table.rows, place), words)
        answering = _answering(layout)
        if len(answering) >= HALF and _is_header(table.rows[place], answering, words):
            if not _ask_which_grid(layout, answering, words):
                _ask(layout, answering, wording, _UNKNOWN)
            return layout
    layout = columns_below(table, -1, -1, words)
    answering = _answering(layout)
    if len(found) < _FEWEST_ROWS or _start(answering) is None:
        return None
    _ask(layout, answering, wording, _NO_HEADER)
    return layout


def _header(rows: Rows, place: int) -> tuple[int, int]:
    """Return the places of the two rows of a header, the same where it has one: the upper one spans several columns."""
    above = rows[place - 1] if place else []
    spans = any(above) and any(one and not two for one, two in pairwise(above[1:]))
    return (place - 1 if spans else place), place


def _answering(layout: Layout) -> list[int]:
    """Return the columns below which few different answers stand."""
    return [
        column.place
        for column in layout.columns
        if column.texts
        and len(column.texts) <= _MOST_POINTS
        and column.answers >= _SURELY
        and not any(map(_NUMBER_OF_A_THING.fullmatch, column.texts))
    ]


def _is_header(row: Sequence[str], answering: Sequence[int], words: Words) -> bool:
    """Tell whether a row names the columns of answers: each otherwise, and with no answer."""
    titles = [row[place] for place in answering if place < len(row) and row[place]]
    answers = sum(text.isdecimal() or words.is_point(text) for text in titles)
    times = {*Counter(titles).values()}  # in each of several grids a heading stands once
    each = len(times) == 1 and max(times) <= _MOST_TIMES and len(titles) >= max(times) * STATEMENTS
    return len(titles) == len(answering) and (times == {1} or each) and answers * 2 < len(titles)


def _ask_which_grid(layout: Layout, answering: Sequence[int], words: Words) -> bool:
    """Ask once which of several grids counts; tell whether there are any."""
    grids = grids_of(layout.columns, answering)
    if grids:
        texts = proposed(
            {_name(grid): {number: place for place, number in grid.numbers.items()} for grid in grids}, words
        )
        layout.ask(_TWICE.format(named([_name(grid) for grid in grids], longest=60)), texts)
        layout.grids = tuple(Grid(_name(grid), grid.numbers) for grid in grids)
        layout.passed |= set(texts)  # whichever counts, none of them tells who somebody is
    return bool(grids)


def _name(grid: Grid) -> str:
    return grid.question or f"columns {letter(min(grid.numbers))} to {letter(max(grid.numbers))}"


def _start(answering: Sequence[int]) -> int | None:
    """Return the first of the last twenty columns of answers that stand in a row: codes of people stand before them."""
    there = set(answering)
    starts = [place for place in answering if all(place + more in there for more in range(STATEMENTS))]
    return starts[-1] if starts else None


def _ask(layout: Layout, answering: Sequence[int], wording: Wording, sentence: str) -> None:
    near = _near(layout.columns, answering, wording)
    start = _start(answering)
    if near:
        texts = {place: f"statement {near[place]}" if place in near else None for place in answering}
    elif len(answering) == STATEMENTS:
        texts = {place: f"statement {number}" for number, place in enumerate(answering, 1)}
    elif start is not None:
        texts = {start + place: f"statement {place + 1}" for place in range(STATEMENTS)}
    else:
        texts = dict.fromkeys(answering)
    layout.ask(sentence, texts)


def _near(columns: Sequence[Column], answering: Sequence[int], wording: Wording) -> dict[int, int]:
    """Return the statements that headings almost name, as with slips of the pen; empty where fewer than half do."""
    found = {place: number for place in answering if (number := wording.near(columns[place].option))}
    return found if len(found) * 2 >= STATEMENTS and len(set(found.values())) == len(found) else {}
