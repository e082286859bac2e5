"""The rows of an .xlsx worksheet.

A worksheet of ten thousand people has a million tags, and almost all of it is written in one plain way: `<row r="2">`,
in it `<c r="A2" t="s"><v>0</v></c>`. Whole rows of that kind are taken apart by two regular expressions, which match
all of it or are not used. Everything else goes to a parser, which takes four times as long and reads whatever is XML.
"""

import re
from collections.abc import Iterable, Iterator

from assessment.exchange.reading import UnreadableError
from assessment.exchange.workbook.cell_texts import Kinds, OddError
from assessment.exchange.workbook.grid import NOT_NEEDED, TOO_LARGE, Grid, spread
from assessment.exchange.workbook.markup import Attributes, local, parse, parser

_END_OF_ROW = "</row>"
_ROW = re.compile(r"\s*<row([^>]*)>")
_ROW_ATTRIBUTES = re.compile(r'(?:\s+(?!xmlns)[\w:]+="[^"<>]*")*\s*')
_ROW_ATTRIBUTE = re.compile(r'\s(r|hidden)="([^"]*)"')
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})[0-9]{1,7}"([^/>]*)'
    r"(?:/>|>(?:(?:<f[^>]*>[^<]*</f>|<f[^>]*/>)?(?:<v>([^<]*)</v>|<v ?/>|)"
    r'|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)</c>)'
)
_PARTS = 5  # of what is split by _CELL: what stands between, column, attributes, value, value that stands in the cell
_LETTERS = re.compile("[A-Za-z]{1,3}")
_TRUE = ("1", "true")


class Columns(dict[str, int]):
    """The letters of a column -> its place, counted from 0."""

    def __init__(self, file: str, most: int) -> None:
        super().__init__()
        self.file = file
        self.most = most

    def __missing__(self, letters: str) -> int:
        if not _LETTERS.fullmatch(letters):
            raise UnreadableError(self.file, None, NOT_NEEDED)
        place = -1
        for letter in letters.upper():
            place = (place + 1) * 26 + ord(letter) - ord("A")
        if place >= self.most:
            raise UnreadableError(self.file, None, NOT_NEEDED)
        self[letters] = place
        return place


class _Rows:
    """What both ways of reading share: where rows go, and how cells become texts and places."""

    def __init__(self, kinds: Kinds, grid: Grid) -> None:
        self.kinds = kinds
        self.grid = grid
        self.columns = Columns(grid.work.file, grid.work.bounds.columns)
        self.number = 0  # of the last row

    def begin(self, attributes: Attributes) -> tuple[int, bool]:
        """Return the number of a row and whether it is hidden."""
        self.number = int(attributes.get("r", self.number + 1))
        return self.number, attributes.get("hidden") in _TRUE


def read_rows(texts: Iterable[str], kinds: Kinds, grid: Grid) -> None:
    """Read the rows of a worksheet's XML, which comes in pieces of any length, into `grid`."""
    rows = _Rows(kinds, grid)
    cells = _CellParser(rows)
    rest, odd = "", False
    for text in texts:
        piece, end, rest = (rest + text).rpartition(_END_OF_ROW)
        if not end:  # what holds no whole row is not kept until there is one: it might never come
            piece, rest = rest, ""
        piece += end
        odd = odd or not end or piece.find("<!") >= 0 or piece.find("<?", 1) >= 0  # 1: the declaration of XML
        if odd or not cells.between_rows or not _read_plain(piece, rows):
            cells.feed(piece)
    cells.feed(rest, final=True)


def _read_plain(piece: str, rows: _Rows) -> bool:
    """Read whole rows without a parser; return False, having read none, where that might be wrong."""
    if "&" in piece or "\r" in piece:
        return False
    number = rows.number
    try:
        read = list(_plain_rows(piece, rows))
    except OddError:
        rows.number = number
        return False
    for at, texts, hidden in read:
        rows.grid.put(at, texts, hidden=hidden)
    return True


def _plain_rows(piece: str, rows: _Rows) -> Iterator[tuple[int, list[str], bool]]:
    kinds, place = rows.kinds, rows.columns.__getitem__
    before, *parts = _ROW.split(piece)
    if before:
        raise OddError
    for attributes, body in zip(parts[::2], parts[1::2], strict=True):
        empty = attributes.endswith("/")
        cells = _CELL.split("" if empty else body.removesuffix(_END_OF_ROW))
        if any(cells[::_PARTS]) or not _ROW_ATTRIBUTES.fullmatch(attributes.removesuffix("/")) or empty == bool(body):
            raise OddError
        values = cells[3::_PARTS]
        if any(inline := cells[4::_PARTS]):
            values = [value if text is None else text for value, text in zip(values, inline, strict=True)]
        texts = [kinds[kind][value] for kind, value in zip(cells[2::_PARTS], values, strict=True)]
        places = list(map(place, cells[1::_PARTS]))
        number, hidden = rows.begin(dict(_ROW_ATTRIBUTE.findall(attributes)))
        yield number, texts if places == list(range(len(places))) else spread(places, texts), hidden


class _CellParser:
    """Reads rows with Expat, piece by piece."""

    def __init__(self, rows: _Rows) -> None:
        self.rows = rows
        self.between_rows = False
        self._parser = parser(rows.grid.work.file)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._row: tuple[int, bool] | None = None
        self._cell: Attributes | None = None
        self._places: list[int] = []
        self._texts: list[str] = []
        self._value: str | None = None
        self._inline: str | None = None
        self._collected: list[str] = []
        self._phonetic = False

    def feed(self, text: str, *, final: bool = False) -> None:
        """Read on."""
        parse(self.rows.grid.work.file, self._parser, text, final=final)

    def _start(self, name: str, attributes: Attributes) -> None:
        match local(name):
            case "v" | "t" if self._cell is not None and not self._phonetic:
                self._parser.CharacterDataHandler = self._collected.append
            case "c" if self._row:
                self._cell, self._value, self._inline = attributes, None, None
            case "row" if self.between_rows:
                self._row, self._places, self._texts = self.rows.begin(attributes), [], []
                self.between_rows = False
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
            case "row" if self._row:
                number, hidden = self._row
                self.rows.grid.put(number, spread(self._places, self._texts), hidden=hidden)
                self._row, self.between_rows = None, True
            case "rPh":
                self._phonetic = False
            case "sheetData":
                self.between_rows = False

    def _taken(self) -> str:
        self._parser.CharacterDataHandler = None
        taken = "".join(self._collected)
        self._collected.clear()
        return taken

    def _end_cell(self, cell: Attributes) -> None:
        if len(self._places) == self.rows.columns.most:
            raise UnreadableError(self.rows.grid.work.file, self.rows.number, TOO_LARGE)
        last = self._places[-1] if self._places else -1
        self._places.append(self.rows.columns[cell["r"].rstrip("0123456789")] if "r" in cell else last + 1)
        kind = cell.get("t", "n")
        value = self._inline if kind == "inlineStr" or self._value is None else self._value
        texts = self.rows.kinds.of(kind, cell.get("s", "0"))
        self._texts.append(texts[value] if value in texts else texts.convert(value or ""))
        self._cell = None
