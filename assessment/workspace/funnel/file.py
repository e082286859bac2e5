"""A funnel sheet that was filled in on another device: taken out of the workspace file that was saved there."""

from collections.abc import Mapping
from dataclasses import replace

from assessment.errors import ActionError
from assessment.workspace.action import Action, Context, Values, file_sent, text
from assessment.workspace.document import WorkspaceError, open_text
from assessment.workspace.funnel.page import MARKETING, SALES, answered
from assessment.workspace.records import Workspace


def bring_sheet(workspace: Workspace, values: Values, context: Context) -> Workspace:
    """Take the `sheet` of a function from the workspace file in `files`; nothing else in it is looked at."""
    sheet = text(values, "sheet", 20)
    if sheet not in (SALES, MARKETING):
        raise ActionError("Choose whose sheet it is.")
    name, written = _sent(values)
    try:
        brought = getattr(open_text(written, name).funnel, sheet)
    except WorkspaceError as error:
        raise ActionError(str(error)) from error
    if not answered(brought, context.bank):
        function = next(each.name for each in context.bank.instrument.functions if each.key == sheet)
        raise ActionError(f"The sheet of {function} in {name} is empty. Choose the other sheet, or another file.")
    return replace(workspace, funnel=replace(workspace.funnel, **{sheet: brought}))


def _sent(values: Values) -> tuple[str, str]:
    name, content = file_sent(values)
    if content is None:
        raise ActionError(f"{name} is too large for a workspace file.")
    try:
        return name, content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ActionError(f"{name} is no workspace file. Its name ends in .json.") from error


ACTIONS: Mapping[str, Action[Workspace]] = {"bring-sheet": bring_sheet}
