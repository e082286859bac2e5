"""Our work: where one stands in every part, what is next, and the workspaces in this browser."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assessment.exchange.write import slug
from assessment.workspace.action import Action, Context, Export, Values, required
from assessment.workspace.document import to_document
from assessment.workspace.part import Part, Progress
from assessment.workspace.records import Workspace

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Reached:
    """A part of the work, by its key, with its page and how far it is."""

    key: str
    page: str
    progress: Progress


def show_overview(workspace: Workspace, context: Context, parts: Mapping[str, Part]) -> dict[str, object]:
    """Return how far every part is in which something is to be done, and the workspaces in this browser."""
    reached = [
        Reached(key, part.page, part.progress(workspace, context)) for key, part in parts.items() if part.progress
    ]
    first = next((part for part in reached if part.progress.next_step), None)
    here = next((kept for kept in context.kept if kept.key == workspace.key), None)
    return {"parts": reached, "first": first, "here": here, "kept": context.kept, "longest_name": LONGEST_NAME}


def rename(workspace: Workspace, values: Values, _context: Context) -> Workspace:
    """Give the workspace another name."""
    return replace(workspace, name=required(values, "name", "a name for the workspace", LONGEST_NAME))


def duplicate(workspace: Workspace, values: Values, context: Context) -> Workspace:
    """Return a copy under a key of its own; the page goes on with the copy."""
    name = required(values, "name", "a name for the copy", LONGEST_NAME)
    return replace(workspace, key=context.fresh, name=name, created=context.today)


def export_workspace(workspace: Workspace, _values: Values, context: Context) -> dict[str, str]:
    """Return the whole workspace as a file."""
    parts = ("common-ground", "made-up" if workspace.sample else "", slug(workspace.name), context.today)
    text = json.dumps(to_document(workspace), ensure_ascii=False, indent=1) + "\n"
    return {"name": "-".join(filter(None, parts)) + ".json", "type": "application/json", "text": text}


ACTIONS: Mapping[str, Action[Workspace]] = {"rename-workspace": rename, "duplicate-workspace": duplicate}
EXPORTS: Mapping[str, Export] = {"workspace": export_workspace}
