"""Intervals for people of whom it is known how many there are: the fewer are silent, the narrower."""

from collections import Counter
from fractions import Fraction
from itertools import combinations
from math import sqrt

import numpy as np
import pytest
import scipy.stats

from assessment import stats
from assessment.stats import Interval
from assessment.stats.describe import silent_share

EVERYBODY = (1, 2, 2, 3, 4, 4, 5)


@pytest.mark.parametrize("answered", [2, 3, 5, 6, 7])
def test_the_variance_of_a_mean_is_that_over_all_samples(answered: int) -> None:
    """Over every choice of so many of seven, means vary by the variance of all, times the share of the silent."""
    means = [Fraction(sum(chosen), answered) for chosen in combinations(EVERYBODY, answered)]
    centre = sum(means) / len(means)
    over_samples = sum((each - centre) ** 2 for each in means) / len(means)
    of_all = Fraction(float(np.var(EVERYBODY, ddof=1))).limit_denominator(10_000)
    assert over_samples == of_all / answered * silent_share(answered, len(EVERYBODY))


def test_intervals_agree_with_scipy() -> None:
    """Student's and Welch's, with standard errors that are smaller by the root of the silent share."""
    first, second = (2, 3, 3, 4, 5, 4, 1, 2), (1, 2, 2, 3, 2, 4, 1)
    error = scipy.stats.sem(first) * sqrt(1 - 8 / 14)
    student = scipy.stats.t.interval(0.95, 7, np.mean(first), error)
    assert pytest.approx(student, abs=1e-9) == stats.mean_interval(Counter(first), 0.95, 14)
    parts = np.var(first, ddof=1) / 8 * (1 - 8 / 14), np.var(second, ddof=1) / 7 * (1 - 7 / 9)
    df = sum(parts) ** 2 / (parts[0] ** 2 / 7 + parts[1] ** 2 / 6)
    welch = scipy.stats.t.interval(0.95, df, np.mean(first) - np.mean(second), sqrt(sum(parts)))
    assert pytest.approx(welch, abs=1e-9) == stats.welch_interval(Counter(first), Counter(second), 0.95, (14, 9))


def test_where_all_answered_there_is_no_width() -> None:
    """The mean of these people is known, and so is their difference; one silent person makes a width."""
    counts, other = Counter(EVERYBODY), Counter((3, 3, 3, 3, 3, 3))
    assert Interval(3.0, 3.0) == stats.mean_interval(counts, 0.95, 7) == stats.mean_interval(other, 0.95, 6)
    assert Interval(0.0, 0.0) == stats.welch_interval(counts, other, 0.95, (7, 6))
    nearly = stats.welch_interval(counts, other, 0.95, (8, 6))
    assert isinstance(nearly, Interval)
    assert nearly.low < 0 < nearly.high


def test_more_answers_than_people_are_no_width_either() -> None:
    """Whoever set up too small a number is told so elsewhere; the interval does not turn around."""
    assert 0 == silent_share(9, 8)
    assert 1 == silent_share(9, None)
