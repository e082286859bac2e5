"""What every action on a workspace is given, and how actions are known by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from assessment.model import Bank


class ActionError(ValueError):
    """An action that cannot be done; the message says why and what to do. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an action may use besides the workspace. `assessment` itself has no clock and no randomness."""

    bank: Bank
    today: str  # the reader's date, ISO
    fresh: str  # a random text, new with every action: for the keys of new entries
    root: str = ""  # the way from the page to the site's root


type Values = Mapping[str, Any]
"""What the page sends with an action: the fields of its form, by name."""

type Action[T] = Callable[[T, Values, Context], T]
"""Takes a workspace, the values and the context; returns the changed workspace."""


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
    """Return a date as ISO text, or None where it is empty; raise `ActionError` for a day that does not exist."""
    from datetime import date

    value = text(values, name, 40)
    if not value:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise ActionError(
            f"{value} is not a date that exists. Write it as year-month-day, such as 2026-11-30."
        ) from error
