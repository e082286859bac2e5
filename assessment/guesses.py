"""Guesses: which mean answers a person expects of the other function, on a few statements.

With the answers of both functions they tell what each side believes of the other: see `assessment.team.beliefs`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assessment.instrument import FUNCTIONS, Answers, Instrument
from assessment.score import limit

GUESSING = FUNCTIONS[:2]
"""The functions that guess each other's answers."""


@dataclass(frozen=True, slots=True)
class Guesses:
    """What a person believes that a function answers: a guess for each statement, in order, None without one."""

    of: str  # one of GUESSING
    answers: Answers


def other_side(function: str | None) -> str | None:
    """Return the function whose answers somebody of a function may guess; None for whoever is in neither."""
    return dict(zip(GUESSING, reversed(GUESSING), strict=True)).get(function or "")


def problem_of(guesses: Guesses, function: str | None, instrument: Instrument) -> str:
    """Say why the guesses of somebody of a function cannot count; empty where they can."""
    most, given = int(limit("guesses", instrument)), sum(guess is not None for guess in guesses.answers)
    if given > most:
        return f"There are {given} guesses; {most} at most can be given. So none of them count."
    if other_side(function) is None:
        return "Only people of Sales and of Marketing guess each other’s answers. So these guesses do not count."
    if guesses.of == function:
        return "These guesses are about one’s own function, so they do not count."
    return ""


def are_guessable(numbers: Sequence[int], instrument: Instrument) -> bool:
    """Tell whether a choice of statements can be guessed on: some of them, each once, and no more than the limit."""
    known = {statement.number for statement in instrument.statements}
    return 0 < len(numbers) <= limit("guesses", instrument) and len({*numbers} & known) == len(numbers)
