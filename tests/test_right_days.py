"""A reply says on which days it is right: on these Python makes the very same, byte for byte, of the same workspace."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.browser import handle
from assessment.load import load_bank
from assessment.workspace import parts
from assessment.workspace.company import company_workspace
from assessment.workspace.document import to_document
from assessment.workspace.records import Item, OwnResult, Sign, Workspace
from assessment.workspace.story import tell
from assessment.workspace.today import Today
from tests.teams import people
from tests.test_one_rule_again import measured_once, measured_twice
from tests.test_workspace_parts import LOOKS
from tests.workspaces import act, empty, kept, link, sample, twice, with_answers

DAY = "2026-12-10"
"""On which the pages are made."""

FAR = 500
"""So many days on, a page that no day changes is looked at again."""

AROUND = (-40, -1, 0, 1, 2, 30)
"""Where a date of a workspace lies, in days from the one on which its pages are made."""


TURNS = range(0, len(AROUND) + 1, 2)
"""How the dates of a workspace lie around the day, so that each of them lies everywhere once."""


def later(days: int, day: str = DAY) -> str:
    """Return the day that comes so many days after another."""
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def dated(workspace: Workspace, turn: int) -> Workspace:
    """Return a workspace whose dates ahead lie around the day, others with each turn; some may not be there."""
    around = [*map(later, AROUND), ""]
    plan = tuple(
        replace(item, date=around[(turn + place + 3) % len(around)], done=place % 5 == 4)
        for place, item in enumerate(workspace.plan)
    )
    session = replace(workspace.session, closes=around[(turn + 1) % len(around)])
    return replace(workspace, plan=plan, session=session, next_measurement=around[(turn + 2) % len(around)])


def collecting() -> Workspace:
    """Return a session to which some of those who are expected answered."""
    asked = act(empty(), "set-session", name="Spring", threshold="")
    asked = with_answers(asked, people("sales", 9, 0.4) + people("marketing", 8, -0.4))
    wave = replace(asked.waves[0], asked=replace(asked.session.asked, sales=12, marketing=10))
    return replace(asked, waves=(wave,), session=replace(asked.session, asked=wave.asked))


def alone() -> Workspace:
    """Return the work of one person with two results, and a plan in which everything stands that it needs."""
    answered = act(empty(), "add-result", link=link(*(2,) * 20), date="2026-10-01", rest="yes")
    return replace(ready(answered), results=(*answered.results, OwnResult("second", DAY, answered.results[0].fragment)))


def ready(workspace: Workspace) -> Workspace:
    """Return a workspace with a plan in which each of the open items has all that it needs."""
    first, *_ = load_bank().practices
    signs = (Sign(1, 0.5),)
    return replace(
        workspace,
        plan=tuple(
            Item(f"item-{place}", name, practice, "Ana", later(5), signs=signs, since="2026-10-12")
            for place, (name, practice) in enumerate((("Breakfast", ""), ("", first.key), ("Lunch", "")))
        ),
    )


MADE: dict[str, Callable[[], Workspace]] = {
    "empty": empty,
    "kept": kept,
    "sample": sample,
    "story": lambda: tell("story", "Story", DAY, load_bank()),
    "company": lambda: company_workspace("company", load_bank().companies[0], "2026-11-01"),
    "collecting": collecting,
    "closed": lambda: act(collecting(), "close-wave"),
    "alone": alone,
    "planned": lambda: ready(measured_once(0)),
    "decided": lambda: measured_once(3),
    "twice": lambda: ready(twice({1: 1, 2: 1})),
    "asked again": lambda: measured_twice(5),
}
"""Workspaces as they stand after the usual work."""


@cache
def made(name: str) -> Workspace:
    return MADE[name]()


type Reply = dict[str, object]


def reply_on(day: str, workspace: Workspace, view: str, look: dict[str, str]) -> Reply:
    """Return the reply to a page that shows a view on a day."""
    others = [{"key": "other", "name": "Other", "changed": DAY, "saved": later(-1), "behind": True}]
    return ask(workspace, view=view, today=day, look=look, there=[], kept=others)


def ask(workspace: Workspace, **more: object) -> Reply:
    """Return the reply to a page that shows a workspace."""
    told = {"request": "workspace", "fresh": "fresh", "root": "../", "site": "https://example.org/"}
    reply: Reply = json.loads(handle(json.dumps({**told, "document": to_document(workspace), **more})))
    assert reply["ok"], reply
    return reply


def right(reply: Reply) -> tuple[str, str | None]:
    """Return the first and the last day on which a reply is right."""
    days = reply["right"]
    assert isinstance(days, dict)
    return days["from"], days["until"]


def days_to_try(until: str | None, workspace: Workspace) -> set[str]:
    """Return later days on which the reply is to be made the same: those on which a date turns, and the last."""
    last = until or later(FAR)
    dates = {workspace.session.closes, workspace.next_measurement, *(item.date for item in workspace.plan), DAY}
    around = {later(days, each) for each in dates if each for days in (0, 1)}
    return {day for day in around | {last} if DAY < day <= last}


def not_the_same(workspace: Workspace, view: str, look: dict[str, str]) -> Iterator[str]:
    """Yield the days on which a reply would be made differently, though the one made before says that it is right."""
    first = reply_on(DAY, workspace, view, look)
    start, until = right(first)
    if start != DAY or (until is not None and until < DAY):
        yield f"right from {start} to {until}"
    for day in sorted(days_to_try(until, workspace)):
        again = reply_on(day, workspace, view, look)
        if (first["html"], first["path"]) != (again["html"], again["path"]):
            yield f"{view} is said to be right until {until}, and is not on {day}"


@pytest.mark.parametrize("name", MADE)
def test_a_reply_is_right_on_every_day_that_it_names(name: str) -> None:
    """Of workspaces after all kinds of work, with dates that are over, today's and ahead, each view on days between."""
    asked = [made(name), *(dated(made(name), turn) for turn in TURNS)]
    looks = [{}, {"rowsOf": "fresh", "step": "report"}, {"step": "collect"}]
    wrong = [
        found
        for workspace in asked
        for view in parts.PARTS
        for look in ([LOOKS.get(view, {})] if view != "collect" else looks)
        for found in not_the_same(workspace, view, look)
    ]
    assert [] == wrong


def unnoted(method: str) -> Callable[..., object]:
    """Return what a day answers, without its noting that it was asked."""
    answer = getattr(Today, method)

    def silent(day: Today, *asked: str) -> object:
        before = day.until
        told = answer(day, *asked)
        day.until = before
        return told

    return silent


@pytest.mark.parametrize("method", ["written", "is_after", "has_reached"])
def test_a_use_of_the_day_that_is_not_noted_is_found(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the test above can fail, for each thing that may be asked of the day."""
    monkeypatch.setattr(Today, method, unnoted(method))
    asked = [dated(made(name), turn) for name in ("planned", "decided") for turn in TURNS]
    assert any(found for each in asked for view in ("overview", "plan") for found in not_the_same(each, view, {}))


DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 12)).map(date.isoformat)
QUESTIONS = st.tuples(st.sampled_from(["is_after", "has_reached"]), DAYS | st.just(""))


@given(DAYS, st.lists(QUESTIONS, max_size=5))
def test_a_day_turns_when_the_first_answer_turns(day: str, asked: list[tuple[str, str]]) -> None:
    """Not a day later, which would be wrong, and not a day sooner, on which somebody would wait for nothing."""

    def answers(on: str) -> list[bool]:
        return [getattr(Today(on), question)(each) for question, each in asked]

    today = Today(day)
    told = [getattr(today, question)(each) for question, each in asked]
    last = next((each for each in (later(n, day) for n in range(20)) if answers(later(1, each)) != told), None)
    assert (day, last) == (today.right()["from"], today.until)
    assert (day, None) == tuple(today.again().right().values())
    assert (day, day) == (today.written(), today.until)


def test_without_a_day_nothing_is_right_on_any() -> None:
    """The command line has none; a page always says which day it is."""
    today = Today("")
    assert [False, False] == [today.is_after(DAY), today.has_reached("0001-01-01")]
    assert {"from": "", "until": ""} == today.right()


@pytest.mark.parametrize(
    ("item", "next_measurement", "until"),
    [
        (later(5), "", later(5)),  # a date is kept on the day itself
        (later(5), later(3), later(2)),  # on the day agreed on it is time to measure
        (later(-2), later(30), later(29)),  # it was overdue already
        ("", "", None),
    ],
)
def test_a_report_is_right_until_something_falls_due(item: str, next_measurement: str, until: str | None) -> None:
    """It writes no day, and its path turns when the first item of the plan is overdue or the next measurement due."""
    workspace = made("planned")
    plan = tuple(replace(each, date=item) for each in workspace.plan)
    workspace = replace(workspace, plan=plan, next_measurement=next_measurement)
    assert (DAY, until) == right(reply_on(DAY, workspace, "report", {}))


def test_what_an_action_writes_down_does_not_void_what_it_shows() -> None:
    """It notes the day in the workspace, and what is shown of that later is the same."""
    reply = ask(made("sample"), view="report", action="add-own", values={"name": "Dinner"}, today=DAY)
    assert DAY in json.dumps(reply["document"])
    assert (DAY, None) == right(reply)
