"""Rows that are no people, or people of another measurement: left out by name, or asked about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from statistics import fmean

from assessment.exchange.survey.cells import parts
from assessment.exchange.survey.choices import LEFT_OUT, Choices
from assessment.exchange.survey.labelled import LabelledRows
from assessment.exchange.survey.layout import Layout
from assessment.exchange.survey.leftovers import Others
from assessment.exchange.survey.moments import day_of, moment
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import Words, key

_PREVIEWS = {"1": "Survey Preview", "2": "Survey Test", "8": "spam", "9": "preview spam"}  # as Qualtrics numbers them
_FEWEST_OF_A_WAVE = 3
_FIRST_ROWS = 5  # among which an example stands
_ALWAYS = 0.9  # share of rows that fill a column which everybody fills
_NEAR_MEAN = 0.51  # how far from a mean its rounded value lies


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows of which one text says what they are."""

    text: str
    places: tuple[int, ...]
    reason: str  # why they are left out, if they are
    proposed: str | None = LEFT_OUT


@dataclass(frozen=True, slots=True)
class Aside:
    """Rows that are not read as people: place -> reason; and what has to be asked about rows."""

    reasons: Mapping[int, str] = field(default_factory=dict)
    doubtful: frozenset[int] = frozenset()  # rows of which nobody knows yet whether they count
    questions: tuple[Question, ...] = ()
    statistics: frozenset[int] = frozenset()  # rows that hold means, sums and the like
    below: tuple[int, ...] = ()  # rows behind the last answer, such as a legend


def set_aside(table: Table, layout: Layout, others: Others, words: Words, chosen: Choices | None) -> Aside:
    """Find rows that are no people of this measurement; `chosen` says which of them are all the same."""
    said = chosen.of("rows") if chosen else {}
    reasons: dict[int, str] = {}
    doubtful: set[int] = set()
    questions = []
    finder = _Finder(table, layout, others, words)
    below = finder.below()
    reasons |= dict.fromkeys(below, "This row has no answer.")
    for question, groups in finder.asked():
        questions.append(question)
        for group in groups:
            meaning = said.get(group.text) or group.proposed
            if meaning == LEFT_OUT:
                reasons |= dict.fromkeys(group.places, group.reason)
            if group.text not in said and question.blocking:
                doubtful.update(group.places)
    statistics = frozenset(finder.statistics) & reasons.keys()
    return Aside(reasons, frozenset(doubtful), tuple(questions), statistics, below)


class _Finder:
    """Looks at the rows below a header."""

    def __init__(self, table: Table, layout: Layout, others: Others, words: Words) -> None:
        self._table = table
        self._layout = layout
        self._others = others
        self._words = words
        self._statements = {place for places in layout.statements.values() for place in places}
        self._statements |= {place for place, meaning in layout.proposed.items() if meaning.startswith("statement ")}
        self._places = [place for place in range(layout.first, len(table.rows)) if any(table.rows[place])]
        self._labelled = LabelledRows(table.rows, self._places, self._statements, words)
        self._statistics: tuple[tuple[str, int], ...] = ()

    def below(self) -> tuple[int, ...]:
        """Return the rows behind the last one with an answer, and forget them."""
        found: list[int] = []
        while self._places and self._statements and not self._answered(self._places[-1]):
            found.append(self._places.pop())
        return tuple(reversed(found)) if self._places else ()

    @property
    def statistics(self) -> Iterator[int]:
        """The rows that hold statistics."""
        return (place for _, place in self._statistics)

    def _answered(self, place: int) -> bool:
        row = self._table.rows[place]
        return any(column < len(row) and row[column] for column in self._statements)

    def asked(self) -> Iterator[tuple[Question, list[_Group]]]:
        """Yield every question about rows with the groups that it is about."""
        others = self._others
        self._statistics = tuple(self._labelled.statistics())
        for sentence, groups, column, blocking in (
            (
                "Some rows are statistics and were left out. Are they?",
                self._called(self._statistics, "a statistic"),
                None,
                False,
            ),
            (
                "Rows that show how to answer were left out. Are they examples?",
                self._called(self._labelled.examples(_FIRST_ROWS), "an example"),
                None,
                False,
            ),
            (
                "Rows that call themselves a test were left out. Are they?",
                self._called(self._labelled.tests(others.status), "a test"),
                None,
                False,
            ),
            ("Does this row below the answers stand for a person?", self._unlabelled(), None, True),
            ("Rows marked as tests were left out. Do they count?", self._previews(), others.status, False),
            ("This column tells several measurements. Which of them is read?", self._waves(), others.wave, True),
            ("The answers were given at two times, long apart. Which of them are read?", self._apart(), None, True),
            ("Some e-mail addresses come again. Do their earlier rows count as well?", self._again(), None, True),
            ("Some rows are hidden in the spreadsheet. Do these people count?", self._hidden(), None, True),
            (
                "Does this column hold the answers of one person, or a whole department’s?",
                self._called(self._labelled.departments() if self._table.numbers else (), "a whole department’s"),
                None,
                True,
            ),
        ):
            if groups:
                headings = () if column is None else (self._layout.columns[column].heading,)
                texts = {group.text: group.proposed for group in groups}
                yield Question("rows", sentence, texts, headings, blocking), groups

    def _number(self, place: int) -> int:
        return self._table.number(place)

    def _called(self, found: Iterable[tuple[str, int]], what: str) -> list[_Group]:
        """Group rows by the text that says what they are."""
        named: dict[str, list[int]] = {}
        for text, place in found:
            named.setdefault(text, []).append(place)
        return [
            _Group(text, tuple(places), f"This row is {what} (“{text}”) and no person.")
            for text, places in sorted(named.items())
        ]

    def _unlabelled(self) -> list[_Group]:
        """Return the last row where it fills none of the columns that everybody else fills."""
        statistics = {place for _, place in self._statistics}
        people = [place for place in self._places if place not in statistics]
        last, others = people[-1:], people[:-1]
        if len(others) < _FEWEST_OF_A_WAVE:
            return []
        columns, row = [column.place for column in self._layout.columns], self._table.rows[last[0]]
        filled = {place for place in columns if place < len(row) and row[place]}
        if filled.isdisjoint(self._statements) or any(self._fills(place, others) for place in filled):
            return []
        always = [place for place in columns if self._fills(place, others)]
        if not always or (len(always) < 2 and not self._is_mean(last[0])):
            return []
        return [_Group(f"row {self._number(last[0])}", (last[0],), "This row was left out as no person.")]

    def _fills(self, column: int, places: Sequence[int]) -> bool:
        if column in self._statements:
            return False
        rows = self._table.rows
        return sum(column < len(rows[place]) and bool(rows[place][column]) for place in places) >= _ALWAYS * len(places)

    def _is_mean(self, place: int) -> bool:
        """Tell whether a row holds the mean of each column above it, rounded or not."""
        row = self._table.rows[place]
        pairs = [
            (self._labelled.values(column, place), parts(row[column]).number)
            for column in self._statements
            if column < len(row) and row[column]
        ]
        return all(value is not None and values and abs(fmean(values) - value) < _NEAR_MEAN for values, value in pairs)

    def _previews(self) -> list[_Group]:
        if self._others.status is None:
            return []
        column = self._layout.columns[self._others.status]
        numbered = key(column.heading).startswith(("status", "response type")) and len(column.texts) > 1
        numbered = numbered and all(map(str.isdecimal, column.texts))
        marked = {text: text for text in column.texts if key(text) in self._words.rows["preview"]}
        marked |= {text: _PREVIEWS[text] for text in column.texts if numbered and text in _PREVIEWS}
        return [
            _Group(text, self._where(column.place, text), f"This row is marked “{name}”, so it was left out.")
            for text, name in marked.items()
        ]

    def _waves(self) -> list[_Group]:
        if self._others.wave is None:
            return []
        column = self._layout.columns[self._others.wave]
        return [
            _Group(text, self._where(column.place, text), f"This row is of “{text}”, which was left out.", None)
            for text in sorted(column.texts)
        ]

    def _where(self, column: int, text: str) -> tuple[int, ...]:
        rows = self._table.rows
        return tuple(place for place in self._places if column < len(rows[place]) and rows[place][column] == text)

    def _apart(self) -> list[_Group]:
        """Return two groups of answers with a long time between them; nothing where there are not two."""
        if not self._others.times or self._others.wave is not None:
            return []
        column = self._others.times[0]
        days = sorted(
            (found, place)
            for place in self._places
            if column < len(row := self._table.rows[place]) and (at := moment(row[column])) and (found := day_of(at))
        )
        gaps = [(after[0] - before[0], cut) for cut, (before, after) in enumerate(pairwise(days), 1)]
        widest, cut = max(gaps, default=(0, 0))
        if widest < self._words.limit("wave-days") or min(cut, len(days) - cut) < _FEWEST_OF_A_WAVE:
            return []
        sides = (("until", days[cut - 1][0], days[:cut]), ("from", days[cut][0], days[cut:]))
        return [
            _Group(name, tuple(place for _, place in side), f"This row was answered {name}, which was left out.", None)
            for word, day, side in sides
            for name in (f"{word} {date.fromordinal(day)}",)
        ]

    def _again(self) -> list[_Group]:
        """Return the rows whose e-mail address comes again further down."""
        column = self._others.address
        if column is None:
            return []
        last: dict[str, int] = {}
        earlier = []
        for place in self._places:
            row = self._table.rows[place]
            address = row[column].lower() if column < len(row) else ""
            if address and address in last:
                earlier.append(last[address])
            last[address] = place
        reason = "The same e-mail address answered again further down, so this earlier row was left out."
        return [_Group("earlier rows of the same address", tuple(earlier), reason)] if earlier else []

    def _hidden(self) -> list[_Group]:
        places = tuple(place for place in self._places if self._number(place) in self._table.hidden)
        reason = "This row is hidden in the spreadsheet, and hidden rows were left out."
        return [_Group("hidden rows", places, reason, None)] if places else []
