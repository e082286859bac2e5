"""One page for the board."""

from dataclasses import replace

from assessment.report.deck.fitting import shortened
from assessment.report.deck.meeting import Meeting
from assessment.report.team import TeamReport, render

NOTE, CELL = 200, 90
"""Characters of the decision's note, and of what is planned and by whom: with more, one page would be two."""


def render_brief(report: TeamReport, meeting: Meeting) -> str:
    """Return headline, totals, likely gaps, what is shared, decision, question and next date as HTML for one page."""
    return render("brief.html.j2", report, meeting=_short(meeting), root=None)


def _short(meeting: Meeting) -> Meeting:
    choice = meeting.choice and replace(meeting.choice, note=shortened(meeting.choice.note, NOTE))
    plan = (replace(item, what=shortened(item.what, CELL), owner=shortened(item.owner, CELL)) for item in meeting.plan)
    return replace(meeting, choice=choice, plan=tuple(plan))
