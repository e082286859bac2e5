"""What a deck needs to know beyond the report: what was decided and planned, and when it is measured again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Planned:
    """An item of the plan; `by` is an ISO date or empty."""

    what: str
    owner: str
    first: str
    by: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What was decided, on an ISO date: to stay at a type, or to move `to` another."""

    date: str
    type: str
    to: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """What stands around the report; `again` is the ISO date of the next measurement, or None."""

    choice: Choice | None = None
    plan: tuple[Planned, ...] = ()
    again: str | None = None
