"""What a director reads in a minute fits one screen, whatever a team of whatever size finds."""

from collections.abc import Callable
from itertools import product

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from assessment.command_line import asset
from assessment.model import Bank
from assessment.report.sheets import styles_of
from assessment.report.team import TeamReport, render_team, team_report
from assessment.report.team_files import page
from assessment.team import analyse, count
from bench.teams import Cell, team, truths

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

BOTTOM = "() => document.querySelector('.minute').getBoundingClientRect().bottom"
SIZES = [(6, 9), (8, 12), (14, 11), (40, 60), (300, 500)]
WORLDS = ["null", "five 1.0", "real"]


def report_of(bank: Bank, world: str, sizes: tuple[int, int], *, few: bool) -> TeamReport:
    """Return a report on made-up answers; `few` answered in one function, which must be said as well."""
    chance = np.random.default_rng(7)
    cell = Cell(world, sizes)
    people = count(team(cell, truths(world, chance), chance), bank.instrument)
    asked = {"sales": 2 * sizes[0], "marketing": sizes[1]} if few else {}
    return team_report(analyse(people, bank.instrument, asked=asked), bank, name="Autumn review", date="2026-10-12")


@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("world", WORLDS)
def test_the_first_minute_fits_one_screen(browser: Browser, bank: Bank, world: str, sizes: tuple[int, int]) -> None:
    """Headline, both totals, what is shared, the likely gaps and what to do, at 1280 by 720."""
    tab = browser.new_page(viewport={"width": 1280, "height": 720})
    tab.set_content(page(report_of(bank, world, sizes, few=True), styles_of(asset)))
    bottom = tab.evaluate(BOTTOM)
    tab.close()
    assert bottom <= 720, bottom


def test_the_first_minute_fits_one_screen_of_the_site(open_page: Callable[..., Page], bank: Bank) -> None:
    """Below header, way and bar as well, at 1280 by 800."""
    tab = open_page("compare/", viewport={"width": 1280, "height": 800})
    tab.get_by_role("button", name="See it with made-up data").click()
    expect(tab.locator(".minute")).to_be_visible()
    assert tab.evaluate(BOTTOM) <= 800
    way, tabs = (tab.locator(name).bounding_box() or {} for name in (".path ol", ".md-tabs__list"))
    assert way["y"] < tabs["y"] + tabs["height"]
    assert way["x"] >= tabs["x"]
    bar = tab.locator(".workspace-bar :is(a, button)").filter(visible=True)
    assert 44 <= min(bar.evaluate_all("all => all.map((each) => each.getBoundingClientRect().height)"))
    title, first = (tab.locator(name).bounding_box() or {} for name in (".report-head h1", ".minute h2"))
    assert first["y"] - title["y"] - title["height"] >= 8  # the headline stands alone
    tools = tab.evaluate("document.querySelector('.report-tools').outerHTML")
    found = {}
    for few, world, sizes in product((True, False), WORLDS, SIZES):
        html = render_team(report_of(bank, world, sizes, few=few), "../../", tools)
        tab.evaluate("(html) => { document.querySelector('.team-report').outerHTML = html; }", html)
        found[few, world, sizes] = tab.evaluate(BOTTOM)
    assert {} == {cell: bottom for cell, bottom in found.items() if bottom > 800}
