"""A person's own answers in this browser: invitations, two tabs, and what nobody pressed."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from assessment.exchange.code import decode, session_tag
from assessment.instrument import STATEMENTS
from tests.browser.test_assessment import (
    ANSWERS,
    STORED,
    answer_with_keys,
    expect_answered,
    show_result,
    start_again,
)

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

type OpenPage = Callable[..., Page]


def kept(page: Page) -> dict[str, str]:
    """Return the fields that the browser keeps; none where it keeps nothing."""
    stored = page.evaluate(STORED)
    return json.loads(stored)["fields"] if stored else {}


def test_a_key_that_is_held_answers_one_statement(open_page: OpenPage) -> None:
    """Who presses long, or cannot let go at once, does not overwrite the statements that follow."""
    page = open_page("assess/")
    page.locator("#q1 input").first.focus()
    for _ in range(3):
        page.keyboard.down("4")
    page.keyboard.up("4")
    expect_answered(page, 1)
    expect(page.locator("#q2 input").first).to_be_focused()


def test_two_tabs_lose_no_answer(open_page: OpenPage) -> None:
    """What is answered or deleted in one tab shows in the other, whose next answer keeps it."""
    first = open_page("assess/")
    second = first.context.new_page()
    second.goto(first.url)
    answer_with_keys(first, ANSWERS[:9])
    expect_answered(second, 9)
    second.locator("#q10 input").nth(1).check()
    expect_answered(first, 10)
    first.reload()
    expect_answered(first, 10)
    first.get_by_role("button", name="Delete them").click()
    first.get_by_role("button", name="Delete and start again").click()
    expect_answered(second, 0)
    assert kept(second) == {}


def test_answers_that_could_not_be_kept_do_not_follow_another_tab(open_page: OpenPage) -> None:
    """A tab whose answers the browser refused to keep holds the only copy of them."""
    first = open_page("assess/")
    second = first.context.new_page()
    second.goto(first.url)
    first.evaluate("void (Storage.prototype.setItem = () => { throw new DOMException('full') })")
    answer_with_keys(first, ANSWERS[:5])
    first.evaluate("void (globalThis.heard = new Promise((hear) => addEventListener('storage', hear)))")
    second.locator("#q1 input").nth(1).check()
    first.evaluate("heard.then(() => true)")
    expect_answered(first, 5)


def test_a_function_chosen_after_the_invitation_stays(open_page: OpenPage) -> None:
    """A reload, and the way back from the result, read the invitation again and change no answer."""
    page = open_page("assess/#session=Spring&function=marketing")
    page.get_by_role("radio", name="Sales").check()
    page.reload()
    expect(page.get_by_role("radio", name="Sales")).to_be_checked()
    answer_with_keys(page, ANSWERS)
    show_result(page)
    page.go_back()
    expect(page.locator("#q1")).to_be_visible()
    expect(page.get_by_role("radio", name="Sales")).to_be_checked()
    assert "sales" == kept(page)["function"]


def test_a_level_that_an_invitation_does_not_ask_is_not_sent(open_page: OpenPage) -> None:
    """A level given for an earlier session is out of sight here, and no part of the code."""
    page = open_page("assess/")
    page.get_by_role("radio", name="Head of function").check()
    page.evaluate("location.hash = 'session=Autumn&level=no'")
    expect(page.get_by_text("Your level")).to_be_hidden()
    answer_with_keys(page, ANSWERS)
    show_result(page)
    response = decode(page.locator("[data-code]").inner_text())
    assert (None, session_tag("Autumn")) == (response.level, response.session)


def test_the_result_of_an_earlier_session_offers_no_code_to_the_next(open_page: OpenPage) -> None:
    """Its code carries the tag of the other session: the facilitator of this one could not use it."""
    page = open_page("assess/#session=Spring")
    answer_with_keys(page, ANSWERS)
    show_result(page)
    expect(page.locator("[data-code]")).to_be_visible()
    page.evaluate("location.hash = 'session=Autumn'")
    expect(page.get_by_text("You were invited to Autumn.")).to_be_visible()
    page.go_back()
    expect(page.locator("#result-title")).to_be_visible()
    expect(page.locator("[data-code]")).to_have_count(0)


def test_a_link_to_a_result_invites_nobody(open_page: OpenPage) -> None:
    """Whatever else stands in it, it leaves the session and the function of the reader alone."""
    page = open_page("assess/#result=4PQ9-W000-0167-D294-SS9A-D4FC&session=Other&function=marketing")
    expect(page.locator("#result-title")).to_be_visible()
    assert kept(page) == {}


def test_an_invitation_outlives_start_again(open_page: OpenPage) -> None:
    """The browser keeps nothing then; the address holds the session, so that a reload does not lose it."""
    page = open_page("assess/#session=Early+spring&level=no")
    answer_with_keys(page, ANSWERS)
    show_result(page)
    start_again(page)
    page.reload()
    expect(page.get_by_text("You were invited to Early spring.")).to_be_visible()
    expect(page.get_by_text("Your level")).to_be_hidden()


def test_a_number_of_the_respondent_that_is_none_is_drawn_anew(open_page: OpenPage) -> None:
    """Kept fields that were damaged do not cost the result."""
    page = open_page("assess/")
    fields = {"respondent": "1e30", "q1": "4", "__proto__": "x", "constructor": "y"}
    stored = json.dumps({"format": "common-ground/answers", "version": 1, "fields": fields})
    page.evaluate("text => localStorage.setItem('common-ground.answers', text)", stored)
    page.reload()
    expect_answered(page, 1)
    answer_with_keys(page, ANSWERS)
    show_result(page)
    assert 0 < int(kept(page)["respondent"]) < 1 << 24


def test_holding_enter_deletes_nothing(open_page: OpenPage) -> None:
    """The focus in the question goes to the answer that keeps everything."""
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS)
    show_result(page)
    page.get_by_role("button", name="Start again").focus()
    for _ in range(2):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    expect(page.locator("dialog")).to_be_hidden()
    assert len(kept(page)) >= STATEMENTS
