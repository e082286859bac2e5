"""The whole story of a made-up team, from the first answers to the second measurement, done step by step as people do.

Its first measurement is that of the sample. The team decides to move on, plans, and has half of it done; both functions
fill in their sheets; a map and two papers stand; and when the same people are asked again, what was planned has moved.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from assessment.exchange.code import Response, code_mark, encode
from assessment.model import Bank
from assessment.workspace import parts
from assessment.workspace.action import Context, Values
from assessment.workspace.decision import planned_step
from assessment.workspace.funnel.page import BOTH, MARKETING, SALES, stages
from assessment.workspace.measurements import current_wave
from assessment.workspace.plan.suggesting import suggest
from assessment.workspace.records import FILE, Import, Person, Wave, Workspace, pack_all
from assessment.workspace.sample import sample_workspace
from assessment.workspace.standing import standing
from assessment.workspace.today import Today

BETWEEN = 200
"""Days between the two measurements."""

ROSE = {SALES: (3, 7), MARKETING: (2, 3, 6, 7)}
"""The statements that all people of a function rate higher the second time."""

RISES = (1, 1, 2, 1)
"""By how many points: not all by the same, of which a comparison would tell the mean only."""

CHANCE = 4
"""Of so many other answers one is a point higher or lower the second time, as people answer on another day."""

OWNERS = ("Ana", "Ben", "Carla", "Deniz")

PLANNED = 4
"""Practices in the plan, of which the first half is done."""

type Step = tuple[str, Values]


def tell(key: str, name: str, today: str, bank: Bank) -> Workspace:
    """Return the story up to `today`, an ISO date; it is marked as made up."""
    began = (date.fromisoformat(today) - timedelta(BETWEEN)).isoformat()
    workspace = replace(sample_workspace(key, name, began), created=began)
    context = Context(bank, Today(began), key)
    for place, (action, values) in enumerate(_steps(bank, began)):
        workspace = parts.act(workspace, action, values, replace(context, fresh=f"{key}-{place}"))
    workspace = _planned(_owned(workspace), context)
    return _asked_again(workspace, f"{name}, half a year later", today)


def _steps(bank: Bank, began: str) -> Iterator[Step]:
    """Yield what the team did, in order, up to its plan."""
    table = next(each for each in bank.stay_or_tighten if each.type == "defined")
    for condition in table.tighten[:3]:
        yield "tick-condition", {"key": condition.key, "value": True}
    yield (
        "keep-decision",
        {"choice": "move", "note": "Leads are lost between us, and both heads want to end that.", "date": began},
    )
    for question, answer in zip(
        bank.process, ("yes", "partly", "no", "yes", "partly", "no", "yes", "no"), strict=False
    ):
        yield "answer-question", {"question": question.key, "value": answer}
    yield from _sheets(bank)
    yield "start-map", {}
    for kind in bank.papers[:2]:
        yield "start-paper", {"kind": kind.key}
    for number, state in enumerate(("done", "done", "done", "under-way", "under-way", "not-for-us"), 1):
        yield "set-task", {"number": str(number), "field": "state", "value": state}


def _sheets(bank: Bank) -> Iterator[Step]:
    """Yield both sheets: the two agree on most stages, and each says of two that it leads them itself."""
    every = stages(bank)
    for place, stage in enumerate(every):
        usual = MARKETING if place < len(bank.funnel) // 2 else SALES
        for sheet in (SALES, MARKETING):
            lead = sheet if place in (2, 3) else BOTH if place == len(bank.funnel) // 2 else usual
            yield "place-stage", {"sheet": sheet, "stage": stage.key, "question": "lead", "value": lead}
            yield "place-stage", {"sheet": sheet, "stage": stage.key, "question": "part", "value": BOTH}
    yield "agree-same", {}


def _owned(workspace: Workspace) -> Workspace:
    """Return the workspace with a map in which two activities of three have an owner."""
    activities = tuple(
        activity if place % 3 == 2 else replace(activity, owners=(OWNERS[place % len(OWNERS)],))
        for place, activity in enumerate(workspace.process.activities)
    )
    return replace(workspace, process=replace(workspace.process, activities=activities))


def _planned(workspace: Workspace, context: Context) -> Workspace:
    """Return the workspace with a plan, half of it done: each practice has an owner and a date."""
    where = standing(workspace, context)
    for place, found in enumerate(suggest(where, planned_step(workspace, where, context), context.bank)[:PLANNED]):
        item = f"{context.fresh}-plan-{place}"
        workspace = parts.act(workspace, "add-practice", {"practice": found.practice.key}, replace(context, fresh=item))
        due = (date.fromisoformat(context.today) + timedelta(60 * (place + 1))).isoformat()
        for field, value in (("owner", OWNERS[place]), ("date", due), ("done", place < PLANNED // 2)):
            workspace = parts.act(workspace, "change-item", {"key": item, "field": field, "value": value}, context)
    return workspace


def _asked_again(workspace: Workspace, name: str, today: str) -> Workspace:
    """Return the workspace with a second measurement of the same people, in which what was planned has moved.

    Everybody gave a word of their own both times, so each is compared with themselves.
    """
    first = current_wave(workspace)
    if first is None:
        return workspace
    before = [_with_word(person, number, session=1) for number, person in enumerate(first.people, 1)]
    after = [
        _with_word(replace(person, answers=tuple(_later(person, number))), number, session=2)
        for number, person in enumerate(first.people, 1)
    ]
    earlier = replace(first, seen=True, imports=(replace(first.imports[0], rows=pack_all(before)),))
    again = Wave(
        "again", name, today, (Import("again", name, today, pack_all(after), FILE),), asked=first.asked, seen=True
    )
    return replace(workspace, waves=(earlier, again), session=replace(workspace.session, name=name))


def _later(person: Person, place: int) -> Iterator[int | None]:
    """Yield what somebody answers half a year later, never beyond the scale; `place` tells one from another."""
    for number, answer in enumerate(person.answers, 1):
        rise = RISES[place % 4] if number in ROSE.get(person.function or "", ()) else 0
        chance = (0 if (7 * place + number * number) % CHANCE else 1) * (-1 if (place + number) % 2 else 1)
        yield answer and min(5, max(1, answer + (rise or chance)))


def _with_word(person: Person, number: int, session: int) -> Person:
    """Return somebody as read from a response code, whose number comes from a word of their own."""
    code = encode(Response(person.function, person.level, session, number, person.answers))
    return replace(person, mark=code_mark(code))
