"""Answers that people typed into a chat, as digits: nothing says which person a line belongs to, so none is read."""

import re
from collections.abc import Iterator
from itertools import pairwise

from assessment.exchange.shown_codes import without_shown
from assessment.instrument import STATEMENTS

TYPED = (
    "Answers were typed here as numbers, as in a chat, and there is no response code among them. Ask everybody for "
    "the code below their own result, or type the answers into our template, a row for each person."
)
"""Why a chat with typed answers is not read, and what to do."""
BESIDE_CODES = (
    "Answers were typed here as numbers, without a response code, so nobody was read from them. Ask for the code below "
    "the person’s own result, or type the answers into our template."
)
"""Why answers that were typed among codes are not read, and what to do."""

_SAID = re.compile(rf"\s*(?:[1-5][\s,;.]+){{{STATEMENTS - 1}}}[1-5]\s*")
_COLONS = re.compile("[:：]")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?")
_NUMBERED = re.compile(r"[\s>*•-]*(\d{1,2})\s*[.):=–-]+\s*[1-5]\s*")
_FEWEST = STATEMENTS // 2  # numbered lines that follow one another
_MOST_STATEMENTS = STATEMENTS * 3 // 4  # so many digits of the scale in a row are answers, though some are missing
_ROW = re.compile(rf"(?<![^\W_])[1-5](?:[\s,;.|/-]{{1,3}}[1-5](?![^\W_])){{{_MOST_STATEMENTS - 1},}}")
_JOINED = re.compile(rf"(?<![^\W_])[1-5]{{{STATEMENTS}}}(?![^\W_])")
_PAIR = re.compile(r"(?<![^\W_])[qQ#]?(\d{1,2})\s{0,2}[.):=–-]{1,3}\s{0,2}[1-5](?![^\W_])")


def are_typed(text: str) -> bool:
    """Tell whether a text holds answers behind the name of who sent them, or a line for each number."""
    lines = text.splitlines()
    if any(map(_in_a_line, lines)):
        return True
    numbers = [int(match[1]) for line in lines if (match := _NUMBERED.fullmatch(line))]
    return sum(after == one + 1 for one, after in pairwise(numbers)) >= _FEWEST - 1


def typed_beside_codes(text: str) -> list[int]:
    """Return the lines, counted from 1, in which answers to most statements begin that somebody typed as numbers."""
    text = without_shown(text)
    found = sorted({*_rows(text), *(match.start() for match in _JOINED.finditer(text)), *_numbered(text)})
    lines, line, counted = list[int](), 1, 0
    for start in found:
        line += text.count("\n", counted, start)
        counted = start
        lines.append(line)
    return list(dict.fromkeys(lines))


def _rows(text: str) -> Iterator[int]:
    """Yield where digits of the scale begin that stand in a row: in each line of its own, where a line has enough."""
    for match in _ROW.finditer(text):
        start, told = match.start(), False
        for line in match[0].splitlines(keepends=True):
            if sum(map(str.isdigit, line)) >= _MOST_STATEMENTS:
                told = True
                yield start
            start += len(line)
        if not told:
            yield match.start()


def _numbered(text: str) -> Iterator[int]:
    """Yield where the number of a statement begins that an answer follows, and as many others do behind it."""
    begun, before, many = 0, 0, 0
    for match in _PAIR.finditer(text):
        number = int(match[1])
        if many and number == before + 1:
            many += 1
        else:
            begun, many = match.start(), 1
        before = number
        if many == _FEWEST:
            yield begun


def _in_a_line(line: str) -> bool:
    """Tell whether a line is a name, a colon, and an answer to every statement."""
    who, *said = _COLONS.split(_TIME.sub(" ", line))
    return len(said) == 1 and any(map(str.isalpha, who)) and _SAID.fullmatch(said[0]) is not None
