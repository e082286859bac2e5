"""A team's type is named in the same words on every page: alone only where the whole interval keeps to it."""

import re

import pytest

from assessment.workspace.measurements import measured
from assessment.workspace.records import Workspace
from assessment.workspace.report.page import report_of
from assessment.workspace.standing import standing
from tests.test_one_rule import made_up
from tests.test_samples import made
from tests.workspaces import context, empty, sample, show, with_answers

TEAMS = [sample(), made("story"), *(with_answers(empty(), made_up(seed)) for seed in range(6))]


def text_of(workspace: Workspace, view: str) -> str:
    """Return what a page says, without links."""
    return " ".join(re.sub(r"</?a\b[^>]*>", "", show(workspace, view)).split())


def named(workspace: Workspace, function: str) -> str:
    """Return the sentence of the report on how a function sees the relationship."""
    low, high = report_of(workspace, context()).result.total.views[function].named
    names = {each.key: each.name for each in context().bank.types}
    if low == high:
        return f"{function.capitalize()} sees the relationship as {names[low]}"
    return f"{function.capitalize()} sees the relationship between {names[low]} and {names[high]}"


@pytest.mark.parametrize("workspace", TEAMS)
@pytest.mark.parametrize("view", ["decision", "plan", "checklist"])
def test_the_work_names_a_type_as_the_report_does(workspace: Workspace, view: str) -> None:
    """A mean near a border is not said to be on one side of it."""
    said = text_of(workspace, view)
    assert [] == [sentence for f in ("sales", "marketing") if (sentence := named(workspace, f)) not in said]


def test_a_type_near_another_is_called_so() -> None:
    """A rule needs one type; that another one is as likely is said beside it."""
    assert standing(made("story"), context()).near == ("aligned",)
    assert "You are Defined, near Aligned</h2>" in text_of(made("story"), "decision")
    assert "You are Defined</h2>" in text_of(sample(), "decision")


def test_measuring_again_names_the_types_of_both_reports() -> None:
    """Each total is followed by what the report of its measurement says."""
    story = made("story")
    said = text_of(story, "waves")
    assert "The mean total went from 51.0 (Defined) to 59.7 (between Defined and Aligned)." in said
    assert len(measured(story)) == 2
