"""A figure, or why there is none: a figure that is undefined is never 0, NaN or an empty cell."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class NoFigure:
    """Why a figure is undefined. `reason` is a key; its sentence stands with the texts of the reports."""

    reason: str


class Interval(NamedTuple):
    """A confidence interval in the unit of its figure. It is not cut at the ends of a scale."""

    low: float
    high: float


type Figure = float | NoFigure

NO_ANSWERS = NoFigure("no-answers")
"""Nobody answered."""

ONE_ANSWER = NoFigure("one-answer")
"""One answer has no spread and agrees with nobody."""

NO_SPREAD = NoFigure("no-spread")
"""All answers are equal, so nothing tells how far chance could have moved them."""

REASONS = tuple(each.reason for each in (NO_ANSWERS, ONE_ANSWER, NO_SPREAD))
"""Every reason that a statistic gives."""
