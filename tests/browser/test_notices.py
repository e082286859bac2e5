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

SIZE = "({ offsetWidth, offsetHeight }) => [offsetWidth, offsetHeight]"

TELL = "notices.tellBriefly('copied')"


@pytest.mark.answered_by("this machine")
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
    save = page.get_by_role("button", name="Save the numbers")
    size = save.evaluate(SIZE)
    save.click()
    expect(save).to_have_attribute("data-told", "Saved.")  # in the place of its own words
    assert size == save.evaluate(SIZE)
    expect(page.locator("[data-when=saved]")).to_have_text("Saved.")  # for a screen reader
    assert [1, 1] == page.locator("[data-when=saved]").evaluate(SIZE)
    expect(page.get_by_label("Sales (optional)")).to_have_value("8")


@pytest.mark.answered_by("this machine")
def test_one_button_at_a_time_says_what_it_did(open_page: Callable[..., Page]) -> None:
    """Whoever copies two texts sees of the last one that it was copied, and then the words of both again."""
    page = open_page("compare/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_label("Name of your session").fill("Autumn")
    page.get_by_role("button", name="Start", exact=True).click()
    first, last = (
        page.get_by_role("button", name="Copy the invitation").first,
        page.get_by_role("button", name="Copy the link").first,
    )
    first.click()
    expect(first).to_have_attribute("data-told", "Copied.")
    last.click()
    expect(last).to_have_attribute("data-told", "Copied.")
    expect(page.locator("[data-told]")).to_have_count(1)
    expect(page.locator("[data-told]")).to_have_count(0)


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
    page.evaluate(NOTICES)
    page.evaluate("notices.tellBriefly('renewed')")
    notice = page.locator("[data-when=renewed]")
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
