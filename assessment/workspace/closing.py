"""When all answers are in: a measurement is closed before its files are given out, and checked against earlier ones.

Two reports that differ by a few people tell what these answered. So files wait until a measurement is closed. One that
is opened again, and any other measurement that holds some of the same answers, can be closed only where nobody came or
went, or enough people did (`assessment.workspace.given_out`).
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from operator import or_

from assessment.errors import ActionError
from assessment.stats import NoFigure
from assessment.team.disclosure import disclose
from assessment.team.threshold import choose
from assessment.workspace import added_up, corrected, given_out, promises, recognised, salting, written_down
from assessment.workspace.action import Context
from assessment.workspace.entries import find
from assessment.workspace.measurements import current_wave, with_wave
from assessment.workspace.records import Given, Promise, Wave, Workspace
from assessment.workspace.reported import Report
from assessment.workspace.traces import Chance, Traces

_HERE = "here"
"""The salt of digests that are compared and not kept."""

_FEW = (
    "A report of {{date}} may have been given out. Since then fewer than {{fewest}} people’s answers came in, went or "
    "changed {group}, and both reports together would tell what these are. Wait until more came in, or go back: take "
    "out again those that came, add those that went, and undo what was changed."
)

TOLD = {
    given_out.FEW: _FEW.format(group="in one group"),
    given_out.FEW_OPENED: _FEW.format(
        group="among those who left a statement open, or among those who left none, however many did in all"
    ),
    given_out.FEW_HEADS: _FEW.format(group="among the heads, or among all others, however many did in all"),
    given_out.FEW_LEVEL: _FEW.format(group="at one level, heads or staff, however many did in all"),
    given_out.GONE: (
        "A report of {date} may have been given out. Answers that were in it have gone or changed, and both reports "
        "together would tell what these were. Add them again, or ask people anew in a new measurement."
    ),
}
"""What two reports together would tell of -> why the second one waits, and what to do."""

PROMISED_MORE = (
    "Some of these answers were in a report that promised more: a higher threshold, or no head shown one by one."
)
PROMISES_MORE = (
    "Some of these answers are in “{name}”, too, which promises more: a higher threshold, or no head shown one by one."
)

ADDED_UP = (
    "Reports on some of these people may have been given out. Added up and taken off from this one, all reports "
    "together would tell what fewer than {fewest} people answered. They may be those who left a statement open, heads "
    "or a level, however many came in all. Wait for more answers, or take out of this measurement those that came "
    "since or were in another one."
)


def close(workspace: Workspace, context: Context) -> Workspace:
    """Close the measurement that is worked on; raise `ActionError` where its report would tell of a few people."""
    wave = current_wave(workspace)
    if wave is None or not wave.imports:
        raise ActionError("Nobody has answered yet.")
    promise = promises.in_force(workspace, wave, context)
    workspace = salting.with_salt(workspace, given_out.salt_of(workspace, context.fresh), workspace)
    workspace = written_down.completed(workspace, workspace, context)
    wave = find(workspace.waves, wave.key, "This measurement is no longer here.")
    check(workspace, wave, promise, context)
    return with_wave(
        workspace, replace(written_down.with_report(workspace, wave, promise, context), closed=context.today)
    )


def check(workspace: Workspace, wave: Wave, promise: Promise, context: Context) -> None:
    """Raise `ActionError` where a report of a measurement and those given out before would tell of a few people.

    The report keeps a promise, which may be stricter than the one in force.
    """
    instrument = context.bank.instrument
    salt = given_out.salt_of(workspace, context.fresh)
    known = salting.comparable(workspace, salt)
    earlier = given_out.everything(known)
    own = [each.key == wave.key and not given.removed for each in known.waves for given in each.given]
    given = given_out.report_of(wave, promise, given_out.NO_DAY, salt)
    chance = Chance.among(wave.people, salt, instrument)
    if _promised_more([each for each in earlier if _is_less(given, each)], given, chance):
        raise ActionError(f"{PROMISED_MORE} {_way_on(workspace, wave)}")
    rule = choose(promise.others, instrument)
    kin, chance = added_up.related(earlier, own, given, chance)
    for each, of_this in zip(earlier, own, strict=True):
        told = given_out.tells(each, given, instrument, chance)
        if not told and of_this and given_out.has_gone(each, given, given_out.COMPARED, instrument):
            told = given_out.GONE
        if told:
            raise ActionError(TOLD[told].format(date=each.date, fewest=rule.smallest))
    team = recognised.counted(wave.imports, given_out.everything(workspace), instrument)
    found = {f: disclose(team, f, rule, heads_agreed=f in promise.heads) for f in given_out.COMPARED}
    apart = [function for function, each in found.items() if not isinstance(each.levels, NoFigure)]
    if added_up.tells(earlier, known.compared, added_up.Next(Report(given, rule), apart), kin, instrument):
        raise ActionError(ADDED_UP.format(fewest=rule.smallest))
    corrected.require_nobody_put_right(workspace, wave, promise, context)
    _require_no_less_than_elsewhere(workspace, wave, promise, context)


def _require_no_less_than_elsewhere(workspace: Workspace, wave: Wave, promise: Promise, context: Context) -> None:
    """Raise `ActionError` where some of the answers are in another measurement, too, which promises more."""
    here = given_out.report_of(wave, promise, given_out.NO_DAY, _HERE)
    chance = Chance.among(wave.people, _HERE, context.bank.instrument)
    others = [
        other
        for other in workspace.waves
        if other.key != wave.key and _is_less(promise, promises.in_force(workspace, other, context))
    ]
    there = [given_out.report_of(other, promise, given_out.NO_DAY, _HERE) for other in others]
    for other, each in zip(others, there, strict=True):
        several = there if given_out.answers_in(each) & given_out.answers_in(here) else ()
        if _promised_more((each, *several), here, chance) or corrected.put_right(other, wave, context.bank.instrument):
            raise ActionError(f"{PROMISES_MORE.format(name=other.name)} {_way_on(workspace, wave)}")


def _way_on(workspace: Workspace, wave: Wave) -> str:
    """Say what to do about answers that were promised more elsewhere: the newest measurement alone can promise more."""
    if wave.key == workspace.waves[-1].key:
        return "Promise the same here, or take them out of the measurement where they do not belong."
    return "This measurement keeps its promise, so take them out of the one where they do not belong."


def reopen(workspace: Workspace) -> Workspace:
    """Open the measurement that is worked on again."""
    wave = current_wave(workspace)
    if wave is None or not wave.closed:
        raise ActionError("This measurement is open.")
    return with_wave(workspace, replace(wave, closed=""))


def _promised_more(stricter: Sequence[Given], after: Given, chance: Chance) -> bool:
    """Tell whether people of reports that promised more would be told of with less care.

    A few who are in one of them, or in all together, may have answered alike by chance.
    """
    now = given_out.answers_in(after)
    groups = [each for each in map(given_out.answers_in, stricter) if each & now]
    together = reduce(or_, groups, Traces())
    return any(not chance.explains(each & now, each, now) for each in (*groups, together))


def _is_less(after: Given | Promise, before: Given | Promise) -> bool:
    """Tell whether fewer others, or more heads shown one by one, are promised than before."""
    return after.others < before.others or not set(after.heads) <= set(before.heads)
