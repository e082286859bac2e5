"""The result while other things happen: pressed twice, deleted meanwhile, without a network, without a clipboard."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, Route, expect

from assessment.load import load_bank
from assessment.result import make_result, response_of
from tests.browser.conftest import RUNTIME, until_answered
from tests.browser.test_accessibility import complaints
from tests.browser.test_assessment import (
    ANSWERS,
    STORED,
    address_of,
    answer_with_keys,
    expect_answered,
    see_result,
    show_result,
)

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

type OpenPage = Callable[..., Page]


@contextmanager
def python_under_way(page: Page) -> Iterator[None]:
    """Reload the page and hold Python back while the block runs."""
    held: list[Route] = []
    page.route("**/person.zip.zstd", lambda route: held.append(route))  # noqa: PLW0108  Playwright marks what it calls
    with page.expect_request("**/person.zip.zstd"):
        page.reload()
    yield
    page.unroute("**/person.zip.zstd")  # which lets go what was held


def test_two_presses_are_one_result(open_page: OpenPage) -> None:
    """A double click adds one entry to the history: one step back leads to the form, and its heading has the focus."""
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS)
    see_result(page).dblclick()
    expect(page.locator("#result-title")).to_be_visible()
    until_answered(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.locator("#q1")).to_be_visible()


@pytest.mark.answered_by("a worker of the page")
def test_answers_deleted_while_python_starts_stay_deleted(open_page: OpenPage) -> None:
    """The result that was asked for before does not bring them back."""
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS)
    with python_under_way(page):
        see_result(page).click()
        page.get_by_role("button", name="Delete them").click()
        page.get_by_role("button", name="Delete and start again").click()
    expect(page.get_by_text("The calculator is ready.", exact=True)).to_be_visible()
    until_answered(page)
    expect_answered(page, 0)
    expect(page.locator("#result-title")).to_have_count(0)
    assert page.evaluate(STORED) is None


@pytest.mark.answered_by("a worker of the page")
def test_an_answer_changed_while_python_starts_counts(open_page: OpenPage) -> None:
    """The result that appears is that of the answers in the form."""
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS)
    with python_under_way(page):
        see_result(page).click()
        page.locator("#q3 input").nth(4).check()
    expect(page.locator("#result-title")).to_have_text("61: Aligned")


@pytest.mark.answered_by("a worker of the page")
def test_a_qr_code_that_cannot_be_drawn_says_so(open_page: OpenPage) -> None:
    """Its library did not arrive, but Python runs: nothing else is said to have failed."""
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS)
    show_result(page)
    page.route("**/qr.zip.zstd", lambda route: route.abort())
    page.get_by_text("More ways to keep or share it").click()
    page.get_by_text("Show as QR code").click()
    expect(page.locator("[data-qr-place]")).to_contain_text("The calculator did not answer.")
    page.get_by_role("button", name="Change answers").click()
    expect(page.locator("[data-when=runtime-failed]")).to_be_hidden()
    open_page.watched.errors.clear()  # type: ignore[attr-defined]  # the failed download was meant


@pytest.mark.parametrize(
    ("button", "sentence"), [("Copy the link", "is the link"), ("Copy the code alone", "Select the code")]
)
def test_without_a_clipboard_the_page_says_what_to_do(open_page: OpenPage, button: str, sentence: str) -> None:
    """Without https there is none. The sentence stands where the button is, not a screen away."""
    page = open_page("assess/", viewport={"width": 360, "height": 640})
    answer_with_keys(page, ANSWERS)
    show_result(page)
    page.get_by_text("More ways to keep or share it").click()
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name=button).click()
    expect(page.get_by_text(sentence).locator("visible=true")).to_be_in_viewport()


def test_the_way_to_open_statements_leads_somewhere(open_page: OpenPage) -> None:
    """A result from a link has statements open that the reader has answered: then it leads to the form."""
    partial = make_result(response_of([*ANSWERS[:-1], None], None, None), None, load_bank()).fragment
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS)
    page.evaluate("fragment => { location.hash = fragment }", partial)
    expect(page.locator("#result-title")).to_have_text("1 statement is open")
    page.locator("[data-view=result]").get_by_role("button", name="Next open statement").click()
    expect(page.locator("#q1")).to_be_visible()
    assert "#" not in address_of(page)


PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True}


def test_a_damaged_link_is_said_where_the_reader_looks(open_page: OpenPage) -> None:
    """On a phone the sentence would be below the first screen, or above where the reader was."""
    page = open_page("assess/#result=4G00-0000", **PHONE)
    notice = page.locator("[data-when=damaged-link]")
    expect(notice).to_be_in_viewport()
    expect(notice).to_be_focused()
    page.evaluate("scrollTo(0, 3000)")
    page.evaluate("location.hash = 'result=4G00-0001'")
    expect(notice).to_be_in_viewport()


@pytest.mark.answered_by("a worker of the page")
def test_a_runtime_that_does_not_arrive_is_said_where_the_reader_looks(open_page: OpenPage) -> None:
    """The button is at the end of the form, the sentence above its first statement."""
    page = open_page("404.html", **PHONE)
    page.route(RUNTIME, lambda route: route.abort())
    page.goto(page.url.replace("404.html", "assess/"))
    answer_with_keys(page, ANSWERS)
    see_result(page).click()
    expect(page.locator("[data-when=runtime-failed]")).to_be_in_viewport()
    expect(page.locator("[data-when=runtime-failed]")).to_be_focused()
    open_page.watched.errors.clear()  # type: ignore[attr-defined]  # the failed downloads were meant


@pytest.mark.parametrize("path", ["", "understand/types/", "assess/", "assess/scoring/"])
def test_large_letters_on_a_phone_do_not_scroll_sideways(open_page: OpenPage, path: str) -> None:
    """Twice the usual size of a browser's letters, on the smallest screen."""
    page = open_page(path, viewport={"width": 320, "height": 640})
    page.add_style_tag(content="html { font-size: 200% !important }")
    if path == "assess/":
        answer_with_keys(page, ANSWERS)
        show_result(page)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_guesses_and_a_word_to_the_other_side_go_along(open_page: OpenPage) -> None:
    """By keyboard, on large targets, without a fault for axe; the message has them at once and after a reload."""
    page = open_page("assess/#session=Autumn&function=sales&guess=2.16", viewport={"width": 360, "height": 800})
    answer_with_keys(page, ANSWERS)
    see_result(page).click()
    page.get_by_text("guess how Marketing answers").press("Enter")
    form, message = page.locator("form[data-beside]"), page.locator("[data-text=message]")
    expect(form.locator("fieldset")).to_have_count(2)
    alone = page.locator("[data-code]").text_content()
    first = form.get_by_role("radio").first
    first.focus()
    first.press("Space")
    first.press("ArrowRight")
    expect(page.locator("[data-code]")).to_have_text(re.compile(rf"{alone} 8[0-9A-Z-]{{28}}$"))
    expect(first.locator("xpath=following::input[1]")).to_be_focused()
    page.get_by_label("One thing that Marketing should know").fill("We hear of campaigns from customers.")
    expect(message).to_contain_text("Comment: We hear of campaigns from customers.")
    assert [] == complaints(page)
    sizes = [box for each in form.locator(".choice").all() if (box := each.bounding_box())]
    assert 12 == len(sizes)
    assert min(min(box["width"], box["height"]) for box in sizes) >= 44
    sent = message.text_content()
    page.reload()
    expect(message).to_have_text(str(sent))
    expect(form.get_by_role("radio").nth(1)).to_be_checked()
