"""How many of those who were asked answered, and what their answers can stand for.

Where all answered, what these people said is known, and no chance lies in who answered. Where most did, there is less
of it. Where few did, the silent may differ from those who spoke, and no formula knows how: intervals then do as if any
number of people had been asked, which is at least not narrower than it should be.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from assessment.instrument import Instrument
from assessment.score import limit
from assessment.stats import NoFigure


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many people of a function answered, of how many there are.

    `counts`: enough did for intervals to count with who is silent; more than there are never do. `unnamed` people who
    answered named no function: each may be one more of this one.
    """

    answered: int
    asked: int
    counts: bool
    unnamed: int = 0

    @property
    def counting(self) -> int | None:
        """How many people there may be, where intervals count with it."""
        return self.asked + self.unnamed if self.counts else None

    @property
    def whole(self) -> bool:
        """Whether it is known that all people answered."""
        return self.counting == self.answered

    @property
    def share(self) -> float:
        """The share of people who answered."""
        return self.answered / self.asked


def turnouts(
    asked: Mapping[str, int], people: Mapping[str | None, int | NoFigure], instrument: Instrument, fewest: int
) -> dict[str, Turnout]:
    """Return the turnout of each function of which it is known how many people it has, and which may be shown.

    `fewest` is the smallest group shown: people without a function whose number is hidden may be all but that many.
    """
    found = people[None]
    unnamed = found if isinstance(found, int) else fewest - 1
    least = limit("turnout-for-intervals", instrument)
    return {
        function: Turnout(answered, number, least * number <= answered <= number, unnamed)
        for function, number in asked.items()
        if number and isinstance(answered := people[function], int) and answered
    }
