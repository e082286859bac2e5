"""How many answers it would take to tell where too few people answered so far."""

from bisect import bisect_left
from collections.abc import Sequence
from math import ceil, inf, sqrt
from statistics import median_low

from assessment.instrument import Instrument
from assessment.score import limit
from assessment.stats import NoFigure
from assessment.stats.describe import around
from assessment.team.result import StatementResult


def people_needed(statements: Sequence[StatementResult], instrument: Instrument) -> int | None:
    """Return roughly how many answers from each function would tell for half of these unclear statements.

    It is the median, over the statements, of the n in both functions at which each gets a verdict if difference and
    spread stay as they are: the same view, where Welch's interval fits into the margin; a gap, where a t test finds
    the difference at the strictest level of Holm's adjustment. Rounded up to the limit `rough-step`. None where it is
    more than the limit `answers-worth-asking`, or where there are no statements.
    """
    found = [_people_for(statement, instrument) for statement in statements]
    middle = median_low(found) if found else inf
    if middle > limit("answers-worth-asking", instrument):
        return None
    step = limit("rough-step", instrument)
    return int(ceil(middle / step) * step)


def _people_for(statement: StatementResult, instrument: Instrument) -> float:
    """Return the n in both functions at which a statement gets a verdict; infinity where that is too far away."""
    difference, spreads = statement.apart.difference, [view.sd for view in statement.views.values()]
    if isinstance(difference, NoFigure) or any(isinstance(sd, NoFigure) for sd in spreads):
        return inf
    variance = sum(sd * sd for sd in spreads if not isinstance(sd, NoFigure))
    room, confidence = limit("same-view-margin", instrument) - abs(difference), limit("confidence", instrument)
    if abs(difference) >= limit("gap-difference", instrument):
        room, confidence = abs(difference), 1 - limit("significance", instrument) / len(instrument.statements)

    def fits(people: int) -> bool:
        return around(0, sqrt(variance / people), 2 * (people - 1), confidence).high <= room

    numbers = range(2, int(limit("answers-worth-asking", instrument)) + 1)
    first = bisect_left(numbers, True, key=fits)
    return numbers[first] if first < len(numbers) else inf
