"""Which practices come first in a plan, and why: those for the weakest statements of a person, or of the team."""

from dataclasses import dataclass

from assessment.model import Bank, Practice, Step
from assessment.plan import TURNS, advise, turn_of
from assessment.team.findings import find
from assessment.workspace.standing import Standing


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A practice, when its turn is, and why it stands where it stands.

    `turn` is `now` for a practice of the planned step, `earlier` or `later`. The statements that speak for it are
    `weak`, rated low, or `apart`, seen differently by the two functions, some of them only `probable`, as the report
    says. `lowest` is its lowest statement where none speaks for it.
    """

    practice: Practice
    turn: str
    weak: tuple[int, ...] = ()
    apart: tuple[int, ...] = ()
    lowest: int | None = None
    probable: tuple[int, ...] = ()

    @property
    def because(self) -> tuple[int, ...]:
        """The statements that speak for it, each once."""
        return (*self.apart, *(number for number in self.weak if number not in self.apart))


def suggest(where: Standing, step: Step | None, bank: Bank, *, stays: bool = False) -> list[Suggestion]:
    """Return every practice, the most fitting first.

    The planned step comes first, then earlier and later ones; where it was decided that the pair `stays`, the earlier
    ones come first. Within a step come the practices that the result or the
    team report names, in their order; then the others, the one with the lowest statement first (ours).
    """
    type_ = step.type if step else where.type
    named = _named(where, bank)
    probable = find(where.team, bank).probable if where.team and not where.score else ()
    found = []
    for practice in bank.practices:
        turn = turn_of(practice, type_, bank, stays=stays) if type_ else "now"
        weak, apart = named.get(practice.key, ((), ()))
        views = {number: low for number in practice.statements if (low := where.lowest(number)) is not None}
        lowest = min(views, key=lambda number: views[number]) if views and not weak and not apart else None
        found.append(Suggestion(practice, turn, weak, apart, lowest, tuple(n for n in apart if n in probable)))
    places = list(named)

    def rank(each: Suggestion) -> tuple[int, int, float]:
        place = places.index(each.practice.key) if each.practice.key in named else len(places)
        low = where.lowest(each.lowest) if each.lowest else None
        return TURNS.index(each.turn), place, 0.0 if low is None else low

    return sorted(found, key=rank)


def _named(where: Standing, bank: Bank) -> dict[str, tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the practices that a result names, in its order: what each has weak, and what is seen differently."""
    if where.score:
        return {advice.practice.key: (advice.because, ()) for advice in advise(where.score, bank)}
    if not where.team:
        return {}
    findings = find(where.team, bank)
    return {
        advice.practice.key: (
            tuple(number for number in advice.because if number in findings.low),
            tuple(number for number in advice.because if number in findings.gaps),
        )
        for advice in findings.advice
    }
