"""What people wrote besides their answers: in columns of comments, and beside the code in a message."""

import re
from collections.abc import Iterable, Mapping, Sequence

from assessment.exchange.survey.cells import is_sign
from assessment.exchange.survey.words import Words, key, words

LONGEST = 1000
"""Characters of a comment that are kept."""

_LABEL = re.compile(r"(?<!\w)([^\W\d_]{2,20})\s?[:：]\s*(\S.*)$")
_NEAR = 4  # lines between a code and the comment that belongs to it


def comment_of(text: str, known: Words) -> str:
    """Return a comment on one line; nothing where a cell says that there is none."""
    said = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    nothing = is_sign(said) or key(said) in known.no_answer or key(said) in known.no
    return "" if nothing else said[:LONGEST]


def comments_beside(text: str, lines: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
    """Return the comments that a conversation marks, as in “Comment: ...”, by the line of the nearest code.

    `lines` are those of the codes, in order and counted from 1. Of two codes as near, the one before counts: people
    write first what they were asked for.
    """
    found: dict[int, list[str]] = {}
    if not lines:
        return {}
    for number, line in enumerate(text.splitlines(), 1):
        comment = _marked(line)
        if comment:
            nearest = min(lines, key=lambda code: (abs(code - number), code > number))
            if abs(nearest - number) <= _NEAR:
                found.setdefault(nearest, []).append(comment)
    return {line: tuple(comments) for line, comments in found.items()}


def in_cells(row: Sequence[str], places: Iterable[int], known: Words) -> tuple[str, ...]:
    """Return the comments in some cells of a row."""
    said = (comment_of(row[place], known) for place in places if place < len(row) and row[place])
    return tuple(filter(None, said))


def _marked(line: str) -> str:
    """Return what stands behind a word for a comment and a colon."""
    if ":" not in line and "：" not in line:
        return ""
    known = words()
    start = 0
    while match := _LABEL.search(line, start):
        if known.headings["comment"](key(match[1])):
            return comment_of(match[2], known)
        start = match.end(1)
    return ""
