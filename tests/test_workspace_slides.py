"""The slides of a workspace, and the file for PowerPoint."""

import json

import pytest

from assessment.errors import ActionError
from assessment.workspace import parts
from tests.workspaces import act, context, empty, sample, show


def test_slides_tell_what_was_decided_and_planned() -> None:
    """They take over the decision, open items of the plan, and the date of the next measurement."""
    workspace = act(sample(), "add-own", "k1", name="Breakfast")
    workspace = act(workspace, "add-own", "k2", name="Lunch")
    workspace = act(workspace, "change-item", key="k2", field="done", value=True)
    workspace = act(workspace, "keep-decision", choice="stay", date="2026-11-20")
    html = show(workspace, "slides")
    assert "Breakfast" in html
    assert "Lunch" not in html
    assert "Decided on 20 November 2026: stay at Defined." in html
    assert "12 October 2026" in html


def test_a_workspace_without_answers_has_no_slides() -> None:
    """The page says what is missing, and so does the file."""
    assert "No slides yet" in show(empty(), "slides")
    with pytest.raises(ActionError, match="no answers that can be shown yet"):
        parts.export(empty(), "slides", {}, context())


def test_the_file_bears_the_name_of_the_session() -> None:
    """And says that the data are made up where they are."""
    file = parts.export(sample(), "slides", {}, context())
    assert "made-up-slides-sample.pptx" == file["name"]
    assert "Sample" == json.loads(file["text"])["title"]
