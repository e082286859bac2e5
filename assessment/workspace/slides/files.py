"""The slides as a file for PowerPoint, which the page writes from what stands on them."""

from assessment.errors import ActionError
from assessment.exchange.write import slug
from assessment.report.deck.rendering import deck_json
from assessment.workspace import waiting
from assessment.workspace.action import Context
from assessment.workspace.part import Offers
from assessment.workspace.protocol import ByName, File
from assessment.workspace.records import Workspace
from assessment.workspace.slides.page import deck

EXPORTS = ByName[File]()

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


@EXPORTS("slides")
def export_slides(workspace: Workspace, context: Context) -> File:
    """Return what the file holds, as JSON."""
    waiting.require_closed(workspace)
    found = deck(workspace, context)
    if not found.slides:
        raise ActionError("There are no answers that can be shown yet, so there are no slides.")
    name = "-".join(filter(None, ("made-up" if workspace.sample else "", "slides", slug(found.title))))
    return {"name": f"{name}.pptx", "type": PPTX, "text": deck_json(found)}


OFFERS = Offers(exports=EXPORTS)
