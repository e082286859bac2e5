"""Tables whose rows have a name in front that no heading stands over, as R writes them."""

from dataclasses import replace
from itertools import pairwise

from assessment.exchange.columns import HeaderFinder
from assessment.exchange.survey.table import HALF, Table

_HEADING = "row"
_FEWEST_ROWS = 3
_LONGEST = 9  # digits of a number of a row


def with_row_names(table: Table, finder: HeaderFinder) -> Table:
    """Return a table with a heading over the numbers of its rows, where each row has one cell more than the header."""
    header = finder.header(table.rows)
    if header is None or finder.worth([table.rows[header[1]]]) < HALF:
        return table
    upper, lower = header
    width = len(table.rows[lower]) + 1
    below = [row for row in table.rows[lower + 1 :] if any(row)]
    if upper != lower or len(below) < _FEWEST_ROWS or any(len(row) != width or not row[-1] for row in below):
        return table
    numbers = [int(row[0]) for row in below if row[0].isdecimal() and len(row[0]) <= _LONGEST]
    if len(numbers) < len(below) or any(after <= one for one, after in pairwise(numbers)):
        return table
    return replace(table, rows=[*table.rows[:lower], [_HEADING, *table.rows[lower]], *table.rows[lower + 1 :]])
