"""What people were promised before they answered holds afterwards: it can be made stricter, and never looser."""

from dataclasses import replace

import pytest

from assessment.errors import ActionError
from assessment.workspace import promises
from assessment.workspace.records import Promise, Workspace
from assessment.workspace.report.page import report_of
from tests.teams import Respondent
from tests.workspaces import act, context, empty, kept, reopened, show, with_answers

FORM = {"name": "Autumn", "threshold": "7", "askLevel": ["on"], "heads": ["sales"]}


def people(function: str, size: int, heads: int = 0) -> list[Respondent]:
    """Return so many people of a function who all answer otherwise, the first of whom are heads."""
    rows = [tuple(1 + (place + statement) % 5 for statement in range(20)) for place in range(size)]
    return [Respondent(function, "head" if place < heads else "staff", row) for place, row in enumerate(rows)]


@pytest.fixture
def answered() -> Workspace:
    """Return a workspace with a promise to those who answered: nine of each function."""
    team = [*people("sales", 9, heads=1), *people("marketing", 9, heads=1)]
    return with_answers(act(empty(), "set-session", **FORM), team)


def in_force(workspace: Workspace, wave: int = -1) -> Promise:
    return promises.in_force(workspace, workspace.waves[wave], context())


def test_the_first_answer_fixes_what_was_promised(answered: Workspace) -> None:
    """It is kept with the measurement, and in its file."""
    promise = Promise(7, ("sales",), known=True)
    assert promise == answered.waves[0].promise == in_force(reopened(answered))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"threshold": "6"}, "at least 7 others. You can promise more, and not less"),
        ({"threshold": ""}, "at least 7 others"),
        ({"heads": ["sales", "marketing"]}, "without having been told that these heads are shown"),
    ],
)
def test_a_promise_is_not_weakened(answered: Workspace, change: dict[str, object], message: str) -> None:
    """Neither the number of others, nor whose heads are shown."""
    with pytest.raises(ActionError, match=message):
        act(answered, "set-session", **FORM | change)


def test_before_anybody_answered_everything_can_change() -> None:
    """What nobody was told yet is no promise."""
    session = act(act(empty(), "set-session", **FORM), "set-session", **FORM | {"threshold": "5"}).session
    assert 5 == session.threshold


def test_a_promise_is_made_stricter_for_good(answered: Workspace) -> None:
    """More others and no heads hold from then on, in the report too, and are not taken back."""
    stricter = act(answered, "set-session", **FORM | {"threshold": "9", "heads": []})
    assert Promise(9, (), known=True) == in_force(stricter) == stricter.waves[0].promise
    assert report_of(answered, context()).result.people["sales"] == 9
    assert report_of(answered, context()).result.heads["sales"]
    assert not isinstance(report_of(stricter, context()).result.people["sales"], int)
    with pytest.raises(ActionError, match="at least 9 others"):
        act(stricter, "set-session", **FORM)


def test_a_new_measurement_has_a_promise_of_its_own(answered: Workspace) -> None:
    """The earlier one keeps its own, and heads are asked anew."""
    again = act(answered, "start-wave", fresh="second", name="Spring")
    assert () == again.session.heads
    again = with_answers(act(again, "set-session", **FORM | {"threshold": "5", "heads": []}), people("sales", 8))
    assert (Promise(7, ("sales",), known=True), Promise(5, (), known=True)) == (in_force(again, 0), in_force(again, 1))


def test_an_answer_taken_back_does_not_free_a_promise_to_the_others(answered: Workspace) -> None:
    """Only when the last one is gone does nobody hold the promise any more."""
    key = answered.waves[0].imports[0].key
    gone = act(answered, "remove-import", key=key)
    assert 5 == act(gone, "set-session", **FORM | {"threshold": "5"}).session.threshold


def test_where_the_promise_is_unknown_the_strictest_reading_holds() -> None:
    """A workspace of the first version opens, shows no head, and says why on both pages."""
    workspace = replace(kept(), sample=False)
    assert Promise(max(workspace.session.threshold or 5, 5), ()) == in_force(workspace)
    assert not any(report_of(workspace, context()).result.heads.values())
    for view in ("report", "collect"):
        assert "Nobody knows what those who answered were promised" in show(workspace, view)
    with pytest.raises(ActionError, match="these heads are shown"):
        act(workspace, "set-session", **FORM | {"threshold": "20"})


def test_the_invitation_says_what_is_promised(answered: Workspace) -> None:
    """Above the form and in both texts: among how many others answers stand, and whose heads are shown."""
    html = show(answered, "collect")
    assert 3 == html.count("at least 7 others")
    assert "The heads of Sales agreed to be shown one by one" in html
    assert "The heads of Marketing agreed" not in html
