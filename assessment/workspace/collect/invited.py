"""What a session promised to those who answered in it holds as long as the workspace does.

A promise is kept with its measurement. But that one can be emptied and removed, it can be renamed, and another one of
the same name may promise less. So the workspace keeps the strictest promise of each session in which somebody answered,
and holds new answers to it; and whoever was invited to the session of today, to what its invitation says. Sessions are
told apart as in response codes, by their tags. A table says nothing of its session, so its people belong to that of
their measurement. A workspace file says what its people were promised, so this is kept with them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assessment.errors import ActionError
from assessment.exchange.code import session_tag
from assessment.exchange.promised import Promised
from assessment.exchange.reading import Respondent
from assessment.workspace import promises
from assessment.workspace.action import Context
from assessment.workspace.measurements import begin
from assessment.workspace.records import Invited, Promise, Session, Wave, Workspace

OWN_NAME = (
    "Some people were invited to “{name}”, which promised more: a higher threshold, or no head shown one by one. "
    "Promise the same here, or give this session a new name and invite people to that one."
)
NEWEST = (
    "Some people were invited to “{name}”, which promised more: a higher threshold, or no head shown one by one. "
    "Promise the same here, or start a new measurement that does, and add them there."
)
EARLIER = (
    "Some people were invited to “{name}”, which promised more: a higher threshold, or no head shown one by one. "
    "This measurement keeps its promise. Add them to one that promises the same; you can start a new one."
)
"""Why answers are not added, and what to do: to the measurement whose name they bear, to the newest, to another one."""

OLD_CODES = "Then codes of the old name count as those of another session, and are added where no less is promised."


def begin_as_promised(
    workspace: Workspace, context: Context, people: Sequence[Respondent] = (), promised: Iterable[Promised] = ()
) -> tuple[Workspace, Wave]:
    """Return the measurement to which people are added, as `measurements.begin` does.

    `promised` is what files say, of these people and of others. Raise `ActionError` where a session of these people
    promised more, or the answers here are made up: files of these do not wait, and nothing is checked.
    """
    if workspace.sample:
        raise ActionError(
            "This team is made up and stays as it is, so nothing was added. Start your own workspace under “Our work”: "
            "there answers are kept as your people were promised."
        )
    files, session = {person.file for person in people}, workspace.session
    before = noted(workspace, context)
    said = [_of_file(each, context) for each in promised if each.file in files]
    unnamed = [each for each in said if not each.tag]
    now = Invited(session_tag(session.name), session.name, promises.of_session(session, context))
    workspace, wave = begin(_with(before, [each for each in said if each.tag]), context)
    here = promises.in_force(workspace, wave, context)
    of = {*(person.session for person in people if person.session), session_tag(wave.name)}
    newest, own = wave.key == workspace.waves[-1].key, session_tag(wave.name)
    for each in (*unnamed, *(each for each in (*workspace.invited, now) if each.tag in of)):
        if _is_less(here, each.promise):
            way = OWN_NAME if newest and each.tag == own else NEWEST if newest else EARLIER
            raise ActionError(way.format(name=each.name))
    return _with(workspace, [Invited(tag, wave.name, here) for tag in sorted(of)]), wave


def noted(workspace: Workspace, context: Context) -> Workspace:
    """Return a workspace that keeps what its measurements promised, whatever becomes of them or of their names."""
    answered = [wave for wave in workspace.waves if promises.is_fixed(wave)]
    return _with(
        workspace,
        [Invited(session_tag(each.name), each.name, promises.in_force(workspace, each, context)) for each in answered],
    )


def require_free_name(name: str, waves: Iterable[Wave]) -> None:
    """Raise `ActionError` where people answered in a measurement of this name: by it codes say where they belong."""
    for wave in waves:
        if promises.is_fixed(wave) and session_tag(wave.name) == session_tag(name):
            raise ActionError(
                f"People answered in a measurement that is called “{wave.name}”, and their codes say so. Choose "
                "another name here, such as one with the year: codes that come late could belong to either."
            )


def require_no_less(workspace: Workspace, session: Session, context: Context) -> None:
    """Raise `ActionError` where people were invited under the name of a session before, and were promised more."""
    here, tag = promises.of_session(session, context), session_tag(session.name)
    for each in noted(workspace, context).invited:
        others, heads = each.promise.others, each.promise.heads
        if each.tag == tag and here.others < others:
            raise ActionError(
                f"People were invited to “{each.name}” before, and were promised at least {others} others. Promise as "
                f"many here, or choose another name. {OLD_CODES}"
            )
        if each.tag == tag and not set(here.heads) <= set(heads):
            raise ActionError(
                f"People were invited to “{each.name}” before, and were not told that these heads are shown one by "
                f"one. Leave them out here, or choose another name. {OLD_CODES}"
            )


def _is_less(here: Promise, there: Promise) -> bool:
    """Tell whether fewer others, or more heads shown one by one, are promised here than there."""
    return here.others < there.others or not set(here.heads) <= set(there.heads)


def _with(workspace: Workspace, more: Iterable[Invited]) -> Workspace:
    kept = {each.tag: each for each in workspace.invited}
    for each in more:
        first = kept.get(each.tag, each)
        kept[each.tag] = replace(first, promise=_strictest(first.promise, each.promise))
    return replace(workspace, invited=tuple(kept.values()))


def _of_file(promised: Promised, context: Context) -> Invited:
    """Return what a file says that people were promised; what nobody knows is the bank's number at least."""
    least = 0 if promised.known else promises.of_session(Session(), context).others
    promise = Promise(max(promised.others, least), promised.heads, known=promised.known)
    return Invited(promised.session, promised.name, promise)


def _strictest(one: Promise, other: Promise) -> Promise:
    heads = tuple(function for function in one.heads if function in other.heads)
    return Promise(max(one.others, other.others), heads, known=one.known and other.known)
