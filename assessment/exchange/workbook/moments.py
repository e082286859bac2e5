"""Dates and times in workbooks are numbers; the format of a cell tells that they are meant."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from math import isfinite

from assessment.exchange.workbook.markup import Attributes

_MOMENTS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""The numbers of built-in formats that are dates or times (ECMA-376, part 1, 18.8.30; from 27 on East Asian ones)."""
_DURATIONS = frozenset({46})
_IDLE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""What says nothing about the kind: quoted or escaped text, room, filling, colours, places, conditions."""
_PART_OF_DATE = re.compile("[dmhys]", re.IGNORECASE)
_DURATION = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)

_FROM_1900 = datetime(1899, 12, 30)  # noqa: DTZ001  a date in a workbook has no zone
_FROM_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_NO_SUCH_DAY = 60  # 29 February 1900: spreadsheets count it although it never was
_MILLISECONDS = 86_400_000
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
    """Write a number of days as the date, time or duration it is, to the second; ISO 8601 but for durations."""
    days = float(serial)
    if not isfinite(days):
        return _NO_MOMENT
    epoch = _FROM_1904 if from_1904 else _FROM_1900
    try:
        if duration:
            return str(_to_the_millisecond(days))
        if 0 <= days < 1 and (since := _to_the_millisecond(days)).days == 0:
            return (_FROM_1900 + since).time().isoformat()
        whole, part = divmod(days, 1)
        if 0 < days < _NO_SUCH_DAY and not from_1904:
            whole += 1
        moment = epoch + timedelta(days=whole) + _to_the_millisecond(part)
        return moment.isoformat(sep=" ", timespec="seconds")
    except OverflowError:
        return _NO_MOMENT


def iso_text(value: str) -> str:
    """Write an ISO 8601 date, time or duration the way those are written that are stored as numbers."""
    if duration := _ISO_DURATION.fullmatch(value):
        hours, minutes, seconds = (float(part or 0) for part in duration.groups())
        return str(timedelta(hours=hours, minutes=minutes, seconds=seconds))
    text = value.removesuffix("Z")
    if "-" not in text:
        return time.fromisoformat(text).isoformat()
    if ":" not in text:
        return date.fromisoformat(text).isoformat()
    return datetime.fromisoformat(text).isoformat(sep=" ", timespec="seconds")


def _to_the_millisecond(days: float) -> timedelta:
    """Return days as a duration; what a double adds beyond a millisecond is noise."""
    return timedelta(milliseconds=round(days * _MILLISECONDS))
