"""The joint estimate of differences, against sums over every way to choose the statements that differ."""

from dataclasses import replace
from itertools import product
from random import Random

import numpy as np
import pytest
import scipy.optimize
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from assessment.instrument import Instrument
from assessment.stats import Expectation, Likely, Observed, estimate
from assessment.stats.joint import _Case, _Joint

TOLERANCE = 0.005
"""In points and in probability. Sums over the grid and over its spread are not exact; reports show no more digits."""

EXPECTATIONS = [
    Expectation(0.65, 0.1, 1, (0.05,), 0.05),
    Expectation(0.28, 0.35, 1, (0.25, 0.7), 0.05),
    Expectation(0.07, 0.35, 0.25, (0.8, 1.2), 0.05),
]

type Mixture = list[tuple[float, np.ndarray, np.ndarray]]

CASES = {
    "8 and 12 people, one gap": ([0.1, -0.3, 1.3, 0.4, 0.0, -0.2], 0.2, 0.05),
    "8 and 12 people, both ways": ([1.4, -1.1, 0.2, 0.9, -0.3, 0.1], 0.22, 0.05),
    "all one way": ([0.9, 0.7, 1.1, 0.8, 0.6, 1.0], 0.2, 0.06),
    "40 and 60 people": ([0.62, -0.05, 0.1, 0.03, -0.55, 0.48], 0.042, 0.01),
    "300 and 500 people": ([0.5, 0.02, -0.03, 0.2, 1.1, -0.01], 0.0055, 0.0013),
    "nothing common": ([0.5, -0.5, 0.1, 0.0, 0.3, 1.9], 0.15, 0.0),
    "one statement": ([0.8], 0.2, 0.05),
}
cases = pytest.mark.parametrize(("differences", "variance", "common"), CASES.values(), ids=CASES)


def by_choices(differences: list[float], variance: float, common: float) -> Mixture:
    """Return the exact posterior, as normals in all dimensions: each choice of who differs has one in closed form."""
    count, ones = len(differences), np.ones((len(differences), len(differences)))
    error = np.eye(count) * (variance - common) + ones * common
    found = []
    for each in EXPECTATIONS:
        for sd, concerned in product(each.own, product((True, False), repeat=count)):
            chance = np.prod([each.concerned if one else 1 - each.concerned for one in concerned])
            if not chance:
                continue
            prior = np.diag([sd**2 if one else each.rest**2 for one in concerned]) + ones * each.overall**2
            gain = prior @ np.linalg.inv(prior + error)
            fit = scipy.stats.multivariate_normal(np.zeros(count), prior + error).logpdf(differences)
            found.append((np.log(each.weight / len(each.own) * chance) + fit, gain @ differences, prior - gain @ prior))
    best = max(weight for weight, _, _ in found)
    whole = sum(np.exp(weight - best) for weight, _, _ in found)
    return [(np.exp(weight - best) / whole, mean, covariance) for weight, mean, covariance in found]


def below(mixture: Mixture, place: int, value: float) -> float:
    return sum(w * scipy.stats.norm.cdf(value, mean[place], np.sqrt(cov[place, place])) for w, mean, cov in mixture)


@cases
def test_it_is_the_sum_over_all_choices(differences: list[float], variance: float, common: float) -> None:
    """Expected differences, probabilities and intervals are those of every choice of differing statements, summed."""
    exact = by_choices(differences, variance, common)
    found = estimate([Observed(each, variance) for each in differences], common, EXPECTATIONS)
    assert len(differences) == len(found)
    for place, likely in enumerate(found):
        assert pytest.approx(sum(w * mean[place] for w, mean, _ in exact), abs=TOLERANCE) == likely.mean
        for value in (-1, -0.5, -0.25, 0, 0.25, 0.5, 1):
            assert pytest.approx(1 - below(exact, place, value), abs=TOLERANCE) == likely.above(value)
        for outside, end in zip((0.025, 0.975), likely.interval(0.95), strict=True):
            assert pytest.approx(outside, abs=TOLERANCE) == below(exact, place, end)


@given(st.lists(st.floats(-4, 4), min_size=1, max_size=20), st.sampled_from((0.001, 0.03, 0.2, 0.6)))
def test_probabilities_are_probabilities(differences: list[float], variance: float) -> None:
    """Whatever the differences: weights add up to 1, the interval is in order, and further is less probable."""
    for likely in estimate([Observed(each, variance) for each in differences], variance / 4, EXPECTATIONS):
        assert pytest.approx(1) == sum(part.weight for part in likely.parts)
        low, high = likely.interval(0.95)
        assert low < likely.mean < high
        assert 1 >= likely.above(-0.5) >= likely.above(0) >= likely.above(0.5) >= 0
        assert pytest.approx(0.95, abs=1e-3) == likely.above(low) - likely.above(high)


@cases
def test_an_end_is_found_in_few_steps(differences: list[float], variance: float, common: float) -> None:
    """Newton's steps find each end of an interval within a dozen probabilities; halving would need some twenty."""
    asked: list[float] = []

    class Counted(Likely):
        def above(self, value: float) -> float:
            asked.append(value)
            return super().above(value)

    for likely in estimate([Observed(each, variance) for each in differences], common, EXPECTATIONS):
        asked.clear()
        Counted(likely.parts).interval(0.95)
        assert len(asked) <= 24


@pytest.mark.parametrize("variance", [0.001, 0.01, 0.03])
def test_the_ends_of_a_whole_report_are_found_in_two_steps_each(
    variance: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On average over twenty statements: the search begins where an end would be if all were one normal."""
    asked: list[float] = []
    above = Likely.above
    monkeypatch.setattr(Likely, "above", lambda likely, value: (asked.append(value), above(likely, value))[1])
    random = Random(3)  # noqa: S311  test data
    observed = [Observed(random.gauss(0, 0.6), variance) for _ in range(20)]
    for likely in estimate(observed, variance / 4, EXPECTATIONS):
        likely.interval(0.95)
    assert len(asked) <= 20 * 2 * 2


@pytest.mark.parametrize(
    "differences", [[0.4, -0.1, 0.2, 0.3], [2.5, 0.1, 0.2, -0.1, 0.0], [-2.0, -1.9, 0.3, 0.1, 0.2]]
)
@pytest.mark.parametrize("variance", [0.002, 0.2])
def test_a_sum_reaches_five_standard_errors_beyond_the_mean_and_the_median(
    differences: list[float], variance: float
) -> None:
    """Not a step further: each takes time. Steps are 1.2 of the deviation that there is where nobody is concerned."""
    common = variance / 4
    joint = _Joint([Observed(each, variance) for each in differences], common)
    step, grid = joint._grid(_Case(0.07, 0.35, 0.25, 0.8, 0.05))
    narrow = np.sqrt((variance - common + 0.05**2) / len(differences))
    assert pytest.approx([1.2 * narrow] * len(grid)) == [step, *np.diff(grid)]
    reach = 5 * max(narrow, np.std(differences) / np.sqrt(len(differences)))
    low, high = sorted((np.mean(differences), np.median(differences)))
    assert grid[0] <= low - reach < grid[1]
    assert grid[-2] < high + reach <= grid[-1]


@cases
@pytest.mark.parametrize("unit", [1e-9, 1e9])
def test_nothing_depends_on_the_unit(differences: list[float], variance: float, common: float, unit: float) -> None:
    """Whether points or their millionths: means grow with the unit, and probabilities remain."""
    differences = differences * 4  # as many as in a report
    grown = [
        replace(each, overall=each.overall * unit, own=tuple(sd * unit for sd in each.own), rest=each.rest * unit)
        for each in EXPECTATIONS
    ]
    here = estimate([Observed(each, variance) for each in differences], common, EXPECTATIONS)
    there = estimate([Observed(each * unit, variance * unit**2) for each in differences], common * unit**2, grown)
    for one, other in zip(here, there, strict=True):
        assert pytest.approx(one.mean * unit) == other.mean
        assert pytest.approx(one.above(0.5)) == other.above(0.5 * unit)


@cases
def test_sales_and_marketing_may_change_places(differences: list[float], variance: float, common: float) -> None:
    """Nothing prefers one function: with all differences turned, everything turns."""
    there = estimate([Observed(each, variance) for each in differences], common, EXPECTATIONS)
    back = estimate([Observed(-each, variance) for each in differences], common, EXPECTATIONS)
    for one, other in zip(there, back, strict=True):
        assert pytest.approx(one.mean, abs=1e-6) == -other.mean
        assert pytest.approx(one.above(0.5), abs=1e-6) == 1 - other.above(-0.5)


def test_a_difference_alone_among_equals_is_doubted() -> None:
    """One difference of a point is less probable where nineteen others show none than where they differ too."""
    alone = estimate([Observed(1.0, 0.2), *[Observed(0.0, 0.2)] * 19], 0.05, EXPECTATIONS)[0]
    among = estimate(
        [Observed(1.0, 0.2), *[Observed((-1) ** each * 0.9, 0.2) for each in range(19)]], 0.05, EXPECTATIONS
    )
    assert alone.above(0.5) < 0.3 < 0.7 < among[0].above(0.5)
    assert alone.mean < among[0].mean < 1


def test_the_bank_has_expectations_that_these_tests_cover(instrument: Instrument) -> None:
    """The tests reckon with the bank's own weights and spreads; only fewer sizes of own differences."""
    tested = [replace(each, own=()) for each in EXPECTATIONS]
    assert tested == [
        Expectation(each.weight, each.overall, each.concerned, (), each.rest) for each in instrument.expectations
    ]
    assert pytest.approx(1) == sum(each.weight for each in instrument.expectations)


def test_nothing_observed_nothing_estimated() -> None:
    """Without statements there is nothing to say."""
    assert () == estimate([], 0.1, EXPECTATIONS)
