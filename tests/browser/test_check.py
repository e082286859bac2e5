"""The one-minute check: what it keeps, and what it says where it can keep nothing."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

CHECK = "understand/types/one-minute-check/"
KEPT = "localStorage.getItem('common-ground.check /common-ground/')"
STORAGE_REFUSES = "void (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') })"


def choose(page: Page, type_key: str) -> None:
    page.locator(f".check input[value={type_key}]").check()


def test_keeps_the_choice_in_its_versioned_format(open_page: Callable[..., Page]) -> None:
    """The type is kept under a format name and number, so that the assessment can read it."""
    page = open_page(CHECK)
    choose(page, "defined")
    assert {"format": "common-ground/check", "version": 1, "type": "defined"} == json.loads(page.evaluate(KEPT))


def test_shows_one_outcome_and_shows_it_again_after_a_reload(open_page: Callable[..., Page]) -> None:
    """Another choice replaces the first, and a later visit finds it chosen."""
    page = open_page(CHECK)
    choose(page, "undefined")
    choose(page, "aligned")
    page.reload()
    expect(page.locator("[data-chosen=aligned]")).to_be_visible()
    expect(page.locator("[data-chosen]:visible")).to_have_count(1)
    expect(page.locator(".check input[value=aligned]")).to_be_checked()


def test_forgets_the_choice_on_request(open_page: Callable[..., Page]) -> None:
    """One press removes what was kept, and nothing stays chosen."""
    page = open_page(CHECK)
    choose(page, "integrated")
    page.get_by_role("button", name="Forget it").click()
    assert page.evaluate(KEPT) is None
    expect(page.locator(".check input:checked")).to_have_count(0)
    expect(page.locator("[data-chosen]:visible")).to_have_count(0)


def test_says_when_the_browser_refuses_to_keep_the_choice(open_page: Callable[..., Page]) -> None:
    """The outcome is shown all the same, with the reason why no comparison will follow."""
    page = open_page(CHECK)
    page.evaluate(STORAGE_REFUSES)
    choose(page, "defined")
    expect(page.locator("[data-chosen=defined] [data-refused]")).to_be_visible()
    expect(page.locator("[data-chosen=defined] [data-kept]")).to_be_hidden()


def test_reads_as_a_table_of_types_without_javascript(open_page: Callable[..., Page]) -> None:
    """All four descriptions are there, and nothing that looks as if it could be pressed."""
    page = open_page(CHECK, java_script_enabled=False, viewport={"width": 360, "height": 800})
    expect(page.locator(".check label:visible")).to_have_count(4)
    expect(page.locator(".check input:visible")).to_have_count(0)
    for description in page.locator(".check .tick > span").all():
        box = description.bounding_box()
        assert box is not None
        assert box["width"] > 300
    expect(page.locator("noscript .note")).to_contain_text("cannot keep your choice")
