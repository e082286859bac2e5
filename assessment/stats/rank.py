"""Is one group's answer higher than the other's by more than chance? Mann-Whitney's test, and Holm's adjustment."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, sqrt

from assessment.stats.describe import Counts, size
from assessment.stats.difference import twice_u
from assessment.stats.distributions import normal_tail
from assessment.stats.figure import NO_ANSWERS, Figure, NoFigure


@dataclass(frozen=True, slots=True)
class MannWhitney:
    """Outcome of the test: `u` of the first group (0 to the number of pairs), two-sided `p`, and how p was found."""

    u: float
    p: float
    exact: bool


def mann_whitney(first: Counts, second: Counts, exact_limit: int) -> MannWhitney | NoFigure:
    """Return the two-sided Mann-Whitney U test (Mann and Whitney 1947) of two groups with ties.

    Where neither group is larger than `exact_limit`, p is exact over all ways to deal the pooled answers to the two
    groups; otherwise it is the normal approximation with tie correction and continuity correction. Twice the smaller
    tail, at most 1, both times. All answers tied: p is 1. Undefined where a group is empty.
    """
    sizes = size(first), size(second)
    if not min(sizes):
        return NO_ANSWERS
    exact = max(sizes) <= exact_limit
    p = _exact_p(first, second) if exact else _asymptotic_p(first, second)
    return MannWhitney(twice_u(first, second) / 2, p, exact)


def holm(p_values: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return p values by Holm's adjustment (Holm 1979), which keeps the chance of even one false alarm at the level.

    In the order given. An undefined p stays undefined and does not count as a test.
    """
    adjusted: list[Figure] = list(p_values)
    tests = sorted((p, place) for place, p in enumerate(p_values) if not isinstance(p, NoFigure))
    highest = 0.0
    for done, (p, place) in enumerate(tests):
        highest = max(highest, min(1.0, p * (len(tests) - done)))
        adjusted[place] = highest
    return tuple(adjusted)


def _ties(first: Counts, second: Counts) -> list[int]:
    """Return how many people, of both groups, share each value, from the lowest value up."""
    return [first.get(value, 0) + second.get(value, 0) for value in sorted({*first, *second})]


def _asymptotic_p(first: Counts, second: Counts) -> float:
    n, m = size(first), size(second)
    everyone = n + m
    tied = sum(tie**3 - tie for tie in _ties(first, second))
    spread = sqrt(n * m * (everyone**3 - everyone - tied) / (12 * everyone * (everyone - 1)))
    if not spread:
        return 1.0
    higher = max(doubled := twice_u(first, second), 2 * n * m - doubled)
    continuity = 1  # half a step of U, doubled
    return min(1.0, 2 * normal_tail((higher - n * m - continuity) / 2 / spread))


def _exact_p(first: Counts, second: Counts) -> float:
    """Return twice the smaller tail of the permutation distribution of the first group's rank sum.

    The number of ways to give the first group m people with rank sum r is the coefficient of x**m q**r in the product,
    over the tied values, of sum over a of comb(ties, a) x**a q**(a * rank). `ways[m]` holds the polynomial in q as one
    whole number, each coefficient in its own field of bits, so that a shift multiplies by a power of q. Ranks are
    doubled: those of ties may be halves.
    """
    n = size(first)
    ties = _ties(first, second)
    dealt = comb(sum(ties), n)
    field = dealt.bit_length()
    ways = [1] + [0] * n
    below = 0
    for tie in ties:
        rank = 2 * below + tie + 1
        choices = [(a, comb(tie, a), field * a * rank) for a in range(min(tie, n) + 1)]
        ways = [sum(ways[m - a] * times << shift for a, times, shift in choices if a <= m) for m in range(n + 1)]
        below += tie
    observed = twice_u(first, second) + n * (n + 1)
    mask = (1 << field) - 1
    lower = sum(ways[n] >> field * rank_sum & mask for rank_sum in range(observed + 1))
    here = ways[n] >> field * observed & mask
    return min(1.0, 2 * min(lower, dealt - lower + here) / dealt)
