"""Who was in a report that was given out, and whether another report beside it would tell of a few people.

Every figure of a report is over a set of people (`assessment.team.release`): those of a function who answered
everything, its heads or staff among them, and for each statement also those who left another one open, and those who
guessed how the other function answers. Whoever has two reports can take one sum from the other. What is left depends on
the people who are in one set and not in the other. So these are nobody, or enough, and whoever was in the first report
is in the next. Then those who came since are blocks of their own there (`Team.before`), and all that the two tell
together is what may be told of these.

What people wrote stands by function and not by person. A comment that only the second report shows was written by one
of those who came since, so these are nobody, or enough, even where no figure counts them.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, product

from assessment.instrument import FUNCTIONS, LEVELS, Instrument
from assessment.score import limit
from assessment.team.threshold import Threshold
from assessment.workspace.records import Comment, Given, Person, Workspace, pack

DIGITS = 16
"""How many digits of a digest are kept: enough that no two responses share one by chance."""

COMPARED = FUNCTIONS[:2]

FEW, GONE = "few", "gone"
"""Few people are in one report alone; or some of the first one are not in the next."""

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
    return _shortened(pack(replace(person, row=0)))


def _shortened(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def traces(people: Iterable[Person]) -> str:
    """Return the traces of people, one a line, in no order that tells who answered when."""
    return "\n".join(sorted(map(trace, people)))


def said(comments: Iterable[Comment]) -> str:
    """Return what recognises comments, one a line: the function and a digest. One held back may be shown again."""
    lines = {f"{each.function} {_shortened(f'{each.function} {each.text}')}" for each in comments}
    return "\n".join(sorted(lines))


def tells(before: Given, after: Given, instrument: Instrument) -> str | None:
    """Return what two reports together would tell of, `FEW` or `GONE`; None where they tell of nobody.

    A report of which nobody knows among how many others people stood is taken to have shown all that one may.
    """
    reports = [
        (Report(before, old), Report(after, new))
        for old, new in product(_thresholds(before, instrument), _thresholds(after, instrument))
    ]
    found = (_differ(*both, function) for function in COMPARED for both in reports)
    written = (_comments_differ(*both, function) for function in FUNCTIONS for both in reports)
    return next(filter(None, chain(found, written)), None)


@dataclass(frozen=True, slots=True)
class Report:
    """Who was in a report, and among how many others everybody stood."""

    given: Given
    rule: Threshold

    def group(self, function: str) -> Traces:
        """Return the people of a function."""
        return Counter(line for line in self.given.people.split("\n") if line.startswith(f"{function} "))

    def comments(self, function: str) -> set[str]:
        """Return what is left of the comments of a function."""
        return {line for line in self.given.comments.split("\n") if line.startswith(f"{function} ")}

    def heads(self, function: str) -> Traces:
        """Return the heads that were shown one by one: nobody where too few others would have been left."""
        group, head = self.group(function), f"{function} {LEVELS[0]} "
        others = _where(group, lambda line: not line.startswith(head))
        few = self.rule.small(others.total()) or self.rule.small(_complete(others).total())
        return Counter() if few or function not in self.given.heads else group - others

    def mixed(self, group: Traces) -> bool:
        """Tell whether too few of a group answered everything, so that these and the others are one block."""
        return self.rule.small(_complete(group).total()) and not self.rule.small(group.total())


def _thresholds(given: Given, instrument: Instrument) -> Iterator[Threshold]:
    low, high = limit("anonymity-threshold-minimum", instrument), limit("anonymity-threshold-maximum", instrument)
    every = range(int(low), int(high) + 1)
    return (Threshold(others, instrument) for others in ([given.others] if given.others else every))


def _differ(before: Report, after: Report, function: str) -> str | None:
    """Return what the figures of one function differ by, as in `tells`."""
    smaller, then, now = _stricter(before, after), before.group(function), after.group(function)
    guessed = (_guesses_differ(before, after, function, number, smaller) for number in sorted(_guessed(then + now)))
    if told := next(filter(None, guessed), None):
        return told
    if before.rule.small(then.total()) or after.rule.small(now.total()):
        return None  # one of them shows nothing of the function
    heads = [without_guesses(each.heads(function)) for each in (before, after)]
    if any((heads[0] - heads[1]) & without_guesses(now)) or any((heads[1] - heads[0]) & without_guesses(then)):
        return FEW  # a head is shown in one report, and among the staff in the other
    known = before.heads(function) | after.heads(function)  # whose answers are known hides nobody
    groups = [without_guesses(group - known) for group in (then, now)]
    if groups[0] & groups[1] and before.mixed(groups[0]) != after.mixed(groups[1]):
        return FEW  # some statement of one is over the complete and the others as one block, and of the other is not
    opened = _opened(groups[0]) | _opened(groups[1])
    for number in (0, *sorted(opened)):
        old, new = (list(_sets(group, number, each.rule)) for group, each in zip(groups, (before, after), strict=True))
        for left, came in ((a - b, b - a) for a in old for b in new if a & b and a != b):
            if smaller.small((left + came).total()):
                return FEW
            if left - groups[1]:
                return GONE
    return None


def _comments_differ(before: Report, after: Report, function: str) -> str | None:
    """Return the same of what people of a function wrote; every comment is new where nobody noted the first ones."""
    smaller = _stricter(before, after)
    then, now = (without_guesses(each.group(function)) for each in (before, after))
    old, new = before.comments(function), after.comments(function)
    if not then & now:
        return None
    if new - old and smaller.small((now - then).total()):
        return FEW
    return GONE if old - new and smaller.small((then - now).total()) else None


def _stricter(before: Report, after: Report) -> Threshold:
    return replace(after.rule, people=max(before.given.others, after.rule.people))


def everything(workspace: Workspace) -> tuple[Given, ...]:
    """Return every report of a workspace that may have been given out."""
    return tuple(given for wave in workspace.waves for given in wave.given)


def without_guesses(group: Traces) -> Traces:
    """Return the same people by what is left of their answers alone."""
    people = Traces()
    for line, n in group.items():
        people[" ".join(line.split(" ")[:4])] += n
    return people


def _guessed(group: Traces) -> set[int]:
    """Return the numbers of the statements on which somebody guessed."""
    return {int(number) for line in group if len(fields := line.split(" ")) > 4 for number in fields[4].split(".")}


def _guesses_differ(before: Report, after: Report, function: str, number: int, rule: Threshold) -> str | None:
    """Return what the guesses on a statement differ by, as in `tells`."""
    groups = [each.group(function) for each in (before, after)]
    old, new = (
        Traces({line: people for line, people in group.items() if number in _guessed(Traces([line]))})
        for group in groups
    )
    if not old & new or before.rule.small(old.total()) or after.rule.small(new.total()):
        return None
    if rule.small(((old - new) + (new - old)).total()):
        return FEW
    return GONE if old - new else None


def _opened(group: Traces) -> set[int]:
    """Return the numbers of the statements that somebody left open."""
    return {int(number) for line in group for number in line.split(" ")[2].split(".") if number != "-"}


def _sets(group: Traces, number: int, rule: Threshold) -> Iterator[Traces]:
    """Yield the sets of people that figures are over; statement 0 is one that nobody left open."""
    if rule.small(group.total()):
        return
    whole = _complete(group)
    answered = _where(group, lambda line: str(number) not in line.split(" ")[2].split("."))
    if rule.small(whole.total()):
        yield answered
        return
    yield whole
    if not rule.small((answered - whole).total()):
        yield answered
    levels = [Traces({line: n for line, n in whole.items() if line.split(" ")[1] == each}) for each in (*LEVELS, "-")]
    if all(levels[:2]) and not any(rule.small(level.total()) for level in levels):
        yield from levels


def _complete(group: Traces) -> Traces:
    """Return the people who answered every statement."""
    return _where(group, lambda line: line.split(" ")[2] == "-")


def _where(group: Traces, holds: Callable[[str], bool]) -> Traces:
    """Return the people for whose traces something holds."""
    return Counter({line: people for line, people in group.items() if holds(line)})
