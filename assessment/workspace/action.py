"""What every action on a workspace is given, and how actions are known by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assessment import parameters
from assessment.errors import ActionError
from assessment.model import Bank
from assessment.records import RecordReader
from assessment.workspace.records import Workspace

YEARS = range(1900, 2200)
"""In which a date may be; another is a slip of the hand, such as 0026 for 2026."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A workspace in this browser's storage."""

    key: str
    name: str
    changed: str  # ISO date of the last change
    saved: str | None  # ISO date on which it was last saved as a file
    behind: bool  # whether it was changed after that
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What an action may use besides the workspace. `assessment` itself has no clock and no randomness."""

    bank: Bank
    today: str  # the reader's date, ISO
    fresh: str  # a random text, new with every action: for the keys of new entries
    root: str = ""  # the way from the page to the site's root
    site: str = ""  # the absolute address of the site's root, for links that leave the page
    look: "Values" = field(default_factory=dict)  # what the reader chose to look at; see `looked`
    kept: tuple[Kept, ...] = ()  # every workspace in this browser

    def looked(self, name: str) -> str:
        """Return what the reader chose to look at: a row to search for, a part to open. It is in no workspace."""
        value = self.look.get(name, "")
        return value if isinstance(value, str) else ""


type Values = Mapping[str, Any]
"""What the page sends with an action: the fields of its form, by name."""

type Action[T] = Callable[[T, Values, Context], T]
"""Takes a workspace, the values and the context; returns the changed workspace."""

type Show = Callable[[Workspace, Context], dict[str, object]]
"""Returns what the template `page.html.j2` of a part needs, besides `workspace`, `bank`, `root` and `today`."""

type Preview = Callable[[Workspace, Values, Context], str]
"""Returns HTML about values that are not in the workspace yet; changes nothing."""

type Export = Callable[[Workspace, Values, Context], dict[str, str]]
"""Returns a file: `name`, `type` (a media type) and `text`, or `base64` where it is no text."""


def read_context(request: parameters.Request, bank: Bank) -> Context:
    """Return the context that a request of the page gives; raise `RequestError` where it gives none."""
    faults: list[str] = []
    reader = RecordReader(lambda _entry, message: faults.append(message))
    kept = reader.value(request.get("kept", []), tuple[Kept, ...], "", "kept")
    if faults or not isinstance(kept, tuple):
        raise parameters.RequestError(parameters.NOT_UNDERSTOOD)
    today, fresh, root, site = (parameters.text(request, name, "") for name in ("today", "fresh", "root", "site"))
    return Context(bank, today, fresh, root, site, parameters.values(request, "look"), kept)


def text(values: Values, name: str, longest: int = 2000) -> str:
    """Return a field as text without white space around it; raise `ActionError` where it is too long."""
    value = str(values.get(name, "")).strip()
    if len(value) > longest:
        raise ActionError(f"This text is longer than {longest} characters. Shorten it.")
    return value


def required(values: Values, name: str, what: str, longest: int = 200) -> str:
    """Return a field that must not be empty; `what` names it in the message, as in “a name”."""
    value = text(values, name, longest)
    if not value:
        raise ActionError(f"Enter {what}.")
    return value


def iso_date(values: Values, name: str) -> str | None:
    """Return a date as ISO text, or None where it is empty; raise `ActionError` for one that is not."""
    from datetime import date

    value = text(values, name, 40)
    if not value:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise ActionError(
            f"{value} is not a date that exists. Write it as year-month-day, such as 2026-11-30."
        ) from error
    if day.year not in YEARS:
        raise ActionError(f"{value} is too far away. Check the year.")
    return day.isoformat()


def file_sent(values: Values) -> tuple[str, bytes | None]:
    """Return name and content of the one file in `files`; None is one that was too large to be sent.

    Raise `ActionError` where there is no file, or it did not arrive whole.
    """
    files = values.get("files")
    file = files[0] if isinstance(files, list) and files and isinstance(files[0], dict) else {}
    name = str(file.get("name", ""))
    if not name:
        raise ActionError("Choose a file first.")
    return name, file_bytes(file)


def file_bytes(file: Mapping[str, object]) -> bytes | None:
    """Return the content of a file that the page sent, or None where it was too large to be sent.

    Raise `ActionError` for one that did not arrive whole.
    """
    import base64
    import binascii

    content = file.get("base64")
    try:
        return base64.b64decode(content, validate=True) if isinstance(content, str) else None
    except binascii.Error as error:
        raise ActionError(f"{file.get('name', '')} did not arrive whole. Choose it again.") from error
