"""How the figures of a team report read: with few people, without false precision."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from math import floor, inf

from assessment.instrument import Instrument
from assessment.report.wording import number, rounded
from assessment.score import band_of, limit
from assessment.stats import Figure, Interval, NoFigure
from assessment.team import StatementResult, ThemeResult, TotalResult, TotalView, View
from assessment.team.result import LevelResult, LevelView

EXACT = "none, all answered"
"""Stands for the interval of a figure that is known, because nobody is missing."""

_SLACK = 1e-9  # 0.29 in floats is a little less than 29 percent
_EVEN = 50  # percent: as likely as not
_SMALLEST_P = {2: 0.01, 3: 0.001}  # by decimals: what is below reads as “below”


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Figures as text; one that does not exist is a dash. Intervals of means are cut at the ends of their scale.

    `few`: a function has fewer people than the limit `small-group`, so means, totals and p values have a digit less.
    """

    few: bool
    instrument: Instrument

    def missing(self, figure: object) -> bool:
        """Tell whether a figure does not exist."""
        return isinstance(figure, NoFigure)

    def exact(self, view: View) -> bool:
        """Tell whether a mean is known and no estimate, because nobody is missing."""
        return isinstance(view.interval, Interval) and view.interval.low == view.interval.high

    def types(self, view: TotalView) -> tuple[str, str]:
        """Return the keys of the types at both ends of an interval; of a mean without one, its type twice."""
        return view.named

    def about(self, view: View) -> str:
        """Return “about ” before the mean answer of a small group, else nothing; of all its people it is exact."""
        return "about " if self._small(view) and not self.exact(view) else ""

    def total_of(self, view: TotalView) -> str:
        """Return the mean total of a group as everything shows it: whole where it, or the team, is small."""
        if isinstance(view.mean, NoFigure):
            return number(None)
        return self._whole(view.mean) if self._small(view) else self.mean_total(view.mean)

    def about_total(self, view: TotalView) -> str:
        """Return the same with “about ” before that of a small group; never before a decimal, which would deny it.

        59.6 keeps its decimal because 60 is another type, so it reads without.
        """
        whole = not isinstance(view.mean, NoFigure) and self._keeps_type(view.mean, round(view.mean))
        return f"{self.about(view) if whole else ''}{self.total_of(view)}"

    def _small(self, view: View) -> bool:
        return not isinstance(view.n, NoFigure) and view.n < limit("small-group", self.instrument)

    def answer(self, figure: Figure, *, signed: bool = False) -> str:
        """Return a mean answer, or a difference of two, as tables show it."""
        return self._text(figure, 1 if self.few else 2, signed=signed)

    def short(self, figure: Figure, *, signed: bool = False) -> str:
        """Return a mean answer, or a difference of two, as charts and sentences show it."""
        return self._text(figure, 1, signed=signed)

    def difference(self, found: StatementResult | ThemeResult, *, table: bool = False) -> str:
        """Return a difference of means as the means beside it read: 3.6 and 2.4 are 1.2 apart, whatever was rounded."""
        means = [view.mean for view in found.views.values()]
        if any(isinstance(mean, NoFigure) for mean in means) or isinstance(found.apart.difference, NoFigure):
            return number(None)
        decimals = 2 if table and not self.few else 1
        first, second = (rounded(mean, decimals) for mean in means if not isinstance(mean, NoFigure))
        return number(first - second, decimals, signed=True)

    def change(self, before: Figure, after: Figure, *, total: bool = False) -> str:
        """Return how far a mean answer, or a mean `total`, moved, as both read in a table."""
        if isinstance(before, NoFigure) or isinstance(after, NoFigure):
            return number(None)
        if total:
            moved = float(self.mean_total(after)) - float(self.mean_total(before))
            return number(moved, 0 if self.few and moved % 1 == 0 else 1, signed=True)
        decimals = 1 if self.few else 2
        return number(rounded(after, decimals) - rounded(before, decimals), decimals, signed=True)

    def likely(self, probability: float) -> str:
        """Return a probability in whole percent, rounded down: no word says more than is true.

        Nor less: what is more likely than not does not read as 50%.
        """
        percent = floor(100 * probability + _SLACK)
        if percent >= 100:
            return "more than 99%"
        if percent == _EVEN and probability > _EVEN / 100:
            return f"more than {_EVEN}%"
        return f"{percent}%" if percent else "less than 1%"

    def total(self, figure: Figure, *, signed: bool = False) -> str:
        """Return a difference of two mean totals, or their spread, as tables show it."""
        return self._text(figure, 0 if self.few else 1, signed=signed)

    def mean_total(self, mean: Figure) -> str:
        """Return a mean total as tables, charts and sentences show it: of a small group whole, but none into a band.

        59.6 has a decimal in a small group too, because 60 is another type.
        """
        if isinstance(mean, NoFigure):
            return self._text(mean, 0)
        if self.few:
            return self._whole(mean)
        return number(mean if self._keeps_type(mean, round(mean, 1)) else floor(mean * 10) / 10, 1)

    def _whole(self, mean: float) -> str:
        return number(mean) if self._keeps_type(mean, round(mean)) else number(floor(mean * 10) / 10, 1)

    def _keeps_type(self, mean: float, read: float) -> bool:
        """Tell whether a mean total has the same type as what it is read as."""
        return band_of(read, self.instrument) == band_of(mean, self.instrument)

    def to_next(self, points: Figure) -> str:
        """Return how far a mean total is from the next type; 0.4 points are never rounded to none."""
        far = not isinstance(points, NoFigure) and points >= 1
        return self._text(points, 0 if self.few and far else 1)

    def apart_as_read(self, total: TotalResult | LevelResult) -> float | None:
        """Return how many points two totals are apart, as the totals themselves read; None where one is missing."""
        if isinstance(total.apart.difference, NoFigure):
            return None
        views = [view.total if isinstance(view, LevelView) else view for view in total.views.values()]
        first, second = (float(self.total_of(view)) for view in views)
        return rounded(abs(first - second), 1)

    def points(self, total: TotalResult | LevelResult) -> str:
        """Return the same as text, without a sign."""
        points = self.apart_as_read(total)
        return number(points, 0 if points is None or points % 1 == 0 else 1)

    def apart_total(self, total: TotalResult) -> str:
        """Return how far apart two totals are, as the totals of the table read."""
        if isinstance(total.apart.difference, NoFigure):
            return number(None)
        first, second = (float(self.total_of(view)) for view in total.views.values())
        return number(first - second, 0 if self.few and (first - second) % 1 == 0 else 1, signed=True)

    def share(self, figure: Figure) -> str:
        """Return an agreement, an alpha or a delta: two decimals, because the limits that they meet have two."""
        return self._text(figure, 2)

    def shares(self, interval: Interval | NoFigure) -> str:
        """Return the interval of an alpha."""
        return self._interval(interval, 2, -inf, inf)

    def p(self, figure: Figure) -> str:
        """Return a p value."""
        decimals = 2 if self.few else 3
        smallest = _SMALLEST_P[decimals]
        if not isinstance(figure, NoFigure) and figure < smallest:
            return f"< {number(smallest, decimals)}"
        return self._text(figure, decimals)

    def answer_interval(self, interval: Interval | NoFigure) -> str:
        """Return the interval of a mean answer."""
        low, high = self.instrument.scale[0].value, self.instrument.scale[-1].value
        return self._interval(interval, 1 if self.few else 2, low, high)

    def total_interval(self, interval: Interval | NoFigure, *, short: bool = False) -> str:
        """Return the interval of a mean total; `short`, as sentences show it. Its ends keep their types."""
        if isinstance(interval, NoFigure) or interval.low == interval.high:
            return _without_width(interval)
        shown = self._whole if short else self.mean_total
        low, high = self.instrument.bands[0].low, self.instrument.bands[-1].high
        return f"{shown(max(low, interval.low))} to {shown(min(high, interval.high))}"

    def apart(
        self, interval: Interval | NoFigure, *, totals: bool = False, short: bool = False, signed: bool = True
    ) -> str:
        """Return the interval of a difference of mean answers, or of `totals`; `signed`, with a plus as well."""
        decimals = (0 if short or self.few else 1) if totals else (1 if self.few else 2)
        if isinstance(interval, NoFigure) or interval.low == interval.high:
            return _without_width(interval)
        low, high = (number(end, self._off_zero(end, decimals, totals), signed=signed) for end in interval)
        return f"{low} to {high}"

    def turned(self, interval: Interval) -> Interval:
        """Return the interval of a difference the other way round, so that the higher mean comes first."""
        return Interval(-interval.high, -interval.low)

    def reasons(self, *found: object) -> list[str]:
        """Return the keys of every reason why a figure in these records does not exist, each once, in order."""
        return list(dict.fromkeys(_reasons(found)))

    def _off_zero(self, end: float, decimals: int, totals: bool) -> int:
        """Return one decimal more for an end that would read as 0: whether an interval leaves out 0 matters."""
        return decimals + 1 if totals and end and number(end, decimals) == number(0, decimals) else decimals

    def _text(self, figure: Figure, decimals: int, *, signed: bool = False) -> str:
        return number(None if isinstance(figure, NoFigure) else figure, decimals, signed=signed)

    def _interval(self, interval: Interval | NoFigure, decimals: int, low: float, high: float) -> str:
        if isinstance(interval, NoFigure) or interval.low == interval.high:
            return _without_width(interval)
        return f"{number(max(low, interval.low), decimals)} to {number(min(high, interval.high), decimals)}"


def _without_width(interval: Interval | NoFigure) -> str:
    """Return what stands for an interval that does not exist, or that has no width because all answered."""
    return number(None) if isinstance(interval, NoFigure) else EXACT


def _reasons(found: object) -> Iterator[str]:
    if isinstance(found, NoFigure):
        yield found.reason
    elif is_dataclass(found):
        for field in fields(found):
            yield from _reasons(getattr(found, field.name))
    elif isinstance(found, tuple | list | Mapping):
        for part in found.values() if isinstance(found, Mapping) else found:
            yield from _reasons(part)
