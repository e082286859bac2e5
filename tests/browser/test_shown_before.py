"""What a page showed of a workspace that has not changed since stands there at once, and nothing that has changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from assessment.workspace.document import to_document
from tests.browser.conftest import until_answered
from tests.browser.test_assessment import ANSWERS, answer_with_keys, show_result, start_again
from tests.browser.test_team import CHAT, add, answered, code, start
from tests.test_right_days import DAY, later, made
from tests.waiting import wait_for

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

type OpenPage = Callable[..., Page]

KEPT = """() => new Promise((resolve) => {
  const opening = indexedDB.open("keyval-store");
  opening.onsuccess = () => {
    const all = opening.result.transaction("keyval").objectStore("keyval").getAllKeys();
    all.onsuccess = () => { opening.result.close(); resolve(all.result.filter((key) => key.includes("shown/"))); };
  };
})"""

CHANGED = """([view, before, after]) => new Promise((resolve) => {
  const opening = indexedDB.open("keyval-store");
  opening.onsuccess = () => {
    const changing = opening.result.transaction("keyval", "readwrite");
    const all = changing.objectStore("keyval").openCursor();
    all.onsuccess = () => {
      const there = all.result;
      if (!there) return;
      if (!there.key.includes(`shown/${view}`)) {}
      else if (after === null) there.delete();
      else there.update({ ...there.value, html: there.value.html.replaceAll(before, after) });
      there.continue();
    };
    changing.oncomplete = () => { opening.result.close(); resolve(null); };
  };
})"""


DOCUMENT = """() => new Promise((resolve) => {
  const opening = indexedDB.open("keyval-store");
  opening.onsuccess = () => {
    const all = opening.result.transaction("keyval").objectStore("keyval").getAll();
    all.onsuccess = () => { opening.result.close(); resolve(all.result.find((kept) => kept.document).document); };
  };
})"""


@contextmanager
def without_python(page: Page) -> Iterator[None]:
    """Hold every answer of Python back while the block runs."""
    held: list[Route] = []
    page.route("**/answer", lambda route: held.append(route))  # noqa: PLW0108  Playwright marks what it calls
    yield
    page.unroute("**/answer")  # which lets go what was held


def with_own_result(page: Page) -> None:
    """Go to the assessment, answer it, and show the result."""
    page.goto(page.url.partition("/common-ground/")[0] + "/common-ground/assess/")
    answer_with_keys(page, ANSWERS)
    show_result(page)


def let_go(page: Page) -> None:
    """Let a page keep what `HOLD_BACK` held back."""
    wait_for(lambda: page.evaluate("held.length > 0"))
    page.evaluate("Promise.all(held.map((each) => each()))")


def until_kept(page: Page, view: str) -> None:
    """Wait until the browser keeps what the page shows."""
    wait_for(lambda: any(f"shown/{view}" in key for key in page.evaluate(KEPT)))


def forget(page: Page, view: str) -> None:
    """Forget what the page showed, as if nobody had opened it."""
    until_kept(page, view)
    page.evaluate(CHANGED, [view, None, None])


@pytest.fixture
def reported(open_page: OpenPage) -> Page:
    """Return a page with a report that was looked at, and kept."""
    page = open_page("compare/")
    start(page)
    add(page, CHAT, 11)
    answered(page, "11 people answered")
    page.goto(page.url.replace("/compare/", "/compare/report/"))
    expect(page.locator("[data-shown] svg").first).to_be_visible()
    until_kept(page, "report")
    return page


def test_a_report_that_has_not_changed_stands_there_at_once(reported: Page) -> None:
    """All of it, before Python answers; and as Python answers, it stays as it is."""
    whole = reported.locator("[data-shown]").inner_html()
    with without_python(reported):
        reported.reload()
        expect(reported.locator("[data-shown] svg").first).to_be_visible()
        expect(reported.locator("[data-when=opening]")).to_be_hidden()
        assert whole == reported.locator("[data-shown]").inner_html()
        # Said that it works, the page would move all that is read.
        expect(reported.locator(".workspace")).not_to_have_attribute("aria-busy", "true")
        with reported.expect_response("**/answer"):
            reported.unroute("**/answer")
    until_answered(reported)
    assert whole == reported.locator("[data-shown]").inner_html()


KEEP_DOCUMENT = """async ([made, day]) => {
  const script = document.querySelector("script[src$='/workspace.mjs']");
  const { write } = await import(new URL("documents.mjs", script.src));
  await write(made, 0, day);
}"""


@pytest.fixture
def planned_team(open_page: OpenPage) -> Page:
    """Return a page beside the report of a team whose plan falls due five days after `DAY`, which it is."""
    page = open_page("compare/")
    it_is(page, DAY)
    page.evaluate(KEEP_DOCUMENT, [to_document(made("planned")), DAY])
    return page


IT_IS = """const Before = Date;
globalThis.Date = class extends Before {{
  constructor(...given) {{ super(...(given.length ? given : ["{}T09:00"])); }}
}};"""


def it_is(page: Page, day: str) -> None:
    """Set the day of all tabs: these, and those to come."""
    script = f"{{ {IT_IS.format(day)} }}"
    page.context.add_init_script(script)
    for each in page.context.pages:
        each.evaluate(f"() => {script}")


def at_once(page: Page, path: str, view: str) -> bool:
    """Tell whether a page stands there at once in a new tab; Python makes it then."""
    tab = page.context.new_page()
    opening, there = tab.locator("[data-when=opening]"), tab.locator("[data-shown] h2").first
    with without_python(tab):
        tab.goto(page.url.replace("/compare/", path))
        expect(opening.or_(there).filter(visible=True).first).to_be_visible()
        found = there.is_visible()
    expect(there).to_be_visible()
    until_answered(tab)
    until_kept(tab, view)
    tab.close()
    return found


def test_a_report_stands_there_at_once_on_later_days(planned_team: Page) -> None:
    """Until something of the plan is overdue, and not before the day on which it was made, as by a clock set back."""
    assert not at_once(planned_team, "/compare/report/", "report")
    there = {}
    for days in (-1, 0, 1, 5, 6):
        it_is(planned_team, later(days))
        there[days] = at_once(planned_team, "/compare/report/", "report")
    assert there == {-1: False, 0: True, 1: True, 5: True, 6: False}


def test_what_was_changed_since_is_not_shown(reported: Page) -> None:
    """A page of before the change would tell what no longer holds: it is forgotten, and made anew."""
    report = reported.url
    planned(reported, "First thing")  # a page from which no link leads to the report
    assert not any("report" in key for key in reported.evaluate(KEPT))
    with without_python(reported):
        reported.goto(report)
        expect(reported.locator("[data-when=opening]")).to_be_visible()
        expect(reported.locator("[data-shown]")).to_be_hidden()
    expect(reported.locator("[data-shown] svg").first).to_be_visible()


def expect_there_at_once(page: Page, link: Locator, part: str) -> None:
    """Expect what a link leads to before Python answers, and that it stays as it is once Python does."""
    with without_python(page):
        link.click()
        expect(page.locator(f"[data-shown] {part}").first).to_be_visible()
        ahead = page.locator("[data-shown]").inner_html()
    expect(page.locator("[data-runtime=ready]")).to_be_visible()
    until_answered(page)
    assert ahead == page.locator("[data-shown]").inner_html()


def test_the_report_of_answers_that_were_just_added_stands_there_at_once(open_page: OpenPage) -> None:
    """It is made while they look at what they added, and again after the next change; nobody has looked at it yet."""
    page = open_page("compare/")
    start(page)
    for chat, new, people in ((f"{CHAT}\n{code(12, 'marketing')}", 12, 12), (code(13, "marketing"), 1, 13)):
        add(page, chat, new)
        answered(page, f"{people} people answered")
        until_kept(page, "report")
    assert page.evaluate(DOCUMENT)["waves"][0]["given"] == []
    expect_there_at_once(page, page.get_by_role("link", name="See the report"), "svg")


def test_what_comes_next_in_our_work_stands_there_at_once(reported: Page) -> None:
    """In whatever tab, which has looked at nothing else there."""
    page = reported.context.new_page()
    page.goto(reported.url.replace("/compare/report/", "/work/"))
    lead = page.locator("a[data-made-ahead]")
    until_kept(page, str(lead.get_attribute("data-made-ahead")))
    expect_there_at_once(page, lead, "h2")


def test_nothing_is_left_of_a_workspace_that_was_deleted(reported: Page) -> None:
    """Neither its report nor the list that named it."""
    reported.get_by_role("link", name="Our work").first.click()
    reported.get_by_role("button", name="Delete Autumn review", exact=True).click()
    expect(reported.get_by_text("Autumn review is deleted")).to_be_visible()
    assert [] == reported.evaluate(KEPT)


def test_what_is_typed_before_python_answers_stays(reported: Page) -> None:
    """The page can be worked in at once: what is typed meanwhile stays, and what is pressed is done after it."""
    reported.goto(reported.url.replace("/compare/report/", "/act/plan/"))
    field = reported.get_by_label("Or something of your own")
    expect(field).to_be_visible()
    field.fill("Typed before")
    until_kept(reported, "plan")
    with without_python(reported):
        reported.reload()
        expect(field).to_have_value("Typed before")
        field.fill("Typed at once")
        field.press("Enter")
        expect(reported.locator("[data-when=working]")).to_be_visible()
    expect(reported.locator("[data-shown]").get_by_text("Typed at once").first).to_be_visible()


def test_python_has_the_last_word(reported: Page) -> None:
    """What was kept is only there for the first moment: what Python makes takes its place, each piece of it."""
    planned(reported, "First thing")
    reported.reload()
    until_kept(reported, "plan")
    reported.evaluate(CHANGED, ["plan", "First thing", "Another thing"])
    with without_python(reported):
        reported.reload()
        expect(reported.get_by_text("Another thing").first).to_be_visible()
    expect(reported.get_by_text("First thing").first).to_be_visible()
    expect(reported.get_by_text("Another thing")).to_have_count(0)


def planned(page: Page, *things: str) -> None:
    """Put things into the plan."""
    page.goto(page.url.replace("/compare/report/", "/act/plan/"))
    for thing in things:
        page.locator("#own-name").fill(thing)
        page.locator("#own-name").press("Enter")
        expect(page.locator(".plan-item, [data-drawn]").get_by_text(thing).first).to_be_visible()


def test_a_form_can_be_sent_again_while_its_button_says_that_it_was_saved(reported: Page) -> None:
    """What a button says of itself is not sent along."""
    planned(reported, "First thing", "Second thing", "Third thing")
    expect(reported.locator("[data-when=refused]")).to_be_hidden()


def test_what_is_typed_and_left_before_python_answers_is_there_again(reported: Page) -> None:
    """The newer text, and the one that was pressed for nothing as well."""
    planned(reported)
    field = reported.locator("#own-name")
    field.fill("Older text")
    until_kept(reported, "plan")
    for text in ("Newer text", "Newest text"):
        with without_python(reported):
            reported.reload()
            expect(field).not_to_have_value("")
            field.fill(text)
            if text == "Newest text":
                field.press("Enter")
            reported.goto(reported.url.replace("/act/plan/", "/understand/"))
        reported.goto(reported.url.replace("/understand/", "/act/plan/"))
        expect(field).to_have_value(text)
        expect(reported.locator("[data-runtime=ready]")).to_be_visible()
        expect(field).to_have_value(text)


def test_what_is_pressed_twice_before_python_answers_is_done_once(reported: Page) -> None:
    """A person who sees nothing happen presses again; one who cancels means all of it."""
    planned(reported)
    field = reported.locator("#own-name")
    until_kept(reported, "plan")
    with without_python(reported):
        reported.reload()
        field.fill("Pressed twice")
        field.press("Enter")
        field.press("Enter")
    expect(reported.get_by_role("heading", name="Pressed twice")).to_have_count(1)
    expect(reported.locator("[data-when=refused]")).to_be_hidden()
    reported.reload()
    until_kept(reported, "plan")
    with without_python(reported):
        reported.reload()
        field.fill("Cancelled")
        field.press("Enter")
        reported.get_by_role("button", name="Cancel").click()
    expect(reported.locator("[data-runtime=ready]")).to_be_visible()
    until_answered(reported)
    expect(field).to_have_value("Cancelled")
    expect(reported.get_by_role("heading", name="Cancelled")).to_have_count(0)


def test_who_starts_again_leaves_nothing_of_their_result_in_what_pages_showed(reported: Page) -> None:
    """A page may have offered it: it is forgotten with the answers."""
    planned(reported)
    until_kept(reported, "plan")
    with_own_result(reported)
    start_again(reported)
    wait_for(lambda: reported.evaluate(KEPT) == [])


HOLD_BACK = """(() => {
  const later = window.setTimeout;
  window.held = [];
  window.setTimeout = (done, after, ...more) => (after === 500 ? window.held.push(done) : later(done, after, ...more));
})()"""
"""Holds back what a page keeps when it has stood still for a moment: the timer of a hidden tab may be late."""


def test_a_page_that_another_tab_still_shows_keeps_nothing_of_a_result_that_was_forgotten(reported: Page) -> None:
    """The tab notices that one's own result is another one by then."""
    with_own_result(reported)
    other = reported.context.new_page()
    other.add_init_script(HOLD_BACK)
    other.goto(reported.url.partition("/assess/")[0] + "/act/plan/")
    expect(other.get_by_label("Or something of your own")).to_be_visible()
    until_answered(other)
    wait_for(lambda: other.evaluate("held.length > 0"))
    start_again(reported)
    wait_for(lambda: reported.evaluate(KEPT) == [])
    other.evaluate("Promise.all(held.map((each) => each()))")
    assert [] == other.evaluate(KEPT)


def test_what_was_forgotten_while_python_was_asked_is_not_kept(reported: Page) -> None:
    """The answer comes after another tab has forgotten the result that was sent along."""
    with_own_result(reported)
    other = reported.context.new_page()
    other.add_init_script(HOLD_BACK)
    with without_python(other), other.expect_request("**/answer"):
        other.goto(reported.url.partition("/assess/")[0] + "/act/plan/")
        expect(other.locator("[data-when=opening]")).to_be_visible()
        start_again(reported)
        wait_for(lambda: reported.evaluate(KEPT) == [])
    expect(other.get_by_label("Or something of your own")).to_be_visible()
    until_answered(other)
    let_go(other)
    assert [] == other.evaluate(KEPT)


def test_who_is_asked_whether_to_start_again_may_leave_at_once(reported: Page) -> None:
    """What forgets the pages that showed the result is there before anybody presses."""
    with_own_result(reported)
    loaded = "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/documents.mjs'))"
    assert not reported.evaluate(loaded)
    reported.get_by_role("button", name="Start again").first.click()
    wait_for(lambda: reported.evaluate(loaded))


SHIFTS = """new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) window.shifted = (window.shifted ?? 0) + value;
}).observe({ type: "layout-shift", buffered: true })"""
MOST_SHIFTED = 0.1
"""What counts as good (Web Vitals, 2020)."""


@pytest.mark.parametrize("width", [360, 1280])
def test_what_one_reads_does_not_move_while_a_page_is_made(reported: Page, width: int) -> None:
    """The steps of the session, the page that is being made, and what follows it have their places from the first."""
    reported.set_viewport_size({"width": width, "height": 780})
    reported.context.add_init_script(SHIFTS)
    for path in ("/compare/report/", "/act/plan/", "/work/"):
        reported.goto(reported.url.partition("/common-ground/")[0] + "/common-ground" + path)
        expect(reported.locator("[data-shown] h2").first).to_be_visible()
        until_answered(reported)
        assert (path, True) == (path, reported.evaluate("window.shifted ?? 0") < MOST_SHIFTED)


def test_a_page_is_kept_as_of_the_day_on_which_it_was_asked_for(planned_team: Page) -> None:
    """A page that is still open the next day has written the day before."""
    plan = planned_team.url.replace("/compare/", "/act/plan/")
    tab = planned_team.context.new_page()
    tab.add_init_script(HOLD_BACK)
    tab.goto(plan)
    expect(tab.get_by_label("Or something of your own")).to_be_visible()
    until_answered(tab)
    wait_for(lambda: tab.evaluate("held.length > 0"))
    it_is(planned_team, later(1))
    tab.evaluate("Promise.all(held.map((each) => each()))")
    until_kept(tab, "plan")
    assert not at_once(planned_team, "/act/plan/", "plan")
