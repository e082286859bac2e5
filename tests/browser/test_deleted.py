"""A workspace that was deleted: it can be put back in its tab, and deleted for good."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_team import CHAT, add, answered, start

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

type OpenPage = Callable[..., Page]

IS_DELETED = "Autumn review is deleted from this browser."
KEPT = "JSON.stringify({ ...sessionStorage })"


def deleted(page: Page) -> None:
    """Delete a workspace with eleven people under Our work."""
    start(page)
    add(page, CHAT, 11)
    answered(page, "11 people answered")
    page.get_by_role("link", name="Our work").first.click()
    page.get_by_role("button", name="Delete Autumn review", exact=True).click()
    expect(page.get_by_text(IS_DELETED)).to_be_visible()


def test_what_was_deleted_is_put_back_after_a_reload(open_page: OpenPage) -> None:
    """The page says how long, and that holds after a reload and another page. Then it is there with all of it."""
    page = open_page("compare/")
    deleted(page)
    expect(page.get_by_text("until you close this tab, also after you leave this page")).to_be_visible()
    assert 44 <= page.locator("#put-back").evaluate("(button) => button.getBoundingClientRect().height")
    page.reload()
    expect(page.get_by_text(IS_DELETED)).to_be_visible()
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_role("button", name="See the whole made-up story").first).to_be_visible()
    expect(other.get_by_text(IS_DELETED)).to_be_hidden()
    page.goto(page.url.replace("/work/", "/compare/"))
    page.get_by_role("link", name="Our work").first.click()
    page.get_by_role("button", name="Put it back", exact=True).click()
    expect(page.get_by_role("button", name="Delete Autumn review", exact=True)).to_be_visible()
    expect(page.get_by_text(IS_DELETED)).to_be_hidden()
    page.reload()
    expect(page.get_by_role("button", name="Delete Autumn review", exact=True)).to_be_visible()
    expect(page.get_by_text(IS_DELETED)).to_be_hidden()
    page.goto(page.url.replace("/work/", "/compare/"))
    answered(page, "11 people answered")


def test_what_was_deleted_for_good_is_gone_from_the_tab(open_page: OpenPage) -> None:
    """Nothing of it is kept, and nothing offers it."""
    page = open_page("compare/")
    deleted(page)
    assert "Autumn review" in page.evaluate(KEPT)
    page.get_by_role("button", name="Delete it for good").click()
    expect(page.get_by_text(IS_DELETED)).to_be_hidden()
    assert "Autumn review" not in page.evaluate(KEPT)
    page.reload()
    expect(page.get_by_role("button", name="See the whole made-up story").first).to_be_visible()
    expect(page.get_by_text(IS_DELETED)).to_be_hidden()


def test_where_a_tab_has_no_room_the_page_says_how_long_a_workspace_comes_back(open_page: OpenPage) -> None:
    """As long as one stays on the page."""
    page = open_page("compare/")
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }")
    deleted(page)
    expect(page.get_by_text("as long as you stay on this page")).to_be_visible()
    expect(page.get_by_text("until you close this tab")).to_be_hidden()
    page.get_by_role("button", name="Put it back", exact=True).click()
    expect(page.get_by_role("button", name="Delete Autumn review", exact=True)).to_be_visible()
