"""The pages that show a workspace: which actions, views, previews and files there are, each under its name.

A page of the site names its view. It sends the workspace's document with every request and gets back HTML, and the
changed document after an action: nothing is remembered here between two requests.
"""

from collections.abc import Callable

from assessment.report.environment import environment
from assessment.workspace.action import Action, ActionError, Context, Values
from assessment.workspace.document import Workspace

type View = Callable[[Workspace, Context], dict[str, object]]
"""Returns what the template of the same name needs, besides `workspace`, `bank`, `root` and `today`."""

type Preview = Callable[[Workspace, Values, Context], str]
"""Returns HTML about values that are not in the workspace yet; changes nothing."""

type Export = Callable[[Workspace, Values, Context], dict[str, str]]
"""Returns a file: `name`, `type` (a media type) and `text`, or `base64` where it is no text."""

ACTIONS: dict[str, Action[Workspace]] = {}
VIEWS: dict[str, View] = {}
PREVIEWS: dict[str, Preview] = {}
EXPORTS: dict[str, Export] = {}


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


def _known[T](registry: dict[str, T], name: str) -> T:
    if name not in registry:
        raise ActionError("The page asked for something this version does not know. Reload the page.")
    return registry[name]
