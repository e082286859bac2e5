"""Two means and their difference, as they are printed: whoever takes one from the other gets the third."""

import csv
import io
import re
from fractions import Fraction

import pytest

from assessment.model import Bank
from assessment.report.team import render_team, render_team_markdown
from assessment.report.team_csv import team_csv
from assessment.report.team_pictures import render_team_chart
from tests.teams import TEAMS, Page, people, report_of
from tests.workspaces import show, twice

SMALL = people("sales", 7, 0.4, seed=5) + people("marketing", 9, -0.4, seed=5)
EVERY = [TEAMS["clear-gap"], TEAMS["small"], SMALL, people("sales", 23, 0.3) + people("marketing", 17)]
NUMBER = re.compile(r"[+−]?\d+(?:\.\d+)?")


def value(text: str) -> Fraction:
    return Fraction(text.replace("−", "-").replace("+", ""))


@pytest.mark.parametrize("team", EVERY, ids=len)
def test_in_the_table_of_figures(team: list, bank: Bank) -> None:  # type: ignore[type-arg]
    """For every statement, theme and total of the CSV."""
    rows = list(csv.DictReader(io.StringIO(team_csv(report_of(team, bank)))))
    held = 0
    for row in rows:
        if row["group"] == "sales minus marketing" and row["difference"]:
            means = [
                value(each["mean"])
                for function in ("sales", "marketing")
                for each in rows
                if (each["part"], each["entry"], each["group"]) == (row["part"], row["entry"], function)
            ]
            assert value(row["difference"]) == means[0] - means[1], row
            held += 1
    assert held >= 24


@pytest.mark.parametrize("team", EVERY, ids=len)
def test_in_the_tables_of_the_report(team: list, bank: Bank) -> None:  # type: ignore[type-arg]
    """In Markdown: statements, themes and totals."""
    held = 0
    for line in render_team_markdown(report_of(team, bank)).splitlines():
        cells = [each.strip() for each in line.strip("|").split("|")]
        if len(cells) == 10 and cells[0].isdigit():
            first, second, apart = (cells[place] for place in (2, 4, 6))
        elif len(cells) == 7 and NUMBER.fullmatch(cells[1]) and NUMBER.fullmatch(cells[5]):
            first, second, apart = (cells[place] for place in (1, 3, 5))
        else:
            continue
        if NUMBER.fullmatch(apart):
            assert value(apart) == value(first) - value(second), line
            held += 1
    assert held >= 24


@pytest.mark.parametrize("team", EVERY, ids=len)
def test_in_the_chart_of_themes(team: list, bank: Bank) -> None:  # type: ignore[type-arg]
    """The difference beside two marks is that of the values beside them."""
    report = report_of(team, bank)
    drawn = render_team_chart(report, "themes")
    for theme in report.result.themes:
        sales, marketing = (f"{view.mean + 1e-9:.1f}" for view in theme.views.values())
        apart = value(sales) - value(marketing)
        assert f">{'+' if apart > 0 else '−' if apart < 0 else ''}{abs(float(apart)):.1f}</text>" in drawn


def test_in_what_moved_between_two_waves() -> None:
    """Before, now and the change."""
    held = 0
    for row in re.findall(r"<tr><th scope=\"row\">.*?</tr>", show(twice({19: 1, 3: 1}), "waves"), re.DOTALL):
        cells = [each for each in re.findall(r"<td>([^<]*)</td>", row) if NUMBER.fullmatch(each)]
        if len(cells) >= 3:
            assert value(cells[2]) == value(cells[1]) - value(cells[0]), row
            held += 1
    assert held >= 50


def test_the_search_sees_the_report(bank: Bank) -> None:
    """The page has the same tables as the Markdown."""
    assert "Sales minus Marketing" in Page(render_team(report_of(SMALL, bank), None)).lines


@pytest.mark.parametrize(("sales", "marketing"), [(14, 11), (12, 20), (40, 60), (8, 12)])
@pytest.mark.parametrize("seed", range(5))
def test_in_a_sentence_and_its_table(sales: int, marketing: int, seed: int, bank: Bank) -> None:
    """How far the totals are apart is said of the figures that the table shows: −5.6 there are not 5 points."""
    team = people("sales", sales, 0.2, seed=seed) + people("marketing", marketing, -0.1, seed=seed)
    text = render_team_markdown(report_of(team, bank))
    rows = [[each.strip() for each in line.strip("|").split("|")] for line in text.splitlines()]
    (apart,) = {cells[2] for cells in rows if cells[0] == "Sales minus Marketing" and len(cells) > 6}
    said = re.findall(r"higher,? by ([\d.]+) points?|totals lie ([\d.]+) points? apart", text)
    assert said
    assert {abs(value(apart))} == {value("".join(each)) for each in said}
