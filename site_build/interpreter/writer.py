"""Writes a module with what is live, at its fixed addresses."""

import re
from collections.abc import Iterator
from itertools import pairwise

from site_build.interpreter import instructions as code
from site_build.interpreter import module as wasm
from site_build.interpreter.live import Live
from site_build.interpreter.loader import MEMORY_BASE, TABLE_BASE, Loader
from site_build.interpreter.references import MEMORY, SYMBOL, TABLE, Address, Bases

LONG_ZEROS = re.compile(rb"\0{64,}")
"""Worth a new segment of data: memory is zero anyway."""


class Writer:
    """Writes a module with what is live, and gives that new indices."""

    def __init__(self, module: wasm.Module, known: Bases, live: Live, loader: Loader) -> None:
        self.module, self.known, self.live, self.loader = module, known, live, loader
        self.first = len(module.imported(wasm.FUNCTION))
        self.functions = {old: new for new, old in enumerate(sorted(live.functions))}
        held = {known.memory, known.table, *known.symbols}
        used = {
            operand
            for body in self._live_bodies()
            for _, opcode, operand, _ in code.instructions(body)
            if opcode in (code.GLOBAL_GET, code.GLOBAL_SET)
        } - held
        self.globals = {old: new for new, old in enumerate(sorted(used))}

    def write(self, addresses: dict[int, Address]) -> bytes:
        """Return the module with its data, at the given addresses."""
        return wasm.write(self._sections() | {wasm.Section.DATA: wasm.vector(list(self._segments(addresses)))})

    def write_code(self) -> bytes:
        """Return the module without data: its memory comes from elsewhere."""
        return wasm.write(self._sections())

    def _sections(self) -> dict[int, bytes]:
        module, imported_globals = self.module, len(self.module.imported(wasm.GLOBAL))
        live_functions = sorted(self.live.functions)
        defined = [index - self.first for index in live_functions if index >= self.first]
        sections = dict(module.others)
        sections[wasm.Section.IMPORT] = wasm.vector(list(self._imports()))
        sections[wasm.Section.FUNCTION] = wasm.vector([code.write_unsigned(module.types[index]) for index in defined])
        sections[wasm.Section.GLOBAL] = wasm.vector(
            [
                kind + wasm.constant(value)
                for index, (kind, value) in enumerate(module.globals, imported_globals)
                if index in self.globals
            ]
        )
        sections[wasm.Section.EXPORT] = wasm.vector(
            [
                wasm.sized(name.encode()) + bytes([wasm.FUNCTION]) + code.write_unsigned(self.functions[index])
                for name, (kind, index) in module.exports.items()
                if kind == wasm.FUNCTION and self.loader.asks_for(name)
            ]
        )
        # A slot of a function that is gone gets another: the table keeps its size, and nothing calls that slot.
        slots = [code.write_unsigned(self.functions.get(index, 0)) for index in module.table]
        sections[wasm.Section.ELEMENT] = b"\1\0" + wasm.constant(TABLE_BASE) + wasm.vector(slots)
        sections[wasm.Section.CODE] = wasm.vector([wasm.sized(self._renumbered(body)) for body in self._live_bodies()])
        return sections

    def _live_bodies(self) -> Iterator[bytes]:
        return (self.module.bodies[index - self.first] for index in sorted(self.live.functions) if index >= self.first)

    def _imports(self) -> Iterator[bytes]:
        place = dict.fromkeys((wasm.FUNCTION, wasm.GLOBAL), 0)
        kept = {wasm.FUNCTION: self.functions, wasm.GLOBAL: self.globals}
        for found in self.module.imports:
            if found.kind not in kept or place[found.kind] in kept[found.kind]:
                yield found.entry
            if found.kind in place:
                place[found.kind] += 1

    def _renumbered(self, body: bytes) -> bytes:
        written, copied = list[bytes](), 0
        for begin, opcode, operand, end in code.instructions(body):
            if opcode in (code.CALL, code.REF_FUNC):
                new = bytes([opcode]) + code.write_unsigned(self.functions[operand])
            elif opcode in (code.GLOBAL_GET, code.GLOBAL_SET):
                new = self._global(opcode, operand)
            else:
                continue
            written += body[copied:begin], new
            copied = end
        return b"".join((*written, body[copied:]))

    def _global(self, opcode: int, index: int) -> bytes:
        if index in self.globals:
            return bytes([opcode]) + code.write_unsigned(self.globals[index])
        value = {self.known.memory: (MEMORY, 0), self.known.table: (TABLE, 0)}.get(index) or self.known.symbols[index]
        return bytes([code.I32_CONST]) + code.write_signed(self._value(value))

    def _value(self, address: Address) -> int:
        base, offset = address
        if base == SYMBOL:
            name = self.module.imported(wasm.GLOBAL)[offset].name
            if name != "__heap_base":
                raise code.UnknownCodeError(f"the address of {name} in the data")
            return self.loader.heap
        return offset + {MEMORY: MEMORY_BASE, TABLE: TABLE_BASE}[base]

    def _segments(self, addresses: dict[int, Address]) -> Iterator[bytes]:
        data = bytearray(self.module.data)
        for place, address in addresses.items():
            data[place : place + 4] = (self._value(address) & 0xFFFFFFFF).to_bytes(4, "little")
        ends = [*self.live.cuts[1:], max(self.live.cuts[-1], len(data))]
        for piece, (begin, end) in enumerate(zip(self.live.cuts, ends, strict=True)):
            if piece not in self.live.pieces and begin < len(data):
                data[begin : min(end, len(data))] = bytes(min(end, len(data)) - begin)
        gaps = [found.span() for found in LONG_ZEROS.finditer(data)]
        for (_, begin), (end, _) in pairwise([(0, 0), *gaps, (len(data), len(data))]):
            if end > begin:
                yield b"\0" + wasm.constant(MEMORY_BASE + begin) + wasm.sized(bytes(data[begin:end]))
