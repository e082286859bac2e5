"""The threshold: among how many others everybody's answers must stand."""

from dataclasses import dataclass

from assessment.errors import InputError
from assessment.instrument import Instrument
from assessment.score import limit
from assessment.stats import NoFigure

BELOW_THRESHOLD = NoFigure("below-threshold")
"""Too few people answered, or too few answered every statement."""


class ThresholdError(InputError):
    """A threshold that is not allowed; the message says which are."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """Everybody's answers stand among those of at least `people` others.

    So a group is shown from one person more on: each of them can take off their own answer. Nobody, 0, is no group.
    """

    people: int
    instrument: Instrument

    @property
    def smallest(self) -> int:
        """How many people the smallest group has that is shown."""
        return self.people + 1

    def small(self, people: int) -> bool:
        """Tell whether a group of this size is hidden."""
        return 0 < people < self.smallest

    def number(self, people: int) -> int | NoFigure:
        """Return the size of a group, unless it is hidden."""
        return BELOW_THRESHOLD if self.small(people) else people


def choose(people: int | None, instrument: Instrument) -> Threshold:
    """Return the threshold that a facilitator chose, or the bank's; raise `ThresholdError` outside its limits."""
    if people is None:
        return Threshold(int(limit("anonymity-threshold", instrument)), instrument)
    low = int(limit("anonymity-threshold-minimum", instrument))
    high = int(limit("anonymity-threshold-maximum", instrument))
    if not low <= people <= high:
        raise ThresholdError(f"The threshold is a whole number from {low} to {high}, not {people}.")
    return Threshold(people, instrument)
