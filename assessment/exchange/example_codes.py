"""Response codes that show how one looks, as an invitation does: nobody sent them."""

import re
from collections.abc import Sequence
from functools import cache

from assessment.exchange.find import Found
from assessment.exchange.survey.words import key, words

_WORD = re.compile(r"[^\W\d_]")
_BEFORE = 40  # characters before a code that may say so
_BEGINNING = 4  # symbols by which a code is found in its line


def example_codes(text: str, codes: Sequence[Found], beside: str) -> set[int]:
    """Return the places, among the codes, of those right behind a word for an example.

    `beside` is the text without its codes.
    """
    found: set[int] = set()
    if not _WORD.search(beside):  # as in a long list
        return found
    lines = text.splitlines()
    for place, code in enumerate(codes):
        line = lines[code.line - 1] if code.line <= len(lines) else ""
        start = line.casefold().find(code.text[:_BEGINNING].casefold())
        before = line[max(0, start - _BEFORE) : max(0, start)]
        if before and f" {key(before)}".endswith(_signs(ends=before.rstrip().endswith("."))):
            found.add(place)
    return found


@cache
def _signs(*, ends: bool) -> tuple[str, ...]:
    """Return the words that say so; where a sentence `ends` before the code, those that end in a full stop alone."""
    said = words().headings["example code"].words
    return tuple(f" {key(word)}" for word in said if word.endswith(".") or not ends)
