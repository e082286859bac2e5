"""What is left of people, and of what they wrote, once a report was given out: a line each, to recognise them by.

A line holds function, level and open statements, and a digest. The digest is made of what cannot change between two
ways in which the same answers come in, as codes and in a table: the answers alone. Function and level stand beside it,
because somebody may correct them, or say them for a whole file. Two people who answered alike have one digest, so lines
are counted and not only looked up.

A digest begins with a salt, a random text of the workspace: the same answers leave another digest in every workspace,
and no table of digests helps. The salt stands in the file beside the digests. So whoever has the file can still check a
guess of all 20 answers. An earlier version had no salt, and mixed function, level and the mark of a response into the
digest; its lines are read as it wrote them.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Self

from assessment.instrument import Instrument
from assessment.score import is_unvaried, limit
from assessment.workspace.records import Comment, Person, pack

DIGITS = 16
"""How many digits of a digest are kept: enough that no two responses share one by chance."""

Traces = Counter[str]
"""People by what is left of them, each with how many there are."""

_LINE, _ANSWERS, _GUESSES = slice(4), slice(2, 4), slice(2, 6)  # of function, level, open ones, digest, and guesses


def trace(person: Person, salt: str = "") -> str:
    """Return the line of a person; without a salt, as an earlier version wrote it."""
    opened = ".".join(str(number) for number, answer in enumerate(person.answers, 1) if answer is None)
    answered = replace(person, guesses=None)
    line = f"{person.function or '-'} {person.level or '-'} {opened or '-'} {_digest(answered, salt)}"
    if person.guesses is None:
        return line
    guessed = (str(number) for number, guess in enumerate(person.guesses.answers, 1) if guess is not None)
    return f"{line} {'.'.join(guessed) or '-'} {_digest(person, salt)}"


def _digest(person: Person, salt: str) -> str:
    if not salt:
        return _shortened(pack(replace(person, row=0)))
    return _shortened(f"{salt}{pack(replace(person, function=None, level=None, row=0, mark=''))}")


def _shortened(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def comment_trace(comment: Comment, salt: str = "") -> str:
    """Return the line of a comment: the function and a digest of its text."""
    return f"{comment.function} {_shortened(f'{salt or comment.function} {comment.text}')}"


def salted(line: str, salt: str) -> str:
    """Return the line of a comment that nobody knows any more, with another digest made of its digest."""
    function, digest = line.split(" ")
    return f"{function} {_shortened(f'{salt} {digest}')}"


def answers_of(line: str) -> str:
    """Return what is left of the answers of a person alone: function and level may have been corrected."""
    return " ".join(line.split(" ")[_ANSWERS])


def guesses_of(line: str) -> str:
    """Return what is left of the answers and of the guesses."""
    return " ".join(line.split(" ")[_GUESSES])


def without_guesses(group: Traces) -> Traces:
    """Return the same people without what is left of their guesses."""
    return told_by(lambda line: " ".join(line.split(" ")[_LINE]), group)


def told_by(what: Callable[[str], str], group: Traces) -> Traces:
    """Return the same people by a part of what is left of them."""
    people = Traces()
    for line, n in group.items():
        people[what(line)] += n
    return people


@dataclass(frozen=True, slots=True)
class Chance:
    """Who of two groups may have answered alike by chance: those who gave one answer throughout, and very few others.

    `unvaried` is what is left of the answers of the former. For the functions in `spent`, nothing is chance any more.
    """

    unvaried: frozenset[str]
    others: int
    spent: frozenset[str] = frozenset()

    @classmethod
    def among(cls, people: Iterable[Person], salt: str, instrument: Instrument) -> Self:
        """Return what may be chance where people of a report come again; digests have its salt."""
        alike = (answers_of(trace(person, salt)) for person in people if is_unvaried(person.answers, most=1))
        return cls(frozenset(alike), int(limit("alike-by-chance", instrument)))

    def explains(self, shared: Traces, *groups: Traces, function: str = "") -> bool:
        """Tell whether chance explains who is in all these groups, by their answers: at most half of the smallest.

        The people of the next report are of one `function` there.
        """
        if shared and function in self.spent:
            return False
        varied = sum(n for line, n in shared.items() if line not in self.unvaried)
        return varied <= self.others and 2 * shared.total() <= min(group.total() for group in groups)


def where(group: Traces, holds: Callable[[str], bool]) -> Traces:
    """Return the people for whose lines something holds."""
    return Counter({line: people for line, people in group.items() if holds(line)})


def complete(group: Traces) -> Traces:
    """Return the people who answered every statement."""
    return where(group, lambda line: line.split(" ")[2] == "-")


def opened_by(group: Iterable[str]) -> set[int]:
    """Return the numbers of the statements that somebody left open."""
    return {int(number) for line in group for number in line.split(" ")[2].split(".") if number != "-"}


def guessed_by(group: Traces) -> set[int]:
    """Return the numbers of the statements on which somebody guessed."""
    numbers = (number for line in group for field in line.split(" ")[4:5] for number in field.split("."))
    return {int(number) for number in numbers if number.isdecimal()}
