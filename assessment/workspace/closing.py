"""When all answers are in: a measurement is closed before its files are given out, and checked against earlier ones.

Two reports that differ by a few people tell what these answered. So files wait until a measurement is closed. One that
is opened again, and any other measurement that holds some of the same answers, can be closed only where nobody came or
went, or enough people did (`assessment.workspace.given_out`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import chain, combinations
from operator import and_

from assessment.errors import ActionError
from assessment.instrument import FUNCTIONS
from assessment.team.threshold import choose
from assessment.workspace import corrected, given_out, promises
from assessment.workspace.action import Context
from assessment.workspace.entries import find
from assessment.workspace.measurements import current_wave, with_wave
from assessment.workspace.records import Given, Promise, Wave, Workspace
from assessment.workspace.traces import Chance, Traces, answers_of, told_by, where

_HERE = "here"
"""The salt of digests that are compared and not kept."""

NOT_CLOSED = (
    "Files wait until all answers are in: two reports that differ by one person would tell what this person answered. "
    "Close the measurement first."
)

TOLD = {
    given_out.FEW: (
        "A report of {date} may have been given out. Since then fewer than {fewest} people’s answers came in, went or "
        "changed in one group, and both reports together would tell what these are. Wait for more answers, or take "
        "these out again."
    ),
    given_out.GONE: (
        "A report of {date} may have been given out. Answers that were in it have gone or changed, and both reports "
        "together would tell what these were. Add them again, or ask people anew in a new measurement."
    ),
}
"""What two reports together would tell of -> why the second one waits, and what to do."""


def files_wait(workspace: Workspace) -> bool:
    """Tell whether the files of the measurement that is worked on have to wait; those of made-up answers do not."""
    wave = current_wave(workspace)
    return bool(wave and wave.imports and not wave.closed and not workspace.sample)


def require_closed(workspace: Workspace) -> None:
    """Raise `ActionError` where files have to wait."""
    if files_wait(workspace):
        raise ActionError(NOT_CLOSED)


def close(workspace: Workspace, context: Context) -> Workspace:
    """Close the measurement that is worked on; raise `ActionError` where its report would tell of a few people."""
    wave = current_wave(workspace)
    if wave is None or not wave.imports:
        raise ActionError("Nobody has answered yet.")
    promise = promises.in_force(workspace, wave, context)
    salt = given_out.salt_of(workspace, context.fresh)
    workspace = given_out.with_salt(workspace, salt)
    wave = find(workspace.waves, wave.key, "This measurement is no longer here.")
    check(workspace, wave, promise, context)
    given = given_out.report_of(wave, promise, context.today, salt)
    known = any(
        replace(each, date="", others=0, removed=False) == replace(given, date="", others=0)
        for each in given_out.everything(workspace)
    )
    return with_wave(
        workspace, replace(wave, closed=context.today, given=wave.given if known else (*wave.given, given))
    )


def check(workspace: Workspace, wave: Wave, promise: Promise, context: Context) -> None:
    """Raise `ActionError` where a report of a measurement and those given out before would tell of a few people.

    The report keeps a promise, which may be stricter than the one in force.
    """
    instrument = context.bank.instrument
    rule = choose(promise.others, instrument)
    earlier = given_out.everything(workspace)
    for salt in dict.fromkeys(each.salt for each in earlier):
        reports = [each for each in earlier if each.salt == salt]
        given = given_out.report_of(wave, promise, context.today, salt)
        chance = Chance.among(wave.people, salt, instrument)
        if any(_promised_more(each, given, chance) for each in reports):
            raise ActionError(
                "Some of these answers were in a report that promised more: a higher threshold, or no head shown one "
                "by one. Promise the same here, or take these answers out."
            )
        related = [each for report in reports if (each := _related(report, given, chance)).people]
        single, several = ((each, False) for each in reports), ((each, True) for each in _together(related))
        for each, summed in chain(single, several):
            if told := given_out.tells(each, given, instrument, chance, summed=summed):
                raise ActionError(TOLD[told].format(date=each.date, fewest=rule.smallest))
        for each in wave.given:
            kept = each.salt == salt and not each.removed
            if kept and given_out.has_gone(each, given, given_out.COMPARED, instrument):
                raise ActionError(TOLD[given_out.GONE].format(date=each.date))
    corrected.require_nobody_put_right(workspace, wave, promise, context)
    _require_no_less_than_elsewhere(workspace, wave, promise, context)


def _require_no_less_than_elsewhere(workspace: Workspace, wave: Wave, promise: Promise, context: Context) -> None:
    """Raise `ActionError` where some of the answers are in another measurement, too, which promises more."""
    here = given_out.report_of(wave, promise, context.today, _HERE)
    chance = Chance.among(wave.people, _HERE, context.bank.instrument)
    for other in workspace.waves:
        made = promises.in_force(workspace, other, context)
        if other.key == wave.key or not _is_less(promise, made):
            continue
        there = given_out.report_of(other, made, context.today, _HERE)
        if _promised_more(there, here, chance) or corrected.put_right(other, wave, context.bank.instrument):
            raise ActionError(
                f"Some of these answers are in “{other.name}”, too, which promises more: a higher threshold, or no "
                "head shown one by one. Promise the same here, or take them out of the measurement where they do not "
                "belong."
            )


def reopen(workspace: Workspace) -> Workspace:
    """Open the measurement that is worked on again."""
    wave = current_wave(workspace)
    if wave is None or not wave.closed:
        raise ActionError("This measurement is open.")
    return with_wave(workspace, replace(wave, closed=""))


def _promised_more(before: Given, after: Given, chance: Chance) -> bool:
    """Tell whether people of an earlier report would be told of with less care than they were promised there.

    A few who are in both may have answered alike by chance.
    """
    both = _answers(before), _answers(after)
    return _is_less(after, before) and not chance.explains(reduce(and_, both), *both)


def _is_less(after: Given | Promise, before: Given | Promise) -> bool:
    """Tell whether fewer others, or more heads shown one by one, are promised than before."""
    return after.others < before.others or not set(after.heads) <= set(before.heads)


def _answers(given: Given) -> Traces:
    """Return the people of a report by their answers."""
    return told_by(answers_of, Counter(line for line in given.people.split("\n") if line))


def _related(report: Given, after: Given, chance: Chance) -> Given:
    """Return what an earlier report says of the functions whose people come again: nobody adds other people's sums."""
    again, found = _answers(after), []
    for function in FUNCTIONS:
        group = told_by(answers_of, _group(report, function))
        found += [] if chance.explains(group & again, group, again) else [f"{function} "]
    people, comments = (
        "\n".join(line for line in text.split("\n") if line.startswith(tuple(found)))
        for text in (report.people, report.comments)
    )
    return replace(report, people=people, comments=comments)


def _together(reports: Sequence[Given]) -> Iterator[Given]:
    """Yield two of the reports as one, and all of them: whoever has several adds their sums before taking them off.

    Who is in several counts as often, but for a report whose people of a function are all in another one: that is no
    sum of others.
    """
    several = [*combinations(reports, 2), reports] if len(reports) > 2 else combinations(reports, 2)
    for some in several:
        people = [line for function in FUNCTIONS for group in _largest(some, function) for line in group.elements()]
        yield Given(
            date=max(each.date for each in some),
            people="\n".join(sorted(people)),
            heads=tuple(f for f in given_out.COMPARED if any(f in each.heads for each in some)),
            others=min(each.others for each in some),
            comments="\n".join(sorted({line for each in some for line in each.comments.split("\n") if line})),
            salt=some[0].salt,
        )


def _largest(reports: Sequence[Given], function: str) -> list[Traces]:
    """Return the people of a function in each report, but for those groups that are a part of another one."""
    largest: list[Traces] = []
    for report in reports:
        group = _group(report, function)
        if not any(_within(group, each) for each in largest):
            largest = [*(each for each in largest if not _within(each, group)), group]
    return largest


def _group(report: Given, function: str) -> Traces:
    return where(Counter(report.people.split("\n")), lambda line: line.startswith(f"{function} "))


def _within(part: Traces, whole: Traces) -> bool:
    return told_by(answers_of, part) <= told_by(answers_of, whole)
