"""Who sent a response code, where a conversation or a list names it: one person may send two from two devices.

However it is written, a name stands at the same place of most messages: before a colon, in a cell of its own, or above
with a time. A place counts as that of names where nearly every code has a text there, and most of these differ.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from assessment.exchange.met_again import ADDRESS, NAME, told_by

_FILLED, _DIFFERING = 0.9, 0.5
_FEWEST = 3  # codes of which two may be one person's
_LONGEST, _LINE = 5, 200  # words of a name, and characters of a line that is looked at
_ABOVE = 8  # lines above a code that may name who sent it
_IN_BRACKETS = re.compile(r"\[[^\[\]]{0,60}\]")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?\s?[Mm]\b\.?)?")
_COLON = re.compile(r"\s?[:：](?:\s|$)")
_FROM = re.compile(r"[\s>*|]{0,20}(?:from|von|de|da|van|från|fra|od|от|发件人|差出人)\s?[:：]", re.IGNORECASE)
_CELL = re.compile(r"[\t;,|]")
_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"[^\s<>\"',;:|()\[\]@]{1,64}@[^\s<>\"',;:|()\[\]@]{1,100}")
_HALVES = frozenset(("am", "pm"))


def senders(text: str, lines: Sequence[int]) -> Mapping[int, str]:
    """Return by its line what recognises who sent each code, as `Respondent.who` holds it; nothing where none is told.

    `lines` are those of the codes, in order and counted from 1.
    """
    if len(lines) < _FEWEST:
        return {}
    every = text.splitlines()
    found: dict[str, dict[int, str]] = {}
    for before, line in zip((0, *lines), lines, strict=False):
        for place, said in _places(every, line, max(before, line - 1 - _ABOVE)):
            if sender := _sender(said):
                found.setdefault(place, {}).setdefault(line, sender)
    for named in found.values():
        if len(named) >= _FILLED * len(lines) and len(set(named.values())) > _DIFFERING * len(named):
            return named
    return {}


def again(sent: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Yield the line of each code whose sender sent an earlier one, and the line of that one."""
    first: dict[str, int] = {}
    several = {sender for sender, times in Counter(sent.values()).items() if times > 1}
    for line, sender in sorted(sent.items()):
        if sender in several and first.setdefault(sender, line) != line:
            yield line, first[sender]


def _places(every: Sequence[str], line: int, before: int) -> Iterator[tuple[str, str]]:
    """Yield each place where a name may stand, by what it is called, and the text there."""
    own = _IN_BRACKETS.sub(" ", every[line - 1][:_LINE])
    above = [_IN_BRACKETS.sub(_clock_of, each[:_LINE]) for each in every[before : line - 1] if each.strip()]
    if colon := _COLON.search(own):
        yield "before a colon", _behind_clock(own[: colon.start()])
    for each in reversed(above):
        if found := _FROM.match(each):
            yield "of a mail", each[found.end() :]
            break
    for number, cell in enumerate(_CELL.split(own)):
        yield f"cell {number}", cell
    for number in range(len(above) - 1, -1, -1):
        if _CLOCK.search(above[number]):
            rest = _behind_clock(above[number])
            yield "with a time above", rest if _words(rest) or not number else above[number - 1]
            break
    if above:
        yield "first above", above[0]
        yield "next above", above[-1]


def _clock_of(brackets: re.Match[str]) -> str:
    clock = _CLOCK.search(brackets[0])
    return f" {clock[0]} " if clock else " "


def _behind_clock(text: str) -> str:
    """Return what stands behind a time of day; what stands before it, where nothing does."""
    before, behind = text, text
    for clock in _CLOCK.finditer(text):
        before, behind = text[: clock.start()], text[clock.end() :]
    return behind if _words(behind) else before


def _words(text: str) -> list[str]:
    """Return the words of a text that hold no digit, as no name does; nothing of a response code."""
    found = [word.casefold() for word in _WORD.findall(text)]
    mixed = [word for word in found if not word.isalpha() and not word.isdecimal()]
    if len(mixed) > 1 or any(len(word) > _LONGEST * _LONGEST for word in found):
        return []
    return [word for word in found if word.isalpha() and word not in _HALVES]


def _sender(text: str) -> str:
    """Return what recognises a person by what a text says; empty where it is no name and no address."""
    if address := _ADDRESS.search(text):
        return told_by(ADDRESS, address[0])
    words = _words(text)
    return told_by(NAME, " ".join(sorted(words))) if 0 < len(words) <= _LONGEST and max(map(len, words)) > 1 else ""
