"""What one mean came to between two waves, judged by its interval."""

from dataclasses import dataclass

from assessment.instrument import Instrument
from assessment.score import limit
from assessment.stats import NO_SPREAD, Figure, Interval, NoFigure, difference, mean
from assessment.team.pairs import Changes
from assessment.team.release import Shown
from assessment.team.views import Hideable, figure

UP, DOWN, HIGHER, LOWER, SAME, UNCLEAR = "up", "down", "higher", "lower", "same", "unclear"
MOVEMENTS = (UP, DOWN, HIGHER, LOWER, SAME, UNCLEAR)
"""What a movement comes to. Higher and lower: surely so, but maybe by less than what counts as a gap."""


@dataclass(frozen=True, slots=True)
class Movement:
    """A mean in the earlier wave and in the later one; `difference` is later minus earlier.

    `interval` is that of the difference; for a statement among all, that of `expected`, the difference drawn to what
    the other statements show. `probability` is that of the verdict up, down or same, None where no model gives one.
    """

    before: Figure
    after: Figure
    difference: Figure
    expected: Figure
    interval: Interval | NoFigure
    probability: float | None
    verdict: str  # one of MOVEMENTS


@dataclass(frozen=True, slots=True)
class Two:
    """Two waves of one function as they may be shown, and what the people changed where they can be found again."""

    before: Shown
    after: Shown
    changes: Changes | None


def judged(
    pair: tuple[Hideable, Hideable], interval: Interval | NoFigure, instrument: Instrument, points: int = 1
) -> Movement:
    """Judge a difference by its interval: word and interval never part.

    It moved up or down where the interval leaves out zero and the difference is at least `gap-difference`; surely
    higher or lower where only the first holds. The same as before is shown, not assumed: the whole interval lies within
    `same-view-margin` of zero. All else, also what is hidden or was not answered, is unclear. Where everybody gave one
    and the same answer there is no interval, but for any degrees of freedom its width shrinks to nothing.
    """
    apart = figure(lambda old, new: difference(new, old), *pair)
    verdict = UNCLEAR
    if not isinstance(apart, NoFigure):
        surely = isinstance(interval, Interval) and (interval.low > 0 or interval.high < 0)
        known = Interval(apart, apart) if interval == NO_SPREAD else interval
        if surely and abs(apart) >= limit("gap-difference", instrument) * points:
            verdict = UP if apart > 0 else DOWN
        elif surely:
            verdict = HIGHER if apart > 0 else LOWER
        elif within(known, limit("same-view-margin", instrument) * points):
            verdict = SAME
    return Movement(figure(mean, pair[0]), figure(mean, pair[1]), apart, apart, interval, None, verdict)


def within(interval: Interval | NoFigure, margin: float) -> bool:
    """Tell whether an interval lies within a margin of zero."""
    return isinstance(interval, Interval) and -margin <= interval.low and interval.high <= margin
