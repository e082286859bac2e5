"""The search: loaded when a reader turns to it, and not before."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_the_search_is_loaded_when_it_is_asked(open_page: Callable[..., Page]) -> None:
    """A page loads neither the search's worker nor its index; both come with the first word, and a page is found."""
    asked: list[str] = []
    page = open_page()
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2].partition(".")[0]))
    page.goto(f"{page.url}understand/")
    page.wait_for_load_state("networkidle")
    assert ["search-when-asked"] == [name for name in asked if name.startswith("search")]
    page.keyboard.press("/")
    page.keyboard.type("SLA")
    expect(page.locator(".md-search-result__list a").first).to_contain_text("Rules of engagement")
    assert {"search", "search_index"} < set(asked)
