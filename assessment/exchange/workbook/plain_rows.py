"""Rows of an .xlsx worksheet that are written plainly, read without a parser.

A worksheet of ten thousand people has a million tags, and almost all of it is written in one way: `<row r="2">`, in it
`<c r="A2" t="s"><v>0</v></c>`. A row of that kind is taken apart by one regular expression. Where two rows have the
same columns and kinds of cells, an expression is made for just these, which takes a third of the time.

Nothing here judges what XML may say: a row that is written in any other way is left to the parser.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import getitem, itemgetter
from typing import Any

from assessment.exchange.workbook.cell_texts import Kinds, OddError, Texts
from assessment.exchange.workbook.columns import Columns
from assessment.exchange.workbook.grid import Grid

_PREFIX = re.compile(r"<([\w.-]+:)?worksheet[\s>]")
_ROW = re.compile(r' r="([0-9]{1,7})"(?: (?!xmlns|hidden="[1t])[\w:]+="[^"<>&]*")*')
_PARTS = 4  # of what _CELL splits: what stands between the cells, and of each cell its column, attributes and value
_WIDEST, _MOST_EXPRESSIONS = 100, 32
"""Beyond this many cells, or this often, making an expression for one kind of row takes longer than it saves."""


def prefix_of(beginning: str) -> str:
    """Return the prefix of all elements of a worksheet, as in `x:`, from how its XML begins; empty for most."""
    found = _PREFIX.search(beginning)
    return found[1] or "" if found else ""


def _value(prefix: str) -> str:
    inline = f'<{prefix}is><{prefix}t(?: xml:space="preserve")?>'
    return f"(?:<{prefix}v>|{inline})([^<]*+)(?:</{prefix}v>|</{prefix}t></{prefix}is>)"


def _cell(prefix: str) -> str:
    """Return the expression for any plain cell: its column, its other attributes and its value, if it has one."""
    formula = f"<{prefix}f(?: [^>]*)?(?:/>|>[^<]*</{prefix}f>)"
    content = f"(?:{formula})?(?:{_value(prefix)}|<{prefix}v ?/>)?"
    return f'<{prefix}c r="([A-Z]{{1,3}})[0-9]{{1,7}}"([^/>]*)(?:/>|>{content}</{prefix}c>)'


def _known_cell(prefix: str, column: str, kind: str, *, blank: bool) -> str:
    """Return the expression for a cell of which everything is known but its value."""
    content = "/>()" if blank else f">{_value(prefix)}</{prefix}c>"
    return f'<{prefix}c r="{column}[0-9]{{1,7}}+"{re.escape(kind)}{content}'


@dataclass(frozen=True)
class _Shape:
    """What rows have in common that differ in nothing but the values of their cells."""

    prefix: str
    columns: Sequence[str]
    kinds: Sequence[str]
    blank: Sequence[bool]
    texts: Sequence[Texts]
    arrange: "itemgetter[Any] | None"  # from the texts and a blank one to a row; None where no column is left out

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """What matches the cells of such a row, with a group for each value."""
        cells = zip(self.columns, self.kinds, self.blank, strict=True)
        return re.compile("".join(_known_cell(self.prefix, column, kind, blank=blank) for column, kind, blank in cells))

    def row(self, values: Sequence[str | None]) -> list[str]:
        """Return the texts of a row, each in its column."""
        texts = list(map(getitem, self.texts, values))
        return list(self.arrange([*texts, ""])) if self.arrange else texts


class PlainRows:
    """Reads plain rows of one worksheet into its grid."""

    def __init__(self, kinds: Kinds, columns: Columns, grid: Grid, prefix: str) -> None:
        self.prefix = prefix
        self.begin, self.end = f"<{prefix}row", f"</{prefix}row>"
        self._cell = re.compile(_cell(prefix))
        self._kinds = kinds
        self._columns = columns
        self._grid = grid
        self._last = self._usual = _Shape(prefix, (), (), (), (), None)
        self._expressions = 0

    def read(self, row: str) -> int:
        """Read what follows a `begin`, to the next; return the row's number, 0 where a parser should read it."""
        attributes, _, content = row.partition(">")
        cells, end, after = content.partition(self.end)
        plain = _ROW.fullmatch(attributes)
        if not plain or not end or after.strip():
            return 0
        usual = self._usual.expression.fullmatch(cells)
        try:
            texts = self._usual.row(usual.groups()) if usual else self._taken_apart(cells)
        except OddError:
            return 0
        number = int(plain[1])
        self._grid.put(number, texts)
        return number

    def _taken_apart(self, row: str) -> list[str]:
        parts = self._cell.split(row)
        if any(parts[::_PARTS]):
            raise OddError
        columns, kinds, values = parts[1::_PARTS], parts[2::_PARTS], parts[3::_PARTS]
        blank = [value is None for value in values]
        last = self._last
        if (columns, kinds, blank) != (last.columns, last.kinds, last.blank):
            texts = list(map(self._kinds.__getitem__, kinds))
            self._last = _Shape(self.prefix, columns, kinds, blank, texts, self._columns.arrangement(columns))
        elif len(columns) <= _WIDEST and self._expressions < _MOST_EXPRESSIONS:
            self._expressions += 1
            self._usual = last
        return self._last.row(values)
