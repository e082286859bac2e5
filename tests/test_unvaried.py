"""Answers without thought: how many gave them, and what holds without them."""

from dataclasses import replace
from random import Random

import pytest

from assessment.instrument import Instrument
from assessment.model import Bank
from assessment.report.team import render_team, render_team_markdown
from assessment.team import analyse, count, to_json
from tests.teams import Respondent, people, report_of


def ticking(function: str, size: int, *values: int) -> list[Respondent]:
    """Return people who give only these answers."""
    random = Random(3)  # noqa: S311  test data
    return [Respondent(function, "staff", tuple(random.choice(values) for _ in range(20))) for _ in range(size)]


BASE = people("sales", 14, 0.5) + people("marketing", 14, -0.5)


@pytest.mark.parametrize(
    ("team", "expected"),
    [
        (BASE, None),
        (BASE + ticking("sales", 5, 5), None),
        (BASE + ticking("sales", 6, 5), {"sales": 6}),
        (BASE + ticking("sales", 3, 5) + ticking("sales", 3, 1, 5), {"sales": 6}),
        (BASE + ticking("sales", 6, 5) + ticking("marketing", 7, 3, 4), {"sales": 6, "marketing": 7}),
        (people("sales", 4) + ticking("sales", 9, 4) + people("marketing", 9), None),
        (BASE + ticking("sales", 6, 1, 2, 3), None),
    ],
)
def test_how_many_are_told(team: list[Respondent], expected: dict[str, int] | None, instrument: Instrument) -> None:
    """From the threshold on, and only where everybody else is enough people too."""
    found = analyse(count(team, instrument), instrument).unvaried
    assert expected == (found and dict(found.people))


def test_what_holds_without_them(bank: Bank) -> None:
    """A gap that only they make falls without them, one that they cover rises, and the report names both."""
    alike = people("sales", 12) + people("marketing", 12, seed=2)
    report = report_of(alike + ticking("sales", 12, 5), bank)
    found = report.result.unvaried
    assert found
    assert {"sales": 12} == found.people
    without = analyse(count(alike, bank.instrument), bank.instrument).statements
    after = {each.number for each in without if each.verdict in ("gap", "probable")}
    assert set(report.findings.gaps) - after == set(found.fallen)
    assert after - set(report.findings.gaps) == set(found.risen)
    assert found.fallen
    for text in (render_team(report, ""), render_team_markdown(report)):
        assert "12 people from Sales gave one answer to every statement, or only two. Without them, statement" in text
        assert "would be called no gap" in text


def test_it_is_in_the_json(instrument: Instrument) -> None:
    """Scripts read it too; null where it may not be told."""
    told = to_json(analyse(count(BASE + ticking("sales", 6, 5), instrument), instrument))
    assert {"people", "fallen", "risen"} == told["unvaried"].keys()  # type: ignore[attr-defined]
    assert to_json(analyse(count(BASE, instrument), instrument))["unvaried"] is None


def test_the_same_gaps_are_said_to_stand(bank: Bank) -> None:
    """Where nothing changes without them, the report says so."""
    report = report_of(people("sales", 40, 1) + people("marketing", 40, -1) + ticking("sales", 6, 4), bank)
    assert report.result.unvaried
    assert not report.result.unvaried.fallen + report.result.unvaried.risen
    assert "Without them, the same statements are called gaps." in render_team_markdown(report)


def test_heads_who_are_shown_hide_nobody(instrument: Instrument) -> None:
    """Six who gave one answer, of whom one is a head with known answers, are five others: too few."""
    head, *others = ticking("sales", 6, 5)
    team = [*BASE, replace(head, level="head"), *others]
    told = [analyse(count(team, instrument), instrument, heads_agreed=agreed).unvaried for agreed in (False, True)]
    assert [{"sales": 6}, None] == [each and dict(each.people) for each in told]


@pytest.mark.parametrize(("came", "told"), [((1, 6), False), ((6, 6), True), ((6, 0), False), ((0, 6), True)])
def test_a_second_report_tells_it_of_enough_newcomers(
    came: tuple[int, int], told: bool, instrument: Instrument
) -> None:
    """Else the two together would tell how many of a few answered so, or that all who came since did."""
    first = BASE + ticking("sales", 7, 5)
    thoughtless, others = came
    team = [*first, *ticking("sales", thoughtless, 4), *people("sales", others, seed=7)]
    found = analyse(count(team, instrument, count(first, instrument)), instrument).unvaried
    assert told == bool(found)
