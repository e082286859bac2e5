"""Our work: where one stands, what is next, and the workspaces in this browser."""

import json
from functools import reduce

import pytest

from assessment.browser import handle
from assessment.parameters import RequestError
from assessment.workspace import pages
from assessment.workspace.action import ActionError, Context, Kept, read_context
from assessment.workspace.document import WorkspaceError, open_text, to_document
from assessment.workspace.overview import PARTS, slug
from tests.workspaces import TODAY, act, context, empty, reopened, sample

KEPT = {"key": "spring", "name": "Spring & <b>us</b>", "changed": "2026-11-20", "saved": None, "behind": True}


def shown(workspace=None, **changes):
    kept = (Kept(**KEPT | changes), Kept("other", "Client B", "2026-11-01", "2026-11-02", behind=False))
    return pages.show(workspace or empty(), "overview", Context(context().bank, TODAY, "f", "../", kept=kept))


def test_what_is_next_comes_first():
    """A new workspace is led to the first step of the first part; one with answers further."""
    assert "Next: name the session" in shown()
    assert "Next: name the session" not in shown(sample())


@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_its_words(part):
    """Each part can be shown at its beginning and in the sample."""
    for workspace in (empty(), sample()):
        progress = PARTS[part](workspace, context())
        assert 0 <= progress.done <= progress.of
        assert f'href="../{progress.page}' in shown(workspace)


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
    file = pages.export(sample(), "workspace", {}, context())
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
            '{"format": "common-ground/workspace", "version": 2}',
            "saved by a newer version of this site (2; this page knows 1)",
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


@pytest.mark.parametrize(
    ("place", "date"),
    [(("created",), "2026-02-30"), (("created",), ""), (("waves", 0, "date"), "soon"), (("next_measurement",), "1")],
)
def test_a_date_that_does_not_exist_is_named(place, date):
    """A file that was changed by hand is refused with what is wrong, before a page stumbles over it."""
    document = json.loads(json.dumps(to_document(sample())))
    *way, last = place
    reduce(lambda inside, key: inside[key], way, document)[last] = date
    with pytest.raises(WorkspaceError) as refused:
        open_text(json.dumps(document), "notes.json")
    assert f"“{date}” stands where a date belongs" in str(refused.value)


def test_a_file_of_a_workspace_that_is_here_gets_a_number():
    """Two workspaces in a list can be told apart, and neither overwrites the other."""
    taken = [{"key": "sample", "name": "Sample"}, {"key": "other", "name": "Sample (2)"}]
    message = {"request": "open-workspace", "text": json.dumps(to_document(sample())), "fresh": "new", "taken": taken}
    opened = json.loads(handle(json.dumps(message)))["document"]
    assert ("new", "Sample (3)", "Sample") == (opened["key"], opened["name"], opened["session"]["name"])
    opened = json.loads(handle(json.dumps(message | {"taken": taken[1:]})))["document"]
    assert ("sample", "Sample") == (opened["key"], opened["name"])


@pytest.mark.parametrize("kept", [{}, [{}], [KEPT | {"behind": "yes"}], [KEPT | {"more": 1}], "x"])
def test_a_list_of_workspaces_that_is_none_is_refused(kept):
    """The page never sends it."""
    with pytest.raises(RequestError):
        read_context(json.loads(json.dumps({"kept": kept})), context().bank)
