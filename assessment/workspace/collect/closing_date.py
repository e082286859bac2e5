"""The day until which answers are collected: the invitation names it, and so does the calendar of the facilitator."""

from dataclasses import replace

from assessment.errors import ActionError
from assessment.exchange.icalendar import Event, write_calendar
from assessment.workspace.action import Context
from assessment.workspace.protocol import ByName, Day, File
from assessment.workspace.records import Workspace
from assessment.workspace.rendering import render

ACTIONS, EXPORTS = ByName[Workspace](), ByName[File]()


@ACTIONS("set-closing-date", value=Day())
def set_closing_date(workspace: Workspace, _context: Context, value: str) -> Workspace:
    """Set the day; without one, people answer when they like."""
    return replace(workspace, session=replace(workspace.session, closes=value))


@EXPORTS("closing-date")
def save_closing_date(workspace: Workspace, context: Context) -> File:
    """Return the day as a file for a calendar."""
    closes = workspace.session.closes
    if not closes:
        raise ActionError("Choose first until when people answer.")
    summary, description = (
        render(f"work/collect/closing-{text}-words.txt.j2", workspace, context).strip() for text in ("title", "event")
    )
    event = Event(f"closes-{workspace.key}", closes, summary, description)
    return {
        "name": "last-day-for-answers.ics",
        "type": "text/calendar",
        "text": write_calendar([event], context.today),
    }
