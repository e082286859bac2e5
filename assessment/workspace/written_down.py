"""Every report that may have been given out stands in its own measurement, with what it promised and its number.

Another measurement may have given out one over the very same people. It is written down none the less: what is known
of a measurement's own reports must not depend on what happens to another one.
"""

from dataclasses import replace

from assessment.workspace import given_out, promises, salting
from assessment.workspace.action import Context
from assessment.workspace.measurements import with_wave
from assessment.workspace.records import Given, Promise, Wave, Workspace


def with_report(workspace: Workspace, wave: Wave, promise: Promise, context: Context) -> Wave:
    """Return a measurement with its report of today, which has the next number. The same one is not written twice."""
    given = given_out.report_of(wave, promise, context.today, given_out.salt_of(workspace, context.fresh))
    if any(replace(each, date="", number=0) == replace(given, date="") for each in wave.given):
        return wave
    number = 1 + max((each.number for each in given_out.everything(workspace)), default=0)
    return replace(wave, given=(*wave.given, replace(given, number=number)))


def completed(workspace: Workspace, before: Workspace, context: Context) -> Workspace:
    """Return a workspace with the reports of measurements that were closed `before`, as far as none are written down.

    An earlier version wrote none where another measurement had an equal one. Nobody knows when they were given out.
    It also put reports of a measurement that was removed with those of another one, and did not say so. There only
    those are of this one whose people were all in it before.
    """
    salt = given_out.salt_of(workspace, context.fresh)
    kept = salting.with_salt(before, salt, before)
    for wave in kept.waves:
        now = next((each for each in workspace.waves if each.key == wave.key), None)
        if not now or not (wave.closed or any(_may_be_its_own(each) for each in now.given)):
            continue
        today = given_out.report_of(wave, promises.in_force(before, wave, context), wave.closed, salt)
        here = given_out.answers_in(today)
        given = [
            replace(each, removed=False) if _may_be_its_own(each) and not given_out.answers_in(each) - here else each
            for each in now.given
        ]
        more = [today] if wave.closed and not any(_is_same(each, today) for each in given) else []
        workspace = with_wave(workspace, replace(now, given=(*given, *more)))
    return workspace


def _may_be_its_own(given: Given) -> bool:
    """Tell whether an earlier version may have written a report down without saying which measurement it is of."""
    return given.removed and not given.number


def _is_same(written: Given, given: Given) -> bool:
    """Tell whether a report of a measurement itself is written down; it may not say among how many others."""
    same = (written.people, written.heads, written.removed) == (given.people, given.heads, given.removed)
    return same and written.others in (0, given.others)
