"""Answers without thought: who gave one answer to every statement, or only two, and what holds without them.

They are a group like any other: their number, and what depends on it, is told only where they and everybody else of
their function are enough people for the threshold.
"""

from assessment.instrument import LEVELS, Instrument
from assessment.stats import NoFigure, difference, size
from assessment.team.counting import Team, tally, without
from assessment.team.estimating import estimates, spreads
from assessment.team.release import show_everybody
from assessment.team.result import StatementResult, Unvaried
from assessment.team.threshold import Threshold
from assessment.team.verdict import GAP, PROBABLE, verdict


def unvaried(
    team: Team, found: tuple[StatementResult, ...], functions: tuple[str, ...], rule: Threshold, instrument: Instrument
) -> Unvaried | None:
    """Return what holds without people who gave one answer, or only two; None where nothing of them may be told."""
    whole = {function: team.part(function, *LEVELS, None) for function in functions}
    people = {
        function: few
        for function, everybody in whole.items()
        if (few := team.unvaried[function].people)
        and size(everybody.totals) > few
        and not any(map(rule.small, (few, size(everybody.totals) - few)))
    }
    if not people:
        return None
    rest = {f: without(part, team.unvaried[f]) if f in people else part for f, part in whole.items()}
    shown = [show_everybody([[part]], tally((), instrument), rule) for part in rest.values()]
    spread = [spreads(part.statements, instrument) for part in shown]
    estimated = estimates(shown, spread, functions, instrument)
    called = {each.number for each in found if each.verdict in (GAP, PROBABLE)}
    still = set()
    for number, estimate in estimated.items():
        first, second = (each[number].counts for each in spread)
        apart = difference(first, second)
        if size(first) and size(second) and verdict(estimate, apart, instrument)[0] in (GAP, PROBABLE):
            still.add(number)
    known = {each.number for each in found if not isinstance(each.estimate, NoFigure)} & estimated.keys()
    return Unvaried(people, tuple(sorted((called - still) & known)), tuple(sorted((still - called) & known)))
