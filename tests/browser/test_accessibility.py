"""Every page in both colour schemes, and the states of the assessment, as axe sees them."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

AXE = (Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
RESULT = "assess/#result=4G00-0000-00KN-QGR4-EQ0W-R9PN"


OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that look at colours. Nothing else of a page changes with its scheme."""


EVERYWHERE = [".md-header", ".md-tabs", ".md-sidebar--primary", ".md-footer"]
"""The places of the theme that all pages of a part of the site have alike."""


def complaints(
    page: Page, rules: Sequence[str] = (), *, sheets: bool = False, leave_out: Sequence[str] = ()
) -> list[str]:
    """Return what axe finds on a page, by all its rules or by some: rule, place and reason.

    `sheets` says whether it fetches the style sheets once more and looks into them, for css-orientation-lock alone:
    that takes as long as all other rules. At the places to `leave_out` it does not look.
    """
    if page.evaluate("!globalThis.axe"):
        page.evaluate(f"(() => {{ {AXE} }})()")  # returns nothing: to bring all of axe over here takes a second
    found = page.evaluate(
        "([places, options]) => axe.run({ exclude: places }, options)",
        [
            list(leave_out),
            {"resultTypes": ["violations"], "preload": sheets} | ({"runOnly": rules} if rules else {}),
        ],
    )
    return [
        f"{page.url}: {violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


SMALL_PHONE = {"viewport": {"width": 320, "height": 700}}


def too_wide(page: Page) -> dict[str, int]:
    """Return how wide a page is that does not fit, by who chose the size of letters and the size, in pixels.

    Letters are as usual, and twice as large. People choose them in their browser, whose screen then counts in them, or
    for the text alone, and the screen counts as before. Everything in the page is opened (WCAG 1.4.10).
    """
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    found = {}
    browser = page.context.new_cdp_session(page)
    for letters in (32, 16):
        browser.send("Page.setFontSizes", {"fontSizes": {"standard": letters}})
        found[f"browser {letters}"] = page.evaluate("document.documentElement.scrollWidth")
    browser.detach()
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    found["text alone 32"] = page.evaluate("document.documentElement.scrollWidth")
    page.evaluate("document.documentElement.style.fontSize = ''")
    return {letters: width for letters, width in found.items() if width > 320}


OVER_THE_EDGE = """texts => texts.filter(text => {
  const { left, right } = text.getBoundingClientRect();
  return left < 0 || right > document.documentElement.clientWidth;
}).map(text => text.textContent)"""
"""Which texts of plots are cut at the edge of the screen: nothing scrolls to them."""

HEIGHTS = "all => all.map(each => [each.textContent, each.getBoundingClientRect().height])"
LOWEST_TARGET = 44
"""Pixels that a finger needs."""


def pages_of(site: Path, holding: str = "") -> list[str]:
    """Return the addresses of all pages of the site, or of those that hold a text, from its root."""
    found = sorted(path for path in site.rglob("index.html") if holding in path.read_text("utf-8"))
    return [f"{path.parent.relative_to(site).as_posix()}/".removeprefix("./") for path in found]


DESK, PHONE = {"width": 1280, "height": 720}, SMALL_PHONE["viewport"]


def test_every_page_can_be_read_by_everybody(open_page: Callable[..., Page], address: str, site: Path) -> None:
    """No page of the site has a fault that axe can find, in either colour scheme, and at 320 pixels every page fits."""
    page = open_page("", color_scheme="light", reduced_motion="reduce")
    found, wide, met = [], {}, set()
    for path in pages_of(site):
        page.set_viewport_size(DESK)
        page.goto(address + path)
        sheets = page.evaluate("[...document.styleSheets].map(({ href }) => href).join(' ')")
        known = (sheets, path.partition("/")[0])
        places = EVERYWHERE if known in met else []
        found += complaints(page, sheets=known not in met, leave_out=places)
        met.add(known)
        page.emulate_media(color_scheme="dark")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        found += complaints(page, OF_COLOURS, leave_out=places)
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(PHONE)
        wide[path] = too_wide(page)
    assert [] == found
    assert {} == {path: widths for path, widths in wide.items() if widths}


def test_no_page_of_the_story_scrolls_sideways_on_a_phone(
    open_page: Callable[..., Page], address: str, site: Path
) -> None:
    """Nor any with what a team has collected, decided, planned, drawn and written in it."""
    page = open_page("work/#story", **SMALL_PHONE)
    expect(page.get_by_role("heading", name="A made-up team")).to_be_visible()
    found, cut, low = {}, set(), set()
    for path in pages_of(site, "data-workspace="):
        page.goto(address + path)
        expect(page.locator("[data-shown] > *").first).to_be_visible()
        expect(page.locator("[aria-busy]")).to_have_count(0)
        found[path] = too_wide(page)
        cut |= set(page.locator(".plot text").evaluate_all(OVER_THE_EDGE))
        bar = page.locator(".workspace-bar :is(a, button)").filter(visible=True)
        low |= {text for text, height in bar.evaluate_all(HEIGHTS) if height < LOWEST_TARGET}
    assert len(found) > 9
    assert {} == {path: widths for path, widths in found.items() if widths}
    assert set() == cut | low


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_result(open_page: Callable[..., Page], scheme: str) -> None:
    """A result is as accessible as the page it appears in, with everything in it opened."""
    page = open_page(RESULT, color_scheme=scheme, reduced_motion="reduce")
    expect(page.locator("#result-title")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    assert [] == complaints(page)
