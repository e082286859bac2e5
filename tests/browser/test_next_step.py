"""After one's own result: answers sent with one tap, and each next step begun on the spot."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assessment.exchange.invitation import invitation_fragment
from tests.browser.test_assessment import ANSWERS, answer_with_keys, show_result
from tests.browser.test_form_on_a_phone import PHONE
from tests.browser.test_team import add, answered, code, go_to, start
from tests.workspaces import sample, to_document

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

INVITED = f"assess/#{invitation_fragment('Autumn', ask_level=True, function='marketing', reply='anna@example.org')}"
SHARES = "Object.defineProperty(navigator, 'share', { value: async (handed) => { window.handed = handed; } })"

type OpenPage = Callable[..., Page]


def see(page: Page) -> None:
    answer_with_keys(page, ANSWERS)
    show_result(page)


def test_a_phone_hands_the_answers_to_its_own_sheet(open_page: OpenPage) -> None:
    """One tap on the first screen: the message has the session and the code, and the page says what comes next."""
    page = open_page("404.html", **PHONE)
    page.add_init_script(SHARES)
    page.goto(page.url.replace("404.html", INVITED))
    see(page)
    button = page.get_by_role("button", name="Send my answers")
    expect(button).to_be_in_viewport(ratio=1)
    assert page.evaluate("innerHeight - 60") >= button.evaluate("each => each.getBoundingClientRect().bottom")
    button.tap()  # above the bar with the address, which takes 60 pixels
    expect(page.get_by_role("status").filter(has_text="your part is done")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("link", name="Write the mail")).to_be_visible()  # to the address that is told
    expect(page.get_by_text("The mail goes to anna@example.org.")).to_be_visible()
    expect(page.get_by_role("link", name="Invite the other side")).to_have_count(0)
    code = page.locator("[data-code]").text_content()
    assert f"My answers for “Autumn”: {code}" == page.evaluate("window.handed.text")


def test_a_computer_copies_the_message_or_writes_the_mail(open_page: OpenPage) -> None:
    """So does a narrow window, where what it says stands in sight. The mail goes to the invitation's address."""
    page = open_page(INVITED, permissions=["clipboard-read", "clipboard-write"], viewport=PHONE["viewport"])
    see(page)
    page.get_by_role("button", name="Copy message").click()
    expect(page.get_by_text("Then your part is done").locator("visible=true")).to_be_in_viewport()
    code = page.locator("[data-code]").text_content()
    assert f"My answers for “Autumn”: {code}" == page.evaluate("navigator.clipboard.readText()")
    mail = page.get_by_role("link", name="Write the mail").get_attribute("href") or ""
    assert mail.startswith("mailto:anna@example.org?subject=")
    assert mail.endswith(str(code))
    expect(page.get_by_text("The mail goes to anna@example.org.")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE["viewport"], {"width": 1280, "height": 720}])
def test_the_other_side_is_invited_on_the_spot(open_page: OpenPage, size: object) -> None:
    """One press on the result makes a session with a link to send, and sending is in sight; the result is in it."""
    page = open_page("assess/", viewport=size)
    see(page)
    page.get_by_role("link", name="Invite the other side").click()
    expect(page.locator("#collect-state")).to_be_focused()
    expect(page.locator("#collect-state")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Copy the invitation")).to_be_in_viewport(ratio=1)
    expect(page.locator("#invite-link")).to_contain_text("/assess/#session=Sales+and+Marketing")
    page.goto(page.url.partition("compare/")[0] + "decide/advisor/#begin")
    expect(page.locator("[data-shown]")).to_contain_text("Defined")


@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}, {"width": 360, "height": 640}])
def test_who_invites_is_offered_to_add_their_own_answers(open_page: OpenPage, size: object) -> None:
    """Two presses, and not one of them silent; later in the cockpit too, and never a second time."""
    page = open_page("assess/", viewport=size)
    page.get_by_label("Sales", exact=True).check()
    page.get_by_label("Head of function").check()
    see(page)
    page.get_by_role("link", name="Invite the other side").click()
    expect(page.get_by_text("Nobody has answered yet.")).to_be_visible()
    page.get_by_role("button", name="Look at them").click()
    expect(page.locator("#own-answers")).to_be_focused()
    expect(page.get_by_text("as Sales, Head of function.")).to_contain_text("You answered on")
    offer = page.get_by_role("button", name="Add my answers")
    expect(offer).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Leave mine out").click()
    expect(page.locator("#own-answers")).to_be_focused()
    expect(offer).to_have_count(0)
    page.reload()
    go_to(page, "Collect")
    page.get_by_role("button", name="Offer them again").click()
    offer.click()
    answered(page, "Only your own answers are here.")
    expect(page.locator("#collect-state")).to_be_focused()
    expect(page.get_by_role("button", name="Copy the invitation")).to_have_class("md-button md-button--primary")
    expect(offer).to_have_count(0)
    page.reload()
    go_to(page, "Collect")
    expect(page.get_by_role("button", name="Undo this import: Own answers, 1 person")).to_be_visible()
    expect(offer).to_have_count(0)
    page.get_by_role("button", name="Undo this import").click()
    expect(offer).to_be_visible()
    answered(page, "Nobody has answered yet.")


def test_a_phone_hands_the_invitation_to_its_own_sheet(open_page: OpenPage) -> None:
    """Before anybody answered, and later, where the link stands."""
    page = open_page("404.html", **PHONE)
    page.add_init_script(SHARES)
    page.goto(page.url.replace("404.html", "compare/#begin"))
    send = page.get_by_role("button", name="Send the invitation")
    expect(send).to_be_in_viewport(ratio=1)
    send.tap()
    expect(page.get_by_text("paste the codes that come back under Collect").first).to_be_in_viewport(ratio=1)
    expect(page.get_by_text("Nobody has answered yet.")).to_be_visible()
    expect(page.locator("[data-when=to-send]")).to_be_hidden()  # it was
    expect(page.get_by_text("People also search for this as")).to_be_hidden()  # it is for who looks for the page
    link = page.locator("#invite-link").text_content() or ""
    page.wait_for_function("window.handed")
    assert link in page.evaluate("window.handed.text")
    name = page.locator("#collect-state").inner_text()
    add(page, code(1, session=name), 1)
    page.goto(page.url.partition("#")[0] + "#begin")
    page.reload()
    expect(page.locator("#invite-title")).to_be_focused()
    expect(page.locator("#invite-title")).to_contain_text(name)
    expect(send).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}, PHONE["viewport"]])
def test_the_other_side_is_invited_again_as_the_first_time(open_page: OpenPage, size: object) -> None:
    """Who said no function is asked on the spot; back from the result, the page begins where one sends."""
    page = open_page("assess/", viewport=size)
    see(page)
    page.get_by_role("link", name="Invite the other side").click()
    page.get_by_role("button", name="Look at them").click()
    mine = page.locator("form[data-action=add-own-answers]")
    expect(mine.get_by_text("Which function are you from?")).to_be_in_viewport()
    page.go_back()
    page.get_by_role("link", name="Invite the other side").click()
    state, send = page.locator("#collect-state"), page.get_by_role("button", name="Copy the invitation")
    expect(state).to_be_focused()
    for each in (state, send):
        expect(each).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Look at them").click()
    mine.get_by_label("Sales", exact=True).check()
    mine.get_by_role("button", name="Add my answers").click()
    answered(page, "Only your own answers are here.")
    expect(page.get_by_role("button", name="Copy the invitation to Marketing")).to_be_visible()


def test_who_is_invited_is_told_what_the_function_is_for(open_page: OpenPage, address: str) -> None:
    """Alone it is optional; where answers are compared, without it they are not."""
    page = open_page("assess/")
    legend = page.locator("legend", has_text="Your function").locator("visible=true")
    expect(legend).to_contain_text("(optional)")
    page.goto(f"{address}assess/#{invitation_fragment('Autumn', ask_level=True, function=None)}")
    page.reload()
    expect(page.get_by_text("(needed to compare)")).to_be_visible()
    expect(page.get_by_role("group", name="Your function (needed to compare)")).to_have_count(1)


def test_one_thing_is_planned_with_the_result_at_hand(open_page: OpenPage) -> None:
    """The practices stand in the order of what the person rated lowest, and one press puts the first into the plan."""
    page = open_page("assess/")
    see(page)
    page.get_by_role("link", name="Plan one thing").click()
    expect(page.locator("#plan-choose")).to_be_focused()
    page.get_by_role("button", name="Add").first.click()
    expect(page.locator("#plan-items")).to_be_visible()


def test_a_new_measurement_is_started_where_the_link_leads(open_page: OpenPage, address: str, tmp_path: Path) -> None:
    """The name is asked for at once, one that is taken is asked for again, and then people are to be invited."""
    asked = sample()
    (tmp_path / "ours.json").write_text(json.dumps(to_document(asked)), "utf-8")
    page = open_page("work/")
    page.get_by_label("Open a workspace file").set_input_files(tmp_path / "ours.json")
    expect(page.get_by_role("heading", name="Sample", exact=True)).to_be_visible()
    page.goto(address + "compare/waves/")
    page.get_by_role("link", name="Measure again", exact=True).click()
    name = page.locator("#wave-name")
    expect(name).to_be_focused()
    name.fill(asked.waves[0].name)
    start = page.get_by_role("button", name="Start a new measurement")
    start.click()
    expect(page.get_by_role("alert").locator("visible=true")).to_be_visible()
    expect(start).to_be_visible()
    name.fill("Autumn")
    start.click()
    expect(page.locator("#collect-state")).to_be_focused()
    expect(page.get_by_role("button", name="Copy the invitation")).to_be_in_viewport(ratio=1)
    expect(page.locator("#invite-link")).to_contain_text("#session=Autumn")


def test_what_comes_after_a_copied_invitation_stays(open_page: OpenPage) -> None:
    """The button says for a moment that it copied; what is next stays, and takes the place of what was to be done."""
    page = open_page("404.html")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(page.url.replace("404.html", "compare/#begin"))
    to_send = page.locator("[data-when=to-send]")
    expect(to_send).to_have_text("Send the invitation.")
    page.get_by_role("button", name="Copy the invitation").click()
    expect(page.get_by_text("Next: send it, and paste the codes that come back under Collect.")).to_be_in_viewport()
    expect(to_send).to_be_hidden()


DENIED = """new MutationObserver(() => {
  const seen = (name) => document.querySelector(`[data-when=${name}]`)?.checkVisibility() ?? false;
  const other = document.querySelector("[data-shown] #work-title")?.textContent === "Autumn review";
  window.denied ||= seen("empty") || other;
  window.said ||= seen("story");
}).observe(document, { subtree: true, childList: true, attributes: true });"""
"""Notes whether a page said that nothing is there, or showed what was there before, and that a story is being made."""


@pytest.mark.parametrize("before", ["nothing", "a workspace"])
def test_who_asks_for_the_story_sees_nothing_else_before(open_page: OpenPage, before: str) -> None:
    """Until it is there the page says that it is being made, and neither that nothing is here nor what else is."""
    page = open_page("compare/")
    if before == "a workspace":
        start(page)
    page.add_init_script(DENIED)
    page.goto(page.url.partition("compare/")[0] + "work/#story")
    expect(page.get_by_role("heading", name="A made-up team")).to_be_visible()
    expect(page.get_by_text("The made-up story is being made.")).to_be_hidden()
    assert (False, True) == (page.evaluate("window.denied ?? false"), page.evaluate("window.said"))
    page.reload()
    expect(page.get_by_role("heading", name="A made-up team")).to_be_visible()


def test_what_a_link_begins_is_not_denied_first(open_page: OpenPage) -> None:
    """Nor does the page of a session that a link begins say before that there is none."""
    page = open_page("404.html")
    page.add_init_script(DENIED)
    page.goto(page.url.replace("404.html", "compare/#begin"))
    expect(page.locator("#collect-state")).to_be_visible()
    assert not page.evaluate("window.denied")
