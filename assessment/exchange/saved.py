"""Opens files that were saved here: one person's result, and the workspace of a facilitator.

Both are JSON with a `format` and a `version`. A version that is not known yet is refused, never guessed at.
"""

import json
from typing import Any

from assessment.exchange.code import HIGHEST, STATEMENTS, CodeError, decode, encode
from assessment.exchange.duplicates import code_mark
from assessment.exchange.reading import Reading, Remark, Respondent, UnreadableError
from assessment.model import FUNCTIONS, LEVELS

RESULT = "common-ground/result"
WORKSPACE = "common-ground/workspace"
VERSIONS = {RESULT: 1, WORKSPACE: 1}
"""The newest version of each format."""

_CHANGED = "This file was changed or cut off. Save it again where it was made."


def open_saved(name: str, text: str) -> dict[str, Any]:
    """Parse a saved file and check its format and version. Raises `UnreadableError`."""
    try:
        document: Any = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableError(name, error.lineno, _CHANGED) from error
    except RecursionError as error:
        raise UnreadableError(name, None, _CHANGED) from error
    if not isinstance(document, dict) or str(document.get("format")) not in VERSIONS:
        raise UnreadableError(name, None, "This JSON file was not saved by this site.")
    newest, version = VERSIONS[document["format"]], document.get("version")
    if isinstance(version, int) and version > newest:
        reason = f"This file was saved by a newer version of this site ({version}; {newest} is known here)."
        raise UnreadableError(name, None, f"{reason} Reload the page, or get the new version, and open it again.")
    if version != newest:
        raise UnreadableError(name, None, _CHANGED)
    return document


def read_saved(name: str, text: str) -> Reading:
    """Read the respondents of a saved file: the one of a result, or all of a workspace."""
    document = open_saved(name, text)
    if document["format"] == RESULT:
        return _read_result(name, document)
    entries = document.get("respondents", [])
    if not isinstance(entries, list):
        raise UnreadableError(name, None, _CHANGED)
    respondents: list[Respondent] = []
    rejected: list[Remark] = []
    for number, entry in enumerate(entries, 1):
        respondent = _respondent(entry)
        if respondent:
            respondents.append(respondent)
        else:
            rejected.append(Remark(name, number, "This respondent of the workspace was changed and cannot be read."))
    return Reading(tuple(respondents), rejected=tuple(rejected))


def respondents_to_json(respondents: tuple[Respondent, ...]) -> list[dict[str, Any]]:
    """Write respondents as the `respondents` of a workspace, for `read_saved`."""
    return [
        {
            "file": respondent.file,
            "row": respondent.row,
            "function": respondent.function,
            "level": respondent.level,
            "session": respondent.session,
            "answers": list(respondent.answers),
            "mark": respondent.mark,
        }
        for respondent in respondents
    ]


def _read_result(name: str, document: dict[str, Any]) -> Reading:
    try:
        response = decode(str(document.get("code")))
    except CodeError as error:
        raise UnreadableError(name, None, _CHANGED) from error
    if not any(response.answers):
        return Reading(rejected=(Remark(name, 1, "This result holds no answer."),))
    mark = code_mark(encode(response))
    person = Respondent(name, 1, response.function, response.level, response.session, response.answers, mark)
    return Reading((person,))


def _respondent(entry: object) -> Respondent | None:
    """Read one respondent of a workspace; None where anything about it cannot be right."""
    if not isinstance(entry, dict):
        return None
    answers = entry.get("answers")
    numbers = range(1, HIGHEST + 1)
    valid = (
        isinstance(answers, list)
        and len(answers) == STATEMENTS
        and any(answers)
        and all(answer is None or (type(answer) is int and answer in numbers) for answer in answers)
        and entry.get("function") in (None, *FUNCTIONS)
        and entry.get("level") in (None, *LEVELS)
        and all(type(entry.get(key)) is int for key in ("row", "session"))
        and all(isinstance(entry.get(key), str) for key in ("file", "mark"))
    )
    return Respondent(**(entry | {"answers": tuple(entry["answers"])})) if valid and len(entry) == len(_KEYS) else None


_KEYS = Respondent.__slots__
