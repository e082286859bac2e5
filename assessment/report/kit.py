"""The facilitator's kit for one team."""

from assessment.report.team import TeamReport, render


def render_kit(report: TeamReport) -> str:
    """Return the agenda with what each step is about in this team, and questions for pairs, as HTML."""
    return render("kit.html.j2", report, root=None)
