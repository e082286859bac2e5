"""The way of a session: on every page of who has one, and the drawer that leads everywhere else."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.test_shown_before import forget

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

type OpenPage = Callable[..., Page]


def test_who_has_no_session_sees_no_way(open_page: OpenPage) -> None:
    """A reader who came to read is not asked for anything."""
    expect(open_page("understand/").locator("nav.path")).to_be_hidden()


def test_who_has_a_session_sees_how_far_it_is_on_every_page(open_page: OpenPage) -> None:
    """Python says it once; a page that loads no Python shows it too, and it is gone with the session."""
    page = open_page("compare/")
    page.get_by_role("button", name="See it with made-up data").click()
    page.wait_for_url("**/compare/report/")
    expect(page.locator("nav.path")).to_be_visible()
    page.goto(page.url.replace("compare/report/", "understand/types/"))
    way = page.get_by_role("navigation", name="Your session")
    expect(way.get_by_role("link", name="See (done)")).to_be_visible()
    expect(way.get_by_role("link", name="Plan", exact=True)).to_be_visible()
    way.get_by_role("link", name="Decide (next)").click()
    page.wait_for_url("**/decide/advisor/")
    expect(way.locator("[aria-current]")).to_have_text(re.compile("^Decide"))
    page.goto(page.url.replace("decide/advisor/", "work/"))
    page.get_by_role("button", name="Delete").click()
    expect(page.locator("nav.path")).to_be_hidden()


def test_home_leads_to_the_session_of_who_has_one(open_page: OpenPage) -> None:
    """To its next step, as the one thing that stands out; who has none is led to the assessment."""
    page = open_page("")
    primary = page.locator(".md-button--primary").locator("visible=true")
    expect(primary).to_have_text("Start the assessment")
    page.goto(page.url + "compare/")
    page.get_by_role("button", name="See it with made-up data").click()
    page.wait_for_url("**/compare/report/")
    expect(page.locator("#team-title")).to_be_visible()
    page.goto(page.url.replace("compare/report/", ""))
    expect(primary).to_have_text("Go on with your session")
    expect(page.get_by_role("link", name="Set up a session")).to_have_count(0)
    primary.click()
    page.wait_for_url("**/decide/advisor/")


def test_a_report_shows_its_stages_while_it_is_made(open_page: OpenPage) -> None:
    """No empty page: the three steps stand there, the one that is under way apart, until the report is shown."""
    page = open_page("compare/")
    page.get_by_role("button", name="See it with made-up data").click()
    page.wait_for_url("**/compare/report/")
    expect(page.locator("#team-title")).to_be_visible()
    forget(page, "report")
    held: list[Route] = []
    page.context.route("**/answer", lambda route: held.append(route))  # noqa: PLW0108  Playwright marks what it calls
    page.reload()
    opening = page.locator("[data-when=opening]")
    stages = opening.get_by_role("listitem")
    expect(stages).to_have_text(["Load the calculator", "Start it", "Make this page from your work"])
    expect(stages.nth(2)).to_have_css("font-weight", "650")
    expect(stages.nth(0)).not_to_have_css("font-weight", "650")
    expect(page.locator("#team-title")).to_have_count(0)
    page.context.unroute("**/answer")  # which lets go what was held
    expect(page.locator("#team-title")).to_be_visible()
    expect(opening).to_be_hidden()


def test_the_drawer_opens_at_its_first_level(open_page: OpenPage) -> None:
    """On a phone every part of the site is one tap away, however deep the page stands."""
    page = open_page("act/practices/liaison/", viewport={"width": 360, "height": 780})
    page.locator(".md-header [for=__drawer]").click()
    drawer = page.locator(".md-nav--primary")
    for part in ("Understand", "Assess", "Compare", "Decide", "Act", "Reference"):
        expect(
            drawer.locator("> .md-nav__list > li > label, > .md-nav__list > li > a").get_by_text(part)
        ).to_be_in_viewport()
    expect(drawer.get_by_role("link", name="A liaison")).not_to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_each_step_of_the_way_is_as_large_as_a_finger(open_page: OpenPage, width: int) -> None:
    """44 px high and wide, also “See”; and all of them fit."""
    page = open_page("compare/", viewport={"width": width, "height": 740})
    page.get_by_role("button", name="See it with made-up data").click()
    page.wait_for_url("**/compare/report/")
    links = page.locator("nav.path li a")
    expect(links.first).to_be_visible()
    sizes = links.evaluate_all("links => links.map(each => each.getBoundingClientRect().toJSON())")
    assert 5 == len(sizes)
    assert [] == [each for each in sizes if min(each["width"], each["height"]) < 44]
    assert width >= page.evaluate("document.documentElement.scrollWidth")
