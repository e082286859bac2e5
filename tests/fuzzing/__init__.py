"""The readers of data from outside, each as one function of bytes, with files to begin a search from.

A reader may refuse what it gets with an `InputError` (a `BankError` for the bank). Whatever else it raises is a fault.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from assessment.browser import handle
from assessment.errors import InputError
from assessment.exchange.code import decode
from assessment.exchange.combined import combine
from assessment.exchange.read import read_file
from assessment.exchange.survey.choices import read_choices
from assessment.load import FILES, BankError, load_instrument, read_bank, shipped_file
from assessment.result import read_fragment
from assessment.workspace.document import open_text, to_document
from assessment.workspace.locked import read_locked
from assessment.workspace.map.table import read_table

BANK_FILES = tuple(FILES)

FIXTURES = Path(__file__).parent.parent / "fixtures"

DECLARED = (InputError, BankError)
"""What a reader may raise: a sentence for a person."""

type Read = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader of bytes, and the inputs that a search begins with."""

    read: Read
    seeds: Callable[[], Iterable[bytes]]


def _text(data: bytes) -> str:
    """Return a text of any bytes; those that are no UTF-8 become halves of characters, as a browser may send them."""
    return data.decode("utf-8", "surrogateescape")


def _file(name: str) -> Read:
    return lambda data: combine([read_file(name, data, load_instrument())])


def _part_of(workbook: str, parts: tuple[str, ...]) -> tuple[Read, Callable[[], Iterable[bytes]]]:
    """Return a reader that puts its bytes in the place of a part of a workbook: the first byte says which."""
    path = FIXTURES / "workbooks" / workbook
    with zipfile.ZipFile(path) as archive:
        whole = {name: archive.read(name) for name in archive.namelist()}

    def read(data: bytes) -> object:
        changed = whole | {parts[data[0] % len(parts)]: data[1:]} if data else whole
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, content in changed.items():
                archive.writestr(name, content)
        return _file(workbook)(packed.getvalue())

    return read, lambda: [bytes([place]) + whole[part] for place, part in enumerate(parts)]


def _bank(data: bytes) -> object:
    """Read the bank with one of its files changed: the first byte says which."""
    if not data:
        return None
    changed = BANK_FILES[data[0] % len(BANK_FILES)]
    return read_bank(lambda name: _text(data[1:]) if name == changed else shipped_file(name))


def _request(data: bytes) -> object:
    return json.loads(handle(_text(data)))


def _files(*patterns: str) -> Callable[[], Iterable[bytes]]:
    return lambda: [path.read_bytes() for pattern in patterns for path in sorted(FIXTURES.glob(pattern))]


def _links() -> Iterable[bytes]:
    found = json.loads((FIXTURES / "version-1/links.json").read_text("utf-8"))
    return [link.partition("#")[2].encode() for link in found.values()]


def _codes() -> Iterable[bytes]:
    lines = (FIXTURES / "codes.txt").read_text("utf-8").splitlines()
    return [line.split()[0].encode() for line in lines if line.strip() and not line.startswith("#")]


LOCKED = json.dumps(
    {
        "format": "common-ground/locked",
        "version": 1,
        "derivation": "PBKDF2-SHA-256",
        "rounds": 600000,
        "cipher": "AES-256-GCM",
        "salt": "AAAAAAAAAAAAAAAAAAAAAA==",
        "nonce": "AAAAAAAAAAAAAAAA",
        "text": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    }
).encode()

READING = b"""[[file]]
name = "answers.csv"
columns = [{ heading = "Department", meaning = "function" }, { heading = "We meet", meaning = "1" }]
[file.scale]
"Never" = "1"
[file.function]
"Field" = "sales"
"""

MAP = b"""activity,side,owner,inputs,outputs,measure
Qualify leads,middle,Ann; Ben,Leads < Win leads,Good leads > outside,share
Win leads,demand,,,Leads,
"""

WORKSPACE_REQUEST = json.dumps({"request": "workspace", "view": "plan", "today": "2026-11-22", "fresh": "f"}).encode()

READERS = {
    "codes": Reader(lambda data: decode(_text(data)), _codes),
    "links": Reader(lambda data: read_fragment(_text(data)), _links),
    "chats": Reader(_file("chat.txt"), _files("chats/*.txt")),
    "csv": Reader(_file("answers.csv"), _files("exports/*.csv", "imports/*.csv")),
    "json": Reader(_file("people.json"), _files("imports/*.json", "version-1/workspace.json")),
    "xlsx": Reader(
        *_part_of("libreoffice.xlsx", ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"))
    ),
    "ods": Reader(*_part_of("libreoffice.ods", ("content.xml",))),
    "zip": Reader(_file("answers.xlsx"), _files("workbooks/libreoffice.*")),
    "workspace": Reader(lambda data: to_document(open_text(_text(data), "w.json")), _files("version-1/workspace.json")),
    "locked": Reader(lambda data: read_locked(_text(data), "w.json"), lambda: [LOCKED]),
    "reading": Reader(lambda data: read_choices("reading.toml", _text(data)), lambda: [READING]),
    "map": Reader(lambda data: read_table("map.csv", data, "fresh", 200), lambda: [MAP]),
    "requests": Reader(_request, lambda: [WORKSPACE_REQUEST]),
    "bank": Reader(
        _bank, lambda: [bytes([place]) + shipped_file(name).encode() for place, name in enumerate(BANK_FILES)]
    ),
}
"""Every reader of outside data, by a name of its own."""
