"""What a comparison comes to: which findings hold."""

import pytest

from assessment.instrument import Instrument
from assessment.model import Bank, entry
from assessment.stats import NO_ANSWERS, NO_SPREAD, Interval, NoFigure
from assessment.team import analyse, count
from assessment.team.findings import Findings, find, side, whole
from assessment.team.result import Difference
from tests.teams import TEAMS, Respondent


def found(respondents: list[Respondent], bank: Bank) -> Findings:
    return find(analyse(count(respondents, bank.instrument), bank.instrument), bank)


def constant(function: str, size: int, *answers: int) -> list[Respondent]:
    """Return people who give the same answers to the first statements, and in turn 2, 3 and 4 to the rest."""
    return [Respondent(function, None, (*answers, *[2 + place % 3] * (20 - len(answers)))) for place in range(size)]


@pytest.mark.parametrize(
    ("expected", "difference", "interval"),
    [
        ("apart", 12.9, Interval(6.3, 19.6)),
        ("apart", -10.0, Interval(-19.0, -1.0)),
        ("higher", 9.9, Interval(0.1, 19.7)),
        ("higher", 9.0, Interval(1.0, 17.0)),
        ("close", 7.0, Interval(5.0, 9.0)),
        ("close", -2.0, Interval(-10.0, 6.0)),
        ("close", 0.0, NO_SPREAD),
        ("undecided", 20.0, NO_SPREAD),
        ("undecided", 3.0, Interval(-9.0, 15.0)),
        ("undecided", 12.0, Interval(-1.0, 25.0)),
        ("undecided", 12.0, NoFigure("one-answer")),
        (None, NO_ANSWERS, NO_ANSWERS),
    ],
)
def test_how_the_totals_compare(
    expected: str | None, difference: float | NoFigure, interval: Interval | NoFigure, instrument: Instrument
) -> None:
    """Far and more than chance is apart; surely near is close; else only the direction is told, or nothing."""
    assert expected == whole(Difference(difference, interval), instrument)


@pytest.mark.parametrize(
    ("expected", "interval"),
    [
        ("low", Interval(1.1, 2.9)),
        ("middle", Interval(1.0, 3.0)),
        ("middle", Interval(2.9, 5.0)),
        ("high", Interval(3.1, 4.9)),
        (None, NO_ANSWERS),
    ],
)
def test_a_side_needs_the_whole_interval(expected: str | None, interval: Interval | NoFigure) -> None:
    """A mean is low or high only where its whole interval is."""
    assert expected == side(interval, 3)


def test_statements_are_sorted_by_difference(bank: Bank) -> None:
    """The widest difference comes first; every statement has one place, and one kind of verdict."""
    respondents = TEAMS["clear-gap"]
    result = analyse(count(respondents, bank.instrument), bank.instrument)
    findings = find(result, bank)
    sizes = [abs(result.statements[number - 1].estimate.difference) for number in findings.order]  # type: ignore[union-attr]
    assert sorted(sizes, reverse=True) == sizes
    assert list(range(1, 21)) == sorted(findings.order)
    told = findings.gaps + findings.undecided + findings.same + findings.not_compared
    assert sorted(findings.order) == sorted(told)
    assert list(findings.gaps) == [number for number in findings.order if number in findings.gaps]


def test_what_is_shared_is_no_gap(bank: Bank) -> None:
    """What both rate high or low is shared, and a gap is neither, even where both lie on one side."""
    findings = found(constant("sales", 20, 5, 1, 5, 5) + constant("marketing", 20, 5, 1, 1, 4), bank)
    assert ((1,), (2,), (3, 4)) == (findings.high, findings.low, tuple(sorted(findings.gaps)))


def test_one_function_is_sorted_by_what_it_agrees_with(bank: Bank) -> None:
    """With nobody to compare, the statement that is agreed with most comes first, and nothing is called open."""
    findings = found(constant("sales", 9, 1, 5), bank)
    assert (2, 1) == (findings.order[0], findings.order[-1])
    assert (("sales",), None, (), 20) == (
        findings.shown,
        findings.whole,
        findings.undecided,
        len(findings.not_compared),
    )


@pytest.mark.parametrize("size", [0, 4])
def test_nobody_to_show(size: int, bank: Bank) -> None:
    """Without a group to show there are no findings."""
    findings = found(constant("sales", size, 5), bank)
    assert ((), (), (), ()) == (findings.shown, findings.high, findings.low, findings.advice)


def test_practices_speak_to_the_findings(bank: Bank) -> None:
    """Each practice names statements seen differently or rated low by both, and only such; gaps come first."""
    findings = found(TEAMS["clear-gap"], bank)
    assert findings.advice
    for advice in findings.advice:
        assert set(advice.because) <= set(findings.gaps) | set(findings.low)
        assert set(advice.because) <= set(entry(bank.practices, advice.practice.key).statements)
    turns = [advice.turn for advice in findings.advice]
    assert sorted(turns, key=("now", "earlier", "later").index) == turns


def test_the_looser_type_decides_whose_turn_it_is(bank: Bank) -> None:
    """Where one function sees Aligned and the other Undefined, the step from Undefined comes first."""
    respondents = constant("sales", 9, *[4] * 20) + constant("marketing", 9, *[1] * 20)
    now = {advice.practice.step for advice in found(respondents, bank).advice if advice.turn == "now"}
    assert {"to-defined"} == now


def test_divided_functions_are_named(bank: Bank) -> None:
    """A function whose people answer 1 and 5 in turn is divided on the statement, the other is not."""
    calm = [Respondent("marketing", None, (3,) * 20)] * 10
    split = [Respondent("sales", None, (1 + 4 * (place % 2), *[3] * 19)) for place in range(10)]
    assert {"sales": (1,), "marketing": ()} == found(split + calm, bank).divided
