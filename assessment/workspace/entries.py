"""Entries of a workspace that have keys, such as the items of the plan: found, replaced, taken out, moved."""

from collections.abc import Iterable
from typing import Protocol

from assessment.errors import ActionError
from assessment.parameters import NOT_UNDERSTOOD

UP, DOWN = DIRECTIONS = ("up", "down")


class Entry(Protocol):
    """Anything with a key."""

    @property
    def key(self) -> str:
        """What names it among its like."""


def find[E: Entry](entries: Iterable[E], key: object, gone: str) -> E:
    """Return the entry of this key; raise `ActionError` with the sentence `gone` where there is none."""
    for entry in entries:
        if entry.key == key:
            return entry
    raise ActionError(gone)


def replaced[E: Entry](entries: Iterable[E], changed: E) -> tuple[E, ...]:
    """Return the entries with `changed` in the place of the one that has its key."""
    return tuple(changed if entry.key == changed.key else entry for entry in entries)


def without[E: Entry](entries: Iterable[E], key: object) -> tuple[E, ...]:
    """Return the entries that have another key."""
    return tuple(entry for entry in entries if entry.key != key)


def moved[E: Entry](entries: Iterable[E], entry: E, direction: object, at_the_end: str = "") -> tuple[E, ...]:
    """Return the entries with one of them a place further `UP` or `DOWN`; raise `ActionError` for any other direction.

    One that stands at that end stays, or raises `ActionError` with the sentence `at_the_end` where there is one.
    """
    if direction not in (UP, DOWN):
        raise ActionError(NOT_UNDERSTOOD)
    order = list(entries)
    here = order.index(entry)
    there = here + (-1 if direction == UP else 1)
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    elif at_the_end:
        raise ActionError(at_the_end)
    return tuple(order)
