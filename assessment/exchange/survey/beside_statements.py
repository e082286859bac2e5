"""What the headings of columns say besides the statement that they name."""

import re
from collections.abc import Mapping, Sequence

from assessment.exchange.survey.asked_twice import mark_of
from assessment.exchange.survey.layout import Layout
from assessment.exchange.survey.words import Words, key
from assessment.exchange.wording import Wording
from assessment.model import HeadingWord

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]\W*$")
_LONGEST_MARK = 3  # words


class Beside:
    """What headings say besides the statement that they name."""

    def __init__(self, layout: Layout, wording: Wording, words: Words) -> None:
        self._layout = layout
        self._wording = wording
        self.words = words
        self._rests: dict[tuple[int, int], str] = {}

    def rest(self, place: int, number: int) -> str:
        """Return what stands in a column's own heading besides the statement."""
        if (place, number) not in self._rests:
            column = self._layout.columns[place]
            self._rests[place, number] = self._wording.beside(column.option or column.heading, number)
        return self._rests[place, number]

    def question(self, place: int, number: int) -> str:
        """Return what was asked about the statement: the upper heading, and what stands around the statement."""
        column = self._layout.columns[place]
        above = column.question if column.question != column.option else ""
        return " ".join(f"{self._wording.beside(above, number)} {self.rest(place, number)}".split())

    def common(self, columns: Mapping[int, int]) -> str:
        """Return what all questions begin and end with."""
        before, after = mark_of([key(self.question(place, number)).split() for number, place in columns.items()])
        return " ".join((*before, *after))

    def option(self, place: int, number: int) -> str | None:
        """Return the point of the scale that a column stands for, where each answer has a column of its own."""
        texts = (self._layout.columns[place].option, self.rest(place, number))
        return next((text for text in texts if self.words.is_point(text)), None)

    def says(self, meaning: HeadingWord, place: int, number: int) -> bool:
        """Tell whether a heading speaks of something besides the statement."""
        return self.words.headings[meaning](key(self.rest(place, number)))

    def apart(self, places: Sequence[int], number: int) -> dict[int, str]:
        """Return what each column's own heading says besides the statement and what those of all columns say.

        A heading of many words is worded by somebody else: what it speaks of may be the statement.
        """
        rests = {place: key(self.rest(place, number)).split() for place in places}
        if len(places) == 1:
            return {place: " ".join(rest) if len(rest) <= _LONGEST_MARK else "" for place, rest in rests.items()}
        before, after = map(len, mark_of(list(rests.values())))
        return {place: " ".join(rest[before : len(rest) - after]) for place, rest in rests.items()}

    def reversed(self, place: int, number: int) -> bool:
        """Tell whether a heading marks its statement as reversed: in brackets, or by few words beside it."""
        rest = self.rest(place, number)
        inner = _IN_BRACKETS.search(self._layout.columns[place].heading)
        marks = (rest if len(rest.split()) <= _LONGEST_MARK else "", inner[1] if inner else "")
        return any(self.words.headings["reversed"](key(mark)) for mark in marks)
