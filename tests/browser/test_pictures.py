"""A picture that is saved has the same colours in other programs as in the browser."""

import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from assessment.model import Bank
from assessment.report.team_pictures import render_team_chart
from tests.pictures import DRAWS, at, far, marks
from tests.teams import TEAMS, report_of

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]


@pytest.mark.parametrize("chart", ["totals", "spread", "statements", "answers", "themes"])
def test_pictures_have_the_colours_of_the_browser(chart: str, browser: Browser, bank: Bank, tmp_path: Path) -> None:
    """At each mark, bar and band, every program that draws here agrees with Chromium."""
    svg = render_team_chart(report_of(TEAMS["small"], bank), chart)
    (path := tmp_path / "picture.svg").write_text(svg, "utf-8")
    size = 960, int(ET.fromstring(svg).get("height", ""))  # noqa: S314  our own
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(path.as_uri())
    seen = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    for program, draw in DRAWS.items():
        drawn = draw(path)
        wrong = [(x, y) for x, y, _ in marks(svg) if far(at(seen, x, y, size), at(drawn, x, y, size)) > 2]
        assert [] == wrong, program
