"""Parses JSON and TOML that others wrote only where they are not too deep: parsers call themselves once for each depth.

In a browser the stack ends long before Python's own limit, and Python ends with it.
"""

import json
import re
from typing import Any

DEEPEST = 40
"""How deep lists and objects may lie in each other; a workspace, the deepest of our own, has a third of it."""

_TEXTS = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_BRACKETS = re.compile(r"[\[{\]}]")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


class DepthError(ValueError):
    """Lists within lists within lists."""


def parse_json(text: str) -> Any:
    """Return what the JSON says; raise `ValueError` for what is none, is too deep, or holds half a character.

    A character beyond the first 65,536 is written as two; one of them alone cannot be written anywhere.
    """
    check_depth(text)
    document = json.loads(text)
    if _HALF.search(text):
        json.dumps(document, ensure_ascii=False).encode()  # raises UnicodeEncodeError, which is a ValueError
    return document


def check_depth(text: str) -> None:
    """Raise `DepthError` where more brackets than `DEEPEST` are open at once, outside of texts."""
    if text.count("[") + text.count("{") <= DEEPEST:  # as in most requests, however long the file is that they carry
        return
    depth = 0
    for bracket in _BRACKETS.findall(_TEXTS.sub("", text)):
        depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
        if depth > DEEPEST:
            raise DepthError(f"Lists and objects lie more than {DEEPEST} deep in each other.")
