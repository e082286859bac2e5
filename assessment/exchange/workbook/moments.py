"""Dates and times in workbooks are numbers; the format of a cell tells that they are meant."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from math import floor, isfinite

from assessment.exchange.workbook.markup import Attributes

_MOMENTS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""The numbers of built-in formats that are dates or times (ECMA-376, part 1, 18.8.30; from 27 on East Asian ones)."""
_DURATIONS = frozenset({46})
_IDLE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""What says nothing about the kind: quoted or escaped text, room, filling, colours, places, conditions."""
_PART_OF_DATE = re.compile("[dmhys]", re.IGNORECASE)
_DURATION = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)

_FROM_1900 = date(1899, 12, 30).toordinal()
_FROM_1904 = date(1904, 1, 1).toordinal()
_NO_SUCH_DAY = 60  # 29 February 1900: spreadsheets count it although it never was
_SECONDS = 86_400  # of a day
_MILLISECONDS = 1000 * _SECONDS
_NO_MOMENT = "#VALUE!"
_ISO_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")


def moments_among(styles: Iterable[tuple[str, Attributes]]) -> dict[str, bool]:
    """Return the styles that show a date, a time or a duration -> whether it is a duration; a style is its number."""
    codes: dict[int, str] = {}
    numbers: list[int] = []
    for path, attributes in styles:
        if path == "styleSheet/numFmts/numFmt":
            codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif path == "styleSheet/cellXfs/xf":
            numbers.append(int(attributes.get("numFmtId", 0)))
    return {str(style): _is_duration(n, codes) for style, n in enumerate(numbers) if _is_moment(n, codes)}


def _is_moment(number: int, codes: dict[int, str]) -> bool:
    if number not in codes:
        return number in _MOMENTS
    return bool(_PART_OF_DATE.search(_IDLE.sub("", codes[number].partition(";")[0])))


def _is_duration(number: int, codes: dict[int, str]) -> bool:
    return bool(_DURATION.search(codes[number])) if number in codes else number in _DURATIONS


def moment_text(serial: str, *, duration: bool, from_1904: bool) -> str:
    """Write a number of days as the date, time or duration it is, to the second; ISO 8601 but for durations.

    Numbers below 1 are times of no day. What a double adds beyond a millisecond is noise.
    """
    days = float(serial)
    if not isfinite(days):
        return _NO_MOMENT
    try:
        if duration:
            return str(timedelta(milliseconds=round(days * _MILLISECONDS)))
        whole = floor(days)
        milliseconds = round((days - whole) * _MILLISECONDS)
        if not whole and milliseconds < _MILLISECONDS:
            return (datetime.min + timedelta(milliseconds=milliseconds)).time().isoformat()  # noqa: DTZ901
        if 0 < days < _NO_SUCH_DAY and not from_1904:
            whole += 1
        over, seconds = divmod(milliseconds // 1000, _SECONDS)
        day = _day_text(whole + over + (_FROM_1904 if from_1904 else _FROM_1900))
        return f"{day} {seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    except (OverflowError, ValueError):  # before the year 1 or after 9999
        return _NO_MOMENT


@lru_cache(maxsize=1000)
def _day_text(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def iso_text(value: str) -> str:
    """Write an ISO 8601 date, time or duration the way those are written that are stored as numbers."""
    try:
        if duration := _ISO_DURATION.fullmatch(value):
            hours, minutes, seconds = (float(part or 0) for part in duration.groups())
            since = timedelta(hours=hours, minutes=minutes, seconds=seconds)
            return str(since) if since.days else (datetime.min + since).time().isoformat()  # noqa: DTZ901
        text = value.removesuffix("Z")
        if ":" not in text:
            return date.fromisoformat(text).isoformat()
        if "-" not in text:
            return time.fromisoformat(text).isoformat()
        return datetime.fromisoformat(text).isoformat(sep=" ", timespec="seconds")
    except (ValueError, OverflowError):
        return value
