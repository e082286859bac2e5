"""Working papers: started from an example, filled in, carried over, saved."""

import csv
import io
import json

import pytest

from assessment.errors import ActionError
from assessment.model import Bank
from assessment.workspace import parts
from assessment.workspace.action import Context
from assessment.workspace.document import new_workspace, open_document, to_document
from assessment.workspace.papers.page import progress
from assessment.workspace.records import Workspace
from assessment.workspace.today import Today


@pytest.fixture
def context(bank: Bank) -> Context:
    return Context(bank, Today("2026-11-20"), "fresh", "../../")


@pytest.fixture
def meeting(context: Context) -> Workspace:
    return parts.act(new_workspace("w", "Acme", "2026-11-20"), "start-paper", {"kind": "meeting"}, context)


def at(table: str, row: str = "", **more: object) -> dict[str, object]:
    return {"paper": "fresh", "table": table, **({"row": row} if row else {}), **more}


def column(workspace: Workspace, table: str, key: str) -> list[str]:
    return [row.get(key) for row in workspace.papers[0].rows(table)]


def test_every_paper_starts_from_its_example(bank: Bank, context: Context) -> None:
    """All rows are marked as examples, every date exists, and the page shows and keeps each paper."""
    for kind in bank.papers:
        workspace = parts.act(new_workspace("w", "", "2026-11-20"), "start-paper", {"kind": kind.key}, context)
        rows = [row for table in workspace.papers[0].tables for row in table.rows]
        assert rows
        assert all(row.example for row in rows)
        assert workspace == open_document(json.loads(json.dumps(to_document(workspace))))
        shown = parts.show(workspace, "papers", context)
        assert len(rows) == shown.count('class="example-label"')
        assert kind.name in shown


def test_example_dates_count_from_today(meeting: Workspace) -> None:
    """An example is never out of date when it is started."""
    assert ["2026-12-04", "2026-12-20", "2026-11-20"] == column(meeting, "tasks", "by")


def test_a_changed_row_is_no_example_any_more(meeting: Workspace, context: Context) -> None:
    """What is left of the example can be removed at once."""
    workspace = parts.act(meeting, "set-cell", at("tasks", "fresh-tasks-0", column="who", value=" Eva "), context)
    workspace = parts.act(workspace, "clear-examples", {"paper": "fresh"}, context)
    assert ["Eva"] == column(workspace, "tasks", "who")
    assert [] == column(workspace, "agenda", "subject")


def test_rows_are_added_moved_and_removed(meeting: Workspace, context: Context) -> None:
    """A new row is open, stands last, and goes where it is moved."""
    workspace = parts.act(meeting, "add-row", at("tasks"), context)
    assert ["Open", "Open", "Done", "Open"] == column(workspace, "tasks", "state")
    workspace = parts.act(workspace, "set-cell", at("tasks", "fresh", column="what", value="New"), context)
    workspace = parts.act(workspace, "move-row", at("tasks", "fresh", direction="up"), context)
    assert "New" == column(workspace, "tasks", "what")[2]
    workspace = parts.act(workspace, "remove-paper-row", at("tasks", "fresh"), context)
    assert 3 == len(column(workspace, "tasks", "what"))


def test_open_tasks_are_carried_over(meeting: Workspace, context: Context) -> None:
    """What is done moves to the list of what was done, the latest first; what is open stays."""
    workspace = parts.act(meeting, "carry-over", at("tasks"), context)
    workspace = parts.act(workspace, "set-cell", at("tasks", "fresh-tasks-0", column="state", value="Done"), context)
    workspace = parts.act(workspace, "carry-over", at("tasks"), context)
    assert ["Find out why the two largest deals of last quarter were lost"] == column(workspace, "tasks", "what")
    assert ["Show the spring campaign to two salespeople", "Agree what a qualified lead is"] == column(
        workspace, "earlier", "what"
    )
    with pytest.raises(ActionError, match="Nothing is done yet"):
        parts.act(workspace, "carry-over", at("tasks"), context)


@pytest.mark.parametrize(
    ("action", "values"),
    [
        ("start-paper", {"kind": "novel"}),
        ("rename-paper", {"paper": "fresh", "value": " "}),
        ("rename-paper", {"paper": "gone", "value": "x"}),
        ("set-cell", at("tasks", "fresh-tasks-0", column="by", value="2026-02-30")),
        ("set-cell", at("tasks", "fresh-tasks-0", column="state", value="Perhaps")),
        ("set-cell", at("tasks", "fresh-tasks-0", column="colour", value="red")),
        ("set-cell", at("tasks", "fresh-tasks-0", column="what", value="x" * 2001)),
        ("set-cell", at("tasks", "gone", column="what", value="x")),
        ("add-row", at("gone")),
        ("move-row", at("tasks", "fresh-tasks-0", direction="up")),
        ("carry-over", at("agenda")),
    ],
)
def test_what_a_paper_cannot_hold_is_refused(
    meeting: Workspace, context: Context, action: str, values: dict[str, object]
) -> None:
    """A sentence says why."""
    with pytest.raises(ActionError, match=r"\.$"):
        parts.act(meeting, action, values, context)


def test_several_papers_of_a_kind_stand_side_by_side(context: Context) -> None:
    """A playbook for each segment: each has its title, and the last one started is open until another is chosen."""
    workspace = new_workspace("w", "", "2026-11-20")
    for key, title in (("one", "Hospitals"), ("two", "Clinics")):
        made = Context(context.bank, context.day, key)
        workspace = parts.act(workspace, "start-paper", {"kind": "playbook"}, made)
        workspace = parts.act(workspace, "rename-paper", {"paper": key, "value": title}, made)
    for looked, title in (("", "Clinics"), ("one", "Hospitals"), ("two", "Clinics")):
        opened = parts.show(workspace, "papers", Context(context.bank, context.day, "x", look={"paper": looked}))
        assert f'id="paper-title" tabindex="-1">{title}<' in opened
    closed = parts.show(workspace, "papers", Context(context.bank, context.day, "x", look={"paper": "–"}))
    assert 'class="work paper"' not in closed
    workspace = parts.act(workspace, "remove-paper", {"paper": "one"}, context)
    assert ["Clinics"] == [paper.title for paper in workspace.papers]


def test_a_paper_becomes_markdown_that_no_cell_breaks(meeting: Workspace, context: Context) -> None:
    """Every line of a table has the same number of cells, whatever is written in them, and no HTML."""
    written = "a | b\n<b>c</b>\\"
    workspace = parts.act(meeting, "set-cell", at("tasks", "fresh-tasks-0", column="what", value=written), context)
    text = parts.export(workspace, "paper-markdown", {"paper": "fresh"}, context)["text"]
    assert "# The regular meeting\n" in text
    assert r"| a \| b \<b\>c\</b\>\\ | Ines | 4 December 2026 | Open |" in text
    assert "| What | Who | By when | State |\n| --- | --- | --- | --- |\n| a " in text


def test_a_paper_becomes_csv_without_formulas(meeting: Workspace, context: Context) -> None:
    """Tables stand below one another, each under its name."""
    workspace = parts.act(meeting, "set-cell", at("tasks", "fresh-tasks-0", column="what", value="=1+1"), context)
    file = parts.export(workspace, "paper-csv", {"paper": "fresh"}, context)
    rows = list(csv.reader(io.StringIO(file["text"].removeprefix("\ufeff"), newline="")))
    assert "the-regular-meeting.csv" == file["name"]
    assert ["Agenda"] == rows[0]
    place = rows.index(["Tasks"])
    assert [[], ["Tasks"], ["What", "Who", "By when", "State"]] == rows[place - 1 : place + 2]
    assert "'=1+1" == rows[place + 2][0]


def test_papers_are_done_when_no_example_is_left(meeting: Workspace, context: Context) -> None:
    """Without a paper, starting one is next; then making it one’s own."""
    assert "start" == progress(new_workspace("w", "", "2026-11-20"), context).next_step
    assert "fill" == progress(meeting, context).next_step
    workspace = parts.act(meeting, "clear-examples", {"paper": "fresh"}, context)
    assert progress(workspace, context).next_step is None
