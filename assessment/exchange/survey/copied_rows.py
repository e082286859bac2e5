"""Rows that hold the same as an earlier one in every cell: copies of it, or two people who answered alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assessment.exchange.met_again import NAME
from assessment.exchange.survey.called import differs
from assessment.exchange.survey.layout import Column, Layout
from assessment.exchange.survey.leftovers import Others, seconds_told
from assessment.exchange.survey.row_groups import RowGroup
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.waves import FEWEST

_VARIED = 3  # different answers of a row that nobody else gives by chance
_MOST = 0.2  # share of rows that are copies of others
_REASON = "An earlier row holds the same in every cell."
_TEXT = "rows that stand here twice"


@dataclass(frozen=True, slots=True)
class CopiedRows:
    """Copies: place -> the place of the earlier row; and rows of which nobody knows whether they are copies."""

    copies: Mapping[int, int] = field(default_factory=dict)
    doubtful: tuple[RowGroup, ...] = ()


def copied_rows(
    table: Table, places: Sequence[int], statements: set[int], layout: Layout, others: Others
) -> CopiedRows:
    """Look for copies among the rows `places`; `statements` are the columns of answers.

    A row is one where what tells people apart stands in it and in no other, such as an ID that is called otherwise.
    Where nothing does, equal answers are a copy only where they differ from each other; that is asked. What an ID or
    a second of time tells is looked at where rows are read.
    """
    if others.identifier is not None or seconds_told(layout, others):
        return CopiedRows()
    found: dict[tuple[str, ...], list[int]] = {}
    for place in places:
        found.setdefault(tuple(table.rows[place]), []).append(place)
    again = [same for same in found.values() if len(same) > 1]
    if not again:
        return CopiedRows()
    names = {place for called in others.called for place in called.places}
    apart = {*statements, *others.times} - names  # two people may answer in one minute
    telling = [column for column in layout.columns if column.place not in apart and differs(column.texts)]
    copies: dict[int, int] = {}
    doubtful: list[int] = []
    for first, *later in again:
        row = table.rows[first]
        marks = [column for column in telling if column.texts[table.cell(first, column.place)] == len(later) + 1]
        varied = len({row[place] for place in statements if place < len(row) and row[place]}) >= _VARIED
        if any(varied or _is_identifier(column, others) for column in marks):
            copies |= dict.fromkeys(later, first)
        elif varied:
            doubtful += later
    whole = len(found) * 2 == len(places)  # as where a table was pasted below itself
    if len(found) < FEWEST or not (whole or len(doubtful) <= _MOST * len(places)):  # many people answer alike here
        doubtful = []
    groups = (RowGroup(_TEXT, tuple(sorted(doubtful)), _REASON),) if doubtful else ()
    return CopiedRows(copies, groups)


def _is_identifier(column: Column, others: Others) -> bool:
    """Tell whether nearly every row has a text of its own in a column that holds no names."""
    names = {place for called in others.called if called.kind == NAME for place in called.places}
    once = sum(times == 1 for times in column.texts.values())
    return column.place not in names and once * 2 > len(column.texts) and any(map(_numbered, column.texts))


def _numbered(text: str) -> bool:
    return any(map(str.isdigit, text))
