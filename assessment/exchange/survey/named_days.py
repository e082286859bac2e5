"""Days and months in the names of files, worksheets and blocks of people: export_20260310, Workshop 10 March 2026."""

import re
from collections.abc import Iterable, Sequence

from assessment.exchange.survey.moments import days_of, days_without_year
from assessment.exchange.survey.words import Words, key

_ENDING = re.compile(r"\.(?:csv|tsv|txt|xlsx?|xlsm|ods|json|sav|html?)$", re.IGNORECASE)
_TOGETHER = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_SHORT = re.compile(r"(?<=[ -])(2\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\d-])")  # 260310; an ID has a word before
_AGAIN = re.compile(r" ?\(\d{1,2}\)$")  # as browsers name what was downloaded before
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.")
_COUNTED = re.compile(r"(?<=[^\W\d_]{3})(?=\d{1,2}(?!\d))")  # as in wave1, and not in T1

_MONTH_OF_YEAR = re.compile(r"[^\W\d_]{3,}\.?(?:[-/]| ?['’])[2-9]\d")  # Mar-26 may be one; Mar-09 is a day
_RUNS = re.compile(r"[^\W\d_]+|\d+")
_LONG, _SHORTER = r"20[0-4]\d", r"[2-4]\d"  # 11/12 may be a day
_HALF = r"(?:(?:[qht]|hy) [1-4]|s [12]|[12] h)"
_YEAR = re.compile(
    rf"(?P<before>{_HALF})?\s?(?P<year>{_LONG}|{_SHORTER})(?: (?P<until>{_LONG}|{_SHORTER}))?\s?(?P<behind>{_HALF})?"
)


def with_years(told: str, words: Words) -> str:
    """Return a text as `key` does, or plainly, where it is nothing but a year as firms name it, with half or quarter.

    So FY25/26 and 2025-26 become 2025, and Q3FY26 becomes 2026 q3.
    """
    runs = " ".join(_RUNS.findall(told))
    plain = words.headings["business year"].without(runs)
    if not (found := _YEAR.fullmatch(plain)):
        return told
    year, until, part = found["year"][-2:], found["until"], found["before"] or found["behind"] or ""
    if until and int(until[-2:]) != (int(year) + 1) % 100:
        return told
    if len(found["year"]) == len(year) and plain == runs and not (part or until):
        return told
    number = "".join(filter(str.isdecimal, part))
    return f"20{year} {'q' if part[:1] == 'q' else 'h'}{number}" if part else f"20{year}"


def plain_name(name: str) -> str:
    """Return a name without the ending of a file, with spaces for underscores and before a number."""
    return _COUNTED.sub(" ", _AGAIN.sub("", _ENDING.sub("", name)).replace("_", " "))


def days_named(names: Iterable[str]) -> list[list[int]]:
    """Return the days that names tell, in each order of day and month that they may have; nothing unless all do."""
    texts = {_dashed(plain_name(name)) for name in names}
    found = [list(days.values()) for days in days_of(texts) if days.keys() == texts]
    dotted = not found and all(map(_DOTTED.fullmatch, texts))
    return [list(days.values()) for days in days_without_year(texts)] if dotted else found


def are_far_apart(days: Sequence[Sequence[int]], words: Words) -> bool:
    """Tell whether so long a time lies between two of the days, in all of their orders, as between measurements."""
    return bool(days) and all(each and max(each) - min(each) >= words.limit("wave-days") for each in days)


def are_days_close(texts: Sequence[str], words: Words) -> bool:
    """Tell whether texts name days, with the month as a word or not, and all of them soon after each other.

    What names a wave beside the month counts it: Wave 1, November 2026.
    """
    told = list(map(key, texts))
    if len(texts) < 2 or any(
        words.headings[kind](each) for kind in ("measured", "wave", "counted time") for each in told
    ):
        return False
    days = days_named(texts)
    if not days and all(_names_month(each, words) for each in told) and not any(map(_MONTH_OF_YEAR.fullmatch, texts)):
        days = [list(named.values()) for named in days_without_year(texts)]
    return bool(days) and not are_far_apart(days, words)


def _names_month(told: str, words: Words) -> bool:
    months = (word for word in told.split() if words.headings["measurement"](word))
    return any(names(word) for word in months for names in words.months.values())


def _dashed(name: str) -> str:
    """Return a name with the digits of a day apart, as in 2026-03-10."""
    name = re.sub(r"(?<=\d) (?=\d)", "-", name)  # 2026_03_10
    return _SHORT.sub(r"20\1-\2-\3", _TOGETHER.sub(r"\1-\2-\3", name))
