"""Practices for a result: which would help first, and why each was chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor

from assessment.instrument import TYPES, Instrument
from assessment.model import Bank, Practice
from assessment.score import Score, limit

TURNS = ("now", "earlier", "later")
"""When the turn of a practice is, in the order in which practices are named."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A practice, when its turn is, and the weak statements that it speaks to.

    `turn` is `now` for a practice of the step from the present type, `earlier` for one of a step already taken and
    `later` for one of a step further up.
    """

    practice: Practice
    turn: str
    because: tuple[int, ...]


def advise(score: Score, bank: Bank) -> tuple[Advice, ...]:
    """Return the practices that speak to the weakest statements of a complete score, the most fitting first.

    Weak is a rating of at most the limit `weak-answer`; where there is none, the lowest ratings given, unless they
    are full agreement. A practice of the reader's own step comes before earlier
    ones, and those before later ones; within a step, the practice whose weak statements lack most to full agreement
    comes first (all ours). An incomplete score gets no advice.
    """
    if score.type is None:
        return ()
    ratings = {number: rating for number, rating in enumerate(score.answers, 1) if rating is not None}
    highest = bank.instrument.scale[-1].value
    weak = _weak(ratings, limit("weak-answer", bank.instrument), highest)
    advice = []
    for practice in bank.practices:
        because = tuple(sorted(set(practice.statements) & weak, key=lambda number: (ratings[number], number)))
        if because:
            advice.append(Advice(practice, turn_of(practice, score.type, bank), because))
    return tuple(
        sorted(advice, key=lambda a: (TURNS.index(a.turn), -sum(highest - ratings[number] for number in a.because)))
    )


def _weak(ratings: Mapping[int, int], bound: float, highest: int) -> set[int]:
    weak = {number for number, rating in ratings.items() if rating <= bound}
    lowest = min(ratings.values())
    return weak or {number for number, rating in ratings.items() if rating == lowest < highest}


def turn_of(practice: Practice, type_: str, bank: Bank, *, stays: bool = False) -> str:
    """Return when the turn of a practice is for somebody at a type: `now`, `earlier` or `later`.

    For who decided that the pair `stays` there, no practice has its turn now: the step up is a later one.
    """
    step = next(step for step in bank.steps if step.key == practice.step)
    distance = TYPES.index(step.type) - TYPES.index(type_)
    return "earlier" if distance < 0 else "later" if distance > 0 or stays else "now"


def rise(now: float, points: float, instrument: Instrument, *, one_person: bool) -> float:
    """Return how far a view of a statement, on the scale, should rise where a plan asks for `points`; 0 is to keep it.

    No view is asked to rise above the limit `highest-target`. Where less than the limit `gap-difference` is left up
    to there, nobody would notice it: the view is to stay as high (both ours). `one_person` answers in whole numbers.
    """
    highest = limit("highest-target", instrument)
    left = floor(highest) - now if one_person else highest - now
    return min(ceil(points) if one_person else points, left) if left >= limit("gap-difference", instrument) else 0.0
