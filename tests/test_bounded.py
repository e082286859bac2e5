"""Pooled spreads and intervals that stay on the scale, against NumPy, SciPy and published figures."""

from collections import Counter
from math import inf

import numpy as np
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from assessment import stats
from assessment.stats import NO_ANSWERS, Interval, Pooling, Spread

POOLING = Pooling(low=1, high=5, answers=15, shared=0.25, people=20)
FREE = 1e9  # so many degrees of freedom that Student's t is normal

people = st.lists(st.lists(st.integers(1, 5), min_size=4, max_size=4), min_size=2, max_size=30)


def counted(rows: list[list[int]]) -> list[Counter[int]]:
    return [Counter(column) for column in zip(*rows, strict=True)]


def yes_and_no(yes: int, people: int) -> Spread:
    """Answers at the ends of the scale alone use all of its room, as yes and no do."""
    return Spread({5: yes, 1: people - yes}, 1.0, FREE, POOLING)


@pytest.mark.parametrize(("yes", "people"), [(0, 8), (3, 8), (8, 8), (11, 20), (1, 500)])
def test_with_two_answers_it_is_wilsons(yes: int, people: int) -> None:
    """The interval of a mean of 1s and 5s is Wilson's interval of a share, as SciPy gives it, four times as wide."""
    wilson = scipy.stats.binomtest(yes, people).proportion_ci(0.95, "wilson")
    found = stats.bounded_interval(yes_and_no(yes, people), 0.95)
    assert pytest.approx((1 + 4 * wilson.low, 1 + 4 * wilson.high), abs=1e-7) == found


def test_differences_are_newcombes() -> None:
    """For 56 of 70 against 48 of 80, Newcombe (1998) prints 0.0524 to 0.3339 (method 10)."""
    found = stats.bounded_difference_interval(yes_and_no(56, 70), yes_and_no(48, 80), 0.95)
    assert isinstance(found, Interval)
    assert pytest.approx((0.0524, 0.3339), abs=5e-5) == (found.low / 4, found.high / 4)


@given(people)
def test_the_interval_stays_on_the_scale_and_holds_the_mean(rows: list[list[int]]) -> None:
    """Whatever is answered, also where all agree: an interval with a width, around the mean, from 1 to 5."""
    for spread in stats.pooled_spreads(counted(rows), POOLING):
        found, mean = stats.bounded_interval(spread, 0.95), stats.mean(spread.counts)
        assert isinstance(found, Interval)
        assert isinstance(mean, float)
        assert 1 <= found.low <= mean + 1e-9
        assert mean - 1e-9 <= found.high <= 5
        assert found.high - found.low > 0.01


@given(people)
def test_spread_is_between_its_own_and_that_of_all(rows: list[list[int]]) -> None:
    """A statement's share of its room lies between its own and the pooled one; both are as NumPy finds them."""
    columns = np.array(rows, dtype=float).T
    n = len(rows)
    rooms = [(m - 1) * (5 - m) for m in ((column.sum() + 3) / (n + 1) for column in columns)]
    own = [column.var(ddof=1) / room for column, room in zip(columns, rooms, strict=True)]
    pooled = (sum(column.var(ddof=1) for column in columns) * (n - 1) + 4) / (sum(rooms) * (n - 1) + 16)
    for spread, share, room in zip(stats.pooled_spreads(counted(rows), POOLING), own, rooms, strict=True):
        expected = ((n - 1) * share + 15 * pooled) / (n - 1 + 15)
        assert (pytest.approx(expected), pytest.approx(expected * room)) == (spread.share, spread.variance)


@given(people)
def test_shared_variance_is_the_mean_covariance(rows: list[list[int]]) -> None:
    """Without any belief of its own, it is the mean covariance of two statements, between 0 and its limit."""
    columns = np.array(rows, dtype=float).T
    between = np.cov(columns)[~np.eye(len(columns), dtype=bool)].mean()
    spreads = stats.pooled_spreads(counted(rows), POOLING)
    typical = sum(spread.variance for spread in spreads) / len(spreads)
    rules = Pooling(1, 5, 15, 0.25, 0)
    found = stats.shared_variance(spreads, counted(rows), Counter(map(sum, rows)), rules)
    assert pytest.approx(min(max(between, 0), 0.8 * typical), abs=1e-9) == found


def test_without_totals_the_belief_holds() -> None:
    """Where totals are hidden or nobody has one, people share the bank's part of the variance."""
    spreads = stats.pooled_spreads([Counter([1, 2, 3]), Counter([4, 5, 5])], POOLING)
    typical = sum(spread.variance for spread in spreads) / 2
    for totals in ({}, NO_ANSWERS):
        assert pytest.approx(typical / 4) == stats.shared_variance(spreads, NO_ANSWERS, totals, POOLING)


def test_without_answers_there_is_no_interval() -> None:
    """Nobody's mean has no interval, and no difference has one."""
    nobody, somebody = Spread({}, 0.2, 15, POOLING), Spread({3: 4}, 0.2, 18, POOLING)
    assert NO_ANSWERS == stats.bounded_interval(nobody, 0.95)
    assert NO_ANSWERS == stats.bounded_difference_interval(nobody, somebody, 0.95)


def test_more_answers_narrow_the_interval() -> None:
    """The same answers a hundred times over give a narrower interval, down to nothing but the mean."""
    width = inf
    for times in (1, 10, 100, 10_000):
        (spread,) = stats.pooled_spreads([{2: 3 * times, 4: 5 * times}], POOLING)
        found = stats.bounded_interval(spread, 0.95)
        assert isinstance(found, Interval)
        assert found.high - found.low < width
        width = found.high - found.low
    assert width < 0.02
