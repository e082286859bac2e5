"""A picture that is saved has the same colours in other programs as in the browser."""

import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Error, Page

from assessment.model import Bank
from assessment.report.team_pictures import render_team_chart
from tests.pictures import DRAWS, at, far, marks
from tests.teams import TEAMS, report_of
from tests.waiting import wait_for

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]


def screenshot(page: Page) -> bytes:
    """Return what a page looks like; nothing where a browser that is busy could not tell."""
    try:
        return page.screenshot()
    except Error:
        return b""


@pytest.mark.parametrize("chart", ["totals", "spread", "statements", "answers", "themes"])
def test_pictures_have_the_colours_of_the_browser(chart: str, browser: Browser, bank: Bank, tmp_path: Path) -> None:
    """At each mark, bar and band, every program that draws here agrees with Chromium."""
    svg = render_team_chart(report_of(TEAMS["small"], bank), chart)
    (path := tmp_path / "picture.svg").write_text(svg, "utf-8")
    size = 960, int(ET.fromstring(svg).get("height", ""))  # noqa: S314  our own
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(path.as_uri())
    seen = Image.open(io.BytesIO(wait_for(lambda: screenshot(page)))).convert("RGB")
    page.close()
    for program, draw in DRAWS.items():
        drawn = draw(path)
        wrong = [(x, y) for x, y, _ in marks(svg) if far(at(seen, x, y, size), at(drawn, x, y, size)) > 2]
        assert [] == wrong, program
