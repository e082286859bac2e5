"""Opens files that were saved here: one person's result, and the workspace of a facilitator.

Both are JSON with a `format` and a `version`. A version that is not known yet is refused, never guessed at. What a
result is, `assessment.result` alone defines, and `assessment.workspace.document` what a workspace is.
"""

import json
from collections.abc import Iterator, Sequence
from copy import replace
from typing import Any

from assessment import result
from assessment.bounded_json import parse_json
from assessment.errors import ActionError
from assessment.exchange.code import CodeError, code_mark, decode, edition_problem, encode, session_tag
from assessment.exchange.promised import Promised
from assessment.exchange.read import JSON_OF_OTHERS, read_file
from assessment.exchange.reading import LIMIT, Reading, Remark, Respondent, UnreadableError
from assessment.exchange.survey.choices import Choices
from assessment.instrument import Instrument
from assessment.workspace import document as workspace_document
from assessment.workspace import promises
from assessment.workspace.measurements import measured
from assessment.workspace.records import Person, Wave, Workspace, unpack

_CHANGED = "This file was changed or cut off. Save it again where it was made."


def read_any(
    name: str,
    data: bytes,
    instrument: Instrument,
    limit: int = LIMIT,
    *,
    neither: str = "",
    choices: Sequence[Choices] = (),
) -> Reading:
    """Read any file that holds answers, whether it was saved here or made elsewhere: see `read_file`."""
    return read_file(name, data, instrument, limit, read_saved=read_saved, neither=neither, choices=choices)


def read_saved(name: str, text: str) -> Reading:
    """Read the respondents of a saved file: the one of a result, or those of a workspace's last measurement.

    Raises `UnreadableError` for a file that was not saved here, or by a newer version, or was changed.
    """
    try:
        document: Any = parse_json(text)
    except json.JSONDecodeError as error:
        raise UnreadableError(name, error.lineno, _CHANGED) from error
    except ValueError as error:  # a number of thousands of digits, lists within lists
        raise UnreadableError(name, None, _CHANGED) from error
    kind = document.get("format") if isinstance(document, dict) else None
    if kind == result.FORMAT:
        return _read_result(name, document)
    if kind == workspace_document.FORMAT:
        return _read_workspace(name, document)
    if kind == workspace_document.LOCKED:
        raise UnreadableError(name, None, workspace_document.LOCKED_SENTENCE)
    raise UnreadableError(name, None, JSON_OF_OTHERS)


def respondent_of(person: Person, file: str, session: int) -> Respondent:
    """Return somebody whom a workspace holds as if they had just been read."""
    return Respondent(
        file=file,
        row=person.row,
        function=person.function,
        level=person.level,
        session=session,
        answers=person.answers,
        mark=person.mark,
        guesses=person.guesses,
    )


def person_of(respondent: Respondent) -> Person:
    """Return somebody who was read as a workspace keeps them."""
    return Person(
        respondent.function,
        respondent.level,
        respondent.answers,
        respondent.row,
        respondent.mark,
        respondent.guesses,
    )


def _read_result(name: str, document: dict[str, Any]) -> Reading:
    version = document.get("version")
    if isinstance(version, int) and version > result.VERSION:
        reason = f"This file was saved by a newer version of this site ({version}; {result.VERSION} is known here)."
        raise UnreadableError(name, None, f"{reason} Reload the page, or get the new version, and open it again.")
    if version != result.VERSION:
        raise UnreadableError(name, None, _CHANGED)
    try:
        response = decode(str(document.get("code")))
    except CodeError as error:
        raise UnreadableError(name, None, _CHANGED) from error
    if problem := edition_problem(response):
        return Reading(rejected=(Remark(name, 1, problem),))
    if not any(response.answers):
        return Reading(rejected=(Remark(name, 1, "This result holds no answer."),))
    mark = code_mark(encode(response))
    person = Respondent(name, 1, response.function, response.level, response.session, response.answers, mark)
    return Reading((person,))


def _read_workspace(name: str, document: dict[str, Any]) -> Reading:
    try:
        workspace = workspace_document.open_document(document, "This file")
    except workspace_document.WorkspaceError as error:
        raise UnreadableError(name, None, str(error)) from error
    waves = measured(workspace)
    wave = waves[-1] if waves else None
    lines = [line for each in (wave.imports if wave else ()) for line in each.lines]
    tag = session_tag(wave.name) if wave else 0
    respondents: list[Respondent] = []
    rejected: list[Remark] = []
    for row, line in enumerate(lines, 1):
        try:
            person = unpack(line)
        except ActionError:
            rejected.append(Remark(name, row, "This respondent of the workspace was changed and cannot be read."))
        else:
            respondents.append(replace(respondent_of(person, name, tag), row=row))
    remarks = []
    if wave and len(waves) > 1:
        remarks.append(
            Remark(name, 1, f"This workspace holds {len(waves)} measurements. The last, of {wave.date}, was read.")
        )
    if workspace.sample:
        remarks.append(Remark(name, 1, "The answers in this workspace are made up, to show what a report looks like."))
    return Reading(
        tuple(respondents),
        rejected=tuple(rejected),
        remarks=tuple(remarks),
        sessions=((tag, wave.name),) if wave and tag else (),
        promised=tuple(_promised(name, workspace, wave)) if wave and not workspace.sample else (),
    )


def _promised(file: str, workspace: Workspace, wave: Wave) -> Iterator[Promised]:
    """Yield what people of a measurement were promised, and what else the workspace keeps of its sessions."""
    made, tag = wave.promise, session_tag(wave.name)
    others = made.others or promises.most_written(workspace)
    yield Promised(file, tag, wave.name or file, others, made.heads, made.known)
    for each in workspace.invited:
        yield Promised(file, each.tag, each.name, each.promise.others, each.promise.heads, each.promise.known)
