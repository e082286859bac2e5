"""TOML to model: reads the bank and names file, entry and reason for everything that does not fit.

Reading is lenient so that one pass finds every defect: a field that is missing or of the wrong kind is reported and
replaced by an empty value of its kind. A bank with defects is for reporting only; `load_bank` never returns one.
"""

import dataclasses
import json
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from assessment.instrument import Instrument
from assessment.records import ABSENT, RecordReader

if TYPE_CHECKING:
    from assessment.model import Bank, Imports

FILES: dict[str, tuple[str, ...]] = {
    "sources.toml": ("sources",),
    "instrument.toml": ("instrument",),
    "limits.toml": ("limits",),
    "types.toml": ("types",),
    "decisions.toml": ("stay_or_tighten", "tighten_by"),
    "practices.toml": ("steps", "practices"),
    "checklist.toml": ("checklist",),
    "roles.toml": ("roles",),
    "frictions.toml": ("frictions",),
    "funnel.toml": ("funnel", "sales_steps"),
    "metrics.toml": ("metrics",),
    "process.toml": ("process", "map_activities"),
    "papers.toml": ("papers",),
    "focus.toml": ("focus",),
    "subjects.toml": ("subjects",),
    "meeting.toml": ("agendas",),
    "teaching.toml": ("companies", "classes"),
    "glossary.toml": ("glossary",),
    "expected_verdicts.toml": ("expected_verdicts",),
    "likelihoods.toml": ("likelihoods",),
}
"""Which file holds which collections of the bank."""

IMPORTS = "imports.toml"
"""The words by which files of other tools are read: apart, because only who brings such a file needs them."""

FILE_OF = {collection: file for file, collections in FILES.items() for collection in collections}


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
def load_bank() -> "Bank":
    """Return the bank that ships with this package, or raise `BankError` with every defect of its shape.

    `assessment.check` finds those of its content too; the build runs it before anything is published.
    """
    bank, defects = read_bank(shipped_file)
    if defects:
        raise BankError(defects)
    return bank


@cache
def load_instrument() -> Instrument:
    """Return the questionnaire alone: all that scoring needs, read from one file, so that a browser starts sooner."""
    defects: list[Defect] = []
    file = "instrument.toml"
    instrument = _FileReader(file, _tables(file, shipped_file), defects).collection("instrument", Instrument)
    if defects:
        raise BankError(defects)
    assert isinstance(instrument, Instrument)  # noqa: S101  the reader returns what it is asked for; this tells mypy
    return instrument


@cache
def load_imports() -> "Imports":
    """Return the words by which files of other tools are read, or raise `BankError`."""
    imports, defects = read_imports(shipped_file)
    if defects:
        raise BankError(defects)
    return imports


def read_imports(read_file: Callable[[str], str]) -> "tuple[Imports, list[Defect]]":
    """Read the words for imports through `read_file`; return them and the defects of their shape."""
    from assessment.model import Imports

    defects: list[Defect] = []
    reader = _FileReader(IMPORTS, _tables(IMPORTS, read_file), defects)
    imports = reader.collection("imports", Imports)
    reader.report_unknown(("imports",))
    assert isinstance(imports, Imports)  # noqa: S101  as above
    return imports, defects


def shipped_file(name: str) -> str:
    """Return a file of the bank that ships with this package."""
    return package_text(f"bank/{name}")


def package_text(path: str) -> str:
    """Return a data file of this package as text; works from a folder and from inside a zip, as in the browser."""
    data = pkgutil.get_data("assessment", path)
    if data is None:
        raise FileNotFoundError(path)
    return data.decode("utf-8-sig")  # some editors mark UTF-8 at its beginning


def read_bank(read_file: Callable[[str], str]) -> "tuple[Bank, list[Defect]]":
    """Read every file of the bank through `read_file` (name -> text); return the bank and the defects of its shape.

    Raise `BankError` where files cannot be read at all: the rest could not be judged without them.
    """
    from assessment.model import Bank

    tables: dict[str, dict[str, object]] = {}
    unreadable: list[Defect] = []
    for file in FILES:
        try:
            tables[file] = _tables(file, read_file)
        except BankError as error:
            unreadable += error.defects
    if unreadable:
        raise BankError(unreadable)
    defects: list[Defect] = []
    kinds = {field.name: field.type for field in dataclasses.fields(Bank)}
    collections: dict[str, object] = {}
    for file, names in FILES.items():
        reader = _FileReader(file, tables[file], defects)
        collections |= {name: reader.collection(name, kinds[name]) for name in names}
        reader.report_unknown(names)
    return Bank(**collections), defects  # type: ignore[arg-type]  # the reader returns what each field's type asks for


def _tables(file: str, read_file: Callable[[str], str]) -> dict[str, object]:
    try:
        text = read_file(file)
    except OSError as error:
        raise BankError([Defect(file, "", "the file is missing or cannot be read")]) from error
    except UnicodeDecodeError as error:
        raise BankError([Defect(file, "", "this is not UTF-8 text; save the file as UTF-8")]) from error
    try:
        # No TOML starts so: the build has parsed the bank for the browser, where TOML takes 0.2 s.
        if text.startswith("{"):
            tables: dict[str, object] = json.loads(text)
            return tables
        import tomllib

        return tomllib.loads(text)
    except ValueError as error:  # what both raise
        raise BankError([Defect(file, "", f"this is not TOML: {error}")]) from error


class _FileReader(RecordReader):
    """Reads the collections of one file of the bank and collects what does not fit."""

    def __init__(self, file: str, tables: dict[str, object], defects: list[Defect]) -> None:
        super().__init__(lambda entry, message: defects.append(Defect(file, entry, message)))
        self.tables = tables

    def report_unknown(self, known: tuple[str, ...]) -> None:
        for name in self.tables:
            if name not in known:
                self.report("", f"nothing is called “{name}” here; known are {', '.join(known)}")

    def collection(self, name: str, kind: object) -> object:
        return self.value(self.tables.get(name, ABSENT), kind, "", name)
