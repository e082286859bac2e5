"""The answers of a file as texts, and what is known of each."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from assessment.exchange.survey.question import Question
from assessment.exchange.survey.words import Words
from assessment.instrument import Answer

FIRST, MIDDLE, LAST = 1, 3, 5
_POINTS = range(FIRST, LAST + 1)
_NOT_GIVEN = frozenset({-1, -2, -8, -9, -66, -77, -88, -98, -99, -999, 66, 77, 88, 98, 99, 888, 998, 999})
_FEWEST_DIFFERENT = 3
_STRONG, _WEAK = 3, 1
_SHOWN = 40
_OTHER_SCALES = {6: "six", 7: "seven", 10: "ten", 11: "eleven", 100: "a hundred"}


@dataclass(frozen=True, slots=True)
class Scale:
    """What each text of the answer columns means, what is wrong with others, and what has to be asked."""

    meanings: Mapping[str, Answer]
    problems: Mapping[str, str]
    questions: tuple[Question, ...] = ()
    remark: str = ""
    refusal: str = ""  # why nothing at all is read; empty where something may be


@dataclass(frozen=True, slots=True)
class Answered:
    """The texts of the answer columns with their counts, and in how many rows strange ones stand."""

    counts: Counter[str]
    rows: Sequence[Collection[str]]  # the different texts of each row
    headings: tuple[str, ...]

    def stray(self, texts: Collection[str], words: Words) -> bool:
        """Tell whether texts are slips of the hand: few, and in few rows."""
        cells = sum(self.counts[text] for text in texts)
        most = max(words.limit("stray-cells"), words.limit("stray-answers") * self.counts.total())
        strange = set(texts)
        rows = sum(not strange.isdisjoint(row) for row in self.rows)
        return cells <= most and rows <= max(1, words.limit("stray-rows") * len(self.rows))


def turn(value: Answer) -> int:
    """Return a point as it stands on a scale that runs the other way."""
    return FIRST + LAST - (value or MIDDLE)


def ask(
    answered: Answered,
    sentence: str,
    texts: Mapping[str, str | None],
    counted: Collection[str] = (),
    *,
    blocking: bool = True,
) -> Question:
    """Ask about texts, the most frequent first."""
    order = sorted(texts, key=lambda text: -answered.counts[text]) if counted else sorted(texts)
    return Question("scale", sentence, {text: texts[text] for text in order}, answered.headings, blocking)
