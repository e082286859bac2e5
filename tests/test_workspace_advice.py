"""Whoever does what a refusal says gets on: each sentence with what to do on the page is followed here.

A new refusal has to be put where it belongs: followed here, or among those that ask for another value, or among those
of what is gone.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assessment.errors import ActionError
from assessment.exchange.code import Response, encode, session_tag
from assessment.workspace import parts
from assessment.workspace.records import Person, Workspace, pack
from tests.test_given_out import added, again, closed, in_a_table, people
from tests.test_workspace_promises import FORM
from tests.workspaces import act, context, empty, sample

WORKSPACE = Path(__file__).parent.parent / "assessment" / "workspace"

TEAM = [*people(range(9)), *people(range(20, 29), "marketing")]
LATE = people(range(40, 42))


def told(threshold: str = "7", heads: tuple[str, ...] = ()) -> Workspace:
    """Return a measurement whose report may have been given out."""
    return closed(added(again(empty(), "first", threshold, heads), TEAM, key="team"))


def reopened() -> Workspace:
    return act(told(), "reopen-wave")


def taken_out(workspace: Workspace, key: str) -> Workspace:
    return act(workspace, "remove-import", key=key)


def promising(workspace: Workspace, name: str, threshold: str, *heads: str) -> Workspace:
    return act(workspace, "set-session", **FORM | {"name": name, "threshold": threshold, "heads": list(heads)})


def code(name: str) -> str:
    return encode(Response("sales", "staff", session_tag(name), 7, people(range(7, 8))[0].answers))


def exported(workspace: Workspace, name: str = "report-json") -> Workspace:
    assert parts.export(workspace, name, {}, context())["text"]
    return workspace


def is_closed(workspace: Workspace) -> bool:
    return bool(closed(workspace).waves[-1].closed)


def few() -> Workspace:
    return added(reopened(), LATE, key="late")


def one_gone() -> Workspace:
    return added(taken_out(reopened(), "team"), TEAM[1:], key="fewer")


def many_gone() -> Workspace:
    both = added(added(again(empty(), "first", "7"), TEAM, key="team"), people(range(70, 80)), key="ten")
    return taken_out(act(closed(both), "reopen-wave"), "ten")


def levelled() -> Workspace:
    """Return a measurement, opened again, whose report told of heads and staff apart."""
    team = [*people(range(6), level="head"), *people(range(20, 30))]
    return act(closed(added(again(empty(), "first"), team, key="team")), "reopen-wave")


def with_level(workspace: Workspace, before: str, after: str) -> Workspace:
    """Return a workspace in which the level of one person, the same one each time, is corrected."""
    (person,) = [each for each in workspace.waves[0].people if (each.row, each.level) == (3, before)]
    return act(workspace, "set-level", key="team", line=pack(person), value=after)


def twice(threshold: str = "5") -> Workspace:
    """Return a second measurement with the answers of the first, and a few others; it promises less."""
    return added(again(told(), "second", threshold), [*in_a_table(TEAM)], key="table")


def earlier_table() -> Workspace:
    """Return the first of two measurements with answers of the second one, which promised more, and whose report is."""
    first = again(empty(), "first")
    first = taken_out(added(first, people(range(80, 90)), key="gone"), "gone")
    second = closed(added(again(first, "second", "7"), TEAM, key="team"))
    return added(act(second, "choose-wave", value="first"), in_a_table(TEAM), key="table")


def beside(threshold: str = "5") -> Workspace:
    """Return the same where the first measurement is open still."""
    first = added(again(empty(), "first", "7"), TEAM, key="team")
    return added(again(first, "second", threshold), [*in_a_table(TEAM)], key="table")


def much_the_same() -> Workspace:
    """Return a second measurement of the same people, each of whom gives another answer to the same statement."""
    same = [replace(each, answers=(each.answers[0] % 5 + 1, *each.answers[1:]), mark="") for each in TEAM]
    return added(again(told(), "second", "7"), same, key="again")


def opening(persons: list[Person]) -> list[Person]:
    return [replace(each, answers=(None, *each.answers[1:])) for each in persons]


def few_opened() -> Workspace:
    """Return a measurement, opened again, into which many came, of whom three left a statement open."""
    team = [*people(range(20)), *opening(people(range(200, 209)))]
    first = closed(added(again(empty(), "first"), team, key="team"))
    came = [*people(range(30, 50)), *opening(people(range(210, 213)))]
    return added(act(first, "reopen-wave"), came, key="late")


def blocks_changed() -> Workspace:
    """Return a measurement, opened again, with enough people since to tell of those who left nothing open apart."""
    first = closed(added(again(empty(), "first"), [*people(range(4)), *opening(people(range(200, 204)))], key="team"))
    return added(act(first, "reopen-wave"), people(range(30, 36)), key="late")


def head_came() -> Workspace:
    """Return a measurement, opened again, with enough people since to show its one head, which the report did not."""
    team = [*people(range(60, 61), level="head"), *people(range(5))]
    first = closed(added(again(empty(), "first", "5", ("sales",)), team, key="team"))
    return added(act(first, "reopen-wave"), people(range(30, 50)), key="late")


def emptied() -> Workspace:
    return taken_out(act(promising(empty(), "Autumn", "10"), "add-answers", fresh="one", text=code("Autumn")), "one-0")


def removed() -> Workspace:
    return act(emptied(), "remove-wave")


def of_another_session() -> Workspace:
    """Return a measurement that promises less than a session whose codes come in."""
    return promising(removed(), "Winter", "5")


def earlier() -> Workspace:
    """Return the first of two measurements, which promises less than the second."""
    spring = act(promising(empty(), "Spring", "5"), "add-answers", fresh="spring", text=code("Spring"))
    autumn = promising(act(spring, "start-wave", fresh="autumn", name="Autumn"), "Autumn", "10")
    return act(autumn, "choose-wave", value=autumn.waves[0].key)


def own_name() -> Workspace:
    """Return a session that bears the name of one that promised more, as an earlier version let it."""
    return replace(removed(), session=replace(removed().session, threshold=5))


def codes(workspace: Workspace) -> Workspace:
    return act(workspace, "add-answers", fresh="codes", text=code("Autumn"), allSessions=True)


def next_one(workspace: Workspace, name: str, threshold: str, *heads: str) -> Workspace:
    return promising(act(workspace, "start-wave", fresh=name, name=name), name, threshold, *heads)


def headed() -> Workspace:
    heads = people(range(60, 62), level="head")
    return closed(added(again(empty(), "first", "5", ("sales",)), [*heads, *TEAM], key="team"))


type Do = Callable[[Workspace], object]

type Way = tuple[Callable[[], Workspace], Do, list[Do]]

LEVEL_CHANGED: Way = (
    lambda: with_level(levelled(), "head", "staff"),
    closed,
    [lambda w: closed(with_level(w, "staff", "head"))],
)
"""One refusal, of which two parts are advice."""

WAYS: dict[str, Way] = {
    "Files wait until all answers are in": (reopened, exported, [lambda w: exported(closed(w))]),
    "Since then fewer than": (
        few,
        closed,
        [lambda w: closed(added(w, people(range(50, 60)), key="more")), lambda w: closed(taken_out(w, "late"))],
    ),
    "and undo what was changed": LEVEL_CHANGED,
    "or go back: take out again those that came, add those that went": (
        one_gone,
        closed,
        [lambda w: closed(added(w, TEAM[:1], key="back"))],
    ),
    "Answers that were in it have gone or changed": (
        many_gone,
        closed,
        [
            lambda w: closed(added(w, people(range(70, 80)), key="back")),
            lambda w: closed(added(next_one(w, "next", "7"), people(range(90, 100)))),
        ],
    ),
    "Some of these answers were in a report that promised more": (
        twice,
        closed,
        [
            lambda w: closed(promising(w, "second", "7")),
            lambda w: closed(added(taken_out(w, "table"), people(range(80, 90)), key="others")),
        ],
    ),
    "report that promised more: a higher threshold, or no head shown one by one. This measurement keeps its promise": (
        earlier_table,
        closed,
        [lambda w: closed(added(taken_out(w, "table"), people(range(80, 90)), key="others"))],
    ),
    "If people really answered again, and much the same, nobody can tell": (
        much_the_same,
        closed,
        [lambda w: closed(added(taken_out(w, "again"), people(range(90, 100)), key="changed"))],
    ),
    "among those who left a statement open, or among those who left none, however many did in all": (
        blocks_changed,
        closed,
        [lambda w: closed(taken_out(w, "late"))],
    ),
    "They may be those who left a statement open, heads or a level, however many came in all": (
        few_opened,
        closed,
        [
            lambda w: closed(added(w, opening(people(range(300, 309))), key="more")),
            lambda w: closed(taken_out(w, "late")),
        ],
    ),
    "among the heads, or among all others, however many did in all": (
        head_came,
        closed,
        [lambda w: closed(taken_out(w, "late"))],
    ),
    "at one level, heads or staff, however many did in all": LEVEL_CHANGED,
    "Some of these answers are in “{}”, too, which promises more": (
        beside,
        closed,
        [
            lambda w: closed(promising(w, "second", "7")),
            lambda w: closed(
                act(taken_out(act(w, "choose-wave", value="first"), "team"), "choose-wave", value="second")
            ),
        ],
    ),
    "This measurement is closed: all its answers are in": (
        told,
        lambda w: taken_out(w, "team"),
        [lambda w: taken_out(act(w, "reopen-wave"), "team")],
    ),
    "Answers are in, so these numbers can be raised": (
        lambda: act(reopened(), "set-asked", sales="20", marketing="12"),
        lambda w: act(w, "set-asked", sales="10", marketing="12"),
        [lambda w: act(w, "set-asked", sales="21", marketing="12")],
    ),
    "This team is made up and stays as it is": (
        sample,
        lambda w: act(w, "add-answers", text=code("Sample"), allSessions=True),
        [lambda _: act(promising(empty(), "Autumn", "5"), "add-answers", text=code("Autumn"))],
    ),
    "give this session a new name and invite": (
        own_name,
        lambda w: act(w, "add-answers", text=code("Autumn")),
        [
            lambda w: act(promising(w, "Autumn", "10"), "add-answers", text=code("Autumn")),
            lambda w: act(promising(w, "Winter", "5"), "add-answers", text=code("Winter")),
        ],
    ),
    "Promise the same here, or start a new measurement that does": (
        of_another_session,
        codes,
        [lambda w: codes(promising(w, "Winter", "10")), lambda w: codes(next_one(w, "Summer", "10"))],
    ),
    "This measurement keeps its promise": (
        earlier,
        codes,
        [
            lambda w: codes(act(w, "choose-wave", value="autumn")),
            lambda w: codes(next_one(w, "Summer", "10")),
        ],
    ),
    "People answered in a measurement that is called": (
        told,
        lambda w: act(w, "start-wave", name="first"),
        [lambda w: act(w, "start-wave", name="first 2027")],
    ),
    "and were promised at least {} others": (
        removed,
        lambda w: promising(w, "Autumn", "5"),
        [lambda w: promising(w, "Autumn", "10"), lambda w: promising(w, "Winter", "5")],
    ),
    "and were not told that these heads are shown": (
        removed,
        lambda w: promising(w, "Autumn", "10", "sales"),
        [lambda w: promising(w, "Autumn", "10"), lambda w: promising(w, "Winter", "10", "sales")],
    ),
    "This measurement holds answers. Take its imports back first": (
        lambda: added(again(empty(), "first"), TEAM, key="team"),
        lambda w: act(w, "remove-wave"),
        [lambda w: act(taken_out(w, "team"), "remove-wave")],
    ),
    "You can promise more, and not less. A new measurement can": (
        told,
        lambda w: promising(w, "first", "5"),
        [lambda w: promising(act(w, "reopen-wave"), "first", "8"), lambda w: next_one(w, "second", "5")],
    ),
    "without having been told that these heads are shown one by one. Start": (
        told,
        lambda w: promising(w, "first", "7", "sales"),
        [lambda w: next_one(w, "second", "7", "sales")],
    ),
    "So leave the promise as it is": (
        lambda: act(headed(), "reopen-wave"),
        lambda w: promising(w, "first", "5"),
        [
            lambda w: closed(promising(w, "first", "5", "sales")),
            lambda w: closed(added(next_one(w, "second", "5"), people(range(80, 90)))),
        ],
    ),
    "Say first which type you are": (
        empty,
        lambda w: act(w, "keep-decision", choice="stay", note="", date=""),
        [lambda w: act(act(w, "choose-basis", value="defined"), "keep-decision", choice="stay", note="", date="")],
    ),
}
"""What a refusal says -> a workspace that meets it, what is refused, and each way that the sentence names."""


@pytest.mark.parametrize("sentence", WAYS)
def test_what_a_refusal_says_to_do_can_be_done(sentence: str) -> None:
    """It is refused with this sentence, and goes on in each way that the sentence names."""
    begin, refused, ways = WAYS[sentence]
    beginning, _, rest = sentence.partition("{}")
    with pytest.raises(ActionError) as error:
        refused(begin())
    assert beginning in str(error.value)
    assert rest in str(error.value)
    for way in ways:
        assert way(begin())


SAME_FORM = (
    "Nobody has answered yet",
    "This measurement is open",
    "Enter ",
    "Choose ",
    "You measured on that day",
    "Paste ",
    "Nothing ",
    "These are {} answers",
    "Every statement was left open",
    "Answer {} is “{}”",
    "This result has open statements",
    "This result is here already",
    "{} Copy the link of the result page again",
    "There is no step above",
    "There is nothing left",
    "There is nothing in the plan yet",
    "There are no answers",
    "A table holds at most",
    "Write first",
    "Leave out ;",
    "“{}” says that something leaves the map",
    "There is an activity “{}” already",
    "{} is in the plan already",
    "This text is longer than",
    "{} is too far away",
    "{} is not a date that exists",
)
"""What asks for another value, or for what comes before: the form is still there, and each part's own test fills it."""

OF_A_FILE = (
    "What was chosen did not arrive whole",
    "The sheet of {} in {} is empty",
    "{} is too large for",
    "{} is no workspace file",
    "{} has no column “activity”",
    "{} did not arrive whole",
)
"""What asks for another file."""

OUTDATED = (
    "This row ",
    "This comment is no longer here",
    "This practice is not known any more",
    "This reason is not in the table any more",
    "This report has no such chart",
    "This version does not know this kind of paper",
    "The style of the report could not be loaded",
)
"""What another tab or a newer version took away: the page shows what there is."""

CHANGED_BY_HAND = (
    "A row of this workspace ",
    "A result in this workspace was changed",
    "The map in this workspace was changed",
    "“{}” was changed: in row",
)
"""What nothing on a page makes: the file was changed elsewhere, and a saved copy of it opens as ever."""

FOLLOWED_ELSEWHERE = (
    "A report of this measurement may have been given out. It is kept",  # deleted: tests/browser/test_team.py
)


def said(node: ast.expr) -> str:
    """Return a sentence of the source, with {} for each value; nothing where it is no text."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(map(said, node.values))
    return "{}" if isinstance(node, ast.FormattedValue) else ""


def refusals() -> Iterator[str]:
    """Yield what is said where an `ActionError` is raised in the workspace."""
    for path in WORKSPACE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "ActionError":
                yield said(node.args[0])


def test_every_refusal_is_followed_or_asks_for_no_more_than_another_value() -> None:
    """A sentence that names something else to do has to be among those that are followed above."""
    easy = (*SAME_FORM, *OF_A_FILE, *OUTDATED, *CHANGED_BY_HAND, *FOLLOWED_ELSEWHERE)
    left = [
        each
        for each in refusals()
        if each.replace("{}", "").strip() and not each.startswith(easy) and not any(way in each for way in WAYS)
    ]
    assert [] == left
