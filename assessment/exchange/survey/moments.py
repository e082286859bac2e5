"""When somebody answered, to the minute, however a tool or a spreadsheet writes it."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from assessment.exchange.survey.words import key, words

_TIME = re.compile(r"(?P<hour>\d{1,2})[:.hH](?P<minute>\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?P<half>[AaPp])?\.?[Mm]?")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[./年-] ?(?P<one>\d{1,2})[./月-] ?(?P<two>\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(?P<one>\d{1,2})[./\- ]{1,2}(?P<two>\d{1,2})[./\- ]{1,2}(?P<year>\d{4}|\d{2})(?!\d)")
_DAY_WORD = re.compile(r"(?<!\d)(?P<day>\d{1,2})\.?[ -](?:de )?(?P<word>[^\W\d_]{3,})\.?,?[ -](?:de )?(?P<year>\d{4})")
_WORD_DAY = re.compile(r"(?P<word>[^\W\d_]{3,})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})")
_ISO = re.compile(r"([12]\d{3})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::\d\d)?")  # as workbooks are read
_SECOND = re.compile(r"\d{1,2}:\d{2}:(?!00)\d{2}")
_SERIAL = re.compile(r"[45]\d{4}[.,]\d+")  # a day of this century, as a spreadsheet counts them, with a time
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  a spreadsheet's day has no time zone
_NOON, _MONTHS = 12, 12
_SHORTEST = 7  # characters, as in 46000.5

type Moment = tuple[int, tuple[int, int], int, int]
"""Year, day and month in the order of their size, hour, minute: which of the two is the month, a text may not tell."""


@lru_cache(maxsize=1 << 16)  # a row's time is asked for when its column is found, its wave and its person
def moment(text: str) -> Moment | None:
    """Return the minute that a text names; None where it names none."""
    if len(text) < _SHORTEST:
        return None
    if iso := _ISO.fullmatch(text):
        numbers = [int(part) for part in iso.groups()]
        return numbers[0], _pair(numbers[2], numbers[1]), numbers[3], numbers[4]
    if _SERIAL.fullmatch(text):
        at = _DAY_ZERO + timedelta(days=float(text.replace(",", ".")), seconds=1)
        return at.year, _pair(at.day, at.month), at.hour, at.minute
    if named := _DAY_WORD.search(text) or _WORD_DAY.search(text):
        month = next((number for number, names in words().months.items() if names(key(named["word"]))), None)
        if month:
            text = f"{text[: named.start()]}{named['year']}-{month}-{named['day']} {text[named.end() :]}"
    day = _YEAR_FIRST.search(text) or _YEAR_LAST.search(text)
    time = _TIME.search(text, day.end()) if day else None
    if not day or not time:
        return None
    year = int(day["year"])
    hour = int(time["hour"])
    if time["half"]:
        hour = hour % _NOON + (_NOON if time["half"] in "Pp" else 0)
    return year if year > 99 else 2000 + year, _pair(int(day["one"]), int(day["two"])), hour, int(time["minute"])


def day_of(at: Moment) -> int:
    """Return the day of a moment; where day and month cannot be told apart, one of the two days it may be."""
    year, (small, large), _, _ = at
    try:
        return date(year, small, large).toordinal()
    except ValueError:
        return 0


def told_day(text: str) -> int | None:
    """Return the day that a text names, where nothing else can be meant; else None."""
    at = moment(text)
    if at and (first := _YEAR_FIRST.match(text)):
        try:
            return date(int(first["year"]), int(first["one"]), int(first["two"])).toordinal()
        except ValueError:
            return None
    return day_of(at) or None if at and at[1][1] > _MONTHS else None


def tells_seconds(text: str) -> bool:
    """Tell whether a text names the second; a full minute may be one that was rounded."""
    return _SECOND.search(text) is not None


def _pair(one: int, two: int) -> tuple[int, int]:
    return min(one, two), max(one, two)
