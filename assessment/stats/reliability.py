"""Do the statements measure one thing? Cronbach's alpha, with an interval."""

from collections.abc import Sequence
from fractions import Fraction

from assessment.stats.describe import Counts, exact_variance
from assessment.stats.distributions import f_quantile
from assessment.stats.figure import NO_SPREAD, Figure, Interval, NoFigure


def cronbach_alpha(statements: Sequence[Counts], totals: Counts) -> Figure:
    """Return Cronbach's alpha (Cronbach 1951) from the counts of each statement and of the totals of the same people.

    All counts are over complete answers. At most 1, and it can be negative. Undefined for fewer than two people, and
    where all totals are equal.
    """
    whole = exact_variance(totals)
    if isinstance(whole, NoFigure):
        return whole
    if not whole:
        return NO_SPREAD
    parts = Fraction(0)
    for counts in statements:
        part = exact_variance(counts)
        if isinstance(part, NoFigure):
            return part
        parts += part
    items = len(statements)
    return float(Fraction(items, items - 1) * (1 - parts / whole))


def feldt_interval(alpha: float, n: int, items: int, confidence: float) -> Interval:
    """Return the interval of Cronbach's alpha over `items` statements and `n` >= 2 people (Feldt 1965)."""
    df1 = n - 1
    df2 = df1 * (items - 1)
    outside = (1 - confidence) / 2
    low = 1 - (1 - alpha) * f_quantile(1 - outside, df1, df2)
    high = 1 - (1 - alpha) * f_quantile(outside, df1, df2)
    return Interval(low, high)
