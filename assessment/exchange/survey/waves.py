"""Answers that were given at several times, long apart."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from assessment.exchange.survey.named_days import plain_name
from assessment.exchange.survey.row_groups import RowGroup
from assessment.exchange.survey.words import Words, key
from assessment.model import HeadingWord

FEWEST = 3
"""People of the smallest group that may be a measurement of its own."""

_YEAR, _NUMBERED = re.compile(r"(?:19|20)\d\d"), re.compile(r"(?:[qtwhv]|fy|hy)\d{1,2}")  # as in 2026, or Q3
_MONTH, _COUNT = re.compile(r"0[1-9]|1[0-2]"), re.compile(r"[1-9]\d?")  # behind a year, or what is held again
_OF_YEAR = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,12})(?:-|['’])(\d\d)(?!\d)")  # as in Mar-26
_VIEWS: tuple[HeadingWord, ...] = ("as it is", "as it shall be")
_BESIDE_A_VIEW: tuple[HeadingWord, ...] = ("survey", "beside a measurement", "beside a view")

type Day = tuple[int, int]
"""The number of a day, and the place of a row that was answered on it."""


def marks_of(name: str, words: Words) -> frozenset[str]:
    """Return what in a name, as of a worksheet, tells a time, or a measurement among several."""
    name = plain_name(name)
    told = key(name)
    for function in ("sales", "marketing"):
        told = words.functions[function].without(told)
    if words.headings["wave"](told):
        return frozenset({told})
    found = words.headings["measurement"].found(told)
    every = told.split()
    found |= {word for word in every if _YEAR.fullmatch(word) or _NUMBERED.fullmatch(word)}
    for before, word in pairwise(every):
        month = _YEAR.fullmatch(before) and _MONTH.fullmatch(word)
        if month or (_COUNT.fullmatch(word) and words.headings["counted occasion"](before)):
            found.add(f"{before} {word}")
    found |= {key(match[0]) for match in _OF_YEAR.finditer(name) if words.headings["measurement"](key(match[1]))}
    return frozenset(found | _view(told, words))


def _view(told: str, words: Words) -> set[str]:
    """Return whether a name says nothing but that answers are as it is, or as it shall be."""
    for beside in _BESIDE_A_VIEW:
        told = words.headings[beside].without(told)
    return {view for view in _VIEWS if told and not words.headings[view].without(told)}


def apart(
    days: Iterable[Day], words: Words, *, timed: bool = True, written: Mapping[int, str] | None = None
) -> list[RowGroup]:
    """Return the groups of answers with a long time between them; nothing where there are not several.

    Two groups lie far apart; three and more, at a rhythm, may follow each other sooner. Days alone, which are not
    `timed`, may be those on which people were hired, so each group of them took less time than passed before the next.
    Where they have no year, `written` has how each is written, which then names the groups.
    """
    ordered = sorted(days)
    groups = _cut(ordered, words.limit("wave-days"))
    if not timed and not _in_rhythm(groups):
        return []
    if len(groups) < 2:
        groups = _cut(ordered, words.limit("wave-days-of-several"))
        groups = groups if len(groups) > 2 and _in_rhythm(groups) else []
    return [
        RowGroup(name, tuple(place for _, place in group), f"This row was answered {name}, which was left out.", None)
        for number, group in enumerate(groups)
        for name in (_name(group, first=not number, last=number == len(groups) - 1, written=written),)
    ]


def in_order(days: Sequence[Day]) -> bool:
    """Tell whether the days of rows follow each other, as forms write them: the latest below, or on top."""
    numbers = [day for day, _ in days]
    return numbers == sorted(numbers) or numbers == sorted(numbers, reverse=True)


def _cut(days: Sequence[Day], gap: float) -> list[list[Day]]:
    """Cut days wherever so many lie between two of them; what is too small to be a measurement joins its neighbour."""
    groups: list[list[Day]] = []
    for before, day in pairwise([(0, 0), *days]):
        if not groups or (day[0] - before[0] >= gap and len(groups[-1]) >= FEWEST):
            groups.append([])
        groups[-1].append(day)
    if len(groups) > 1 and len(groups[-1]) < FEWEST:
        late = groups.pop()
        groups[-1] += late
    return groups


def _in_rhythm(groups: Sequence[Sequence[Day]]) -> bool:
    """Tell whether every group took less time than passed before the next."""
    return all(before[-1][0] - before[0][0] < after[0][0] - before[-1][0] for before, after in pairwise(groups))


def _name(group: Sequence[Day], *, first: bool, last: bool, written: Mapping[int, str] | None) -> str:
    if written:
        return f"from {written[group[0][0]]} to {written[group[-1][0]]}"
    begin, end = date.fromordinal(group[0][0]), date.fromordinal(group[-1][0])
    return f"until {end}" if first else f"from {begin}" if last else f"from {begin} to {end}"
