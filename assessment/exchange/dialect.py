"""Text to rows: comma, semicolon, tab or a rarer separator, quoted cells, quoted line breaks."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice

from assessment.exchange.reading import UnreadableError

type Rows = list[list[str]]
"""The rows of a table; place 0 holds row 1 as a spreadsheet numbers it, blank rows are empty lists."""

SEPARATORS = (",", ";", "\t", "|", "^", "~")
_BARS = "|"
_RULE = re.compile(r"[-:+=\s]+")  # what a table of bars, as in Markdown, draws below its header
_DASHES = "---"
_GAPS = (re.compile(r"[ \u00a0]{2,}|\t+"), re.compile(r"[ \u00a0\t]+"))  # between columns that spaces align
_ADDED = ",;"
_NOTHING = frozenset({"-", "–", "—", ".", "na", "n/a"})
_SAMPLE_ROWS = 20
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")  # one at a time, so that a sample costs no copy of a large text
_NAMED = re.compile(
    r'"?sep=([,;\t|^~])"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE
)  # Excel's first line, which it does not count


def separator_of(text: str, worth: Callable[[Rows], int]) -> str:
    """Choose the separator that makes most sense of the first rows: `worth` says how much.

    A tie goes to the one that gives more rows the same number of cells, then to more cells.
    """
    if named := _NAMED.match(text):
        return named[1]

    def rank(separator: str) -> tuple[int, int, int]:
        rows = sample(text, separator)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        return worth(rows), max(widths.values(), default=0), max(widths, default=0)

    return max(SEPARATORS, key=rank)


def most_cells(text: str) -> int:
    """Return how many cells a text may have, whatever its separator: counted, not split, so that it costs nothing."""
    return max(map(text.count, SEPARATORS)) + text.count("\n") + text.count("\r") + 1


def sample(text: str, separator: str) -> Rows:
    """Split the first rows; a cell that never ends stops it."""
    rows: Rows = []
    with suppress(csv.Error):
        lines = (line[0] for line in _LINE.finditer(_body(text)))
        rows.extend(islice(_reader(lines, separator), _SAMPLE_ROWS))
    return rows


def rows_of(name: str, text: str, separator: str) -> Rows:
    """Split text into rows. Raises `UnreadableError` for a quotation mark that is never closed."""
    rows: Rows = []
    try:
        for row in _reader(_lines(text), separator, strict=True):
            rows.append(row)  # one by one, so that an error says in which row it is
    except csv.Error as error:
        if "end of data" in str(error):
            reason = "A quotation mark in this row is never closed; the file was cut off. Save or download it again."
            raise UnreadableError(name, len(rows) + 1, reason) from error
        if "field larger" in str(error):
            reason = "A cell in this row is too long for an answer. Is a quotation mark missing, or is this no table?"
            raise UnreadableError(name, len(rows) + 1, reason) from error
        rows = list(_reader(_lines(text), separator))  # a stray quotation mark, which spreadsheets forgive
    return _without_tails(rows)


def _without_tails(rows: Rows) -> Rows:
    """Take out separators of another kind behind every row, as a spreadsheet of another country adds them."""
    tails = {row[-1][len(row[-1].rstrip(_ADDED)) :] for row in rows if row}
    if len(tails) == 1 and (tail := tails.pop()):
        for row in filter(None, rows):
            row[-1] = row[-1].removesuffix(tail)
    return rows


def aligned(text: str) -> Rows:
    """Split a table whose columns stand below each other by spaces; none where a row has more cells or fewer.

    An empty cell leaves no trace in such a table, so it is taken only where every row is whole, and where each column
    holds numbers or texts throughout: a name of two words would hide that a number is missing.
    """
    lines = text.splitlines()
    for gap in _GAPS:
        rows: Rows = []
        width = 0
        for line in map(str.strip, lines):
            cells = gap.split(line) if line else []
            width = width or len(cells)
            if cells and (len(cells) != width or width == 1):
                break
            rows.append(cells)
        else:
            header = next(filter(None, rows), [])
            body = [row for row in rows if row and row != header]
            if all(map(_is_of_one_kind, zip(*body, strict=True))):
                return rows
    return []


def _is_of_one_kind(column: Sequence[str]) -> bool:
    """Tell whether cells are numbers throughout, or texts, with signs for nothing among them."""
    return len({cell[0].isdecimal() for cell in column if cell.casefold() not in _NOTHING}) <= 1


def split_lines(name: str, rows: Rows, worth: Callable[[Rows], int]) -> Rows:
    """Split the cells of a table that has one column, where each is a line of CSV that a program did not split.

    Spreadsheets leave it so that open a file with the separator of another country.
    """
    cells = [next(filter(None, row), "") for row in rows]
    if len(cells) < 2 or any(sum(map(bool, row)) > 1 for row in rows) or any("\n" in cell for cell in cells):
        return rows
    text = "\n".join(cells)
    separator = separator_of(text, worth)
    several = min((len(row) for row in sample(text, separator) if row), default=0) > 1
    return rows_of(name, text, separator) if several and worth(sample(text, separator)) > 1 else rows


def _reader(lines: Iterable[str], separator: str, *, strict: bool = False) -> Iterator[list[str]]:
    rows = csv.reader(lines, delimiter=separator, strict=strict, skipinitialspace=True)
    return map(_without_rule, rows) if separator == _BARS else rows


def _without_rule(row: list[str]) -> list[str]:
    ruled = any(row) and all(_DASHES in cell and _RULE.fullmatch(cell) for cell in row if cell)
    return [] if ruled else row


def _lines(text: str) -> Iterable[str]:
    return io.StringIO(_body(text), newline="")


def _body(text: str) -> str:
    named = _NAMED.match(text)
    return text[named.end() :] if named else text
