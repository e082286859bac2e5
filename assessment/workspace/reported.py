"""Which people the figures of a report that was given out are over, by what is left of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from assessment.instrument import LEVELS
from assessment.team.threshold import Threshold
from assessment.workspace.records import Given
from assessment.workspace.traces import Chance, Traces, answers_of, complete, opened_by, told_by, where, without_guesses

type Side = tuple[str, ...]
"""Functions whose people are taken together."""


@dataclass(frozen=True, slots=True)
class Report:
    """Who was in a report, among how many others everybody stood, and who may be in another one by chance."""

    given: Given
    rule: Threshold
    chance: Chance = Chance(frozenset(), 0)  # noqa: RUF009  frozen

    def group(self, function: str) -> Traces:
        """Return the people of a function."""
        return Counter(line for line in self.given.people.split("\n") if line.startswith(f"{function} "))

    def shown(self, side: Side) -> Traces:
        """Return the people of all functions of a side; nobody where one of them is hidden as a whole."""
        groups = [self.group(function) for function in side]
        return Traces() if any(self.rule.small(group.total()) for group in groups) else sum(groups, Traces())

    def told(self, function: str) -> Traces:
        """Return the people of a function whom figures are over, by their answers."""
        group = self.shown((function,))
        others = without_guesses(besides(group, self.heads((function,))))
        opened = others - complete(others)
        left_out = opened if self.rule.small(opened.total()) and not self.mixed(others) else Traces()
        return told_by(answers_of, group) - told_by(answers_of, left_out)

    def comments(self, function: str) -> set[str]:
        """Return what is left of the comments of a function."""
        lines = (line.split(" ") for line in self.given.comments.split("\n") if line)
        return {digest for of, digest in lines if of == function}

    def heads(self, side: Side) -> Traces:
        """Return the heads that were shown one by one, by their answers."""
        return told_by(answers_of, sum(map(self._heads, side), Traces()))

    def _heads(self, function: str) -> Traces:
        """Return the same of a function: nobody where too few others would have been left."""
        group, head = self.group(function), f"{function} {LEVELS[0]} "
        others = where(group, lambda line: not line.startswith(head))
        few = self.rule.small(others.total()) or self.rule.small(complete(others).total())
        return Traces() if few or function not in self.given.heads else group - others

    def mixed(self, group: Traces) -> bool:
        """Tell whether too few of a group answered everything, so that these and the others are one block."""
        return self.rule.small(complete(group).total()) and not self.rule.small(group.total())


def besides(group: Traces, known: Traces) -> Traces:
    """Return the people of a group besides those whose answers are known, who are heads of it as far as may be."""
    left, others = Counter(known), Traces()
    for line, n in sorted(group.items(), key=lambda each: each[0].split(" ")[1] != LEVELS[0]):
        gone = min(n, left[answers_of(line)])
        left[answers_of(line)] -= gone
        others[line] = n - gone
    return +others


def blocks(group: Traces, rule: Threshold, *, heads: bool, earlier: Traces) -> list[Traces]:
    """Return the blocks of those who answered every statement, by their answers: one, or one for each level.

    `heads` tells whether heads are shown one by one, who are not in the group. `earlier` are the people of a report
    before, by their answers: levels are apart only where those of them, and those who came, could be.
    """
    levels = levels_of(group)
    known, came = [each & earlier for each in levels], [each - earlier for each in levels]
    both = (heads or levels[0]) and levels[1]
    before = sum(map(bool, known)) < 2 or ((heads or known[0]) and known[1])
    if both and before and not any(rule.small(part.total()) for part in (*known, *came)):
        return levels
    return [told_by(answers_of, complete(group))]


def levels_of(group: Traces) -> list[Traces]:
    """Return those who answered every statement, by their answers, for each level and for those without."""
    of_level: dict[str, Traces] = {level: Traces() for level in (*LEVELS, "-")}
    for line, n in complete(group).items():
        of_level[line.split(" ")[1]][answers_of(line)] += n
    return list(of_level.values())


def among(shared: Traces, parts: Iterable[Traces]) -> set[frozenset[tuple[str, int]]]:
    """Return how people who are in two reports fall into the blocks of one of them."""
    return {frozenset((part & shared).items()) for part in parts if part & shared}


@dataclass(frozen=True, slots=True)
class Answered:
    """People by their answers: everybody, who answered everything, and for each statement who left it open."""

    everybody: Traces
    whole: Traces
    opened: Mapping[int, Traces]

    @classmethod
    def of(cls, group: Traces) -> Self:
        """Return the people of a group, whose lines are read once and not for each statement."""
        whole, opened = Traces(), defaultdict[int, Traces](Traces)
        for line, n in group.items():
            numbers, answers = opened_by([line]), answers_of(line)
            if not numbers:
                whole[answers] += n
            for number in numbers:
                opened[number][answers] += n
        return cls(told_by(answers_of, group), whole, opened)

    def sets(self, number: int, rule: Threshold, parts: Iterable[Traces]) -> Iterator[Traces]:
        """Yield the sets of people that figures are over; statement 0 is one that nobody left open.

        `parts` are the `blocks` of those who answered every statement.
        """
        if rule.small(self.everybody.total()):
            return
        answered = self.everybody - self.opened.get(number, Traces())
        if rule.small(self.whole.total()):
            if not rule.small(answered.total()):
                yield answered
            return
        if not rule.small(answered.total() - self.whole.total()):
            yield answered
        yield from parts
