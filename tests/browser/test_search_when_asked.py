"""The search: loaded when a reader turns to it, and not before."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_the_search_is_loaded_when_it_is_asked(open_page: Callable[..., Page]) -> None:
    """A page loads neither the search's worker nor its index; both come with the first word, of the same build."""
    asked: list[str] = []
    page = open_page()
    page.on("request", lambda request: asked.append(request.url.rpartition("/common-ground/")[2]))
    page.goto(f"{page.url}understand/")
    page.wait_for_load_state("networkidle")
    folder = f"assets/{page.locator('meta[name=site-build]').get_attribute('content')}"
    assert [f"{folder}/search-when-asked.js"] == [path for path in asked if "search" in path]
    page.keyboard.press("/")
    page.keyboard.type("SLA")
    expect(page.locator(".md-search-result__list a").first).to_contain_text("Rules of engagement")
    assert f"{folder}/search.json" in asked
    assert [] == [path for path in asked if path.endswith((".js", ".css", ".json")) and not path.startswith(folder)]
