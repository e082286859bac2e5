"""Answers without thought: who gave one answer to every statement, or only two, and what holds without them.

They are a group like any other: their number, and what depends on it, is told only where they and everybody else of
their function are enough people for the threshold. Heads who are shown one by one hide nobody; and where an earlier
report was given out, the same holds of those who were in it, and of those who came since.
"""

from collections.abc import Collection, Iterator

from assessment.instrument import LEVELS, Instrument
from assessment.score import is_unvaried, limit
from assessment.stats import NoFigure, difference, size
from assessment.team.counting import HEAD, Team, tally, without
from assessment.team.estimating import estimates, spreads
from assessment.team.release import show_everybody
from assessment.team.result import StatementResult, Unvaried
from assessment.team.threshold import Threshold
from assessment.team.verdict import GAP, PROBABLE, verdict


def unvaried(
    team: Team,
    found: tuple[StatementResult, ...],
    heads_shown: Collection[str],
    functions: tuple[str, ...],
    rule: Threshold,
) -> Unvaried | None:
    """Return what holds without people who gave one answer, or only two; None where nothing of them may be told.

    `heads_shown` are the functions whose heads are shown one by one.
    """
    instrument = rule.instrument
    people = {
        function: team.unvaried[function].people
        for function in functions
        if may_be_told(team, function, rule, heads_shown=function in heads_shown)
    }
    if not people:
        return None
    whole = {function: team.part(function, *LEVELS, None) for function in functions}
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


def may_be_told(team: Team, function: str, rule: Threshold, *, heads_shown: bool) -> bool:
    """Tell whether it may be told how many of a function gave one answer, or only two."""
    batches = [each for each in _batches(team, function, rule.instrument, heads_shown=heads_shown) if any(each)]
    enough = (rest and not rule.small(few) and not rule.small(rest) for few, rest in batches)
    return all(enough) and any(few for few, _ in batches)


def _batches(team: Team, function: str, instrument: Instrument, *, heads_shown: bool) -> Iterator[tuple[int, int]]:
    """Yield how many of each report's newcomers answered so, and how many answered every statement otherwise."""
    few, complete = team.unvaried[function].people, size(team.part(function, *LEVELS, None).totals)
    if heads_shown:
        most = limit("unvaried-values", instrument)
        few -= sum(is_unvaried(row, most) for row in team.heads[function])
        complete -= size(team.part(function, HEAD).totals)
    rest = complete - few
    if team.before:
        earlier = list(_batches(team.before, function, instrument, heads_shown=heads_shown))
        yield from earlier
        few, rest = few - sum(each for each, _ in earlier), rest - sum(each for _, each in earlier)
    yield few, rest
