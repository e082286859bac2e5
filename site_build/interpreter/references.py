"""What refers to what inside Pyodide's WebAssembly: functions, places in memory and places in the table of functions.

Pyodide could load further libraries, so its module is position-independent: every address is worked out as
`__memory_base` or `__table_base` plus an offset. `__wasm_apply_data_relocs` writes each address that stands in the
data, and the function that starts the module fills each global that holds the address of a symbol. So where an address
stands in the data is known and not guessed.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from site_build.interpreter import instructions as wasm
from site_build.interpreter.instructions import Instruction
from site_build.interpreter.module import FUNCTION, GLOBAL, Module

RELOCATE = "__wasm_apply_data_relocs"

MEMORY, TABLE, SYMBOL = "memory", "table", "symbol"

type Address = tuple[str, int]
"""What it is counted from, and how far: the start of the data, of the table; or an imported symbol, by its global."""


NOTHING: Instruction = (0, 0, 0, 0)
"""Stands before and behind a function's instructions."""


NO_ADDRESS = range(0x6C, 0x79)
"""What follows a number that is no address: to multiply or divide by it, to take bits by it, to shift and to rotate."""


@dataclass
class References:
    """What one function refers to."""

    functions: set[int] = field(default_factory=set)
    places: set[int] = field(default_factory=set)
    """Offsets in memory, and numbers that may be some."""
    symbols: set[int] = field(default_factory=set)
    """Offsets in memory that are certainly the beginning of something: the compiler adds nothing to these."""
    slots: set[int] = field(default_factory=set)
    """Offsets in the table, and numbers that may be some."""


@dataclass(frozen=True)
class Bases:
    """Which globals hold the start of memory and of the table, and which the address of a symbol."""

    memory: int
    table: int
    symbols: dict[int, Address]


def bases(module: Module) -> Bases:
    """Return the globals that addresses begin with."""
    names = [found.name for found in module.imported(GLOBAL)]
    found = Bases(names.index("__memory_base"), names.index("__table_base"), {})
    for target, value in _assignments(module, module.start, found):
        found.symbols[target[1]] = value
    return found


def relocations(module: Module, known: Bases) -> dict[int, Address]:
    """Return each address in the data, by its offset."""
    return {place: value for (_, place), value in _assignments(module, module.exports[RELOCATE][1], known)}


def _assignments(module: Module, function: int, known: Bases) -> Iterator[tuple[Address, Address]]:
    """Run a function that only assigns sums to globals and to places in memory; yield target and value of each."""
    stack = list[Address]()
    body = module.bodies[function - len(module.imported(FUNCTION))]
    for _, opcode, operand, _ in wasm.instructions(body):
        match opcode:
            case wasm.GLOBAL_GET:
                base = {known.memory: MEMORY, known.table: TABLE}.get(operand)
                stack.append((base, 0) if base else (SYMBOL, operand))
            case wasm.I32_CONST:
                stack.append(("number", operand))
            case wasm.I32_ADD | wasm.I32_SUB:
                (_, number), (base, offset) = stack.pop(), stack.pop()
                stack.append((base, offset + (number if opcode == wasm.I32_ADD else -number)))
            case wasm.GLOBAL_SET:
                yield ("global", operand), stack.pop()
            case wasm.I32_STORE if operand == 0:
                value, target = stack.pop(), stack.pop()
                yield target, value
            case wasm.PREFIX if operand == wasm.MEMORY_FILL:
                del stack[-3:]  # with zeros, which memory is full of
            case wasm.END:
                return
            case _:
                raise wasm.UnknownCodeError(f"instruction {opcode:#x} among assignments")


def references(module: Module, known: Bases) -> Iterator[References]:
    """Yield what each function of the module refers to: those that only assign addresses, nothing."""
    first = len(module.imported(FUNCTION))
    assigning = {module.start - first, module.exports[RELOCATE][1] - first}
    for function in range(len(module.bodies)):
        yield References() if function in assigning else _references(module, function, known)


def _references(module: Module, function: int, known: Bases) -> References:
    found, numbers, slot_is_hidden = References(), set[int](), False
    code = list(wasm.instructions(module.bodies[function]))
    parameters = module.parameters[module.types[function]]
    memory, table = (_holders(code, base, parameters) for base in (known.memory, known.table))
    for before, (_, opcode, operand, _), after, then in zip(
        [NOTHING, *code], code, [*code[1:], NOTHING], [*code[2:], NOTHING, NOTHING], strict=False
    ):
        if opcode in (wasm.CALL, wasm.REF_FUNC):
            found.functions.add(operand)
        elif opcode == wasm.I32_CONST:
            numbers.add(operand)
            if _is_added(memory, before, after, then):
                found.symbols.add(operand)
            elif _is_added(table, before, after, then):
                found.slots.add(operand)
            elif after[1] not in NO_ADDRESS:
                found.places.add(operand)
        elif opcode in wasm.LOADS_AND_STORES and operand:
            found.places.add(operand)
        elif opcode == wasm.GLOBAL_GET and operand in known.symbols:
            base, offset = known.symbols[operand]
            (found.symbols if base == MEMORY else found.slots).add(offset)
        slot_is_hidden |= (opcode, operand) in table and not _is_told(table, before, after, then)
    if slot_is_hidden:
        found.slots |= numbers | {0}
    return found


def _holders(code: list[Instruction], base: int, parameters: int) -> set[tuple[int, int]]:
    """Return the instructions, as opcode and operand, that give a base: its global, and locals that hold only it."""
    held = defaultdict[int, set[bool]](set)
    for before, (_, opcode, operand, _) in pairwise(code):
        if opcode in (wasm.LOCAL_SET, wasm.LOCAL_TEE):
            held[operand].add(before[1:3] == (wasm.GLOBAL_GET, base))
    only = {local for local, values in held.items() if values == {True} and local >= parameters}
    return {(wasm.GLOBAL_GET, base)} | {
        (opcode, local) for local in only for opcode in (wasm.LOCAL_GET, wasm.LOCAL_TEE)
    }


def _is_told(table: set[tuple[int, int]], before: Instruction, after: Instruction, then: Instruction) -> bool:
    """Tell whether the table's base is kept, or added to a number that stands beside it: nothing is worked out."""
    kept = after[1] in (wasm.LOCAL_SET, wasm.LOCAL_TEE) and (wasm.LOCAL_GET, after[2]) in table
    added = after[1] == wasm.I32_CONST and then[1] == wasm.I32_ADD
    return kept or added or (after[1] == wasm.I32_ADD and before[1] == wasm.I32_CONST)


def _is_added(base: set[tuple[int, int]], before: Instruction, after: Instruction, then: Instruction) -> bool:
    """Tell whether the number between these instructions is added to a base."""
    if after[1] == wasm.I32_ADD:
        return before[1:3] in base
    return after[1:3] in base and then[1] == wasm.I32_ADD
