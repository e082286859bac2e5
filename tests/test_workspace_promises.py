"""What people were promised before they answered holds afterwards: it can be made stricter, and never looser."""

from dataclasses import replace

import pytest

from assessment.errors import ActionError
from assessment.exchange.code import Response, encode, session_tag
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
    spring = FORM | {"name": "Spring", "threshold": "5", "heads": []}
    again = with_answers(act(again, "set-session", **spring), people("sales", 8))
    assert (Promise(7, ("sales",), known=True), Promise(5, (), known=True)) == (in_force(again, 0), in_force(again, 1))


def test_the_last_answer_taken_back_does_not_free_a_promise(answered: Workspace) -> None:
    """It was shown to people before they answered: it holds for the measurement, and for whoever is added again."""
    gone = act(answered, "remove-import", key=answered.waves[0].imports[0].key)
    for weaker in (FORM | {"threshold": "5"}, FORM | {"heads": ["sales", "marketing"]}):
        with pytest.raises(ActionError, match="People answered"):
            act(gone, "set-session", **weaker)
    assert answered.waves[0].promise == in_force(with_answers(gone, people("sales", 9), fresh="again"))
    new = FORM | {"name": "New", "threshold": "5"}
    assert 5 == act(act(gone, "start-wave", name="New"), "set-session", **new).session.threshold


@pytest.mark.parametrize("weaker", [{"threshold": "5", "heads": []}, {"heads": ["marketing"]}])
def test_who_was_invited_elsewhere_is_not_promised_less_here(answered: Workspace, weaker: dict[str, object]) -> None:
    """Codes of another session of the workspace count where it promised no more; others anywhere."""
    row = tuple(1 + statement % 5 for statement in range(20))
    codes = {name: encode(Response("sales", None, session_tag(name), 5, row)) for name in ("Autumn", "Elsewhere")}
    started = act(answered, "start-wave", fresh="second", name="Spring")
    weak = act(started, "set-session", **FORM | {"name": "Spring"} | weaker)
    with pytest.raises(ActionError, match="invited to “Autumn”, which promised more"):
        act(weak, "add-answers", text=codes["Autumn"], allSessions=True)
    assert 1 == len(act(weak, "add-answers", text=codes["Elsewhere"], allSessions=True).waves[-1].people)
    same = act(started, "set-session", **FORM | {"name": "Spring"})
    assert 1 == len(act(same, "add-answers", text=codes["Autumn"], allSessions=True).waves[-1].people)


def test_the_numbers_invited_stay_when_the_last_answer_is_taken_back(answered: Workspace) -> None:
    """They were said before anybody answered, and make more or less of the answers."""
    asked = act(answered, "set-asked", sales="20", marketing="12")
    gone = act(asked, "remove-import", key=answered.waves[0].imports[0].key)
    with pytest.raises(ActionError, match="no longer lowered"):
        act(gone, "set-asked", sales="10", marketing="12")


def of_an_earlier_version(threshold: int) -> Workspace:
    """Return nine people of each function, of whom nobody knows what they were promised."""
    workspace = with_answers(empty(), [*people("sales", 9, heads=1), *people("marketing", 9)])
    waves = (replace(workspace.waves[0], promise=Promise()),)
    return replace(workspace, session=replace(workspace.session, name="Autumn", threshold=threshold), waves=waves)


def test_an_unknown_promise_does_not_follow_a_new_session() -> None:
    """What is read most strictly once stays so, whatever later measurements promise."""
    workspace = act(of_an_earlier_version(12), "start-wave", fresh="second", name="Spring")
    for threshold, heads in (("5", ["sales"]), ("20", [])):
        workspace = act(workspace, "set-session", **FORM | {"threshold": threshold, "heads": heads})
        assert Promise(12, (), known=False) == in_force(workspace, 0) == in_force(reopened(workspace), 0)
    assert promises.unknown(workspace, workspace.waves[0])


def test_an_unknown_promise_with_a_later_session_is_read_strictly() -> None:
    """An earlier version wrote none down before a new measurement began: the highest number of any holds."""
    workspace = act(of_an_earlier_version(5), "start-wave", fresh="second", name="Spring")
    workspace = act(workspace, "set-session", **FORM | {"threshold": "9"})
    old, new = with_answers(workspace, people("sales", 10), fresh="new").waves
    unknown = replace(workspace, waves=(replace(old, promise=Promise()), new))
    assert Promise(9, (), known=False) == in_force(unknown, 0)
    stricter = act(unknown, "set-session", **FORM | {"threshold": "15"})
    assert (9, 15) == (in_force(stricter, 0).others, in_force(stricter).others)


def test_an_unknown_promise_stays_unknown_when_its_answers_come_again() -> None:
    """Else the heads could be ticked in between."""
    workspace = of_an_earlier_version(5)
    gone = act(workspace, "remove-import", key=workspace.waves[0].imports[0].key)
    with pytest.raises(ActionError, match="these heads are shown"):
        act(gone, "set-session", **FORM)
    assert Promise(5, (), known=False) == in_force(with_answers(gone, people("sales", 9)))


def test_who_was_invited_to_an_earlier_measurement_is_promised_what_the_invitation_said() -> None:
    """Nobody had answered when the next one began; their answers come in later."""
    workspace = act(act(empty(), "set-session", **FORM), "start-wave", fresh="first", name="Autumn")
    workspace = act(act(workspace, "set-session", **FORM), "start-wave", fresh="second", name="Spring")
    workspace = act(workspace, "set-session", **FORM | {"name": "Spring", "threshold": "5", "heads": ["marketing"]})
    late = with_answers(act(workspace, "choose-wave", value="first"), people("sales", 9), fresh="late")
    assert Promise(7, ("sales",), known=True) == in_force(late, 0)


@pytest.mark.parametrize("threshold", ["5", "20"])
def test_a_measurement_that_is_removed_changes_no_earlier_promise(answered: Workspace, threshold: str) -> None:
    """A report that was given out stays what it is, and the invitation to it says what it promised."""
    closed = act(answered, "close-wave")
    started = act(closed, "start-wave", fresh="second", name="Spring")
    spring = FORM | {"name": "Spring", "threshold": threshold, "heads": ["marketing"]}
    started = act(started, "set-session", **spring)
    removed = act(started, "remove-wave")
    assert in_force(closed) == in_force(removed) == promises.of_session(removed.session, context())
    assert report_of(closed, context()).result == report_of(removed, context()).result


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
    assert 2 == html.count("at least 7 others of your department. It shows means, and how many disagree or agree;")
    assert "The heads of Sales agreed to be shown one by one" in html
    assert "The heads of Marketing agreed" not in html
