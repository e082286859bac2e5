"""Two waves of one team: what moved, by which rule, and what the threshold hides."""

from dataclasses import dataclass

import pytest
from scipy import stats

from assessment.stats import NoFigure
from assessment.team import count
from assessment.team.movement import DOWN, MOVEMENTS, SAME, UNCLEAR, UP, movement


@dataclass(frozen=True)
class Somebody:
    function: str | None
    level: str | None
    answers: tuple[int | None, ...]


def team(instrument, answers, function="sales"):
    return count([Somebody(function, "staff", each) for each in answers], instrument)


def all_alike(*first):
    """Return people who answer 3 to everything but statement 1."""
    return [(each, *(3,) * 19) for each in first]


BEFORE = all_alike(1, 2, 2, 2, 1, 2, 3, 2, 1, 2)


@pytest.mark.parametrize(
    ("after", "verdict"),
    [
        (all_alike(4, 4, 5, 4, 5, 4, 4, 3, 5, 4), UP),
        (all_alike(1, 2, 2, 2, 1, 2, 3, 2, 1, 2), UNCLEAR),
        (all_alike(*(1, 2, 2, 2, 1, 2, 3, 2, 1, 2) * 10), SAME),
        (all_alike(2, 2, 3, 2, 2, 2, 3, 3, 1, 2), UNCLEAR),
    ],
)
def test_a_statement_moves_only_where_it_is_far_and_more_than_chance(instrument, after, verdict):
    """The rules for a gap, from one wave to the next; too few people leave it open, enough show the same."""
    before = BEFORE * 10 if verdict == SAME else BEFORE
    found = movement(team(instrument, before), team(instrument, after), instrument)["sales"].statements[0]
    assert verdict == found.verdict


def test_a_fall_is_told_from_a_rise(instrument):
    """The other way round, the difference has the other sign."""
    low, high = team(instrument, BEFORE), team(instrument, all_alike(4, 4, 5, 4, 5, 4, 4, 3, 5, 4))
    rise, fall = (movement(*pair, instrument)["sales"].statements[0] for pair in ((low, high), (high, low)))
    assert (UP, DOWN) == (rise.verdict, fall.verdict)
    assert rise.difference == pytest.approx(-fall.difference) == pytest.approx(2.4)
    assert rise.interval == pytest.approx((-fall.interval.high, -fall.interval.low))


def test_figures_agree_with_scipy(instrument):
    """Welch's interval and the Mann-Whitney p of independent samples, adjusted for 20 statements."""
    old, new = [1, 2, 2, 2, 1, 2, 3], [5, 4, 3, 4, 3, 5, 4]
    pair = team(instrument, all_alike(*old)), team(instrument, all_alike(*new))
    found = movement(*pair, instrument)["sales"].statements[0]
    welch = stats.ttest_ind(new, old, equal_var=False).confidence_interval(0.95)
    assert found.interval == pytest.approx((welch.low, welch.high), abs=1e-9)
    p = stats.mannwhitneyu(new, old, method=stats.PermutationMethod()).pvalue  # all 3432 ways to deal 14 answers
    assert found.p_adjusted == pytest.approx(20 * p, abs=1e-9)


def test_totals_are_judged_by_the_limits_of_a_statement_times_twenty(instrument):
    """Ten points of the total are half a point of the scale."""
    low = [(2,) * 10 + (2 + place % 2,) * 10 for place in range(12)]
    higher = [tuple(answer + 1 for answer in each) for each in low]
    found = movement(team(instrument, low), team(instrument, higher), instrument)["sales"]
    assert (UP, 20) == (found.total.verdict, round(found.total.difference))
    assert ("defined", "aligned") == found.types
    slightly = [(*each[:17], *(answer + 1 for answer in each[17:])) for each in low]
    found = movement(team(instrument, low), team(instrument, slightly), instrument)["sales"]
    assert (SAME, 3) == (found.total.verdict, round(found.total.difference))


def test_themes_move_as_statements_do(instrument):
    """Each theme has a verdict of its own."""
    low = [(2,) * 20] * 6 + [(3,) * 20] * 6
    higher = [tuple(4 if number in (17, 18) else answer for number, answer in enumerate(each, 1)) for each in low]
    themes = movement(team(instrument, low), team(instrument, higher), instrument)["sales"].themes
    assert {"structure": UP, "culture": SAME} == {key: themes[key].verdict for key in ("structure", "culture")}
    assert {each.verdict for each in themes.values()} <= set(MOVEMENTS)


@pytest.mark.parametrize("small", ["before", "after"])
def test_a_wave_below_the_threshold_hides_its_own_figures_and_the_difference(instrument, small):
    """Four people are too few, in whichever wave; nothing of them is in any figure."""
    few, enough = team(instrument, BEFORE[:4]), team(instrument, BEFORE)
    waves = (few, enough) if small == "before" else (enough, few)
    found = movement(*waves, instrument)["sales"]
    hidden, shown = (0, 1) if small == "before" else (1, 0)
    assert isinstance(found.people[hidden], NoFigure)
    assert 10 == found.people[shown]
    for each in (*found.statements, *found.themes.values(), found.total):
        assert isinstance((each.before, each.after)[hidden], NoFigure)
        assert isinstance(each.difference, NoFigure)
        assert isinstance(each.interval, NoFigure)
        assert UNCLEAR == each.verdict


def test_a_statement_that_too_few_answered_is_hidden_in_its_wave(instrument):
    """The threshold holds for each statement, as in the report."""
    gaps = [(None if place else 3, *(3,) * 19) for place in range(10)]
    found = movement(team(instrument, BEFORE), team(instrument, gaps), instrument)["sales"]
    assert isinstance(found.statements[0].after, NoFigure)
    assert SAME == found.statements[1].verdict


def test_functions_are_compared_each_with_itself(instrument):
    """What Marketing did has no say in what moved for Sales."""
    people = [Somebody("sales", None, each) for each in BEFORE]
    others = [Somebody("marketing", None, (5,) * 20) for _ in range(9)]
    before, after = count(people, instrument), count(people + others, instrument)
    found = movement(before, after, instrument)
    assert found["sales"] == movement(before, before, instrument)["sales"]
    assert 0 == found["marketing"].people[0]
