"""Answers that come in: what is added, what is left out and why; nothing accepted is lost."""

import base64
import io
import zipfile
from collections.abc import Iterable

import pytest

from assessment.errors import ActionError
from assessment.exchange.code import GUESSES, Response, encode, session_tag
from assessment.exchange.reading import LIMIT
from assessment.workspace import parts
from assessment.workspace.collect.importing import ADDED, REMARKS_SHOWN
from assessment.workspace.collect.importing import read_incoming as read_values
from assessment.workspace.protocol import Offer
from assessment.workspace.records import Workspace
from tests.exports import spreadsheet_of
from tests.workspaces import act, context, empty, folded, sample, show

SESSION = "Autumn review"


read_incoming = Offer(ADDED, read_values)
"""Reads what a page sends."""


def code(number: int, function: str | None = "sales", session: str = SESSION) -> str:
    answers = tuple((number + place) % 5 + 1 for place in range(20))
    return encode(Response(function, "staff", session_tag(session), number, answers))


def pasted(*codes: str) -> dict[str, object]:
    return {"text": "\n".join(codes), "name": "Pasted text"}


def files(**contents: bytes) -> dict[str, object]:
    sent = [
        {"name": name, "size": len(data), "base64": base64.b64encode(data).decode()} for name, data in contents.items()
    ]
    return {"files": sent, "text": "", "name": "Pasted text"}


def table(rows: Iterable[str]) -> bytes:
    header = ",".join(["function", *(f"q{number}" for number in range(1, 21))])
    return "\n".join([header, *rows, ""]).encode()


@pytest.fixture
def named() -> Workspace:
    return act(empty(), "set-session", name=SESSION, threshold="5", askLevel=["on"])


def test_codes_in_a_chat_are_added_once(named: Workspace) -> None:
    """A chat thread that is pasted again later adds only who is new."""
    first = act(named, "add-answers", **pasted(code(1), code(2)))
    later = act(
        first, "add-answers", fresh="later", **pasted("Hi, here is mine:", code(1), code(2), code(3, "marketing"))
    )
    assert [2, 1] == [len(each.people) for each in later.waves[0].imports]
    incoming = read_incoming(later, pasted(code(3, "marketing")), context())
    assert ["The same response is already in Pasted text, row 4."] == [
        each.reason for each in incoming.reading.duplicates
    ]


def test_a_code_of_an_earlier_measurement_is_not_counted_again(named: Workspace) -> None:
    """Whoever pastes the whole thread half a year later gets the new answers alone."""
    first = act(named, "add-answers", **pasted(code(1)))
    again = act(first, "start-wave", fresh="second", name="Spring review")
    with pytest.raises(ActionError, match="Nothing in there is new"):
        act(again, "add-answers", **pasted(code(1)), allSessions="yes")


def test_other_sessions_are_told_apart_and_may_be_taken_in(named: Workspace) -> None:
    """A code from another invitation is left out with its reason, unless the facilitator wants it."""
    values = pasted(code(1), code(2, session="Another team"))
    incoming = read_incoming(named, values, context())
    assert (1, 1) == (len(incoming.new), len(incoming.reading.other_session))
    assert 2 == len(act(named, "add-answers", **values, allSessions="yes").waves[0].people)


def test_mixed_sessions_are_pointed_out_before_a_name_is_given() -> None:
    """Without a name of its own, a workspace cannot tell which codes are meant for it."""
    html = parts.preview(empty(), "answers", pasted(code(1), code(2, session="Another team")), context())
    assert "These answers come from 2 sessions." in html
    assert "Name your session first" in html


def test_people_without_a_function_get_the_one_that_is_chosen(named: Workspace) -> None:
    """The choice fills gaps and overrules nobody."""
    values = pasted(code(1, None), code(2, "sales")) | {"function": "marketing"}
    assert ["marketing", "sales"] == [each.function for each in act(named, "add-answers", **values).waves[0].people]


def test_each_file_is_an_import_of_its_own(named: Workspace) -> None:
    """So that each can be taken back alone."""
    values = files(**{"a.csv": table(["sales" + ",3" * 20]), "b.txt": code(7).encode()})
    imports = act(named, "add-answers", **values).waves[0].imports
    assert [("a.csv", 1), ("b.txt", 1)] == [(each.name, len(each.people)) for each in imports]
    assert len(imports) == len({each.key for each in imports})


def test_the_first_answer_begins_the_first_measurement(named: Workspace) -> None:
    """Its date is the day of the import, its name that of the session."""
    (wave,) = act(named, "add-answers", **pasted(code(1))).waves
    assert (SESSION, context().today) == (wave.name, wave.date)


def test_a_file_without_ids_that_comes_again_is_warned_of(named: Workspace) -> None:
    """Equal answers make no duplicate, since people may agree; but the same rows in the same places are told."""
    values = files(**{"a.csv": table(["sales" + ",3" * 20, "marketing" + ",4" * 20])})
    first = act(named, "add-answers", **values)
    incoming = read_incoming(first, values, context())
    assert ("a.csv",) == incoming.again
    assert 2 == len(incoming.new)


def test_a_messy_export_shows_how_its_columns_were_read(named: Workspace) -> None:
    """Every column is named with what it was taken for, and what is not read is said."""
    statements = ";".join(f"q{number}" for number in range(1, 21))
    lines = [
        f"Timestamp;Name;Your team;Comments;{statements}",
        "2026-11-20 10:11:12;A. B.;Sales team;nice;" + ";".join("3" * 20),
        "2026-11-20 10:12:12;C. D.;Marketing;;" + ";".join("3" * 19) + ";9",
    ]
    html = parts.preview(named, "answers", files(**{"export.csv": "\n".join(lines).encode()}), context())
    assert "1 person can be added" in html
    assert "Statement 20: " in html
    assert "B (“Name”)." in html
    assert "export.csv, row 3" in html
    assert "“9” is outside 1 to 5" in html


def test_one_file_that_cannot_be_read_does_not_stop_the_others(named: Workspace) -> None:
    """It is named with its reason; the others can be added."""
    values = files(**{"broken.csv": b"\x89PNG\r\n", "good.csv": table(["sales" + ",3" * 20])})
    incoming = read_incoming(named, values, context())
    assert (["broken.csv"], 1) == ([each.file for each in incoming.unreadable], len(incoming.new))


def zip_of(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("pretend.xlsx", zip_of(notes=b"hello"), "This file is a ZIP with no spreadsheet, no table and no text in it."),
        ("cut.xlsx", spreadsheet_of([["q1"]])[:200], "damaged or was cut off"),
        ("cut.csv", b'function,q1\nsales,"3', "never closed; the file was cut off"),
        ("two.csv", b"q1,q1,q2\n1,2,3\n", "Columns A, B could be the same statements (1)"),
        ("photo.png", b"\x89PNG\r\n", "This file is a picture"),
        (
            "newer.json",
            b'{"format": "common-ground/workspace", "version": 99}',
            "saved by a newer version of this site",
        ),
        ("foreign.json", b'{"hello": 1}', "This is JSON of another tool"),
        ("empty.csv", b"", "This file is empty"),
    ],
)
def test_bad_files_have_a_sentence_each(named: Workspace, name: str, data: bytes, reason: str) -> None:
    """What is wrong is said of the file, and nothing is added."""
    html = parts.preview(named, "answers", files(**{name: data}), context())
    assert ("Questions to answer first" if name == "two.csv" else "Nothing to add") in html
    assert reason in html
    with pytest.raises(ActionError, match=r"Nothing in there is new|choose first how the file is to be read"):
        act(named, "add-answers", **files(**{name: data}))


def test_a_text_without_codes_says_what_a_code_looks_like(named: Workspace) -> None:
    """Pasting the wrong thread is a common mistake."""
    html = parts.preview(named, "answers", pasted("See you at three, and bring the slides."), context())
    assert "There is no response code in it, and no table of answers." in html


def test_a_code_with_a_wrong_check_is_rejected_with_its_line(named: Workspace) -> None:
    """It is not passed over: the facilitator can ask for it again."""
    wrong = code(2)[:-1] + ("0" if code(2)[-1] != "0" else "1")
    html = parts.preview(named, "answers", pasted(code(1), wrong), context())
    assert "Pasted text, row 2" in html
    assert "A symbol of this code is wrong or out of place." in html


def test_too_much_text_is_refused_before_it_is_read(named: Workspace) -> None:
    """50 MB get a sentence with both sizes, whether they were pasted or chosen."""
    sent = {"files": [{"name": "huge.csv", "size": 50_000_000}], "text": "x" * (LIMIT + 1), "name": "Pasted text"}
    reasons = [each.reason for each in read_incoming(named, sent, context()).unreadable]
    assert ["It has 50 MB; at most 34 MB are read. Split it, or save the answers alone."] == reasons[:1]
    assert "It has 34 MB; at most 34 MB are read." in reasons[1]


def test_nothing_sent_is_said(named: Workspace) -> None:
    """An empty form asks for something to read."""
    empty_file = {"files": [{"name": "", "size": 0, "base64": ""}], "text": "  \n", "name": "Pasted text"}
    with pytest.raises(ActionError, match="Paste a text or choose a file first"):
        act(named, "add-answers", **empty_file)


def test_a_file_that_did_not_arrive_whole_is_said(named: Workspace) -> None:
    """What is no base64 is never guessed at."""
    with pytest.raises(ActionError, match=r"a\.csv did not arrive whole"):
        act(named, "add-answers", files=[{"name": "a.csv", "size": 3, "base64": "%%%"}])


def test_a_workspace_file_gives_its_respondents(named: Workspace) -> None:
    """A colleague's workspace can be dropped like any other file, and made-up answers are remarked on."""
    file = parts.export(sample(), "workspace", {}, context())
    values = files(**{file["name"]: file["text"].encode()})
    incoming = read_incoming(named, values | {"allSessions": "yes"}, context())
    assert 25 == len(incoming.new)
    assert "made up" in incoming.reading.remarks[0].reason


def test_a_long_list_is_cut_and_saved_whole(named: Workspace) -> None:
    """The page shows the first reasons; the file holds every row, harmless in a spreadsheet."""
    contents = {"=evil.csv": table(["sales" + "," * 20] * 60 + ["sales" + ",3" * 20])}
    contents |= {f"{number}.csv": table(["sales" + "," * 20]) for number in range(1, 60)}
    values = files(**contents)
    html = parts.preview(named, "answers", values, context())
    assert f"And {60 - REMARKS_SHOWN} more." in html
    saved = parts.export(named, "left-out", values, context())["text"]
    assert 1 + 60 + 59 == len(saved.splitlines())
    assert "\nrejected,'=evil.csv,2," in saved.replace("\r\n", "\n")


def test_names_from_outside_are_escaped(named: Workspace) -> None:
    """A file's name and a header are shown as text."""
    values = files(**{"<img src=x>.csv": b"q1,<script>\n3,4\n" + code(1).encode()})
    assert not any(tag in parts.preview(named, "answers", values, context()) for tag in ("<img", "<script"))


def test_a_picture_without_a_code_is_told_by_its_name(named: Workspace) -> None:
    """Of a picture the page sends what its codes say: one of which nothing could be read is told, with the reason."""
    sent = files(**{"cat.JPG": b"", "phone.png": code(1).encode()})
    incoming = read_incoming(named, sent, context())
    assert 1 == len(incoming.new)
    assert [("cat.JPG", True)] == [(each.file, "No QR code" in each.reason) for each in incoming.unreadable]


def with_ids(*people: tuple[str, str, int]) -> bytes:
    """Write a table of people with an ID, a function, and as many answers as given."""
    header = ["ID", "Department", *(f"q{number}" for number in range(1, 21))]
    rows = [[each, function, *["3"] * given, *[""] * (20 - given)] for each, function, given in people]
    return "\n".join(",".join(row) for row in [header, *rows, ""]).encode()


MONDAY = with_ids(("a7f1", "Sales", 20), ("b2c9", "Sales", 8), ("c5d3", "Marketing", 20))
FRIDAY = with_ids(("a7f1", "Sales", 20), ("b2c9", "Sales", 20), ("c5d3", "Marketing", 20), ("d4e8", "Marketing", 20))


def answered(workspace: Workspace) -> list[list[int]]:
    """How many statements each person answered, import by import."""
    return [
        [sum(map(bool, person.answers)) for person in each.people] for wave in workspace.waves for each in wave.imports
    ]


def test_a_fuller_response_takes_the_place_of_the_earlier_one(named: Workspace) -> None:
    """Said before and after; who is in both files counts once, and taking the later file back restores the earlier."""
    first = act(named, "add-answers", **files(**{"monday.csv": MONDAY}))
    incoming = read_incoming(first, files(**{"friday.csv": FRIDAY}), context())
    assert (2, 1) == (len(incoming.new), len(incoming.before))
    preview = folded(parts.preview(first, "answers", files(**{"friday.csv": FRIDAY}), context()))
    assert "2 people can be added" in preview
    assert "1 of them is here already with fewer answers or guesses." in preview
    both = act(first, "add-answers", fresh="later", **files(**{"friday.csv": FRIDAY}))
    assert [[20, 20], [20, 20]] == answered(both)
    assert "1 of them took the place of a response with fewer answers or guesses" in show(both, "collect")
    assert [[20, 8, 20]] == answered(act(both, "remove-import", key=both.waves[0].imports[1].key))


def test_a_correction_by_hand_outlives_a_fuller_response(named: Workspace) -> None:
    """What the facilitator said of somebody's function holds where the fuller response does not tell any."""
    first = act(named, "add-answers", **files(**{"monday.csv": with_ids(("b2c9", "", 8))}), function="marketing")
    later = act(first, "add-answers", fresh="later", **files(**{"friday.csv": with_ids(("b2c9", "", 20))}))
    assert ["marketing"] == [person.function for person in later.waves[0].people]
    assert [[], [20]] == answered(later)


def test_guesses_pasted_later_join_their_answers(named: Workspace) -> None:
    """Said before they are added; the person counts once, and without the later text the answers stand alone again."""
    tag = session_tag(named.session.name)
    answers = encode(Response("sales", "staff", tag, 7, (3,) * 20))
    guesses = encode(Response("marketing", None, tag, 7, (None, 4, *(None,) * 18), form=GUESSES))
    first = act(named, "add-answers", fresh="1", name="Monday", text=answers)
    sent = {"name": "Friday", "text": guesses}
    assert "1 of them is here already with fewer answers or guesses." in folded(
        parts.preview(first, "answers", sent, context())
    )
    both = act(first, "add-answers", fresh="2", **sent)
    (person,) = both.waves[0].people
    assert ((3,) * 20, (None, 4)) == (person.answers, person.guesses and person.guesses.answers[:2])
    (person,) = act(both, "remove-import", key=both.waves[0].imports[1].key).waves[0].people
    assert ((3,) * 20, None) == (person.answers, person.guesses)


def test_taking_back_the_file_in_between_brings_nobody_twice(named: Workspace) -> None:
    """Three files hold one person, each more fully: without the second, the third took the place of the first."""
    workspace = named
    for fresh, given in (("1", 8), ("2", 12), ("3", 20)):
        sent = files(**{f"{fresh}.csv": with_ids(("b2c9", "Sales", given))})
        workspace = act(workspace, "add-answers", fresh=fresh, **sent)
    assert [[], [], [20]] == answered(workspace)
    keys = [each.key for each in workspace.waves[0].imports]
    between = act(workspace, "remove-import", key=keys[1])
    assert [[], [20]] == answered(between)
    assert [[8]] == answered(act(between, "remove-import", key=keys[2]))


def test_nobody_takes_a_place_in_an_earlier_measurement(named: Workspace) -> None:
    """What was measured before stays as it was."""
    first = act(named, "add-answers", **files(**{"monday.csv": MONDAY}))
    again = act(first, "start-wave", fresh="second", name="Spring review")
    incoming = read_incoming(again, files(**{"friday.csv": FRIDAY}), context())
    assert (1, 0) == (len(incoming.new), len(incoming.before))


def test_files_a_text_and_codes_of_the_camera_are_looked_at_together(named: Workspace) -> None:
    """Each is named and can be left out by itself; who stands in two of them counts once; each is its own import."""
    sent = {
        **files(**{"answers.csv": table(["sales" + ",3" * 20]), "Camera roll.csv": table(["marketing" + ",4" * 20])}),
        **pasted(code(1), code(2)),
        "camera": f"{code(2)}\n{code(3)}",
        "cameraName": "Camera",
    }
    incoming = read_incoming(named, sent, context())
    assert [("files", 0), ("files", 1), ("text", 0), ("camera", 0)] == [
        (each.value, each.place) for each in incoming.sent
    ]
    html = folded(parts.preview(named, "answers", sent, context()))
    assert "5 people can be added" in html
    for name, value, place in (("Camera roll.csv", "files", 1), ("Pasted text", "text", 0), ("Camera", "camera", 0)):
        assert f'data-of="{value}" data-place="{place}" aria-label="Leave out {name}"' in html
    imports = act(named, "add-answers", **sent).waves[0].imports
    assert [("answers.csv", "file", 1), ("Camera roll.csv", "file", 1), ("Pasted text", "pasted", 2)] == [
        (each.name, each.source, len(each.people)) for each in imports[:3]
    ]
    assert [("Camera", "pasted", 1)] == [(each.name, each.source, len(each.people)) for each in imports[3:]]


def test_a_single_source_is_named(named: Workspace) -> None:
    """The preview says what it holds where nothing can be left out, too."""
    for sent, name in ((pasted(code(1)), "Pasted text"), ({"camera": code(1), "cameraName": "Camera"}, "Camera")):
        html = folded(parts.preview(named, "answers", sent, context()))
        assert f"Source: {name}" in html
        assert "Leave out" not in html


def test_no_two_sources_have_one_name(named: Workspace) -> None:
    """A remark names its file, so a name that is taken is passed over."""
    sent = files(**{"a.txt": code(1).encode(), "Camera": code(3).encode()})
    sent["files"] = [*sent["files"], {**sent["files"][0], "name": "a (2).txt"}, sent["files"][0]]  # type: ignore[misc, index]  # a list
    incoming = read_incoming(named, {**sent, "camera": code(4), "cameraName": "Camera"}, context())
    assert ["a.txt", "Camera", "a (2).txt", "a (3).txt", "Camera (2)"] == [each.file.name for each in incoming.sent]


def test_a_preview_says_who_comes_as_people_would(named: Workspace) -> None:
    """Functions with their people, and the heads among them; staff need no word."""
    answers = (3,) * 20
    levels = [("sales", "head"), ("sales", "staff"), ("marketing", "staff"), ("marketing", None)]
    session = session_tag(SESSION)
    codes = [encode(Response(*of, session, number, answers)) for number, of in enumerate(levels, 1)]
    html = folded(parts.preview(named, "answers", pasted(*codes), context()))
    assert "Sales 2 (1 head), Marketing 2 (1 without a level)." in html


def test_a_preview_says_what_is_left_out_and_why(named: Workspace) -> None:
    """Each kind with its number, not numbers alone."""
    once = parts.act(named, "add-answers", pasted(code(1)), context("first"))
    wrong = code(2)[:-1] + ("0" if code(2)[-1] != "0" else "1")
    html = folded(parts.preview(once, "answers", pasted(code(1), wrong, code(3)), context()))
    assert "Left out: 1 that is already here, 1 that cannot be used." in html
    assert "No row was left out." in folded(parts.preview(named, "answers", pasted(code(1)), context()))
