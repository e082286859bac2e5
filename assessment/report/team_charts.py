"""Where the marks of a team report's charts lie: fixed scales, positions in percent of the plot."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessment.instrument import Instrument
from assessment.stats import NoFigure
from assessment.team import View

NEAR_THE_END = 90.0
"""From here on, in percent, a label stands on the left of its mark: on the right it would leave the plot."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mean with its interval. Without an interval `low` and `high` are the mean itself."""

    at: float
    low: float
    high: float
    label_at: float
    label_before: bool  # the label stands on the left


@dataclass(frozen=True, slots=True)
class Segment:
    """The people who gave one answer, as a part of a diverging bar."""

    answer: int
    people: int
    at: float
    width: float


@dataclass(frozen=True, slots=True)
class Axis:
    """A fixed scale. Positions beyond its ends are cut: an interval may reach further than a mean can."""

    low: float
    high: float

    def at(self, value: float) -> float:
        """Return the position of a value."""
        return 100 * (min(self.high, max(self.low, value)) - self.low) / (self.high - self.low)

    def mark(self, view: View) -> Mark | None:
        """Return where a mean and its interval lie; None where there is no mean."""
        if isinstance(view.mean, NoFigure):
            return None
        at = low = high = self.at(view.mean)
        if not isinstance(view.line, NoFigure):
            low, high = self.at(view.line.low), self.at(view.line.high)
        before = high > NEAR_THE_END and low > 100 - NEAR_THE_END
        return Mark(at, low, high, low if before else high, before)


def answer_axis(instrument: Instrument) -> Axis:
    """Return the Likert scale."""
    return Axis(instrument.scale[0].value, instrument.scale[-1].value)


def total_axis(instrument: Instrument) -> Axis:
    """Return the scale of totals."""
    return Axis(instrument.bands[0].low, instrument.bands[-1].high)


def diverging(counts: Sequence[int]) -> tuple[Segment, ...]:
    """Return the parts of a bar around the middle of the plot, for the `counts` of each answer from the lowest.

    Everybody together is half of the plot wide, so that all bars fit; the middle answer lies across the middle. An
    answer that nobody gave has no part.
    """
    people = sum(counts)
    widths = [50 * count / people for count in counts] if people else []
    centre = len(counts) // 2
    at = 50 - sum(widths[:centre]) - (widths[centre] / 2 if widths else 0)
    segments = []
    for answer, (count, width) in enumerate(zip(counts, widths, strict=False), 1):
        if count:
            segments.append(Segment(answer, count, at, width))
        at += width
    return tuple(segments)
