"""Numbers outside our scale of which headings, titles or notes say that they are no answer: “6 = no opinion”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assessment.exchange.survey.answered import POINTS, Answered
from assessment.exchange.survey.told import headings_of
from assessment.exchange.survey.words import AGREEMENT, Words, key

_LEAST = 4  # letters of a word for no answer: “na” and “ka” are words of other languages, too
_NUMBER = r"(?<!\w)(\d{1,3})(?!\w)"
_NAMED = re.compile(
    r"(?<![\w.,])(?P<before>\d{1,3})\s*[=:–—()-]\s*(?=[^\W\d])|(?<=[^\W\d])\s*[=(]\s*(?P<behind>\d{1,3})(?![\w.,]?\d)"
)
_LABEL = 80  # characters in which a point is named
_ENDS, _BETWEEN, _FARTHEST = {POINTS[0], POINTS[-1]}, set(POINTS[1:-1]), {3, -3}


@dataclass(frozen=True, slots=True)
class NoAnswers:
    """Numbers that are said to be no answer, and those that may be: their words are unknown, and so may a point be."""

    surely: frozenset[int]
    perhaps: frozenset[int]


def no_answers_in(answered: Answered, words: Words) -> NoAnswers:
    """Return the numbers that are no answer by what is said around the answers.

    Words for no answer tell it of any number. In other words it is so beside both ends of our scale: where the scale
    runs all the way from the strongest disagreement to agreement nothing lies beyond, and else it may be a longer one.
    """
    said = _said(words)
    *headings, above = answered.headings
    whole = (*answered.titles, *answered.around, "; ".join(answered.around), above)
    notes = [note for note in answered.notes if said.has_known_ends(note)]
    surely = {number for text in (*headings, *whole, *notes) for number in said.known(text)}
    perhaps = set[int]()
    beside = [found for text in headings if (found := said.beside_ends(text, of_one=True)) is not None]
    if beside:
        perhaps |= set[int].intersection(*beside)  # a number of one alone may be that of its statement
    for text in dict.fromkeys((*whole, *notes)):
        perhaps |= said.beside_ends(text) or set()
    farthest = any(said.runs_all_the_way(text) for text in (*headings, *whole, *notes))
    perhaps -= surely
    return NoAnswers(*map(frozenset, (surely | perhaps, ()) if farthest else (surely, perhaps)))


class _Said:
    """Reads what texts say of numbers."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._headings = headings_of(words)
        long = sorted((text for text in words.nothing if len(text) >= _LEAST or " " in text), key=len, reverse=True)
        nothing = "|".join(map(re.escape, long))
        patterns = (rf"{_NUMBER} (?:{nothing})(?!\w)", rf"(?<!\w)(?:{nothing}) {_NUMBER}")
        self._nothing = tuple(map(re.compile, patterns))

    def known(self, text: str) -> set[int]:
        """Return the numbers that stand beside words for no answer."""
        told = key(text)
        return {int(number) for each in self._nothing for number in each.findall(told)} - set(POINTS)

    def beside_ends(self, text: str, *, of_one: bool = False) -> set[int] | None:
        """Return the other numbers that a text names beside both ends; None where it does not name these.

        Where one names each point in unknown words, another number is one more of them. That with which the heading
        `of_one` statement begins is its own.
        """
        found = {number for number, place in self._named(text) if place or not of_one}
        if self.has_known_ends(text):
            return found - set(POINTS)
        if found >= _ENDS and self._headings.is_legend(text):
            return found - set(POINTS) if found.isdisjoint(_BETWEEN) else set()
        return None

    def _named(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield each number with a name that is no point of any scale, or that is one of our ends, and its place."""
        for found in _NAMED.finditer(text):
            number, place = int(found["before"] or found["behind"]), found.start()
            name = key(text[found.end() : found.end() + _LABEL]).split() if found["before"] else []
            if number in POINTS or not any(
                " ".join(name[:last]) in self._words.points for last in range(1, 1 + len(name))
            ):
                yield number, place

    def has_known_ends(self, text: str) -> bool:
        """Tell whether a text names 1 and 5, and nothing else, as the ends in known words."""
        return self._headings.names_ours(text)

    def runs_all_the_way(self, text: str) -> bool:
        """Tell whether a text names both ends by the strongest words that there are."""
        if not self.has_known_ends(text):
            return False
        found = (point for word in self._headings.words_in(text) for point in self._words.points.get(word, ()))
        return {point.rank for point in found if point.kind == AGREEMENT} >= _FARTHEST


@cache
def _said(words: Words) -> _Said:
    return _Said(words)
