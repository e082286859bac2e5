"""The charts of a team report: where marks lie, and that each is described and stands alone."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from assessment.model import Bank
from assessment.report.team import render_team
from assessment.report.team_charts import Axis, diverging
from assessment.report.team_pictures import render_team_chart
from assessment.stats import Interval, NoFigure
from assessment.team import View
from tests.teams import TEAMS, Page, report_of, teams

ROOT = Path(__file__).parent.parent


class TestCharts:
    def test_positions_are_on_a_fixed_scale(self) -> None:
        """1 is at the left end, 5 at the right; what lies beyond is cut."""
        axis = Axis(1, 5)
        assert [0, 50, 100, 100] == [axis.at(value) for value in (1, 3, 5, 5.4)]

    def test_a_label_stays_in_the_plot(self) -> None:
        """At the right end the value stands on the left of its mark; without a mean there is no mark."""
        axis = Axis(1, 5)
        right, left = axis.mark(View(9, 4.8, 0.4, Interval(4.5, 5.1))), axis.mark(View(9, 2.0, 0.4, Interval(1.7, 2.3)))
        assert right is not None
        assert left is not None
        assert ((True, 87.5), (False, pytest.approx(32.5))) == (
            (right.label_before, right.label_at),
            (left.label_before, left.label_at),
        )
        assert axis.mark(View(0, NoFigure("no-answers"), NoFigure("no-answers"), NoFigure("no-answers"))) is None

    def test_bars_diverge_around_the_middle(self) -> None:
        """Everybody is half a plot wide; “neither” lies across the middle, and nobody has no part."""
        parts = diverging((1, 0, 2, 1, 4))
        assert [1, 3, 4, 5] == [part.answer for part in parts]
        assert pytest.approx(50) == sum(part.width for part in parts)
        neither = parts[1]
        assert pytest.approx(50) == neither.at + neither.width / 2
        assert () == diverging((0, 0, 0, 0, 0))

    @teams
    def test_every_chart_has_a_table_and_a_name(self, name: str, bank: Bank) -> None:
        """Each figure is named by its heading and followed by a table in its section; each plot is described."""
        report = report_of(TEAMS[name], bank)
        html = render_team(report, "")
        sections = [part for part in html.split("<section")[1:] if "data-chart=" in part]
        assert sorted(report.charts) == sorted(re.findall(r'data-chart="(\w+)"', html))
        for section in sections:
            assert "<table" in section.partition("data-chart=")[2]
        plots = [attributes for tag, attributes in Page(html).elements if attributes.get("class") == "plot"]
        assert plots
        assert [] == [plot for plot in plots if plot.get("role") != "img" or not plot.get("aria-label")]

    @teams
    def test_pictures_stand_alone(self, name: str, bank: Bank) -> None:
        """A picture is well-formed XML with title and description, and its colours are no variables."""
        report = report_of(TEAMS[name], bank)
        for chart in report.charts:
            text = render_team_chart(report, chart)
            root = ET.fromstring(text)  # noqa: S314  our own
            space = "{http://www.w3.org/2000/svg}"
            assert root.findtext(f"{space}title", "").strip()
            assert root.findtext(f"{space}desc", "").strip()
            assert "var(" not in text

    def test_an_unknown_chart_is_an_error(self, bank: Bank) -> None:
        """There is no picture of what the report does not have."""
        with pytest.raises(KeyError):
            render_team_chart(report_of(TEAMS["small"], bank), "levels")

    def test_colours_are_those_of_the_site(self) -> None:
        """A picture has the light colours of the style sheet."""
        styles = (ROOT / "site_overrides/assets/common-ground.css").read_text("utf-8")
        template = (ROOT / "assessment/report/templates/chart.svg.j2").read_text("utf-8")
        light = {found[0] for found in re.findall(r"--[\w-]+: (?:light-dark\()?(#\w+)", styles) for found in [(found,)]}
        used = set(re.findall(r"(?:fill|stroke): (#\w+)", template))
        assert set() == used - light
