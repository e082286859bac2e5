"""How a workspace begins: the own result of whoever begins may be in it, and its session, which bears its name."""

from dataclasses import replace

from assessment.errors import ActionError
from assessment.model import Bank
from assessment.workspace.action import Context
from assessment.workspace.decision import add_result
from assessment.workspace.protocol import Text
from assessment.workspace.records import Session, Workspace
from assessment.workspace.rendering import render
from assessment.workspace.today import Today

INVITES = "collect"
"""The part whose page makes a session on the spot; the others begin with one person's own result."""


def begun_at(part: str, empty: Workspace, fragment: str, bank: Bank) -> Workspace:
    """Return the workspace that begins on the page of a part: nobody is invited but where people are."""
    begun = with_session(empty, fragment, bank)
    return begun if part == INVITES else replace(begun, session=Session())


def with_session(empty: Workspace, fragment: str, bank: Bank) -> Workspace:
    """Return a workspace whose session bears its name, with the result of a `fragment`, if that has a type.

    Where nobody gave a name, the day names it. Raises `ActionError` for a name that is too long for a session.
    """
    context = Context(bank, Today(empty.created), empty.key)
    name = Text(lambda most: most.session_name)("name", {"name": empty.name}, context)
    name = name or render("work/collect/first-name-words.txt.j2", empty, context).strip()
    begun = replace(empty, name=name, session=Session(name=name))
    try:
        return add_result(begun, context, fragment, "", rest=True) if fragment else begun
    except ActionError:
        return begun
