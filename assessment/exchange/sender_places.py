"""The places beside a response code where a conversation or a list may name who sent it.

A place returns the text there, and None where a message has nothing there and may go on the one before: tools such as
Slack, Teams and Discord name a sender once for messages that follow one another.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assessment.exchange.shown_codes import DASH, SYMBOL

_LINE = 200  # characters of a line that is looked at
_ABOVE = 8  # lines above a code that may name who sent it
_CODE_LENGTH = 29  # with its dashes
_IN_BRACKETS = re.compile(r"\[[^\[\]]{0,60}\]")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?\s?[Mm]\b\.?)?")
_COLON = re.compile(r"\s?[:：](?:\s|$)")
_FROM = re.compile(r"[\s>*|]{0,20}(?:from|von|de|da|van|från|fra|od|от|发件人|差出人)\s?[:：]", re.IGNORECASE)
_CELL = re.compile(r"[\t;,|]")
_WORD = re.compile(r"[^\W_]+")
_ONE_CODE = re.compile(rf"(?<!{SYMBOL}){SYMBOL}{{4}}(?:{DASH}?{SYMBOL}{{4}}){{5}}(?!{SYMBOL})")
# With its country, or in brackets, as messengers show numbers that are not saved; else nothing but a number.
_PHONE = re.compile(r"(?:\+|(?<!\d)00(?=[1-9]))\(?\d[\d\s()./-]{6,20}\d|\(\d{3}\)\s?\d{3}[\s-]\d{4}")
_LOCAL_PHONE = re.compile(r"[\s\"'>*•~-]*(0\d[\d \u00a0/-]{7,14}\d)[\s\"':]*")
_FEWEST_DIGITS = 10  # of a number without its country: a date has 8
_HALVES = frozenset(("am", "pm"))
_LONGEST_WORD = 25

type Place = Callable[["Message"], str | None]
"""Where a name may stand."""


@dataclass(frozen=True, slots=True)
class Message:
    """What stands around a code."""

    line: int
    own: str  # the line of the code, without it; times in brackets are without these
    above: Sequence[str]  # lines that are not blank, from the one before it on
    below: Sequence[str]  # that follow directly
    apart: bool  # whether a blank line, or nothing, stands directly above


def messages_of(every: Sequence[str], lines: Sequence[int]) -> list[Message]:
    """Return what stands around each code of a text; `lines` are those of the codes, counted from 1."""
    found = []
    for before, line, after in zip((0, *lines), lines, (*lines[1:], len(every) + 1), strict=False):
        above = [_plain(each) for each in reversed(every[max(before, line - 1 - _ABOVE) : line - 1]) if each.strip()]
        below = [each.strip() for each in every[line : min(line + 2, after - 1)]]
        own = _plain(_ONE_CODE.sub(" ", every[line - 1][: _LINE + _CODE_LENGTH]))
        apart = line - 1 == before or not every[line - 2].strip()
        found.append(Message(line, own, above, below if below and below[0] else (), apart))
    return found


def cells_of(text: str) -> list[str]:
    """Return the cells of a line, as tables and lists separate them."""
    return [cell.strip(" \"'") for cell in _CELL.split(text)]


def has_clock(text: str) -> bool:
    """Tell whether a time of day stands in a line."""
    return _CLOCK.search(text[:_LINE]) is not None


def phone_in(text: str) -> str:
    """Return the digits of a telephone number; empty where a text holds none."""
    if found := _PHONE.search(text):
        return "".join(filter(str.isdecimal, found[0])).removeprefix("00")
    found = _LOCAL_PHONE.fullmatch(text)
    digits = "".join(filter(str.isdecimal, found[1])) if found else ""
    return digits if len(digits) >= _FEWEST_DIGITS else ""


def words_of(text: str) -> list[str]:
    """Return the words of a text that hold no digit, as no name does; nothing of a response code."""
    found = [word.casefold() for word in _WORD.findall(text)]
    mixed = [word for word in found if not word.isalpha() and not word.isdecimal()]
    if len(mixed) > 1 or any(len(word) > _LONGEST_WORD for word in found):
        return []
    return [word for word in found if word.isalpha() and word not in _HALVES]


def _of_mail(message: Message) -> str | None:
    """Return what stands in the header of a mail."""
    for each in message.above:
        if found := _FROM.match(each):
            return each[found.end() :]
    return None


def _before_a_colon_with_time(message: Message) -> str | None:
    """Return the head of a message of one line, as WhatsApp, Signal and Zoom write it."""
    for each in (message.own, *message.above):
        colon = _COLON.search(each)
        if colon and _CLOCK.search(each[: colon.start()]):
            return _behind_clock(each[: colon.start()])
    return None


def _with_time_above(message: Message) -> str | None:
    """Return the name that stands beside a time, or in the line above one: as Slack, Teams and Telegram write it."""
    for number, each in enumerate(message.above):
        if _CLOCK.search(each):
            rest = _behind_clock(each)
            if _tells(rest):
                return rest
            return message.above[number + 1] if number + 1 < len(message.above) else None
    return None


def _before_a_colon(message: Message) -> str | None:
    for each in (message.own, *message.above):
        if colon := _COLON.search(each):
            return each[: colon.start()]
    return None


def _first_above(message: Message) -> str | None:
    return message.above[-1] if any(map(_tells, message.above)) else None


def _next_above(message: Message) -> str | None:
    return next(filter(_tells, message.above), None)


def _first_below(message: Message) -> str:
    return message.below[0] if message.below else ""


def _second_below(message: Message) -> str:
    return message.below[1] if len(message.below) > 1 else ""


TIMED: tuple[Place, ...] = (_of_mail, _before_a_colon_with_time, _with_time_above)
"""Where a tool writes who sent a message, beside its time or in the head of a mail."""
HEADS: tuple[Place, ...] = (*TIMED, _before_a_colon)
"""Where a tool writes who sent a message, or a person does before a colon."""
ABOVE: tuple[Place, ...] = (_first_above, _next_above)
"""Names above codes."""
BELOW: tuple[Place, ...] = (_first_below, _second_below)
"""Names below codes, such as signatures."""


def _plain(line: str) -> str:
    return _IN_BRACKETS.sub(_clock_of, line[:_LINE])


def _clock_of(brackets: re.Match[str]) -> str:
    clock = _CLOCK.search(brackets[0])
    return f" {clock[0]} " if clock else " "


def _tells(text: str) -> bool:
    return bool(words_of(text) or phone_in(text))


def _behind_clock(text: str) -> str:
    """Return what stands behind a time of day; what stands before it, where nothing does."""
    before, behind = text, text
    for clock in _CLOCK.finditer(text):
        before, behind = text[: clock.start()], text[clock.end() :]
    return behind if _tells(behind) else before
