"""The differences of all statements, estimated together: from what may be shown of two functions to what is likely.

The familiar tests ask of each statement alone whether chance could explain it. With eight and twelve people it nearly
always could. Estimated together, the statements tell how much the functions differ at all, and each is judged by that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import starmap

from assessment import stats
from assessment.instrument import Instrument
from assessment.score import limit
from assessment.stats import Counts, Interval, NoFigure, Spread, size
from assessment.team.release import Shown
from assessment.team.result import Estimate

type Spreads = Mapping[int, Spread]
"""How one function's answers to each statement spread, by number; without those that are hidden or unanswered."""


def pooling(instrument: Instrument) -> stats.Pooling:
    """Return how the answers to one statement borrow from all others: see the bank for each number."""
    return stats.Pooling(
        low=instrument.scale[0].value,
        high=instrument.scale[-1].value,
        answers=limit("pooled-answers", instrument),
        shared=limit("shared-variance", instrument),
        people=limit("shared-variance-people", instrument),
    )


def of_changes(instrument: Instrument) -> stats.Pooling:
    """Return how changes of answers borrow from each other: as answers do, on a scale from all down to all up."""
    rules = pooling(instrument)
    return replace(rules, low=rules.low - rules.high, high=rules.high - rules.low)


def spreads(statements: Sequence[Counts | NoFigure], instrument: Instrument) -> Spreads:
    """Return how one function's answers to the shown statements spread."""
    shown = {number: counts for number, counts in enumerate(statements, 1) if not isinstance(counts, NoFigure)}
    answered = {number: counts for number, counts in shown.items() if size(counts)}
    return dict(zip(answered, stats.pooled_spreads(list(answered.values()), pooling(instrument)), strict=True))


def estimates(
    shown: Sequence[Shown], found: Sequence[Spreads], functions: Sequence[str], instrument: Instrument
) -> dict[int, Estimate]:
    """Return, by number, what is likely of the difference of each statement that both functions answered."""
    first, second = found
    numbers = [number for number in first if number in second]
    if not numbers:
        return {}
    common = sum(shared_error(part, spread, instrument) for part, spread in zip(shown, found, strict=True))
    pairs = [(first[number], second[number]) for number in numbers]
    likely = stats.estimate(list(starmap(_observed, pairs)), common, expectations(instrument))
    judged = zip(numbers, pairs, likely, strict=True)
    return {number: _estimate(pair, each, functions, instrument) for number, pair, each in judged}


def shared_error(shown: Shown, found: Spreads, instrument: Instrument) -> float:
    """Return the variance of the error that all means of one function share; 0 where there are none."""
    if not found or not isinstance(shown.people, int):
        return 0.0
    return stats.shared_variance(list(found.values()), shown.complete, shown.totals, pooling(instrument)) / shown.people


def _observed(first: Spread, second: Spread) -> stats.Observed:
    apart = stats.difference(first.counts, second.counts)
    assert not isinstance(apart, NoFigure)  # noqa: S101  both were answered
    return stats.Observed(apart, first.variance / size(first.counts) + second.variance / size(second.counts))


def expectations(instrument: Instrument) -> list[stats.Expectation]:
    """Return what may be expected of differences before anybody answered: see the bank."""
    return [
        stats.Expectation(each.weight, each.overall, each.concerned, each.own, each.rest)
        for each in instrument.expectations
    ]


def _estimate(
    pair: tuple[Spread, Spread], likely: stats.Likely, functions: Sequence[str], instrument: Instrument
) -> Estimate:
    gap, margin = limit("gap-difference", instrument), limit("same-view-margin", instrument)
    first, second = functions
    own = stats.bounded_difference_interval(*pair, limit("same-view-confidence", instrument))
    return Estimate(
        difference=likely.mean,
        interval=likely.interval(limit("confidence", instrument)),
        gap={first: likely.above(gap), second: 1 - likely.above(-gap)},
        more={first: likely.above(0), second: 1 - likely.above(0)},
        within=likely.above(-margin) - likely.above(margin),
        own_within=isinstance(own, Interval) and -margin <= own.low and own.high <= margin,
    )
