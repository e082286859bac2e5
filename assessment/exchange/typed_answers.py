"""Answers that people typed into a chat, as digits: nothing says which person a line belongs to, so none is read."""

import re
from itertools import pairwise

from assessment.instrument import STATEMENTS

TYPED = (
    "Answers were typed here as numbers, as in a chat, and there is no response code among them. Ask everybody for "
    "the code below their own result, or type the answers into our template, a row for each person."
)
"""Why a chat with typed answers is not read, and what to do."""

_SAID = re.compile(rf"\s*(?:[1-5][\s,;.]+){{{STATEMENTS - 1}}}[1-5]\s*")
_COLONS = re.compile("[:：]")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?")
_NUMBERED = re.compile(r"[\s>*•-]*(\d{1,2})\s*[.):=–-]+\s*[1-5]\s*")
_FEWEST = STATEMENTS // 2  # numbered lines that follow one another


def are_typed(text: str) -> bool:
    """Tell whether a text holds answers behind the name of who sent them, or a line for each number."""
    lines = text.splitlines()
    if any(map(_in_a_line, lines)):
        return True
    numbers = [int(match[1]) for line in lines if (match := _NUMBERED.fullmatch(line))]
    return sum(after == one + 1 for one, after in pairwise(numbers)) >= _FEWEST - 1


def _in_a_line(line: str) -> bool:
    """Tell whether a line is a name, a colon, and an answer to every statement."""
    who, *said = _COLONS.split(_TIME.sub(" ", line))
    return len(said) == 1 and any(map(str.isalpha, who)) and _SAID.fullmatch(said[0]) is not None
