"""Takes things out of Pyodide's WebAssembly by hand: modules, the names of characters, the texts of `help()`.

What only these reach goes with them when the build follows what refers to what.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from site_build import BuildError
from site_build.interpreter.instructions import UnknownCodeError
from site_build.interpreter.module import FUNCTION, GLOBAL, Module
from site_build.interpreter.references import MEMORY, TABLE, Address, Bases, References

MODULES_TABLE = "PyImport_Inittab"
"""Points to CPython's table of built-in modules: a name and a function for each, and zeros at the end."""
MODULE_SIZE = 8
METHOD_SIZE = 16
"""Bytes of an entry of a table of methods: name, function, flags, text for help()."""
HELP = 12
"""Where the text stands in it."""

CHARACTER_NAMES = b"unicodedata._ucnhash_CAPI\0"
"""Marks the function that hands out the two functions which turn characters into names and names into characters."""
NAME_METHODS = (b"lookup($self, name, /)\n--", b"name($self, chr, default=")
ANSWER_NO = b"\0\x41\0\x0b"
"""A function's body: it returns 0, as those two do for what has no name."""
NAME_PARAMETERS = 4

SIGNATURE = re.compile(rb"[^\0\n]+\n--\n\n")
"""What a text for help() begins with; Python takes it out of there for `inspect.signature`."""


def text(data: bytes, place: int) -> bytes:
    """Return the text at an offset, without the zero behind it."""
    return bytes(data[place : data.index(0, place)])


def without_modules(module: Module, known: Bases, addresses: dict[int, Address], names: Iterable[str]) -> Module:
    """Return the module without built-in modules of Python; `addresses` follows. An unknown one is a `BuildError`."""
    index = module.exports[MODULES_TABLE][1]
    pointer = known.symbols.get(index) or (MEMORY, module.globals[index - len(module.imported(GLOBAL))][1])
    table = addresses[pointer[1]][1]
    entries = dict[str, int]()
    while (place := table + MODULE_SIZE * len(entries)) in addresses:
        entries[text(module.data, addresses[place][1]).decode()] = place
    if strange := set(names) - entries.keys():
        raise BuildError(f"left-out.txt names “{min(strange)}”, which is no built-in module of Pyodide's interpreter.")
    data = bytearray(module.data)
    for name in sorted(names, key=lambda name: -entries[name]):
        _close_gap(data, addresses, entries[name], MODULE_SIZE)
    return replace(module, data=bytes(data))


def without_character_names(
    module: Module, addresses: dict[int, Address], all_references: list[References]
) -> tuple[Module, list[References]]:
    """Return the module without `unicodedata.name` and `lookup`, and what refers to what then: no character has one.

    The names of all characters are a quarter of the data.
    """
    data, mark = bytearray(module.data), module.data.find(CHARACTER_NAMES)
    makers = [found for found in all_references if mark in found.symbols and found.slots]
    methods = [
        place
        for place, (base, help_text) in addresses.items()
        if base == MEMORY and data.startswith(NAME_METHODS, help_text) and addresses.get(place - 8, ("", 0))[0] == TABLE
    ]
    if len(makers) != 1 or len(methods) != len(NAME_METHODS):
        raise UnknownCodeError("how characters get their names")
    for place in sorted(methods, reverse=True):
        _close_gap(data, addresses, place - HELP, METHOD_SIZE)
    first, bodies, then = len(module.imported(FUNCTION)), [*module.bodies], [*all_references]
    elsewhere = {offset for base, offset in addresses.values() if base == TABLE}
    elsewhere |= {slot for found in all_references if found is not makers[0] for slot in found.slots}
    for slot in {*range(len(module.table))} & makers[0].slots - elsewhere:
        index = module.table[slot] - first
        if module.parameters[module.types[index]] == NAME_PARAMETERS:
            bodies[index], then[index] = ANSWER_NO, References()
    return replace(module, data=bytes(data), bodies=bodies), then


def without_help(module: Module, addresses: dict[int, Address], all_references: list[References]) -> Module:
    """Return the module with the signature of each function but without the sentences about it."""
    data = bytearray(module.data)
    texts = {place for base, place in addresses.values() if base == MEMORY and SIGNATURE.match(data, place)}
    used = {place for found in all_references for place in found.places | found.symbols}
    used |= {place for base, place in addresses.values() if base == MEMORY}
    for begin in texts:
        sentences = begin + len(SIGNATURE.match(data, begin)[0])  # type: ignore[index]
        end = data.index(0, begin)
        if end not in used and used.isdisjoint(range(sentences, end)):  # else another text ends in the same words
            data[sentences:end] = bytes(end - sentences)
    return replace(module, data=bytes(data))


def _close_gap(data: bytearray, addresses: dict[int, Address], place: int, size: int) -> None:
    """Take an entry out of a table that ends with zeros: all that follow move up."""
    while any(data[place : place + size]) or any(part in addresses for part in range(place, place + size, 4)):
        data[place : place + size] = data[place + size : place + 2 * size]
        for part in range(place, place + size, 4):
            addresses.pop(part, None)
            if part + size in addresses:
                addresses[part] = addresses[part + size]
        place += size
