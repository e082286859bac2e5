"""Conversations in JSON, and lists of names with codes, as lines of a chat: who sent a message, and what it says."""

import re
from collections.abc import Iterator, Mapping
from json import dumps
from typing import Any

from assessment.bounded_json import DepthError, parse_json
from assessment.exchange.code import SYMBOLS
from assessment.exchange.shown_codes import shown_codes

_CODE = re.compile(f"[{SYMBOLS}]{{4}}(?:-[{SYMBOLS}]{{4}}){{5}}")  # also behind the sign for a line break
_SENDERS = (
    *("userprofile", "realname", "displayname", "nickname", "fullname", "name", "username", "user", "author"),
    *("sender", "from", "who", "person", "member", "email", "mail", "address", "phone"),
)
_TEXTS = frozenset(("text", "content", "body", "message", "msg", "comment", "note", "caption", "code", "result"))
_STRUCK = ("strikethrough", "strike")
_DELETED = ("deleted", "is_deleted", "isDeleted")
_DEEPEST = 12
_LOOKED_FOR = 30  # characters by which a message is found in the document
_HEAD = "[0:00] {}: {}"  # as messengers write it; the time is not known

type _Message = tuple[str, str]


def conversation_of(text: str) -> str:
    """Return the messages of a JSON document, each in a line of its own; the text as it is where it holds none.

    They stand in the lines in which they stood, where each had its own.
    """
    if not _CODE.search(text):
        return text
    try:
        messages = list(_messages(parse_json(text), 0))
    except (DepthError, ValueError):
        return text
    lines = [_HEAD.format(sender, said) if sender else said for sender, said in messages]
    found = "\n".join(lines)
    if not messages or len(list(shown_codes(found))) < len(list(shown_codes(text))):
        return text
    places = list(_places(text, messages))
    if len(places) < len(messages) or len({*places}) < len(places):
        return found
    placed = [""] * (places[-1] + 1)
    for place, line in zip(places, lines, strict=True):
        placed[place] = line
    return "\n".join(placed)


def _messages(value: Any, depth: int) -> Iterator[_Message]:
    """Yield sender and text of every object that holds a text; what it holds besides may be more messages."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _messages(each, depth + 1)
    elif isinstance(value, dict):
        said = " ".join(" ".join(_said(each, name, 0) for name, each in value.items()).split())
        if said:
            yield _sender(value, 0), f"<del>{said}</del>" if _is_deleted(value) else said
        else:
            for each in value.values():
                yield from _messages(each, depth + 1)


def _said(value: Any, name: str, depth: int) -> str:
    """Return what a part of a message says: in a field for texts, or in any that holds a code."""
    if isinstance(value, str):
        return value if _plain(name) in _TEXTS or any(shown_codes(value)) else ""
    if depth > _DEEPEST or _plain(name) not in _TEXTS:
        return ""
    if isinstance(value, list):
        return "".join(_said(each, name, depth + 1) for each in value)
    if isinstance(value, dict):
        said = " ".join(_said(each, inner, depth + 1) for inner, each in value.items())
        return f"<del>{said}</del>" if value.get("type") in _STRUCK else said
    return ""


def _sender(value: Mapping[str, Any], depth: int) -> str:
    """Return the name of who sent a message: the first that its fields for names hold, themselves or within."""
    fields = {_plain(name): each for name, each in value.items()}
    for each in (fields.get(name) for name in _SENDERS):
        if isinstance(each, dict) and depth < _DEEPEST:
            each = _sender(each, depth + 1)  # noqa: PLW2901
        if isinstance(each, str) and any(map(str.isalpha, each)):
            return " ".join(each.replace(":", " ").split())
    return ""


def _is_deleted(value: Mapping[str, Any]) -> bool:
    return value.get("type") in _STRUCK or any(value.get(name) is True for name in _DELETED)


def _places(text: str, messages: list[_Message]) -> Iterator[int]:
    """Yield the line, counted from 0, in which each message begins, as long as they are found."""
    start = line = 0
    for _, said in messages:
        code = next((code for _, code, _ in shown_codes(said)), "")
        begun = said.removeprefix("<del>")[:_LOOKED_FOR].split("</del>")[0].split("<")[0]
        told = [code] if code else [begun, dumps(begun)[1:-1]]
        at = next((place for each in told if (place := text.find(each, start)) >= 0), -1)
        if at < 0:
            return
        line += text.count("\n", start, at)
        start = at + 1
        yield line


def _plain(name: str) -> str:
    return name.casefold().replace("_", "").replace("-", "")
