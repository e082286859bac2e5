"""How far the people of one group agree on a statement."""

from fractions import Fraction

from assessment.stats.describe import Counts, exact_mean, exact_variance, rounded, size
from assessment.stats.figure import ONE_ANSWER, Figure, NoFigure


def rwg(counts: Counts, options: int) -> Figure:
    """Return within-group agreement r_wg for one statement (James, Demaree and Wolf 1984).

    One minus the observed variance (n - 1) over the variance of answers spread evenly over the `options` of the scale,
    (options**2 - 1) / 12: 2 for five options. From 0, no more agreement than even spread, to 1, all equal; below 0 it
    is set to 0, as its authors advise. Undefined for fewer than two answers.
    """
    variance = exact_variance(counts)
    if isinstance(variance, NoFigure):
        return variance
    even_spread = Fraction(options**2 - 1, 12)
    return float(max(Fraction(0), 1 - variance / even_spread))


def ad(counts: Counts) -> Figure:
    """Return AD_M, the mean absolute deviation from the mean, in scale points (Burke and Dunlap 2002).

    0 where all agree; above a sixth of the number of options they call it disagreement. Undefined for fewer than two
    answers: one person agrees with nobody.
    """
    centre = exact_mean(counts)
    if isinstance(centre, NoFigure):
        return centre
    if size(counts) < 2:
        return ONE_ANSWER
    return rounded(sum((count * abs(value - centre) for value, count in counts.items()), Fraction(0)) / size(counts))
