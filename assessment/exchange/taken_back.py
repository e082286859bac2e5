"""What a conversation takes back, as its text shows it: struck through, deleted, hidden, or quoted from before."""

import re
from collections.abc import Iterator

BEGIN, END = "\ue000", "\ue001"
"""What stands around a text that was struck through or deleted: signs for private use, which no text holds."""

_MARKS = str.maketrans("", "", BEGIN + END)
_TILDES = re.compile(r"(?<![~\w])(~{1,2})(?=[^\s~])([^~\n]{20,120})(?<=\S)\1(?![~\w])")
_STRUCK = re.compile(r"<(?P<end>/?)(?P<tag>s|del|strike)(?:\s[^<>]*)?>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(?P<tag>[a-z]+)\s(?P<attributes>[^<>]*)>", re.IGNORECASE)
_STYLE = re.compile(r"line-through|display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_OBJECT = re.compile(r"\{[^{}]*\}")
_OF_OBJECT = re.compile(r"\"(?:is_?)?deleted\"\s*:\s*true|\"type\"\s*:\s*\"(?:strikethrough|strike)\"", re.IGNORECASE)
_QUOTED = re.compile(r"\s*>")
_RULE = re.compile(r"\s*(?:-{3,}[^-]{3,60}-{3,}|_{10,})\s*")


def with_marks(text: str) -> str:
    """Return a text with `BEGIN` and `END` around what was struck through, deleted or hidden; its lines stay."""
    if BEGIN in text or END in text:
        text = text.translate(_MARKS)
    spans = sorted(_spans(text))
    parts, position = [], 0
    for start, end in spans:
        if start >= position:
            parts += [text[position:start], BEGIN, text[start:end], END]
            position = end
    return "".join((*parts, text[position:])) if spans else text


def taken_back(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each text begins and ends that stands between marks."""
    start = text.find(BEGIN)
    while start >= 0:
        end = text.find(END, start)
        end = end if end >= 0 else len(text)
        yield start, end
        start = text.find(BEGIN, end)


def older_lines(text: str) -> set[int]:
    """Return the lines that a mail quotes, counted from 1: those behind “>”, or below a rule with a title."""
    found, below = set(), False
    for number, line in enumerate(text.splitlines(), 1):
        below = below or _RULE.fullmatch(line) is not None
        if below or _QUOTED.match(line):
            found.add(number)
    return found


def _spans(text: str) -> Iterator[tuple[int, int]]:
    if "~" in text:
        yield from (match.span() for match in _TILDES.finditer(text))
    if "<" in text:
        yield from _of_tags(text)
        yield from _of_styles(text)
    if "{" in text:
        yield from (match.span() for match in _OBJECT.finditer(text) if _OF_OBJECT.search(match[0]))


def _of_tags(text: str) -> Iterator[tuple[int, int]]:
    begun: dict[str, int] = {}
    for match in _STRUCK.finditer(text):
        tag = match["tag"].lower()
        if not match["end"]:
            begun.setdefault(tag, match.end())
        elif tag in begun:
            yield begun.pop(tag), match.start()


def _of_styles(text: str) -> Iterator[tuple[int, int]]:
    open_ended = set[str]()
    for match in _UNSEEN.finditer(text):
        tag = match["tag"].lower()
        if tag not in open_ended and _STYLE.search(match["attributes"]):
            if end := re.compile(f"</{tag}", re.IGNORECASE).search(text, match.end()):
                yield match.end(), end.start()
            else:
                open_ended.add(tag)
