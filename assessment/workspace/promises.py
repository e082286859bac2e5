"""What people were promised before they answered, and how it is kept.

Among how many others everybody's answers stand, and whether heads are shown one by one, is promised with the invitation
and fixed with the first answer, also for the day on which the last answer is taken back. After that it can be made
stricter, and never looser. What the session of a later measurement says changes nothing about an earlier one.

Where nobody knows what was promised, in a workspace of an earlier version, the strictest reading holds: the highest
number that is written down for any measurement, the bank's threshold at least, and no head shown one by one. It is
written down before a session can say something else.
"""

from dataclasses import replace

from assessment.errors import ActionError
from assessment.score import limit
from assessment.workspace.action import Context
from assessment.workspace.records import Promise, Session, Wave, Workspace


def of_session(session: Session, context: Context) -> Promise:
    """Return what an invitation to the session promises."""
    least = int(limit("anonymity-threshold-minimum", context.bank.instrument))
    usual = int(limit("anonymity-threshold", context.bank.instrument))
    return Promise(max(session.threshold or usual, least), session.heads, known=True)


def in_force(workspace: Workspace, wave: Wave | None, context: Context) -> Promise:
    """Return what holds for a measurement: what was promised, or what an invitation to it would promise now."""
    if wave is None or not is_fixed(wave):
        return of_session(workspace.session, context)
    made = wave.promise
    return made if made.known or made.others else _strictest(workspace, context)


def is_fixed(wave: Wave) -> bool:
    """Tell whether the promise of a measurement holds: somebody answered, also where the answer was taken back."""
    return bool(wave.imports or wave.promise.others)


def _strictest(workspace: Workspace, context: Context) -> Promise:
    return Promise(max(of_session(workspace.session, context).others, most_written(workspace)), (), known=False)


def most_written(workspace: Workspace) -> int:
    """Return the highest number of others that is written down in a workspace, 0 where there is none."""
    return max([workspace.session.threshold or 0, *(each.promise.others for each in workspace.waves)])


def unknown(workspace: Workspace, wave: Wave | None) -> bool:
    """Tell whether people answered, and nobody knows what they were promised. Made-up ones were promised nothing."""
    return bool(wave and is_fixed(wave) and not wave.promise.known and not workspace.sample)


def promised(workspace: Workspace, wave: Wave, context: Context) -> Wave:
    """Return a measurement that gets its first answer, with what its people were promised."""
    return wave if is_fixed(wave) else replace(wave, promise=of_session(workspace.session, context))


def kept(workspace: Workspace, wave: Wave, context: Context) -> Wave:
    """Return a measurement in which what holds is written down, so that nothing changes it later."""
    return replace(wave, promise=in_force(workspace, wave, context))


def left_behind(workspace: Workspace, context: Context) -> Workspace:
    """Return a workspace that gets a new session: whoever was invited before keeps what the invitation said."""
    return replace(workspace, waves=tuple(kept(workspace, wave, context) for wave in workspace.waves))


def inviting_again(session: Session, wave: Wave) -> Session:
    """Return the session that invites to an earlier measurement: it promises what that one did."""
    if not is_fixed(wave) or not wave.promise.others:
        return session
    return replace(session, threshold=wave.promise.others, heads=wave.promise.heads)


def change(workspace: Workspace, session: Session, context: Context) -> Workspace:
    """Return a workspace with a changed session, whose last measurement keeps what became stricter.

    A stricter report is another one: a closed measurement is open again, and is checked against what was given out when
    it is closed. Raise `ActionError` where people who answered were promised more.
    """
    *earlier, last = (*workspace.waves,) or (None,)
    earlier_kept = tuple(kept(workspace, wave, context) for wave in earlier if wave)
    if last is None or not is_fixed(last):
        return replace(workspace, session=session, waves=(*earlier_kept, *workspace.waves[-1:]))
    before, after = in_force(workspace, last, context), of_session(session, context)
    if after.others < before.others:
        raise ActionError(
            f"People answered on the promise that their answers stand among those of at least {before.others} others. "
            "You can promise more, and not less. A new measurement can have another number."
        )
    if not set(after.heads) <= set(before.heads):
        raise ActionError(
            "People answered without having been told that these heads are shown one by one. Start a new measurement, "
            "tick it there, and then invite."
        )
    promise = replace(after, known=before.known)
    held = replace(last, promise=promise, closed=last.closed if promise == before else "")
    return replace(workspace, session=session, waves=(*earlier_kept, held))
