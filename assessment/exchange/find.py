"""Finds response codes in pasted text: a chat, a mail thread with quotes and wrapped lines, links, a list on paper."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass

from assessment.exchange.code import (
    EDITIONS,
    FORMAT,
    GROUP,
    LENGTH,
    SYMBOLS,
    CodeError,
    Response,
    decode,
    grouped,
    symbols_of,
)

_GROUPS = LENGTH // GROUP
_FIRST = {SYMBOLS[FORMAT << 2 | edition >> 1] for edition in EDITIONS}  # format and edition begin a code
_SYMBOL = "[0-9A-Za-z]"
_DASH = "[-\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d]"
_BREAK = r"(?:[ \t]*=?\r?\n[ \t>|*]*)"  # a line break, with the marks of a quotation or of a list after it
_GAP = rf"(?:(?:\s|{_DASH}|[>|*_\u200b-\u200d\u2060\ufeff]|=\r?\n){{0,16}})"
_GROUP = rf"{_SYMBOL}(?:{_BREAK}?{_SYMBOL}){{{GROUP - 1}}}"
_CODE = re.compile(rf"(?<!{_SYMBOL}){_GROUP}(?:{_GAP}{_GROUP}){{{_GROUPS - 1}}}(?!{_SYMBOL})")

# What may be a code that lost or gained a symbol: groups joined by dashes, or whatever a link of ours carries.
_DAMAGED = re.compile(rf"(?<!{_SYMBOL}){_SYMBOL}{{2,7}}(?:{_DASH}{_BREAK}?{_SYMBOL}{{2,7}}){{4,6}}(?!{_SYMBOL})")
_DAMAGED_LENGTHS = range(LENGTH - 4, LENGTH + 5)
_LINK = re.compile(rf"[#&](?:result|code)=({_SYMBOL}[^\s<>\"'()\[\]&#]*)")

_OTHER = re.compile("[^0-9A-Za-z]+")
_MIXED = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z])")
_MIXED_GROUPS = 2  # six words of four letters are prose; almost every code has two groups of letters and digits


@dataclass(frozen=True, slots=True)
class Found:
    """A code in a text, or what looks like one."""

    line: int  # counted from 1
    text: str  # in groups of four; where it cannot be read, as it stands in the text, on one line
    response: Response | None  # None where it cannot be read
    problem: str  # why it cannot be read; empty where it can


def find_codes(text: str) -> list[Found]:
    """Find every response code in `text`, in order; what looks like a code and cannot be read says why.

    A code is found in six groups of four or in one piece, in any case, between dashes, spaces or line breaks, quoted
    with ">" and inside a link. Prose is not mistaken for a code, and a code with a wrong symbol is not passed over.
    """
    text = text.replace("=3D", "=  ")  # how raw mail writes "="; the same length, so that positions hold
    read: list[tuple[int, int, Response]] = []
    doubtful: list[tuple[int, int, int]] = []
    position = 0
    while match := _CODE.search(text, position):
        start, end = match.span()
        try:
            read.append((start, end, decode(_OTHER.sub("", match[0]))))
            position = end
        except CodeError:
            if (rank := _rank(match[0])) is not None:
                doubtful.append((rank, start, end))
            position = start + 1
    doubtful.sort()
    spans = [(start, end) for start, end, _ in read]
    refused: list[tuple[int, int]] = []
    for start, end in (*((start, end) for _, start, end in doubtful), *_damaged(text)):
        if _free(spans, start, end):
            insort(spans, (start, end))
            refused.append((start, end))
    return _report(text, read, refused)


def _rank(text: str) -> int | None:
    """Tell how little a text that cannot be read looks like a code, from 0 up; None for prose."""
    gaps = _OTHER.findall(text)
    symbols = _OTHER.sub("", text)
    groups = [symbols[start : start + GROUP] for start in range(0, LENGTH, GROUP)]
    strange = symbols[0] not in _FIRST
    if len(gaps) == _GROUPS - 1 and all(re.match(_DASH, gap) for gap in gaps):
        return 0 + strange if any(symbol.isdigit() for symbol in symbols) else None
    mixed = sum(_MIXED.match(group) is not None for group in groups)
    return 2 + strange if mixed >= _MIXED_GROUPS and len(gaps) in {0, _GROUPS - 1} else None


def _damaged(text: str) -> Iterator[tuple[int, int]]:
    """Find what lost or gained symbols: groups, most of the right length, and the content of links."""
    for match in _LINK.finditer(text):
        yield match.span(1)
    for match in _DAMAGED.finditer(text):
        groups = [_OTHER.sub("", group) for group in re.split(_DASH, match[0])]
        whole = sum(len(group) == GROUP for group in groups)
        mixed = sum(_MIXED.match(group) is not None for group in groups)
        if sum(map(len, groups)) in _DAMAGED_LENGTHS and whole > len(groups) // 2 and mixed >= _MIXED_GROUPS:
            yield match.span()


def _free(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether no span, of a sorted list without overlaps, overlaps start to end."""
    after = bisect_left(spans, (start, end))
    return (after == 0 or spans[after - 1][1] <= start) and (after == len(spans) or end <= spans[after][0])


def _report(text: str, read: list[tuple[int, int, Response]], refused: list[tuple[int, int]]) -> list[Found]:
    """Put both kinds into the order of the text, each with its line."""
    found: list[Found] = []
    line, counted = 1, 0
    entries: list[tuple[int, int, Response | None]] = [*read, *((start, end, None) for start, end in refused)]
    for start, end, response in sorted(entries, key=lambda entry: entry[:2]):
        line += text.count("\n", counted, start)
        counted = start
        if response:
            code = grouped(symbols_of(_OTHER.sub("", text[start:end])))
            found.append(Found(line, code, response, ""))
        else:
            found.append(
                Found(line, " ".join(re.sub(_BREAK, " ", text[start:end]).split()), None, _problem(text[start:end]))
            )
    return found


def _problem(text: str) -> str:
    """Say why a text cannot be read as a code."""
    try:
        decode(re.sub(rf"{_BREAK}|[*_>|]", "", text))
    except CodeError as error:
        return str(error)
    return "This code is joined to other text. Put it on a line of its own."
