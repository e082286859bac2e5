"""Finds response codes in pasted text: a chat, a mail thread with quotes and wrapped lines, links, a list on paper."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from assessment.exchange.code import (
    EDITIONS,
    FORMAT,
    GROUP,
    GUESSES,
    LENGTH,
    SYMBOLS,
    CodeError,
    Response,
    decode,
    decode_symbols,
    grouped,
    symbols_of,
)
from assessment.exchange.shown_codes import DASH, SYMBOL, shown_codes
from assessment.exchange.taken_back import taken_back, with_marks
from assessment.progress import Reached, unwatched

_GROUPS = LENGTH // GROUP
_SHOWN_LENGTH = LENGTH + _GROUPS - 1
_FIRST = {
    SYMBOLS[form << 2 | edition >> 1] for form in (FORMAT, GUESSES) for edition in EDITIONS
}  # format and edition begin a code
_SYMBOLS = frozenset(SYMBOLS)
_BREAK = r"(?:[ \t]*=?\r?\n[ \t>|*]*)"  # a line break, with the marks of a quotation or of a list after it
_UNSEEN = (
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"  # soft hyphen, no width, direction of writing
)
_GAP = rf"(?:(?:\s|{DASH}|[>|*_{_UNSEEN}]|=\r?\n){{0,16}})"
_GROUP = rf"{SYMBOL}(?:(?:{_BREAK}|[{_UNSEEN}]+)?{SYMBOL}){{{GROUP - 1}}}"
_CODE = re.compile(rf"(?<!{SYMBOL}){_GROUP}(?:{_GAP}{_GROUP}){{{_GROUPS - 1}}}(?!{SYMBOL})")

# What may be a code that lost or gained a symbol: groups joined by dashes, or whatever a link of ours carries.
_DAMAGED = re.compile(rf"(?<!{SYMBOL}){SYMBOL}{{2,7}}(?:{DASH}{_BREAK}?{SYMBOL}{{2,7}}){{4,6}}(?!{SYMBOL})")
_DAMAGED_LENGTHS = range(LENGTH - 4, LENGTH + 5)
_SHORTEST = min(_DAMAGED_LENGTHS)
_LINK = re.compile(rf"[#&](?:result|code)=({SYMBOL}[^\s<>\"'()\[\]&#]*)")

# How mail and web pages write a dash or a space in their source: "=3D" is an "=", "=E2=80=91" and "&#8209;" are dashes.
_ENCODED = re.compile(
    r"&(?:#\d{2,5}|#x[0-9a-f]{2,4}|nbsp|shy|[mn]dash|zwn?j|hyphen);|=(?:E2=80=[0-9A-F]{2}|C2=A[0D])", re.IGNORECASE
)
_WITHIN_WORDS = re.compile(r"</?(?:wbr|b|i|u|s|em|strong|small|mark|span|font|code|tt)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_FULL_WIDTH = {number + 0xFEE0: number for number in range(0x21, 0x7F)}

_OTHER = re.compile("[^0-9A-Za-z]+")
_MIXED = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z])")
_MIXED_GROUPS = 2  # six words of four letters are prose; almost every code has two groups of letters and digits

type Span = tuple[int, int]
"""Start and end of a piece of text."""


class Found(NamedTuple):
    """A code in a text, or what looks like one."""

    line: int  # counted from 1
    text: str  # in groups of four; where it cannot be read, as it stands in the text, on one line
    response: Response | None  # None where it cannot be read
    problem: str  # why it cannot be read; empty where it can
    taken_back: bool = False  # whether it was struck through, deleted or hidden


def find_codes(text: str, reached: Reached = unwatched) -> list[Found]:
    """Find every response code in `text`, in order; what looks like a code and cannot be read says why.

    A code is found in six groups of four or in one piece, in any case, between dashes, spaces or line breaks, quoted
    with ">" and inside a link. Prose is not mistaken for a code, and a code with a wrong symbol is not passed over.
    """
    text = with_marks(text)
    if "<" in text:  # a page may write a code with tags in it; its lines keep their numbers
        text = _WITHIN_WORDS.sub(lambda tag: "\n" * tag[0].count("\n"), text)
    text = _ENCODED.sub("-", text.translate(_FULL_WIDTH).replace("=3D", "=  "))
    read: dict[Span, tuple[str, Response]] = {}
    for start, code, response in shown_codes(text):
        reached(start // LENGTH)
        read[start, start + _SHOWN_LENGTH] = code, response
    doubtful: list[tuple[int, Span]] = []
    for part in list(_between(text, list(read))):
        for span, other in _others(text, *part, reached):
            if other:
                read[span] = other
            elif (rank := _rank(text[slice(*span)])) is not None:
                doubtful.append((rank, span))
    reached(len(text) // LENGTH)
    spans = sorted(read)
    _add(spans, (span for _, span in sorted(doubtful)))
    _add(spans, [match.span(1) for match in _LINK.finditer(text)])
    _add(spans, list(_damaged(text, spans)))
    found: list[Found] = []
    back = list(taken_back(text))
    line, counted = 1, 0
    for span in spans:
        start, end = span
        gone = bool(back) and any(begin <= start < until for begin, until in back)
        line += text.count("\n", counted, start)
        counted = start
        if span in read:
            found.append(Found(line, *read[span], "", gone))
        else:
            shown = " ".join(re.sub(_BREAK, " ", text[start:end]).split())
            found.append(Found(line, shown, None, _problem(text[start:end]), gone))
    return found


def _others(
    text: str, position: int, until: int, reached: Reached
) -> Iterator[tuple[Span, tuple[str, Response] | None]]:
    """Find what has the form of a code in a part of a text, and what can be read; the next may overlap what cannot."""
    while match := _CODE.search(text, position, until):
        start, end = match.span()
        reached(start // LENGTH)
        code = _read(match[0])
        yield (start, end), code
        position = end if code else start + 1


def _read(text: str) -> tuple[str, Response] | None:
    """Read a text as a code, in groups of four, and its response."""
    if text[0] not in _FIRST:
        return None
    symbols = text.replace("-", "")  # enough for most: codes are copied as they are shown
    if len(symbols) != LENGTH or not _SYMBOLS.issuperset(symbols):
        symbols = symbols_of(_OTHER.sub("", text))
        if not _SYMBOLS.issuperset(symbols):
            return None
    try:
        return grouped(symbols), decode_symbols(symbols)
    except CodeError:
        return None


def _rank(text: str) -> int | None:
    """Tell how little a text that cannot be read looks like a code, from 0 up; None for prose."""
    gaps = _OTHER.findall(text)
    symbols = _OTHER.sub("", text)
    groups = [symbols[start : start + GROUP] for start in range(0, LENGTH, GROUP)]
    strange = symbols[0] not in _FIRST
    if len(gaps) == _GROUPS - 1 and all(re.match(DASH, gap) for gap in gaps):
        return 0 + strange if any(symbol.isdigit() for symbol in symbols) else None
    mixed = sum(_MIXED.match(group) is not None for group in groups)
    return 2 + strange if mixed >= _MIXED_GROUPS and len(gaps) in {0, _GROUPS - 1} else None


def _damaged(text: str, spans: list[Span]) -> Iterator[Span]:
    """Find what lost or gained symbols, outside the spans: groups joined by dashes, most of the right length."""
    for start, end in _between(text, spans):
        for match in _DAMAGED.finditer(text, start, end):
            groups = [_OTHER.sub("", group) for group in re.split(DASH, match[0])]
            whole = sum(len(group) == GROUP for group in groups)
            mixed = sum(_MIXED.match(group) is not None for group in groups)
            if sum(map(len, groups)) in _DAMAGED_LENGTHS and whole > len(groups) // 2 and mixed >= _MIXED_GROUPS:
                yield match.span()


def _between(text: str, spans: list[Span]) -> Iterator[Span]:
    """Find what of a text lies outside the spans and could hold a code."""
    starts = (0, *(end for _, end in spans))
    ends = (*(start for start, _ in spans), len(text))
    return ((start, end) for start, end in zip(starts, ends, strict=True) if end - start >= _SHORTEST)


def _add(spans: list[Span], more: Iterable[Span]) -> None:
    """Insert spans into a sorted list, those that overlap none in it."""
    for start, end in more:
        after = bisect_left(spans, (start, end))
        if (after == 0 or spans[after - 1][1] <= start) and (after == len(spans) or end <= spans[after][0]):
            spans.insert(after, (start, end))


def _problem(text: str) -> str:
    """Say why a text cannot be read as a code."""
    try:
        decode(re.sub(rf"{_BREAK}|[*_>|]", "", text))
    except CodeError as error:
        return str(error)
    return "This code is joined to other text. Put it on a line of its own."
