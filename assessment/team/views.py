"""How one group sees a statement, a theme and the whole relationship: from its shown counts to figures."""

from collections.abc import Callable

from assessment.instrument import Instrument
from assessment.score import band_of, limit
from assessment.stats import (
    NO_ANSWERS,
    Counts,
    Figure,
    Interval,
    NoFigure,
    Spread,
    ad,
    bounded_interval,
    cronbach_alpha,
    exact_mean,
    feldt_interval,
    mean,
    mean_interval,
    rwg,
    sd,
    size,
)
from assessment.team.alike import NEARLY_ALL, StandIn, few, parts
from assessment.team.release import Shown
from assessment.team.result import LevelView, Reliability, StatementView, TotalView, View

TOO_FEW_COMPLETE = NoFigure("too-few-complete")
"""Too few people answered every statement for Cronbach's alpha."""

HIGHEST_TYPE = NoFigure("highest-type")
"""The mean is in the highest type already."""

THREE_PARTS = NoFigure("three-parts")
"""The group is small, so answers are counted in three parts."""

MEANS_ONLY = NoFigure("means-only")
"""Of heads and of staff, statements tell their mean only."""

type Hideable = Counts | NoFigure
"""Counts, or why they are hidden."""


def figure[T](statistic: Callable[..., T | NoFigure], *groups: Hideable) -> T | NoFigure:
    """Return a statistic of groups, or why the first hidden group is hidden."""
    for group in groups:
        if isinstance(group, NoFigure):
            return group
    return statistic(*groups)


def spread_figure[T](statistic: Callable[..., T | NoFigure], *groups: Hideable) -> T | NoFigure:
    """Return a statistic that depends on how groups spread; of answers that are nearly all alike there is none."""
    if any(isinstance(group, StandIn) for group in groups):
        return NEARLY_ALL
    return figure(statistic, *groups)


def view(counts: Hideable, instrument: Instrument, asked: int | None = None) -> View:
    """Return how a group sees a theme; `asked` is how many people it has, where that is known."""
    return View(*_moments(counts, instrument, asked))


def statement_view(
    counts: Hideable, spread: Spread | None, instrument: Instrument, asked: int | None = None
) -> StatementView:
    """Return how a function sees a statement; `spread` is that of its answers, None where there are none."""
    confidence = limit("confidence", instrument)
    values = [point.value for point in instrument.scale]

    def each(counts: Counts) -> tuple[int, ...] | NoFigure:
        if not size(counts):
            return NO_ANSWERS
        if few(size(counts), instrument):
            return THREE_PARTS
        return tuple(counts.get(value, 0) for value in values)

    return StatementView(
        *_moments(counts, instrument, asked),
        counts=spread_figure(each, counts),
        parts=spread_figure(lambda counts: parts(counts, instrument), counts),
        rwg=spread_figure(lambda counts: rwg(counts, len(values)), counts),
        ad=spread_figure(ad, counts),
        bounded=figure(lambda _: bounded_interval(spread, confidence) if spread else NO_ANSWERS, counts),
    )


def total_view(shown: Shown, instrument: Instrument, asked: int | None = None) -> TotalView:
    """Return how a group sees the relationship as a whole."""
    moments = _moments(shown.totals, instrument, asked)
    interval = moments[-1]
    return TotalView(
        *moments,
        type=figure(lambda counts: _type_of_mean(counts, instrument), shown.totals),
        reach=interval if isinstance(interval, NoFigure) else _reach(interval, instrument),
        to_next=figure(lambda counts: _to_next(counts, instrument), shown.totals),
        spread=shown.spread,
    )


def level_view(shown: Shown, instrument: Instrument) -> LevelView:
    """Return how the heads or the staff of a function see the relationship."""
    return LevelView(
        n=shown.people,
        total=total_view(shown, instrument),
        statements=tuple(
            View(figure(size, counts), figure(mean, counts), MEANS_ONLY, MEANS_ONLY) for counts in shown.statements
        ),
    )


def reliability(shown: Shown, instrument: Instrument) -> Reliability:
    """Return Cronbach's alpha of a function's complete answers, of at least `alpha-minimum-n` people."""
    if isinstance(shown.totals, NoFigure):
        return Reliability(shown.totals, shown.totals)
    if isinstance(complete := shown.complete, NoFigure):
        return Reliability(complete, complete)
    n = size(shown.totals)
    if n < limit("alpha-minimum-n", instrument):
        return Reliability(TOO_FEW_COMPLETE, TOO_FEW_COMPLETE)
    alpha = spread_figure(lambda totals, *complete: cronbach_alpha(complete, totals), shown.totals, *complete)
    if isinstance(alpha, NoFigure):
        return Reliability(alpha, alpha)
    return Reliability(alpha, feldt_interval(alpha, n, len(complete), limit("confidence", instrument)))


def _moments(
    counts: Hideable, instrument: Instrument, asked: int | None
) -> tuple[int | NoFigure, Figure, Figure, Interval | NoFigure]:
    confidence = limit("confidence", instrument)
    interval = spread_figure(lambda counts: mean_interval(counts, confidence, asked), counts)
    return figure(size, counts), figure(mean, counts), spread_figure(sd, counts), interval


def _type_of_mean(totals: Counts, instrument: Instrument) -> str | NoFigure:
    centre = exact_mean(totals)
    return centre if isinstance(centre, NoFigure) else band_of(centre, instrument).type


def _reach(interval: Interval, instrument: Instrument) -> tuple[str, str]:
    """Return the types at both ends; an interval may run past the ends of the scale, a type cannot."""
    lowest = instrument.bands[0].low
    return band_of(max(lowest, interval.low), instrument).type, band_of(max(lowest, interval.high), instrument).type


def _to_next(totals: Counts, instrument: Instrument) -> Figure:
    centre = exact_mean(totals)
    if isinstance(centre, NoFigure):
        return centre
    higher = [band.low for band in instrument.bands if band.low > centre]
    return float(higher[0] - centre) if higher else HIGHEST_TYPE
