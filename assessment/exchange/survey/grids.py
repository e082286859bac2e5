"""Cells that hold a whole grid, a line for each statement, as form builders write one: they become columns."""

from dataclasses import replace

from assessment.exchange.survey.table import HALF, Table
from assessment.exchange.wording import Wording

_SEARCHED = 5  # rows in which such a cell is looked for
_JOINTS = (": ", ":", " - ", " = ", "\t")


def with_columns(table: Table, wording: Wording) -> Table:
    """Return a table in which every line of a grid has a column of its own, named after its statement."""
    for column in _grids(table, wording):
        labels = list(dict.fromkeys(label for row in table.rows[1:] for label, _ in _lines(row, column)))
        rows = []
        for place, row in enumerate(table.rows):
            given = dict(zip(labels, labels, strict=True)) if place == 0 else dict(_lines(row, column))
            cells = [given.get(label, "") for label in labels]
            rows.append([*row[:column], *cells, *row[column + 1 :]] if row else row)
        table = replace(table, rows=rows)
    return table


def _grids(table: Table, wording: Wording) -> list[int]:
    """Return the columns whose cells name half of the statements, from the right."""
    found = set()
    for row in table.rows[1:_SEARCHED]:
        for column, cell in enumerate(row):
            if cell.count("\n") >= HALF - 1:
                named = {hint.wording for label, _ in _lines(row, column) if (hint := wording.hint(label)).wording}
                if len(named) >= HALF:
                    found.add(column)
    return sorted(found, reverse=True)


def _lines(row: list[str], column: int) -> list[tuple[str, str]]:
    """Split a cell into labels and answers."""
    pairs = []
    for line in row[column].splitlines() if column < len(row) else ():
        for joint in _JOINTS:
            label, found, answer = line.rpartition(joint)
            if found and label.strip():
                pairs.append((label.strip(), answer.strip()))
                break
    return pairs
