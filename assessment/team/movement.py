"""Two waves of one team: what moved, by the rules of a comparison, for each function on its own.

Nobody is named, so nobody can be found again in the other wave: the waves are compared as two independent groups, even
where the same people answered. The threshold is applied to each wave before anything is compared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessment.instrument import Instrument
from assessment.score import band_of, limit
from assessment.stats import (
    NO_SPREAD,
    Figure,
    Interval,
    NoFigure,
    difference,
    exact_mean,
    holm,
    mann_whitney,
    mean,
    welch_interval,
)
from assessment.team.analysis import COMPARED
from assessment.team.counting import Team
from assessment.team.disclosure import disclose
from assessment.team.threshold import Shown, choose
from assessment.team.views import Hideable, figure

UP, DOWN, SAME, UNCLEAR = "up", "down", "same", "unclear"
MOVEMENTS = (UP, DOWN, SAME, UNCLEAR)
"""What a movement comes to."""


@dataclass(frozen=True, slots=True)
class Movement:
    """A mean in the earlier wave and in the later one; `difference` is later minus earlier, with Welch's interval."""

    before: Figure
    after: Figure
    difference: Figure
    interval: Interval | NoFigure
    p_adjusted: Figure
    verdict: str  # one of MOVEMENTS


@dataclass(frozen=True, slots=True)
class FunctionMovement:
    """How the view of one function moved. Pairs are earlier and later; types belong to the mean totals."""

    people: tuple[int | NoFigure, int | NoFigure]
    statements: tuple[Movement, ...]
    themes: Mapping[str, Movement]
    total: Movement
    types: tuple[str | NoFigure, str | NoFigure]

    def judged(self, verdict: str) -> tuple[int, ...]:
        """Return the numbers of the statements with a verdict."""
        return tuple(number for number, each in enumerate(self.statements, 1) if each.verdict == verdict)


def movement(
    before: Team, after: Team, instrument: Instrument, threshold: int | None = None
) -> Mapping[str, FunctionMovement]:
    """Return how the views of Sales and of Marketing moved between two waves.

    `threshold` is the smallest group shown, by default the bank's; outside its limits it raises `ThresholdError`.
    """
    rule = choose(threshold, instrument)

    def shown(team: Team, function: str) -> Shown:
        return disclose(team, function, rule, heads_agreed=False).shown

    return {function: _function(shown(before, function), shown(after, function), instrument) for function in COMPARED}


def _function(before: Shown, after: Shown, instrument: Instrument) -> FunctionMovement:
    themes = [theme.key for theme in instrument.themes]
    theme_pairs = [(before.themes[theme], after.themes[theme]) for theme in themes]
    (total,) = _movements([(before.totals, after.totals)], instrument, len(instrument.statements))
    return FunctionMovement(
        people=(before.people, after.people),
        statements=_movements(list(zip(before.statements, after.statements, strict=True)), instrument),
        themes=dict(zip(themes, _movements(theme_pairs, instrument), strict=True)),
        total=total,
        types=(_type(before.totals, instrument), _type(after.totals, instrument)),
    )


def _movements(
    pairs: Sequence[tuple[Hideable, Hideable]], instrument: Instrument, points: int = 1
) -> tuple[Movement, ...]:
    """Return how means moved from the first counts of each pair to the second.

    The pairs are tested together, so their p values are adjusted for their number. `points` is how many answers add up
    to a value: the limits of a verdict are those of one answer, times `points`.
    """
    exact_limit = int(limit("exact-permutation-limit", instrument))
    tests = [figure(lambda old, new: mann_whitney(new, old, exact_limit), *pair) for pair in pairs]
    adjusted = holm([test if isinstance(test, NoFigure) else test.p for test in tests])
    return tuple(_movement(pair, p, instrument, points) for pair, p in zip(pairs, adjusted, strict=True))


def _movement(pair: tuple[Hideable, Hideable], p: Figure, instrument: Instrument, points: int) -> Movement:
    confidence = limit("confidence", instrument)
    apart = figure(lambda old, new: difference(new, old), *pair)
    interval = figure(lambda old, new: welch_interval(new, old, confidence), *pair)
    found = _judge(
        apart if isinstance(apart, NoFigure) else apart / points,
        interval if isinstance(interval, NoFigure) else Interval(interval.low / points, interval.high / points),
        p,
        instrument,
    )
    return Movement(figure(mean, pair[0]), figure(mean, pair[1]), apart, interval, p, found)


def _judge(difference: Figure, interval: Interval | NoFigure, p_adjusted: Figure, instrument: Instrument) -> str:
    """Return one of `MOVEMENTS`; the rule and its limits are this project's own.

    What moved up or down is large enough to matter and more than chance: the difference is at least `gap-difference`
    and Holm's p below `significance`. The same as before is shown, not assumed: the whole interval lies within
    `same-view-margin` of zero. All else, also what is hidden or was not answered, is unclear. Where everybody gave one
    and the same answer there is no interval, but for any degrees of freedom its width shrinks to nothing around a
    difference of zero.
    """
    if isinstance(difference, NoFigure):
        return UNCLEAR
    far = abs(difference) >= limit("gap-difference", instrument)
    if far and not isinstance(p_adjusted, NoFigure) and p_adjusted < limit("significance", instrument):
        return UP if difference > 0 else DOWN
    if interval == NO_SPREAD:
        interval = Interval(difference, difference)
    margin = limit("same-view-margin", instrument)
    if not isinstance(interval, NoFigure) and -margin <= interval.low and interval.high <= margin:
        return SAME
    return UNCLEAR


def _type(totals: Hideable, instrument: Instrument) -> str | NoFigure:
    centre = figure(exact_mean, totals)
    return centre if isinstance(centre, NoFigure) else band_of(centre, instrument).type
