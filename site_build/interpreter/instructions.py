"""Reads and writes the instructions of WebAssembly, and its numbers (LEB128).

The names are those of the specification of WebAssembly 2.0 and of the proposal “legacy exception handling”.
"""

from collections.abc import Callable, Iterator

END, CALL, CALL_INDIRECT, LOCAL_GET, LOCAL_SET, LOCAL_TEE = 0x0B, 0x10, 0x11, 0x20, 0x21, 0x22
GLOBAL_GET, GLOBAL_SET, I32_STORE, I32_CONST, I64_CONST, I32_ADD, I32_SUB = 0x23, 0x24, 0x36, 0x41, 0x42, 0x6A, 0x6B
REF_FUNC, PREFIX, MEMORY_FILL = 0xD2, 0xFC, 11
LOADS_AND_STORES = range(0x28, 0x3F)

type Instruction = tuple[int, int, int, int]
"""Where it begins, its opcode, its operand (of several the last; 0 for none), and where the next one begins."""


class UnknownCodeError(Exception):
    """A module holds something that this reader does not know."""


def unsigned(code: bytes, place: int) -> tuple[int, int]:
    """Read an unsigned LEB128 number; return it and the place behind it."""
    value = shift = 0
    while True:
        byte = code[place]
        place += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:  # the highest bit says that another byte follows
            return value, place
        shift += 7


def signed(code: bytes, place: int) -> tuple[int, int]:
    """Read a signed LEB128 number; return it and the place behind it."""
    begin = place
    value, place = unsigned(code, place)
    bits = 7 * (place - begin)
    return value - (1 << bits) if code[place - 1] & 0x40 else value, place


def write_unsigned(value: int) -> bytes:
    """Return a number as unsigned LEB128."""
    written = bytearray()
    while value > 0x7F:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*written, value))


def write_signed(value: int) -> bytes:
    """Return a number as signed LEB128."""
    written = bytearray()
    while not -0x40 <= value < 0x40:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*written, value & 0x7F))


def code_begins(body: bytes) -> int:
    """Return where the code of a function begins, behind its locals."""
    groups, place = unsigned(body, 0)
    for _ in range(groups):
        place = unsigned(body, place)[1] + 1
    return place


def _second(code: bytes, place: int) -> tuple[int, int]:
    return unsigned(code, unsigned(code, place)[1])


def _list(code: bytes, place: int, more: int = 0) -> tuple[int, int]:
    count, place = unsigned(code, place)
    for _ in range(count + more):
        _, place = unsigned(code, place)
    return 0, place


def _prefixed(code: bytes, place: int) -> tuple[int, int]:
    number, place = unsigned(code, place)
    for _ in range(PREFIXED_INDICES.get(number, 0)):
        _, place = unsigned(code, place)
    return number, place


PREFIXED_INDICES = {8: 2, 9: 1, 10: 2, MEMORY_FILL: 1, 12: 2, 13: 1, 14: 2, 15: 1, 16: 1, 17: 1}
INDEXED = (0x07, 0x08, 0x09, 0x0C, 0x0D, CALL, 0x18, 0x3F, 0x40, 0xD0, REF_FUNC, *range(0x20, 0x27))
OPERANDS: dict[int, Callable[[bytes, int], tuple[int, int]]] = {
    **dict.fromkeys(INDEXED, unsigned),
    **dict.fromkeys((0x02, 0x03, 0x04, 0x06, I32_CONST, I64_CONST), signed),
    **dict.fromkeys((CALL_INDIRECT, *LOADS_AND_STORES), _second),
    PREFIX: _prefixed,
    0x0E: lambda code, place: _list(code, place, 1),  # the labels of a branch, and the one for all other numbers
    0x1C: _list,
    0x43: lambda _, place: (0, place + 4),
    0x44: lambda _, place: (0, place + 8),
}
"""Reads what stands behind an opcode. All others stand alone, but for those that are not known."""
UNKNOWN = {0x0A, *range(0x12, 0x18), 0x1D, 0x1E, 0x1F, 0x27, *range(0xC5, 0xD0), *range(0xD3, 0x100)} - {PREFIX}


def instructions(body: bytes) -> Iterator[Instruction]:
    """Yield the instructions of a function; raise `UnknownCodeError` at one that is not known."""
    place, end = code_begins(body), len(body)
    while place < end:
        begin, opcode, operand = place, body[place], 0
        place += 1
        if reader := OPERANDS.get(opcode):
            operand, place = reader(body, place)
        elif opcode in UNKNOWN:
            raise UnknownCodeError(f"instruction {opcode:#x}")
        yield begin, opcode, operand, place
