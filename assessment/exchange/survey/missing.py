"""Columns of answers whose headings name no statement, where statements are missing: they are asked about."""

from collections.abc import Iterable, Mapping, Sequence

from assessment.exchange.survey.asks import asks_for_own_function
from assessment.exchange.survey.candidates import Source
from assessment.exchange.survey.cells import parts
from assessment.exchange.survey.layout import Column, Layout
from assessment.exchange.survey.words import Words, key
from assessment.exchange.wording import Wording
from assessment.instrument import STATEMENTS
from assessment.model import HeadingWord

_SURELY = 0.9  # share of filled cells that are answers, in a column that names no statement
_HIGHEST = 5  # a number that is an answer, where nothing higher stands among those of named statements
_LABELS: tuple[HeadingWord, ...] = ("id", "time", "session", "status", "wave", "personal", "points", "version")
_ONE = "No column names statement {}. Is it this column?"
_SEVERAL = "No column names statement {}. Which of them are these columns?"


def ask_about_missing(layout: Layout, wording: Wording, words: Words) -> None:
    """Ask about every column of answers that names no statement, wherever it stands, where statements are missing.

    For a heading that says one in other words nothing is proposed: a single word may turn it into its opposite.
    """
    numbers = {place: number for number, places in layout.statements.items() for place in places}
    numbers |= {
        place: int(meaning.partition(" ")[2])
        for place, meaning in layout.proposed.items()
        if meaning.startswith("statement ")
    }
    missing = [number for number in range(1, STATEMENTS + 1) if number not in numbers.values()]
    taken = numbers.keys() | layout.proposed.keys() | layout.passed | layout.comments.keys()
    if not missing or not taken:
        return
    answers = _Answers([layout.columns[place] for place in numbers], words)
    between = range(min(taken), max(taken) + 2)
    free = [
        column
        for column in layout.columns
        if column.place not in taken and column.texts and answers.may_stand_in(column, beside=column.place in between)
    ]
    if not free:
        return
    sure = _in_order(free, missing, numbers) and not any(wording.reworded(column.option) for column in free)
    meanings = [f"statement {number}" for number in missing] if sure else [None] * len(free)
    told = ", ".join(map(str, missing))
    sentence = (_ONE if len(free) == len(missing) == 1 else _SEVERAL).format(told)
    layout.ask(sentence, {column.place: meaning for column, meaning in zip(free, meanings, strict=True)})


class _Answers:
    """What the answers to the statements look like that are named."""

    def __init__(self, named: Sequence[Column], words: Words) -> None:
        self._words = words
        self._texts = {text for column in named for text in column.texts}
        found = [number for text in self._texts if (number := parts(text).number) is not None]
        self._highest = max([_HIGHEST, *found]) if found or not self._texts else 0
        self._kinds = self._of_scales(self._texts)

    def may_stand_in(self, column: Column, *, beside: bool) -> bool:
        """Tell whether a column holds such answers; `beside` named statements, other answers will do.

        What all people have alike tells nothing of them, and is mostly no answer, unless it stands beside answers.
        """
        if column.answers < _SURELY or _counts_up(column) or self._is_label(column):
            return False
        alike = sum(count for text, count in column.texts.items() if self._is_alike(text))
        fitting = alike >= _SURELY * column.texts.total()
        return fitting or len(column.texts) > 1 if beside else fitting and len(column.texts) > 1

    def _is_alike(self, text: str) -> bool:
        if text in self._texts:
            return True
        found = parts(text)
        if found.number is not None and not found.words:
            return 0 <= found.number <= self._highest
        return not self._kinds.isdisjoint(self._of_scales([text]))

    def _of_scales(self, texts: Iterable[str]) -> set[str]:
        return {point.kind for text in texts for point in self._words.points.get(key(text), ())}

    def _is_label(self, column: Column) -> bool:
        """Tell whether a heading holds nothing but a name for what tells no answer, such as a department or a score."""
        rest = key(column.heading)
        who = self._words.headings["function"](rest) or self._words.headings["level"](rest)
        if who and asks_for_own_function(Source(column.heading, (column.place,), column.texts), self._words):
            return True
        for label in _LABELS:
            rest = self._words.headings[label].without(rest)
        return bool(column.heading) and not rest


def _in_order(free: Sequence[Column], missing: Sequence[int], numbers: Mapping[int, int]) -> bool:
    """Tell whether columns fill the gaps one by one, so that all statements stand in their order."""
    if len(free) != len(missing):
        return False
    found = dict(numbers) | {column.place: number for column, number in zip(free, missing, strict=True)}
    order = [found[place] for place in sorted(found)]
    return order == sorted(order)


def _counts_up(column: Column) -> bool:
    """Tell whether a column numbers its rows."""
    return len(column.texts) == column.texts.total() and column.texts.total() > STATEMENTS // 4
