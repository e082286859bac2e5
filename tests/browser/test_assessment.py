"""The main job, end to end: answer, see a result that Python scored in the browser, keep it, come back to it."""

import csv
import io
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from assessment.__main__ import main as command_line
from assessment.exchange.code import decode, session_tag
from assessment.exchange.invitation import invitation_fragment
from assessment.exchange.word import number_of
from assessment.instrument import STATEMENTS
from assessment.load import load_bank, load_instrument
from assessment.model import Bank
from assessment.result import make_result, response_of
from tests.browser.conftest import RUNTIME

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

ANSWERS = [4, 3, 1, 3, 4, 2, 4, 2, 3, 5, 3, 3, 3, 3, 3, 3, 2, 1, 2, 3]  # 57, Defined
STORED = "localStorage.getItem('common-ground.answers /common-ground/')"

type OpenPage = Callable[..., Page]


def answer_with_keys(page: Page, answers: list[int]) -> None:
    page.locator("#q1 input").first.focus()
    for answer in answers:
        page.keyboard.press(str(answer))


def see_result(page: Page) -> Locator:
    """Return the button at the end of the form or, on a narrow screen, the one in the bar."""
    return page.locator("[data-action=show-result]", has_text="See your result").locator("visible=true").last


def show_result(page: Page) -> None:
    see_result(page).click()
    expect(page.locator("#result-title")).to_be_visible()


def expect_answered(page: Page, count: int) -> None:
    expect(page.locator(".progress [data-count=done]")).to_have_text(str(count))


def address_of(page: Page) -> str:
    """Return the address as the page itself knows it: Playwright hears of a new fragment a moment later."""
    return page.evaluate("location.href")  # type: ignore[no-any-return]  # a text


def start_again(page: Page) -> None:
    page.get_by_role("button", name="Start again").click()
    page.get_by_role("button", name="Delete and start again").click()
    expect_answered(page, 0)
    assert page.evaluate(STORED) is None


@pytest.mark.answered_by("the browser")
def test_answers_by_mouse_lead_to_the_right_type(open_page: OpenPage) -> None:
    """A person who clicks 20 answers sees the total, the type in words and the way to the next type."""
    page = open_page("assess/")
    page.get_by_text("Marketing", exact=True).locator("visible=true").last.click()
    for number, answer in enumerate(ANSWERS, 1):
        page.locator(f"#q{number} .choice").nth(answer - 1).click()
    show_result(page)
    expect(page.locator("#result-title")).to_have_text("57: Defined")
    expect(page.locator(".verdict")).to_contain_text("3 points more is Aligned")
    assert "#result=" in address_of(page)


def test_answers_by_keyboard_alone(open_page: OpenPage) -> None:
    """Keys 1 to 5 answer and move on, 0 clears, and Enter shows the result, to which the focus moves."""
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS)
    page.locator("#q20 input:checked").focus()
    page.keyboard.press("0")
    expect_answered(page, STATEMENTS - 1)
    page.keyboard.press("3")
    expect(see_result(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#result-title")).to_be_focused()


OFF_CENTRE = """(place) => {
  const range = document.createRange();
  range.selectNode(place.firstChild);
  const [number, whole] = [range.getBoundingClientRect(), place.getBoundingClientRect()];
  return Math.abs(number.top + number.bottom - whole.top - whole.bottom) / 2;
}"""


def test_a_number_stays_in_the_middle_of_its_place(open_page: OpenPage) -> None:
    """In the map of statements an answered one looks like an open one, apart from its colour."""
    page = open_page("assess/", viewport={"width": 1280, "height": 900})
    answer_with_keys(page, ANSWERS[:2])
    for number in (2, 3):
        assert page.locator(f".statement-map [data-statement='{number}']").evaluate(OFF_CENTRE) < 2


def test_arrow_keys_choose_within_a_statement(open_page: OpenPage) -> None:
    """A statement is a radio group: an arrow key chooses, and stays in the group."""
    page = open_page("assess/")
    page.locator("#q2 input").nth(1).focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#q2 input").nth(2)).to_be_checked()
    expect_answered(page, 1)


def test_every_answer_is_kept_over_a_reload(open_page: OpenPage) -> None:
    """Half-way, a reload brings back every answer and the function, and says so."""
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS[:9])
    page.get_by_role("radio", name="Head of function").check()
    page.reload()
    expect_answered(page, 9)
    expect(page.get_by_role("radio", name="Head of function")).to_be_checked()
    expect(page.get_by_text("Your answers from earlier are still here.")).to_be_visible()


@pytest.mark.answered_by("a worker of the page")
def test_the_form_works_before_python_has_loaded(open_page: OpenPage) -> None:
    """Answers count although the runtime never arrives; then the page says what happened and nothing is lost."""
    page = open_page("404.html")
    page.route(RUNTIME, lambda route: route.abort())
    page.goto(page.url.replace("404.html", "assess/"))
    answer_with_keys(page, ANSWERS)
    # The page starts Python once by itself and once more when asked for the result: wait until both have failed.
    expect(page.get_by_role("button", name="try again")).to_be_visible()
    with page.expect_console_message(lambda message: "PythonFailure" in message.text):
        see_result(page).click()
    expect(page.get_by_role("button", name="try again")).to_be_visible()
    expect_answered(page, STATEMENTS)
    page.unroute(RUNTIME)
    page.get_by_role("button", name="try again").click()
    show_result(page)
    open_page.watched.errors.clear()  # type: ignore[attr-defined]  # the failed downloads were meant


@pytest.mark.answered_by("the browser")
def test_a_link_shows_the_same_result_anywhere(open_page: OpenPage) -> None:
    """The address of a result, opened in a fresh browser, shows the same findings and leaves its storage alone."""
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS)
    show_result(page)
    elsewhere = open_page("assess/" + address_of(page).partition("assess/")[2])
    expect(elsewhere.locator("#result-title")).to_have_text("57: Defined")
    for part in ("[aria-labelledby=result-themes]", ".rated", "[aria-labelledby=result-help] h3"):
        here, there = (p.locator(part).all_inner_texts() for p in (page, elsewhere))
        assert here
        assert here == there
    assert elsewhere.evaluate(STORED) is None


@pytest.mark.parametrize(
    "damaged",
    ["result=", "result=4G00-0000-00KN-QGR4-EQ0W-R9PX", "result=4G00-0000", "result=%00<img src=x onerror=alert(1)>"],
)
def test_a_damaged_link_gets_a_sentence_and_overwrites_nothing(open_page: OpenPage, damaged: str) -> None:
    """A link that was cut off or changed says so, and the answers kept in this browser stay as they were."""
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS[:5])
    kept = page.evaluate(STORED)
    page.goto("about:blank")
    page.go_back()
    page.evaluate("fragment => { location.hash = fragment }", damaged)
    expect(page.get_by_text("This link does not hold a whole result.")).to_be_visible()
    assert page.evaluate(STORED) == kept
    expect_answered(page, 5)
    expect(page.locator("img[src=x]")).to_have_count(0)


def test_start_again_asks_first_and_then_deletes(open_page: OpenPage) -> None:
    """“Start again” deletes the answers only after a second press."""
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS)
    show_result(page)
    page.get_by_role("button", name="Start again").click()
    page.get_by_role("button", name="Keep them").click()
    expect(page.locator("#result-title")).to_be_visible()
    start_again(page)


def test_open_statements_are_named_and_there_is_no_total(open_page: OpenPage) -> None:
    """With answers missing the page shows what is open and the themes answered, but neither total nor type."""
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS[:12])
    expect(page.locator(".review .open-statements li:visible")).to_have_count(8)
    page.get_by_role("button", name="See what there is").click()
    expect(page.locator("#result-title")).to_have_text("8 statements are open")
    expect(page.locator(".total-scale")).to_have_count(0)
    page.locator("[data-view=result]").get_by_role("button", name="Next open statement").click()
    expect(page.locator("#q13 input").first).to_be_focused()


def test_ticked_conditions_are_weighed_by_python(open_page: OpenPage) -> None:
    """Ticks on both sides are weighed: the reasons stand side by side and nothing is decided for the reader."""
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS)
    show_result(page)
    page.locator("form[data-type] fieldset").nth(0).locator("input").first.check()
    expect(page.locator("[data-outcome]")).to_contain_text("stay at Defined")
    expect(page.locator("[data-help=stay]")).to_contain_text("stay at Defined and none to move")
    expect(page.locator("[data-help=move]")).to_be_hidden()
    page.locator("form[data-type] fieldset").nth(1).locator("input").first.check()
    expect(page.locator("[data-outcome]")).to_contain_text("weigh them")
    expect(page.locator("[data-help=move]")).to_be_visible()
    expect(page.locator("[data-help=stay]")).to_be_hidden()


def test_the_title_of_the_tab_says_which_result_it_shows(open_page: OpenPage) -> None:
    """Among many tabs, in bookmarks and in the history a result is found by its total and type; the form is itself."""
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS)
    show_result(page)
    expect(page).to_have_title("57: Defined · The assessment - Common Ground")
    page.get_by_role("button", name="Change answers").click()
    expect(page).to_have_title("The assessment - Common Ground")


def test_back_leads_from_the_result_to_the_form(open_page: OpenPage) -> None:
    """The result has an address of its own: the browser's back and forward move between form and result."""
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS)
    show_result(page)
    page.go_back()
    expect(page.locator("#q1")).to_be_visible()
    page.go_forward()
    expect(page.locator("#result-title")).to_be_visible()


@pytest.mark.parametrize(("button", "ending"), [("Save as text", ".md"), ("Save as data", ".json")])
def test_a_result_can_be_kept_as_a_file(open_page: OpenPage, button: str, ending: str) -> None:
    """Both files hold the total; the JSON one can be read by programs."""
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS)
    show_result(page)
    page.get_by_text("More ways to keep or share it").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    assert waiting.value.suggested_filename.endswith(ending)
    text = Path(waiting.value.path()).read_text("utf-8")
    assert text.startswith("# Common Ground: 57, Defined") or json.loads(text)["score"]["total"] == 57


def test_a_date_to_measure_again_holds_no_answer(open_page: OpenPage) -> None:
    """The calendar file says when, and nothing of the result."""
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS)
    show_result(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Calendar file to measure again").click()
    assert waiting.value.suggested_filename.endswith(".ics")
    text = Path(waiting.value.path()).read_text("utf-8")
    assert text.startswith("BEGIN:VCALENDAR")
    assert "Defined" not in text


def test_a_result_prints_on_one_or_two_pages(open_page: OpenPage) -> None:
    """The printed result is one or two pages with total and type, without the site's navigation."""
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS)
    show_result(page)
    printed = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    text = "".join(sheet.extract_text() for sheet in printed.pages)
    assert 1 <= len(printed.pages) <= 2
    assert "Defined" in text
    assert "Copy the link" not in text


def test_storage_that_is_refused_is_told(open_page: OpenPage) -> None:
    """Where the browser refuses to keep anything, the page says so and still gives a result."""
    page = open_page("404.html")
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('refused') }")
    page.goto(page.url.replace("404.html", "assess/"))
    answer_with_keys(page, ANSWERS)
    expect(page.get_by_text("This browser does not let the page keep your answers.")).to_be_visible()
    show_result(page)


NO_FIELDS = '{"format":"common-ground/answers","version":1,"fields":null}'


@pytest.mark.parametrize(
    "stored", ["{", '{"format":"common-ground/answers","version":99,"fields":{}}', "null", NO_FIELDS]
)
def test_damaged_storage_is_set_aside_and_told(open_page: OpenPage, stored: str) -> None:
    """Answers that cannot be read are kept under another name until the reader starts again."""
    page = open_page("assess/")
    page.evaluate("text => localStorage.setItem('common-ground.answers', text)", stored)
    page.reload()
    expect(page.get_by_text("The answers kept from an earlier visit could not be read.")).to_be_visible()
    answer_with_keys(page, ANSWERS[:2])
    assert page.evaluate("localStorage.getItem('common-ground.answers.unreadable /common-ground/')") == stored
    page.reload()
    expect_answered(page, 2)


def test_without_javascript_the_page_is_a_printable_questionnaire(open_page: OpenPage, bank: Bank) -> None:
    """Without JavaScript the page says so, points to the scoring key, and holds all statements."""
    page = open_page("assess/", java_script_enabled=False)
    expect(page.locator("noscript .note")).to_contain_text("This browser does not run JavaScript")
    for statement in bank.instrument.statements:
        expect(page.get_by_text(statement.text, exact=True).first).to_be_visible()


@pytest.mark.parametrize("width", [320, 360])
def test_a_phone_never_scrolls_sideways_and_targets_are_large(open_page: OpenPage, width: int) -> None:
    """At phone widths nothing is wider than the screen, and every answer is at least 44 by 44 pixels."""
    page = open_page("assess/", viewport={"width": width, "height": 700}, has_touch=True)
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0
    for choice in page.locator(".statement .choice").all()[:10]:
        box = choice.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
    answer_with_keys(page, ANSWERS)
    show_result(page)
    assert page.evaluate(wide) == 0


@pytest.mark.answered_by("the browser")
def test_the_browser_agrees_with_the_command_line(
    open_page: OpenPage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For 200 generated sets of answers, missing ones among them, both give the same JSON."""
    chance = random.Random(20)  # noqa: S311  test data, the same at every run
    people = [[chance.choice([None, 1, 2, 3, 4, 5]) for _ in range(STATEMENTS)] for _ in range(100)]
    people += [[chance.choice([1, 2, 3, 4, 5]) for _ in range(STATEMENTS)] for _ in range(100)]
    table = tmp_path / "answers.csv"
    with table.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["session", "function", "level", *(f"q{n}" for n in range(1, STATEMENTS + 1))])
        writer.writerows(["", "sales", "", *answers] for answers in people)
    assert command_line(["score", str(table), "--json"]) == 0
    expected = [
        {key: value for key, value in row.items() if key != "row"} for row in json.loads(capsys.readouterr().out)
    ]
    page = open_page("assess/")
    actual = page.evaluate(
        """async people => {
            const { startPython } = await import(
                new URL("runtime.mjs", document.querySelector("article script[src]").src));
            const python = startPython(() => {});
            const replies = [];
            for (const answers of people) replies.push((await python.request({ request: "score", answers })).score);
            return replies;
        }""",
        people,
    )
    assert actual == expected


def test_an_invited_respondent_gets_a_code_for_the_session(open_page: OpenPage) -> None:
    """An invitation names its session, sets the function, and ends in a code that carries the session's tag."""
    fragment = invitation_fragment("Autumn review", ask_level=False, function="sales")
    page = open_page(f"assess/#{fragment}")
    expect(page.get_by_text("You were invited to Autumn review")).to_be_visible()
    expect(page.get_by_role("radio", name="Sales")).to_be_checked()
    expect(page.get_by_text("Your level")).to_be_hidden()
    answer_with_keys(page, ANSWERS)
    page.reload()
    expect_answered(page, STATEMENTS)
    show_result(page)
    expect(page.locator("[data-code]")).to_be_in_viewport()
    response = decode(page.locator("[data-code]").inner_text())
    respondent = int(json.loads(page.evaluate(STORED))["fields"]["respondent"])
    assert ("sales", session_tag("Autumn review"), respondent, tuple(ANSWERS)) == (
        response.function,
        response.session,
        response.respondent,
        response.answers,
    )


@pytest.mark.answered_by("the browser")
def test_a_word_gives_the_code_its_number(open_page: OpenPage) -> None:
    """Who gives a word gets a code with its number, which a reload keeps; the word itself is kept nowhere."""
    page = open_page(f"assess/#{invitation_fragment('Autumn review', ask_level=False, function='sales')}")
    answer_with_keys(page, ANSWERS)
    show_result(page)
    page.get_by_text("Compare my answers with my next ones").click()
    page.get_by_label("A word of your own").fill("no")
    page.get_by_role("button", name="Take its number").click()
    expect(page.get_by_text("of at least 6 letters")).to_be_visible()
    page.get_by_label("A word of your own").fill("Green lighthouse")
    page.get_by_role("button", name="Take its number").click()
    expect(page.get_by_text("Your code carries the number of your word.")).to_be_visible()
    code = page.locator("[data-code]").inner_text()
    assert number_of("green lighthouse", load_instrument()) == decode(code).respondent
    stored = page.evaluate(STORED)
    assert str(decode(code).respondent) == json.loads(stored)["fields"]["respondent"]
    assert "lighthouse" not in stored.lower()
    page.reload()
    expect(page.locator("[data-code]")).to_have_text(code)


def test_answers_in_a_link_can_be_continued(open_page: OpenPage) -> None:
    """A link with open statements, opened on another device, fills an empty form there when the reader asks for it."""
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS[:7])
    page.get_by_role("button", name="See what there is").click()
    expect(page.locator("#result-title")).to_be_visible()
    elsewhere = open_page("assess/" + address_of(page).partition("assess/")[2])
    elsewhere.get_by_role("button", name="Continue with these answers").click()
    expect_answered(elsewhere, 7)


def test_an_invitation_opened_in_the_same_tab_is_read(open_page: OpenPage) -> None:
    """Where only the fragment changes, the invitation is read as it is on a fresh page; one too long is told."""
    page = open_page("assess/")
    page.evaluate("location.hash = 'session=' + 'X'.repeat(121)")
    expect(page.get_by_text("This invitation cannot be used")).to_be_visible()
    page.evaluate("location.hash = 'session=Spring&function=marketing'")
    expect(page.get_by_text("You were invited to Spring.")).to_be_visible()
    expect(page.get_by_text("This invitation cannot be used")).to_be_hidden()
    expect(page.get_by_role("radio", name="Marketing")).to_be_checked()


def test_the_keyboard_keeps_its_place_around_a_result(open_page: OpenPage) -> None:
    """Links within the result leave it and its address alone; going back puts the focus on the form's heading."""
    fragment = make_result(response_of(list(ANSWERS), None, None), None, load_bank()).fragment
    page = open_page(f"assess/#{fragment}")
    expect(page.locator("#result-title")).to_be_focused()
    page.locator(".skip-link").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#result-title")).to_be_visible()
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="What would help first").press("Enter")
    expect(page.locator("#result-help")).to_be_in_viewport()
    assert address_of(page).endswith(fragment)
    page.get_by_role("button", name="To the statements").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_a_damaged_check_does_not_cost_the_result(open_page: OpenPage) -> None:
    """A one-minute check that names no type is left out."""
    page = open_page("assess/")
    stored = '{"format":"common-ground/check","version":1,"type":"<b>"}'
    page.evaluate("text => localStorage.setItem('common-ground.check', text)", stored)
    answer_with_keys(page, ANSWERS)
    show_result(page)
