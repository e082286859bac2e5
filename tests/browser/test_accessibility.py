"""Every page in both colour schemes, and the states of the assessment, as axe sees them."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
RESULT = "assess/#result=4G00-0000-00KN-QGR4-EQ0W-R9PN"


OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that look at colours. Nothing else of a page changes with its scheme."""


def complaints(page: Page, rules: Sequence[str] = (), *, sheets: bool = False) -> list[str]:
    """Return what axe finds on a page, by all its rules or by some: rule, place and reason.

    `sheets` says whether it fetches the style sheets once more and looks into them, for css-orientation-lock alone:
    that takes as long as all other rules.
    """
    if page.evaluate("!globalThis.axe"):
        page.evaluate(f"(() => {{ {AXE} }})()")  # returns nothing: to bring all of axe over here takes a second
    found = page.evaluate(
        "(options) => axe.run(document, options)",
        {"resultTypes": ["violations"], "preload": sheets} | ({"runOnly": rules} if rules else {}),
    )
    return [
        f"{page.url}: {violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def test_axe_finds_nothing_on_any_page(open_page: Callable[..., Page], address: str, site: Path) -> None:
    """No page of the site has a fault that axe can find, in either colour scheme."""
    page = open_page("", color_scheme="light", reduced_motion="reduce")
    found, looked_into = [], set()
    for path in sorted(site.rglob("index.html")):
        page.goto(f"{address}{path.parent.relative_to(site).as_posix()}/".replace("/./", "/"))
        sheets = page.evaluate("[...document.styleSheets].map(({ href }) => href).join(' ')")
        found += complaints(page, sheets=sheets not in looked_into)
        looked_into.add(sheets)
        page.emulate_media(color_scheme="dark")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        found += complaints(page, OF_COLOURS)
        page.emulate_media(color_scheme="light")
    assert [] == found


def test_no_page_scrolls_sideways_on_a_phone(open_page: Callable[..., Page], address: str, site: Path) -> None:
    """At 320 pixels every page fits, also with letters twice as large and everything opened (WCAG 1.4.10)."""
    page = open_page("", viewport={"width": 320, "height": 700})
    browser = page.context.new_cdp_session(page)
    too_wide = {}
    for path in sorted(site.rglob("index.html")):
        page.goto(f"{address}{path.parent.relative_to(site).as_posix()}/".replace("/./", "/"))
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
        for letters in (32, 16):  # pixels, as people choose them in their browser
            browser.send("Page.setFontSizes", {"fontSizes": {"standard": letters}})
            if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
                too_wide[page.url, letters] = width
    assert {} == too_wide


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_result(open_page: Callable[..., Page], scheme: str) -> None:
    """A result is as accessible as the page it appears in, with everything in it opened."""
    page = open_page(RESULT, color_scheme=scheme, reduced_motion="reduce")
    expect(page.locator("#result-title")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    assert [] == complaints(page)
