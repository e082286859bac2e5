"""How numbers, dates and lists read: the one place that formats them."""

import datetime
import math
from collections.abc import Iterable

MINUS = "\N{MINUS SIGN}"
SPELLED = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def rounded(value: float, decimals: int) -> float:
    """Return a number as it reads. A five is rounded away from zero, as spreadsheets do: 4.25 is 4.3, not 4.2."""
    return math.copysign(math.floor(abs(value) * 10**decimals + 0.5) / 10**decimals, value)


def number(value: float | None, decimals: int = 0, *, signed: bool = False) -> str:
    """Return a number with fixed decimals and a true minus sign; None, a value that there is not, is a dash."""
    if value is None:
        return "–"
    text = f"{rounded(value, decimals):{'+' if signed else ''}.{decimals}f}"
    is_zero = not text.strip("+-0.")
    return (text.lstrip("+-") if is_zero else text).replace("-", MINUS)


def spelled(count: int) -> str:
    """Return how many there are as a word, as in “eleven practices”; above twenty as a number."""
    return SPELLED[count] if count < len(SPELLED) else str(count)


def date(iso: str) -> str:
    """Return an ISO date such as 2026-10-12 as a reader writes it: 12 October 2026. Raise `ValueError` for others."""
    day = datetime.date.fromisoformat(iso)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def capital(text: str) -> str:
    """Return a phrase as it reads where a line begins with it: “Both heads”."""
    return text[:1].upper() + text[1:]


def listing(items: Iterable[object]) -> str:
    """Return items as a list within a sentence: “1, 2 and 3”."""
    texts = [str(item) for item in items]
    return " and ".join(part for part in (", ".join(texts[:-1]), texts[-1]) if part) if texts else ""
