"""Renders a template of a part with what every part's templates need."""

from functools import partial

from assessment.report.environment import environment
from assessment.report.pieces import piece
from assessment.workspace.action import Context
from assessment.workspace.records import Workspace


def render(template: str, workspace: Workspace, context: Context, **more: object) -> str:
    """Render a template with what every view needs; `drawn` gives it a piece that is kept while nothing changes.

    A template that writes the day asks for it by `today()`, so that what does not write it holds on other days.
    """
    shared = {"workspace": workspace, "bank": context.bank, "root": context.root, "today": context.day.written}
    drawn = partial(piece, there=context.there, bank=context.bank, root=context.root)
    return environment().get_template(template).render(shared, drawn=drawn, **more)
