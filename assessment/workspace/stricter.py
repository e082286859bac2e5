"""Whether a measurement whose report may have been given out takes a stricter promise, which nothing takes back."""

from dataclasses import replace

from assessment.errors import ActionError
from assessment.workspace import closing, given_out, promises, recognised
from assessment.workspace.action import Context
from assessment.workspace.records import Import, Promise, Wave, Workspace, pack_all
from assessment.workspace.traces import Chance


def require_another_report(before: Workspace, after: Workspace, context: Context) -> None:
    """Raise `ActionError` where a measurement that was closed before could not be closed on a stricter promise.

    Nothing makes the promise less strict again. Opened again, the measurement may have lost people or gained some. They
    can come and go, so one over the very people of the earlier report is a way back as well as that of today.
    """
    answered = (pair for pair in zip(before.waves, after.waves, strict=True) if promises.is_fixed(pair[0]))
    for old, new in answered if given_out.everything(before) else ():
        was, made = promises.in_force(before, old, context), promises.in_force(after, new, context)
        if was == made or _can_be_closed(after, new, made, context):
            continue
        told = new if old.closed else _told_of(after, new, context)
        could = old.closed or _can_be_closed(after, told, was, context)
        if _differs_from_itself(new, made, context) or (could and not _can_be_closed(after, told, made, context)):
            raise ActionError(
                "A report of this measurement may have been given out. One that promises more would be over other "
                "people, and both together would tell what a few of them answered. So leave the promise as it is. "
                "A new measurement can promise more."
            )


def _can_be_closed(workspace: Workspace, wave: Wave, promise: Promise, context: Context) -> bool:
    if not wave.imports:
        return False
    try:
        closing.check(workspace, wave, promise, context)
    except ActionError:
        return False
    return True


def _told_of(workspace: Workspace, wave: Wave, context: Context) -> Wave:
    """Return a measurement with those of its people alone who were in a report."""
    instrument = context.bank.instrument
    reports = recognised.members(given_out.everything(workspace), wave.people, instrument)
    known = [person for person, found in zip(wave.people, reports, strict=True) if any(found)]
    return replace(wave, imports=(Import(wave.key, "", "", pack_all(known)),))


def _differs_from_itself(wave: Wave, promise: Promise, context: Context) -> bool:
    """Tell whether a report that was given out, made again on another promise, would tell of a few people."""
    instrument = context.bank.instrument
    return any(
        given_out.tells(
            each, replace(each, others=promise.others, heads=promise.heads), instrument, Chance(frozenset(), 0)
        )
        for each in wave.given
    )
