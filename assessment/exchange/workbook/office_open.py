"""Reads .xlsx workbooks: Office Open XML, transitional or strict (ECMA-376, ISO/IEC 29500).

Which part holds what is told by relationships, by their last word alone: the rest differs between the two editions.
"""

import posixpath
from collections.abc import Iterator

from assessment.exchange.reading import UnreadableError
from assessment.exchange.workbook.cell_texts import Kinds, unescaped
from assessment.exchange.workbook.grid import Grid, Worksheet
from assessment.exchange.workbook.markup import Attributes, elements, local, parse, parser
from assessment.exchange.workbook.moments import moments_among
from assessment.exchange.workbook.package import Package
from assessment.exchange.workbook.sheet_data import read_rows

_BINARY = "This is a binary workbook (.xlsb). Save it as .xlsx or CSV."
_TRUE = ("1", "true")

type Relationships = dict[str, tuple[str, str]]
"""Key of a relationship -> its kind, such as `worksheet`, and the part that it leads to."""


def workbook_part(package: Package) -> str | None:
    """Return the name of the part that lists the worksheets; None where the ZIP is no such workbook."""
    for kind, part in _relationships(package, "").values():
        if kind == "officeDocument" and part in package:
            return part
    return None


def read_workbook(package: Package, workbook: str) -> tuple[Worksheet, ...]:
    """Return every worksheet, in the order in which they are shown; sheets that hold a chart alone are left out."""
    if workbook.endswith(".bin"):
        raise UnreadableError(package.file, None, _BINARY)
    related = _relationships(package, workbook)
    from_1904, sheets = False, []
    for path, attributes in elements(package, workbook):
        if path == "workbook/workbookPr":
            from_1904 = attributes.get("date1904") in _TRUE
        elif path == "workbook/sheets/sheet":
            sheets.append(attributes)
    strings = [text for part in _parts(package, related, "sharedStrings") for text in _strings(package, part)]
    styles = (each for part in _parts(package, related, "styles") for each in elements(package, part))
    kinds = Kinds(strings, moments_among(styles), from_1904=from_1904)
    worksheets = []
    for sheet in sheets:
        kind, part = related[sheet["id"]]
        if kind == "worksheet":
            grid = Grid(package.work)
            read_rows(package.texts(part), kinds, grid)
            hidden = sheet.get("state", "visible") != "visible"
            worksheets.append(grid.worksheet(sheet.get("name", ""), hidden=hidden))
    return tuple(worksheets)


def _relationships(package: Package, source: str) -> Relationships:
    folder, name = posixpath.split(source)
    part = posixpath.join(folder, "_rels", f"{name}.rels")
    if part not in package:
        return {}
    return {
        attributes["Id"]: (
            attributes["Type"].rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, attributes["Target"].replace("\\", "/"))).lstrip("/"),
        )
        for path, attributes in elements(package, part)
        if path == "Relationships/Relationship"
    }


def _parts(package: Package, related: Relationships, kind: str) -> Iterator[str]:
    return (part for its_kind, part in related.values() if its_kind == kind and part in package)


def _strings(package: Package, part: str) -> list[str]:
    """Return the strings that cells share: runs of rich text joined, how a word is spoken left out."""
    strings: list[str] = []
    collected: list[str] = []
    made = parser(package.file)
    phonetic = False

    def start(name: str, _attributes: Attributes) -> None:
        nonlocal phonetic
        match local(name):
            case "t" if not phonetic:
                made.CharacterDataHandler = collected.append
            case "rPh":
                phonetic = True

    def end(name: str) -> None:
        nonlocal phonetic
        match local(name):
            case "t":
                made.CharacterDataHandler = None
            case "rPh":
                phonetic = False
            case "si":
                strings.append(unescaped("".join(collected)))
                package.work.spend(None, cells=1, characters=len(strings[-1]))
                collected.clear()

    made.StartElementHandler, made.EndElementHandler = start, end
    for text in package.texts(part):
        parse(package.file, made, text)
    parse(package.file, made, "", final=True)
    return strings
