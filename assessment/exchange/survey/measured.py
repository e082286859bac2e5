"""Columns of which the cells say in which measurement a row was answered, whatever the heading is."""

import re
from collections.abc import Sequence
from itertools import groupby

from assessment.exchange.survey.layout import Column
from assessment.exchange.survey.words import Words, key

_MOST, _FEWEST = 12, 2  # measurements that a column may tell, and people of each
_NUMBERED = re.compile(r"(?:[qtwhv]|fy|ws|ss)\d{1,2}|\d(?:st|nd|rd|th)")  # as in T1, Q3, FY26 and 2nd
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"(?:19|20)\d\d \d{1,2}|\d{1,2} (?:19|20)\d\d")  # as in 2026-03 and 03/2026
_COUNT = re.compile(r"\d{1,3}")


def tells_measurements(column: Column, rows: Sequence[Sequence[str]], words: Words) -> bool:
    """Tell whether every cell of a column names a measurement; `rows` are those below the header.

    Words such as pre and post tell it alone, as do numbers below a heading such as Phase. A month, a year or “new” may
    be anything: they tell it below such a heading, or where each has its rows together, as pasted below each other.
    """
    texts, heading = column.texts, key(column.heading)
    if not 1 < len(texts) <= _MOST or min(texts.values()) < _FEWEST:
        return False
    if any(words.headings[other](heading) for other in ("function", "level", "other time", "opinion")):
        return False
    if words.headings["answered before"](heading):
        return all(words.tick(text) is not None or _named(key(text), words) for text in texts)
    occasion = words.headings["occasion"]
    asked = occasion(heading) and not occasion.without(heading)
    told = [key(text) for text in texts]
    if all(_surely(each, words) for each in told):
        return True
    named = all(_named(each, words) or (asked and bool(_COUNT.fullmatch(each))) for each in told)
    return named and (asked or _together(column.place, rows, len(texts)))


def _surely(told: str, words: Words) -> bool:
    """Tell whether a text holds a word that nothing but a measurement is called by, and nothing that is none."""
    return words.headings["measured"](told) and _named(told, words)


def _named(told: str, words: Words) -> bool:
    """Tell whether nothing stands in a text but what names a measurement."""
    if _MONTH.fullmatch(told):
        return True
    headings = words.headings
    rest = told
    for meaning in ("measured", "measurement", "wave"):
        rest = headings[meaning].without(rest)
    left = headings["beside a measurement"].without(headings["counted time"].without(rest)).split()
    plain = [word for word in left if not (_YEAR.fullmatch(word) or _NUMBERED.fullmatch(word))]
    counted = bool(plain) and (headings["counted time"](told) or headings["wave"](told))  # 3 March is a day
    tells = rest != told or len(plain) < len(left) or counted
    return tells and all(counted and _COUNT.fullmatch(word) for word in plain)


def _together(place: int, rows: Sequence[Sequence[str]], texts: int) -> bool:
    """Tell whether the rows of every text follow each other."""
    cells = (row[place] for row in rows if place < len(row) and row[place])
    return sum(1 for _ in groupby(cells)) == texts
