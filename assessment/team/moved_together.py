"""How the statements moved between two waves: estimated together, as the differences of a team report are."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessment import stats
from assessment.instrument import Instrument
from assessment.score import limit
from assessment.stats import NO_ANSWERS, Interval, NoFigure, Spread, difference, exact_mean, mean, size
from assessment.team.estimating import expectations, of_changes, shared_error, spreads
from assessment.team.moved import DOWN, SAME, UNCLEAR, UP, Movement, Two, judged, within
from assessment.team.views import Hideable, figure


def statements_moved(two: Two, instrument: Instrument) -> tuple[Movement, ...]:
    """Return how the statements moved, estimated together."""
    seen = _seen(two, instrument)
    common = _common(two, instrument)
    likely = stats.estimate([each.observed for each in seen.values()], common, expectations(instrument))
    estimated = dict(zip(seen, likely, strict=True))
    pairs = zip(two.before.statements, two.after.statements, strict=True)
    return tuple(
        _together(pair, seen[number], estimated[number], instrument)
        if number in seen
        else judged(pair, NO_ANSWERS, instrument)
        for number, pair in enumerate(pairs, 1)
    )


def _together(pair: tuple[Hideable, Hideable], seen: "_Seen", likely: stats.Likely, instrument: Instrument) -> Movement:
    """Judge a statement among all: by the probability that it moved by `gap-difference` or more."""
    gap, margin = limit("gap-difference", instrument), limit("same-view-margin", instrument)
    up, down, steady = likely.above(gap), 1 - likely.above(-gap), likely.above(-margin) - likely.above(margin)
    own = seen.interval(limit("same-view-confidence", instrument))
    verdict, probability = UNCLEAR, None
    if max(up, down) >= limit("movement-probability", instrument):
        verdict, probability = (UP, up) if up > down else (DOWN, down)
    elif steady >= limit("same-view-probability", instrument) and within(own, margin):
        verdict, probability = SAME, steady
    return Movement(
        before=figure(mean, pair[0]),
        after=figure(mean, pair[1]),
        difference=figure(lambda old, new: difference(new, old), *pair),
        expected=likely.mean,
        interval=likely.interval(limit("confidence", instrument)),
        probability=probability,
        verdict=verdict,
    )


def signs_moved(
    two: Two, statements: Sequence[Movement], numbers: Sequence[int], instrument: Instrument
) -> dict[int, Movement]:
    """Return how the statements moved that a plan named beforehand.

    What is not found among all is tested alone: it need not make up for the other statements. All intervals of the
    signs hold together (Bonferroni).
    """
    seen = _seen(two, instrument)
    confidence = 1 - (1 - limit("confidence", instrument)) / max(1, len(numbers))
    found = {}
    for number in numbers:
        found[number] = statements[number - 1]
        if found[number].verdict not in (UP, DOWN) and number in seen:
            pair = two.before.statements[number - 1], two.after.statements[number - 1]
            alone = judged(pair, seen[number].interval(confidence), instrument)
            found[number] = alone if alone.verdict != UNCLEAR else found[number]
    return found


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is seen of one statement: its spread in both waves, or that of the changes alone."""

    spreads: tuple[Spread, ...]  # of the later wave and of the earlier one; or of the changes

    @property
    def observed(self) -> stats.Observed:
        """The mean difference, and the variance of its error."""
        means = [float(exact_mean(each.counts)) for each in self.spreads]  # type: ignore[arg-type]  # all were answered
        return stats.Observed(
            means[0] - sum(means[1:]), sum(each.variance / size(each.counts) for each in self.spreads)
        )

    def interval(self, confidence: float) -> Interval | NoFigure:
        """Return the interval of the difference, from this statement and the spread that it borrows."""
        if len(self.spreads) == 1:
            return stats.bounded_interval(self.spreads[0], confidence)
        return stats.bounded_difference_interval(self.spreads[0], self.spreads[1], confidence)


def _seen(two: Two, instrument: Instrument) -> dict[int, _Seen]:
    """Return, by number, what is seen of each statement that may be shown in both waves."""
    parts = [spreads(each.statements, instrument) for each in (two.after, two.before)]
    both = [number for number in parts[0] if number in parts[1]]
    if two.changes is None:
        return {number: _Seen((parts[0][number], parts[1][number])) for number in both}
    found = stats.pooled_spreads(two.changes.statements, of_changes(instrument))
    return {number: _Seen((found[number - 1],)) for number in both}


def _common(two: Two, instrument: Instrument) -> float:
    """Return the variance of the error that all statements share."""
    if two.changes is not None:
        changes, rules = two.changes, of_changes(instrument)
        found = stats.pooled_spreads(changes.statements, rules)
        return stats.shared_variance(found, changes.statements, changes.totals, rules) / changes.people
    return sum(shared_error(part, spreads(part.statements, instrument), instrument) for part in (two.before, two.after))
