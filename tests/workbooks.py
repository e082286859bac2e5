"""Workbooks made part by part, as writers do that are not at hand: shared strings, prefixes, strict, OpenDocument."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from assessment.exchange.spreadsheet import Worksheet, bounds_of, worksheets_of
from assessment.load import load_instrument

BOUNDS = bounds_of(load_instrument(), 1_000_000)

TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATED = {
    TRANSITIONAL: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml"

ANSWERS = "xl/worksheets/sheet1.xml"
"""The part with the first worksheet."""

FORMATS = ("General", "yyyy-mm-dd", "m/d/yy h:mm:ss", "h:mm", "[h]:mm:ss")
"""The number formats of the styles 0 to 4."""


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Make a ZIP of these parts, in their order."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, ZIP_STORED if name == "mimetype" else None)
    return file.getvalue()


def worksheets(data: bytes, **bounds: int) -> tuple[Worksheet, ...]:
    """Read a workbook, with other bounds where they are given."""
    return worksheets_of("a.xlsx", data, replace(BOUNDS, **bounds))


def rows_of(data: bytes) -> list[list[str]]:
    """Read the rows of the first worksheet of a workbook."""
    return worksheets(data)[0].rows


def column_letters(place: int) -> str:
    """Name a column, counted from 0."""
    letters = ""
    while place >= 0:
        letters = chr(ord("A") + place % 26) + letters
        place = place // 26 - 1
    return letters


def office_parts(
    *sheets: str,
    titles: Sequence[str] = (),
    strings: Sequence[str] = (),
    formats: Sequence[str] = FORMATS,
    edition: str = TRANSITIONAL,
    prefix: str = "",
    from_1904: bool = False,
) -> dict[str, str | bytes]:
    """Return the parts of an .xlsx workbook by name. `sheets` hold rows as XML, `strings` what is in `<si>`.

    A title may be followed by a slash and the state of its worksheet.
    """
    named = [title.partition("/")[::2] for title in titles or [f"Sheet{at}" for at in range(1, len(sheets) + 1)]]
    related = _RELATED[edition]
    mark = f'xmlns:{prefix.rstrip(":")}="{edition}"' if prefix else f'xmlns="{edition}"'

    def element(name: str, content: str, attributes: str = "") -> str:
        return f"<{prefix}{name}{attributes}>{content}</{prefix}{name}>"

    def root(name: str, content: str) -> str:
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{element(name, content, f" {mark}")}'

    listed = "".join(
        f'<{prefix}sheet name={quoteattr(title)} sheetId="{at}" state="{state or "visible"}" k:id="s{at}" '
        f'xmlns:k="{related}"/>'
        for at, (title, state) in enumerate(named, 1)
    )
    properties = f'<{prefix}workbookPr date1904="{int(from_1904)}"/>'
    numbers = "".join(
        f'<{prefix}numFmt numFmtId="{164 + at}" formatCode={quoteattr(code)}/>' for at, code in enumerate(formats)
    )
    kinds = "".join(f'<{prefix}xf numFmtId="{164 + at}"/>' for at in range(len(formats)))
    books = [(f"s{at}", "worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)]
    books += [("strings", "sharedStrings", "sharedStrings.xml"), ("styles", "styles", "styles.xml")]
    media = [("xl/workbook.xml", "sheet.main"), ("xl/styles.xml", "styles"), ("xl/sharedStrings.xml", "sharedStrings")]
    media += [(f"xl/worksheets/sheet{at}.xml", "worksheet") for at in range(1, len(sheets) + 1)]
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="/{part}" ContentType="{_MEDIA}.{kind}+xml"/>' for part, kind in media)
        + "</Types>",
        "_rels/.rels": relationships([("book", "officeDocument", "xl/workbook.xml")], related),
        "xl/workbook.xml": root("workbook", properties + element("sheets", listed)),
        "xl/_rels/workbook.xml.rels": relationships(books, related),
        "xl/sharedStrings.xml": root("sst", "".join(element("si", string) for string in strings)),
        "xl/styles.xml": root("styleSheet", element("numFmts", numbers) + element("cellXfs", kinds)),
    }
    for at, rows in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{at}.xml"] = root("worksheet", element("sheetData", rows))
    return parts


def relationships(listed: Iterable[tuple[str, str, str]], related: str = _RELATED[TRANSITIONAL]) -> str:
    """Return a part of relationships: of each its key, its kind and where it leads."""
    lines = (f'<Relationship Id="{key}" Type="{related}/{kind}" Target="{target}"/>' for key, kind, target in listed)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def office(*sheets: str, **options: object) -> bytes:
    """Make an .xlsx workbook; see `office_parts`."""
    return zipped(office_parts(*sheets, **options))  # type: ignore[arg-type]


def with_shared_strings(rows: Sequence[Sequence[object]]) -> bytes:
    """Make the workbook that a form tool saves of a table: every text a shared string, blank cells left out."""
    shared: dict[str, int] = {}
    lines = []
    for number, row in enumerate(rows, 1):
        cells = []
        for place, value in enumerate(row):
            at = f"{column_letters(place)}{number}"
            match value:
                case None:
                    continue
                case str():
                    cells.append(f'<c r="{at}" t="s"><v>{shared.setdefault(value, len(shared))}</v></c>')
                case bool():
                    cells.append(f'<c r="{at}" t="b"><v>{int(value)}</v></c>')
                case (float(days), int(style)):
                    cells.append(f'<c r="{at}" s="{style}"><v>{days!r}</v></c>')
                case _:
                    cells.append(f'<c r="{at}"><v>{value!r}</v></c>')
        lines.append(f'<row r="{number}" spans="1:{max(1, len(row))}">{"".join(cells)}</row>')
    strings = [f'<t xml:space="preserve">{escape(text, {chr(13): "&#13;"})}</t>' for text in shared]
    return office("".join(lines), strings=strings)


_URN = "urn:oasis:names:tc:opendocument:xmlns"
_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{_URN}:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIMETYPE}"/></manifest:manifest>'
)
_SPACES = {
    **{name: f"{_URN}:{name}:1.0" for name in ("office", "table", "text", "style")},
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    "dc": "urn:any",
}


def open_document(*tables: str, styles: str = "", prefix: str = "") -> bytes:
    """Make an .ods workbook of tables as XML. With a `prefix`, every prefix is another than LibreOffice writes."""
    spaces = " ".join(f'xmlns:{name}="{space}"' for name, space in _SPACES.items())
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    if prefix:
        content = re.sub(rf"((?<=[ </])|(?<= xmlns:))({'|'.join(_SPACES)})(?=[:=])", rf"{prefix}\2", content)
    return zipped({"mimetype": _MIMETYPE, "META-INF/manifest.xml": _MANIFEST, "content.xml": content})


def table(rows: str, title: str = "Answers", style: str = "") -> str:
    """Return a worksheet of OpenDocument as XML."""
    return f'<table:table table:name="{title}" table:style-name="{style}">{rows}</table:table>'
