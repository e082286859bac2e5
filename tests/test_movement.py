"""Two waves of one team: what moved, by which rule, and what the threshold hides."""

from dataclasses import dataclass
from random import Random

import numpy as np
import pytest
from scipy import stats

from assessment.stats import NoFigure
from assessment.team import count
from assessment.team.moved import DOWN, HIGHER, LOWER, MOVEMENTS, SAME, UNCLEAR, UP
from assessment.team.movement import movement


@dataclass(frozen=True)
class Somebody:
    function: str | None
    level: str | None
    answers: tuple[int | None, ...]
    guesses: None = None


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
        (all_alike(2, 2, 3, 2, 3, 2, 3, 3, 1, 2), UNCLEAR),
        (BEFORE, SAME),  # the others tell that answers hardly spread here
    ],
)
def test_a_statement_moves_only_where_it_probably_moved_far(instrument, after, verdict):
    """From one wave to the next, a rise of two points is told, a small one is left open, and none is told as none."""
    found = movement(team(instrument, BEFORE), team(instrument, after), instrument)["sales"].statements[0]
    assert verdict == found.verdict


def test_a_fall_is_told_from_a_rise(instrument):
    """The other way round, the difference has the other sign."""
    low, high = team(instrument, BEFORE), team(instrument, all_alike(4, 4, 5, 4, 5, 4, 4, 3, 5, 4))
    rise, fall = (movement(*pair, instrument)["sales"].statements[0] for pair in ((low, high), (high, low)))
    assert (UP, DOWN) == (rise.verdict, fall.verdict)
    assert rise.difference == pytest.approx(-fall.difference) == pytest.approx(2.4)
    assert rise.interval == pytest.approx((-fall.interval.high, -fall.interval.low))


def test_totals_and_themes_agree_with_scipy(instrument):
    """Welch's intervals of independent samples; those of the four themes hold together at 95 %."""
    random = Random(4)  # noqa: S311  test data
    old, new = ([tuple(random.randint(1, 5) for _ in range(20)) for _ in range(size)] for size in (9, 7))
    found = movement(team(instrument, old), team(instrument, new), instrument)["sales"]
    totals = [[sum(each) for each in wave] for wave in (new, old)]
    welch = stats.ttest_ind(*totals, equal_var=False).confidence_interval(0.95)
    assert found.total.interval == pytest.approx((welch.low, welch.high), abs=1e-9)
    for theme in instrument.themes:
        places = [each.number - 1 for each in instrument.statements if each.theme == theme.key]
        means = [[np.mean([each[place] for place in places]) for each in wave] for wave in (new, old)]
        welch = stats.ttest_ind(*means, equal_var=False).confidence_interval(1 - 0.05 / 4)
        assert found.themes[theme.key].interval == pytest.approx((welch.low, welch.high), abs=1e-9)


def test_a_total_is_surely_higher_by_less_than_ten_points(instrument):
    """Between “as before” and a move of ten points there is a word for what is surely higher."""
    random = Random(5)  # noqa: S311  test data
    low = [tuple(random.choice((2, 3)) for _ in range(20)) for _ in range(12)]
    higher = [(*each[:13], *(answer + 1 for answer in each[13:])) for each in low]
    found = movement(team(instrument, low), team(instrument, higher), instrument)["sales"].total
    assert 7 == round(found.difference)
    assert 0 < found.interval.low < 10
    assert HIGHER == found.verdict
    back = movement(team(instrument, higher), team(instrument, low), instrument)["sales"].total
    assert LOWER == back.verdict


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
    assert {"structure": UP, "culture": UNCLEAR} == {key: themes[key].verdict for key in ("structure", "culture")}
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
    assert not isinstance(found.statements[1].after, NoFigure)


def test_functions_are_compared_each_with_itself(instrument):
    """What Marketing did has no say in what moved for Sales."""
    people = [Somebody("sales", None, each) for each in BEFORE]
    others = [Somebody("marketing", None, (5,) * 20) for _ in range(9)]
    before, after = count(people, instrument), count(people + others, instrument)
    found = movement(before, after, instrument)
    assert found["sales"] == movement(before, before, instrument)["sales"]
    assert 0 == found["marketing"].people[0]
