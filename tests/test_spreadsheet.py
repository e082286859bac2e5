import io
import struct
import zipfile

import pytest

from assessment.exchange.read import read_file
from assessment.exchange.reading import UnreadableError
from assessment.exchange.spreadsheet import bounds_of, worksheets_of
from assessment.load import load_instrument
from tests.exports import spreadsheet_of

LIMIT = 1_000_000
BOUNDS = bounds_of(load_instrument(), LIMIT)
BOOK = "xl/workbook.xml"
SHEET = "xl/worksheets/sheet1.xml"
ROWS = [["q1", "q2"], [4, 5.0], [None, 2.5], ["=1+2", True], [None], ["end"]]


def sheets_of(name, data):
    """Read the rows of each worksheet that people see, by its title."""
    return {sheet.title: sheet.rows for sheet in worksheets_of(name, data, BOUNDS) if not sheet.hidden}


def compact(xml):
    """Write an empty element in one way: openpyxl has three, with lxml and without it."""
    return xml.replace(b" />", b"/>").replace(b"<v></v>", b"<v/>")


def changed(part, old, new):
    """Replace bytes in one part of a spreadsheet of two worksheets."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(spreadsheet_of(ROWS, [["second"]]))) as before,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        old = compact(old)
        assert old in compact(before.read(part))
        for name in before.namelist():
            content = compact(before.read(name))
            after.writestr(name, content.replace(old, new, 1) if name == part else content)
    return file.getvalue()


def test_cells_become_text():
    """Numbers lose an idle point, blank cells are empty, blank rows stay, an unknown result is empty."""
    expected = [["q1", "q2"], ["4", "5"], ["", "2.5"], ["", "TRUE"], [], ["end"]]
    assert {"Sheet": expected, "Sheet1": [["second"]]} == sheets_of("a.xlsx", spreadsheet_of(ROWS, [["second"]]))


def test_a_formula_is_its_last_result():
    """What a formula gave when the file was saved is read; it is never worked out."""
    data = changed(SHEET, b"<f>1+2</f><v/>", b"<f>1+2</f><v>7</v>")
    assert "7" == sheets_of("a.xlsx", data)["Sheet"][3][0]


def test_hidden_sheets_are_left_alone():
    """A worksheet that people do not see is not read."""
    data = changed(BOOK, b'sheetId="1" state="visible"', b'sheetId="1" state="hidden"')
    assert {"Sheet1": [["second"]]} == sheets_of("a.xlsx", data)


def test_a_wrong_dimension_loses_nothing():
    """Form tools write a wrong size of the worksheet; its cells are read all the same."""
    data = changed(SHEET, b'<dimension ref="A1:B6"/>', b'<dimension ref="A1"/>')
    assert 6 == len(sheets_of("a.xlsx", data)["Sheet"])


@pytest.mark.parametrize(
    ("part", "old", "new", "reason"),
    [
        (SHEET, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet', "no spreadsheet needs"),
        (BOOK, b"<workbook ", b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><workbook ', "no spreadsheet needs"),
        (SHEET, b'r="A2"', b'r="ZZZZZZ2"', "no spreadsheet needs"),
        (SHEET, b'<row r="2">', b'<row r="999999999">', "too large"),
        (SHEET, b"</row>", b"", "damaged"),
        (BOOK, b"<sheets>", b"<sheets><sheets>", "damaged"),
    ],
)
def test_hostile_parts_are_refused(part, old, new, reason):
    """Entities, columns and rows beyond every spreadsheet, and broken XML are refused with a sentence."""
    with pytest.raises(UnreadableError, match=reason):
        sheets_of("a.xlsx", changed(part, old, new))


def test_an_entity_in_another_encoding_is_refused():
    """UTF-16 does not hide a declaration."""
    hidden = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><worksheet/>'.encode("utf-16")
    content = zipfile.ZipFile(io.BytesIO(spreadsheet_of(ROWS, [["second"]]))).read(SHEET)
    with pytest.raises(UnreadableError, match="no spreadsheet needs"):
        sheets_of("a.xlsx", changed(SHEET, content, hidden))


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    """A part that unpacks to far more than the limit is refused from the directory alone."""
    data = changed(SHEET, b"</sheetData>", b" " * 9_000_000 + b"</sheetData>")
    assert len(data) < 50_000

    def unpack(*_arguments):
        pytest.fail("a part was unpacked")

    monkeypatch.setattr(zipfile.ZipFile, "open", unpack)
    with pytest.raises(UnreadableError, match="unpacks to far more"):
        sheets_of("a.xlsx", data)


def test_a_bomb_that_lies_about_its_size_is_refused():
    """A directory that claims a small size does not let a large part through."""
    data = changed(SHEET, b"</sheetData>", b" " * 9_000_000 + b"</sheetData>")
    size = zipfile.ZipFile(io.BytesIO(data)).getinfo(SHEET).file_size
    lie = data.replace(struct.pack("<I", size), struct.pack("<I", 1_000))
    with pytest.raises(UnreadableError, match="damaged"):
        sheets_of("a.xlsx", lie)


@pytest.mark.parametrize("size", [0, 2, 30, 500, 3000])
def test_a_spreadsheet_cut_off_anywhere_is_refused(size):
    """Whatever is left of a truncated file, the message says that it was cut off."""
    with pytest.raises(UnreadableError, match="cut off"):
        sheets_of("a.xlsx", spreadsheet_of(ROWS)[:size])


def test_formulas_without_results_are_told_of(instrument):
    """Where some answers are formulas that no program has worked out, their cells are empty, and that is said."""
    header = ["function", *(f"q{number}" for number in range(1, 21))]
    people = [["sales", *[4] * 20], ["marketing", *[4] * 19, "=2+2"]]
    reading = read_file("answers.xlsx", spreadsheet_of([header, *people]), instrument)
    assert [4, None] == [each.answers[-1] for each in reading.respondents]
    assert ["formulas" in each.reason for each in reading.remarks] == [True]
