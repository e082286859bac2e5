"""Response codes that show how one looks, as an invitation does: nobody sent them."""

import re
from collections.abc import Sequence
from functools import cache

from assessment.exchange.find import Found
from assessment.exchange.survey.words import key, words

_WORD = re.compile(r"[^\W\d_]")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]][.!]?")
_BEFORE = 40  # characters before a code that may say so
_BEGINNING = 4  # symbols by which a code is found in its line


def example_codes(text: str, codes: Sequence[Found], beside: str) -> set[int]:
    """Return the places, among the codes, of those right behind a word for an example, on their line or the one before.

    “(example)” right behind a code says so as well; whoever calls the code their own says that it is none. `beside` is
    the text without its codes.
    """
    found: set[int] = set()
    if not _WORD.search(beside):  # as in a long list
        return found
    lines = text.splitlines()
    for place, code in enumerate(codes):
        line = lines[code.line - 1] if code.line <= len(lines) else ""
        start = line.casefold().find(code.text[:_BEGINNING].casefold())
        before = line[max(0, start - _BEFORE) : max(0, start)]
        behind = line[start + len(code.text) :].strip() if start >= 0 else ""
        if not before.strip() and start >= 0 and not behind:
            before = _sentence_above(lines, code.line - 1)
        if _says_so(before) or _is_marked(behind):
            found.add(place)
    return found


def _sentence_above(lines: Sequence[str], place: int) -> str:
    """Return the end of the line above that of a code, where it announces something; else nothing."""
    above = next((line.strip() for line in reversed(lines[max(0, place - 2) : place]) if line.strip()), "")
    return above[-_BEFORE:] if above.endswith((":", "：")) else ""


def _says_so(before: str) -> bool:
    told = f" {key(before)} "
    own = words().headings["one's own"](told.strip())
    return bool(before) and not own and told.rstrip().endswith(_signs(ends=before.rstrip().endswith(".")))


def _is_marked(behind: str) -> bool:
    """Tell whether a code is followed by nothing but a word for an example in brackets."""
    said = _BRACKETED.fullmatch(behind)
    return said is not None and not words().headings["example code"].without(key(said[1]))


@cache
def _signs(*, ends: bool) -> tuple[str, ...]:
    """Return the words that say so; where a sentence `ends` before the code, those that end in a full stop alone."""
    said = words().headings["example code"].words
    return tuple(f" {key(word)}" for word in said if word.endswith(".") or not ends)
