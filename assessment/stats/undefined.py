"""A figure, or why there is none: an undefined figure is never 0, NaN or an empty cell."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Undefined:
    """Why a figure does not exist. `reason` is a key; its sentence stands with the reports' texts."""

    reason: str


class Interval(NamedTuple):
    """A confidence interval in the unit of its figure. It is not cut at the ends of a scale."""

    low: float
    high: float


type Figure = float | Undefined

NO_ANSWERS = Undefined("no-answers")
"""Nobody answered."""

ONE_ANSWER = Undefined("one-answer")
"""One answer has no spread and agrees with nobody."""

NO_SPREAD = Undefined("no-spread")
"""All answers are equal, so nothing tells how far chance could have moved them."""

REASONS = tuple(undefined.reason for undefined in (NO_ANSWERS, ONE_ANSWER, NO_SPREAD))
"""Every reason that a statistic gives."""
