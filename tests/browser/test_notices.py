"""How long a page says what it says."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

NOTICES = """async () => {
  const { name } = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/notices.mjs"));
  globalThis.notices = await import(name);
}"""

DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"

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


@pytest.mark.answered_by("this machine")
@pytest.mark.parametrize("height", [740, 500])
def test_a_notice_makes_space_for_itself(open_page: Callable[..., Page], height: int) -> None:
    """Whatever was in sight below the bar of a phone's browser is in sight still, and no notice lies on it."""
    page = open_page("compare/", viewport={"width": 360, "height": height})
    page.get_by_label("Name of your session").fill("Autumn")
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_text("Text for a chat").click()
    page.evaluate("document.querySelector('#invite-link').scrollIntoView()")  # at the top of the screen
    top = page.locator("#invite-link").bounding_box()
    page.get_by_role("button", name="Copy the link").evaluate("each => each.click()")
    notice = page.locator("[data-when=copied], [data-when=not-copied]").locator("visible=true")
    expect(notice).to_be_in_viewport(ratio=1)
    page.evaluate(DRAWN)  # until the browser has held in place what it holds
    told, moved = notice.bounding_box(), page.locator("#invite-link").bounding_box()
    assert top
    assert told
    assert moved
    assert moved["y"] >= told["y"] + told["height"]
    assert moved["y"] < top["y"] + told["height"] + 40
    expect(notice).to_be_hidden()
    page.evaluate(DRAWN)
    after = page.locator("#invite-link").bounding_box()
    assert after
    assert moved["y"] == pytest.approx(after["y"], abs=1)  # nothing moves under a finger once it is gone
