"""The facilitator's kit for the meeting about the measurement that is worked on."""

from assessment.report.kit import render_kit
from assessment.team.analysis import COMPARED
from assessment.workspace import waiting
from assessment.workspace.action import Context
from assessment.workspace.part import Part
from assessment.workspace.records import Workspace
from assessment.workspace.report.page import report_of


def show_kit(workspace: Workspace, context: Context) -> dict[str, object]:
    """Return the kit as HTML; as long as not both functions can be shown it is empty."""
    report = report_of(workspace, context)
    kit = render_kit(report) if len(report.findings.shown) == len(COMPARED) else ""
    return {"kit": kit, "waits": waiting.files_wait(workspace)}


PART = Part(show_kit)
