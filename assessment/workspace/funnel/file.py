"""A funnel sheet that was filled in on another device: taken out of the workspace file that was saved there."""

from dataclasses import replace

from assessment.errors import ActionError
from assessment.workspace.action import Context
from assessment.workspace.document import WorkspaceError, open_text
from assessment.workspace.funnel import page
from assessment.workspace.funnel.page import MARKETING, SALES, answered
from assessment.workspace.part import Offers
from assessment.workspace.protocol import ByName, Word
from assessment.workspace.records import Workspace
from assessment.workspace.sent_files import SentFile, one_file

ACTIONS = ByName[Workspace]()


@ACTIONS("bring-sheet", sheet=Word((SALES, MARKETING), "Choose whose sheet it is."), files=one_file)
def bring_sheet(workspace: Workspace, context: Context, sheet: str, files: SentFile) -> Workspace:
    """Take the `sheet` of a function from a workspace file; nothing else in it is looked at."""
    name = files.name
    try:
        brought = getattr(open_text(_text(files), name).funnel, sheet)
    except WorkspaceError as error:
        raise ActionError(str(error)) from error
    if not answered(brought, context.bank):
        function = next(each.name for each in context.bank.instrument.functions if each.key == sheet)
        raise ActionError(f"The sheet of {function} in {name} is empty. Choose the other sheet, or another file.")
    return replace(workspace, funnel=replace(workspace.funnel, **{sheet: brought}))


def _text(file: SentFile) -> str:
    if file.data is None:
        raise ActionError(f"{file.name} is too large for a workspace file.")
    try:
        return file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ActionError(f"{file.name} is no workspace file. Its name ends in .json.") from error


OFFERS = Offers({**page.ACTIONS, **ACTIONS})
