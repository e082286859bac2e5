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
    for each in (*unnamed, *(each for each in (*workspace.invited, now) if each.tag in of)):
        there = each.promise
        if here.others < there.others or not set(here.heads) <= set(there.heads):
            raise ActionError(
                f"Some people were invited to “{each.name}”, which promised more: a higher threshold, or no head shown "
                "one by one. Promise the same here, or give this session a new name and invite people to that one."
            )
    return _with(workspace, [Invited(tag, wave.name, here) for tag in sorted(of)]), wave


def noted(workspace: Workspace, context: Context) -> Workspace:
    """Return a workspace that keeps what its measurements promised, whatever becomes of them or of their names."""
    answered = [wave for wave in workspace.waves if promises.is_fixed(wave)]
    return _with(
        workspace,
        [Invited(session_tag(each.name), each.name, promises.in_force(workspace, each, context)) for each in answered],
    )


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
