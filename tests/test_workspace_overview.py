"""Our work: where one stands, what is next, and the workspaces in this browser."""

import json
import re
from dataclasses import replace

import pytest

from assessment.browser import handle
from assessment.errors import ActionError
from assessment.exchange.write import slug
from assessment.parameters import RequestError
from assessment.workspace import parts
from assessment.workspace.action import Context, Kept, read_context
from assessment.workspace.document import WorkspaceError, open_text, to_document
from assessment.workspace.today import Today
from tests.workspaces import TODAY, act, context, empty, folded, link, reopened, sample, show

KEPT = {"key": "spring", "name": "Spring & <b>us</b>", "changed": "2026-11-20", "saved": None, "behind": True}


def shown(workspace=None, **changes):
    kept = (Kept(**KEPT | changes), Kept("other", "Client B", "2026-11-01", "2026-11-02", behind=False))
    return folded(
        parts.show(workspace or empty(), "overview", Context(context().bank, Today(TODAY), "f", "../", kept=kept))
    )


def test_what_is_next_comes_first():
    """A new workspace is led to the first step of the first part; one with answers further."""
    assert "Next: name the session" in shown()
    assert "Next: name the session" not in shown(sample())


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "Not saved as a file yet."),
        ({"saved": "2026-11-19"}, "Last saved as a file on 19 November 2026, and changed since."),
        ({"saved": "2026-11-20", "behind": False}, "Saved as a file on 20 November 2026; nothing changed since."),
    ],
)
def test_saving_a_file_is_called_to_mind(changes, text):
    """Browsers may delete what they keep, so the page says how old the last file is."""
    assert text in shown(**changes)


def test_all_workspaces_are_listed_and_the_open_one_is_marked():
    """Names come from people and are shown as text; only the others can be opened."""
    html = shown()
    assert "Spring &amp; &lt;b&gt;us&lt;/b&gt; (open)" in html
    assert html.count('data-page-action="switch"') == 1
    assert html.count('data-page-action="delete"') == 2


def test_a_workspace_is_renamed():
    """Its key stays, so it is the same one."""
    renamed = act(empty(), "rename-workspace", name=" Client A ")
    assert ("spring", "Client A") == (renamed.key, renamed.name)


def test_a_copy_has_a_key_of_its_own():
    """Everything else goes along."""
    copy = act(sample(), "duplicate-workspace", fresh="new-key", name="Copy")
    assert ("new-key", "Copy", sample().waves) == (copy.key, copy.name, copy.waves)


@pytest.mark.parametrize("action", ["rename-workspace", "duplicate-workspace"])
def test_a_name_is_needed(action):
    """Several workspaces without a name could not be told apart."""
    with pytest.raises(ActionError, match="Enter a name"):
        act(empty(), action, name="  ")


def test_a_saved_workspace_opens_as_it_was():
    """The file holds everything; its name says whose it is, of which day, and whether it is made up."""
    file = parts.export(sample(), "workspace", {}, context())
    assert "common-ground-made-up-sample-2026-11-22.json" == file["name"]
    assert sample() == open_text(file["text"], "saved.json") == reopened(sample())


@pytest.mark.parametrize(
    ("name", "part"), [("Müller & Söhne", "muller-sohne"), ("../../etc", "etc"), ("日本", ""), ("x" * 200, "x" * 60)]
)
def test_a_name_becomes_a_safe_part_of_a_files_name(name, part):
    """Whatever people call their workspace."""
    assert part == slug(name)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}", "was not saved by this site"),
        ("not json", "is no workspace, or was cut off"),
        ('{"format": "common-ground/workspace", "version": 1, "key": "k", "na', "is no workspace, or was cut off"),
        (
            '{"format": "common-ground/workspace", "version": 3}',
            "saved by a newer version of this site (3; this page knows 2)",
        ),
        ('{"format": "common-ground/workspace", "version": 1, "key": "k"}', "was changed or cut off"),
        (
            '{"format": "common-ground/workspace", "version": 1, "key": "k", "name": "", "created": "", "more": 1}',
            "more",
        ),
    ],
)
def test_a_file_that_is_no_workspace_is_refused(text, message):
    """Old, foreign, newer, truncated: a sentence each, and nothing is overwritten."""
    with pytest.raises(WorkspaceError) as refused:
        open_text(text, "notes.json")
    assert message in str(refused.value)


def test_a_file_of_a_workspace_that_is_here_gets_a_number():
    """Two workspaces in a list can be told apart, and neither overwrites the other."""
    taken = [{"key": "sample", "name": "Sample"}, {"key": "other", "name": "Sample (2)"}]
    message = {"request": "open-workspace", "text": json.dumps(to_document(sample())), "fresh": "new", "taken": taken}
    opened = json.loads(handle(json.dumps(message)))["document"]
    assert ("new", "Sample (3)", "Sample") == (opened["key"], opened["name"], opened["session"]["name"])
    opened = json.loads(handle(json.dumps(message | {"taken": taken[1:]})))["document"]
    assert ("sample", "Sample") == (opened["key"], opened["name"])


CHANGES = (
    (("next_measurement",), "2026-02-30", "`next_measurement` is “2026-02-30”, which is not a date that exists"),
    (("next_measurement",), "9999-12-31", "not a date that exists"),
    (("waves", 0, "date"), "soon", "waves sample: `date` is “soon”"),
    (("waves", 0, "imports", 0, "date"), "", "imports sample: `date` is “”"),
    (("results", 0, "date"), "2025-13-01", "results r1: `date`"),
    (("decision", "decided", 0, "type"), "friends", "`type` is “friends”, which is none of undefined, defined"),
    (("decision", "decided", 0, "choice"), "leap", "`choice` is “leap”, which is none of stay, move"),
    (("plan", 0, "date"), "2026-11-31", "plan p1: `date`"),
    (("plan", 0, "signs", 0, "statement"), 99, "`statement` is “99”"),
    (("plan", 0, "signs", 0, "points"), float("nan"), "`points` is nan, which is no number"),
    (("plan", 0, "signs", 0, "points"), 10**400, "which is no number of points"),
    (("checklist", 0, "state"), "nearly", "checklist 1: `state` is “nearly”"),
    (("process", "answers", 0, "answer"), "maybe", "`answer` is “maybe”, which is none of yes, partly, no"),
    (("papers", 0, "started"), "2026-00-00", "papers w1: `started`"),
)


@pytest.mark.parametrize(("place", "value", "message"), CHANGES)
def test_a_file_that_was_changed_by_hand_is_refused_with_the_place(place, value, message):
    """Before a value that no page could show spoils one."""
    workspace = act(sample(), "add-result", "r1", link=link(*(3,) * 20))
    workspace = act(act(workspace, "keep-decision", choice="move"), "add-practice", "p1", practice="liaison")
    workspace = act(workspace, "set-task", number="1", field="state", value="done")
    workspace = act(act(workspace, "start-paper", "w1", kind="meeting"), "set-next-measurement", value="2027-03-01")
    workspace = act(workspace, "answer-question", question="purpose", value="yes")
    document = part = json.loads(json.dumps(to_document(workspace)))
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    with pytest.raises(WorkspaceError) as refused:
        open_text(json.dumps(document), "notes.json")
    assert message in str(refused.value)
    assert str(refused.value).endswith("Save it again where it was made.")


def test_a_paper_with_a_date_that_does_not_exist_says_where():
    """The bank knows which cells are dates, so this is found when the paper is shown or saved."""
    workspace = act(empty(), "start-paper", "w1", kind="meeting")
    cells = [cell for table in workspace.papers[0].tables for row in table.rows for cell in row.cells]
    day = next(cell.text for cell in cells if re.fullmatch(r"\d{4}-\d\d-\d\d", cell.text))
    changed = open_text(json.dumps(to_document(workspace)).replace(f'"{day}"', '"2026-02-30"'), "notes.json")
    changed = replace(changed, papers=(replace(changed.papers[0], started=TODAY),))
    with pytest.raises(ActionError, match="2026-02-30”, which is not a date that exists"):
        show(changed, "papers")
    with pytest.raises(ActionError, match="2026-02-30”, which is not a date that exists"):
        parts.export(changed, "paper-markdown", {"paper": "w1"}, context())


def test_a_result_that_was_changed_ends_in_a_sentence():
    """It says what to do."""
    workspace = act(empty(), "add-result", "r1", link=link(*(3,) * 20))
    changed = replace(workspace, results=(replace(workspace.results[0], fragment="zzz"),))
    with pytest.raises(ActionError, match="A result in this workspace was changed"):
        show(changed, "plan")


@pytest.mark.parametrize("year", ["0026", "9999"])
def test_a_slip_in_the_year_is_noticed(year):
    """The field of a browser lets 0026 pass."""
    with pytest.raises(ActionError, match="Check the year"):
        act(empty(), "set-next-measurement", value=f"{year}-11-30")


@pytest.mark.parametrize("kept", [{}, [{}], [KEPT | {"behind": "yes"}], [KEPT | {"more": 1}], "x"])
def test_a_list_of_workspaces_that_is_none_is_refused(kept):
    """The page never sends it."""
    with pytest.raises(RequestError):
        read_context(json.loads(json.dumps({"kept": kept})), context().bank)


def test_our_work_names_the_measurement_in_hand():
    """Where it is called otherwise than the workspace, as a second one is."""
    named = act(empty(), "set-session", name="Spring", threshold="")
    assert "The measurement in hand" not in shown(named)
    again = act(sample(), "start-wave", name="Autumn <check>", date=TODAY)
    assert "The measurement in hand: <b>Autumn &lt;check&gt;</b>" in shown(again)


def test_a_date_agreed_on_takes_the_place_of_the_usual_months():
    """On the page that collects, until it was measured on."""
    agreed = act(sample(), "set-next-measurement", value="2027-05-30")
    for workspace, told in ((sample(), False), (agreed, True)):
        html = show(workspace, "collect", step="report")
        assert told == ("You agreed to measure again on 30 May 2027." in html)
        assert told != ("months after you changed something" in html)
