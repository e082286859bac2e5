"""Parsed TOML or JSON to frozen records: lenient, so that one pass finds everything that does not fit.

A field that is missing or of the wrong kind is reported and replaced by an empty value of its kind, or by its default
where the record gives one.
"""

import dataclasses
import types
from collections.abc import Callable, Iterator

type Report = Callable[[str, str], None]
"""Takes the entry, such as a key, and what is wrong with it."""

ABSENT = object()

NAMES: dict[object, str] = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def entry_name(entry: object, collection: str, position: int) -> str:
    """Return how messages call an entry: its collection, and its key, its number or its place there from 1."""
    for name in ("key", "number", "type", "value"):
        value = entry.get(name) if isinstance(entry, dict) else getattr(entry, name, None)
        if isinstance(value, str | int) and value:
            return f"{collection} {value}"
    return f"{collection} {position}"


class RecordReader:
    """Turns parsed values into records; everything that does not fit goes to `report`."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def value(self, found: object, kind: object, entry: str, field: str) -> object:
        """Return `found` as `kind`, or an empty value of that kind after a report."""
        if isinstance(kind, types.UnionType):  # X | None: the field may be left out
            return None if found is ABSENT or found is None else self.value(found, kind.__args__[0], entry, field)
        if isinstance(kind, types.GenericAlias):  # tuple[X, ...]
            return tuple(self._items(found, kind.__args__[0], entry, field))
        if dataclasses.is_dataclass(kind):
            return self._record(found, kind, entry, field)
        if found is ABSENT:
            self.report(entry, f"`{field}` is missing")
        elif type(found) is kind or (kind is float and type(found) is int):
            return found
        else:
            self.report(entry, f"`{field}` must be {NAMES[kind]}, not {found!r}")
        return kind()  # type: ignore[operator]  # str, int, float or bool: called without arguments they are empty

    def _items(self, found: object, kind: object, entry: str, field: str) -> Iterator[object]:
        if not isinstance(found, list):
            self.report(entry, f"`{field}` is missing" if found is ABSENT else f"`{field}` must be a list")
            return
        for position, item in enumerate(found, 1):
            if dataclasses.is_dataclass(kind):
                inner = entry_name(item, field, position)
                yield self._record(item, kind, f"{entry}, {inner}" if entry else inner, field)
            else:
                yield self.value(item, kind, entry, f"{field} {position}")

    def _record(self, found: object, kind: object, entry: str, field: str) -> object:
        if not isinstance(found, dict):
            self.report(entry, f"`{field}` is missing" if found is ABSENT else f"`{field}` must be a table")
            return RecordReader(_say_nothing).value({}, kind, entry, field)  # its fields are not missed one by one
        fields = dataclasses.fields(kind)  # type: ignore[arg-type]  # a dataclass: see the callers
        names = [known.name for known in fields]
        for name in found:
            if name not in names:
                self.report(entry or field, f"nothing is called “{name}” here; known are {', '.join(names)}")
        return kind(  # type: ignore[operator]  # a dataclass is called with its fields
            **{
                known.name: self.field(found.get(known.name, ABSENT), known, entry)
                for known in fields
                if known.name in found or not _has_default(known)
            }
        )

    def field(self, found: object, known: dataclasses.Field[object], entry: str) -> object:
        """Return `found` as the value of a field of a record."""
        return self.value(found, known.type, entry, known.name)


def _say_nothing(_entry: str, _message: str) -> None:
    """Take a report and keep it."""


def _has_default(field: dataclasses.Field[object]) -> bool:
    return field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
