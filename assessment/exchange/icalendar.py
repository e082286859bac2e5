"""Writes calendar files (iCalendar, RFC 5545): whole-day events that every calendar program can open."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

PRODUCT = "-//Common Ground//Plan//EN"
DOMAIN = "common-ground"  # makes the identifiers of events unlike those of other programs

_OCTETS = 75  # of a line, its end not counted (RFC 5545, 3.1)
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # control characters that a text may not hold


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a day. `key` stays the same when the event is written again, so that calendars replace it."""

    key: str
    day: str  # ISO
    summary: str
    description: str = ""


def write_calendar(events: Iterable[Event], stamp: str) -> str:
    """Write events as a calendar; `stamp` is the ISO date on which it is written.

    Lines end with CRLF and are folded at 75 octets of UTF-8, never within a character.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    for event in events:
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def months_later(day: str, months: int) -> str:
    """Return the ISO date some months later: the same day of the month, or the last one where it has fewer days."""
    start = date.fromisoformat(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(year, month + 1, min(start.day, last)).isoformat()


def _event(event: Event, stamp: str) -> Iterator[str]:
    day = date.fromisoformat(event.day)
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.key)}@{DOMAIN}"
    yield f"DTSTAMP:{_basic(date.fromisoformat(stamp))}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_basic(day)}"
    yield f"DTEND;VALUE=DATE:{_basic(day + timedelta(days=1))}"
    yield f"SUMMARY:{_text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    yield "TRANSP:TRANSPARENT"  # a day with something to do is not a day on which nothing else fits
    yield "END:VEVENT"


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")  # strftime drops the leading zeros of early years


def _text(value: str) -> str:
    """Escape a text (RFC 5545, 3.3.11)."""
    plain = _NO_TEXT.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    for symbol in ("\\", ";", ","):
        plain = plain.replace(symbol, f"\\{symbol}")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Cut a line into parts that fit; each part after the first begins with the space that joins it."""
    part, room = "", _OCTETS
    for symbol in line:
        width = len(symbol.encode("utf-8", "surrogatepass"))
        if width > room:
            yield part
            part, room = " ", _OCTETS - 1
        part += symbol
        room -= width
    yield part
