"""Finds the codes that stand in a text as they are shown, and reads all of them at once: those of a long list.

The check is linear: every symbol adds to it what its value makes at its place, whatever the others are (Peterson and
Brown 1961). So it is added up for all codes in one number, which has a byte for each.
"""

import re
from collections.abc import Iterator
from functools import cache

from assessment.exchange.code import (
    GROUP,
    LENGTH,
    SYMBOLS,
    TO_DIGITS,
    CodeError,
    Response,
    fault_of,
    response_of,
)

SYMBOL = "[0-9A-Za-z]"
DASH = "[-\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d]"
"""Patterns: what a code is written with, and what people and programs write between its groups."""

_SHOWN = re.compile(rf"(?<!{SYMBOL}){'-'.join([f'[{SYMBOLS}]{{{GROUP}}}'] * (LENGTH // GROUP))}(?!{SYMBOL})", re.ASCII)
_BYTES = range(0, 24, 8)  # of a fault, by the bits to the right of them
_NONE = fault_of(0)  # what is to be added up to


def shown_codes(text: str) -> Iterator[tuple[int, str, Response]]:
    """Yield where each code begins, the code, and its response, in order; what cannot be read is passed over."""
    found = list(_SHOWN.finditer(text))
    symbols = "".join([match[0] for match in found]).replace("-", "")
    digits = symbols.translate(TO_DIGITS)
    for place, (match, wrong) in enumerate(zip(found, _faults(symbols), strict=True)):
        if not wrong:
            try:
                response = response_of(int(digits[place * LENGTH : (place + 1) * LENGTH], 32))
            except CodeError:  # of a newer version
                continue
            yield match.start(), match[0], response


def without_shown(text: str, instead: str = " ") -> str:
    """Return what stands beside the codes of a text, with their line breaks: nearly nothing of a long list."""
    return _SHOWN.sub(instead, text)


def _faults(symbols: str) -> bytes:
    """Return a byte for each of the codes that follow each other in `symbols`: 0 where its check is right."""
    codes = len(symbols) // LENGTH
    faults = [int.from_bytes(bytes([_NONE >> bits & 255]) * codes) for bits in _BYTES]
    for place, tables in enumerate(_shares()):
        column = symbols[place::LENGTH].encode()
        for byte, table in enumerate(tables):
            faults[byte] ^= int.from_bytes(column.translate(table))
    return (faults[0] | faults[1] | faults[2]).to_bytes(codes)


@cache
def _shares() -> list[list[bytes]]:
    """Return for each place of a code, and each byte of a fault, the table from a symbol to what it adds."""
    shares = [[fault_of(value << 5 * place) ^ _NONE for value in range(len(SYMBOLS))] for place in range(LENGTH)]
    return [
        [bytes.maketrans(SYMBOLS.encode(), bytes(share >> bits & 255 for share in each)) for bits in _BYTES]
        for each in reversed(shares)
    ]
