import io
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from assessment.errors import InputError
from tests.workbooks import STRICT, office, open_document, rows_of, table, worksheets, zipped

FIXTURES = Path(__file__).parent / "fixtures" / "workbooks"

SAVED_BY_LIBREOFFICE = [
    [
        *("text", "number", "date", "moment", "time", "duration", "truth", "error", "formula", "words", "share"),
        *("money", "007"),
    ],
    [
        *("a & b <c> “d” é 日本 😀", "5", "2026-03-02 00:00:00", "2026-03-02 09:00:41", "10:30:00", "1 day, 12:00:00"),
        *("TRUE", "#DIV/0!", "6", "xy", "0.25", "12.5", "007"),
    ],
    ["  two  spaces ", "line 1\nline 2", "1000000000000000", "-0.1", "12345678901", "0.3", "FALSE"],
    ["hidden row", "1"],
    [],
    ["merged", "", "", "", "after"],
    [],
    ["", "", "sparse"],
    ["same", "same", "same", "", "same"],
    *[["again", "3", "3"]] * 4,
    ["plain bold again"],
]


@pytest.mark.parametrize("name", ["libreoffice.ods", "libreoffice.xlsx"])
def test_what_libreoffice_saves_is_read_alike(name):
    """One workbook, saved in both formats: the same texts, and the same rows and worksheets are hidden."""
    first, *others = worksheets((FIXTURES / name).read_bytes())
    assert ("Answers & more", False, SAVED_BY_LIBREOFFICE, {4}) == (
        first.title,
        first.hidden,
        first.rows,
        first.hidden_rows,
    )
    assert [("Old", True, [["secret"]]), ("Lists", True, [["secret"]]), ("Empty", False, [])] == [
        (sheet.title, sheet.hidden, sheet.rows) for sheet in others
    ]


def row(cells, attributes=""):
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def cell(text, attributes=""):
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


ONE = '<table:table-cell office:value-type="float" office:value="1"><text:p>1.00</text:p></table:table-cell>'
BLANK = "<table:table-cell/>"


@pytest.mark.parametrize(
    ("attributes", "content", "text"),
    [
        ('office:value-type="float" office:value="4"', "<text:p>4,00</text:p>", "4"),
        ('office:value-type="float" office:value="2.5E-1"', "<text:p>0.3</text:p>", "0.25"),
        ('office:value-type="percentage" office:value="0.25"', "<text:p>25%</text:p>", "0.25"),
        ('office:value-type="currency" office:value="12.50"', "<text:p>12,50 €</text:p>", "12.5"),
        ('office:value-type="boolean" office:boolean-value="true"', "<text:p>WAHR</text:p>", "TRUE"),
        ('table:formula="of:=FALSE()" office:value-type="float" office:value="0"', "<text:p>FALSCH</text:p>", "FALSE"),
        ('office:value-type="date" office:date-value="2026-03-02"', "<text:p>Mon</text:p>", "2026-03-02 00:00:00"),
        ('office:value-type="date" office:date-value="2026-03-02T09:00:41.5"', "", "2026-03-02 09:00:41"),
        ('office:value-type="date" office:date-value="-0044-03-15"', "<text:p>Ides</text:p>", "-0044-03-15T00:00:00"),
        ('office:value-type="time" office:time-value="PT10H30M00S"', "<text:p>10:30</text:p>", "10:30:00"),
        ('office:value-type="time" office:time-value="PT36H00M00S"', "<text:p>36:00</text:p>", "1 day, 12:00:00"),
        ('office:value-type="string" calcext:value-type="error"', "<text:p>#N/A</text:p>", "#N/A"),
        ('office:value-type="string" office:string-value="kept"', "", "kept"),
        ('office:value-type="string"', "<text:p>one</text:p><text:p>two</text:p>", "one\ntwo"),
        ("", "<text:p>a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d</text:p>", "a   b\tc\nd"),
        ("", "<text:p><text:span>in</text:span> <text:a>a link</text:a></text:p>", "in a link"),
        (
            "",
            "<office:annotation><dc:x>2026</dc:x><text:p>no</text:p></office:annotation><text:p>text</text:p>",
            "text",
        ),
        ("", "<text:p>東京<text:note><text:p>a note</text:p></text:note>都</text:p>", "東京都"),
        ("", "<text:p><text:ruby>市<text:ruby-text>し</text:ruby-text></text:ruby></text:p>", "市"),
        ("", "<text:p>no type</text:p>", "no type"),
        ("", "", ""),
    ],
)
def test_a_cell_becomes_its_value(attributes, content, text):
    """What counts is the value, not how it is shown; notes, links and how a word is spoken are no part of it."""
    cells = f"{ONE}<table:table-cell {attributes}>{content}</table:table-cell>{ONE}"
    assert [["1", text, "1"]] == rows_of(open_document(table(row(cells))))


def test_cells_and_rows_repeat():
    """What is alike is stored once with a number; blank cells and rows up to the last of all are not made."""
    rows = (
        row(BLANK.replace("/", ' table:number-columns-repeated="2"/') + cell("a", 'table:number-columns-repeated="3"'))
        + row(BLANK, 'table:number-rows-repeated="2"')
        + row(ONE + BLANK.replace("/", ' table:number-columns-repeated="16383"/'), 'table:number-rows-repeated="2"')
        + row(BLANK.replace("/", ' table:number-columns-repeated="16384"/'), 'table:number-rows-repeated="1048571"')
    )
    assert [["", "", "a", "a", "a"], [], [], ["1"], ["1"]] == rows_of(open_document(table(rows)))


def test_what_a_merged_cell_covers_is_blank():
    """A covered cell may keep a text that nobody sees."""
    covered = cell("covered").replace("table-cell", "covered-table-cell")
    assert [["a", "", "b"]] == rows_of(open_document(table(row(cell("a") + covered + cell("b")))))


def test_hidden_and_filtered_rows_are_told():
    """Rows may be hidden one by one, by a filter, or with a group that is closed."""
    rows = (
        f"<table:table-header-rows>{row(cell('head'))}</table:table-header-rows>"
        + row(cell("b"), 'table:visibility="collapse"')
        + row(cell("c"), 'table:visibility="filter" table:number-rows-repeated="2"')
        + row(cell("e"), 'table:visibility="visible"')
        + f'<table:table-row-group table:display="false">{row(cell("f"))}<table:table-row-group>{row(cell("g"))}'
        f"</table:table-row-group></table:table-row-group>{row(cell('h'))}"
    )
    (sheet,) = worksheets(open_document(table(rows)))
    assert ([[letter] for letter in ["head", *"bccefgh"]], {2, 3, 4, 6, 7}) == (sheet.rows, sheet.hidden_rows)


def test_a_worksheet_is_hidden_by_its_style():
    """OpenDocument hides a worksheet, and what it keeps of another file, by a style."""
    style = '<style:style style:name="{}"><style:table-properties table:display="{}"/></style:style>'
    styles = style.format("ta1", "true") + style.format("ta2", "false")
    data = open_document(table(row(ONE), "A", "ta1"), table(row(ONE), "B", "ta2"), styles=styles)
    assert [("A", False), ("B", True)] == [(sheet.title, sheet.hidden) for sheet in worksheets(data)]


def test_what_was_changed_is_no_row():
    """A history of changes holds cells that are there no more."""
    deletion = f"<table:deletion>{table(row(cell('old')))}</table:deletion>"
    changes = f"<table:tracked-changes>{deletion}</table:tracked-changes>"
    assert [["new"]] == rows_of(open_document(changes, table(row(cell("new")))))


def test_any_prefix_will_do():
    """Elements and attributes are known by their namespace."""
    data = open_document(table(row(ONE)), prefix="x")
    assert [["1"]] == rows_of(data)


def test_other_documents_are_refused():
    """A text has no worksheet; the sentence says which formats have."""
    with pytest.raises(InputError, match=r"holds no worksheet\. Save the answers as \.xlsx, \.ods or CSV"):
        worksheets(open_document())


MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


@pytest.mark.parametrize(
    "parts",
    [
        {
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{MANIFEST}"><m:file-entry m:full-path="content.xml">'
            "<m:encryption-data/></m:file-entry></m:manifest>",
            "content.xml": "not to be read",
        },
        {"META-INF/manifest.xml": f'<m:manifest xmlns:m="{MANIFEST}"/>', "encrypted-package": "not to be read"},
    ],
    ids=["each part", "the whole"],
)
def test_a_workbook_with_a_password_is_refused_with_the_reason(parts):
    """Both ways in which OpenDocument locks a file are told from damage."""
    with pytest.raises(InputError, match="protected by a password"):
        worksheets(zipped(parts))


MANY = 'table:number-rows-repeated="20"'
BEYOND = {
    "repeated rows": (row(cell("a"), MANY), {"rows": 19}),
    "repeated cells": (row(cell("a", 'table:number-columns-repeated="20"')), {"columns": 19}),
    "cells": (row(cell("a", 'table:number-columns-repeated="20"'), MANY), {"cells": 399}),
    "a gap": (row(BLANK, 'table:number-rows-repeated="60"') + row(ONE), {"cells": 59}),
    "characters": (row(cell("a" * 500), MANY), {"unpacked": 9_000}),
    "the last row": (row(ONE, MANY), {"height": 19}),
}


@pytest.mark.parametrize(("rows", "bounds"), BEYOND.values(), ids=BEYOND)
def test_a_workbook_beyond_its_bounds_is_refused(rows, bounds):
    """A few bytes that repeat without end are no more work than the bounds allow."""
    data = open_document(table(rows))
    assert worksheets(data)
    with pytest.raises(InputError, match=r"row \d+: This worksheet is too large"):
        worksheets(data, **bounds)


def test_spaces_are_bounded():
    """One element may stand for any number of spaces; nobody answers with more than a thousand."""
    ((text,),) = rows_of(open_document(table(row(cell("<text:s text:c='999999999'/>.")))))
    assert 1001 == len(text)


@pytest.mark.parametrize(
    "rows",
    [row(ONE, 'table:number-rows-repeated="many"'), row(ONE)[:-3], row(cell("&nbsp;"))],
    ids=["a number that is none", "an end", "a reference to no entity"],
)
def test_a_damaged_workbook_is_refused(rows):
    """Nothing of it is read, and the sentence says so."""
    with pytest.raises(InputError, match="damaged"):
        worksheets(open_document(table(rows)))


def as_text(value):
    """Write a value of python-calamine, which tells a date from a moment."""
    match value:
        case bool():
            return str(value).upper()
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case date():
            return f"{value.isoformat()} 00:00:00"
        case time():
            return value.isoformat()
        case timedelta():
            return str(value)
    return value


def by_calamine(data):
    """Read the texts of the first worksheet with python-calamine, without blank cells and rows at the end."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    texts = [[as_text(value) for value in cells] for cells in rows]
    for cells in texts:
        while cells and not cells[-1]:
            cells.pop()
    while texts and not texts[-1]:
        texts.pop()
    return texts


STORED = st.sampled_from(
    [
        (BLANK, "<c/>"),
        (ONE, "<c><v>1</v></c>"),
        (ONE.replace('value="1"', 'value="-2.5"'), '<c s="0"><v>-2.5</v></c>'),
        (cell("agree", 'office:value-type="string"'), '<c t="s"><v>0</v></c>'),
        (cell("a &lt; b", 'office:value-type="string"'), '<c t="inlineStr"><is><t>a &lt; b</t></is></c>'),
        (
            '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>',
            '<c t="b"><v>1</v></c>',
        ),
        (
            '<table:table-cell office:value-type="date" office:date-value="2026-03-02T09:00:41"/>',
            '<c s="2"><v>46083.375474537</v></c>',
        ),
        ('<table:table-cell office:value-type="date" office:date-value="2026-03-02"/>', '<c s="1"><v>46083</v></c>'),
        ('<table:table-cell office:value-type="time" office:time-value="PT10H30M00S"/>', '<c s="3"><v>0.4375</v></c>'),
    ]
)


@given(st.lists(st.tuples(st.lists(STORED, max_size=6), st.integers(1, 3)), min_size=1, max_size=8))
def test_both_formats_are_read_as_python_calamine_reads_them(drawn):
    """The same table in OpenDocument, with repeated rows, and in strict Office Open XML says the same to all."""
    tables = "".join(
        row("".join(stored for stored, _ in cells), f'table:number-rows-repeated="{times}"') for cells, times in drawn
    )
    lines = "".join(f"<row>{''.join(stored for _, stored in cells)}</row>" * times for cells, times in drawn)
    strict = office(lines, strings=["<t>agree</t>"], edition=STRICT)
    opened = open_document(table(tables))
    assert by_calamine(strict) == rows_of(strict) == rows_of(opened)
    assert by_calamine(opened) == rows_of(opened)
