"""Tables that stand side by side in one worksheet, each below the name of its department: they become tables below."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assessment.exchange.columns import HeaderFinder
from assessment.exchange.survey.naming import function_of
from assessment.exchange.survey.table import HALF, Table
from assessment.exchange.survey.words import Words
from assessment.instrument import FUNCTIONS


def apart(table: Table, finder: HeaderFinder, words: Words) -> list[Table]:
    """Return the tables that stand side by side, each with the rows above it; the table itself where it is one.

    The row above the header names another department above each of them, and each of them has most statements.
    """
    header = finder.header(table.rows)
    if header is None:
        return [table]
    lower = header[1]
    for title in range(lower):
        starts = list(_starts(table.rows[title], words))
        if len(starts) < len(FUNCTIONS[:2]):
            continue
        ends = [*starts[1:], max(map(len, table.rows))]
        if all(finder.worth([table.rows[lower][start:end]]) >= HALF for start, end in zip(starts, ends, strict=True)):
            return [_part(table, title, start, end) for start, end in zip(starts, ends, strict=True)]
    return [table]


def _starts(row: Sequence[str], words: Words) -> Iterator[int]:
    """Yield where a row names departments, all of them others; nothing where it names something else."""
    filled = {place: text for place, text in enumerate(row) if text}
    functions = [function_of(text, words) for text in filled.values()]
    if None not in functions and len(set(functions)) == len(functions):
        yield from filled


def _part(table: Table, title: int, start: int, end: int) -> Table:
    """Return the columns from one place to another; what stands above the titles belongs to all."""
    rows = [row if place < title else row[start:end] for place, row in enumerate(table.rows)]
    rows = [row if any(row) else [] for row in rows]
    return replace(table, file=f"{table.file} ({table.rows[title][start]})", rows=rows)
