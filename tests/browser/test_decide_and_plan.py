"""From a team's answers to a decision, a plan, the checklist and the next date, in one workspace."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import complaints
from tests.workspaces import act, link, to_document, twice

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

type OpenPage = Callable[..., Page]

PAGES = ("decide/advisor/", "act/plan/", "act/checklist-work/", "compare/waves/", "work/")

WATCH = """() => {
  globalThis.touched = new Set();
  new MutationObserver((records) => {
    for (const { target, addedNodes, removedNodes } of records)
      for (const node of [target, ...addedNodes, ...removedNodes]) {
        const item = (node instanceof Element ? node : node.parentElement)?.closest(".plan > li");
        if (item) touched.add(item.id);
      }
  }).observe(document.querySelector(".plan"), { subtree: true, childList: true, attributes: true });
}"""
"""Notes from now on which items of the plan are written, moved or taken out."""

TOUCHED = "() => { const items = [...touched].sort(); touched.clear(); return items; }"


def begin(page: Page) -> None:
    """Go on with the sample team."""
    page.get_by_role("button", name="See it with made-up data").click()
    expect(page.locator("[data-shown]")).to_be_visible()


def settle(page: Page) -> None:
    expect(page.locator("[data-workspace]")).not_to_have_attribute("aria-busy", "true")


@pytest.mark.answered_by("the browser")
def test_from_reasons_to_a_dated_plan(open_page: OpenPage, tmp_path: Path) -> None:
    """Tick, read what follows, decide, choose a practice, give it owner and date, and take the calendar along."""
    page = open_page("decide/advisor/")
    begin(page)
    expect(page.get_by_role("heading", name="You are Defined")).to_be_visible()
    page.get_by_label("life cycles get shorter").check()
    expect(page.locator("#outcome")).to_contain_text("Move one step, to Aligned.")
    page.get_by_label("nothing makes a strong case for change").check()
    expect(page.locator("#outcome")).to_contain_text("Weigh it")
    page.get_by_label("nothing makes a strong case for change").uncheck()
    expect(page.locator("#outcome")).to_contain_text("Move one step, to Aligned.")
    page.get_by_label("Note").fill("Both heads were there.")
    page.get_by_role("button", name="Keep the decision").click()
    expect(page.locator("#decision-kept + ul")).to_contain_text("move from Defined to Aligned")

    page.get_by_role("link", name="Make a plan").click()
    page.get_by_role("button", name="Add to the plan: A liaison").click()
    owner = page.get_by_label("Owner", exact=True)
    owner.fill("Ana Müller")
    owner.press("Tab")
    settle(page)
    page.get_by_label("Date", exact=True).fill("2020-01-31")
    page.get_by_label("First step").focus()
    expect(page.locator(".plan")).to_contain_text("This date has passed.")
    page.reload()
    expect(owner).to_have_value("Ana Müller")
    with page.expect_download() as download:
        page.get_by_role("button", name="Calendar file").click()
    download.value.save_as(tmp_path / "plan.ics")
    events = Calendar.from_ical((tmp_path / "plan.ics").read_bytes()).walk("VEVENT")
    assert ["A liaison (Ana Müller)", "Measure again"] == [event["SUMMARY"].partition(":")[0] for event in events]


def test_who_keeps_a_decision_is_told_and_led_there(open_page: OpenPage) -> None:
    """The form keeps showing what was chosen against the reasons that are ticked."""
    page = open_page("decide/advisor/")
    begin(page)
    page.get_by_label("life cycles get shorter").check()
    expect(page.locator("#choice-move")).to_be_checked()
    page.locator("label:has(#choice-stay)").click()
    page.get_by_role("button", name="Keep the decision").click()
    expect(page.locator("#decision-kept")).to_be_focused()
    expect(page.locator("#decision-kept")).to_be_in_viewport()
    expect(page.get_by_role("status").filter(has_text="is kept: stay at Defined")).to_be_visible()
    expect(page.locator("#choice-stay")).to_be_checked()


def test_an_action_touches_what_it_changes(open_page: OpenPage, address: str, tmp_path: Path) -> None:
    """The other items of a long plan stay as they are; but a field shows what was kept, not what was typed."""
    planned = twice({10: 1})
    for number in range(8):
        planned = act(planned, "add-own", f"k{number}", name=f"Meeting {number}")
    (tmp_path / "ours.json").write_text(json.dumps(to_document(planned)), "utf-8")
    page = open_page("work/")
    page.get_by_label("Open a workspace file").set_input_files(tmp_path / "ours.json")
    expect(page.get_by_role("heading", name="Sample", exact=True)).to_be_visible()
    page.goto(address + "act/plan/")
    owner = page.locator("#owner-k3")
    owner.fill("Ada")
    page.evaluate(WATCH)
    owner.press("Tab")
    expect(page.locator("#owner-k3[value=Ada]")).to_be_visible()
    assert ["item-k3"] == page.evaluate(TOUCHED)
    page.get_by_role("button", name="Move Meeting 3 up").click()
    expect(page.locator(".plan > li").nth(2)).to_contain_text("Meeting 3")
    assert {"item-k2", "item-k3"} >= set(page.evaluate(TOUCHED))
    expect(page.get_by_role("button", name="Move Meeting 3 up")).to_be_focused()
    owner.fill("Ada ")
    owner.press("Tab")
    expect(owner).to_have_value("Ada")
    page.evaluate("document.querySelector('#done-k5').checked = true")  # as browsers do that fill in a form again
    page.locator("#done-k7").check()
    expect(page.locator("#done-k7[checked]")).to_be_visible()
    expect(page.locator("#done-k5")).not_to_be_checked()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#done-k7")).not_to_be_checked()


def test_the_checklist_keeps_what_is_marked_and_the_overview_counts_it(open_page: OpenPage, address: str) -> None:
    """A state, an owner in an opened note; then Undo; and our work says what is next."""
    page = open_page("act/checklist-work/")
    begin(page)
    task = page.locator("#task-3")
    task.get_by_text("under way").click()
    finish = page.locator("#checklist-first ~ p").filter(has_text="Finish what is under way")
    expect(finish).to_contain_text("Finish what is under way: 3")
    task.locator("summary").click()
    task.get_by_label("Owner").fill("Ana")
    task.get_by_label("Note").focus()
    expect(finish).to_contain_text("3 (Ana)")
    expect(task.get_by_label("Note")).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    expect(task.get_by_label("Owner")).to_have_value("")
    page.goto(address + "work/")
    expect(page.locator("ol.list")).to_contain_text("finish what is under way")


TOPS = """(elements) => elements.map((element) => {
  const text = document.createRange();
  text.selectNodeContents(element);
  return text.getBoundingClientRect().top;
})"""


def test_rows_stand_even_on_a_phone(open_page: OpenPage, address: str) -> None:
    """No state of a task stands alone below the others; a name stands on the line of its figures."""
    page = open_page("act/checklist-work/", viewport={"width": 360, "height": 780})
    begin(page)
    tops = page.locator("#task-3 .choice").evaluate_all(TOPS)
    assert [2, 2] == [*Counter(tops).values()]
    page.goto(address + "compare/")
    row = page.locator("table.received tbody tr").first
    expect(row).to_be_visible()
    name, figure = (row.locator(part).first.evaluate_all(TOPS)[0] for part in (".who", "td"))
    assert abs(name - figure) < 1


def test_the_result_of_this_browser_is_offered(open_page: OpenPage, address: str) -> None:
    """Who took the assessment here need not copy a link; the type comes from it."""
    fields = {"fragment": link(*(2,) * 20).partition("#")[2]}
    page = open_page("")
    kept = json.dumps({"format": "common-ground/answers", "version": 1, "fields": fields})
    page.evaluate("text => localStorage.setItem('common-ground.answers', text)", kept)
    page.goto(address + "decide/advisor/")
    page.get_by_label("Name of the new workspace").fill("Mine")
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_role("button", name="Take the result in this browser").click()
    expect(page.get_by_role("heading", name="You are Defined")).to_be_visible()
    expect(page.locator("[data-shown]")).to_contain_text("one person’s result")
    page.goto(address + "compare/waves/")
    expect(page.locator("[data-shown]")).to_contain_text("One is here.")


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_are_accessible_and_fit_a_phone(open_page: OpenPage, path: str) -> None:
    """Nothing that axe finds with everything opened, and no sideways scrolling at 320 pixels."""
    page = open_page(path, viewport={"width": 320, "height": 800}, color_scheme="dark", reduced_motion="reduce")
    begin(page)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert [] == complaints(page)


def test_pages_with_work_in_them_are_accessible(open_page: OpenPage, address: str, tmp_path: Path) -> None:
    """What only a filled plan and a second measurement show, on a phone: the verdict stands before its figures."""
    filled = act(act(twice({10: 1}), "add-practice", "k1", practice="liaison"), "add-own", "k2", name="Breakfast")
    (tmp_path / "ours.json").write_text(json.dumps(to_document(filled)), "utf-8")
    page = open_page("work/", viewport={"width": 320, "height": 800})
    page.get_by_label("Open a workspace file").set_input_files(tmp_path / "ours.json")
    expect(page.get_by_role("heading", name="Sample", exact=True)).to_be_visible()
    for path in ("act/plan/", "compare/waves/"):
        page.goto(address + path)
        expect(page.locator("[data-shown]")).to_be_visible()
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert [] == complaints(page)
    expect(page.get_by_role("columnheader").nth(1)).to_have_text("Verdict")
