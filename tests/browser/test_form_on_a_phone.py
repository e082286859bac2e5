"""The form on a phone: what is in sight without a touch, where the bar's button leads, what moves when one answers."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from assessment.exchange.invitation import invitation_fragment
from assessment.instrument import STATEMENTS
from assessment.load import load_bank
from tests.browser.test_assessment import ANSWERS, expect_answered
from tests.browser.test_team import start

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True}
INVITED = f"assess/#{invitation_fragment('Autumn 2026', ask_level=True, function=None, others=5)}"

type OpenPage = Callable[..., Page]


def choose(page: Page, number: int, answer: int) -> None:
    page.locator(f"#q{number} .choice").nth(answer - 1).tap()


def top_of(page: Page, selector: str) -> float:
    return page.locator(selector).evaluate("(element) => element.getBoundingClientRect().top + scrollY")  # type: ignore[no-any-return]  # a number


def bottom_in_sight(page: Page, selector: str) -> float:
    return page.locator(selector).evaluate("(element) => element.getBoundingClientRect().bottom")  # type: ignore[no-any-return]  # a number


@pytest.mark.parametrize("path", ["assess/", INVITED])
def test_the_first_statement_is_on_the_first_screen(open_page: OpenPage, path: str) -> None:
    """With its five choices, above the bar, whether one was invited or not."""
    page = open_page(path, **PHONE)
    assert bottom_in_sight(page, "#q1 .choices") < page.locator(".progress").bounding_box()["y"]  # type: ignore[index]  # it is shown


def test_the_way_into_the_assessment_is_on_the_first_screen(open_page: OpenPage) -> None:
    """Of the home page, whole."""
    page = open_page("", **PHONE)
    assert bottom_in_sight(page, ".home .md-button--primary:visible") < 780


def test_all_five_points_are_named_while_one_answers(open_page: OpenPage) -> None:
    """Also at the last statement the words stand above the columns that they name."""
    page = open_page("assess/", **PHONE)
    page.locator(f"#q{STATEMENTS}").scroll_into_view_if_needed()
    words = page.locator(".statement-head .choices span")
    for place, point in enumerate(load_bank().instrument.scale):
        expect(words.nth(place)).to_be_in_viewport(ratio=1)
        expect(words.nth(place)).to_have_text(re.compile(point.label.replace(" ", r"\s*")))  # a line break parts them
        above, column = (
            words.nth(place).bounding_box(),
            page.locator(f"#q{STATEMENTS} .choice").nth(place).bounding_box(),
        )
        assert above
        assert column
        assert abs(above["x"] + above["width"] / 2 - column["x"] - column["width"] / 2) < 2


def test_next_open_leads_down_and_only_at_the_end_up_again(open_page: OpenPage) -> None:
    """From the statement in use to the next open one below; a reader who has scrolled on is not thrown back."""
    page = open_page("assess/", **PHONE)
    next_open = page.locator(".progress [data-action=next-open]")
    choose(page, 5, 3)
    choose(page, 6, 3)
    next_open.tap()
    expect(page.locator("#q7 input").first).to_be_focused()
    next_open.tap()
    expect(page.locator("#q8 input").first).to_be_focused()
    page.locator(f"#q{STATEMENTS}").scroll_into_view_if_needed()
    next_open.tap()
    assert page.evaluate("Number(document.activeElement.name.slice(1))") > 8
    choose(page, STATEMENTS, 3)
    next_open.tap()
    expect(page.locator("#q1 input").first).to_be_focused()


def test_the_last_answer_turns_the_button_into_the_way_to_the_result(open_page: OpenPage) -> None:
    """It is announced, it is the only button that says so, and one tap shows the result."""
    page = open_page("assess/", **PHONE)
    for number, answer in enumerate(ANSWERS, 1):
        choose(page, number, answer)
    expect(page.get_by_role("status").filter(has_text=f"{STATEMENTS} of {STATEMENTS}")).to_contain_text(
        "you can see your result"
    )
    expect(page.get_by_role("button", name="Next open")).to_have_count(0)
    button = page.get_by_role("button", name="See your result")
    expect(button).to_be_in_viewport(ratio=1)
    button.tap()
    expect(page.locator("#result-title")).to_have_text("57: Defined")


def test_answering_and_clearing_moves_no_row(open_page: OpenPage) -> None:
    """Clear comes and goes in room that is there before."""
    page = open_page("assess/", **PHONE)
    before = [top_of(page, f"#q{number}") for number in (1, 2, 3)]
    choose(page, 1, 2)
    clear = page.get_by_role("button", name="Clear the answer to statement 1", exact=True)
    assert before == [top_of(page, f"#q{number}") for number in (1, 2, 3)]
    box = clear.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    clear.tap()
    expect_answered(page, 0)
    assert before == [top_of(page, f"#q{number}") for number in (1, 2, 3)]


@pytest.mark.parametrize("width", [320, 360])
def test_large_letters_name_the_ends_in_each_row(open_page: OpenPage, width: int) -> None:
    """Twice the usual size leaves the five words no room side by side: then each row names its two ends."""
    page = open_page("assess/", viewport={"width": width, "height": 780})
    page.add_style_tag(content="html { font-size: 200% !important }")
    expect(page.locator(".statement-head .choices")).to_be_hidden()
    for end in (page.locator("#q1 .choice span").first, page.locator("#q1 .choice span").last):
        box = end.bounding_box()
        assert box
        assert box["width"] > 40
        assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("width", [360, 540])
def test_four_choices_stand_two_and_two(open_page: OpenPage, width: int) -> None:
    """Whom an invitation is for is chosen among four: none of them stands alone in a row."""
    page = open_page("compare/", viewport={"width": width, "height": 780})
    start(page)
    choices = page.locator("label:has([name=invited])")
    tops = choices.evaluate_all("(all) => all.map((each) => each.getBoundingClientRect().top)")
    assert [tops[0], tops[0], tops[2], tops[2]] == tops
    assert tops[0] < tops[2]
