import io
import warnings
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from assessment.exchange.workbook.moments import moment_text, moments_among
from tests.exports import spreadsheet_of
from tests.workbooks import column_letters, office, rows_of, with_shared_strings


def row(*cells):
    """Return a row with these cells, each its attributes and its content."""
    made = (f'<c r="{column_letters(at)}1"{attributes}>{content}</c>' for at, (attributes, content) in enumerate(cells))
    return f'<row r="1">{"".join(made)}</row>'


@pytest.mark.parametrize(
    ("attributes", "content", "text"),
    [
        ("", "<v>4</v>", "4"),
        ("", "<v>4.0</v>", "4"),
        ("", "<v>2.50</v>", "2.5"),
        ("", "<v>-0</v>", "0"),
        ("", "<v>007</v>", "7"),
        ("", "<v>1E3</v>", "1000"),
        ("", "<v>12345678901234567890</v>", "12345678901234567890"),
        ("", "<v>0.30000000000000004</v>", "0.30000000000000004"),
        (' t="n"', "<v>5</v>", "5"),
        (' s="0" t="n"', "<v>5</v>", "5"),
        (' t="n" s="0"', "<v>5</v>", "5"),
        (' t="b"', "<v>1</v>", "TRUE"),
        (' t="b"', "<v>0</v>", "FALSE"),
        (' t="e"', "<v>#N/A</v>", "#N/A"),
        (' t="str"', "<v>007</v>", "007"),
        (' t="str"', '<f>A1&amp;""</f><v>text</v>', "text"),
        ("", "<f>1+2</f><v>3</v>", "3"),
        ("", "<f>1+2</f>", ""),
        ("", "<f>1+2</f><v/>", ""),
        ("", '<f t="shared" si="0"/><v>3</v>', "3"),
        (' t="s"', "<v>0</v>", "shared"),
        (' t="s"', "<v>1</v>", "rich and plain"),
        (' t="s"', "<v>2</v>", "東京"),
        (' t="s"', "<v>3</v>", "a < b & “c”"),
        (' t="s"', "<v>4</v>", "  two\nlines "),
        (' t="s"', "<v>5</v>", ""),
        (' t="s"', "<v>6</v>", "one\ntwo_x000D_😀"),
        (' t="inlineStr"', "<is><t>inline</t></is>", "inline"),
        (' t="inlineStr"', '<is><t xml:space="preserve"> inline </t></is>', " inline "),
        (' t="inlineStr"', "<is><r><t>in</t></r><r><rPr><b/></rPr><t>line</t></r></is>", "inline"),
        (' t="inlineStr"', "<is><t>東京</t><rPh sb='0' eb='2'><t>とうきょう</t></rPh></is>", "東京"),
        (' t="inlineStr"', "<is><t>a &lt; b &#38; c</t></is>", "a < b & c"),
        (' t="inlineStr"', "<is><t>a\r\nb</t></is>", "a\nb"),
        (' t="inlineStr"', "<is><t/></is>", ""),
        (' t="d"', "<v>2026-03-02T09:00:41Z</v>", "2026-03-02 09:00:41"),
        (' t="d"', "<v>2026-03-02</v>", "2026-03-02"),
        (' t="d"', "<v>09:00:41</v>", "09:00:41"),
        (' s="1"', "<v>46083</v>", "2026-03-02 00:00:00"),
        (' s="2"', "<v>46083.375474537</v>", "2026-03-02 09:00:41"),
        (' s="3"', "<v>0.4375</v>", "10:30:00"),
        (' s="4"', "<v>1.5</v>", "1 day, 12:00:00"),
        (' s="1"', "<v>1e9</v>", "#VALUE!"),
        (' s="1" t="s"', "<v>0</v>", "shared"),
        (' s="1"', "", ""),
        ("", "", ""),
    ],
)
def test_a_cell_becomes_its_text(attributes, content, text):
    """Whatever is stored, the text is the value; it is the same between plain cells and where a parser reads."""
    strings = [
        "<t>shared</t>",
        '<r><t xml:space="preserve">rich </t></r><r><rPr><b/></rPr><t>and plain</t></r>',
        "<t>東京</t><rPh sb='0' eb='2'><t>とうきょう</t></rPh><phoneticPr fontId='1'/>",
        "<t>a &lt; b &amp; “c”</t>",
        '<t xml:space="preserve">  two\nlines </t>',
        "<t/>",
        "<t>one_x000D_\ntwo_x005F_x000D__xD83D__xDE00__xDE00_</t>",
    ]
    rows = row(("", "<v>1</v>"), (attributes, content), ("", "<v>2</v>"))
    assert [["1", text, "2"]] == rows_of(office(rows, strings=strings))
    assert [["1", text, "2"]] == rows_of(office(f"<!-- for a parser -->{rows}", strings=strings))


@pytest.mark.parametrize(
    ("number", "code", "moment", "duration"),
    [
        *(
            (number, None, True, number == 46)
            for number in (*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59))
        ),
        *((number, None, False, False) for number in (*range(14), *range(37, 45), 48, 49, 163)),
        (164, "dd/mm/yyyy", True, False),
        (164, "[$-407]TT.MM.JJJJ;@", True, False),
        (164, "[$-F400]h:mm:ss AM/PM", True, False),
        (164, 'd" of "mmmm', True, False),
        (164, "[hh]:mm", True, True),
        (164, "[mm]:ss.0", True, True),
        (164, "yyyy-mm-dd;[Red]General", True, False),
        (164, "General", False, False),
        (164, '0" days"', False, False),
        (164, "0\\d", False, False),
        (164, "#,##0_d", False, False),
        (164, "[Red]0;[Blue]-0", False, False),
        (164, "0;dd", False, False),
        (164, "[$USD] 0.00", False, False),
        (164, "@", False, False),
        (14, "0.00", False, False),
    ],
)
def test_a_number_format_tells_dates_and_durations(number, code, moment, duration):
    """Built-in formats by their number, others by their first part without what it only quotes; the others are none."""
    styles = [("styleSheet/cellStyleXfs/xf", {"numFmtId": "14"}), ("styleSheet/cellXfs/xf", {"numFmtId": "0"})]
    styles.append(("styleSheet/cellXfs/xf", {"numFmtId": str(number)}))
    if code is not None:
        styles.append(("styleSheet/numFmts/numFmt", {"numFmtId": str(number), "formatCode": code}))
    assert ({"1": duration} if moment else {}) == moments_among(styles)


def as_before(value):
    """Write a value of openpyxl as the project did when it read workbooks with it."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case date() | time():
            return value.isoformat()
    return str(value)


@given(st.floats(-700_000, 2_958_465) | st.floats(-2, 70) | st.floats(0, 1), st.booleans(), st.booleans())
@example(0.9999999999, False, False)
@example(59.9999999999, False, False)
@example(60.0, False, False)
@example(-0.25, True, False)
def test_moments_are_those_of_openpyxl(days, duration, from_1904):
    """Dates, times and durations are what openpyxl makes of the same number, in both systems of dates."""
    try:
        epoch = MAC_EPOCH if from_1904 else WINDOWS_EPOCH
        expected = as_before(from_excel(days, epoch, timedelta=duration))
    except (OverflowError, ValueError):
        expected = "#VALUE!"
    assert expected == moment_text(repr(days), duration=duration, from_1904=from_1904)


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20).filter(
    lambda text: "x005F_" not in text and not text.startswith("=") and "_x" not in text
)
values = st.one_of(
    st.none(),
    st.integers(-(10**15), 10**15),
    st.floats(-1e15, 1e15),
    st.booleans(),
    texts,
    st.datetimes(datetime.min.replace(year=1901)).map(lambda moment: moment.replace(microsecond=0)),  # noqa: DTZ901
    st.times().map(lambda moment: moment.replace(microsecond=0)),
    st.timedeltas(timedelta(), timedelta(days=500)).map(
        lambda since: timedelta(seconds=since.days * 86_400 + since.seconds)
    ),
)
tables = st.lists(st.lists(values, max_size=8), min_size=1, max_size=8)


def by_openpyxl(data):
    """Read the texts of the first worksheet with openpyxl, without blank cells and rows at the end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a form tool writes no default style
        sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True).active
    rows = [[as_before(cell) for cell in cells] for cells in sheet.iter_rows(values_only=True)]
    for cells in rows:
        while cells and not cells[-1]:
            cells.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


@given(tables)
def test_what_openpyxl_saves_is_read_as_openpyxl_reads_it(table):
    """Values of every kind, in any place, come back as the texts that they were before this reader."""
    data = spreadsheet_of(table)
    assert by_openpyxl(data) == rows_of(data)


@given(st.lists(st.lists(st.none() | st.integers(-99, 99) | st.booleans() | texts, max_size=40), max_size=30))
def test_what_a_form_tool_saves_is_read_as_openpyxl_reads_it(table):
    """The same for workbooks with shared strings, whose blank cells are left out."""
    data = with_shared_strings(table)
    assert by_openpyxl(data) == rows_of(data)


def test_dates_may_count_from_1904():
    """A workbook of an old Macintosh counts its days from another one."""
    rows = row((' s="1"', "<v>46083</v>"))
    assert [["2026-03-02 00:00:00"]] == rows_of(office(rows))
    assert [["2030-03-03 00:00:00"]] == rows_of(office(rows, from_1904=True))
