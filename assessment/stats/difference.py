"""Two groups: how far apart their means are, how sure that is, and how often one answers higher than the other."""

from fractions import Fraction
from math import sqrt

from assessment.stats.describe import Counts, around, exact_mean, exact_variance, rounded, silent_share, size
from assessment.stats.figure import NO_ANSWERS, NO_SPREAD, Figure, Interval, NoFigure


def exact_difference(first: Counts, second: Counts) -> Fraction | NoFigure:
    """Return the mean of the first group minus that of the second, as a fraction. Undefined where a group is empty."""
    means = exact_mean(first), exact_mean(second)
    if isinstance(means[0], NoFigure):
        return means[0]
    if isinstance(means[1], NoFigure):
        return means[1]
    return means[0] - means[1]


def difference(first: Counts, second: Counts) -> Figure:
    """Return the mean of the first group minus that of the second, in the unit of the values."""
    return rounded(exact_difference(first, second))


def welch_interval(
    first: Counts, second: Counts, confidence: float, people: tuple[int | None, int | None] = (None, None)
) -> Interval | NoFigure:
    """Return the interval of the difference of means with unequal variances (Welch 1947; df by Satterthwaite 1946).

    `people` is how many there are in each group, where that is known: see `mean_interval`. Undefined where a group has
    fewer than two answers, and where all answers are equal within both groups: neither then tells anything about
    chance, and Welch's degrees of freedom are 0/0. One group without spread is no obstacle.
    """
    apart, variances = exact_difference(first, second), (exact_variance(first), exact_variance(second))
    if isinstance(apart, NoFigure):
        return apart
    silent = silent_share(size(first), people[0]), silent_share(size(second), people[1])
    if not any(silent):
        return Interval(float(apart), float(apart))
    if isinstance(variances[0], NoFigure):
        return variances[0]
    if isinstance(variances[1], NoFigure):
        return variances[1]
    sizes = size(first), size(second)
    errors = variances[0] / sizes[0] * silent[0], variances[1] / sizes[1] * silent[1]
    error = errors[0] + errors[1]
    if not error:
        return NO_SPREAD
    df = error**2 / (errors[0] ** 2 / (sizes[0] - 1) + errors[1] ** 2 / (sizes[1] - 1))
    return around(float(apart), sqrt(error), float(df), confidence)


def twice_u(first: Counts, second: Counts) -> int:
    """Return twice the Mann-Whitney U of the first group: 2 for each pair in which it is higher, 1 for each tie."""
    doubled = below = 0
    for value in sorted({*first, *second}):
        here, there = first.get(value, 0), second.get(value, 0)
        doubled += here * (2 * below + there)
        below += there
    return doubled


def cliffs_delta(first: Counts, second: Counts) -> Figure:
    """Return Cliff's delta (Cliff 1993): how much more often the first group answers higher than lower, over all pairs.

    From -1, always lower, through 0 to 1, always higher. Undefined where a group is empty.
    """
    pairs = size(first) * size(second)
    return float(Fraction(twice_u(first, second), pairs) - 1) if pairs else NO_ANSWERS
