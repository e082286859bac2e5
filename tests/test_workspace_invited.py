"""What a session promised holds for its answers, whatever becomes of the measurement that they came into."""

import base64
import io
import json
import zipfile
from dataclasses import replace

import pytest

from assessment.errors import ActionError
from assessment.exchange.code import Response, encode, session_tag
from assessment.workspace.document import WorkspaceError, open_text, to_document
from assessment.workspace.records import Invited, Promise, Workspace
from tests.test_workspace_promises import FORM, people
from tests.workspaces import act, empty, reopened, sample, show, with_answers

MORE = "invited to “Autumn”, which promised more"

CODES = "\n".join(
    encode(Response(each.function, None, session_tag("Autumn"), 100 + number, each.answers))
    for number, each in enumerate(people("sales", 7))
)


def session(workspace: Workspace, name: str = "Autumn", threshold: str = "5", heads: tuple[str, ...] = ()) -> Workspace:
    return act(workspace, "set-session", **FORM | {"name": name, "threshold": threshold, "heads": list(heads)})


def weaker(workspace: Workspace, name: str = "Autumn", *heads: str) -> Workspace:
    """Return a workspace whose session promises five others, as an earlier version let it."""
    weak = replace(workspace.session, name=name, threshold=10 if heads else 5, heads=heads)
    waves = (*workspace.waves[:-1], *(replace(wave, name=name) for wave in workspace.waves[-1:]))
    return replace(workspace, session=weak, waves=waves)


@pytest.fixture
def emptied() -> Workspace:
    """Return a workspace whose people were promised ten others; their answers were taken out again."""
    workspace = act(session(empty(), threshold="10"), "add-answers", fresh="first", text=CODES)
    return act(workspace, "remove-import", key=workspace.waves[0].imports[0].key)


def test_a_removed_measurement_frees_no_promise(emptied: Workspace) -> None:
    """Neither for codes nor for what is typed; on the same promise they come in again, and under a new name others."""
    removed = reopened(act(emptied, "remove-wave"))
    assert ((), (Invited(session_tag("Autumn"), "Autumn", Promise(10, (), known=True)),)) == (
        removed.waves,
        removed.invited,
    )
    for weak in (weaker(removed), weaker(removed, "autumn "), weaker(removed, "Autumn", "sales")):
        with pytest.raises(ActionError, match=MORE):
            act(weak, "add-answers", text=CODES)
        with pytest.raises(ActionError, match=MORE):
            act(weak, "add-typed", digits=20 * "3", function="sales", level="", name="Paper")
    with pytest.raises(ActionError, match=MORE):
        act(session(removed, "Winter"), "add-answers", text=CODES, allSessions=True)
    assert 7 == len(act(session(removed, threshold="10"), "add-answers", text=CODES).waves[0].people)
    winter = act(session(removed, "Winter"), "add-typed", digits=20 * "3", function="sales", level="", name="Paper")
    assert Promise(5, (), known=True) == winter.waves[0].promise


@pytest.mark.parametrize("name", ["Sample", "Autumn"])
def test_nobody_is_added_to_a_made_up_team(name: str) -> None:
    """Its files do not wait, and nothing is checked: two of them, with one more answer, would tell this one."""
    team = sample() if name == "Sample" else act(sample(), "start-wave", fresh="real", name=name)
    table = "Function," + ",".join(map(str, range(1, 21))) + "\n" + "Sales" + 20 * ",3" + "\n"
    for text in (CODES, table):
        with pytest.raises(ActionError, match="Start your own workspace"):
            act(team, "add-answers", text=text, name="pasted", allSessions=True)
    with pytest.raises(ActionError, match="Start your own workspace"):
        act(team, "add-typed", digits=20 * "3", function="sales", level="", name="Paper")
    assert "They are not added to this made-up team" in show(team, "collect")
    assert "made-up team" not in show(session(empty()), "collect")


def code(number: int, name: str) -> str:
    """Return a code of a session."""
    return encode(Response("sales", "staff", session_tag(name), number, people("sales", 1)[0].answers))


def test_the_invitation_that_is_open_holds_in_every_measurement() -> None:
    """The earlier one, which promises less, is still looked at. Its own late codes come in, and no others."""
    spring = act(session(empty(), "Spring", heads=("sales",)), "add-answers", fresh="first", text=code(1, "Spring"))
    autumn = session(act(spring, "start-wave", fresh="autumn", name="Autumn"), threshold="10")
    looking = act(autumn, "choose-wave", value=autumn.waves[0].key)
    with pytest.raises(ActionError, match="Nothing in there is new"):
        act(looking, "add-answers", text=code(2, "Autumn"))
    with pytest.raises(ActionError, match=MORE):
        act(looking, "add-answers", text=code(2, "Autumn"), allSessions=True)
    late = act(looking, "add-answers", fresh="late", text=code(3, "Spring"))
    assert [2, 0] == [len(wave.people) for wave in late.waves]
    answered = act(act(late, "choose-wave", value="autumn"), "add-answers", fresh="new", text=code(2, "Autumn"))
    assert [2, 1] == [len(wave.people) for wave in answered.waves]


def sent(workspace: Workspace, name: str = "work.json") -> list[dict[str, object]]:
    """Return a workspace as a file that the page sends, alone or in a ZIP."""
    data = json.dumps(to_document(workspace)).encode()
    if name.endswith(".zip"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("work.json", data)
        data = packed.getvalue()
    return [{"name": name, "base64": base64.b64encode(data).decode(), "size": len(data)}]


@pytest.mark.parametrize("name", ["Autumn", ""])
@pytest.mark.parametrize("file", ["work.json", "work.zip"])
def test_a_workspace_file_brings_its_promise(name: str, file: str) -> None:
    """Its people were promised ten others, whatever the session is called that they come into."""
    asked = act(session(empty(), threshold="10"), "add-answers", fresh="first", text=CODES)
    asked = replace(asked, waves=(replace(asked.waves[0], name=name),))
    for own in ("Autumn", "Winter"):
        with pytest.raises(ActionError, match="which promised more"):
            act(session(empty(), own), "add-answers", files=sent(asked, file), allSessions=True)
        same = session(empty(), own, threshold="10")
        assert 7 == len(act(same, "add-answers", files=sent(asked, file), allSessions=True).waves[0].people)


def test_a_workspace_file_brings_what_it_keeps_of_its_sessions(emptied: Workspace) -> None:
    """In another workspace, too, a session in which nobody is left holds; an unknown promise is the strictest."""
    later = session(act(emptied, "start-wave", fresh="winter", name="Winter"), "Winter")
    later = act(later, "add-answers", fresh="second", text=code(50, "Winter"))
    there = act(session(empty(), "Winter"), "add-answers", files=sent(later))
    with pytest.raises(ActionError, match=MORE):
        act(there, "add-answers", fresh="codes", text=CODES, allSessions=True)
    wave = later.waves[1]
    unknown = replace(later, waves=(later.waves[0], replace(wave, promise=Promise())), invited=())
    with pytest.raises(ActionError, match="which promised more"):
        act(session(empty(), "Winter"), "add-answers", files=sent(unknown))
    made_up = replace(sample(), session=replace(later.session, heads=()))
    assert 25 == len(act(session(empty(), "Sample"), "add-answers", files=sent(made_up)).waves[0].people)


def test_neither_the_same_name_nor_another_one_frees_a_promise(emptied: Workspace) -> None:
    """The second measurement bears the name of the first, which may be renamed before."""
    for first in (emptied, session(emptied, "Autumn 1", threshold="10")):
        second = weaker(act(first, "start-wave", fresh="second", name="Spring"))
        with pytest.raises(ActionError, match=f"{MORE}.* give this session a new name"):
            act(second, "add-answers", text=CODES)


def test_a_promise_that_became_stricter_is_kept_so() -> None:
    """Those who answer then were told the stricter one."""
    workspace = act(session(empty()), "add-answers", fresh="first", text=CODES)
    stricter = session(workspace, threshold="9")
    gone = act(act(stricter, "remove-import", key=stricter.waves[0].imports[0].key), "remove-wave")
    assert [9] == [each.promise.others for each in gone.invited]


def test_a_workspace_of_an_earlier_version_keeps_what_its_measurements_promised(emptied: Workspace) -> None:
    """It opens without the field, and nobody who is in it is promised less."""
    document = to_document(emptied)
    del document["invited"]
    old = open_text(json.dumps(document), "old.json")
    assert () == old.invited
    assert emptied.invited == act(old, "remove-wave").invited
    unknown = with_answers(empty(), people("sales", 9))
    unknown = replace(unknown, waves=(replace(unknown.waves[0], promise=Promise(), name="Autumn"),))
    taken = act(act(unknown, "remove-import", key=unknown.waves[0].imports[0].key), "remove-wave")
    assert [Promise(5, (), known=False)] == [each.promise for each in taken.invited]


@pytest.mark.parametrize("tag", [-1, 65_536, "1"])
def test_a_tag_that_there_is_not_is_refused(emptied: Workspace, tag: object) -> None:
    document = json.loads(json.dumps(to_document(emptied)))
    document["invited"][0]["tag"] = tag
    with pytest.raises(WorkspaceError, match="tag"):
        open_text(json.dumps(document), "changed.json")


@pytest.fixture
def answered() -> Workspace:
    """Return a measurement that promised ten others and no head, in which people answered."""
    return act(session(empty(), threshold="10"), "add-answers", fresh="first", text=CODES)


@pytest.mark.parametrize("name", ["Autumn", " autumn"])
def test_a_new_measurement_bears_a_name_of_its_own(answered: Workspace, name: str) -> None:
    """Where the invitation is made, not when the answers are in: codes that come late could belong to either."""
    with pytest.raises(ActionError, match="Choose another name here, such as one with the year"):
        act(answered, "start-wave", fresh="second", name=name)
    started = act(answered, "start-wave", fresh="second", name="Spring")
    with pytest.raises(ActionError, match="Choose another name here"):
        session(started, name, threshold="10")
    assert "Autumn 2027" == session(started, "Autumn 2027").waves[1].name


@pytest.mark.parametrize(
    ("weak", "message"),
    [
        ({"threshold": "9"}, "were promised at least 10 others. Promise as many here, or choose another name"),
        ({"threshold": "10", "heads": ("sales",)}, "these heads are shown one by one. Leave them out here, or choose"),
    ],
)
def test_a_name_that_promised_more_is_said_before_anybody_is_invited(
    emptied: Workspace, weak: dict[str, object], message: str
) -> None:
    """Its measurement is gone. Each way that the sentence names is open, and codes of the old name come in."""
    removed = act(emptied, "remove-wave")
    with pytest.raises(ActionError, match=message):
        session(removed, **weak)  # type: ignore[arg-type]
    assert 7 == len(act(session(removed, threshold="10"), "add-answers", text=CODES).waves[0].people)
    renamed = session(removed, "Winter", **weak)  # type: ignore[arg-type]
    with pytest.raises(ActionError, match=f"{MORE}.* Promise the same here"):
        act(renamed, "add-answers", text=CODES, allSessions=True)
    raised = session(renamed, "Winter", threshold="10")
    assert 7 == len(act(raised, "add-answers", text=CODES, allSessions=True).waves[0].people)


def test_a_new_measurement_does_not_take_a_name_that_promised_more(emptied: Workspace) -> None:
    """The measurement of that name is gone, and the session of today promises less."""
    other = session(act(emptied, "start-wave", fresh="second", name="Spring"), "Spring")
    removed = act(act(other, "choose-wave", value=emptied.waves[0].key), "remove-wave")
    with pytest.raises(ActionError, match="were promised at least 10 others"):
        act(session(removed, "Spring"), "start-wave", fresh="third", name="Autumn")
    third = session(act(removed, "start-wave", fresh="third", name="Summer"), "Summer", threshold="10")
    assert 7 == len(act(third, "add-answers", text=CODES, allSessions=True).waves[-1].people)


def test_late_codes_go_where_they_were_promised() -> None:
    """An earlier measurement that promises less keeps its promise; the sentence says where they can go."""
    spring = session(act(empty(), "start-wave", fresh="spring", name="Spring"), "Spring")
    spring = act(spring, "add-answers", fresh="one", text=code(1, "Spring"))
    autumn = session(act(spring, "start-wave", fresh="autumn", name="Autumn"), threshold="10")
    looking = act(act(autumn, "add-answers", fresh="two", text=code(2, "Autumn")), "choose-wave", value="spring")
    with pytest.raises(ActionError, match=f"{MORE}.* Add them to one that promises the same"):
        act(looking, "add-answers", fresh="late", text=code(3, "Autumn"), allSessions=True)
    late = act(act(looking, "choose-wave", value="autumn"), "add-answers", fresh="late", text=code(3, "Autumn"))
    assert [1, 2] == [len(wave.people) for wave in late.waves]
