"""What a comparison comes to: which findings hold, as keys and numbers of statements. Templates have the sentences.

Everything is read off figures that may be shown, so a finding reveals nothing that they do not. The rules are this
project's own; their limits are in the bank.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assessment.instrument import Instrument
from assessment.model import Bank
from assessment.plan import TURNS, Advice, turn_of
from assessment.score import limit
from assessment.stats import NO_SPREAD, Figure, Interval, NoFigure
from assessment.team.analysis import COMPARED
from assessment.team.result import Difference, StatementResult, TeamResult
from assessment.team.verdict import GAP, LEANS, OPEN, PROBABLE, SAME

APART, HIGHER, CLOSE, UNDECIDED = "apart", "higher", "close", "undecided"
"""How the totals of both functions compare: see `whole`."""

LOW, MIDDLE, HIGH = "low", "middle", "high"
"""On which side of the middle of its scale a mean lies: see `side`."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Which findings hold. Statements are numbers, those with the largest expected differences first.

    Every statement that was compared is in exactly one of `sure`, `probable`, `leans`, `same` and `open`.
    """

    shown: tuple[str, ...]  # the functions of which answers can be shown
    whole: str | None  # how the totals compare; None where they cannot be compared
    higher: str | None  # the function with the higher total
    order: tuple[int, ...]  # every statement; with one function, the one it rates highest comes first
    sure: tuple[int, ...]
    probable: tuple[int, ...]
    leans: tuple[int, ...]
    same: tuple[int, ...]  # the one both rate highest comes first
    open: tuple[int, ...]
    not_compared: tuple[int, ...]  # hidden or not answered in a function
    divided: Mapping[str, tuple[int, ...]]  # function -> statements on which its people are in two camps
    spread_out: Mapping[str, tuple[int, ...]]  # function -> statements on which they are spread out without camps
    high: tuple[int, ...]  # every function shown rates it above the middle, and there is no gap; the highest first
    low: tuple[int, ...]  # every function shown rates it below the middle, and there is no gap; the lowest first
    advice: tuple[Advice, ...]  # from gaps, probable ones too, and from what is low

    @property
    def gaps(self) -> tuple[int, ...]:
        """Gaps and probable gaps."""
        return tuple(number for number in self.order if number in self.sure or number in self.probable)

    @property
    def undecided(self) -> tuple[int, ...]:
        """What leans to a function, and what is open."""
        return tuple(number for number in self.order if number in self.leans or number in self.open)


def find(result: TeamResult, bank: Bank) -> Findings:
    """Return which findings hold for a comparison."""
    instrument = bank.instrument
    shown = tuple(function for function in COMPARED if _anything(result, function))
    statements = {each.number: each for each in result.statements}
    order = _order(result, shown)
    compared = [number for number in order if not isinstance(statements[number].estimate, NoFigure)]

    def judged(*verdicts: str) -> tuple[int, ...]:
        return tuple(number for number in compared if statements[number].verdict in verdicts)

    def by_level(numbers: Iterable[int], *, highest: bool) -> tuple[int, ...]:
        levels = {number: _level(statements[number], shown, highest=highest) for number in numbers}
        return tuple(sorted(levels, key=lambda number: -levels[number] if highest else levels[number]))

    middle = (instrument.scale[0].value + instrument.scale[-1].value) / 2
    sides = {n: {f: side(statements[n].views[f].bounded, middle) for f in shown} for n in order}
    gaps = judged(GAP, PROBABLE)
    alike = [number for number in order if shown and number not in gaps]
    low = by_level([number for number in alike if set(sides[number].values()) == {LOW}], highest=False)
    return Findings(
        shown=shown,
        whole=whole(result.total.apart, instrument),
        higher=_higher(result.total.apart.difference),
        order=order,
        sure=judged(GAP),
        probable=judged(PROBABLE),
        leans=judged(LEANS),
        same=by_level(judged(SAME), highest=True),
        open=judged(OPEN),
        not_compared=tuple(number for number in order if number not in compared),
        divided={f: tuple(n for n in order if f in statements[n].divided) for f in shown},
        spread_out={f: tuple(n for n in order if f in statements[n].spread_out) for f in shown},
        high=by_level([number for number in alike if set(sides[number].values()) == {HIGH}], highest=True),
        low=low,
        advice=advise_team(gaps, low, _lowest_type(result, bank), bank),
    )


def whole(apart: Difference, instrument: Instrument) -> str | None:
    """Tell how two totals compare, by the rules for a statement, times the number of statements.

    `apart`: as far as a gap, and the interval leaves out zero. `higher`: the interval leaves out zero, but they are
    closer than a gap. `close`: the whole interval lies within the margin of the same view, or all totals are equal.
    Else `undecided`, also where equal totals within each function tell nothing about chance; None where there is no
    difference to tell.
    """
    if isinstance(apart.difference, NoFigure):
        return None
    if apart.interval == NO_SPREAD and not apart.difference:
        return CLOSE
    if isinstance(apart.interval, NoFigure):
        return UNDECIDED
    interval = apart.interval
    statements = len(instrument.statements)
    close = limit("same-view-margin", instrument) * statements
    if -close <= interval.low and interval.high <= close:
        return CLOSE
    if interval.low <= 0 <= interval.high:
        return UNDECIDED
    return APART if abs(apart.difference) >= limit("gap-difference", instrument) * statements else HIGHER


def side(interval: Interval | NoFigure, middle: float) -> str | None:
    """Tell on which side of the middle a mean lies: `low` or `high` where its whole interval does, else `middle`.

    None where there is no interval.
    """
    if isinstance(interval, NoFigure):
        return None
    return LOW if interval.high < middle else HIGH if interval.low > middle else MIDDLE


def advise_team(topics: Sequence[int], missed: Sequence[int], type_: str | None, bank: Bank) -> tuple[Advice, ...]:
    """Return the practices that speak to statements seen differently (`topics`) or missed by all, most fitting first.

    A practice of the step from `type_` comes before earlier and later ones; then what speaks to more topics, then to
    more missed statements. Without a type, every practice has its turn now.
    """
    advice = []
    for practice in bank.practices:
        because = [*topics, *(number for number in missed if number not in topics)]
        because = [number for number in because if number in practice.statements]
        if because:
            turn = turn_of(practice, type_, bank) if type_ else "now"
            advice.append(Advice(practice, turn, tuple(because)))

    def rank(each: Advice) -> tuple[int, int, int]:
        seen_differently = sum(number in topics for number in each.because)
        return TURNS.index(each.turn), -seen_differently, -len(each.because)

    return tuple(sorted(advice, key=rank))


def _anything(result: TeamResult, function: str) -> bool:
    people = result.people[function]
    return not isinstance(people, NoFigure) and people > 0


def _order(result: TeamResult, shown: tuple[str, ...]) -> tuple[int, ...]:
    def rank(statement: StatementResult) -> tuple[float, int]:
        if len(shown) == 1:
            mean = statement.views[shown[0]].mean
            return 0.0 if isinstance(mean, NoFigure) else -mean, statement.number
        expected = 0.0 if isinstance(statement.estimate, NoFigure) else abs(statement.estimate.difference)
        return (1.0 if isinstance(statement.estimate, NoFigure) else -expected), statement.number

    return tuple(statement.number for statement in sorted(result.statements, key=rank))


def _level(statement: StatementResult, shown: tuple[str, ...], *, highest: bool) -> float:
    """Return the mean of the function that agrees less, or, for the lowest, of the one that agrees more."""
    means = [mean for f in shown if not isinstance(mean := statement.views[f].mean, NoFigure)]
    return min(means) if highest else max(means)


def _higher(difference: Figure) -> str | None:
    if isinstance(difference, NoFigure) or not difference:
        return None
    return COMPARED[0] if difference > 0 else COMPARED[1]


def _lowest_type(result: TeamResult, bank: Bank) -> str | None:
    """Return the type of the function that sees the looser relationship: the step from there comes first."""
    types = [view.type for view in result.total.views.values() if isinstance(view.type, str)]
    return next((type_.key for type_ in bank.types if type_.key in types), None)
