"""TOML to model: reads the bank and names file, entry and reason for everything that does not fit.

Reading is lenient so that one pass finds every defect: a field that is missing or of the wrong kind is reported and
replaced by an empty value of its kind. A bank with defects is for reporting only; `load_bank` never returns one.
"""

import dataclasses
import pkgutil
import tomllib
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from assessment.model import Bank, Instrument

FILES: dict[str, tuple[str, ...]] = {
    "sources.toml": ("sources",),
    "instrument.toml": ("instrument",),
    "types.toml": ("types",),
    "decisions.toml": ("stay_or_tighten", "tighten_by"),
    "practices.toml": ("steps", "practices"),
    "checklist.toml": ("checklist",),
    "roles.toml": ("roles",),
    "frictions.toml": ("frictions",),
    "funnel.toml": ("funnel", "sales_steps"),
    "metrics.toml": ("metrics",),
    "process.toml": ("process",),
    "focus.toml": ("focus",),
    "glossary.toml": ("glossary",),
}
"""Which file holds which collections of the bank."""

FILE_OF = {collection: file for file, collections in FILES.items() for collection in collections}

ABSENT = object()


@dataclass(frozen=True, slots=True)
class Defect:
    """Something wrong with the bank: where it is and what it is."""

    file: str
    entry: str
    message: str

    def __str__(self) -> str:
        """Return the defect as one line: file, entry, message."""
        return f"{self.file}: {self.entry}: {self.message}" if self.entry else f"{self.file}: {self.message}"


class BankError(Exception):
    """The bank cannot be used; `defects` holds every reason, and the message lists them a line each."""

    def __init__(self, defects: list[Defect]) -> None:
        super().__init__("\n".join(map(str, defects)))
        self.defects = defects


@cache
def load_bank() -> Bank:
    """Return the bank that ships with this package, or raise `BankError` with every defect of its shape.

    `assessment.check` finds the defects of its content; the build runs it before anything is published.
    """
    bank, defects = read_bank(_shipped_file)
    if defects:
        raise BankError(defects)
    return bank


@cache
def load_instrument() -> Instrument:
    """Return the questionnaire alone: all that scoring needs, read from one file, so that a browser starts sooner."""
    defects: list[Defect] = []
    instrument = _Reader(_shipped_file, "instrument.toml", defects).collection("instrument", Instrument)
    if defects:
        raise BankError(defects)
    assert isinstance(instrument, Instrument)  # noqa: S101  the reader returns what it is asked for; this tells mypy
    return instrument


def _shipped_file(name: str) -> str:
    return package_text(f"bank/{name}")


def package_text(path: str) -> str:
    """Return a data file of this package as text; works from a folder and from inside a zip, as in the browser."""
    data = pkgutil.get_data("assessment", path)
    if data is None:
        raise FileNotFoundError(path)
    return data.decode("utf-8")


def read_bank(read_file: Callable[[str], str]) -> tuple[Bank, list[Defect]]:
    """Read every file of the bank through `read_file` (name -> text); return the bank and the defects of its shape."""
    defects: list[Defect] = []
    kinds = {field.name: field.type for field in dataclasses.fields(Bank)}
    collections: dict[str, object] = {}
    for file, names in FILES.items():
        reader = _Reader(read_file, file, defects)
        collections |= {name: reader.collection(name, kinds[name]) for name in names}
        reader.report_unknown(names, "")
    return Bank(**collections), defects  # type: ignore[arg-type]  # the reader returns what each field's type asks for


def entry_name(entry: object, position: int) -> str:
    """Return how messages call an entry: its key, its number, or its place in the file counted from 1."""
    for name in ("key", "number", "type", "value"):
        value = entry.get(name) if isinstance(entry, dict) else getattr(entry, name, None)
        if isinstance(value, str | int) and value:
            return str(value)
    return f"entry {position}"


class _Reader:
    """Turns the tables of one file into records and collects what does not fit."""

    def __init__(self, read_file: Callable[[str], str], file: str, defects: list[Defect]) -> None:
        self.file = file
        self.defects = defects
        self.tables: dict[str, object] = {}
        try:
            self.tables = tomllib.loads(read_file(file))
        except OSError:
            self.report("", "the file is missing or cannot be read")
        except tomllib.TOMLDecodeError as error:
            self.report("", f"this is not TOML: {error}")
        except UnicodeDecodeError:
            self.report("", "this is not UTF-8 text; save the file as UTF-8")

    def report(self, entry: str, message: str) -> None:
        self.defects.append(Defect(self.file, entry, message))

    def report_unknown(self, known: tuple[str, ...], entry: str) -> None:
        for name in self.tables:
            if name not in known:
                self.report(entry, f"nothing is called “{name}” here; known are {', '.join(known)}")

    def collection(self, name: str, kind: object) -> object:
        return self.value(self.tables.get(name, ABSENT), kind, "", name)

    def value(self, found: object, kind: object, entry: str, field: str) -> object:
        """Return `found` as `kind`, or an empty value of that kind with a defect."""
        if isinstance(kind, types.UnionType):  # X | None: the field may be left out
            return None if found is ABSENT else self.value(found, kind.__args__[0], entry, field)
        if isinstance(kind, types.GenericAlias):  # tuple[X, ...]
            return tuple(self.items(found, kind.__args__[0], entry, field))
        if dataclasses.is_dataclass(kind):
            return self.record(found, kind, entry, field)
        if found is ABSENT:
            self.report(entry, f"`{field}` is missing")
        elif type(found) is kind or (kind is float and type(found) is int):
            return found
        else:
            self.report(entry, f"`{field}` must be {_NAMES[kind]}, not {found!r}")
        return kind()  # type: ignore[operator]  # str, int or float: called without arguments they are empty

    def items(self, found: object, kind: object, entry: str, field: str) -> Iterator[object]:
        if not isinstance(found, list):
            self.report(entry, f"`{field}` is missing" if found is ABSENT else f"`{field}` must be a list")
            return
        for position, item in enumerate(found, 1):
            if dataclasses.is_dataclass(kind):
                inner = entry_name(item, position)
                yield self.record(item, kind, f"{entry}, {inner}" if entry else inner, field)
            else:
                yield self.value(item, kind, entry, f"{field} {position}")

    def record(self, found: object, kind: object, entry: str, field: str) -> object:
        if not isinstance(found, dict):
            self.report(entry, f"`{field}` is missing" if found is ABSENT else f"`{field}` must be a table")
            found = {}
        fields = {f.name: f.type for f in dataclasses.fields(kind)}  # type: ignore[arg-type]  # a dataclass: see callers
        for name in found:
            if name not in fields:
                self.report(entry or field, f"nothing is called “{name}” here; known are {', '.join(fields)}")
        values = {name: self.value(found.get(name, ABSENT), type_, entry, name) for name, type_ in fields.items()}
        return kind(**values)  # type: ignore[operator]  # a dataclass is called with its fields


_NAMES: dict[object, str] = {str: "text", int: "a whole number", float: "a number"}
