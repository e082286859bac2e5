"""Files among the values that a page sends: kinds of value, as `protocol` has others."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass

from assessment.errors import ActionError
from assessment.parameters import NOT_UNDERSTOOD
from assessment.workspace.action import Context, Values

FILES, TEXT, CAMERA = "files", "text", "camera"
"""The values in which a page sends answers: files, a pasted text, and what the camera read."""

SENT_IN = (FILES, TEXT, CAMERA)


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that the page sent. `data` is None for one that was too large to be sent; `size` is in bytes."""

    name: str
    data: bytes | None
    size: int


def files(name: str, values: Values, _context: Context) -> tuple[SentFile, ...]:
    """Read files; a form in which none was chosen sends one without a name."""
    found = values.get(name, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise ActionError(NOT_UNDERSTOOD)
    return tuple(_file(each) for each in found if each.get("name"))


def one_file(name: str, values: Values, context: Context) -> SentFile:
    """Read a file; one must be chosen."""
    if not (found := files(name, values, context)):
        raise ActionError("Choose a file first.")
    return found[0]


def _file(sent: Mapping[str, object]) -> SentFile:
    content, size = sent.get("base64"), sent.get("size")
    try:
        data = base64.b64decode(content, validate=True) if isinstance(content, str) else None
    except binascii.Error as error:
        raise ActionError(f"{sent['name']} did not arrive whole. Choose it again.") from error
    return SentFile(str(sent["name"]), data, size if isinstance(size, int) else 0)
