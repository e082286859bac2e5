"""What the plan asks for next, and where that is written."""

from collections.abc import Callable
from dataclasses import dataclass

from assessment.workspace import reached
from assessment.workspace.action import Context
from assessment.workspace.records import Item, Workspace

_LACKS: dict[str, Callable[[Item], bool]] = {
    "owner": lambda item: not item.owner,
    "date": lambda item: not item.date,
    "sign": lambda item: not item.signs,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The next step of the plan, None where all is done, and what it asks for: the `field` of the item with a `key`.

    Both are empty where a step asks for no field.
    """

    step: str | None
    field: str = ""
    key: str = ""


def next_asked(workspace: Workspace, context: Context) -> Asked:
    """Return the next step, and the first open item that lacks what it asks for.

    Of what is to be done that is the item with the earliest date, to be ticked off; as long as none is due, a date to
    measure again comes first, and on that date the measurement, as on the way of the session.
    """
    step, agreed = reached.next_of(reached.planning(workspace, context)), reached.agreed_on(workspace)
    if step == "do":
        if reached.plan_waits(workspace, context) and (not agreed or reached.again_is_next(workspace, context)):
            return Asked(step)
        return Asked(step, "done", min((item for item in workspace.plan if not item.done), key=_date).key)
    if step not in _LACKS:
        return Asked(step)
    item = next(item for item in workspace.plan if not item.done and _LACKS[step](item))
    return Asked(step, step, item.key)


def _date(item: Item) -> str:
    return item.date
