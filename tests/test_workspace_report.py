"""The report of a workspace and its files."""

import json
import re

import pytest

from assessment.errors import ActionError
from assessment.model import Bank
from assessment.team import analyse, count, to_json
from assessment.workspace import parts
from assessment.workspace.reached import looked_at
from assessment.workspace.report.page import ASSETS, report_of
from tests.teams import Respondent
from tests.workspaces import act, context, empty, sample, show, twice, with_answers


def test_the_report_is_of_the_chosen_measurement() -> None:
    """A new measurement without answers has none to tell; the earlier one still has."""
    again = act(sample(), "start-wave", fresh="second", name="Spring review")
    assert () == report_of(again, context()).charts
    assert report_of(act(again, "choose-wave", value="sample"), context()).charts


def test_a_report_says_which_measurement_it_is() -> None:
    """By its date, in whatever order measurements were entered: the later one is the second, the earlier the first."""
    later = twice({19: 1})
    assert 2 == report_of(later, context()).waves
    assert 1 == report_of(act(later, "choose-wave", value="sample"), context()).waves
    assert 1 == report_of(twice({19: 1}, "2025-10-12"), context()).waves
    assert 1 == report_of(empty(), context()).waves


def test_the_figures_are_those_of_the_command_line(bank: Bank) -> None:
    """The JSON of the page is what `team --json` prints, and says besides that the answers are made up."""
    expected = to_json(analyse(count(sample().waves[0].people, bank.instrument), bank.instrument))
    actual = json.loads(parts.export(sample(), "report-json", {}, context())["text"])
    assert {"sample": True} | json.loads(json.dumps(expected)) == actual


def test_the_threshold_holds_in_every_form() -> None:
    """With a threshold above Marketing's 11 people, no form names a figure of Marketing."""
    team = act(sample(), "set-session", name="Sample", threshold="12", askLevel=["on"])
    assert json.loads(parts.export(team, "report-json", {}, context())["text"])["n"]["marketing"] is None
    assert "11" not in parts.export(team, "report-csv", {}, context())["text"].partition("marketing")[0]
    assert {"totals", "statements"} <= set(report_of(sample(), context()).charts)


@pytest.mark.parametrize("chart", report_of(sample(), context()).charts)
def test_every_chart_is_a_picture_with_a_size(chart: str) -> None:
    """A browser draws it as PNG from that size."""
    file = parts.export(sample(), "report-chart", {"chart": chart}, context())
    assert f"made-up-team-report-2026-04-12-{chart}.svg" == file["name"]
    head = file["text"].partition(">")[0]
    assert ' width="' in head
    assert ' height="' in head


def test_a_chart_that_is_none_is_refused() -> None:
    """The page never asks for it."""
    with pytest.raises(ActionError, match="no such chart"):
        parts.export(sample(), "report-chart", {"chart": "../secret"}, context())


@pytest.mark.parametrize("assets", [None, {}, dict.fromkeys(ASSETS[1:], ""), dict.fromkeys(ASSETS, 3)])
def test_a_page_without_its_style_is_not_made(assets: object) -> None:
    """A report that looks broken would be passed on."""
    with pytest.raises(ActionError, match="could not be loaded"):
        parts.export(sample(), "report-html", {"assets": assets}, context())


def test_an_empty_workspace_has_no_report_yet() -> None:
    """And says so instead of failing."""
    assert "<h1" in parts.show(empty(), "report", context())
    assert "report-files" not in parts.show(empty(), "report", context())


def test_once_everybody_answered_to_close_it_stands_out_above_the_report():
    """As on the page that collects: what leads on stands out after that, and one button does at a time."""
    people = [Respondent(function, "staff", (3,) * 20) for function in ("sales", "marketing") for _ in range(6)]
    open_ = with_answers(act(empty(), "set-session", name="Autumn", threshold=""), people)
    expected = act(act(open_, "set-asked", sales="6", marketing="6"), "close-wave")
    for workspace, stands_out in (
        (open_, ["Decide whether to move"]),
        (act(open_, "set-asked", sales="6", marketing="7"), ["Decide whether to move"]),
        (act(open_, "set-asked", sales="6", marketing="6"), ["All answers are in: close it"]),
        (expected, ["Decide whether to move"]),
    ):
        html = show(looked_at(workspace, context()), "report")
        assert stands_out == re.findall(r'md-button--primary"[^>]*>\s*([^<]*?)\s*<', html)
        said = ["All answers are in: close it" in html, "Are all answers in? Close the measurement" in html]
        open_still = stands_out == ["Decide whether to move"] and workspace is not expected
        assert [stands_out == ["All answers are in: close it"], open_still] == said
