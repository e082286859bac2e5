"""How many of those who were asked answered: what is said, and how sure figures are then."""

import json
import re
from dataclasses import replace

import pytest

from assessment.errors import ActionError
from assessment.model import Bank
from assessment.report.team import TeamReport, render_team, render_team_markdown, team_report
from assessment.stats import Interval
from assessment.team import analyse, count, to_json
from assessment.workspace.measurements import current_wave
from assessment.workspace.records import Asked
from assessment.workspace.report.page import report_of
from tests.teams import Page, Respondent, people
from tests.workspaces import act, context, sample, show

TEAM = people("sales", 8, 0.6) + people("marketing", 12, -0.6)
CHANCE = re.compile(r"\b(probabl|likel|chance|open|leans?|may be|can tell|interval)", re.IGNORECASE)


def reported(bank: Bank, team: list[Respondent] = TEAM, **asked: int) -> TeamReport:
    instrument = bank.instrument
    return team_report(analyse(count(team, instrument), instrument, asked=asked), bank)


def text_of(report: TeamReport) -> str:
    return " ".join(" ".join(Page(render_team(report, None)).lines).split())


def test_the_share_of_answers_is_told(bank: Bank) -> None:
    """On the first line and where who answered is told, in every form."""
    report = reported(bank, sales=14, marketing=12)
    assert "8 of 14 from Sales (57%), 12 of 12 from Marketing (100%)" in text_of(report)
    assert "Sales: 8 of 14 answered (57%). Marketing: 12 of 12 answered (100%)." in text_of(report)
    assert "Sales: 8 of 14 answered (57%)." in render_team_markdown(report)
    turnout = to_json(report.result)["turnout"]
    assert {"answered": 8, "asked": 14, "counts": False} == turnout["sales"]  # type: ignore[index]
    json.dumps(turnout)


def test_where_few_answered_the_silent_may_differ(bank: Bank) -> None:
    """Their intervals are as wide as without the number; where most answered, they are narrower."""
    without, few, most = reported(bank), reported(bank, sales=14), reported(bank, sales=10)
    said = "Many of Sales did not answer, and the silent may see it differently"
    assert (("sales",), ()) == (few.silent, most.silent)
    assert said in text_of(few)
    assert said not in text_of(most)
    fewer = text_of(reported(bank, sales=16))
    assert "Few of Sales answered, and the silent may see it differently" in fewer
    assert said not in fewer
    intervals = [each.result.total.views["sales"].interval for each in (without, few, most)]
    assert intervals[0] == intervals[1]
    width = [each.high - each.low for each in intervals if isinstance(each, Interval)]
    assert width[2] == pytest.approx(width[0] * (1 - 8 / 10) ** 0.5)


def test_where_all_answered_the_headline_describes(bank: Bank) -> None:
    """It says what these people said, without a word of chance, and both readings stand in a sentence each."""
    report = reported(bank, sales=8, marketing=12)
    text = text_of(report)
    headline = re.findall(r'id="team-title" tabindex="-1">([^<]*)<', render_team(report, None))[0]
    assert re.fullmatch(r"All 20 answered: (Sales|Marketing) sees [\d.]+ points, (Sales|Marketing) [\d.]+", headline)
    assert [] == CHANCE.findall(headline)
    assert "As what these people said, totals and themes are complete" in text
    assert "8 people, all answered" in text
    assert "interval none" not in text
    assert "As a sign of how the two work together" in text
    assert "95% interval" not in text.partition("What both share.")[0]
    for view in report.result.total.views.values():
        assert Interval(view.mean, view.mean) == view.interval
    apart = report.result.total.apart
    assert Interval(apart.difference, apart.difference) == apart.interval
    for found in report.result.statements:
        for view in found.views.values():  # of answers nearly all alike, there is none at all
            assert not isinstance(view.interval, Interval) or view.interval == Interval(view.mean, view.mean)


@pytest.mark.parametrize(
    ("unnamed", "said"),
    [
        (2, "Fewer than 6 people named no function and are in no comparison."),
        (6, "6 people named no function and are in no comparison."),
    ],
)
def test_nobody_says_that_everybody_answered_while_some_named_no_function(bank: Bank, unnamed: int, said: str) -> None:
    """Each of them may be one more of either function: the head names them, and figures allow for them."""
    nobodys = [replace(each, function=None) for each in people("sales", unnamed, 0.0)]
    report = reported(bank, [*TEAM, *nobodys], sales=8, marketing=12)
    assert not report.everybody
    head, _, rest = text_of(report).partition("In one minute")
    assert said in head
    assert said in render_team_markdown(report)
    for claim in ("All 20 answered", "Everybody answered", "all answered", "nobody is missing"):
        assert claim not in head + rest + render_team_markdown(report)
    for view in report.result.total.views.values():
        assert isinstance(view.interval, Interval)
        assert view.interval.low < view.interval.high
    assert "named no function" not in text_of(reported(bank, sales=8, marketing=12))


def test_what_is_likely_stays_that_of_another_day(bank: Bank) -> None:
    """Words, probabilities and findings speak of what would hold again, so they do not depend on who is missing."""
    found = [reported(bank, **asked) for asked in ({}, {"sales": 8, "marketing": 12}, {"sales": 14})]
    likely = [[(each.verdict, each.estimate, each.bounded) for each in one.result.statements] for one in found]
    assert likely[0] == likely[1] == likely[2]
    assert 1 == len({(each.findings.high, each.findings.low, each.findings.advice) for each in found})


def test_more_answers_than_people_are_named(bank: Bank) -> None:
    """A number that is too small is a slip, or somebody answered twice; nothing is made of it."""
    report = reported(bank, sales=7, marketing=12)
    assert not report.everybody
    assert "More answered from Sales than it has people." in text_of(report)
    assert reported(bank).result.total.views["sales"] == report.result.total.views["sales"]


def test_the_workspace_asks_and_the_report_tells() -> None:
    """The number belongs to the measurement, and the next one begins with it."""
    workspace = act(sample(), "set-asked", sales="16", marketing="")
    assert Asked(sales=16) == workspace.session.asked == current_wave(workspace).asked  # type: ignore[union-attr]
    assert {"sales"} == report_of(workspace, context()).result.turnout.keys()
    assert 'value="16"' in show(workspace, "collect")
    again = act(workspace, "start-wave", name="Again", date="2027-01-10")
    assert Asked(sales=16) == again.waves[-1].asked


def test_a_number_is_not_lowered_once_answers_are_in() -> None:
    """Raising makes less of the answers and is allowed; lowering would make more of them than was said."""
    workspace = act(sample(), "set-asked", sales="16", marketing="20")
    assert 18 == act(workspace, "set-asked", sales="18", marketing="20").session.asked.sales
    for sales in ("15", ""):
        with pytest.raises(ActionError, match="can be raised, and no longer lowered"):
            act(workspace, "set-asked", sales=sales, marketing="20")
    before = replace(workspace, waves=())
    assert 3 == act(before, "set-asked", sales="3", marketing="").session.asked.sales


@pytest.mark.parametrize("written", ["many", "-3", "1e9", "9999999"])
def test_what_is_no_number_of_people_gets_a_sentence(written: str) -> None:
    """Nothing is guessed, and nothing is lost."""
    with pytest.raises(ActionError, match="as a whole number, or leave it empty"):
        act(sample(), "set-asked", sales=written, marketing="")
