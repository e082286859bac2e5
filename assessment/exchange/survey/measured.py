"""Columns of which the cells say in which measurement a row was answered, whatever the heading is."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from assessment.exchange.survey.layout import Column
from assessment.exchange.survey.named_days import are_days_close, are_far_apart, days_named, plain_name, with_years
from assessment.exchange.survey.words import Words, key
from assessment.model import HeadingWord

_MOST, _FEWEST = 12, 2  # measurements that a column may tell, and people of each
_NUMBERED = re.compile(r"(?:[qtwhv]|fy|ws|ss)\d{1,2}|\d(?:st|nd|rd|th|e|a|o)")  # as in T1, Q3, FY26 and 2nd
_YEAR = re.compile(r"(?:19|20)\d\d(?:[hqt]\d)?")
_MONTH = re.compile(r"(?:19|20)\d\d (?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2]) (?:19|20)\d\d")  # as in 2026-03 and 03/2026
_MONTH_OF_YEAR = re.compile(r"[^\W\d_]{3,}\.?(?:[-/]| ?['’])\d\d")  # as spreadsheets write it: Mar-26
_COUNT = re.compile(r"\d{1,3}")
_VIEWS: tuple[tuple[HeadingWord, HeadingWord], ...] = (("as it is", "as it shall be"), ("own view", "other view"))
_OTHERS: tuple[HeadingWord, ...] = ("function", "level", "other time", "another period", "opinion")
_OF_SURVEYS: tuple[HeadingWord, ...] = ("survey", "counted occasion", "beside a measurement")
_LABELLED = 4  # words of a text that names a view


def tells_measurements(column: Column, rows: Sequence[Sequence[str]], words: Words) -> bool:
    """Tell whether every cell of a column names a measurement; `rows` are those below the header.

    Words such as pre and post tell it alone, as do numbers below a heading such as Phase. A month, a year or “new” may
    be anything: they tell it below such a heading, or where each has its rows together, as pasted below each other.
    """
    texts, heading = column.texts, key(column.heading)
    if not 1 < len(texts) <= _MOST or min(texts.values()) < _FEWEST:
        return False
    if any(words.headings[other](heading) for other in _OTHERS):
        return False
    if not words.headings["another year"].without(heading) and all(
        _YEAR.fullmatch(with_years(key(text), words)) for text in texts
    ):
        return False
    if words.headings["answered before"](heading):
        return all(words.tick(text) is not None or text.isdecimal() or _named(key(text), words) for text in texts)
    if len(set(texts.values())) == 1 and name_views(list(texts), words):  # everybody answered for each of them
        return True
    occasion = words.headings["occasion"]
    asked = occasion(heading) and not occasion.without(heading)
    told = _without_common(_plain([*texts], words), words)
    if all(_surely(key(text), words) for text in texts):
        return True
    if are_days_close([*texts], words):
        return False
    below = _together(column.place, rows, len(texts))
    together = asked or below
    counts = asked or (below and words.headings["counted occasion"](heading))
    counted = counts and _counts(told) and _begins(told, words, heading)
    return together and (
        all(_named(each, words) or (counted and bool(_COUNT.fullmatch(each))) for each in told)
        or (not words.headings["time"](heading) and _named_beside([*texts], told, words))
    )


def name_measurements(texts: Sequence[str], words: Words) -> bool:
    """Tell whether each of some titles names a measurement, or all name views or days far apart."""
    if are_days_close(texts, words):
        return False
    told = _without_common(_plain(texts, words), words)
    named = all(_named(each, words) for each in told) or name_views(texts, words) or _before_and_after(texts, words)
    return named or _named_beside(texts, told, words)


def _plain(texts: Sequence[str], words: Words) -> list[str]:
    """Return texts without what tells nothing, and the years of firms as other years, where they still differ then."""
    told = [key(plain_name(text)) for text in texts]
    years = [with_years(text, words) for text in told]
    return years if len({*years}) == len({*told}) else told


def _before_and_after(texts: Sequence[str], words: Words) -> bool:
    """Tell whether nothing but words for measurements tells some texts apart: before the pilot, and after the pilot.

    Before and after sales are departments.
    """
    told = list(map(key, texts))
    common = set.intersection(*({*each.split()} for each in told)) if len(told) > 1 else set()
    if any(words.functions[name](word) for name in ("sales", "marketing") for word in common):
        return False
    left = [" ".join(word for word in each.split() if word not in common) for each in told]
    measured = words.headings["measured"]
    return bool(common) and len({*left}) == len(left) and all(each and not measured.without(each) for each in left)


def name_views(texts: Sequence[str], words: Words) -> bool:
    """Tell whether texts name views of the same people and nothing else: as it is and as it shall be, or two sides."""
    told = [key(text) for text in texts]
    beside = words.headings["beside a view"]
    for kinds in _VIEWS:
        found = [
            [
                kind
                for kind in kinds
                if words.headings[kind](each) and not beside.without(words.headings[kind].without(each))
            ]
            for each in told
        ]
        if all(found) and len({kind for each in found for kind in each[:1]}) == len(kinds):
            return all(len(each.split()) <= _LABELLED for each in told)
    return False


def _named_beside(texts: Sequence[str], told: Sequence[str], words: Words) -> bool:
    """Tell whether texts name days far apart, months of years, or count what is held again and again."""
    if are_far_apart(days_named(texts), words):
        return True
    if all(map(_MONTH_OF_YEAR.fullmatch, texts)):
        return all(_named(key(text[:-2].rstrip("-/'’")), words) for text in texts)
    common = {*key(plain_name(texts[0])).split()} - {*told[0].split()}
    counts = len(texts) > 1 and _counts(told) and any(map(words.headings["counted occasion"], common))
    return counts and _begins(told, words)


def _counts(told: Sequence[str]) -> bool:
    return all(map(_COUNT.fullmatch, told))


def _begins(told: Sequence[str], words: Words, heading: str = "") -> bool:
    """Tell whether numbers count from the first, or leave some out: others are minutes, or the weeks of one autumn."""
    numbers = sorted(map(int, told))
    apart = any(after - before > 1 for before, after in pairwise(numbers))
    return numbers[0] <= 1 or (apart and not words.headings["time"](heading))


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


def _without_common(told: Sequence[str], words: Words) -> list[str]:
    """Return texts without the words that all of them hold: those of surveys, or any where numbers tell the texts."""
    common = set.intersection(*({*each.split()} for each in told)) if len(told) > 1 else set()
    left = _without(told, {word for word in common if not word.isdecimal()})
    if all(any(map(str.isdigit, each)) for each in left):
        return left
    return _without(told, {word for word in common if any(words.headings[kind](word) for kind in _OF_SURVEYS)})


def _without(told: Sequence[str], common: set[str]) -> list[str]:
    left = [" ".join(word for word in each.split() if word not in common) for each in told]
    return left if all(left) and len({*left}) == len(left) else list(told)


def _together(place: int, rows: Sequence[Sequence[str]], texts: int) -> bool:
    """Tell whether the rows of every text follow each other."""
    cells = (row[place] for row in rows if place < len(row) and row[place])
    return sum(1 for _ in groupby(cells)) == texts
