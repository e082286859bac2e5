"""All that was given out, and the next report beside it: whether sums of all of them together tell of a few people.

Two reports are held against each other by `assessment.workspace.given_out`. Who has more of them adds and takes off all
the sets of people that their figures are over, in any way (`assessment.workspace.span`). Whether somebody who answered
alike is the same person does not matter there: if it is, the sums tell of this one.

Chance is counted over all earlier reports, too. A few of each of them are many, and no chance.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from assessment.instrument import FUNCTIONS, Instrument
from assessment.score import limit
from assessment.team.threshold import Threshold
from assessment.workspace.given_out import COMPARED, thresholds
from assessment.workspace.records import Compared, Given
from assessment.workspace.reported import Answered, Report, besides, blocks, levels_of
from assessment.workspace.span import Told, tells_of_few
from assessment.workspace.traces import (
    Chance,
    Traces,
    answers_of,
    complete,
    guessed_by,
    guesses_of,
    opened_by,
    told_by,
    where,
    without_guesses,
)

type Kin = Collection[tuple[int, str]]
"""Reports, by their place, and functions of them, whose people come again in the next one, and not by chance."""


@dataclass(frozen=True, slots=True)
class Next:
    """The report that is about to be given out, and the functions of which it tells heads and staff apart."""

    report: Report
    apart: Collection[str]


def related(earlier: Sequence[Given], own: Sequence[bool], after: Given, chance: Chance) -> tuple[Kin, Chance]:
    """Return which people of which reports come again, and what else may be chance: nothing, where these are many.

    Those of the reports of the measurement itself, `own`, always come again.
    """
    groups = {
        (place, function): group
        for place, given in enumerate(earlier)
        for function in FUNCTIONS
        if (group := _answers(given, function))
    }
    kin, spent = {key for key in groups if own[key[0]]}, set()
    for function in FUNCTIONS:
        now = _answers(after, function)
        by_chance = {}
        for key, group in groups.items():
            if not (shared := group & now) or key in kin:
                continue
            if chance.explains(shared, group, now):
                by_chance[key] = group
            else:
                kin.add(key)
        several = reduce(or_, by_chance.values(), Traces())
        if not chance.explains(several & now, several, now):
            kin |= by_chance.keys()
            spent.add(function)
    return kin, replace(chance, spent=frozenset(spent))


def _answers(given: Given, function: str) -> Traces:
    lines = Counter(line for line in given.people.split("\n") if line.startswith(f"{function} "))
    return told_by(answers_of, lines)


def tells(
    earlier: Sequence[Given], compared: Sequence[Compared], after: Next, kin: Kin, instrument: Instrument
) -> bool:
    """Tell whether sums of the next report and of all before it, and of comparisons, tell of a few people.

    Reports that do not say among how many others people stood are taken to have had one number, each that is allowed.
    """
    told: tuple[Given | Compared, ...] = (*earlier, *compared)
    before = {answers_of(line) for each in told for line in each.people.split("\n") if line}
    if before.isdisjoint(answers_of(line) for line in after.report.given.people.split("\n") if line):
        return False  # nothing that is new can be taken from anything that was told
    unknown = list(thresholds(Given("", ""), instrument)) if any(not each.others for each in earlier) else [None]
    return any(
        _tell([_report(each, rule, instrument) for each in earlier], compared, after, kin, instrument)
        for rule in unknown
    )


def _report(given: Given, unknown: Threshold | None, instrument: Instrument) -> Report:
    return Report(given, Threshold(given.others, instrument) if given.others or not unknown else unknown)


def _tell(
    earlier: Sequence[Report], compared: Sequence[Compared], after: Next, kin: Kin, instrument: Instrument
) -> bool:
    reports = [*earlier, after.report]
    heads = reduce(or_, (report.heads((function,)) for report in reports for function in COMPARED), Traces())
    everybody = reduce(or_, (report.shown((function,)) for report in reports for function in COMPARED), Traces())
    groups = [
        _Group(
            Answered.of(group := without_guesses(besides(report.shown((function,)), heads))),
            report,
            function,
            _parts(report, function, group, after),
            place == len(earlier) or (place, function) in kin,
            place == len(earlier),
        )
        for place, report in enumerate(reports)
        for function in COMPARED
    ]
    least = int(limit("anonymity-threshold-minimum", instrument)) + 1
    over = [Told(people, least, kin=False) for each in compared for people in _compared(each, heads)]
    answered = ([*over, *_told(groups, number)] for number in (0, *sorted(opened_by(everybody))))
    guessed = (_guessed(groups, number) for number in sorted(guessed_by(everybody)))
    return any(tells_of_few(told) for each in (answered, guessed) for told in each) or any(
        _written_by_few(earlier, after.report, kin, function) for function in FUNCTIONS
    )


def _written_by_few(earlier: Sequence[Report], after: Report, kin: Kin, function: str) -> bool:
    """Tell whether few people of a function are in no earlier report, and something is written that was in none."""
    again = [(earlier[place], of) for place, of in kin]
    said = {each for report, of in again for each in report.comments(of)}
    known = reduce(or_, (told_by(answers_of, report.shown((of,))) for report, of in again), Traces())
    came = told_by(answers_of, after.shown((function,))) - known
    least = max(report.rule.people for report in (after, *(report for report, _ in again)))
    return bool(after.comments(function) - said) and replace(after.rule, people=least).small(came.total())


@dataclass(frozen=True, slots=True)
class _Group:
    """The people of a function in a report without heads whose answers are known, and blocks as in `blocks`."""

    answered: Answered
    report: Report
    function: str
    parts: Sequence[Traces]
    kin: bool
    new: bool

    def told(self, people: Traces) -> Told:
        return Told(people, self.report.rule.smallest, kin=self.kin, new=self.new)


def _parts(report: Report, function: str, group: Traces, after: Next) -> list[Traces]:
    """Return the blocks of those who answered everything; of an earlier report, levels wherever it may tell them."""
    if report is not after.report:
        return blocks(group, report.rule, heads=bool(report.heads((function,))), earlier=Traces())
    return levels_of(group) if function in after.apart else [told_by(answers_of, complete(group))]


def _told(groups: Sequence[_Group], number: int) -> Iterator[Told]:
    """Yield the sets that figures on a statement are over, in all reports; 0 as in `sets`."""
    for each in groups:
        yield from map(each.told, filter(None, each.answered.sets(number, each.report.rule, each.parts)))


def _guessed(groups: Sequence[_Group], number: int) -> list[Told]:
    """Return the people whose guesses on a statement are told, in all reports."""
    found = []
    for each in groups:
        shown = each.report.shown((each.function,))
        people = told_by(guesses_of, where(shown, lambda line: number in guessed_by(Traces([line]))))
        found += [each.told(people)] if people and not each.report.rule.small(people.total()) else []
    return found


def _compared(compared: Compared, heads: Traces) -> Iterator[Traces]:
    for function in COMPARED:
        lines = Counter(line for line in compared.people.split("\n") if line.startswith(f"{function} "))
        if people := told_by(answers_of, besides(lines, heads)):
            yield people
