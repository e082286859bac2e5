"""Mail as it is saved: parts of text that travel as base64 are written out where they stand."""

import re
from base64 import b64decode

_HEADER = re.compile(r"^content-transfer-encoding:[ \t]*base64[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_BODY = re.compile(r"\r?\n\r?\n((?:[A-Za-z0-9+/]{2,998}={0,2}[ \t]*(?:\r?\n|$))+)")
_HEADERS_END = re.compile(r"\r?\n\r?\n")


def written_out(text: str) -> str:
    """Return a text in which every part in base64 that holds text is read; others stay, such as pictures."""
    parts, position, start = [], 0, 0
    while header := _HEADER.search(text, start):
        start = header.end()
        end = _HEADERS_END.search(text, start)
        body = _BODY.match(text, end.start()) if end else None
        if body and (told := _decoded(body[1])) is not None:
            parts += [text[position : body.start(1)], told]
            position = start = body.end()
    return "".join((*parts, text[position:]))


def _decoded(lines: str) -> str | None:
    try:
        return b64decode("".join(lines.split()), validate=True).decode()
    except ValueError:
        return None
