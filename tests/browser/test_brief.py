"""One page for the board, on paper and in a word processor."""

import io
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

pytestmark = pytest.mark.browser

type Open = Callable[..., Page]

COPIED = "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())"


def opened(open_page: Open, path: str, **options: object) -> Page:
    """Return a page about the sample team."""
    page = open_page(path, **options)
    page.get_by_role("button", name="made-up data").first.click()
    expect(page.locator("[data-shown] h1")).to_be_visible()
    return page


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_is_one_page_on_paper(open_page: Open, paper: str) -> None:
    """From the headline to the next date."""
    page = opened(open_page, "compare/brief/")
    printed = PdfReader(io.BytesIO(page.pdf(format=paper, prefer_css_page_size=True)))
    assert 1 == len(printed.pages)
    text = " ".join(printed.pages[0].extract_text().split())
    assert "Sales sees a closer relationship than Marketing" in text
    assert "Next measurement:" in text
    height = float(printed.pages[0].mediabox.height)
    assert {"A4": 842, "Letter": 792}[paper] == pytest.approx(height, abs=1)


@pytest.mark.parametrize(("path", "tables"), [("compare/brief/", 0), ("compare/report/", 5)])
def test_it_can_be_pasted_into_a_word_processor(open_page: Open, path: str, tables: int) -> None:
    """Headings, lists and tables are copied, and nothing that only a browser can draw or do."""
    page = opened(open_page, path, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy for Word").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    copied = page.evaluate(COPIED)
    assert "Sales sees a closer relationship than Marketing</h1>" in copied
    assert len(copied.split("<table")) > tables
    assert not any(f"<{tag}" in copied for tag in ("svg", "button", "script"))
    assert ">Present<" not in copied, "what only a page can do is left out"
