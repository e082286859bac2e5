"""Words of the glossary in running text: what they mean shows at a mouse, at the keyboard and at a finger."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

PLACE = "act/practices/liaison/"

type OpenPage = Callable[..., Page]


def test_the_pointer_can_move_onto_a_definition(open_page: OpenPage) -> None:
    """A definition stays while the pointer moves onto it from its word, and goes when the pointer leaves (1.4.13)."""
    page = open_page(PLACE)
    word, definition = page.locator("a.term").first, page.locator("#term-definition")
    word.hover()
    expect(definition).to_be_visible()
    at, to = word.bounding_box(), definition.bounding_box()
    assert at
    assert to
    page.mouse.move(at["x"] + 5, at["y"] + at["height"] / 2)
    page.mouse.move(at["x"] + 5, to["y"] + to["height"] / 2, steps=40)
    expect(definition).to_be_visible()
    page.mouse.move(2, 2)
    expect(definition).to_be_hidden()


def test_focus_shows_a_definition_and_escape_hides_it(open_page: OpenPage) -> None:
    """Whoever uses the keyboard sees the definition at its word, hears it described, and can send it away."""
    page = open_page(PLACE)
    word, definition = page.locator("a.term").first, page.locator("#term-definition")
    word.focus()
    expect(definition).to_have_text(word.get_attribute("data-definition") or "missing")
    expect(word).to_have_attribute("aria-describedby", "term-definition")
    page.keyboard.press("Escape")
    expect(definition).to_be_hidden()


def test_a_tap_shows_a_definition_and_a_second_one_follows_the_link(open_page: OpenPage) -> None:
    """A finger cannot hover: the first tap explains the word, the second leads to the glossary."""
    page = open_page(PLACE, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    word = page.locator("a.term").first
    word.tap()
    expect(page.locator("#term-definition")).to_be_visible()
    expect(page).to_have_url(re.compile(f"{PLACE}$"))
    word.tap()
    page.wait_for_url("**/reference/glossary/#liaison")
