"""One page for the board."""

from assessment.report.deck.meeting import Meeting
from assessment.report.team import TeamReport, render


def render_brief(report: TeamReport, meeting: Meeting) -> str:
    """Return headline, totals, likely gaps, what is shared, decision, question and next date as HTML for one page."""
    return render("brief.html.j2", report, meeting=meeting, root=None)
