"""Tables of web pages become worksheets, however carelessly a program wrote them."""

import pytest

from assessment.exchange.markup import worksheets_of_markup
from assessment.exchange.reading import UnreadableError
from assessment.exchange.workbook.grid import Bounds

BOUNDS = Bounds(parts=9, unpacked=10**6, columns=100, height=1000, rows=1000, cells=5000)


def tables(text):
    return {sheet.title: sheet.rows for sheet in worksheets_of_markup("page.html", text, BOUNDS)}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("<table><tr><td>a<td>b<tr><td>c</table>", [["a", "b"], ["c"]]),
        ("<table><td>a</td></tr><tr><td>b", [["a"], ["b"]]),
        (
            "<TABLE><TR><TH rowspan=2>a<TH colspan=2>b &amp; c</TR><TR><TD>d<TD>e</TR></TABLE>",
            [["a", "b & c"], ["", "d", "e"]],
        ),
        ("<table><tr><td>one\n two<br>three<p>four</p></td></tr></table>", [["one two\nthree\nfour"]]),
        ("<table><tr><td title='a > b' width=5\">a</td><td>b</td></tr></table>", [["a", "b"]]),
        ("<table><!-- <tr><td>x</td></tr> --><script>'<td>'</script><tr><td>a</td></tr></table>", [["a"]]),
        ("<table><tr><td>1 < 2 &lt; 3</td><td/></tr></table>", [["1 < 2 < 3"]]),
        (
            '<Row><Worksheet ss:Name="table"><ss:Table><ss:Row ss:Index="2"><Cell ss:Index="3"><Data>a</Data>',
            [[], ["", "", "a"]],
        ),
        ("<table><tr><td><![CDATA[a]]></td></tr></table>", [["a"]]),
    ],
)
def test_the_cells_of_a_table_stand_where_a_browser_shows_them(text, rows):
    """Tags that were left open, merged cells, comments and stray quotation marks move no cell."""
    assert [rows] == list(tables(text).values())


def test_tables_are_named_after_what_stands_above_them():
    """A heading names the table below it; two of one name, and those without, are counted."""
    page = "<h2>Sales</h2><table><td>a</table><table><td>b</table><table><caption>Marketing</caption><td>c</table>"
    assert {"Sales": [["a"]], "table 2": [["b"]], "Marketing": [["c"]]} == tables(page)


@pytest.mark.parametrize(
    "text",
    [
        "<table>" + "<tr><td colspan=9999999>a" * 60,
        "<table>" + "<tr><td rowspan=9999999 colspan=99>a" * 60,
        "<table><tr ss:index=9999999><td>a",
        "<table><tr><td ss:index=9999999>a",
        "<table><tr><td>" + "a" * 10**6 + "b",
    ],
)
def test_a_page_that_asks_for_more_cells_than_anybody_needs_is_refused(text):
    """A few bytes that stand for millions of cells end in a sentence."""
    with pytest.raises(UnreadableError, match="too large"):
        tables(text)
