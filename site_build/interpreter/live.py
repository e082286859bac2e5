"""Which functions and which pieces of data are reached from what the loader asks for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from site_build.interpreter.loader import Loader
from site_build.interpreter.module import FUNCTION, Module
from site_build.interpreter.references import MEMORY, TABLE, Address, Bases, References

IN_A_TEXT = re.compile(rb"[\t\n -~]{2}")
"""Around a place that something points to: the linker keeps one of two texts that end in the same words."""


@dataclass(frozen=True)
class Live:
    """What is reached: functions by their index, and pieces of the data between the offsets of `cuts`."""

    functions: set[int]
    pieces: set[int]
    cuts: list[int]

    def holds(self, place: int) -> bool:
        """Tell whether an offset in the data lies in a piece that is reached."""
        return bisect_right(self.cuts, place) - 1 in self.pieces


def follow(
    module: Module, known: Bases, addresses: dict[int, Address], all_references: list[References], loader: Loader
) -> Live:
    """Return what is reached from what the loader asks for.

    A piece of data begins where certainly something begins, or where an address in the data points to. Unless the piece
    belongs to a symbol: that is one thing, wherever addresses may point to inside it. A number in the code that may be
    an address is taken for one.
    """
    first = len(module.imported(FUNCTION))
    symbols = {offset for base, offset in known.symbols.values() if base == MEMORY} | loader.symbols
    symbols |= {value for _, value in module.globals}
    begins = sorted({0} | symbols | {place for found in all_references for place in found.symbols})
    pointed = (offset for base, offset in addresses.values() if base == MEMORY)
    inside = (place for place in pointed if begins[bisect_right(begins, place) - 1] not in symbols)
    live = Live(set(), set(), sorted({*begins, *inside}))
    places = sorted(addresses)
    ahead: list[tuple[str, int]] = [(MEMORY, offset) for offset in loader.addresses]
    ahead += [
        ("function", i) for name, (kind, i) in module.exports.items() if kind == FUNCTION and loader.asks_for(name)
    ]
    while ahead:
        base, target = ahead.pop()
        if base == TABLE:
            if 0 <= target < len(module.table):
                ahead.append(("function", module.table[target]))
        elif base == MEMORY:
            piece = bisect_right(live.cuts, target) - 1
            if target >= 0 and piece not in live.pieces:
                live.pieces.add(piece)
                ahead += _leads_to(module, live, piece, places, addresses)
        elif base == "function" and target not in live.functions:
            live.functions.add(target)
            if target >= first:
                found = all_references[target - first]
                ahead += [("function", index) for index in found.functions]
                ahead += [(MEMORY, place) for place in found.places | found.symbols]
                ahead += [(TABLE, slot) for slot in found.slots]
    return live


def _leads_to(
    module: Module, live: Live, piece: int, places: list[int], addresses: dict[int, Address]
) -> Iterator[Address]:
    """Yield what a piece of data refers to, and the next piece if a text goes on in it."""
    begin = live.cuts[piece]
    end = live.cuts[piece + 1] if piece + 1 < len(live.cuts) else max(begin, len(module.data))
    for place in places[bisect_left(places, begin) : bisect_left(places, end)]:
        yield addresses[place]
    if IN_A_TEXT.fullmatch(module.data, end - 1, end + 1):
        yield MEMORY, end
