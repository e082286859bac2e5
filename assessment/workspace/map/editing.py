"""What changes the process map: activities begun with, added, changed, moved and removed."""

from dataclasses import replace
from typing import Any

from assessment.errors import ActionError
from assessment.model import OUTSIDE, SIDES, MapInput, MapOutput
from assessment.process import Activity, draft, same
from assessment.workspace.action import Context
from assessment.workspace.entries import DIRECTIONS, find, moved, replaced, without
from assessment.workspace.funnel.page import agreed_joint, agreed_leads
from assessment.workspace.map.page import with_activities
from assessment.workspace.protocol import ByName, Key, Kind, OfField, Text, Word, any_key, flag
from assessment.workspace.records import Workspace

SEPARATORS = ";<>"
"""What separates entries in the table that a map is exported as: no name may hold it."""

NAME, SIDE = Text(lambda most: most.activity, "what is done"), Word(SIDES, "Choose a side: marketing, shared or sales.")
FIELDS: dict[str, Kind] = {
    "name": NAME,
    "side": SIDE,
    "owners": Text(lambda most: most.owners),
    "measure": Text(lambda most: most.measure),
    "input-what": Text(lambda most: most.thing),
    "input-supplier": Key(("", OUTSIDE)),
    "output-what": Text(lambda most: most.thing),
    "output-outside": flag,
}
"""What a reader changes of an activity."""

ACTIONS = ByName[Workspace]()


@ACTIONS("start-map")
def start_map(workspace: Workspace, context: Context) -> Workspace:
    """Begin with the draft: an activity for each stage and step, on the side that the funnel workshop agreed on."""
    workshop = workspace.funnel
    return with_activities(workspace, draft(context.bank, agreed_leads(workshop), agreed_joint(workshop)))


@ACTIONS("clear-map")
def clear_map(workspace: Workspace, _context: Context) -> Workspace:
    """Remove every activity."""
    return with_activities(workspace, ())


@ACTIONS("add-activity", name=NAME, side=SIDE)
def add_activity(workspace: Workspace, context: Context, name: str, side: str) -> Workspace:
    """Add an activity with a `name` on a `side`."""
    activities = workspace.process.activities
    return with_activities(workspace, (*activities, Activity(context.fresh, free_name(name, activities), side)))


@ACTIONS("change-activity", key=any_key, field=Word(FIELDS), value=OfField(FIELDS), place=Text(lambda most: most.few))
def change_activity(workspace: Workspace, _context: Context, key: str, field: str, value: Any, place: str) -> Workspace:
    """Change one `field` of the activity with this `key` to `value`; `place` counts its inputs or outputs from 0.

    An input or output whose text is emptied goes; one at the place after the last is added. Who took an output under
    its old name takes it under the new one.
    """
    activities = workspace.process.activities
    old = _activity(key, activities)
    match field:
        case "name":
            new = replace(old, name=free_name(value, without(activities, old.key)))
        case "owners":
            new = replace(old, owners=tuple(filter(None, map(str.strip, value.replace(";", ",").split(",")))))
        case "input-what" | "input-supplier":
            new = replace(old, inputs=_changed_inputs(old, field, read_name(value), place, activities))
        case "output-what":
            return with_activities(workspace, _with_output(old, read_name(value), place, activities))
        case "output-outside":
            outputs, there = list(old.outputs), _place(place, len(old.outputs))
            if there == len(outputs):
                raise ActionError("Write first what is handed on.")
            outputs[there] = replace(outputs[there], outside=value)
            new = replace(old, outputs=tuple(outputs))
        case _:
            new = replace(old, **{field: value})
    return with_activities(workspace, replaced(activities, new))


def _changed_inputs(
    old: Activity, field: str, value: str, place: str, activities: tuple[Activity, ...]
) -> tuple[MapInput, ...]:
    inputs, there = list(old.inputs), _place(place, len(old.inputs))
    before = inputs[there] if there < len(inputs) else MapInput("", "")
    if field == "input-what":
        inputs[there : there + 1] = [replace(before, what=value)] if value else []
        return tuple(inputs)
    supplier = None if value in ("", OUTSIDE) else _activity(value, activities)
    first = supplier.outputs[0].what if supplier and supplier.outputs else ""
    if not (before.what or first):
        raise ActionError("Write first what is needed, then choose where it comes from.")
    inputs[there : there + 1] = [MapInput(before.what or first, value)]
    return tuple(inputs)


def _with_output(old: Activity, value: str, place: str, activities: tuple[Activity, ...]) -> tuple[Activity, ...]:
    outputs, there = list(old.outputs), _place(place, len(old.outputs))
    before = outputs[there] if there < len(outputs) else None
    new = replace(before, what=value) if before else MapOutput(value)
    outputs[there : there + 1] = [new] if value else []

    def follow(each: MapInput) -> MapInput:
        renamed = before and value and each.supplier == old.key and same(each.what, before.what)
        return replace(each, what=value) if renamed else each

    changed = replaced(activities, replace(old, outputs=tuple(outputs)))
    return tuple(replace(each, inputs=tuple(map(follow, each.inputs))) for each in changed)


@ACTIONS("remove-activity", key=any_key)
def remove_activity(workspace: Workspace, _context: Context, key: str) -> Workspace:
    """Remove an activity; what others needed from it is then supplied by nobody, which the map will say."""
    activities = workspace.process.activities
    gone = _activity(key, activities)

    def orphan(each: MapInput) -> MapInput:
        return replace(each, supplier="") if each.supplier == gone.key else each

    kept = without(activities, gone.key)
    return with_activities(workspace, tuple(replace(each, inputs=tuple(map(orphan, each.inputs))) for each in kept))


@ACTIONS("move-activity", key=any_key, direction=Word(DIRECTIONS))
def move_activity(workspace: Workspace, _context: Context, key: str, direction: str) -> Workspace:
    """Move an activity one place within its side."""
    activities = workspace.process.activities
    activity = _activity(key, activities)
    beside = [each for each in activities if each.side == activity.side]
    others = [each for each in activities if each.side != activity.side]
    at_the_end = "It stands at the end of its side. To move it further, change its side."
    return with_activities(workspace, (*others, *moved(beside, activity, direction, at_the_end)))


def _activity(key: str, activities: tuple[Activity, ...]) -> Activity:
    return find(activities, key, "This activity is no longer on the map.")


def _place(place: str, last: int) -> int:
    if not place.isdecimal() or int(place) > last:
        raise ActionError("This row is no longer on the map.")
    return int(place)


def read_name(written: str) -> str:
    """Return a name as it is kept; raise `ActionError` for one that the table could not hold."""
    if any(sign in written for sign in SEPARATORS):
        raise ActionError("Leave out ; < and >: they separate entries in the table that the map is saved as.")
    return " ".join(written.split())


def free_name(written: str, activities: tuple[Activity, ...]) -> str:
    """Return a name as it is kept; raise `ActionError` where another activity, or the way out, has it."""
    name = read_name(written)
    if same(name, OUTSIDE):
        raise ActionError(f"“{name}” says that something leaves the map. Choose another name for the activity.")
    if any(same(each.name, name) for each in activities):
        raise ActionError(f"There is an activity “{name}” already. Two of one name could not be told apart.")
    return name
