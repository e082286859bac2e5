"""The process map as a page shows it: the drawing, its faults and links; `editing` changes it."""

from dataclasses import replace

from assessment.errors import ActionError
from assessment.model import SIDES
from assessment.process import NO_OWNER, SEVERAL_OWNERS, Activity, find_faults, in_order, links
from assessment.report.process_lanes import lay_out_lanes
from assessment.report.process_map import lay_out
from assessment.workspace.action import Context
from assessment.workspace.funnel.page import agreed_leads
from assessment.workspace.part import Progress, Work, of_steps
from assessment.workspace.protocol import Look, pasted
from assessment.workspace.records import Workspace

EDIT = Look("edit", pasted)
"""The key of the activity that is open."""

LOOKS = (EDIT,)


def with_activities(workspace: Workspace, activities: tuple[Activity, ...]) -> Workspace:
    """Return the workspace with another map, its activities in the order of the chain."""
    return replace(workspace, process=replace(workspace.process, activities=in_order(activities)))


def show_map(workspace: Workspace, context: Context) -> dict[str, object]:
    """Return the drawing, the faults, the links, and the activity that is being edited."""
    activities = workspace.process.activities
    if any(activity.side not in SIDES for activity in activities):
        raise ActionError("The map in this workspace was changed and cannot be read. Open a saved copy of it.")
    faults = find_faults(activities)
    return {
        "activities": activities,
        "by_key": {activity.key: activity for activity in activities},
        "faults": faults,
        "links": links(activities),
        "chain": lay_out(activities, faults),
        "lanes": lay_out_lanes(activities, faults),
        "edited": EDIT(context),
        "sides": SIDES,
        "agreed": bool(agreed_leads(workspace.funnel)),
        "owners": sorted({owner for activity in activities for owner in activity.owners}, key=str.casefold),
        "outputs": sorted({output.what for activity in activities for output in activity.outputs}),
    }


def progress(workspace: Workspace, _context: Context) -> Progress:
    """Say how far the map is: it is begun, every activity has its one owner, nothing is left to mend."""
    activities = workspace.process.activities
    kinds = {fault.kind for fault in find_faults(activities)}
    reached = {
        "start": bool(activities),
        "owners": bool(activities) and not kinds & {NO_OWNER, SEVERAL_OWNERS},
        "faults": bool(activities) and not kinds,
    }
    return of_steps(reached)


PART = Work(show_map, LOOKS, progress=progress)
