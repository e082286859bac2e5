"""The pages that show a workspace: which actions, views, previews and files there are, each under its name.

A page of the site names its view. It sends the workspace's document with every request and gets back HTML, and the
changed document after an action: nothing is remembered here between two requests.
"""

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from assessment.errors import ActionError
from assessment.parameters import NOT_UNDERSTOOD
from assessment.report.environment import environment
from assessment.workspace.action import Action, Context, Export, Preview, Values, View
from assessment.workspace.records import Workspace

VIEWS: Mapping[str, str] = {
    "overview": "overview",
    "collect": "collecting",
    "report": "reporting",
    "decision": "decision",
    "plan": "planning",
    "checklist": "checklist",
    "waves": "waves",
    "funnel": "funnel",
    "process": "process_work",
    "map": "process_work",
    "papers": "papers",
}
"""Name of a view -> the part of the work that shows it. A page opens sooner because it loads no other part."""

PARTS = (*dict.fromkeys(VIEWS.values()), "plan_files", "funnel_file", "map_editing", "map_table", "paper_files")
"""Every part: a module with `ACTIONS`, `VIEWS`, `PREVIEWS` and `EXPORTS`, or those of them that it needs."""


def offered(registry: str) -> Mapping[str, Any]:
    """Return what all parts offer in a registry, such as `EXPORTS`, by name."""
    return {name: each for part in PARTS for name, each in _registry(part, registry).items()}


def act(workspace: Workspace, action: str, values: Values, context: Context) -> Workspace:
    """Return the workspace after an action; raise `ActionError` for one that is not known or cannot be done."""
    do: Action[Workspace] = _known("ACTIONS", action)
    return do(workspace, values, context)


def show(workspace: Workspace, view: str, context: Context) -> str:
    """Return a view of the workspace as HTML."""
    if view not in VIEWS:
        raise ActionError(NOT_UNDERSTOOD)
    look: View = _registry(VIEWS[view], "VIEWS")[view]
    needed = look(workspace, context)
    return render(f"work/{view}.html.j2", workspace, context, **needed)


def preview(workspace: Workspace, name: str, values: Values, context: Context) -> str:
    """Return HTML about values that are not in the workspace yet."""
    look: Preview = _known("PREVIEWS", name)
    return look(workspace, values, context)


def export(workspace: Workspace, name: str, values: Values, context: Context) -> dict[str, str]:
    """Return a file made of the workspace."""
    write: Export = _known("EXPORTS", name)
    return write(workspace, values, context)


def render(template: str, workspace: Workspace, context: Context, **more: object) -> str:
    """Render a template with what every view needs."""
    shared = {"workspace": workspace, "bank": context.bank, "root": context.root, "today": context.today}
    return environment().get_template(template).render(shared, **more)


def _known(registry: str, name: str) -> Any:
    """Return what is offered under a name: parts that are loaded are asked first, others only if need be."""
    for part in sorted(PARTS, key=lambda part: f"{__package__}.{part}" not in sys.modules):
        if name in (found := _registry(part, registry)):
            return found[name]
    raise ActionError(NOT_UNDERSTOOD)


def _registry(part: str, registry: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = getattr(import_module(f"{__package__}.{part}"), registry, {})
    return found
