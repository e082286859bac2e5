"""How many of those who were asked answered, and what their answers can stand for.

Where all answered, what these people said is known, and no chance lies in who answered. Where most did, there is less
of it. Where few did, the silent may differ from those who spoke, and no formula knows how: intervals then do as if any
number of people had been asked, which is at least not narrower than it should be.
"""

from collections.abc import Mapping

from assessment.instrument import Instrument
from assessment.score import limit
from assessment.stats import NoFigure
from assessment.team.result import Turnout


def turnouts(
    asked: Mapping[str, int], people: Mapping[str | None, int | NoFigure], instrument: Instrument
) -> dict[str, Turnout]:
    """Return the turnout of each function of which it is known how many people it has, and which may be shown."""
    least = limit("turnout-for-intervals", instrument)
    return {
        function: Turnout(answered, number, counts=least * number <= answered <= number)
        for function, number in asked.items()
        if number and isinstance(answered := people[function], int) and answered
    }
