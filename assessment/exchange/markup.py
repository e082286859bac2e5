"""Tables of web pages to worksheets, and worksheets of Excel's XML: many systems save one under the name `.xls`."""

import re
from dataclasses import dataclass, field
from html import unescape

from assessment.exchange.workbook.grid import Bounds, Grid, Work, Worksheet

_ROWS = frozenset({"tr", "row"})
_CELLS = frozenset({"td", "th", "cell"})
_TITLES = frozenset({"caption", "h1", "h2", "h3", "h4", "h5", "h6"})
_BREAKS = frozenset({"br", "p", "div", "li"})
_UNSEEN = (
    (re.compile("<!--"), re.compile("-->")),
    (
        re.compile("<(?:script|style|template)\\b", re.IGNORECASE),
        re.compile("</(?:script|style|template)", re.IGNORECASE),
    ),
)
_TOKEN = re.compile(
    r"<(?P<end>/?)(?P<tag>[a-zA-Z][\w:-]*)"
    r"(?P<attributes>(?:=\s*\"[^\"<]*\"|=\s*'[^'<]*'|[^<>])*+)>"  # a quotation mark counts behind “=” alone
    r"|<[!?][^<>]*+>|(?P<text>[^<]+)|<"
)
_ATTRIBUTE = re.compile(r"(?P<name>[\w:-]+)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"']+)")
_SPACE = re.compile(r"\s+")  # a line break in the source is none in the cell
_DIGITS = re.compile("[0-9]{1,7}")
_NAME, _INDEX = "ss:name", "ss:index"
_ACROSS, _DOWN = ("colspan", "ss:mergeacross"), ("rowspan", "ss:mergedown")


@dataclass(slots=True)
class _Open:
    """A table that has begun and not ended."""

    grid: Grid
    title: str
    number: int = 0  # of the row that is read, or that was read last
    begun: bool = False  # whether a row is read
    row: list[str] = field(default_factory=list)
    below: dict[int, int] = field(default_factory=dict)  # column -> rows that a cell above reaches down yet
    cell: list[str] | None = None  # the texts of the cell that is read; None between cells
    after: int = 0  # columns that the cell takes beside its own


def worksheets_of_markup(name: str, text: str, bounds: Bounds) -> list[Worksheet]:
    """Return every table of a page as a worksheet, named after the heading above it; a table in a cell is one, too.

    Merged cells hold their text once. Raises `UnreadableError` for more cells than a workbook may have.
    """
    reader = _Reader(Work(name, bounds))
    reader.read(_without_unseen(text))
    return reader.worksheets()


class _Reader:
    """Fills a grid for each table; tags that a page leaves open are closed by what follows."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._open: list[_Open] = []
        self._found: list[tuple[str, Grid]] = []
        self._title = ""
        self._heading: list[str] | None = None

    def worksheets(self) -> list[Worksheet]:
        while self._open:
            self._end_table()
        titles = [title for title, _ in self._found]
        own = {title for title in titles if title and titles.count(title) == 1 and not title.startswith("table ")}
        return [
            grid.worksheet(title if title in own else f"table {number}", hidden=False)
            for number, (title, grid) in enumerate(self._found, 1)
            if grid.rows
        ]

    def read(self, text: str) -> None:
        """Take a page apart."""
        for token in _TOKEN.finditer(text):
            if token["text"]:
                self._add(unescape(_SPACE.sub(" ", token["text"])))
            elif token[0] == "<":
                self._add("<")
            elif token["tag"]:
                tag = token["tag"].lower().rpartition(":")[2]
                if not token["end"]:
                    self._begin(tag, token["attributes"])
                if token["end"] or token["attributes"].endswith("/"):
                    self._end(tag)

    def _begin(self, tag: str, attributes: str) -> None:
        if tag in _TITLES and (not self._open or tag == "caption"):
            self._heading = []
        elif tag == "worksheet":
            self._title = _given(attributes).get(_NAME, "")
        elif tag == "table":
            self._open.append(_Open(Grid(self._work), self._title))
            self._title = ""
        elif tag in _ROWS and self._open:
            self._end_row()
            table = self._open[-1]
            table.number, table.begun = max(_number(_given(attributes), _INDEX), table.number + 1), True
        elif tag in _CELLS and self._open:
            self._begin_cell(_given(attributes))
        elif tag in _BREAKS:
            self._add("\n")

    def _end(self, tag: str) -> None:
        if tag in _TITLES and self._heading is not None:
            told, self._heading = " ".join("".join(self._heading).split()), None
            if self._open:
                self._open[-1].title = told
            else:
                self._title = told
        elif tag in _CELLS and self._open:
            self._end_cell()
        elif tag in _ROWS and self._open:
            self._end_row()
        elif tag == "table" and self._open:
            self._end_table()
        elif tag in _BREAKS:
            self._add("\n")

    def _add(self, text: str) -> None:
        if self._heading is not None:
            self._heading.append(text)
        elif self._open and (cell := self._open[-1].cell) is not None:
            self._work.spend(self._open[-1].number, cells=0, characters=len(text))
            cell.append(text)

    def _begin_cell(self, given: dict[str, str]) -> None:
        self._end_cell()
        table = self._open[-1]
        if not table.begun:  # a cell outside of any row begins one
            table.number, table.begun = table.number + 1, True
        _past_merged(table)
        place = max(_number(given, _INDEX), len(table.row) + 1) - 1
        across, down = (max(_number(given, name) for name in names) for names in (_ACROSS, _DOWN))
        across = min(max(across - ("colspan" in given), 0), self._work.bounds.columns)
        self._work.spend(table.number, cells=place - len(table.row) + across)
        table.row += [""] * (place - len(table.row))
        table.cell, table.after = [], across
        down = min(max(down - ("rowspan" in given), 0), self._work.bounds.height)
        for column in range(place, place + across + 1 if down else place):
            table.below[column] = down + 1  # the row that is read counts, too

    def _end_cell(self) -> None:
        table = self._open[-1]
        if table.cell is not None:
            lines = (" ".join(line.split()) for line in "".join(table.cell).split("\n"))
            table.row += ["\n".join(filter(None, lines)), *[""] * table.after]
            table.cell = None

    def _end_row(self) -> None:
        self._end_cell()
        table = self._open[-1]
        if not table.begun:
            return
        table.grid.put(table.number, table.row)
        table.row, table.begun = [], False
        table.below = {column: rows - 1 for column, rows in table.below.items() if rows > 1}

    def _end_table(self) -> None:
        self._end_row()
        table = self._open.pop()
        self._found.append((table.title, table.grid))


def _past_merged(table: _Open) -> None:
    """Leave the cells blank into which one above reaches."""
    while len(table.row) in table.below:
        table.row.append("")


def _given(attributes: str) -> dict[str, str]:
    """Return the attributes of a tag by their names."""
    return {found["name"].lower(): unescape(found["value"].strip("\"'")) for found in _ATTRIBUTE.finditer(attributes)}


def _number(given: dict[str, str], name: str) -> int:
    """Return the number that an attribute holds; 0 for anything else."""
    return int(given[name]) if _DIGITS.fullmatch(given.get(name, "")) else 0


def _without_unseen(text: str) -> str:
    """Return a page without comments, scripts and styles, each up to its end or that of the page."""
    for begin, end in _UNSEEN:
        kept, position = [], 0
        while found := begin.search(text, position):
            kept.append(text[position : found.start()])
            ended = end.search(text, found.end())
            position = ended.end() if ended else len(text)
        text = "".join((*kept, text[position:]))
    return text.replace("<![CDATA[", "").replace("]]>", "")
