"""Tells what a cell answers: a number of the scale, a word of it, or nothing."""

import re
from dataclasses import dataclass

from assessment.exchange.wording import plain
from assessment.instrument import Answer, Instrument

# How form tools and their users name the points of a scale of agreement, besides the labels of the instrument.
_OTHER_WORDS = {
    "totally disagree": 1,
    "completely disagree": 1,
    "fully disagree": 1,
    "somewhat disagree": 2,
    "neither agree nor disagree": 3,
    "neither agree or disagree": 3,
    "neither disagree nor agree": 3,
    "neither nor": 3,
    "neither": 3,
    "neutral": 3,
    "undecided": 3,
    "somewhat agree": 4,
    "totally agree": 5,
    "completely agree": 5,
    "fully agree": 5,
}
_MISSING_SIGNS = {"", "-", "--", "–", "—", "?", ".", "…"}
_MISSING_WORDS = {"n a", "na", "not applicable", "no answer", "not answered", "don t know", "do not know", "dont know"}
_NUMBER_FIRST = re.compile(r"[(\[]?(?P<number>[+-]?\d+(?:[.,]\d+)?)(?P<words>.*)", re.DOTALL)
_NUMBER_LAST = re.compile(r"(?P<words>.*\D)[\s(\[=:-](?P<number>\d+)[\])]?", re.DOTALL)
_JOINTS = " \t\n-–—:=.)(]["
_SHOWN = 40  # characters of a cell in a message


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says: an answer, or why it is none."""

    answer: Answer
    problem: str


class AnswerScale:
    """Reads cells on the scale of an instrument."""

    def __init__(self, instrument: Instrument) -> None:
        self._words = _OTHER_WORDS | {plain(point.label): point.value for point in instrument.scale}
        self._values = {point.value for point in instrument.scale}
        self._cells: dict[str, Cell] = {}

    def names(self, text: str) -> bool:
        """Tell whether a text is a word of the scale."""
        return plain(text) in self._words

    def read(self, text: str) -> Cell:
        """Read a cell: empty and N/A are no answer; what is no point of the scale has a problem."""
        cell = self._cells.get(text)
        if cell is None:
            cell = self._cells[text] = self._read(text.strip())
        return cell

    def _read(self, text: str) -> Cell:
        words = plain(text)
        if text in _MISSING_SIGNS or words in _MISSING_WORDS:
            return Cell(None, "")
        if words in self._words:
            return Cell(self._words[words], "")
        match = _NUMBER_FIRST.fullmatch(text) or _NUMBER_LAST.fullmatch(text)
        if not match:
            return Cell(None, f"“{text[:_SHOWN]}” is no answer")
        number = float(match["number"].replace(",", "."))
        beside = match["words"].strip(_JOINTS)
        if beside and plain(beside) not in self._words:
            return Cell(None, f"“{text[:_SHOWN]}” is no answer")
        if number not in self._values:
            return Cell(None, f"“{text[:_SHOWN]}” is outside {min(self._values)} to {max(self._values)}, or not whole")
        if beside and self._words[plain(beside)] != number:
            return Cell(
                None, f"“{text[:_SHOWN]}” says two things: on this scale, the words are {self._words[plain(beside)]}"
            )
        return Cell(int(number), "")
