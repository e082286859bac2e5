"""What is said of the scale of a file, held against its numbers: where it is another one than ours, or runs down."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from assessment.exchange.survey.answered import FIRST, LAST, POINTS, Answered, Scale, as_texts, asked, turn
from assessment.exchange.survey.choices import NO_ANSWER
from assessment.exchange.survey.other_scales import refused
from assessment.exchange.survey.told import headings_of
from assessment.exchange.survey.words import Words
from assessment.instrument import Answer

_SEVERAL = 2


class ToldScale:
    """What headings, notes and titles say of the ends of the scale, without the numbers that are `no_answers`."""

    def __init__(self, answered: Answered, no_answers: Collection[int], words: Words) -> None:
        self._answered = answered
        self._words = words
        headings = headings_of(words)
        found = headings.ends(answered.headings, answered.notes, answered.titles, answered.around)
        self._ends = [ends for each in found if (ends := each.without(no_answers)).sides]
        self._down = headings.run_down((*answered.headings, *answered.titles, *answered.around))
        self.named = {number for each in self._ends for number, _ in each.sides}
        """The numbers that are named as ends."""

    def another(self, values: Mapping[str, float], missing: Iterable[str]) -> Scale | None:
        """Refuse, or ask about, numbers of which it is said that they are no five points from 1 on; else None."""
        last = max((each.last for each in self._ends), default=LAST)
        first = min((each.first for each in self._ends), default=FIRST)
        five = max(values.values(), default=0) == first + LAST - FIRST  # where one end is named: those that there are
        both = [each.last for each in self._ends if len(each.sides) > 1]
        highest = max(both, default=first + LAST - FIRST if five else LAST)
        if last > LAST:
            return refused(f"A heading or a note says that the answers run to {last}", last + 1 - first)
        if first >= FIRST and highest >= LAST:
            return None
        fitting = {text for text, value in values.items() if first <= value <= highest and value == int(value)}
        beyond = values.keys() - fitting
        slips = {text for text in beyond if values[text] not in POINTS}
        texts: dict[str, str | None]
        if highest - first == LAST - FIRST and fitting and self._stray(beyond) and len(self._directions) < _SEVERAL:
            points = {text: int(values[text]) - first + FIRST for text in fitting}
            texts = {**dict.fromkeys(missing, NO_ANSWER), **as_texts(self._turned(points))}
        else:
            texts = dict.fromkeys([*missing, *(values.keys() - slips if self._stray(slips) else values)])
        says = "numbers begin with 0" if first < FIRST else f"answers run to {highest}"
        return asked(f"A heading or a note says that the {says}. Which point is each?", texts)

    def direction(self, inside: Mapping[str, Answer], missing: Iterable[str]) -> Scale | None:
        """Ask about points from 1 to 5 of which it is said that they run down, or in unknown words; else None."""
        if not (self._ends or self._down):
            return None
        gone: dict[str, str | None] = dict.fromkeys(missing, NO_ANSWER)
        if len(self._directions) >= _SEVERAL:
            sentence = (
                "Some headings or notes say that 1 is agreement, others that 5 is. Which of them holds for all? If "
                "neither does, turn some of the answers round in the file first."
            )
            return asked(sentence, dict.fromkeys([*gone, *inside]))
        if True in self._directions:
            sentence = (
                "A heading or a note says that the numbers run from agreement down to disagreement. Turn them round?"
            )
            return asked(sentence, gone | as_texts(self._turned(inside)))
        if not self._directions:
            sentence = "A heading or a note says what 1 and 5 mean, in words that are not known here. Is 5 agreement?"
            return asked(sentence, gone | as_texts(inside))
        return None

    def _stray(self, texts: Collection[str]) -> bool:
        return self._answered.stray(texts, self._words)

    @cached_property
    def _directions(self) -> set[bool]:
        """Whether the numbers run down, by all that is said."""
        return {each.turned for each in self._ends if each.known} | ({True} if self._down else set())

    def _turned(self, points: Mapping[str, Answer]) -> dict[str, Answer]:
        """Return points as they stand on our scale."""
        return {text: turn(each) for text, each in points.items()} if True in self._directions else dict(points)
