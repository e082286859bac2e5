"""Who was in a report that was given out, and whether another report beside it would tell of a few people.

Every figure of a report is over a set of people (`assessment.team.release`): those of a function who answered
everything, its heads or staff among them, and for each statement also those who left another one open, and those who
guessed how the other function answers. Whoever has two reports can take one sum from the other. What is left depends on
the people who are in one set and not in the other: so these are nobody, or enough.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from assessment.instrument import FUNCTIONS, LEVELS
from assessment.team.threshold import Threshold
from assessment.workspace.records import Given, Person, pack

DIGITS = 16
"""How many digits of a digest are kept: enough that no two responses share one by chance."""

COMPARED = FUNCTIONS[:2]

Traces = Counter[str]
"""People by what is left of them in `trace`, each with how many there are."""


def trace(person: Person) -> str:
    """Return what recognises a response: its function, level and open statements, and a digest, not where it stood."""
    opened = ".".join(str(number) for number, answer in enumerate(person.answers, 1) if answer is None)
    line = f"{person.function or '-'} {person.level or '-'} {opened or '-'} {_digest(replace(person, guesses=None))}"
    if person.guesses is None:
        return line
    guessed = (str(number) for number, guess in enumerate(person.guesses.answers, 1) if guess is not None)
    return f"{line} {'.'.join(guessed)} {_digest(person)}"


def _digest(person: Person) -> str:
    return hashlib.sha256(pack(replace(person, row=0)).encode()).hexdigest()[:DIGITS]


def traces(people: Iterable[Person]) -> str:
    """Return the traces of people, one a line, in no order that tells who answered when."""
    return "\n".join(sorted(map(trace, people)))


def too_near(before: Given, after: Given, rule: Threshold) -> bool:
    """Tell whether two reports differ by a few people in some figure."""
    for function in COMPARED:
        alone = function in (*before.heads, *after.heads)  # heads whose answers are known hide nobody
        groups = [_of_function(given, function, heads=not alone) for given in (before, after)]
        then, now = (_of_function(given, function, heads=True) for given in (before, after))
        if any(_guessed_too_near(then, now, number, rule) for number in _guessed(then + now)):
            return True
        groups = [_without_guesses(group) for group in groups]
        if not groups[0] & groups[1]:
            continue
        for number in sorted({0, *_opened(groups[0]), *_opened(groups[1])}):
            old, new = (list(_sets(group, number, rule)) for group in groups)
            if any(rule.small(((a - b) + (b - a)).total()) for a in old for b in new if a & b):
                return True
    return False


def _of_function(given: Given, function: str, *, heads: bool) -> Traces:
    lines = (line for line in given.people.split("\n") if line.startswith(f"{function} "))
    return Counter(line for line in lines if heads or not line.startswith(f"{function} {LEVELS[0]} "))


def _without_guesses(group: Traces) -> Traces:
    """Return the same people by what is left of their answers alone."""
    people = Traces()
    for line, n in group.items():
        people[" ".join(line.split(" ")[:4])] += n
    return people


def _guessed(group: Traces) -> set[int]:
    """Return the numbers of the statements on which somebody guessed."""
    return {int(number) for line in group if len(fields := line.split(" ")) > 4 for number in fields[4].split(".")}


def _guessed_too_near(before: Traces, after: Traces, number: int, rule: Threshold) -> bool:
    """Tell whether those who guessed on a statement are nearly the same people with the same guesses."""
    old, new = (
        Traces({line: people for line, people in group.items() if number in _guessed(Traces([line]))})
        for group in (before, after)
    )
    shown = not (rule.small(old.total()) or rule.small(new.total()))
    return shown and bool(old & new) and rule.small(((old - new) + (new - old)).total())


def _opened(group: Traces) -> set[int]:
    """Return the numbers of the statements that somebody left open."""
    return {int(number) for line in group for number in line.split(" ")[2].split(".") if number != "-"}


def _sets(group: Traces, number: int, rule: Threshold) -> Iterator[Traces]:
    """Yield the sets of people that figures are over; statement 0 is one that nobody left open."""
    if rule.small(group.total()):
        return
    whole = _where(group, lambda opened: opened == ["-"])
    answered = _where(group, lambda opened: str(number) not in opened)
    if rule.small(whole.total()):
        yield answered
        return
    yield whole
    if not rule.small((answered - whole).total()):
        yield answered
    levels = [Traces({line: n for line, n in whole.items() if line.split(" ")[1] == each}) for each in (*LEVELS, "-")]
    if all(levels[:2]) and not any(rule.small(level.total()) for level in levels):
        yield from levels


def _where(group: Traces, holds: Callable[[list[str]], bool]) -> Traces:
    """Return the people whose open statements are so."""
    return Traces({line: people for line, people in group.items() if holds(line.split(" ")[2].split("."))})
