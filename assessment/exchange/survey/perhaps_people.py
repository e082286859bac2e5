"""Rows whose name holds a word for a statistic and whose answers are those of a person: Max Klein is no maximum."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cached_property
from math import ceil, floor
from statistics import fmean, median
from typing import Literal

from assessment.exchange.dialect import Rows
from assessment.exchange.survey.cells import is_sign, parts
from assessment.exchange.survey.words import Words, key
from assessment.model import HeadingWord

EXTREMES = {"max": max, "maximum": max, "min": min, "minimum": min}  # also names of people, so they are looked at
SHORT = frozenset((*EXTREMES, "n", "m", "sd", "s"))  # that end a label, they may be anything
type Verdict = Literal["statistic", "person", "doubtful"]

_MOSTLY = 0.5  # share of names that are like a person's, in a column of names; share of statements that a row answers
_FEW = 3  # answers by which a row may be a person's: one number or two may count something
_ROUNDED = 0.51  # how far from a mean its rounded value lies
_DIGITS = re.compile(r"\d+")
_NUMBERED = range(6)  # how five points are numbered, from 0 or from 1
_NO_STATISTICS: tuple[set[float], ...] = (set(),) * 6
_BESIDE: tuple[HeadingWord, ...] = ("function", "level", "own", "answer", "question")  # what a statistic may be of


class PerhapsPeople:
    """Weighs the answers of rows against their names; `places` are all rows, `statements` the columns of answers."""

    def __init__(self, rows: Rows, places: Sequence[int], statements: Collection[int], words: Words) -> None:
        self._rows = rows
        self._places = places
        self._statements = sorted(statements)
        self._words = words
        self._statistics = words.rows["statistic"]
        self._also_names = words.rows["statistic or name"]

    def verdict(self, place: int, column: int) -> Verdict:
        """Tell whether a row is a statistic, as its label in `column` may say, or a person with such a name.

        Numbers that are no answer of anybody, or the mean, the lowest or the like of all, make it a statistic. Else it
        is a person where such a word may be part of a name, and the others are named as people are.
        """
        told = key(self._rows[place][column])
        little = self.may_be_a_name(told) and any(self._answers(place)) and not self._strange(place)
        if not (little or self.answers_like_others(place)) or self._is_of_all(place):
            return "statistic"
        every = told.split()
        markers = [word for word in every if word in self._statistics]
        rest = self._unknown(" ".join(word for word in every if word not in self._statistics))
        if told in self._statistics:
            return "doubtful" if told in self._also_names else "statistic"
        if not rest and SHORT.isdisjoint(markers):
            return "statistic"
        named = bool(rest) and self._also_names.issuperset(markers) and not any(map(str.isdigit, told))
        return "person" if named and self._names_people(column) else "doubtful"

    def may_be_a_name(self, text: str) -> bool:
        """Tell whether each word for a statistic in a text may be part of a person's name, and others stand beside."""
        every = key(text).split()
        markers = [word for word in every if word in self._statistics]
        rest = self._unknown(" ".join(word for word in every if word not in self._statistics))
        return bool(markers and rest) and self._also_names.issuperset(markers)

    def answers_like_others(self, place: int) -> bool:
        """Tell whether a row answers most statements, if only by not knowing, and as a person may.

        That is with points, or with what others answer, but for a few slips. A point that nobody else chose is no sign
        of a statistic.
        """
        said = sum(map(bool, self._texts(place)))
        return said > _MOSTLY * len(self._statements) and self._strange(place) <= self._words.limit("stray-cells")

    def answers_some_like_others(self, place: int) -> bool:
        """Tell whether a row answers a few statements with points, as a person may who left the others open."""
        return sum(map(bool, self._answers(place))) >= _FEW and not self._strange(place)

    def _strange(self, place: int) -> int:
        """Count the answers of a row that nobody else gives and that are no points."""
        given = Counter(filter(None, self._answers(place)))
        others = self._given - (given if place in self._others else Counter[str]())
        forms = {_DIGITS.sub("0", text) for text in others}
        return sum(n for text, n in given.items() if text not in others and not self._may_be_point(text, forms))

    def _may_be_point(self, text: str, forms: Collection[str]) -> bool:
        """Tell whether a text may name one of five points, a number in one of the `forms` in which others write them.

        Five points are numbered from 0 on as well; “4.00” is a mean where others answer with 4.
        """
        found = parts(text)
        if found.number is None:
            return found.words in self._words.points
        return found.number in _NUMBERED and (bool(found.words) or _DIGITS.sub("0", text) in forms)

    def _unknown(self, rest: str) -> str:
        """Return what is left of words without those that tell of what a statistic is; initials are left."""
        initials = [word for word in rest.split() if len(word) == 1]
        for name in ("sales", "marketing", "other"):
            rest = self._words.functions[name].without(rest)
        for meaning in _BESIDE:
            rest = self._words.headings[meaning].without(rest)
        nobody = self._words.rows["no person"] | self._words.rows["no department"]
        return " ".join((*initials, *(word for word in rest.split() if word not in nobody)))

    def _texts(self, place: int) -> list[str]:
        """Return what a row says to each statement."""
        row = self._rows[place]
        return [row[column] if column < len(row) else "" for column in self._statements]

    def _answers(self, place: int) -> list[str]:
        """Return what a row answers each statement; empty where it says that it does not."""
        nothing = self._words.nothing
        return ["" if is_sign(text) or key(text) in nothing else text for text in self._texts(place)]

    @cached_property
    def _others(self) -> dict[int, str]:
        """The rows of which the first text holds no word for a statistic, with it."""
        first = {place: next(filter(None, self._rows[place]), "") for place in self._places}
        return {place: text for place, text in first.items() if self._statistics.isdisjoint(key(text).split())}

    @cached_property
    def _columns(self) -> list[Counter[str]]:
        """What the others answered each statement."""
        return [Counter(filter(None, texts)) for texts in zip(*map(self._answers, self._others), strict=True)]

    @cached_property
    def _given(self) -> Counter[str]:
        return sum(self._columns, Counter[str]())

    @cached_property
    def _of_all(self) -> list[tuple[float, tuple[set[float], ...]]]:
        """The mean of each statement over all others, and its other statistics, each with the whole numbers for it."""
        found = []
        for texts in self._columns:
            values = [value for text, n in texts.items() if (value := parts(text).number) is not None for _ in range(n)]
            if not values:
                found.append((float("nan"), _NO_STATISTICS))
                continue
            middle, times = median(values), Counter(values)
            modes = {value for value, n in times.items() if n == max(times.values())}
            medians = {floor(middle), ceil(middle), middle}
            each = ({min(values)}, {max(values)}, {sum(values)}, {float(len(values))}, medians, modes)
            found.append((fmean(values), each))
        return found

    def _is_of_all(self, place: int) -> bool:
        """Tell whether a row holds the mean, the median or the like, one of these, of most statements."""
        pairs = [
            (parts(text).number, mean, exact)
            for text, (mean, exact) in zip(self._answers(place), self._of_all, strict=True)
            if text
        ]
        if len(pairs) <= _MOSTLY * len(self._statements):
            return False
        means = all(value is not None and abs(value - mean) < _ROUNDED for value, mean, _ in pairs)
        return means or any(
            all(value in exact[kind] for value, _, exact in pairs) for kind in range(len(_NO_STATISTICS))
        )

    def _names_people(self, column: int) -> bool:
        """Tell whether most others have a name in a column: it comes but once, has no digit, and means nothing here."""
        texts = Counter(row[column] for row in map(self._rows.__getitem__, self._others) if column < len(row))
        alone = [text for text, n in texts.items() if n == 1 and not any(map(str.isdigit, text))]
        return sum(bool(text) and not self._words.knows(text) for text in alone) > _MOSTLY * len(self._others)
