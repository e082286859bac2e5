"""What an invited person may send beside the answers: guesses at the other side's, and one thing it should know."""

import re
from dataclasses import dataclass

from assessment import parameters
from assessment.exchange.code import GUESSES, Response, encode
from assessment.exchange.invitation import NO_GUESSES
from assessment.guesses import Guesses, are_guessable, other_side
from assessment.instrument import Instrument
from assessment.model import Bank
from assessment.parameters import Request

_GUESS = re.compile(r"(\d{1,2}):([1-5])")


@dataclass(frozen=True, slots=True)
class Beside:
    """`asked` are the numbers of the statements on which this person may guess; `guesses` those given so far."""

    asked: tuple[int, ...] = ()
    of: str = ""  # the function whose answers are guessed; empty for whoever may not guess
    guesses: Guesses | None = None
    comment: str = ""

    def given(self, number: int) -> int | None:
        """Return the guess on a statement."""
        return self.guesses.answers[number - 1] if self.guesses else None


def asked_in(invited: str, instrument: Instrument) -> tuple[int, ...]:
    """Return the statements that an invitation asks to guess on; those of the bank where it names none that it can."""
    if invited == NO_GUESSES:
        return ()
    numbers = tuple(int(number) for number in invited.split(".") if number.isdecimal())
    return numbers if are_guessable(numbers, instrument) else instrument.guessed


def read_beside(request: Request, function: str | None, bank: Bank) -> Beside:
    """Read what the page keeps: `guess` is what the invitation asks, `guesses` are as in “2:4 16:1”.

    A guess on a statement that is not asked is left where it is and not sent.
    """
    invited, given, comment = (parameters.text(request, name, "") for name in ("guess", "guesses", "comment"))
    of = other_side(function) or ""
    asked = asked_in(invited, bank.instrument) if of else ()
    found = {int(number): int(guess) for number, guess in _GUESS.findall(given) if int(number) in asked}
    answers = tuple(found.get(statement.number) for statement in bank.instrument.statements)
    said = " ".join(comment.split())[: bank.limits.text.comment]
    return Beside(asked, of, Guesses(of, answers) if found else None, said)


def guess_code(response: Response, beside: Beside) -> str:
    """Return the code of the guesses that goes beside that of a response; empty without guesses."""
    if beside.guesses is None or not response.respondent:
        return ""
    guesses = beside.guesses
    return encode(response._replace(function=guesses.of, level=None, answers=guesses.answers, form=GUESSES))
