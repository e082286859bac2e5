"""What people hand over on paper: every page of the made-up story, a larger team and a result, sheet by sheet."""

import io
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect
from pypdf import PageObject, PdfReader

from tests.browser.test_accessibility import RESULT, pages_of
from tests.browser.test_team import go_to, start

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

type OpenPage = Callable[..., Page]

MARGIN = 40
"""Points above what a sheet says and below it: 14 mm."""

LEAST = 0.14
"""The share of its height that a last sheet fills."""

SEEN = "((element) => element.checkVisibility({ visibilityProperty: true }))"
HEADINGS = f"() => [...document.querySelectorAll('h1, h2, h3, h4')].filter({SEEN}).map((each) => each.innerText)"
SHORT_TABLES = f"""() => [...document.querySelectorAll("table")].filter({SEEN}).map((table) =>
  [...table.querySelectorAll("tbody > tr")].map((row) => row.innerText)).filter((rows) => rows.length <= 12)"""
EMPTY_BOXES = f"""() => [
  ...document.querySelectorAll("input:is([type=checkbox], [type=radio]):not(:checked)"),
  ...document.querySelectorAll(":is(.choice, .pick-answer):not(:has(:checked))"),
].filter({SEEN}).map((each) => each.outerHTML)"""

BOXES = f"""() => [...document.querySelectorAll("input[type=checkbox]")].some({SEEN})"""


def joined(text: str) -> str:
    return "".join(text.split())


def lines_of(sheet: PageObject) -> list[tuple[float, str]]:
    """Return the lines of a sheet from its top: how far above its foot, in points, and what it says without spaces."""
    found: dict[int, list[str]] = defaultdict(list)

    def visit(text: str, around: list[float], place: list[float], *_: Any) -> None:
        if text.strip():
            found[round(place[5] * around[3] + around[5])].append(joined(text))

    sheet.extract_text(visitor_text=visit)
    return [(height, "".join(found[height])) for height in sorted(found, reverse=True)]


def faults(page: Page, paper: Literal["A4", "Letter"]) -> list[str]:
    """Return what nobody would hand over: a last sheet that is all but empty, what is torn, boxes without a tick."""
    page.emulate_media(media="print")
    headings = {joined(each) for each in page.evaluate(HEADINGS)}
    tables = page.evaluate(SHORT_TABLES)
    found = [f"an empty box: {box}" for box in page.evaluate(EMPTY_BOXES)]
    if not page.evaluate(BOXES) and (asked := re.findall(r"Tick what[^.]*\.", page.inner_text("body"))):
        found.append(f"asks to tick what has no box: {asked}")
    page.emulate_media(media="null")
    printed = PdfReader(io.BytesIO(page.pdf(format=paper, prefer_css_page_size=True)))
    sheets = [lines_of(sheet) for sheet in printed.pages]
    found += [f"a heading at the foot: {lines[-1][1]}" for lines in sheets[:-1] if lines[-1][1] in headings]
    broken = [line for lines in sheets for _, line in lines if line.endswith("-")]
    found += [f"a heading broken within a word: {each}" for each in broken if any(each in title for title in headings)]
    texts = [joined(sheet.extract_text()) for sheet in printed.pages]
    for rows in tables:
        first, last = (joined(max(re.split(r"[\t\n]", row), key=len))[:16] for row in (rows[0], rows[-1]))
        if not any(first in text and last in text for text in texts):
            found.append(f"a torn table: {first} to {last}")
    height = float(printed.pages[-1].mediabox.height)
    filled = (height - MARGIN - sheets[-1][-1][0]) / (height - 2 * MARGIN)
    if len(sheets) > 1 and filled < LEAST:
        found.append(f"a last sheet filled to {filled:.0%}")
    return [f"{page.url}, {paper}: {fault}" for fault in found]


def faults_of(page: Page, addresses: list[str]) -> list[str]:
    found = []
    for each in addresses:
        page.goto(each)
        expect(page.locator("[data-shown] > *").first).to_be_visible()
        expect(page.locator("[aria-busy]")).to_have_count(0)
        found += faults(page, "A4") + faults(page, "Letter")
    return found


def test_the_story_prints_on_sheets_that_can_be_handed_over(open_page: OpenPage, address: str, site: Path) -> None:
    """No heading at the foot, no torn table, no box to tick, no last sheet for a line; and no other pair's name."""
    page = open_page("work/#story")
    expect(page.get_by_role("heading", name="A made-up team")).to_be_visible()
    printed = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    assert "Workspaces in this browser" not in "".join(sheet.extract_text() for sheet in printed)
    assert [] == faults_of(page, [address + path for path in pages_of(site, "data-workspace=")])


def test_a_large_team_prints_as_well(open_page: OpenPage, address: str) -> None:
    page = open_page("work/")
    page.get_by_role("button", name="See it with a hundred made-up people").first.click()
    expect(page.get_by_role("heading", name="Sample of a hundred")).to_be_visible()
    paths = ("compare/report/", "compare/kit/", "compare/brief/", "compare/")
    assert [] == faults_of(page, [address + path for path in paths])


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_home_page_prints_on_one_sheet(open_page: OpenPage, paper: Literal["A4", "Letter"]) -> None:
    page = open_page("")
    assert [] == faults(page, paper)
    assert 1 == len(PdfReader(io.BytesIO(page.pdf(format=paper, prefer_css_page_size=True))).pages)


def test_a_result_prints_without_boxes_to_tick(open_page: OpenPage) -> None:
    page = open_page(RESULT)
    expect(page.locator("#result-title")).to_be_visible()
    assert [] == faults(page, "A4") + faults(page, "Letter")


def test_a_sentence_is_whole_on_paper(open_page: OpenPage) -> None:
    """A button in the middle of a sentence is printed as the words that it is."""
    page = open_page("compare/")
    start(page)
    go_to(page, "Collect")
    page.emulate_media(media="print")
    expect(page.get_by_text("save them or in our template; text with codes")).to_be_visible()
    expect(page.get_by_role("button", name="our template")).to_be_visible()
