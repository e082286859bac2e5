"""What people were promised before they answered, and how it is kept.

Among how many others everybody's answers stand, and whether heads are shown one by one, is promised with the invitation
and fixed with the first answer. After that it can be made stricter, and never looser. Where nobody knows what was
promised, in a workspace of an earlier version, the strictest reading holds: what the session says, the bank's threshold
at least, and no head shown one by one.
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
    """Return what holds for a measurement: what was promised, and for the last one what its session made stricter."""
    now = of_session(workspace.session, context)
    if wave is None or not wave.imports:
        return now
    made = wave.promise
    if wave.key != workspace.waves[-1].key and made.known:
        return made
    heads = tuple(function for function in made.heads if function in now.heads)
    return Promise(max(made.others, now.others), heads, made.known)


def unknown(workspace: Workspace, wave: Wave | None) -> bool:
    """Tell whether people answered, and nobody knows what they were promised. Made-up ones were promised nothing."""
    return bool(wave and wave.imports and not wave.promise.known and not workspace.sample)


def promised(workspace: Workspace, wave: Wave, context: Context) -> Wave:
    """Return a measurement that gets its first answer, with what its people were promised."""
    return wave if wave.imports else replace(wave, promise=of_session(workspace.session, context))


def change(workspace: Workspace, session: Session, context: Context) -> Workspace:
    """Return a workspace with a changed session, whose last measurement keeps what became stricter.

    A stricter report is another one: a closed measurement is open again, and is checked against what was given out when
    it is closed. Raise `ActionError` where people who answered were promised more.
    """
    last = workspace.waves[-1] if workspace.waves else None
    if last is None or not last.imports:
        return replace(workspace, session=session)
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
    changed = replace(workspace, session=session)
    promise = in_force(changed, last, context)
    kept = replace(last, promise=promise, closed=last.closed if promise == before else "")
    return replace(changed, waves=(*workspace.waves[:-1], kept))
