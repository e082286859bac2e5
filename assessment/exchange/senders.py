"""Who sent a response code, where a conversation or a list names it: one person may send two from two devices.

However it is written, a name stands at the same place of most messages: see `assessment.exchange.sender_places`. A
place counts as that of names where nearly every code has a text there, and most of these differ. Tools that name a
sender once show further messages without a name: these are the sender's, too.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from assessment.exchange.met_again import ADDRESS, NAME, told_by
from assessment.exchange.sender_places import (
    ABOVE,
    BELOW,
    HEADS,
    TIMED,
    Message,
    cells_of,
    messages_of,
    phone_in,
    words_of,
)
from assessment.exchange.survey.words import key, words
from assessment.model import HeadingWord

PHONE = "telephone number"
"""What recognises a person whose name the tool does not know."""

_FILLED, _DIFFERING, _OWN = 0.9, 0.5, 2 / 3  # shares: of codes with a sender, of senders, of codes with a name beside
_FEWEST = 2  # codes that may be one person's
_TWICE = 2  # codes of one sender where each message has its time: more are passed on for others
_FOLLOWING = 2  # codes behind one with a name that are its sender's; more are a list
_LONGEST = 9  # words of a name, with the department and place that tools add to it
_SAMPLE = 100  # codes after which a place is given up where most have no name there
_LONGEST_HEADING = 3  # words of a heading
_DEPARTMENT = "department "
_MAY_NAME = re.compile(r"[^\W\d_]{2}|[+(]\d{2}|\b0\d{2}")
_AROUND = " \t\"'<>()[]{}*_~,;:|–—-\u00a0\u200e\u200f\u202a\u202c\u202f\u2066\u2069"
_NAME_WORD = re.compile(r"[^\W\d_]+")
_PARTICLES = frozenset(("von", "van", "de", "der", "den", "da", "di", "du", "la", "el", "al", "bin"))
_ADDRESS = re.compile(r"[^\s<>\"',;:|()\[\]@]{1,64}@[^\s<>\"',;:|()\[\]@]{1,100}")


class Sender(NamedTuple):
    """Who sent a code."""

    who: str  # what recognises the person, as `Respondent.who` holds it
    shown: str  # as the text has it
    clear: bool  # whether it is surely somebody's: a line above or below a code may say something else


type _Named = dict[int, Sender]


def senders(text: str, lines: Sequence[int], beside: str) -> Mapping[int, Sender]:
    """Return by its line who sent each code; nothing where none is told.

    `lines` are those of the codes, in order and counted from 1; `beside` is the text without its codes.
    """
    if len(lines) < _FEWEST or not _MAY_NAME.search(beside):
        return {}
    messages = messages_of(text.split("\n"), lines)
    for place in HEADS:
        timed = place in TIMED
        named = _named(((each.line, place(each)) for each in messages), 0 if timed else 1, timed=timed)
        if named:
            return named
    if len(lines) <= _TWICE:
        return {}
    if named := _in_cells(messages):
        return named
    above = next(filter(None, (_named(((each.line, place(each)) for each in messages), 2) for place in ABOVE)), {})
    below = next(filter(None, (_named(((each.line, place(each)) for each in messages), 2) for place in BELOW)), {})
    above = above if messages[0].line in above else {}
    below = below if messages[-1].line in below else {}
    apart = sum(each.apart for each in messages) > _FILLED * len(messages)
    return below if below and (apart or not above) else above


def _named(said: Iterator[tuple[int, str | None]], capitals: int, *, timed: bool = False) -> _Named:
    """Return who sent each code, by the text at one place; None is a message that goes on. Empty for no place of names.

    Senders are told by what differs, or by the times beside them, so departments count there, and are nobody's names.
    So many words with capital letters make a name clear.
    """
    named, own, many, following, last = dict[int, Sender](), list[str](), 0, 0, None
    for many, (line, text) in enumerate(said, 1):
        if text and (who := _sender(text)):
            named[line] = last = Sender(who, text, capitals == 0)
            own.append(who)
            following = 0
        elif text is None and last and following < _FOLLOWING:
            named[line] = last
            following += 1
        else:
            last = None
        if many == _SAMPLE and len(named) * 2 < many:
            return {}
    if len(named) < _FILLED * many or len(own) < _OWN * many:
        return {}
    apart = many > _TWICE and len(set(own)) > _DIFFERING * len(own)
    if not apart and not (timed and max(Counter(own).values()) <= _TWICE):
        return {}
    every = {line: sender for line, sender in named.items() if not sender.who.startswith(_DEPARTMENT)}
    several = {who for who, times in Counter(sender.who for sender in every.values()).items() if times > 1}
    return {line: _shown(sender, capitals) if sender.who in several else sender for line, sender in every.items()}


def _shown(sender: Sender, capitals: int) -> Sender:
    """Return a sender with a short text, and whether it is clear that it is one."""
    if sender.who.startswith((ADDRESS, PHONE)):
        found = _ADDRESS.search(sender.shown)
        shown = found[0] if found else sender.shown.strip(_AROUND)
        return Sender(sender.who, shown, not _is_shared(sender.shown))
    shown = sender.shown.strip(_AROUND)
    told, known = key(shown), words().headings
    other = known["day"](told) or known["own code"](told) or known["legend"](told)
    found_words = [word for word in _NAME_WORD.findall(shown) if word.casefold() not in _PARTICLES]
    capital = len(found_words) >= capitals and not any(word[0].islower() for word in found_words)
    return Sender(sender.who, shown, not other and (not capitals or capital) and not _is_shared(shown))


def _is_shared(shown: str) -> bool:
    """Tell whether a sender is a tool, an address of many, or nobody's name, as its name or its address says."""
    known = words()
    matchers = (known.headings["shared box"], *known.functions.values())
    for part in (_ADDRESS.sub(" ", shown), *(found[0].split("@")[0] for found in _ADDRESS.finditer(shown))):
        told = left = key(part)
        for matcher in matchers:
            left = matcher.without(left)
        if told and not left:
            return True
    return False


def _in_cells(messages: Sequence[Message]) -> _Named:
    """Return who sent each code where names stand in cells: below a heading for them, or in those that differ.

    Two people may have one last name, town or job: without a heading, all that differs has to be the same.
    """
    rows = [cells_of(each.own) for each in messages]

    def told(*places: int) -> _Named:
        cells = (" ".join(row[place] for place in places if place < len(row)) for row in rows)
        return _named(zip((each.line for each in messages), cells, strict=True), 1)

    head = [key(cell) for cell in _head_of(messages[0], len(rows[0]))]
    for meaning, fewest in (("person", 1), ("part of a name", 2)):
        places = [place for place, heading in enumerate(head) if heading in _headings(meaning)]
        if len(places) >= fewest:
            entered = any(head[place] in _headings("entered for others") for place in places)
            return {line: each._replace(clear=each.clear and not entered) for line, each in told(*places).items()}
    columns = {place: column for place in range(max(map(len, rows))) if (column := told(place))}
    if len(columns) > 1:
        return told(*columns)
    only = next(iter(columns.values()), {})
    addressed = all(each.who.startswith((ADDRESS, PHONE)) for each in only.values())
    return only if addressed or not head else {}  # a heading that is not for names


def _head_of(first: Message, width: int) -> list[str]:
    """Return the headings above the first code of a table; nothing above a list."""
    line = next(filter(words_of, first.above), "")
    head = cells_of(line)
    return head if len(head) == width > 1 and all(len(cell.split()) <= _LONGEST_HEADING for cell in head) else []


@cache
def _headings(meaning: HeadingWord) -> frozenset[str]:
    return frozenset(map(key, words().headings[meaning].words))


def _sender(text: str) -> str:
    """Return what recognises a person by what a text says; empty where it is no name, address or number."""
    if address := _ADDRESS.search(text):
        return told_by(ADDRESS, address[0])
    if phone := phone_in(text):
        return told_by(PHONE, phone)
    found = words_of(text)
    if not 0 < len(found) <= _LONGEST or max(map(len, found)) < 2:
        return ""
    name = " ".join(sorted(found))
    return _DEPARTMENT + name if _is_department(name) else told_by(NAME, name)


def _is_department(name: str) -> bool:
    """Tell whether a text says nothing but a function or a level."""
    known, told = words(), key(name)
    if not known.functions["sales"](told) and not known.functions["marketing"](told):
        return False
    for matcher in (*known.functions.values(), known.levels["staff"], known.levels["head"], known.headings["function"]):
        told = matcher.without(told)
    return not told
