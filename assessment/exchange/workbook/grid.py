"""What every workbook is read into: worksheets of rows, within the bounds that the bank sets."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessment.exchange.dialect import Rows
from assessment.exchange.reading import UnreadableError
from assessment.instrument import Instrument
from assessment.score import limit

BROKEN = "This spreadsheet is damaged or was cut off. Save or download it again, or save it as CSV."
NOT_NEEDED = "This spreadsheet holds what no spreadsheet needs. Save it as CSV."
TOO_LARGE = "This worksheet is too large. Copy the answers alone into a new one."


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One worksheet: the texts of its cells, row by row, and what of it people do not see."""

    title: str
    rows: Rows  # place 0 holds row 1 as the spreadsheet numbers it; blank cells and rows at the end are left out
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()  # numbers of rows with content, from 1
    unsaved: int = 0  # formulas of which no result was saved: their cells are blank


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of a workbook is read before it is refused; rows and cells are those of all its worksheets."""

    parts: int  # files in the ZIP
    unpacked: int  # bytes of XML; also characters in all cells, because many cells may share one long text
    columns: int  # of a worksheet
    height: int  # the last number that a row may have
    rows: int  # rows with content
    cells: int  # a row counts as one more


def bounds_of(instrument: Instrument, size: int) -> Bounds:
    """Return the bounds for a workbook whose file may have `size` bytes."""
    return Bounds(
        parts=int(limit("workbook-parts", instrument)),
        unpacked=int(limit("workbook-unpacked", instrument)) * size,
        columns=int(limit("workbook-columns", instrument)),
        height=int(limit("workbook-height", instrument)),
        rows=int(limit("workbook-rows", instrument)),
        cells=int(limit("workbook-cells", instrument)),
    )


class Work:
    """Counts what one workbook took so far, and stops at its bounds."""

    def __init__(self, file: str, bounds: Bounds) -> None:
        self.file = file
        self.bounds = bounds
        self._rows = 0
        self._cells = 0
        self._characters = 0

    def spend(self, row: int | None, *, rows: int = 0, cells: int, characters: int = 0) -> None:
        """Count what is about to be kept; `row` is where the message says that it stopped, None for no row."""
        self._rows += rows
        self._cells += cells
        self._characters += characters
        bounds = self.bounds
        if self._rows > bounds.rows or self._cells > bounds.cells or self._characters > bounds.unpacked:
            raise UnreadableError(self.file, row, TOO_LARGE)


class Grid:
    """The rows of one worksheet, filled in from its first to its last."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.rows: Rows = []
        self.hidden: set[int] = set()
        self.unsaved = 0

    def put(self, number: int, texts: list[str], *, hidden: bool = False, times: int = 1) -> None:
        """Place a row, or `times` the same one below each other, and blank rows in the gap before it."""
        self.work.spend(number, cells=1 + len(texts))
        while texts and not texts[-1]:
            texts.pop()
        if not texts:
            return
        gap, last = number - len(self.rows) - 1, number + times - 1
        if last > self.work.bounds.height:
            raise UnreadableError(self.work.file, number, TOO_LARGE)
        cells, characters = max(gap, 0) + (times - 1) * len(texts), times * sum(map(len, texts))
        self.work.spend(number, rows=times, cells=cells, characters=characters)
        if gap < 0:
            self._fill(number, texts)
        else:
            self.rows.extend([] for _ in range(gap))
            self.rows.append(texts)
            self.rows.extend(texts.copy() for _ in range(times - 1))
        if hidden:
            self.hidden.update(range(number, last + 1))

    def _fill(self, number: int, texts: list[str]) -> None:
        """Place a row that comes after one below it; two rows of one number leave open which is right."""
        if number < 1 or self.rows[number - 1]:
            raise UnreadableError(self.work.file, number, BROKEN)
        self.rows[number - 1] = texts

    def worksheet(self, title: str, *, hidden: bool) -> Worksheet:
        """Return what was filled in."""
        return Worksheet(title, self.rows, hidden, frozenset(self.hidden), self.unsaved)


def spread(places: Sequence[int], texts: Sequence[str]) -> list[str]:
    """Put each text at its place, counted from 0, with blank cells between."""
    row = [""] * (max(places, default=-1) + 1)
    for place, text in zip(places, texts, strict=True):
        row[place] = text
    return row
