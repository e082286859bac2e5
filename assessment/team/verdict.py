"""What a comparison of one statement comes to: gap, same view or unclear, and which functions are divided."""

from collections.abc import Mapping

from assessment.instrument import Instrument
from assessment.score import limit
from assessment.stats import NO_SPREAD, Figure, Interval, NoFigure

GAP, SAME, UNCLEAR = "gap", "same", "unclear"


def verdict(difference: Figure, interval: Interval | NoFigure, p_adjusted: Figure, instrument: Instrument) -> str:
    """Return `gap`, `same` or `unclear`; the rule and its limits are this project's own.

    A gap is large enough to matter and more than chance: the difference is at least `gap-difference` and Holm's p below
    `significance`. The same view is shown, not assumed: the whole interval lies within `same-view-margin` of zero. All
    else, also what is hidden or was not answered, is unclear. Where everybody gave one and the same answer there is no
    interval, but for any degrees of freedom its width shrinks to nothing around a difference of zero: the same view.
    """
    if isinstance(difference, NoFigure):
        return UNCLEAR
    far = abs(difference) >= limit("gap-difference", instrument)
    if far and not isinstance(p_adjusted, NoFigure) and p_adjusted < limit("significance", instrument):
        return GAP
    if interval == NO_SPREAD:
        interval = Interval(difference, difference)
    margin = limit("same-view-margin", instrument)
    if not isinstance(interval, NoFigure) and -margin <= interval.low and interval.high <= margin:
        return SAME
    return UNCLEAR


def divided(deviations: Mapping[str, Figure], instrument: Instrument) -> tuple[str, ...]:
    """Return the functions whose AD_M exceeds `divided-limit` (Burke and Dunlap 2002)."""
    most = limit("divided-limit", instrument)
    return tuple(function for function, ad in deviations.items() if not isinstance(ad, NoFigure) and ad > most)
