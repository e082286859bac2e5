"""What changes the process map: activities begun with, added, changed, moved and removed."""

from collections.abc import Mapping
from dataclasses import replace

from assessment.errors import ActionError
from assessment.model import OUTSIDE, SIDES, MapInput, MapOutput
from assessment.parameters import NOT_UNDERSTOOD
from assessment.process import Activity, draft, same
from assessment.workspace.action import Action, Context, Values, required, text
from assessment.workspace.entries import find, moved, replaced, without
from assessment.workspace.funnel.page import agreed_joint, agreed_leads
from assessment.workspace.map.page import with_activities
from assessment.workspace.records import Workspace

LONGEST_NAME = 80
SEPARATORS = ";<>"
"""What separates entries in the table that a map is exported as: no name may hold it."""


def start_map(workspace: Workspace, _values: Values, context: Context) -> Workspace:
    """Begin with the draft: an activity for each stage and step, on the side that the funnel workshop agreed on."""
    workshop = workspace.funnel
    return with_activities(workspace, draft(context.bank, agreed_leads(workshop), agreed_joint(workshop)))


def clear_map(workspace: Workspace, _values: Values, _context: Context) -> Workspace:
    """Remove every activity."""
    return with_activities(workspace, ())


def add_activity(workspace: Workspace, values: Values, context: Context) -> Workspace:
    """Add an activity with a `name` on a `side`."""
    activities = workspace.process.activities
    name = read_name(required(values, "name", "what is done", LONGEST_NAME))
    _refuse_taken(name, activities)
    return with_activities(workspace, (*activities, Activity(context.fresh, name, read_side(text(values, "side", 20)))))


def change_activity(workspace: Workspace, values: Values, _context: Context) -> Workspace:
    """Change one `field` of the activity with this `key` to `value`; `place` counts its inputs or outputs from 0.

    An input or output whose text is emptied goes; one at the place after the last is added. Who took an output under
    its old name takes it under the new one.
    """
    activities = workspace.process.activities
    old = _activity(values, activities)
    field, value = text(values, "field", 20), values.get("value")
    written = text(values, "value", 400)
    match field:
        case "name":
            name = read_name(required(values, "value", "what is done", LONGEST_NAME))
            _refuse_taken(name, without(activities, old.key))
            new = replace(old, name=name)
        case "side":
            new = replace(old, side=read_side(written))
        case "owners":
            new = replace(old, owners=tuple(filter(None, map(str.strip, written.replace(";", ",").split(",")))))
        case "measure":
            new = replace(old, measure=written)
        case "input-what" | "input-supplier":
            new = replace(old, inputs=_changed_inputs(old, field, read_name(written), values, activities))
        case "output-what":
            return with_activities(workspace, _with_output(old, read_name(written), values, activities))
        case "output-outside":
            outputs, place = list(old.outputs), _place(values, len(old.outputs))
            if place == len(outputs):
                raise ActionError("Write first what is handed on.")
            outputs[place] = replace(outputs[place], outside=value is True)
            new = replace(old, outputs=tuple(outputs))
        case _:
            raise ActionError(NOT_UNDERSTOOD)
    return with_activities(workspace, replaced(activities, new))


def _changed_inputs(
    old: Activity, field: str, value: str, values: Values, activities: tuple[Activity, ...]
) -> tuple[MapInput, ...]:
    inputs, place = list(old.inputs), _place(values, len(old.inputs))
    before = inputs[place] if place < len(inputs) else MapInput("", "")
    if field == "input-what":
        inputs[place : place + 1] = [replace(before, what=value)] if value else []
        return tuple(inputs)
    supplier = next((each for each in activities if each.key == value), None)
    first = supplier.outputs[0].what if supplier and supplier.outputs else ""
    if not (before.what or first):
        raise ActionError("Write first what is needed, then choose where it comes from.")
    inputs[place : place + 1] = [MapInput(before.what or first, value)]
    return tuple(inputs)


def _with_output(old: Activity, value: str, values: Values, activities: tuple[Activity, ...]) -> tuple[Activity, ...]:
    outputs, place = list(old.outputs), _place(values, len(old.outputs))
    before = outputs[place] if place < len(outputs) else None
    new = replace(before, what=value) if before else MapOutput(value)
    outputs[place : place + 1] = [new] if value else []

    def follow(each: MapInput) -> MapInput:
        renamed = before and value and each.supplier == old.key and same(each.what, before.what)
        return replace(each, what=value) if renamed else each

    changed = replaced(activities, replace(old, outputs=tuple(outputs)))
    return tuple(replace(each, inputs=tuple(map(follow, each.inputs))) for each in changed)


def remove_activity(workspace: Workspace, values: Values, _context: Context) -> Workspace:
    """Remove an activity; what others needed from it is then supplied by nobody, which the map will say."""
    activities = workspace.process.activities
    gone = _activity(values, activities)

    def orphan(each: MapInput) -> MapInput:
        return replace(each, supplier="") if each.supplier == gone.key else each

    kept = without(activities, gone.key)
    return with_activities(workspace, tuple(replace(each, inputs=tuple(map(orphan, each.inputs))) for each in kept))


def move_activity(workspace: Workspace, values: Values, _context: Context) -> Workspace:
    """Move an activity one place `up` or `down` within its side."""
    activities = workspace.process.activities
    activity = _activity(values, activities)
    beside = [each for each in activities if each.side == activity.side]
    others = [each for each in activities if each.side != activity.side]
    at_the_end = "It stands at the end of its side. To move it further, change its side."
    return with_activities(workspace, (*others, *moved(beside, activity, values.get("direction"), at_the_end)))


def _activity(values: Values, activities: tuple[Activity, ...]) -> Activity:
    return find(activities, values.get("key"), "This activity is no longer on the map.")


def _place(values: Values, last: int) -> int:
    place = text(values, "place", 4)
    if not place.isdecimal() or int(place) > last:
        raise ActionError("This row is no longer on the map.")
    return int(place)


def read_name(written: str) -> str:
    """Return a name as it is kept; raise `ActionError` for one that the table could not hold."""
    if any(sign in written for sign in SEPARATORS):
        raise ActionError("Leave out ; < and >: they separate entries in the table that the map is saved as.")
    return " ".join(written.split())


def read_side(side: str) -> str:
    """Return a side of the map; raise `ActionError` for any other word."""
    if side not in SIDES:
        raise ActionError("Choose a side: marketing, shared or sales.")
    return side


def _refuse_taken(name: str, activities: tuple[Activity, ...]) -> None:
    if same(name, OUTSIDE):
        raise ActionError(f"“{name}” says that something leaves the map. Choose another name for the activity.")
    if any(same(each.name, name) for each in activities):
        raise ActionError(f"There is an activity “{name}” already. Two of one name could not be told apart.")


ACTIONS: Mapping[str, Action[Workspace]] = {
    "start-map": start_map,
    "clear-map": clear_map,
    "add-activity": add_activity,
    "change-activity": change_activity,
    "remove-activity": remove_activity,
    "move-activity": move_activity,
}
