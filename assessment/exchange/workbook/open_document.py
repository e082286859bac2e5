"""Reads .ods workbooks: OpenDocument 1.0 to 1.4 (ISO/IEC 26300).

Rows and cells that are alike follow each other as one with a number. Blank ones fill every worksheet to its last row
and column in this way, and are never made.
"""

from assessment.exchange.reading import UnreadableError
from assessment.exchange.workbook.cell_texts import number_text
from assessment.exchange.workbook.grid import TOO_LARGE, Grid, Work, Worksheet
from assessment.exchange.workbook.markup import Attributes, elements, parse, parser
from assessment.exchange.workbook.moments import iso_text
from assessment.exchange.workbook.package import LOCKED, Package

_CONTENT, _MANIFEST, _LOCKED = "content.xml", "META-INF/manifest.xml", "encrypted-package"
_NO_WORKSHEET = "This OpenDocument file holds no worksheet. Save the answers as .xlsx, .ods or CSV."
_HIDDEN = ("collapse", "filter")
_TRUTHS = {"of:=TRUE()": "TRUE", "of:=FALSE()": "FALSE"}
"""What LibreOffice makes of the booleans of an .xlsx workbook; their value is then 1 or 0."""
_MOST_SPACES = 1000  # that are taken from one element

_URN = "urn:oasis:names:tc:opendocument:xmlns"
_OFFICE, _TABLE, _TEXT, _STYLE = (f"{_URN}:{part}:1.0 " for part in ("office", "table", "text", "style"))
_EXTENDED = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "

_SPACES = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_NAMES = {
    f"{_STYLE}style": "style",
    f"{_STYLE}table-properties": "table style",
    f"{_TABLE}table": "table",
    f"{_TABLE}table-row-group": "group",
    f"{_TABLE}table-row": "row",
    f"{_TABLE}table-cell": "cell",
    f"{_TABLE}covered-table-cell": "covered cell",
    f"{_TEXT}p": "paragraph",
    **dict.fromkeys(_SPACES, "space"),
    f"{_OFFICE}annotation": "aside",  # what holds text that is not the text of a cell
    f"{_TABLE}shapes": "aside",
    f"{_TABLE}tracked-changes": "aside",
    f"{_TEXT}note": "aside",
    f"{_TEXT}ruby-text": "aside",
}
"""What of a document matters here; everything else is passed over, but not what is within."""


def is_open_document(package: Package) -> bool:
    """Tell whether the ZIP is an OpenDocument file, of any kind; raise `UnreadableError` where a password is needed."""
    manifest = elements(package, _MANIFEST) if _MANIFEST in package else ()
    if _LOCKED in package or any(path.endswith("/encryption-data") for path, _ in manifest):
        raise UnreadableError(package.file, None, LOCKED)
    return _CONTENT in package


def read_workbook(package: Package) -> tuple[Worksheet, ...]:
    """Return every worksheet, in the order in which they are shown."""
    content = _Content(package.work)
    for text in package.texts(_CONTENT):
        content.feed(text)
    content.feed("", final=True)
    if not content.worksheets:
        raise UnreadableError(package.file, None, _NO_WORKSHEET)
    return tuple(content.worksheets)


class _Content:
    """Takes the content of a document, piece by piece."""

    def __init__(self, work: Work) -> None:
        self.worksheets: list[Worksheet] = []
        self._work = work
        self._parser = parser(work.file, " ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._aside = 0  # how many elements deep in what is aside
        self._style = ""
        self._hidden_styles: set[str] = set()
        self._table: Attributes = {}
        self._grid: Grid | None = None
        self._groups: list[bool] = []  # of rows, from the outermost: whether it is closed
        self._row: Attributes = {}
        self._number = 0  # of the row that comes next
        self._texts: list[str] = []
        self._blank = 0  # cells since the last one with a text
        self._cell: Attributes = {}
        self._lines: list[list[str]] = []  # the paragraphs of a cell

    def feed(self, text: str, *, final: bool = False) -> None:
        """Read on."""
        parse(self._work.file, self._parser, text, final=final)

    def _start(self, name: str, attributes: Attributes) -> None:
        known = _NAMES.get(name)
        if self._aside or known == "aside":
            self._aside += 1
            self._parser.CharacterDataHandler = None
            return
        match known:
            case "cell" | "covered cell":
                self._cell, self._lines = attributes, []
            case "paragraph" if self._grid:
                self._lines.append([])
                self._parser.CharacterDataHandler = self._lines[-1].append
            case "space" if self._lines:
                spaces = min(int(attributes.get(f"{_TEXT}c", 1)), _MOST_SPACES)
                self._lines[-1].append(_SPACES[name] * spaces)
            case "row":
                self._row, self._texts, self._blank = attributes, [], 0
            case "group":
                self._groups.append(attributes.get(f"{_TABLE}display") == "false")
            case "table":
                self._table, self._grid, self._number, self._groups = attributes, Grid(self._work), 1, []
            case "style":
                self._style = attributes.get(f"{_STYLE}name", "")
            case "table style" if attributes.get(f"{_TABLE}display") == "false":
                self._hidden_styles.add(self._style)

    def _end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
            if self._lines and not self._aside:
                self._parser.CharacterDataHandler = self._lines[-1].append
            return
        match _NAMES.get(name):
            case "paragraph":
                self._parser.CharacterDataHandler = None
            case "cell":
                self._add(cell_text(self._cell, "\n".join(map("".join, self._lines))))
            case "covered cell":
                self._add("")
            case "row" if self._grid:
                self._end_row(self._grid)
            case "group":
                self._groups.pop()
            case "table" if self._grid:
                hidden = self._table.get(f"{_TABLE}style-name") in self._hidden_styles
                self.worksheets.append(self._grid.worksheet(self._table.get(f"{_TABLE}name", ""), hidden=hidden))
                self._grid = None

    def _end_row(self, grid: Grid) -> None:
        times = int(self._row.get(f"{_TABLE}number-rows-repeated", 1))
        hidden = any(self._groups) or self._row.get(f"{_TABLE}visibility") in _HIDDEN
        grid.put(self._number, self._texts, hidden=hidden, times=times)
        self._number += times

    def _add(self, text: str) -> None:
        times = int(self._cell.get(f"{_TABLE}number-columns-repeated", 1))
        self._lines = []
        if not text:
            self._blank += times
            return
        if len(self._texts) + self._blank + times > self._work.bounds.columns:
            raise UnreadableError(self._work.file, self._number, TOO_LARGE)
        self._texts += [""] * self._blank + [text] * times
        self._blank = 0


def cell_text(cell: Attributes, shown: str) -> str:
    """Return the text of a cell from its attributes and from what it shows: its value, however that is formatted."""
    if truth := _TRUTHS.get(cell.get(f"{_TABLE}formula", "")):
        return truth
    kind = "error" if cell.get(f"{_EXTENDED}value-type") == "error" else cell.get(f"{_OFFICE}value-type")
    match kind:
        case "float" | "percentage" | "currency" if number := cell.get(f"{_OFFICE}value"):
            return number_text(number)
        case "date" if day := cell.get(f"{_OFFICE}date-value"):
            return iso_text(day if "T" in day else f"{day}T00:00:00")
        case "time" if time := cell.get(f"{_OFFICE}time-value"):
            return iso_text(time)
        case "boolean" if truth := cell.get(f"{_OFFICE}boolean-value"):
            return truth.upper()
        case "string":
            return shown or cell.get(f"{_OFFICE}string-value", "")
    return shown
