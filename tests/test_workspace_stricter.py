"""A promise is made stricter only where the measurement can be closed on it: nothing makes it less strict again."""

from dataclasses import replace

import pytest

from assessment.errors import ActionError
from assessment.workspace.records import Workspace
from tests.test_given_out import added, again, closed, people
from tests.test_workspace_promises import FORM
from tests.workspaces import act, empty

OPENED = [replace(each, answers=(None, *each.answers[1:])) for each in people(range(40, 46))]
"""Six who left a statement open: among five others they count, among more they do not."""

HEADS = people(range(50, 52), level="head")

TEAM = [*people(range(12)), *OPENED, *HEADS]

STAY = "leave the promise as it is"


@pytest.fixture
def told() -> Workspace:
    """Return a measurement whose report was given out."""
    return closed(added(again(empty(), "first", "5", ("sales",)), TEAM, key="team"))


def promising(workspace: Workspace, threshold: str, *heads: str) -> Workspace:
    return act(workspace, "set-session", **FORM | {"threshold": threshold, "heads": list(heads)})


def without(workspace: Workspace, key: str) -> Workspace:
    return act(workspace, "remove-import", key=key)


@pytest.mark.parametrize("promise", [("8", "sales"), ("5",)], ids=["more others", "no head shown"])
@pytest.mark.parametrize(
    "changed",
    [
        lambda workspace: workspace,
        lambda workspace: added(workspace, people(range(60, 63)), key="came"),
        lambda workspace: without(workspace, "team"),
        lambda workspace: added(without(workspace, "team"), TEAM[1:], key="fewer"),
    ],
    ids=["nothing", "a few came", "all gone", "one gone"],
)
def test_an_open_measurement_takes_no_promise_on_which_it_could_not_be_closed(
    told: Workspace, changed, promise: tuple[str, ...]
) -> None:  # type: ignore[no-untyped-def]
    """Whoever came or went since may go or come again, so the report that was given out is what counts."""
    reopened = changed(act(told, "reopen-wave"))
    with pytest.raises(ActionError, match=STAY):
        promising(reopened, *promise)
    assert not promising(reopened, "5", "sales").waves[0].closed


@pytest.mark.parametrize("changed", [lambda workspace: workspace, lambda workspace: without(workspace, "late")])
def test_a_second_report_of_the_same_people_counts_as_the_first(changed) -> None:  # type: ignore[no-untyped-def]
    """What another measurement gave out is written down here, too, and holds here."""
    first = closed(added(again(empty(), "first", "5", ("sales",)), TEAM, key="team"))
    second = closed(added(again(first, "second", "5", ("sales",)), TEAM, key="again"))
    assert [2, 1] == [each.number for wave in reversed(second.waves) for each in wave.given]
    late = added(act(second, "reopen-wave"), people(range(60, 63)), key="late")
    with pytest.raises(ActionError, match=STAY):
        promising(changed(late), "8", "sales")


def test_a_promise_on_which_it_can_be_closed_is_taken(told: Workspace) -> None:
    """Everybody of the first report stands among enough others; a few who came since can go, or more can come."""
    plain = closed(added(again(empty(), "first", "5"), people(range(12)), key="team"))
    for late in (people(range(60, 63)), people(range(60, 72))):
        raised = promising(added(act(plain, "reopen-wave"), late, key="late"), "9")
        assert closed(without(raised, "late")).waves[0].closed
    assert closed(raised).waves[0].closed
    many = promising(added(act(told, "reopen-wave"), people(range(60, 80)), key="many"), "8", "sales")
    assert closed(many).waves[0].closed
    assert promising(added(again(told, "next"), people(range(80, 92))), "20").waves[1].promise.others == 20
