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
from assessment.team.needed import people_needed
from assessment.team.result import Difference, StatementResult, TeamResult, View
from assessment.team.verdict import GAP, LEANS, PROBABLE, SAME
from assessment.team.verdict import OPEN as UNDECIDED

APART, HIGHER, CLOSE, OPEN = "apart", "higher", "close", "open"
"""How the totals of both functions compare: see `whole`."""

LOW, MIDDLE, HIGH = "low", "middle", "high"
"""On which side of the middle of its scale a mean lies: see `side`."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Which findings hold. Statements are numbers; where nothing else is said, the widest difference comes first."""

    shown: tuple[str, ...]  # the functions of which answers can be shown
    whole: str | None  # how the totals compare; None where they cannot be compared
    higher: str | None  # the function with the higher total
    sides: Mapping[str, str | None]  # function -> side of the middle on which its total lies
    order: tuple[int, ...]  # every statement; with one function, the one it agrees with most comes first
    gaps: tuple[int, ...]  # gaps and probable gaps
    same: tuple[int, ...]  # the one both agree with most comes first
    unclear: tuple[int, ...]  # statements that lean to a function, and open ones
    mostly_unclear: bool  # so many are unclear that it must be said first
    leads: tuple[int, ...]  # unclear, and as far apart as a gap
    not_compared: tuple[int, ...]  # hidden or not answered in a function
    divided: Mapping[str, tuple[int, ...]]  # function -> statements on which its people are in two camps
    spread_out: Mapping[str, tuple[int, ...]]  # function -> statements on which they are spread out without camps
    agreed: tuple[int, ...]  # every function shown agrees on the whole, the most agreed with first
    missed: tuple[int, ...]  # every function shown disagrees on the whole, the least agreed with first
    one_sided: Mapping[str, tuple[int, ...]]  # function -> it disagrees on the whole where the other one agrees
    nearest: tuple[int, ...]  # the smallest differences, without gaps
    needed: int | None  # roughly how many answers from each function would tell; None where asking is not worth it
    advice: tuple[Advice, ...]


def find(result: TeamResult, bank: Bank) -> Findings:
    """Return which findings hold for a comparison."""
    instrument = bank.instrument
    shown = tuple(function for function in COMPARED if _anything(result, function))
    statements = {each.number: each for each in result.statements}
    order = _order(result, shown)
    compared = [number for number in order if not isinstance(statements[number].apart.difference, NoFigure)]

    def judged(*verdicts: str) -> tuple[int, ...]:
        return tuple(number for number in compared if statements[number].verdict in verdicts)

    def by_level(numbers: Iterable[int], *, highest: bool) -> tuple[int, ...]:
        levels = {number: _level(statements[number], shown, highest=highest) for number in numbers}
        return tuple(sorted(levels, key=lambda number: -levels[number] if highest else levels[number]))

    sides = {number: _sides(statements[number].views, shown, _middle(instrument)) for number in order}
    agreed = [number for number in order if shown and set(sides[number].values()) == {HIGH}]
    missed = [number for number in order if shown and set(sides[number].values()) == {LOW}]
    gaps, unclear = judged(GAP, PROBABLE), judged(LEANS, UNDECIDED)
    far = limit("gap-difference", instrument)
    leads = tuple(number for number in unclear if _size(statements[number].apart) >= far)
    missed_most = by_level(missed, highest=False)
    total = result.total
    return Findings(
        shown=shown,
        whole=whole(total.apart, instrument),
        higher=_higher(total.apart.difference),
        sides=_sides(total.views, shown, _middle(instrument) * len(instrument.statements)),
        order=order,
        gaps=gaps,
        same=by_level(judged(SAME), highest=True),
        unclear=unclear,
        mostly_unclear=len(unclear) >= limit("mostly-unclear-share", instrument) * len(instrument.statements),
        leads=leads,
        not_compared=tuple(number for number in order if number not in compared),
        divided={f: tuple(n for n in order if f in statements[n].divided) for f in shown},
        spread_out={f: tuple(n for n in order if f in statements[n].spread_out) for f in shown},
        agreed=by_level(agreed, highest=True),
        missed=missed_most,
        one_sided={f: tuple(n for n in compared if _alone(sides[n], f)) for f in shown},
        nearest=tuple([n for n in compared[::-1] if n not in gaps][: int(limit("extremes-shown", instrument))]),
        needed=people_needed([statements[number] for number in unclear], instrument),
        advice=advise_team(gaps or leads, missed_most, _lowest_type(result, bank), bank),
    )


def whole(apart: Difference, instrument: Instrument) -> str | None:
    """Tell how two totals compare, by the rules for a statement, times the number of statements.

    `apart`: as far as a gap, and the interval leaves out zero. `close`: the whole interval lies within the margin of
    the same view, or all totals are equal. `higher`: the interval leaves out zero, but how far they are apart is not
    clear. Else `open`, also where equal totals within each function tell nothing about chance; None where there is no
    difference to tell.
    """
    if isinstance(apart.difference, NoFigure):
        return None
    if apart.interval == NO_SPREAD and not apart.difference:
        return CLOSE
    if isinstance(apart.interval, NoFigure):
        return OPEN
    interval = apart.interval
    statements = len(instrument.statements)
    close = limit("same-view-margin", instrument) * statements
    if -close <= interval.low and interval.high <= close:
        return CLOSE
    if interval.low <= 0 <= interval.high:
        return OPEN
    return APART if abs(apart.difference) >= limit("gap-difference", instrument) * statements else HIGHER


def side(view: View, middle: float) -> str | None:
    """Tell on which side of the middle a mean lies: `low` or `high` where its whole interval does, else `middle`.

    None where there is no mean, or where nothing tells how sure it is.
    """
    interval = None if isinstance(view.mean, NoFigure) else _or_point(view.interval, view.mean)
    if interval is None:
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


def _size(apart: Difference) -> float:
    """Return how far two means are apart; -1, behind all others, where that is not known."""
    return -1.0 if isinstance(apart.difference, NoFigure) else abs(apart.difference)


def _level(statement: StatementResult, shown: tuple[str, ...], *, highest: bool) -> float:
    """Return the mean of the function that agrees less, or, for the lowest, of the one that agrees more."""
    means = [mean for f in shown if not isinstance(mean := statement.views[f].mean, NoFigure)]
    return min(means) if highest else max(means)


def _middle(instrument: Instrument) -> float:
    return (instrument.scale[0].value + instrument.scale[-1].value) / 2


def _sides(views: Mapping[str, View], shown: tuple[str, ...], middle: float) -> dict[str, str | None]:
    return {function: side(views[function], middle) for function in shown}


def _alone(sides: Mapping[str, str | None], function: str) -> bool:
    others = [side for other, side in sides.items() if other != function]
    return sides[function] == LOW and others == [HIGH]


def _higher(difference: Figure) -> str | None:
    if isinstance(difference, NoFigure) or not difference:
        return None
    return COMPARED[0] if difference > 0 else COMPARED[1]


def _or_point(interval: Interval | NoFigure, centre: float) -> Interval | None:
    """Return the interval; where all answers are equal, the one point; None where nothing tells how sure it is."""
    if interval == NO_SPREAD:
        return Interval(centre, centre)
    return None if isinstance(interval, NoFigure) else interval


def _lowest_type(result: TeamResult, bank: Bank) -> str | None:
    """Return the type of the function that sees the looser relationship: the step from there comes first."""
    types = [view.type for view in result.total.views.values() if isinstance(view.type, str)]
    return next((type_.key for type_ in bank.types if type_.key in types), None)
