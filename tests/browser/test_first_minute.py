"""What a director reads in a minute fits one screen, whatever a team of whatever size finds."""

import numpy as np
import pytest
from playwright.sync_api import Browser

from assessment.command_line import asset
from assessment.model import Bank
from assessment.report.sheets import styles_of
from assessment.report.team import team_report
from assessment.report.team_files import page
from assessment.team import analyse, count
from bench.teams import Cell, team, truths

pytestmark = pytest.mark.browser

BOTTOM = "() => document.querySelector('.minute').getBoundingClientRect().bottom"


@pytest.mark.parametrize("sizes", [(6, 9), (8, 12), (14, 11), (40, 60), (300, 500)])
@pytest.mark.parametrize("world", ["null", "five 1.0", "real"])
def test_the_first_minute_fits_one_screen(browser: Browser, bank: Bank, world: str, sizes: tuple[int, int]) -> None:
    """Headline, both totals, what is shared, the likely gaps and what to do, at 1280 by 720."""
    chance = np.random.default_rng(7)
    cell = Cell(world, sizes)
    people = count(team(cell, truths(world, chance), chance), bank.instrument)
    asked = {"sales": 2 * sizes[0], "marketing": sizes[1]}  # few answered in one of them, which must be said as well
    report = team_report(analyse(people, bank.instrument, asked=asked), bank, name="Autumn review", date="2026-10-12")
    tab = browser.new_page(viewport={"width": 1280, "height": 720})
    tab.set_content(page(report, styles_of(asset)))
    bottom = tab.evaluate(BOTTOM)
    tab.close()
    assert bottom <= 720, bottom
