import pytest

from assessment.errors import InputError
from assessment.exchange.spreadsheet import worksheets_of
from tests.workbooks import (
    ANSWERS,
    BOUNDS,
    office,
    office_parts,
    relationships,
    rows_of,
    with_shared_strings,
    worksheets,
    zipped,
)

ROWS = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>4</v></c></row>'
READ = [["agree", "4"]]


def parts_of(*sheets):
    """Return the parts of a workbook with one shared string."""
    return office_parts(*sheets or [ROWS], strings=["<t>agree</t>"])


def renamed(parts, names):
    """Give parts other names."""
    return {names.get(name, name): content for name, content in parts.items()}


def test_relationships_lead_to_the_parts():
    """Parts are found wherever they lie, by paths from the root or from the part that names them."""
    parts = renamed(
        parts_of(),
        {
            "xl/workbook.xml": "book/main.xml",
            "xl/_rels/workbook.xml.rels": "book/_rels/main.xml.rels",
            "xl/sharedStrings.xml": "words.xml",
            ANSWERS: "book/pages/first.xml",
        },
    )
    leads = [("a", "extended-properties", "x.xml"), ("b", "officeDocument", "/book/main.xml")]
    parts["_rels/.rels"] = relationships(leads)
    leads = [("s1", "worksheet", "pages/first.xml"), ("w", "sharedStrings", "../words.xml"), ("t", "theme", "gone.xml")]
    parts["book/_rels/main.xml.rels"] = relationships(leads)
    assert READ == rows_of(zipped(parts))


def test_names_of_parts_may_differ_in_capitals_and_slashes():
    """Writers name a part one way in the ZIP and another way where they lead to it."""
    names = {"xl/sharedStrings.xml": "xl\\SharedStrings.XML", ANSWERS: "xl\\worksheets\\Sheet1.xml"}
    parts = renamed(parts_of(), names)
    assert READ == rows_of(zipped(parts))


def test_sheets_that_hold_a_chart_are_left_out():
    """Only worksheets have rows."""
    parts = parts_of(ROWS, ROWS)
    related = "xl/_rels/workbook.xml.rels"
    parts[related] = parts[related].replace("/worksheet", "/chartsheet", 1)
    assert ["Sheet2"] == [sheet.title for sheet in worksheets(zipped(parts))]


def test_a_workbook_needs_neither_strings_nor_styles():
    """Who writes numbers alone may leave them out."""
    parts = parts_of('<row r="1"><c r="A1"><v>4</v></c></row>')
    del parts["xl/sharedStrings.xml"], parts["xl/styles.xml"]
    assert [["4"]] == rows_of(zipped(parts))


def test_what_openpyxl_writes_of_a_number_and_what_a_form_tool_writes_say_the_same():
    """Times are read with and without the style that makes them times."""
    rows = [["q1", "when"], [4, (46083.375474537, 2)], [5, None]]
    assert [["q1", "when"], ["4", "2026-03-02 09:00:41"], ["5"]] == rows_of(with_shared_strings(rows))


REFUSED = {
    "a string that is not there": ({ANSWERS: ("<v>0</v>", "<v>7</v>")}, "damaged"),
    "an index that is none": ({ANSWERS: ("<v>0</v>", "<v>x</v>")}, "damaged"),
    "a number that is none": ({ANSWERS: ("<v>4</v>", "<v>four</v>")}, "damaged"),
    "an unknown kind of cell": ({ANSWERS: ('t="s"', 't="z"')}, "damaged"),
    "a row number that is none": ({ANSWERS: ('<row r="1">', '<row r="one">')}, "damaged"),
    "row 0": ({ANSWERS: ('<row r="1">', '<row r="0">')}, "damaged"),
    "a column that is none": ({ANSWERS: ('"A1"', '"1"')}, "no spreadsheet needs"),
    "a column beyond the last": ({ANSWERS: ('"A1"', '"XFE1"')}, "no spreadsheet needs"),
    "a row beyond the last": (
        {ANSWERS: ('<row r="1">', '<row r="1048577">')},
        "row 1048577: This worksheet is too large",
    ),
    "a worksheet that is not there": ({"xl/_rels/workbook.xml.rels": ("sheet1.xml", "sheet9.xml")}, "damaged"),
    "no relationship": ({"xl/_rels/workbook.xml.rels": ('"s1"', '"s9"')}, "damaged"),
    "a type of document": ({"xl/sharedStrings.xml": ("<sst", "<!DOCTYPE sst><sst")}, "no spreadsheet needs"),
    "an entity": (
        {"xl/styles.xml": ("<styleSheet", '<!DOCTYPE s [<!ENTITY a "b">]><styleSheet')},
        "no spreadsheet needs",
    ),
    "a reference to no entity": ({ANSWERS: ("<v>4</v>", "<v>&four;</v>")}, "damaged"),
    "an encoding of old": ({ANSWERS: ("UTF-8", "cp037")}, "no spreadsheet needs"),
    "a control character": ({ANSWERS: ('<c r="B1"><v>4', '<c r="B1" t="str"><v>\0')}, "damaged"),
    "an attribute that is none": ({ANSWERS: ('t="s"', "t=s")}, "damaged"),
    "an element that is none": ({ANSWERS: ("</row>", "</row></k>")}, "damaged"),
    "a row that never ends": ({ANSWERS: ("</row>", '<row r="2"></row>')}, "damaged"),
    "no text": ({ANSWERS: ("<v>4</v>", b"<v>\xff</v>")}, "damaged"),
    "elements within elements": ({"xl/styles.xml": ("<numFmts>", "<a>" * 200 + "</a>" * 200)}, "no spreadsheet needs"),
    "an end": ({ANSWERS: ("</sheetData>", "")}, "damaged"),
    "a binary workbook": (
        {"_rels/.rels": ("xl/workbook.xml", "xl/workbook.bin"), "xl/workbook.bin": ("", "binary")},
        r"binary workbook \(\.xlsb\)\. Save it as \.xlsx or CSV",
    ),
}


@pytest.mark.parametrize(("changes", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_no_workbook_holds_is_refused(changes, reason):
    """A sentence says what is wrong; nothing is read in part, and no traceback is shown."""
    parts = parts_of()
    for part, (old, new) in changes.items():
        content = parts.setdefault(part, "")
        assert old in content
        added = new if isinstance(new, bytes) else new.encode()
        parts[part] = content.encode().replace(old.encode(), added, 1) if old else added
    with pytest.raises(InputError, match=reason):
        worksheets(zipped(parts))


def test_a_workbook_with_a_password_is_refused_with_the_reason():
    """A locked part of a ZIP is told from a damaged one."""
    data = bytearray(zipped(parts_of()))
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            data[at + offset] |= 1
    with pytest.raises(InputError, match="protected by a password"):
        worksheets(bytes(data))


ALIKE = "".join(f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' for number in range(1, 21))
PARSED = f"<!-- -->{ALIKE}"
BEYOND = {
    "rows": (office(ALIKE), {"rows": 19}, "row 20: This worksheet is too large"),
    "rows for a parser": (office(PARSED), {"rows": 19}, "row 20: This worksheet is too large"),
    "rows of all worksheets": (office(ALIKE, ALIKE), {"rows": 39}, "row 20: This worksheet is too large"),
    "cells": (office(ALIKE), {"cells": 59}, "row 1[0-9]: This worksheet is too large"),
    "blank rows": (office('<row r="1"/>' * 60), {"cells": 59}, "row 1: This worksheet is too large"),
    "blank cells": (
        office('<row r="1">' + "<c/>" * 60 + "</row>"),
        {"cells": 59},
        "row 1: This worksheet is too large",
    ),
    "a gap": (
        office('<row r="60"><c r="A60"><v>1</v></c></row>'),
        {"cells": 59},
        "row 60: This worksheet is too large",
    ),
    "columns": (office('<row r="1">' + "<c/>" * 20 + "</row>"), {"columns": 19}, "row 1: This worksheet is too large"),
    "cells of one place": (
        office('<!-- --><row r="1">' + '<c r="A1"/>' * 20 + "</row>"),
        {"columns": 19},
        "row 1: This worksheet is too large",
    ),
    "shared strings": (office(ALIKE, strings=["<t>a</t>"] * 60), {"cells": 59}, "This worksheet is too large"),
    "one long string for many": (
        office(ALIKE.replace("<c ", '<c t="s" ').replace("<v>1", "<v>0"), strings=[f"<t>{'a' * 500}</t>"]),
        {"unpacked": 9_000},
        "row 1[0-9]: This worksheet is too large",
    ),
    "styles": (office(ALIKE, formats=["0"] * 60), {"cells": 59}, "This worksheet is too large"),
    "parts": (office(ALIKE), {"parts": 6}, "unpacks to far more"),
    "bytes": (office(ALIKE), {"unpacked": 2_000}, "unpacks to far more"),
}


@pytest.mark.parametrize(("data", "bounds", "reason"), BEYOND.values(), ids=BEYOND)
def test_a_workbook_beyond_its_bounds_is_refused(data, bounds, reason):
    """Work ends soon, with a sentence that says in which row; within its bounds the same workbook is read."""
    assert worksheets(data)
    with pytest.raises(InputError, match=reason):
        worksheets(data, **bounds)


def test_a_part_that_does_not_say_that_it_is_xml_counts_too():
    """The bytes of a part count when it is read, whatever it is called."""
    parts = renamed(parts_of(), {ANSWERS: "xl/worksheets/sheet1.data"})
    related = "xl/_rels/workbook.xml.rels"
    parts[related] = parts[related].replace("sheet1.xml", "sheet1.data")
    assert READ == rows_of(zipped(parts))
    parts["xl/worksheets/sheet1.data"] += " " * BOUNDS.unpacked
    with pytest.raises(InputError, match="unpacks to far more"):
        worksheets(zipped(parts))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_cut_off_anywhere_is_refused(share):
    """Nothing of it is read, and the sentence says that it was cut off."""
    data = zipped(parts_of())
    with pytest.raises(InputError, match="damaged or was cut off"):
        worksheets_of("a.xlsx", data[: int(len(data) * share)], BOUNDS)
