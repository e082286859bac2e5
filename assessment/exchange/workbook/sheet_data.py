"""The rows of an .xlsx worksheet, most of them read by `plain_rows`, which is fast, the others by a parser."""

import re
from collections.abc import Iterable

from assessment.exchange.reading import UnreadableError
from assessment.exchange.workbook.cell_texts import Kinds
from assessment.exchange.workbook.columns import Columns
from assessment.exchange.workbook.grid import TOO_LARGE, Grid, spread
from assessment.exchange.workbook.markup import Attributes, local, parse, parser
from assessment.exchange.workbook.plain_rows import PlainRows, prefix_of

_TRUE = ("1", "true")
_FORMULA = re.compile(r"<c((?: [^<>]*)?)>\s*<f(?: [^<>]*)?(?:/>|>[^<]*</f>)\s*(?:<v ?/>|<v></v>)?\s*</c>")
_OF_TEXT = ' t="str"'  # an empty text is a result


def read_rows(texts: Iterable[str], kinds: Kinds, grid: Grid) -> None:
    """Read the rows of a worksheet's XML, which comes in pieces of any length, into `grid`."""
    columns = Columns(grid.work.file, grid.work.bounds.columns)
    parsed, plain = _ParsedRows(kinds, columns, grid), None
    rest, odd = "", False
    for text in texts:
        plain = plain or PlainRows(kinds, columns, grid, prefix_of(text))
        piece, end, rest = (rest + text).rpartition(plain.end)
        if not end:  # what holds no whole row is not kept until there is one: it might never come
            piece, rest = rest, ""
        # After a comment or the like, only the parser knows what is a row: 1, because every document begins with "<?".
        odd = odd or not end or piece.find("<!") >= 0 or piece.find("<?", 1) >= 0
        grid.unsaved += _unsaved(piece)
        before, *rows = [piece + end] if odd else (piece + end).split(plain.begin)
        parsed.feed(before)
        for row in rows:
            if parsed.between_rows and (number := plain.read(row)):
                parsed.number = number
            else:
                parsed.feed(plain.begin + row)
    parsed.feed(rest, final=True)


def _unsaved(text: str) -> int:
    """Count the formulas of which no result was saved, as programs leave them that write workbooks unopened."""
    return sum(_OF_TEXT not in found[1] for found in _FORMULA.finditer(text)) if "<f" in text else 0


class _ParsedRows:
    """Reads rows of one worksheet into its grid with a parser, piece by piece."""

    def __init__(self, kinds: Kinds, columns: Columns, grid: Grid) -> None:
        self._kinds = kinds
        self._columns = columns
        self._grid = grid
        self.number = 0  # of the last row
        self.between_rows = False
        self._parser = parser(grid.work.file)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._row: Attributes | None = None
        self._cell: Attributes | None = None
        self._places: list[int] = []
        self._texts: list[str] = []
        self._value: str | None = None
        self._inline: str | None = None
        self._collected: list[str] = []
        self._phonetic = False

    def feed(self, text: str, *, final: bool = False) -> None:
        """Read on."""
        parse(self._grid.work.file, self._parser, text, final=final)

    def _start(self, name: str, attributes: Attributes) -> None:
        match local(name):
            case "v" | "t" if self._cell is not None and not self._phonetic:
                self._parser.CharacterDataHandler = self._collected.append
            case "c" if self._row is not None:
                self._cell, self._value, self._inline = attributes, None, None
            case "row" if self.between_rows:
                self.number = int(attributes.get("r", self.number + 1))
                self._row, self.between_rows = attributes, False
            case "rPh":
                self._phonetic = True
            case "sheetData":
                self.between_rows = True

    def _end(self, name: str) -> None:
        match local(name):
            case "v" if self._cell is not None:
                self._value = self._taken()
            case "t" if self._cell is not None and not self._phonetic:
                self._inline = (self._inline or "") + self._taken()
            case "c" if self._cell is not None:
                self._end_cell(self._cell)
            case "row" if self._row is not None:
                self._end_row(self._row)
            case "rPh":
                self._phonetic = False
            case "sheetData":
                self.between_rows = False

    def _end_row(self, row: Attributes) -> None:
        hidden = row.get("hidden") in _TRUE
        self._grid.put(self.number, spread(self._places, self._texts), hidden=hidden)
        self._row, self._places, self._texts = None, [], []
        self.between_rows = True

    def _taken(self) -> str:
        self._parser.CharacterDataHandler = None
        taken = "".join(self._collected)
        self._collected.clear()
        return taken

    def _end_cell(self, cell: Attributes) -> None:
        if len(self._places) == self._columns.most:
            raise UnreadableError(self._grid.work.file, self.number, TOO_LARGE)
        last = self._places[-1] if self._places else -1
        self._places.append(self._columns[cell["r"].rstrip("0123456789")] if "r" in cell else last + 1)
        kind = cell.get("t", "n")
        value = self._inline if kind == "inlineStr" or self._value is None else self._value
        texts = self._kinds.of(kind, cell.get("s", "0"))
        self._texts.append(texts[value] if value in texts else texts.convert(value or ""))
        self._cell = None
