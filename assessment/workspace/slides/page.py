"""The slides of the meeting about the measurement that is worked on."""

from assessment.report.deck.making import deck_of
from assessment.report.deck.meeting import Choice, Meeting, Planned
from assessment.report.deck.records import Deck
from assessment.report.deck.rendering import render_deck
from assessment.workspace import decision, reached, waiting
from assessment.workspace.action import Context
from assessment.workspace.part import Part
from assessment.workspace.records import Workspace
from assessment.workspace.report.page import report_of
from assessment.workspace.waves.page import next_date


def deck(workspace: Workspace, context: Context) -> Deck:
    """Return the slides; without answers that can be shown there are none."""
    return deck_of(report_of(workspace, context), meeting_of(workspace, context))


def meeting_of(workspace: Workspace, context: Context) -> Meeting:
    """Return what was decided and planned so far, unless that is to be decided anew, and when it is measured again."""
    told = decision.told(workspace, context)
    choice = (
        Choice(told.decided.date, told.type.key, told.to.key if told.to else None, told.decided.note) if told else None
    )
    plan = () if reached.overtaken(workspace, context) else workspace.plan
    planned = (Planned(item.name, item.owner, item.first, item.date) for item in plan if not item.done)
    return Meeting(choice, tuple(planned), next_date(workspace, context))


def show_slides(workspace: Workspace, context: Context) -> dict[str, object]:
    """Return the slides as HTML."""
    found = deck(workspace, context)
    return {"slides": render_deck(found) if found.slides else "", "waits": waiting.files_wait(workspace)}


PART = Part(show_slides)
