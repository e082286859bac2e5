"""What a comparison of one statement comes to, and which functions are of two minds among themselves.

No word says more than its probability: the limits are in the bank, and the bench measures how often each word is right.
"""

from collections.abc import Mapping

from assessment.instrument import Instrument
from assessment.score import limit
from assessment.stats import Figure, NoFigure
from assessment.team.result import Estimate, StatementView

GAP, PROBABLE, LEANS, SAME, OPEN = "gap", "probable", "leans", "same", "open"
VERDICTS = (GAP, PROBABLE, LEANS, SAME, OPEN)
"""From a gap through a probable gap to the same view; open is what the answers leave open."""


def verdict(estimate: Estimate | NoFigure, observed: Figure, instrument: Instrument) -> tuple[str, str | None]:
    """Return one of `VERDICTS`, and the function that is higher where it names one.

    A gap and a probable gap need a difference of `gap-difference` to be probable enough. The same view is shown, not
    assumed: probable by all statements together, and by the interval of the statement's own difference. Else it leans
    where one function probably sees more of it, and its observed mean is higher too. What is hidden or was not answered
    by both is open. `observed` is the difference of means, of the same functions in the same order as in the estimate.
    """
    if isinstance(estimate, NoFigure) or isinstance(observed, NoFigure):
        return OPEN, None
    side = max(estimate.gap, key=lambda function: (estimate.gap[function], estimate.more[function]))
    if estimate.gap[side] >= limit("gap-probability", instrument):
        return GAP, side
    if estimate.gap[side] > limit("probable-gap-probability", instrument):
        return PROBABLE, side
    if estimate.own_within and estimate.within >= limit("same-view-probability", instrument):
        return SAME, None
    first, second = estimate.more
    side = first if observed > 0 else second
    seen = abs(observed) >= limit("lean-difference", instrument)
    if seen and estimate.more[side] >= limit("lean-probability", instrument):
        return LEANS, side
    return OPEN, None


def divided(views: Mapping[str, StatementView], instrument: Instrument) -> tuple[str, ...]:
    """Return the functions in two camps: enough people disagree, and enough agree, and fewer lie between.

    Without the last condition, answers with one peak in the middle of the scale would be called two camps in a quarter
    to a third of cases; with it in a tenth or less (see bench/verdicts.py).
    """

    def camps(view: StatementView) -> bool:
        if isinstance(view.parts, NoFigure):
            return False
        below, between, above = view.parts
        least = max(limit("camp-people", instrument), limit("camp-share", instrument) * sum(view.parts))
        return min(below, above) >= least and min(below, above) > between

    return tuple(function for function, view in views.items() if camps(view))


def spread_out(views: Mapping[str, StatementView], instrument: Instrument) -> tuple[str, ...]:
    """Return the functions without two camps whose AD_M exceeds `spread-out-limit` (Burke and Dunlap 2002)."""
    most, camps = limit("spread-out-limit", instrument), divided(views, instrument)
    return tuple(
        function
        for function, view in views.items()
        if function not in camps and not isinstance(view.ad, NoFigure) and view.ad > most
    )
