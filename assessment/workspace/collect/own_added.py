"""One's own answers are added when somebody says so, as an import that can be taken back, or left out."""

from dataclasses import replace

from assessment.errors import ActionError
from assessment.exchange.code import encode
from assessment.instrument import FUNCTIONS
from assessment.workspace.action import Context
from assessment.workspace.collect import importing
from assessment.workspace.collect.own import offered
from assessment.workspace.measurements import current_wave, with_wave
from assessment.workspace.protocol import ByName, Text, Word, flag
from assessment.workspace.records import Workspace

ACTIONS = ByName[Workspace]()


@ACTIONS("add-own-answers", link=Text(lambda most: most.link), name=importing.NAME, function=Word(("", *FUNCTIONS)))
def add_own_answers(workspace: Workspace, context: Context, link: str, name: str, function: str = "") -> Workspace:
    """Add the own answers that were offered, as an import of its own; `link` is the fragment of their result.

    `function` is that of a person whose answers say none.
    """
    found = offered(workspace, replace(context, own=replace(context.own, fragment=link)))
    if found is None:
        raise ActionError("Nothing was added: these answers are here already, or this measurement takes no more.")
    response = found.response._replace(function=found.response.function or function or None)
    if response.function is None:
        raise ActionError("Choose your function first: these answers name none.")
    added = importing.add_answers(workspace, context, files=(), text=encode(response), name=name)
    wave = current_wave(added)
    assert wave is not None  # noqa: S101  somebody was just added to it; this tells mypy
    *before, last = wave.imports
    return with_wave(added, replace(wave, imports=(*before, replace(last, own=True))))


@ACTIONS("leave-out-own-answers", value=flag)
def leave_out_own_answers(workspace: Workspace, _context: Context, *, value: bool) -> Workspace:
    """Do not offer one's own answers to this session any more, or offer them again."""
    return replace(workspace, session=replace(workspace.session, without_own=value))
