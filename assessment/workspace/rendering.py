"""Renders a template of a part with what every part's templates need."""

from assessment.report.environment import environment
from assessment.workspace.action import Context
from assessment.workspace.records import Workspace


def render(template: str, workspace: Workspace, context: Context, **more: object) -> str:
    """Render a template with what every view needs."""
    shared = {"workspace": workspace, "bank": context.bank, "root": context.root, "today": context.today}
    return environment().get_template(template).render(shared, **more)
