"""One button stands out at a time, and it is the obvious next step: in a session's three steps and on every page."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assessment.workspace.records import Wave
from tests.browser.test_accessibility import pages_of
from tests.browser.test_assessment import ANSWERS, answer_with_keys, show_result
from tests.browser.test_how_to_read import FUNCTION
from tests.browser.test_team import CHAT, answered, choose, code, go_to, paste, start
from tests.workspaces import to_document, twice

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

type OpenPage = Callable[..., Page]

STILL = "() => document.getAnimations().every((each) => each.playState !== 'running')"
STANDS_OUT = """() => [...document.querySelectorAll(".md-button--primary")]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }))
  .filter((each) => getComputedStyle(each).backgroundColor !== "rgba(0, 0, 0, 0)")
  .map((each) => each.innerText.trim())"""


def stand_out(page: Page) -> list[str]:
    """Return what is said on the buttons that stand out, once no colour is on its way to another."""
    page.wait_for_function(STILL)
    found: list[str] = page.evaluate(STANDS_OUT)
    return found


def look_at(page: Page, step: str) -> None:
    go_to(page, step)
    expect(page.locator(".cockpit-steps [aria-current]")).to_contain_text(step)


def test_one_button_is_the_next_in_each_state_of_a_session(open_page: OpenPage) -> None:
    page = open_page("compare/")
    start(page)
    assert ["Copy the invitation"] == stand_out(page)
    look_at(page, "Collect")
    assert ["Preview"] == stand_out(page)
    paste(page, code(40))
    expect(page.locator(".preview")).to_be_visible()
    assert ["Add 1"] == stand_out(page)
    look_at(page, "Invite")  # the preview stays where it is, and is not the next there
    assert ["Copy the invitation"] == stand_out(page)
    look_at(page, "Collect")
    page.get_by_role("button", name="Add 1", exact=True).click()
    answered(page, "1 person answered")
    assert ["Preview"] == stand_out(page)
    choose(page, ("function.csv", FUNCTION))
    expect(page.locator(".preview").get_by_role("heading").first).to_have_text("Questions to answer first")
    assert ["Read it so"] == stand_out(page)
    page.get_by_text("Type answers from paper").click()
    page.get_by_label("Sales", exact=True).locator("visible=true").check()
    page.get_by_label("The 20 answers").fill("3" * 20)
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#paper-look")).to_be_visible()
    assert ["Read it so"] == stand_out(page)
    page.locator("[data-preview-of=answers]").get_by_role("button", name="Do not add").click()
    expect(page.locator(".preview")).to_have_count(1)
    assert ["Add these answers"] == stand_out(page)
    page.locator("#paper-look").get_by_role("button", name="Change it").click()
    expect(page.locator(".preview")).to_have_count(0)
    paste(page, CHAT)
    expect(page.locator(".preview")).to_be_visible()
    assert ["Add 11"] == stand_out(page)
    page.get_by_role("button", name="Add 11", exact=True).click()
    answered(page, "12 people answered")
    for step in ("Invite", "Collect", "Report"):
        look_at(page, step)
        assert len(stand_out(page)) <= 1
    paste(page, code(50))
    expect(page.locator(".preview")).to_be_visible()
    assert ["Add 1"] == stand_out(page)


def test_no_page_of_the_story_has_two_that_stand_out(open_page: OpenPage, address: str, site: Path) -> None:
    """Nor has a page with a sheet that is open, or with a table that is looked at before it is taken."""
    page = open_page("work/#story")
    expect(page.get_by_role("heading", name="A made-up team")).to_be_visible()
    found = {}

    def note(state: str) -> None:
        expect(page.locator("[aria-busy]")).to_have_count(0)
        found[state] = stand_out(page)

    for path in pages_of(site, "data-workspace="):
        page.goto(address + path)
        expect(page.locator("[data-shown] > *").first).to_be_visible()
        note(path)
    page.goto(address + "act/funnel-workshop/")
    for sheet in ("sales", "marketing", "compare"):
        page.locator(f"#open-{sheet}").click()
        expect(page.locator(f"#open-{sheet}")).to_have_attribute("aria-expanded", "true")
        note(f"funnel: {sheet}")
    page.goto(address + "act/process-map/")
    page.locator("#map-file").set_input_files(
        {"name": "map.csv", "mimeType": "text/csv", "buffer": b"activity,side\nCall,sales\n"}
    )
    expect(page.locator("#preview-title")).to_be_visible()
    note("map: a table")
    assert len(found["map: a table"]) == 1
    assert {} == {state: buttons for state, buttons in found.items() if len(buttons) > 1}


def test_what_has_begun_is_collected_where_the_link_leads(open_page: OpenPage, tmp_path: Path) -> None:
    """From measuring again to the answers of the measurement that has begun, whichever was chosen before."""
    team = twice({})
    further = replace(team, waves=(*team.waves, Wave("third", "Third time", "2027-04-12")), wave=team.waves[0].key)
    (tmp_path / "ours.json").write_text(json.dumps(to_document(further)), "utf-8")
    page = open_page("work/")
    page.get_by_label("Open a workspace file").set_input_files(tmp_path / "ours.json")
    expect(page.get_by_text("collect the answers of the measurement that has begun")).to_be_visible()
    page.get_by_role("link", name="Measure again", exact=True).last.click()
    page.get_by_role("link", name="Collect its answers").click()
    expect(page.locator("#collect-add")).to_be_focused()
    expect(page.locator("#collect-wave")).to_have_value("third")


def test_whoever_invites_from_a_result_has_one_next_step(open_page: OpenPage) -> None:
    """With own answers offered, left out and added, and as long as nobody answered, on each page of the way."""
    page = open_page("assess/")
    page.get_by_label("Sales", exact=True).check()
    answer_with_keys(page, ANSWERS)
    show_result(page)
    page.get_by_role("link", name="Invite the other side").click()
    expect(page.get_by_text("Nobody has answered yet.")).to_be_visible()
    assert ["Copy the invitation to Marketing"] == stand_out(page)
    look_at(page, "Collect")
    assert ["Add my answers"] == stand_out(page)
    paste(page, code(40))
    expect(page.locator(".preview")).to_be_visible()
    assert len(stand_out(page)) <= 1  # of a code of another session, which is not simply added
    page.locator(".preview").get_by_role("button", name="Do not add").click()
    expect(page.locator(".preview")).to_have_count(0)
    page.get_by_role("button", name="Leave mine out").click()
    expect(page.get_by_role("button", name="Offer them again")).to_be_visible()
    assert ["Preview"] == stand_out(page)
    unanswered = {path: of_page(page, path) for path in ("work/", "compare/waves/", "decide/advisor/", "act/plan/")}
    assert {"work/": ["Ask both departments"], "compare/waves/": ["Invite people"]}.items() <= unanswered.items()
    assert [] == [path for path, buttons in unanswered.items() if len(buttons) > 1]
    of_page(page, "compare/")
    look_at(page, "Collect")
    page.get_by_role("button", name="Offer them again").click()
    page.get_by_role("button", name="Add my answers").click()
    answered(page, "Only your own answers are here.")
    assert ["Copy the invitation to Marketing"] == stand_out(page)


def test_one_step_is_next_when_it_was_decided_measured_anew_or_deleted(open_page: OpenPage) -> None:
    """A decision that was kept leads on, a new measurement is invited to, and what was deleted can be put back."""
    page = open_page("compare/")
    page.get_by_role("button", name="See it with made-up data").click()
    page.wait_for_url("**/compare/report/")
    expect(page.locator("#team-title")).to_be_visible()
    of_page(page, "decide/advisor/")
    page.get_by_label("Move", exact=False).first.check()
    assert 1 == len(stand_out(page))
    page.get_by_role("button", name="Keep the decision").click()
    expect(page.locator("#decision-kept")).to_be_focused()
    assert 1 == len(stand_out(page))
    decided = {path: of_page(page, path) for path in ("work/", "compare/", "compare/report/", "act/plan/")}
    assert [] == [path for path, buttons in decided.items() if len(buttons) > 1]
    assert ["Make a plan"] == decided["work/"]
    of_page(page, "compare/waves/")
    page.get_by_role("link", name="Measure again", exact=True).click()
    page.get_by_label("Name of the new session").fill("Spring review")
    page.get_by_role("button", name="Start a new measurement").click()
    expect(page.locator("#collect-state")).to_be_focused()
    assert ["Copy the invitation"] == stand_out(page)
    begun = {path: of_page(page, path) for path in ("work/", "compare/waves/")}
    assert {"work/": ["Ask both departments"], "compare/waves/": ["Collect its answers"]} == begun
    of_page(page, "work/")
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("You can put it back until you close this tab")).to_be_visible()
    assert len(stand_out(page)) <= 1
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator("#work-title")).to_be_visible()
    assert ["Ask both departments"] == stand_out(page)


def of_page(page: Page, path: str) -> list[str]:
    """Open a page of the site, and return what is said on the buttons that stand out there."""
    page.goto(page.url.partition("common-ground/")[0] + f"common-ground/{path}")
    expect(page.locator("[data-shown] > *").first).to_be_visible()
    expect(page.locator("[aria-busy]")).to_have_count(0)
    return stand_out(page)
