"""When somebody answered, to the minute, however a tool or a spreadsheet writes it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache

from assessment.exchange.survey.words import key, words

_TIME = re.compile(r"(?P<hour>\d{1,2})[:.hH](?P<minute>\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?P<half>[AaPp])?\.?[Mm]?")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[./年-] ?(?P<one>\d{1,2})[./月-] ?(?P<two>\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(?P<one>\d{1,2})[./\- ]{1,2}(?P<two>\d{1,2})[./\- ]{1,2}(?P<year>\d{4}|\d{2})(?!\d)")
_YEAR_BEHIND = r"(?P<year>\d{4}|'?\d{2}(?![\d:.hH]))"  # two digits before a colon are an hour
_DAY_MONTH_WORD = r"(?<!\d)(?P<day>\d{1,2})\.?[ /-](?:de )?(?P<word>[^\W\d_]{3,})"
_MONTH_WORD_DAY = r"(?P<word>[^\W\d_]{3,})\.?[ /-](?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAY_WORD = re.compile(rf"{_DAY_MONTH_WORD}\.?,?[ /-](?:de )?{_YEAR_BEHIND}")
_WORD_DAY = re.compile(rf"{_MONTH_WORD_DAY}(?:,? |[/-]){_YEAR_BEHIND}")
_TOGETHER = re.compile(r"(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=$|[ T_-])")  # as in 20260303
_WITHOUT_YEAR = re.compile(r"(?P<one>\d{1,2})(?:\.(?P<dotted>\d{1,2})\.|[/-](?P<two>\d{1,2}))(?=$|[ ,])")
_WORDS_WITHOUT_YEAR = tuple(re.compile(rf"{each}(?![^\W_])") for each in (_DAY_MONTH_WORD, _MONTH_WORD_DAY))
_ISO = re.compile(r"([12]\d{3})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::\d\d)?")  # as workbooks are read
_SECOND = re.compile(r"\d{1,2}:\d{2}:(?!00)\d{2}")
_SERIAL = re.compile(r"[45]\d{4}[.,]\d+")  # a day of this century, as a spreadsheet counts them, with a time
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  a spreadsheet's day has no time zone
_NOON, _MONTHS = 12, 12
_LEAP_YEAR, _ITS_DAYS = 2000, 366  # in which every day is one that is named without a year
_SHORTEST, _LONGEST = 7, 100  # characters, as in 46000.5, and in a browser's time with the name of its zone

type Moment = tuple[int, tuple[int, int], int, int]
"""Year, day and month in the order of their size, hour, minute: which of the two is the month, a text may not tell."""

type Dated = tuple[int, int, int, bool | None]
"""Year, two numbers, and whether the day is the first of them: None where it may be either."""


@lru_cache(maxsize=1 << 16)  # a row's time is asked for when its column is found, its wave and its person
def moment(text: str) -> Moment | None:
    """Return the minute that a text names; None where it names none."""
    if not _SHORTEST <= len(text) <= _LONGEST:
        return None
    if iso := _ISO.fullmatch(text):
        numbers = [int(part) for part in iso.groups()]
        return numbers[0], _pair(numbers[2], numbers[1]), numbers[3], numbers[4]
    if _SERIAL.fullmatch(text):
        at = _DAY_ZERO + timedelta(days=float(text.replace(",", ".")), seconds=1)
        return at.year, _pair(at.day, at.month), at.hour, at.minute
    text = _in_numbers(text)
    day = _YEAR_FIRST.search(text) or _YEAR_LAST.search(text)
    time = _TIME.search(text, day.end()) if day else None
    if not day or not time:
        return None
    year = int(day["year"])
    hour = int(time["hour"])
    if time["half"]:
        hour = hour % _NOON + (_NOON if time["half"] in "Pp" else 0)
    return year if year > 99 else 2000 + year, _pair(int(day["one"]), int(day["two"])), hour, int(time["minute"])


def days_of(texts: Iterable[str]) -> list[dict[str, int]]:
    """Return the day that each text names, with a time or without; twice where day and month cannot be told apart.

    One text that can be read in one order only tells the order of all; a text that names no day is left out.
    """
    return _in_each_order({text: dated for text in texts if (dated := _dated(text))})


def days_without_year(texts: Iterable[str]) -> list[dict[str, int]]:
    """Return the day that each text names without a year, as `days_of` does; nothing unless all texts name one.

    Where the year began is not told, so the days are counted from behind the longest time in which there is none.
    """
    texts = list(texts)
    found = {text: dated for text in texts if (dated := _dated_without_year(text))}
    return [_from_the_first(days) for days in _in_each_order(found)] if len(found) == len(texts) else []


def _from_the_first(days: Mapping[str, int]) -> dict[str, int]:
    ordered = sorted(set(days.values()))
    if not ordered:
        return {}
    again = [*ordered[1:], ordered[0] + _ITS_DAYS]
    _, first = max((after - day, after) for day, after in zip(ordered, again, strict=True))
    return {text: day + _ITS_DAYS * (day < first) for text, day in days.items()}


def _in_each_order(found: Mapping[str, Dated]) -> list[dict[str, int]]:
    told = {first for _, _, _, first in found.values() if first is not None}
    orders = (min(told),) if told else (True, False)
    named = []
    for order in orders:
        days = {}
        for text, (year, one, two, first) in found.items():
            day, month = (one, two) if (order if first is None else first) else (two, one)
            try:
                days[text] = date(year, month, day).toordinal()
            except ValueError:  # no such day
                continue
        named.append(days)
    return named


def _dated(text: str) -> Dated | None:
    """Return year, two numbers, and whether the day is the first of them: None where it may be either."""
    return _day_alone(text.partition(" ")[0]) or _day_within(text)


def _dated_without_year(text: str) -> Dated | None:
    """Return two numbers of a text that names a day and no year, as `_dated` does; 14.05 is a time of day."""
    if found := _WITHOUT_YEAR.match(text):
        one, two = int(found["one"]), int(found["dotted"] or found["two"])
        return _LEAP_YEAR, one, two, True if found["dotted"] or one > _MONTHS else False if two > _MONTHS else None
    for pattern in _WORDS_WITHOUT_YEAR:
        if (named := pattern.search(text[:_LONGEST])) and (month := _month(named["word"])):
            return _LEAP_YEAR, int(named["day"]), month, True
    return None


def _month(word: str) -> int | None:
    return next((number for number, names in words().months.items() if names(key(word))), None)


@lru_cache(maxsize=1000)  # hundreds answer on one day, each at a time of their own
def _day_alone(text: str) -> Dated | None:
    alone = _YEAR_FIRST.fullmatch(text) or _YEAR_LAST.fullmatch(text) or _TOGETHER.fullmatch(text)
    return _day_within(text) if alone else None


@lru_cache(maxsize=1 << 16)  # as for moments
def _day_within(text: str) -> Dated | None:
    if not _SHORTEST <= len(text) <= _LONGEST:
        return None
    if _SERIAL.fullmatch(text):
        at = _DAY_ZERO + timedelta(days=float(text.replace(",", ".")), seconds=1)
        return at.year, at.month, at.day, False
    text = _in_numbers(text)
    if found := _YEAR_FIRST.search(text):
        return int(found["year"]), int(found["one"]), int(found["two"]), False
    if found := _YEAR_LAST.search(text):
        year, one, two = int(found["year"]), int(found["one"]), int(found["two"])
        dotted = "." in found[0] or one > _MONTHS
        return year if year > 99 else 2000 + year, one, two, True if dotted else False if two > _MONTHS else None
    return None


def _in_numbers(text: str) -> str:
    """Return a text with the year first, and numbers, where it names a month by a word."""
    if _YEAR_FIRST.match(text) or _YEAR_LAST.match(text):  # as most are
        return text
    if together := _TOGETHER.match(text):
        return f"{'-'.join(together.groups())} {text[together.end() :]}"
    if (named := _DAY_WORD.search(text) or _WORD_DAY.search(text)) and (month := _month(named["word"])):
        year = named["year"].lstrip("'")
        year = year if len(year) > 2 else f"20{year}"
        return f"{text[: named.start()]}{year}-{month}-{named['day']} {text[named.end() :]}"
    return text


def tells_seconds(text: str) -> bool:
    """Tell whether a text names the second; a full minute may be one that was rounded."""
    return _SECOND.search(text) is not None


def _pair(one: int, two: int) -> tuple[int, int]:
    return min(one, two), max(one, two)
