"""One page for the board, on paper and in a word processor."""

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

type Open = Callable[..., Page]

COPIED = "(type) => navigator.clipboard.read().then(([item]) => item.getType(type)).then((blob) => blob.text())"


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


SIMPLE = {"href", "colspan", "rowspan", "scope", "border"}
"""The attributes that a word processor reads."""


class Structure(HTMLParser):
    """Counts the elements of a text, and keeps its attributes and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.attributes |= {name for name, _ in attributes}
        self.links += [value or "" for name, value in attributes if name == "href"]


def in_office(copied: str, folder: Path) -> Counter[str]:
    """Return how many headings, tables and list items a word processor finds in a text."""
    (path := folder / "copied.html").write_text(f"<meta charset='utf-8'>{copied}", encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "odt:writer8"]
    subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True)
    with zipfile.ZipFile(path.with_suffix(".odt")) as file:
        written = file.read("content.xml").decode()
    return Counter(re.findall(r"<(text:h|table:table|text:list-item)[ >]", written))


@pytest.mark.parametrize(("path", "tables"), [("compare/brief/", 0), ("compare/report/", 6)])
def test_it_can_be_pasted_into_a_word_processor(open_page: Open, path: str, tables: int, tmp_path: Path) -> None:
    """Headings, lists and tables are copied, and nothing that only a browser can draw or do.

    Programs that take plain text get cells and lines apart.
    """
    page = opened(open_page, path, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy for Word").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    copied, plain = page.evaluate(COPIED, "text/html"), page.evaluate(COPIED, "text/plain")
    assert "Sales sees a closer relationship than Marketing</h1>" in copied
    assert ">Present<" not in copied, "what only a page can do is left out"
    found = Structure(copied)
    assert tables <= found.elements["table"]
    assert not set(found.elements) & {"svg", "button", "script", "style", "details", "nav"}
    assert found.attributes <= SIMPLE
    assert all(link.startswith("http") for link in found.links), "a link leads there from any document"
    lines = [" ".join(line.split()) for line in plain.splitlines()]
    assert "Sales sees a closer relationship than Marketing" in lines
    if tables:
        assert any(line.startswith("Function\tPeople\tMean\t") for line in plain.splitlines())
    if shutil.which("soffice"):  # it is asked where it is installed
        kept = in_office(copied, tmp_path)
        assert found.elements["table"] == kept["table:table"]
        below = found.elements["h2"] + found.elements["h3"]
        assert below <= kept["text:h"] <= below + found.elements["h1"], "LibreOffice makes a paragraph of a first title"
        assert found.elements["li"] <= kept["text:list-item"]
