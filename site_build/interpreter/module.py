"""Reads and writes WebAssembly modules, section by section, as far as trimming one needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from site_build.interpreter.instructions import (
    END,
    GLOBAL_GET,
    I32_CONST,
    UnknownCodeError,
    signed,
    unsigned,
    write_signed,
    write_unsigned,
)

MAGIC = b"\0asm\x01\0\0\0"


class Section(IntEnum):
    """The sections of a module, by the number that stands before each."""

    CUSTOM, TYPE, IMPORT, FUNCTION, TABLE, MEMORY, GLOBAL, EXPORT, START, ELEMENT, CODE, DATA, DATA_COUNT, TAG = range(
        14
    )


ORDER = (*range(1, 6), Section.TAG, *range(6, 10), Section.DATA_COUNT, Section.CODE, Section.DATA)
"""The order in which a module's sections stand."""

FUNCTION, TABLE, MEMORY, GLOBAL, TAG = range(5)
"""Kinds of imports and exports."""


@dataclass(frozen=True)
class Import:
    """Something that a module takes from its host: `entry` is the whole of it, `declared` what follows the kind."""

    module: str
    name: str
    kind: int
    entry: bytes


@dataclass(frozen=True)
class Module:
    """A module with one active segment of data and one of functions in its table."""

    parameters: list[int]
    """How many parameters each type has."""
    imports: list[Import]
    types: list[int]
    """The type of each function that is defined here."""
    globals: list[tuple[bytes, int]]
    """Type and initial value of each global that is defined here."""
    exports: dict[str, tuple[int, int]]
    start: int
    table: list[int]
    bodies: list[bytes]
    """Locals and code of each function that is defined here."""
    data: bytes
    others: dict[int, bytes]
    """The sections that are copied as they are."""

    def imported(self, kind: int) -> list[Import]:
        """Return what is imported of a kind; the indices of its like begin with these."""
        return [found for found in self.imports if found.kind == kind]


def read(content: bytes) -> Module:
    """Read a module; raise `UnknownCodeError` where it is not of the kind that `Module` describes."""
    sections, place = dict[int, bytes](), len(MAGIC)
    while place < len(content):
        size, begin = unsigned(content, place + 1)
        if content[place] != Section.CUSTOM:
            sections[content[place]] = content[begin : begin + size]
        place = begin + size
    taken = {Section.IMPORT, Section.FUNCTION, Section.GLOBAL, Section.EXPORT, Section.ELEMENT, Section.CODE}
    taken |= {Section.DATA, Section.DATA_COUNT}
    return Module(
        parameters=list(_parameters(sections[Section.TYPE])),
        imports=list(_imports(sections[Section.IMPORT])),
        types=list(_indices(sections[Section.FUNCTION], 0)),
        globals=list(_globals(sections[Section.GLOBAL])),
        exports=dict(_exports(sections[Section.EXPORT])),
        start=unsigned(sections[Section.START], 0)[0],
        table=list(_indices(sections[Section.ELEMENT], _behind_offset(sections[Section.ELEMENT]))),
        bodies=list(_chunks(sections[Section.CODE])),
        data=next(_chunks(b"\1" + sections[Section.DATA][_behind_offset(sections[Section.DATA]) :])),
        others={number: section for number, section in sections.items() if number not in {*taken, Section.START}},
    )


def write(sections: dict[int, bytes]) -> bytes:
    """Return a module of these sections, without those that are empty."""
    there = [number for number in ORDER if sections.get(number)]
    return MAGIC + b"".join(bytes([number]) + sized(sections[number]) for number in there)


def sized(content: bytes) -> bytes:
    """Return bytes with their number before them."""
    return write_unsigned(len(content)) + content


def vector(items: list[bytes]) -> bytes:
    """Return items with their number before them."""
    return write_unsigned(len(items)) + b"".join(items)


def constant(value: int) -> bytes:
    """Return an expression that gives a number."""
    return bytes([I32_CONST]) + write_signed(value) + bytes([END])


def _name(content: bytes, place: int) -> tuple[str, int]:
    size, place = unsigned(content, place)
    return content[place : place + size].decode(), place + size


def _chunks(content: bytes) -> Iterator[bytes]:
    count, place = unsigned(content, 0)
    for _ in range(count):
        size, place = unsigned(content, place)
        yield content[place : place + size]
        place += size


def _indices(content: bytes, place: int) -> Iterator[int]:
    count, place = unsigned(content, place)
    for _ in range(count):
        index, place = unsigned(content, place)
        yield index


def _behind_offset(content: bytes) -> int:
    """Return where a single active segment's content begins: its place is `__memory_base` or `__table_base`."""
    if content[:3] != bytes([1, 0, GLOBAL_GET]) or content[4] != END:
        raise UnknownCodeError("more than one segment")
    return 5


def _parameters(content: bytes) -> Iterator[int]:
    count, place = unsigned(content, 0)
    for _ in range(count):
        if content[place] != 0x60:  # a type of functions
            raise UnknownCodeError(f"type {content[place]:#x}")
        parameters, place = unsigned(content, place + 1)
        results, place = unsigned(content, place + parameters)
        place += results
        yield parameters


def _imports(content: bytes) -> Iterator[Import]:
    count, place = unsigned(content, 0)
    for _ in range(count):
        begin = place
        module, place = _name(content, place)
        name, place = _name(content, place)
        kind = content[place]
        place += 1
        if kind in (TABLE, MEMORY):
            bounded, place = unsigned(content, place + (kind == TABLE))
            for _ in range(1 + (bounded & 1)):
                _, place = unsigned(content, place)
        else:  # a type; behind that of a global stands whether it changes, before that of a tag a zero
            place = place + 2 if kind == GLOBAL else unsigned(content, place + (kind == TAG))[1]
        yield Import(module, name, kind, content[begin:place])


def _globals(content: bytes) -> Iterator[tuple[bytes, int]]:
    count, place = unsigned(content, 0)
    for _ in range(count):
        kind = content[place : place + 2]
        value, behind = signed(content, place + 3)
        if content[place + 2] != I32_CONST or content[behind] != END:
            raise UnknownCodeError("a global that is no constant")
        place = behind + 1
        yield kind, value


def _exports(content: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    count, place = unsigned(content, 0)
    for _ in range(count):
        name, place = _name(content, place)
        index, behind = unsigned(content, place + 1)
        yield name, (content[place], index)
        place = behind
