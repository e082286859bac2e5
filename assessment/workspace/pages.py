"""The pages that show a workspace: which actions, views, previews and files there are, each under its name.

A page of the site names its view. It sends the workspace's document with every request and gets back HTML, and the
changed document after an action: nothing is remembered here between two requests.
"""

from collections.abc import Mapping
from types import ModuleType

from assessment.report.environment import environment
from assessment.workspace import (
    checklist,
    collecting,
    decision,
    funnel,
    map_editing,
    map_table,
    overview,
    paper_files,
    papers,
    plan_files,
    planning,
    process_work,
    reporting,
    waves,
)
from assessment.workspace.action import Action, ActionError, Context, Export, Preview, Values, View
from assessment.workspace.document import Workspace

PARTS: tuple[ModuleType, ...] = (
    *(overview, collecting, reporting, decision, planning, plan_files, checklist, waves),
    *(funnel, process_work, map_editing, map_table, papers, paper_files),
)
"""Every part of the work; each has `ACTIONS`, `VIEWS`, `PREVIEWS` and `EXPORTS`, or those of them that it needs."""


def _all[T](registry: str) -> Mapping[str, T]:
    """Return what the parts offer, by name."""
    return {name: each for part in PARTS for name, each in getattr(part, registry, {}).items()}


ACTIONS: Mapping[str, Action[Workspace]] = _all("ACTIONS")
VIEWS: Mapping[str, View] = _all("VIEWS")
PREVIEWS: Mapping[str, Preview] = _all("PREVIEWS")
EXPORTS: Mapping[str, Export] = _all("EXPORTS")


def act(workspace: Workspace, action: str, values: Values, context: Context) -> Workspace:
    """Return the workspace after an action; raise `ActionError` for one that is not known or cannot be done."""
    return _known(ACTIONS, action)(workspace, values, context)


def show(workspace: Workspace, view: str, context: Context) -> str:
    """Return a view of the workspace as HTML."""
    needed = _known(VIEWS, view)(workspace, context)
    return render(f"work/{view}.html.j2", workspace, context, **needed)


def preview(workspace: Workspace, name: str, values: Values, context: Context) -> str:
    """Return HTML about values that are not in the workspace yet."""
    return _known(PREVIEWS, name)(workspace, values, context)


def export(workspace: Workspace, name: str, values: Values, context: Context) -> dict[str, str]:
    """Return a file made of the workspace."""
    return _known(EXPORTS, name)(workspace, values, context)


def render(template: str, workspace: Workspace, context: Context, **more: object) -> str:
    """Render a template with what every view needs."""
    shared = {"workspace": workspace, "bank": context.bank, "root": context.root, "today": context.today}
    return environment().get_template(template).render(shared, **more)


def _known[T](registry: Mapping[str, T], name: str) -> T:
    if name not in registry:
        raise ActionError("The page asked for something this version does not know. Reload the page.")
    return registry[name]
