"""What a field of a workspace may hold besides its kind, checked when a document is opened.

A file that was changed by hand is refused with the place and the reason, before a wrong value spoils a page.
"""

import dataclasses
from collections.abc import Callable, Mapping
from datetime import MAXYEAR, date
from typing import Any

from assessment.records import RecordReader

HOLDS = "holds"
"""Key in the metadata of a field for what checks its value."""

FAR = 1_000  # more points than any scale has; no number that is none lies below it

MANY = 1_000_000  # more people than any department has, and more reports

SESSIONS = 65_536  # as many as a response code tells apart; 0 is a session without a name

type Holds = Mapping[str, Callable[[Any], str | None]]
"""The metadata of a field: what says of its value what is wrong with it."""


class DocumentReader(RecordReader):
    """Reads records, and reports a value that its field may not hold, too."""

    def field(self, found: object, known: dataclasses.Field[object], entry: str) -> object:
        """Return `found` as the value of a field of a record; a value of the wrong kind is reported once."""
        value = super().field(found, known, entry)
        check = known.metadata.get(HOLDS)
        wrong = check(value) if check and value is found else None
        if wrong:
            self.report(entry, f"`{known.name}` {wrong}")
        return value


def day_fault(value: str) -> str | None:
    """Return what is wrong with an ISO date; None where nothing is. The last year leaves no day after it."""
    try:
        exists = date.fromisoformat(value).year < MAXYEAR
    except ValueError:
        exists = False
    return None if exists else f"is “{value}”, which is not a date that exists"


DAY: Holds = {HOLDS: day_fault}
DAY_OR_NONE: Holds = {HOLDS: lambda value: day_fault(value) if value else None}
POINTS: Holds = {HOLDS: lambda value: None if 0 < value < FAR else f"is {value}, which is no number of points"}
PEOPLE: Holds = {HOLDS: lambda value: None if 0 <= value < MANY else f"is {value}, which is no number of people"}
NUMBER: Holds = {HOLDS: lambda value: None if 0 <= value < MANY else f"is {value}, which is no running number"}
TAG: Holds = {HOLDS: lambda value: None if 0 <= value < SESSIONS else f"is {value}, which is no tag of a session"}


def one_of(*known: object) -> Holds:
    """Return the metadata of a field that holds one of the known values."""
    told = ", ".join(map(str, known))
    return {HOLDS: lambda value: None if value in known else f"is “{value}”, which is none of {told}"}
