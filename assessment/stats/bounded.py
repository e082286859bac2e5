"""Answers to many statements on one bounded scale: their spread, pooled, and intervals that stay on the scale.

A few answers tell little of their own spread, and equal answers tell of none at all. Two things help. The room of a
mean, (mean - lowest) x (highest - mean), is the variance of people who are all at the ends of the scale and none
between: no variance can be larger, and answers near an end cannot spread far. And the share of that room that answers
take up is much alike from statement to statement, so that a statement may borrow from the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from assessment.stats.describe import Counts, exact_mean, exact_variance, size
from assessment.stats.distributions import t_quantile
from assessment.stats.figure import NO_ANSWERS, Figure, Interval, NoFigure


@dataclass(frozen=True, slots=True)
class Pooling:
    """How answers borrow from each other; `low` and `high` are the ends of the scale.

    `answers` is how many answers the spread of all statements counts for, beside a statement's own. Until people show
    it, two statements of one person share `shared` of their variance, a belief that counts for `people`.
    """

    low: int
    high: int
    answers: float
    shared: float
    people: float

    def room(self, mean: float) -> float:
        """Return the largest variance that answers with this mean can have."""
        return (mean - self.low) * (self.high - mean)

    def drawn(self, counts: Counts) -> float:
        """Return the mean with one more answer in the middle of the scale: it never lies at an end."""
        total = sum(count * value for value, count in counts.items())
        return float(total + Fraction(self.low + self.high, 2)) / (size(counts) + 1)


_EVEN = 0.25
"""The share of the room that the pooled spread starts from: that of answers with SD 1 in the middle of five points."""

_EVEN_ANSWERS = 4
"""How many answers it counts for, among those to all statements: a team of one mind is then sure, but not certain."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How the answers of one group to one statement spread: variance, as a share of the room, and its freedom."""

    counts: Counts
    share: float
    df: float
    pooling: Pooling

    @property
    def variance(self) -> float:
        """The variance of one answer. It is never 0."""
        return self.share * self.pooling.room(self.pooling.drawn(self.counts))


def pooled_spreads(statements: Sequence[Counts], pooling: Pooling) -> tuple[Spread, ...]:
    """Return the spread of each statement of one group, its own and that of all statements together.

    The pooled share of the room is a ratio of sums over all statements (in the manner of a quasi-likelihood dispersion,
    Wedderburn 1974); each statement's own variance is drawn to it by `pooling.answers` (as moderated variances are,
    Smyth 2004).
    """
    rooms = [pooling.room(pooling.drawn(counts)) for counts in statements]
    own = [_sum_of_squares(counts) for counts in statements]
    freedom = [max(0, size(counts) - 1) for counts in statements]
    roomy = sum(df * room for df, room in zip(freedom, rooms, strict=True))
    middle = pooling.room((pooling.low + pooling.high) / 2)
    pooled = (sum(own) + _EVEN_ANSWERS * _EVEN * middle) / (roomy + _EVEN_ANSWERS * middle)
    return tuple(
        Spread(
            counts,
            (squares / room + pooling.answers * pooled) / (df + pooling.answers),
            df + pooling.answers,
            pooling,
        )
        for counts, squares, room, df in zip(statements, own, rooms, freedom, strict=True)
    )


def shared_variance(
    spreads: Sequence[Spread], complete: Sequence[Counts] | NoFigure, totals: Counts | NoFigure, pooling: Pooling
) -> float:
    """Return the mean covariance of two statements within one person: what makes one answer higher all round.

    It is what the variance of a total has beyond the variances of its statements, as Cronbach's alpha (1951) uses it,
    drawn to `pooling.shared` of the mean variance by `pooling.people`. Totals that are hidden or missing tell nothing.
    """
    typical = sum(spread.variance for spread in spreads) / len(spreads)
    share, weight = pooling.shared, pooling.people
    if not isinstance(complete, NoFigure) and not isinstance(totals, NoFigure) and size(totals) > 1:
        items, df = len(complete), size(totals) - 1
        parts = sum(_sum_of_squares(counts) for counts in complete) / df
        excess = (_sum_of_squares(totals) / df - parts) / (items * (items - 1))
        share = (df * excess / typical + weight * share) / (df + weight)
    return min(max(share, 0.0), _MOST_SHARED) * typical


_MOST_SHARED = 0.8
"""No two statements share more of their variance than this: every statement keeps something of its own."""


def bounded_interval(spread: Spread, confidence: float) -> Interval | NoFigure:
    """Return an interval of the mean that stays on the scale: Wilson's (1927), for more than two kinds of answers.

    It holds every mean from which the observed one is no further than t standard errors, each mean with the spread that
    its own room allows. Undefined without answers.
    """
    observed = exact_mean(spread.counts)
    if isinstance(observed, NoFigure):
        return observed
    low, high, mean = spread.pooling.low, spread.pooling.high, float(observed)
    wide = t_quantile((1 + confidence) / 2, spread.df) ** 2 * spread.share / size(spread.counts)
    centre = (mean + wide * (low + high) / 2) / (1 + wide)
    reach = sqrt(max(0.0, centre * centre - (mean * mean + wide * low * high) / (1 + wide)))
    return Interval(max(float(low), centre - reach), min(float(high), centre + reach))


def bounded_difference_interval(first: Spread, second: Spread, confidence: float) -> Interval | NoFigure:
    """Return the interval of a difference of means from the interval of each (Newcombe 1998; Zou and Donner 2008)."""
    means = [exact_mean(spread.counts) for spread in (first, second)]
    intervals = [bounded_interval(spread, confidence) for spread in (first, second)]
    if any(isinstance(each, NoFigure) for each in (*means, *intervals)):
        return NO_ANSWERS
    (one, two), (here, there) = map(float, means), intervals  # type: ignore[arg-type]  # no NoFigure: see above
    low = one - two - sqrt((one - here.low) ** 2 + (there.high - two) ** 2)  # type: ignore[union-attr]
    high = one - two + sqrt((here.high - one) ** 2 + (two - there.low) ** 2)  # type: ignore[union-attr]
    return Interval(low, high)


def _sum_of_squares(counts: Counts) -> float:
    """Return the sum of squared distances from the mean; 0 for fewer than two answers."""
    variance: Fraction | Figure | NoFigure = exact_variance(counts)
    return 0.0 if isinstance(variance, NoFigure) else float(variance * (size(counts) - 1))
