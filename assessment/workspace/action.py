"""What every action on a workspace is given, besides the values that `protocol` declares."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assessment import parameters
from assessment.model import Bank
from assessment.records import RecordReader
from assessment.workspace.records import Workspace
from assessment.workspace.today import Today


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
class OwnAnswers:
    """The result that the reader got in this browser: its fragment and its date, as the browser kept them."""

    fragment: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What an action may use besides the workspace. `assessment` itself has no clock and no randomness."""

    bank: Bank
    day: Today  # on which the reader looks
    fresh: str  # a random text, new with every action: for the keys of new entries
    root: str = ""  # the way from the page to the site's root
    site: str = ""  # the absolute address of the site's root, for links that leave the page
    look: "Values" = field(default_factory=dict)  # what the reader chose to look at: see `protocol.Look`
    kept: tuple[Kept, ...] = ()  # every workspace in this browser
    there: frozenset[str] | None = None  # names of what stands in the page as drawn: see report/pieces.py
    own: OwnAnswers = OwnAnswers()

    @property
    def today(self) -> str:
        """The reader's date, ISO, to write it down: what is made with it holds on this day alone."""
        return self.day.written()


type Values = Mapping[str, Any]
"""What the page sends with an action: the fields of its form, by name."""

type Show = Callable[[Workspace, Context], dict[str, object]]
"""Returns what the template `page.html.j2` of a part needs, besides `workspace`, `bank`, `root` and `today()`."""


def read_context(request: parameters.Request, bank: Bank) -> Context:
    """Return the context that a request of the page gives; raise `RequestError` where it gives none."""
    faults: list[str] = []
    reader = RecordReader(lambda _entry, message: faults.append(message))
    kept = reader.value(request.get("kept", []), tuple[Kept, ...], "", "kept")
    own = reader.value(request.get("own", {}), OwnAnswers, "", "own")
    if faults or not isinstance(kept, tuple) or not isinstance(own, OwnAnswers):
        raise parameters.RequestError(parameters.NOT_UNDERSTOOD)
    day = Today(parameters.today(request) or "")
    fresh, root, site = (parameters.text(request, name, "") for name in ("fresh", "root", "site"))
    there = frozenset(parameters.items(request, "there")) if "there" in request else None
    return Context(bank, day, fresh, root, site, parameters.values(request, "look"), kept, there, own)
