"""The integration checklist as work: states, progress beside the scores, and what to do first."""

import csv
import io
import re
from dataclasses import replace

import pytest

from assessment.errors import ActionError
from assessment.workspace import parts
from assessment.workspace.checklist import columns, first, progress, show_checklist
from assessment.workspace.records import MOVE, Decided, Item, Sign, Weighing
from assessment.workspace.standing import standing
from tests.workspaces import act, context, empty, folded, link, reopened, sample, show


def order(workspace):
    found = first(columns(workspace, context()), standing(workspace, context()))
    return [each.task.number for each in found]


def set_task(workspace, number, value, field="state"):
    return act(workspace, "set-task", number=str(number), field=field, value=value)


def test_every_task_stands_in_the_column_of_its_theme(bank):
    """17 tasks in four columns, none of them started."""
    found = columns(empty(), context())
    assert [theme.key for theme in bank.instrument.themes] == [column.theme.key for column in found]
    assert [task.number for task in bank.checklist] == sorted(t.task.number for column in found for t in column.tasks)
    assert {"not-started"} == {each.mark.state for column in found for each in column.tasks}


def test_what_is_marked_is_kept_and_counted():
    """Done and under way are counted of the tasks that are for this pair."""
    workspace = set_task(set_task(set_task(empty(), 16, "done"), 17, "not-for-us"), 3, "under-way")
    workspace = set_task(workspace, 3, " Ana <b> ", "owner")
    found = {column.theme.key: column for column in columns(reopened(workspace), context())}
    assert (1, 1, 0) == (found["structure"].done, found["structure"].ours, found["structure"].under_way)
    assert (0, 5, 1) == (found["activities"].done, found["activities"].ours, found["activities"].under_way)
    assert "Ana <b>" == workspace.checklist[0].owner
    assert "Ana &lt;b&gt;" in show(workspace, "checklist")


def test_the_theme_with_the_lowest_score_comes_first():
    """Of the tasks of the next step: in the sample, structure has none, and Marketing rates processes lower."""
    assert [7, 10] == order(sample())[:2]
    html = show(sample(), "checklist")
    assert "Tasks of the step “From Defined to Aligned” come before the others." in html
    assert "Among these, Processes comes first because it has the lowest score" in html


def test_tasks_of_the_decided_step_come_first(bank):
    """To divide Marketing is a task of the step to Integrated, so no Defined pair begins with it."""
    for type_, practices in (("undefined", "to-defined"), ("defined", "to-aligned"), ("aligned", "to-integrated")):
        decided = Decided("first", "2026-10-12", type_, MOVE, "", ())
        there = act(sample(), "choose-basis", value=type_)
        found = order(replace(there, decision=Weighing(decided=(decided,))))
        served = {number for each in bank.practices if each.step == practices for number in each.tasks}
        assert served == set(found[: len(served)])
        assert (16 in served) == (type_ == "aligned")


def test_one_persons_scores_order_the_themes_too():
    """The lowest theme of a person's result comes first."""
    answers = tuple(1 if number in (2, 7, 10, 16) else 4 for number in range(1, 21))
    assert [12, 13, 14, 15] == order(act(empty(), "add-result", link=link(*answers)))[:4]


def test_within_a_theme_what_the_plan_serves_comes_first():
    """Disciplined communication serves tasks 4 and 5 in activities, and 10 in processes."""
    without = order(empty())
    planned = act(empty(), "add-practice", practice="disciplined-communication")
    assert list(range(1, 18)) == sorted(without)
    assert [4, 5, 10] == order(planned)[:3]
    by_score = act(sample(), "add-practice", practice="disciplined-communication")
    assert [10, 7] == order(by_score)[:2]


def test_what_is_begun_is_not_proposed_again():
    """Under way, done and not for us are no suggestions; what is under way is to be finished."""
    workspace = set_task(set_task(set_task(sample(), 16, "done"), 17, "not-for-us"), 6, "under-way")
    assert not {16, 17, 6} & set(order(workspace))
    assert "Finish what is under way" in show(workspace, "checklist")


def test_a_task_can_be_set_back():
    """Not started is a state like any other."""
    assert "not-started" == set_task(set_task(empty(), 1, "done"), 1, "not-started").checklist[0].state


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"number": "18", "field": "state", "value": "done"}, "does not know"),
        ({"number": "1", "field": "number", "value": "2"}, "does not know"),
        ({"number": "1", "field": "state", "value": "almost"}, "Choose how far the task is."),
        ({"number": "1", "field": "note", "value": "x" * 2001}, "longer than 2000"),
    ],
)
def test_what_cannot_be_marked_is_refused(values, message):
    """Nothing is changed."""
    with pytest.raises(ActionError, match=message):
        act(empty(), "set-task", **values)


def test_the_table_holds_every_task(bank):
    """For those who go on in a spreadsheet."""
    workspace = set_task(set_task(empty(), 3, "under-way"), 3, "=1+1", "note")
    file = parts.export(workspace, "checklist", {}, context())
    found = list(csv.DictReader(io.StringIO(file["text"].removeprefix("\ufeff"))))
    assert [str(task.number) for task in bank.checklist] == [row["task"] for row in found]
    assert ("under-way", "'=1+1") == (found[2]["state"], found[2]["note"])


def test_progress_asks_to_look_to_start_and_to_finish():
    """Each step leads to the next."""
    looked, begun = set_task(empty(), 17, "not-for-us"), set_task(empty(), 3, "under-way")
    steps = [progress(w, context()).next_step for w in (empty(), looked, begun, set_task(begun, 3, "done"))]
    assert ["look", "start", "finish", None] == steps


def test_a_pair_with_an_earlier_step_is_not_sent_to_the_checklist() -> None:
    """It is for pairs that are Aligned: before that, practices come first, on the overview and on its own page."""
    defined = act(empty(), "choose-basis", value="defined")
    decided = act(defined, "keep-decision", choice="move")
    found = progress(decided, context())
    assert found.next_step
    assert found.waits
    html = folded(show(decided, "checklist"))
    assert "Your plan</a> comes first. Once it is made, begin with these tasks, which serve the step" in html
    assert ["act/plan/"] == re.findall(r'md-button--primary"\s+href="../([^"]*)"', html)
    undecided = show(defined, "checklist")
    assert ["decide/advisor/"] == re.findall(r'md-button--primary"\s+href="../([^"]*)"', undecided)
    assert {"now"} == {each.turn for each in show_checklist(decided, context())["first"]}
    aligned = act(act(empty(), "choose-basis", value="aligned"), "keep-decision", choice="move")
    assert not progress(aligned, context()).waits
    assert "can wait" not in show(aligned, "checklist")


def test_what_is_begun_is_due_on_every_page() -> None:
    """Also before the step of the checklist: its page asks to finish it first, and so does “Our work”."""
    decided = act(act(empty(), "choose-basis", value="defined"), "keep-decision", choice="move")
    begun = set_task(decided, 1, "under-way")
    assert not progress(begun, context()).waits
    assert "Next: finish what is under way." in show(begun, "overview")
    html = folded(show(begun, "checklist"))
    assert html.index("Finish what is under way") < html.index("comes first. Once it is made")
    assert "Not due yet: begin with a task that serves your step" in show(decided, "overview")


def test_what_the_checklist_begins_with_is_what_our_work_says() -> None:
    """Once the plan is made, tasks that serve the step are begun; before that neither page asks for one."""
    decided = act(act(empty(), "choose-basis", value="defined"), "keep-decision", choice="move")
    item = Item("first", "Meet", owner="Ana", date="2027-05-01", signs=(Sign(2, 1.0),))
    made = replace(decided, plan=(item,))
    for workspace, due in ((decided, False), (made, True)):
        html, work = folded(show(workspace, "checklist")), show(workspace, "overview")
        assert due == ("Begin with task" in html)
        assert due == ("Next: begin with a task that serves your step" in work)
        assert due != ("Not due yet: begin with a task" in work)


def test_where_no_task_of_the_own_step_is_left_none_comes_first() -> None:
    """Then what is open belongs to later steps, and the page does not ask for it after saying that it can wait."""
    workspace = act(act(empty(), "choose-basis", value="defined"), "keep-decision", choice="move")
    for column in columns(workspace, context()):
        for each in column.tasks:
            if each.turn == "now":
                workspace = set_task(workspace, each.task.number, "done")
    assert [] == show_checklist(workspace, context())["first"]
    html = folded(show(workspace, "checklist")).partition('id="checklist-first"')[2].partition("</section>")[0]
    assert "all that is open here can wait" in html
    assert "First move" not in html


def test_one_button_leads_to_the_task_that_is_next() -> None:
    """To the one under way, or else the first to begin; who needs none gets none."""
    lead = re.compile(r'md-button--primary"\s+href="#task-(\d+)">([^<]*)<')
    undecided = act(sample(), "choose-basis", value="aligned")
    assert [] == lead.findall(show(undecided, "checklist"))
    workspace = act(undecided, "keep-decision", choice="move")
    number = str(show_checklist(workspace, context())["first"][0].task.number)
    assert [(number, f"Begin with task {number}")] == lead.findall(show(workspace, "checklist"))
    begun = set_task(workspace, 7, "under-way")
    assert [("7", "Go on with task 7")] == lead.findall(show(begun, "checklist"))
    assert [] == lead.findall(show(act(workspace, "keep-decision", choice="stay"), "checklist"))
