"""The workspace as a document: one versioned JSON object, in the browser's storage and in a file.

A field that a later version adds has a default, so that older documents read as they are. A change that needs more
raises `VERSION` and adds a step to `MIGRATIONS`; documents of every earlier number stay readable.
"""

import dataclasses
from collections.abc import Callable, Collection
from typing import Any

from assessment.bounded_json import parse_json
from assessment.errors import InputError
from assessment.workspace.fields import DocumentReader
from assessment.workspace.records import Workspace

FORMAT = "common-ground/workspace"
LOCKED = "common-ground/locked"  # see `assessment.workspace.locked`

NEWER = (
    "{name} was saved by a newer version of this site ({version}; this page knows {known}). "
    "Reload the page to get the new version, then open it again."
)

LOCKED_SENTENCE = (
    "This file is locked. Enter its passphrase beside “Open a workspace file” under Our work, and choose it again."
)
VERSION = 2


def _without_agreement(document: dict[str, Any]) -> dict[str, Any]:
    """Turn version 1 into 2: that heads agreed was said of everybody, at any time, so nobody was promised it."""
    session = document.get("session")
    if isinstance(session, dict):
        document = document | {"session": {key: value for key, value in session.items() if key != "heads_agreed"}}
    return document


MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _without_agreement}
"""Number of a version -> what turns a document of it into one of the next."""


class WorkspaceError(InputError):
    """A document that is no workspace; the message says what is wrong and what to do."""


def new_workspace(key: str, name: str, today: str) -> Workspace:
    """Return an empty workspace."""
    return Workspace(key, name, today)


def open_document(document: object, name: str = "The workspace") -> Workspace:
    """Return the workspace in a parsed document; raise `WorkspaceError` where it is none, or of a newer version."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise WorkspaceError(f"{name} was not saved by this site. Choose a workspace file, whose name ends in .json.")
    version = document.get("version")
    if type(version) is not int or version < 1:
        raise WorkspaceError(f"{name} bears no version number, so it cannot be read safely. Save it again.")
    if version > VERSION:
        raise WorkspaceError(NEWER.format(name=name, version=version, known=VERSION))
    while version < VERSION:
        document, version = MIGRATIONS[version](document), version + 1
    faults: list[str] = []
    reader = DocumentReader(lambda entry, message: faults.append(f"{entry}: {message}" if entry else message))
    fields = {key: value for key, value in document.items() if key not in ("format", "version")}
    workspace = reader.value(fields, Workspace, "", "workspace")
    if faults:
        raise WorkspaceError(f"{name} was changed or cut off ({faults[0]}). Save it again where it was made.")
    assert isinstance(workspace, Workspace)  # noqa: S101  the reader returns what it is asked for; this tells mypy
    return workspace


def open_text(text: str, name: str) -> Workspace:
    """Return the workspace in the text of a file."""
    try:
        document = parse_json(text)
    except ValueError as error:  # no JSON, a number of thousands of digits, lists within lists
        raise WorkspaceError(f"{name} is no workspace, or was cut off. Save it again where it was made.") from error
    if isinstance(document, dict) and document.get("format") == LOCKED:
        raise WorkspaceError(LOCKED_SENTENCE)
    return open_document(document, name)


def beside(opened: Workspace, taken: Collection[object], fresh: str) -> Workspace:
    """Return a workspace that can be kept beside others, of which `taken` holds key and name.

    Where its key is taken it gets the key `fresh`, and the first number that is free behind its name: “Spring (2)”.
    """
    there = [each for each in taken if isinstance(each, dict)]
    if opened.key not in [each.get("key") for each in there]:
        return opened
    names = (opened.name, *(f"{opened.name} ({number})".strip() for number in range(2, len(there) + 3)))
    free = next(name for name in names if name not in [each.get("name") for each in there])
    return dataclasses.replace(opened, key=fresh, name=free)


def to_document(workspace: Workspace) -> dict[str, Any]:
    """Return the workspace as a document, ready for JSON."""
    return {"format": FORMAT, "version": VERSION} | dataclasses.asdict(workspace)
