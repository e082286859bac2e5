"""How often a report of this size would find what is true: read from the table that the bench measured.

The table has some sizes; those of a report lie between. What decides is how precise a difference is, which for two
functions goes with 1 / (1 / sales + 1 / marketing) people. Between two measured sizes, shares are interpolated along
the logarithm of that number; beyond the first and the last they stay what they are there.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from assessment.model import ExpectedVerdicts


@dataclass(frozen=True, slots=True)
class Expected:
    """What reports of one size come to, of 1: `nothing` of those without differences call nothing a gap.

    `found` has, for each size of a gap in points, the share of such gaps that are called at least probable. `camps` is
    the share of statements on which a function looks divided by chance.
    """

    nothing: float
    camps: float
    found: tuple[tuple[float, float], ...]


def expected(sales: int, marketing: int, table: Sequence[ExpectedVerdicts]) -> Expected:
    """Return what to expect of a report of so many people; the table is in the order of precision."""
    places = [_place(row.sales, row.marketing) for row in table]
    here = min(max(_place(sales, marketing), places[0]), places[-1])
    after = max(1, bisect_left(places, here))
    low, high = table[after - 1], table[after]
    part = (here - places[after - 1]) / (places[after] - places[after - 1])
    return Expected(
        nothing=_between(low.nothing, high.nothing, part),
        camps=_between(low.camps, high.camps, part),
        found=tuple(
            (one.gap, _between(one.found, other.found, part)) for one, other in zip(low.gaps, high.gaps, strict=True)
        ),
    )


def _place(sales: int, marketing: int) -> float:
    return -log(1 / sales + 1 / marketing)


def _between(low: float, high: float, part: float) -> float:
    return low + part * (high - low)
