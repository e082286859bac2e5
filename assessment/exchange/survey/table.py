"""A table as it stands in a file, and where the statements stand in it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assessment.exchange.columns import HALF as HALF  # what it takes to be a table: for all who ask it of one
from assessment.exchange.dialect import Rows
from assessment.exchange.survey.cells import clean
from assessment.exchange.wording import Wording

_SEARCHED_COLUMNS = 6  # in which statements may stand below each other
_KEPT = 40  # characters of a cell that may come again
_FIRST_ROWS = 30  # among which the header stands
_MOST_BESIDE = 40  # columns of what stands beside a table; a cell far off in a worksheet is nothing of it
_LONGEST_LABEL = 40  # characters of a text that names a row


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one worksheet or text, and how a spreadsheet numbers them."""

    file: str
    rows: Rows  # place 0 holds row 1
    title: str = ""  # of the worksheet; empty where the file has one table
    titles: tuple[str, ...] = ()  # of all worksheets that are read, where there are several
    hidden: frozenset[int] = frozenset()  # numbers of rows that a filter hides
    whole: bool = True  # False where the text ends without a line break
    even: bool = False  # whether empty cells at the end of a row stand in it as well, as a text writes them
    beside: tuple[str, ...] = ()  # the texts of worksheets that hold no answers, and what a document says of them
    told: tuple[str, ...] = ()  # what stood above the answers before the rows were turned
    asked: Mapping[str, str] = field(default_factory=dict)  # name of a column, as `key` returns it -> what it asked
    rivals: str = ""  # what is asked where other worksheets may hold the same people; else empty
    numbers: tuple[int, ...] = ()  # of the rows in the file, where they were turned; empty where they stand as they are
    person: int | None = None  # the column that tells people apart, in a table that had a row for each answer
    shape: Mapping[str, str] = field(default_factory=dict)  # what it is known by -> its shape, where that was asked
    shapes: tuple[str, ...] = ()  # that it may have, where that was asked

    def cell(self, place: int, column: int) -> str:
        """Return a cell; empty where the row is shorter."""
        row = self.rows[place]
        return row[column] if column < len(row) else ""

    def named(self, place: int, label: str) -> str:
        """Name a row as people find it: by its number in the file, and a text of it where there is one."""
        number = self.number(place)
        return f"row {number} (“{label[:_LONGEST_LABEL]}”)" if label else f"row {number}"

    @property
    def has_columns(self) -> bool:
        """Whether each column of answers is a row now; a form of ticks has several columns for one person."""
        return len({*self.numbers}) > 1

    def number(self, place: int) -> int:
        """Return the number of a row in the file; people of a turned table have the number of their column."""
        return self.numbers[place] if self.numbers else place + 1


def cleaned(rows: Rows) -> Rows:
    """Return rows with cells as a person sees them."""
    seen = _Cleaned()
    return [list(map(seen.__getitem__, row)) for row in rows]


class _Cleaned(dict[str, str]):
    """Cells as a person sees them; those that may come again are kept."""

    def __missing__(self, cell: str) -> str:
        text = clean(cell)
        if len(cell) <= _KEPT:
            self[cell] = text
        return text


def with_beside(rows: Rows) -> Rows:
    """Return rows of a worksheet whose first ones are as wide as the widest: something may stand beside a table.

    A program that saves text writes such a row with all its cells; a worksheet has no cells where nothing stands.
    """
    widths = Counter(map(len, filter(None, rows)))
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    width = min(max(widths, default=0), usual + _MOST_BESIDE)
    return [row + [""] * (width - len(row)) if row else row for row in rows[:_FIRST_ROWS]] + rows[_FIRST_ROWS:]


def statements_below(table: Table, wording: Wording) -> int | None:
    """Return the column in which most statements stand below each other; None where fewer than half do."""
    best, most = None, HALF - 1
    for column in range(min(_SEARCHED_COLUMNS, max(map(len, table.rows), default=0))):
        texts = {row[column] for row in table.rows if column < len(row) and row[column]}
        named = named_in(texts, wording)
        if len(named) > most:
            best, most = column, len(named)
    return best


def statements_of(table: Table, column: int, wording: Wording) -> list[int | None]:
    """Return for each row which statement a column names in it; None for none."""
    return [next(iter(named_in({row[column]}, wording)), None) if column < len(row) else None for row in table.rows]


def are_counted(cells: Sequence[str]) -> bool:
    """Tell whether cells number their rows: 1, 2, 3 and so on."""
    return all(map(str.isdecimal, cells)) and all(int(after) == int(one) + 1 for one, after in pairwise(cells))


def named_in(texts: Iterable[str], wording: Wording) -> frozenset[int]:
    """Return the statements that texts name: by wording, or as q1, q2."""
    found: set[int] = set()
    for text in texts:
        hint = wording.hint(text)
        if len(hint.wording) == 1:
            found |= hint.wording
        elif hint.number and not hint.wording and re.match(r"\s*[a-z#]", text, re.IGNORECASE):
            found.add(hint.number)
    return frozenset(found)
