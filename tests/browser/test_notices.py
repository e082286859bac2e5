"""How long a page says what it says."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

NOTICES = """async () => {
  const { name } = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/notices.mjs"));
  globalThis.notices = await import(name);
}"""

TELL = "notices.tellBriefly('copied')"


def test_what_is_told_again_stays_as_long_again(open_page: Callable[..., Page]) -> None:
    """The end of an earlier telling does not hide a later one."""
    page = open_page("work/")
    page.wait_for_load_state("networkidle")
    page.evaluate(NOTICES)
    page.clock.install()  # what is measured by the browser itself is gone from here on
    copied = page.locator("[data-when=copied]").first
    page.evaluate(TELL)
    page.clock.run_for(3000)
    page.evaluate(TELL)
    page.clock.run_for(3000)
    expect(copied).to_be_visible()
    page.clock.run_for(2000)
    expect(copied).to_be_hidden()


@pytest.mark.answered_by("this machine")
def test_who_saves_and_stays_is_told(open_page: Callable[..., Page]) -> None:
    """What was saved changes nothing in sight."""
    page = open_page("compare/", viewport={"width": 360, "height": 740})
    page.get_by_label("Name of your session").fill("Autumn")
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_label("Sales (optional)").fill("8")
    page.get_by_role("button", name="Save the numbers").click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_in_viewport()
    expect(page.get_by_label("Sales (optional)")).to_have_value("8")
