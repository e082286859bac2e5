"""One page for the board, about the measurement that is worked on."""

from assessment.report.brief import render_brief
from assessment.workspace import waiting
from assessment.workspace.action import Context
from assessment.workspace.part import Part
from assessment.workspace.records import Workspace
from assessment.workspace.report.page import report_of
from assessment.workspace.slides.page import meeting_of


def show_brief(workspace: Workspace, context: Context) -> dict[str, object]:
    """Return the page as HTML; without answers that can be shown it is empty."""
    report = report_of(workspace, context)
    brief = render_brief(report, meeting_of(workspace, context)) if report.findings.shown else ""
    return {"brief": brief, "waits": waiting.files_wait(workspace)}


PART = Part(show_brief)
