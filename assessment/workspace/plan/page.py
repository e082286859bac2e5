"""The plan: practices with an owner, a date, a first step and a sign of success, in the order in which to do them."""

from dataclasses import replace
from math import isfinite
from typing import Any

from assessment.errors import ActionError
from assessment.instrument import Instrument
from assessment.score import limit
from assessment.workspace import decision, reached, standing
from assessment.workspace.action import Context
from assessment.workspace.entries import DIRECTIONS, find, moved, replaced, without
from assessment.workspace.part import Progress, Work, of_steps
from assessment.workspace.plan.asking import next_asked
from assessment.workspace.plan.shown import shown_items
from assessment.workspace.plan.suggesting import Suggestion, suggest
from assessment.workspace.protocol import ByName, Day, Kind, OfField, Text, Word, any_key, flag
from assessment.workspace.records import Item, Sign, Workspace
from assessment.workspace.standing import Standing
from assessment.workspace.targets import targets

NAME = Text(lambda most: most.name, "what you want to do")
FIELDS: dict[str, Kind] = {
    "name": NAME,
    "owner": Text(lambda most: most.people),
    "first": Text(),
    "note": Text(),
    "date": Day(),
    "done": flag,
}
"""What a reader changes of an item."""

STATEMENT = Word(
    lambda bank: [str(each.number) for each in bank.instrument.statements], "Choose a statement from the list."
)

ACTIONS = ByName[Workspace]()


def show_plan(workspace: Workspace, context: Context) -> dict[str, object]:
    """Return the plan, the practices to choose from, and what was decided."""
    where = standing.standing(workspace, context)
    step = decision.planned_step(workspace, where, context)
    chosen = {item.practice for item in workspace.plan}
    planned = reached.planned(workspace, context)
    stays = decision.needs_no_step(workspace, where, context)
    every = suggest(where, step, context.bank, stays=stays)
    suggestions = [each for each in every if each.practice.key not in chosen]
    return {
        "where": where,
        "available": standing.available(workspace, context),
        "told": decision.told(workspace, context),
        "before": decision.told_before(workspace, context),
        "asks": reached.still_asks(workspace, context),
        "step": None if stays else step,
        "leans": stays and not reached.decided(workspace, context),
        "rows": shown_items(workspace, context),
        "next": next_asked(workspace, context),
        "again": reached.agreed_on(workspace),
        "planned": len(planned),
        "open": sum(not item.done for item in planned),
        "given": shown_items(workspace, context, given=True),
        "now": [each for each in suggestions if each.turn == "now"],
        "answered": any(each.because for each in every if each.turn == "now" and each.practice.key in chosen),
        "other": [each for each in suggestions if each.turn != "now"],
        "least": least_points(context.bank.instrument),
        "most": _most_points(context.bank.instrument),
        "highest": limit("highest-target", context.bank.instrument),
    }


def progress(workspace: Workspace, context: Context) -> Progress:
    """Say how far the plan is, from what is chosen to what is done; who decided to stay needs none.

    It waits where the decision that it serves is to be taken anew.
    """
    waits = reached.plan_waits(workspace, context) or bool(reached.overtaken(workspace, context))
    return of_steps(reached.planning(workspace, context), waits=waits)


def least_points(instrument: Instrument) -> float:
    """Return the smallest movement that a sign may ask for: less could never be told from no movement."""
    return limit("gap-difference", instrument)


def _most_points(instrument: Instrument) -> float:
    return float(instrument.scale[-1].value - instrument.scale[0].value)


def _one_step(instrument: Instrument) -> float:
    """Return how far a sign asks a statement to rise at first: one point of the scale."""
    return float(instrument.scale[1].value - instrument.scale[0].value)


@ACTIONS("add-practice", practice=any_key)
def add_practice(workspace: Workspace, context: Context, practice: str) -> Workspace:
    """Put a practice into the plan, with its first step and the statements that it should move as signs."""
    where = standing.standing(workspace, context)
    step = decision.planned_step(workspace, where, context)
    found = next((each for each in suggest(where, step, context.bank) if each.practice.key == practice), None)
    if found is None:
        raise ActionError("This practice is not known any more. Reload the page.")
    if any(item.practice == practice for item in workspace.plan):
        raise ActionError(f"{found.practice.name} is in the plan already.")
    start, points = found.practice.start[0], _one_step(context.bank.instrument)
    item = Item(
        context.fresh,
        found.practice.name,
        practice,
        first=f"{start.title}. {start.text}",
        signs=tuple(Sign(number, points) for number in signs_of(found, where, context.bank.instrument)),
        since=context.today,
    )
    return replace(workspace, plan=(*workspace.plan, item))


def signs_of(suggestion: Suggestion, where: Standing, instrument: Instrument) -> tuple[int, ...]:
    """Return the statements that a practice is to move: the weak ones that speak for it, or else all of its own.

    One on which every view that is known is high already shows nothing; where all are, the lowest is to be kept.
    """
    numbers = suggestion.because or suggestion.practice.statements
    asked = {number: targets(number, _one_step(instrument), where, instrument) for number in numbers}
    rising = tuple(n for n in numbers if not asked[n] or any(target.then > target.now for target in asked[n]))
    return rising or (min(numbers, key=lambda number: min(target.now for target in asked[number])),)


@ACTIONS("add-own", name=NAME)
def add_own(workspace: Workspace, context: Context, name: str) -> Workspace:
    """Put something of the reader's own into the plan."""
    return replace(workspace, plan=(*workspace.plan, Item(context.fresh, name, since=context.today)))


@ACTIONS("change-item", key=any_key, field=Word(FIELDS), value=OfField(FIELDS))
def change_item(workspace: Workspace, _context: Context, key: str, field: str, value: Any) -> Workspace:
    """Change a field of an item: a text, a date, or whether it is done."""
    return _with(workspace, replace(_item(workspace, key), **{field: value}))


@ACTIONS("set-sign", key=any_key, statement=STATEMENT, value=Text(lambda most: most.few))
def set_sign(workspace: Workspace, context: Context, key: str, statement: str, value: str) -> Workspace:
    """Set how far a `statement` should rise, in points of the scale; without `value` it starts at one point."""
    instrument, item = context.bank.instrument, _item(workspace, key)
    least, most = least_points(instrument), _most_points(instrument)
    try:
        points = float(value.replace(",", ".")) if value else _one_step(instrument)
    except ValueError:
        points = 0.0
    if not isfinite(points) or not least <= points <= most:
        raise ActionError(f"Enter a number from {least:g} to {most:g}: by how many points the answers should rise.")
    sign = Sign(int(statement), points)
    others = tuple(each for each in item.signs if each.statement != sign.statement)
    return _with(workspace, replace(item, signs=tuple(sorted((*others, sign), key=lambda each: each.statement))))


@ACTIONS("remove-sign", key=any_key, statement=STATEMENT)
def remove_sign(workspace: Workspace, _context: Context, key: str, statement: str) -> Workspace:
    """Take a statement from the signs of an item."""
    item = _item(workspace, key)
    return _with(workspace, replace(item, signs=tuple(each for each in item.signs if each.statement != int(statement))))


@ACTIONS("move-item", key=any_key, direction=Word(DIRECTIONS))
def move_item(workspace: Workspace, _context: Context, key: str, direction: str) -> Workspace:
    """Move an item one place; at either end it stays."""
    return replace(workspace, plan=moved(workspace.plan, _item(workspace, key), direction))


@ACTIONS("remove-item", key=any_key)
def remove_item(workspace: Workspace, _context: Context, key: str) -> Workspace:
    """Take an item out of the plan."""
    return replace(workspace, plan=without(workspace.plan, _item(workspace, key).key))


def _item(workspace: Workspace, key: str) -> Item:
    return find(workspace.plan, key, "This is not in the plan any more.")


def _with(workspace: Workspace, changed: Item) -> Workspace:
    return replace(workspace, plan=replaced(workspace.plan, changed))


PART = Work(show_plan, progress=progress)
