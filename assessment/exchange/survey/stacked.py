"""Tables below each other in one worksheet, and cells that were left empty below a name."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from assessment.exchange.columns import HeaderFinder
from assessment.exchange.reading import UnreadableError
from assessment.exchange.survey.candidates import Source, Told
from assessment.exchange.survey.choices import AS_ABOVE, EMPTY
from assessment.exchange.survey.layout import Layout
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.rows import Aside
from assessment.exchange.survey.table import HALF, Table, statements_below
from assessment.exchange.survey.words import Words
from assessment.exchange.survey.yes_no import led_by, membership
from assessment.exchange.wording import Wording

_TOO_MANY = "This file has {} tables below each other; at most {} are read. Split it, or save the answers alone."
_SUMMARY = 100  # rows in which a header may stand below a list of the statements
_ANSWERS = frozenset("12345")


def unstacked(table: Table, finder: HeaderFinder, words: Words) -> list[Table]:
    """Return the tables that stand below each other; a header that only stands there again is left out.

    Raises `UnreadableError` where they are more than anybody puts below each other: each takes the work of a file.
    """
    header = finder.header(table.rows)
    if header is None:
        return [table]
    lower = header[1]
    names = set(filter(None, table.rows[lower]))
    again = [
        place
        for place, row in enumerate(table.rows[lower + 1 :], lower + 1)
        if len(names.intersection(row)) >= HALF and finder.worth([row]) >= HALF
    ]
    if not again:
        return [table]
    first = _stripped(table.rows[lower])
    others = [place for place in again if _stripped(table.rows[place]) != first]
    if len(others) >= (most := int(words.limit("tables-below"))):
        raise UnreadableError(table.file, None, _TOO_MANY.format(len(others) + 1, most))
    same = {*again} - {*others}
    rows = [[] if place in same else row for place, row in enumerate(table.rows)]
    parts = []
    for start, end in zip((0, *others), (*others, len(rows)), strict=True):
        name = f"{table.file} (from row {start + 1})" if start else table.file
        numbers = tuple(map(table.number, range(start, end))) if start else table.numbers
        parts.append(replace(table, file=name, rows=rows[start:end], numbers=numbers))
    return parts


def without_summary(table: Table, finder: HeaderFinder, wording: Wording) -> Table:
    """Return a table without a list of the statements above it, with their means, where people stand below that."""
    above = table.rows[:_SUMMARY]
    if finder.worth(above) >= HALF:
        return table
    header = next((place for place, row in enumerate(above) if finder.worth([row]) >= HALF), None)
    if header is None or (column := statements_below(replace(table, rows=above[:header]), wording)) is None:
        return table
    beside = [{*cells} - {""} for cells in zip_longest(*above[1:header], fillvalue="")]
    if any(cells and cells <= _ANSWERS for place, cells in enumerate(beside) if place != column):
        return table  # people stand above as well, each in a column
    numbers = tuple(map(table.number, range(header, len(table.rows))))
    return replace(table, rows=table.rows[header:], numbers=numbers)


def _stripped(row: Sequence[str]) -> list[str]:
    """Return a row without the blank cells behind it."""
    cells = list(row)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def gaps_of(table: Table, layout: Layout, function: Told, aside: Aside, words: Words) -> Question | None:
    """Ask about empty cells below each name of a department, as merged cells leave them; None where there are none.

    Ask as well what a department is of which those who do not belong to it left the cell empty.
    """
    if function.source is None or len(function.source.places) > 1:
        return None
    heading = function.source.heading
    texts = _texts(function.source, table, layout, aside)
    filled = [text for text in texts if text]
    if membership(function.source, words) and 0 < len(filled) < len(texts):
        return Question(
            "function", f"Which function are those with an empty cell in {heading}?", {EMPTY: None}, (heading,)
        )
    if not filled or not texts[0] or len(filled) * 2 > len(texts):
        return None
    if any(one == two for one, two in pairwise(filled)):
        return None
    sentence = f"Most cells of {heading} are empty. Does each name hold for the rows below it as well?"
    return Question("function", sentence, {EMPTY: AS_ABOVE}, (heading,))


def left_empty(table: Table, layout: Layout, level: Told, aside: Aside, words: Words) -> Question | None:
    """Ask which level those are who left a cell empty that others ticked; until somebody says it, it is open."""
    if level.source is None or len(level.source.places) > 1 or not led_by(level.source, words):
        return None
    texts = _texts(level.source, table, layout, aside)
    filled = [text for text in texts if text]
    if not 0 < len(filled) < len(texts) or not all(map(words.tick, filled)):
        return None
    heading = level.source.heading
    sentence = f"Which level are those with an empty cell in {heading}? They were left open."
    return Question("level", sentence, {EMPTY: None}, (heading,), blocking=False)


def _texts(source: Source, table: Table, layout: Layout, aside: Aside) -> list[str]:
    """Return the cells of the people in the first column of a source."""
    place = source.places[0]
    people = [
        row
        for number, row in enumerate(table.rows[layout.first :], layout.first)
        if any(row)
        if number not in aside.reasons
    ]
    return [row[place] if place < len(row) else "" for row in people]


def filled_down(table: Table, layout: Layout, function: Told) -> Table:
    """Return a table in which every department stands in the rows below it as well."""
    if function.source is None:
        return table
    place, above = function.source.places[0], ""
    rows = table.rows[: layout.first]
    for row in table.rows[layout.first :]:
        cells = [*row, *[""] * (place + 1 - len(row))] if any(row) else row
        if cells:
            above = cells[place] or above
            cells = [*cells[:place], above, *cells[place + 1 :]]
        rows.append(cells)
    return replace(table, rows=rows)
