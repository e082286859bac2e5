"""One group: how many, their mean, their spread, and how sure the mean is.

Everything works from counts, so its cost depends on how many different values there are and not on how many people
gave them. Sums are exact fractions; a figure is rounded once, when it becomes a float.
"""

from collections.abc import Mapping
from fractions import Fraction
from math import sqrt

from assessment.stats.distributions import t_quantile
from assessment.stats.figure import NO_ANSWERS, NO_SPREAD, ONE_ANSWER, Figure, Interval, NoFigure

type Value = int | Fraction
"""What is counted: an answer (1 to 5), a total (20 to 100), or a theme mean, which need not be whole."""

type Counts = Mapping[Value, int]
"""How often each value occurs. A value may be counted 0 times."""


def size(counts: Counts) -> int:
    """Return how many people there are: the n of every figure."""
    return sum(counts.values())


def exact_mean(counts: Counts) -> Fraction | NoFigure:
    """Return the arithmetic mean as a fraction, for comparisons with a limit. Undefined without answers."""
    n = size(counts)
    return Fraction(_sum(counts), n) if n else NO_ANSWERS


def exact_variance(counts: Counts) -> Fraction | NoFigure:
    """Return the variance with n - 1 in the denominator, as a fraction. Undefined for fewer than two answers."""
    n = size(counts)
    if n < 2:
        return ONE_ANSWER if n else NO_ANSWERS
    squares = sum(count * value * value for value, count in counts.items())
    return Fraction(n * squares - _sum(counts) ** 2, n * (n - 1))


def mean(counts: Counts) -> Figure:
    """Return the arithmetic mean in the unit of the values. Undefined without answers."""
    return rounded(exact_mean(counts))


def sd(counts: Counts) -> Figure:
    """Return the standard deviation (n - 1) in the unit of the values. Undefined for fewer than two answers."""
    variance = exact_variance(counts)
    return variance if isinstance(variance, NoFigure) else sqrt(variance)


def mean_interval(counts: Counts, confidence: float, people: int | None = None) -> Interval | NoFigure:
    """Return Student's t interval of the mean (Student 1908).

    `confidence` is a share, such as 0.95. `people` is how many there are in all, where that is known: the interval is
    then for their mean, and has no width where all of them answered. Undefined for fewer than two answers and where all
    answers are equal: a width of zero would claim a certainty that nobody has.
    """
    centre, variance = exact_mean(counts), exact_variance(counts)
    if isinstance(centre, NoFigure):
        return centre
    silent = silent_share(size(counts), people)
    if not silent:
        return Interval(float(centre), float(centre))
    if isinstance(variance, NoFigure):
        return variance
    if not variance:
        return NO_SPREAD
    n = size(counts)
    return around(float(centre), sqrt(variance / n * silent), n - 1, confidence)


def silent_share(n: int, people: int | None) -> Fraction:
    """Return the share of people who did not answer: what is left of the variance of a mean (Cochran 1977).

    1 where it is not known how many there are; 0 where more answered than there are.
    """
    return Fraction(1) if people is None else max(Fraction(0), 1 - Fraction(n, max(1, people)))


def around(centre: float, standard_error: float, df: float, confidence: float) -> Interval:
    """Return the t interval around an estimate with `df` degrees of freedom."""
    margin = t_quantile((1 + confidence) / 2, df) * standard_error
    return Interval(centre - margin, centre + margin)


def rounded(exact: Fraction | NoFigure) -> Figure:
    """Return the float nearest to an exact figure; an undefined one stays as it is."""
    return exact if isinstance(exact, NoFigure) else float(exact)


def _sum(counts: Counts) -> Value:
    return sum(count * value for value, count in counts.items())
