"""What a field of a workspace may hold besides its kind, checked when a document is opened.

A file that was changed by hand is refused with the place and the reason, before a wrong value spoils a page.
"""

from collections.abc import Callable, Mapping
from datetime import MAXYEAR, date
from math import isfinite
from typing import Any

from assessment.records import HOLDS

type Holds = Mapping[str, Callable[[Any], str | None]]
"""The metadata of a field: what says of its value what is wrong with it."""


def day_fault(value: str) -> str | None:
    """Return what is wrong with an ISO date; None where nothing is. The last year leaves no day after it."""
    try:
        exists = date.fromisoformat(value).year < MAXYEAR
    except ValueError:
        exists = False
    return None if exists else f"is “{value}”, which is not a date that exists"


DAY: Holds = {HOLDS: day_fault}
DAY_OR_NONE: Holds = {HOLDS: lambda value: day_fault(value) if value else None}
NUMBER: Holds = {HOLDS: lambda value: None if isfinite(value) else f"is {value}, which is no number"}


def one_of(*known: object) -> Holds:
    """Return the metadata of a field that holds one of the known values."""
    told = ", ".join(map(str, known))
    return {HOLDS: lambda value: None if value in known else f"is “{value}”, which is none of {told}"}
