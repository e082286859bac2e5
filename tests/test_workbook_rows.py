import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.errors import InputError
from assessment.exchange.workbook.package import _PIECE
from assessment.exchange.workbook.plain_rows import PlainRows
from tests.workbooks import (
    ANSWERS,
    STRICT,
    column_letters,
    office,
    office_parts,
    rows_of,
    with_shared_strings,
    worksheets,
    zipped,
)

PLAIN = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'


def test_rows_and_cells_stand_where_they_say():
    """Rows and cells that are left out are blank; those that do not say where they are follow the last one."""
    rows = (
        '<row r="2"><c r="C2"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c r="AB3"><v>4</v></c></row>'
        '<row r="6"/><row r="7" spans="1:1"><c r="A7" s="1"/></row>'
    )
    assert [[], ["", "", "1", "2"], ["3", *[""] * 26, "4"]] == rows_of(office(rows))


def test_rows_may_come_in_any_order():
    """A row that comes after one below it takes its place, as long as there is one of each number."""
    lines = [f'<row r="{number}"><c r="A{number}"><v>{number}</v></c></row>' for number in (3, 1, 2)]
    assert [["1"], ["2"], ["3"]] == rows_of(office("".join(lines)))
    with pytest.raises(InputError, match="row 3: This spreadsheet is damaged"):
        rows_of(office("".join([*lines, lines[0]])))


@pytest.mark.parametrize("hidden", ['hidden="1"', 'hidden="true"'])
def test_hidden_rows_are_told(hidden):
    """The rows that people do not see are read, and named by their numbers."""
    rows = f'{PLAIN}<row r="2" {hidden}><c r="A2"><v>3</v></c></row><row r="3" hidden="0"><c r="A3"><v>4</v></c></row>'
    (sheet,) = worksheets(office(rows))
    assert ([["1", "2"], ["3"], ["4"]], {2}) == (sheet.rows, sheet.hidden_rows)


def test_hidden_worksheets_are_told():
    """Every worksheet comes with its title, in the order in which they are shown, and says whether it is hidden."""
    data = office(PLAIN, PLAIN, PLAIN, titles=["Sales & Co", "Old/hidden", "Lists/veryHidden"])
    assert [("Sales & Co", False), ("Old", True), ("Lists", True)] == [(s.title, s.hidden) for s in worksheets(data)]


def many(number, prefix=""):
    """Return rows that are alike but for some, more than are unpacked at a time."""
    rows = []
    for at in range(1, number + 1):
        kind, formula = (' t="s"', "") if at % 7 else ("", f"<{prefix}f>1+1</{prefix}f>")
        left = "" if at % 5 == 0 else f'<{prefix}c r="A{at}"><{prefix}v>{at}</{prefix}v></{prefix}c>'
        right = f'<{prefix}c r="B{at}"{kind}>{formula}<{prefix}v>{at % 2}</{prefix}v></{prefix}c>'
        hidden = ' hidden="1"' if at % 1000 == 0 else ""
        rows.append(f'<{prefix}row r="{at}"{hidden}>{left}{right}</{prefix}row>')
    return "".join(rows)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({}, id="as Excel does"),
        pytest.param({"prefix": "x:"}, id="with a prefix"),
        pytest.param({"edition": STRICT}, id="strict"),
        pytest.param({"edition": STRICT, "prefix": "main:"}, id="strict with a prefix"),
    ],
)
def test_ten_thousand_rows_are_read_however_they_are_written(change):
    """Whatever edition and prefix, and wherever a piece of the file ends, each row has its texts."""
    strings = [f"<{change.get('prefix', '')}t>{text}</{change.get('prefix', '')}t>" for text in ("even", "odd")]
    (sheet,) = worksheets(office(many(10_000, change.get("prefix", "")), strings=strings, **change), unpacked=10**7)
    expected = [
        ["" if at % 5 == 0 else str(at), str(at % 2) if at % 7 == 0 else ("even", "odd")[at % 2]]
        for at in range(1, 10_001)
    ]
    assert (expected, set(range(1000, 10_001, 1000))) == (sheet.rows, sheet.hidden_rows)


def test_most_rows_need_no_parser(monkeypatch):
    """Of a form tool's workbook with answers left out, and of one by openpyxl, every row is read the fast way."""
    numbers = []
    read = PlainRows.read
    monkeypatch.setattr(PlainRows, "read", lambda *arguments: numbers.append(read(*arguments)) or numbers[-1])
    rows_of(with_shared_strings([["a", 1, None, "b"], ["a", None, None, "c"], *[["d", 2, "e", True]] * 5]))
    assert [1, 2, 3, 4, 5, 6, 7] == numbers


ODD = {
    "a comment": f"<!-- <row r='9'><c><v>9</v></c></row> -->{PLAIN}",
    "a comment across rows": f'{PLAIN}<!-- </row><row r="9"><c r="A9"><v>9</v></c></row> -->',
    "an instruction": f"<?skip <row r='9'/> ?>{PLAIN}",
    "an instruction across rows": f'{PLAIN}<?skip </row><row r="9"><c r="A9"><v>9</v></c></row> ?>',
    "marked text": PLAIN.replace("<v>1</v>", "<v><![CDATA[1]]></v>"),
    "spaces": re.sub("(?=<)", "\n  ", PLAIN),
    "single quotes": PLAIN.replace('"', "'"),
    "spaces in tags": PLAIN.replace(">", " >"),
    "other attributes first": '<row spans="1:2" r="1"><c s="0" r="A1"><v>1</v></c><c t="n" r="B1"><v>2</v></c></row>',
    "an unknown attribute": PLAIN.replace("<c ", '<c k="1" ').replace("<row ", '<row k="1" '),
    "an unknown element": PLAIN.replace("<c ", "<extra><c r='X1'/></extra><c ", 1).replace("</row>", "<k/></row>"),
    "lower-case columns": PLAIN.replace('"A1"', '"a1"').replace('"B1"', '"b1"'),
    "references": PLAIN.replace("<v>1<", "<v>&#49;<"),
    "line ends of Windows": PLAIN.replace("><", ">\r\n<"),
    "another default": f'<row r="1" xmlns:k="k" k:k="k">{PLAIN.partition(">")[2]}',
}


@pytest.mark.parametrize("rows", ODD.values(), ids=ODD)
def test_odd_but_valid_rows_are_read(rows):
    """Whatever XML allows is read as a parser reads it."""
    assert [["1", "2"]] == rows_of(office(rows))


def test_rows_outside_of_the_data_are_none():
    """What extensions keep before and after the data of a worksheet is not read."""
    parts = office_parts(PLAIN)
    extension = "<ext>" + PLAIN.replace('r="1"', 'r="9"') + "</ext>"
    content = parts[ANSWERS].replace("<sheetData>", f"{extension}<sheetData>")
    parts[ANSWERS] = content.replace("</sheetData>", f"</sheetData>{extension}")
    assert [["1", "2"]] == rows_of(zipped(parts))


@pytest.mark.parametrize("off", range(4))
def test_a_comment_may_begin_where_a_piece_ends(off):
    """A comment is one wherever the file is cut into pieces while it is read."""
    comment = '<!-- </row><row r="9"><c r="A9"><v>9</v></c></row><row r="10"></row> -->'
    begun = office_parts("")[ANSWERS].index("</sheetData>")
    assert [["1", "2"]] == rows_of(office(" " * (_PIECE - begun - off) + comment + PLAIN))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_parts_may_be_encoded_otherwise(encoding):
    """UTF-16 is read, with a byte order mark and without."""
    parts = office_parts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=["<t>日本 é</t>"])
    name = encoding.removesuffix("-sig")[:6]
    for part in (ANSWERS, "xl/sharedStrings.xml", "xl/workbook.xml"):
        parts[part] = parts[part].replace("UTF-8", name).encode(encoding)
    assert [["日本 é"]] == rows_of(zipped(parts))


CELLS = st.sampled_from(
    [
        '<c r="{at}" t="s"><v>0</v></c>',
        '<c r="{at}" t="s"><v>1</v></c>',
        '<c r="{at}"><v>4</v></c>',
        '<c r="{at}" s="1"><v>46083.5</v></c>',
        '<c r="{at}" s="1"/>',
        '<c r="{at}" s="2" />',
        '<c r="{at}"></c>',
        '<c r="{at}" t="b"><v>1</v></c>',
        '<c r="{at}" t="e"><v>#N/A</v></c>',
        '<c r="{at}" t="str"><f>A1</f><v>a</v></c>',
        '<c r="{at}"><f>1+1</f><v></v></c>',
        '<c r="{at}"><f t="shared" ref="A1:A9" si="0">1+1</f><v>2</v></c>',
        '<c r="{at}"><f>1&lt;2</f><v>2</v></c>',
        '<c r="{at}" t="inlineStr"><is><t>x/y</t></is></c>',
        '<c r="{at}" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>',
        '<c r="{at}" t="inlineStr"><is><t>x &amp; y</t></is></c>',
        '<c r="{at}" t="inlineStr"><is><r><t>x</t></r></is></c>',
        '<c r="{at}" t="inlineStr"><is><t>&amp;amp;</t></is></c>',
        '<c r="{at}" t="inlineStr"><is><t>&amp;</t></is></c>',
        '<c r="{at}" t="str"><v>&amp;</v></c>',
        '<c t="s"><v>1</v></c>',
        "<!-- -->",
        " ",
    ]
)
ROW_ATTRIBUTES = st.sampled_from(["", ' spans="1:3"', ' hidden="1"', ' hidden="false" ht="12.8"', ' xml:k="&lt;"'])


@st.composite
def sheets(draw):
    """Draw the rows of a worksheet: many alike, some with other cells."""
    usual = draw(st.lists(st.sampled_from(range(6)), max_size=5))
    lines = []
    for number in range(1, draw(st.integers(1, 12)) + 1):
        cells = draw(st.lists(CELLS, max_size=4)) if draw(st.booleans()) else [KINDS[at] for at in usual]
        placed = "".join(cell.format(at=f"{column_letters(place)}{number}") for place, cell in enumerate(cells))
        lines.append(f'<row r="{number}"{draw(ROW_ATTRIBUTES)}>{placed}</row>')
    return "".join(lines)


KINDS = [
    '<c r="{at}" t="s"><v>0</v></c>',
    '<c r="{at}" s="1"/>',
    '<c r="{at}"><v>3</v></c>',
    '<c r="{at}" s="1"><v>46083</v></c>',
    '<c r="{at}" t="inlineStr"><is><t>x</t></is></c>',
    '<c r="{at}" t="str"><f>A1</f><v>a</v></c>',
]


def outcome(rows):
    """Return what is read of a worksheet, or what is said where it is refused."""
    try:
        (sheet,) = worksheets(office(rows, strings=["<t>agree</t>", "<t>x &lt; y</t>"]))
    except InputError as error:
        return str(error)
    return sheet.rows, sheet.hidden_rows


@given(sheets())
def test_plain_rows_are_read_as_the_parser_reads_them(rows):
    """The fast way and the parser, which a comment before the rows calls for, never disagree."""
    assert outcome(f"<!-- -->{rows}") == outcome(rows)


@given(sheets(), st.data())
def test_no_damage_is_read_otherwise_than_the_parser_reads_it(rows, data):
    """A worksheet with characters too many, too few or others is refused, or read as the parser reads it."""
    at = data.draw(st.integers(0, len(rows)))
    added = data.draw(st.sampled_from(["", "<", ">", '"', "&", "/", "\r", "\0", "a", "0", " "]))
    spoilt = rows[:at] + added + rows[at + data.draw(st.integers(0, 3)) :]
    parsed = outcome(f"<!-- -->{spoilt}")
    if not isinstance(parsed, str):
        assert parsed == outcome(spoilt)
