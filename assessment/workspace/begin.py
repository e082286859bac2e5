"""A workspace that somebody begins from their own result: its session is named, and the result is in it."""

from dataclasses import replace

from assessment.errors import ActionError
from assessment.model import Bank
from assessment.workspace.action import Context
from assessment.workspace.records import Session, Workspace
from assessment.workspace.rendering import render
from assessment.workspace.standing import add_result


def with_session(empty: Workspace, fragment: str, bank: Bank) -> Workspace:
    """Return a workspace whose session is named by its day, with the result of a `fragment`, if that has a type."""
    context = Context(bank, empty.created, empty.key)
    name = render("work/collect/first-name.txt.j2", empty, context).strip()
    begun = replace(empty, name=name, session=Session(name=name))
    try:
        return add_result(begun, context, fragment, "", rest=True) if fragment else begun
    except ActionError:
        return begun
