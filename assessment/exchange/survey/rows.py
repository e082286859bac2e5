"""Rows that are no people, or people of another measurement: left out by name, or asked about."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from assessment.exchange.survey.between_points import between_points
from assessment.exchange.survey.choices import LEFT_OUT, Choices
from assessment.exchange.survey.copied_rows import copied_rows
from assessment.exchange.survey.labelled import LabelledRows
from assessment.exchange.survey.layout import Layout
from assessment.exchange.survey.leftovers import Others
from assessment.exchange.survey.legends import is_legend
from assessment.exchange.survey.marks import marked_groups
from assessment.exchange.survey.moments import days_of, days_without_year, moment
from assessment.exchange.survey.nobody import Nobody
from assessment.exchange.survey.outsiders import Outsiders
from assessment.exchange.survey.previews import previews
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.repeats import Repeats
from assessment.exchange.survey.row_groups import RowGroup
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.waves import apart, in_order
from assessment.exchange.survey.words import Words

_FIRST_ROWS = 5  # among which an example stands
_PERSON = "This row lacks what all others have, such as a time, an ID or a level. Does it stand for a person?"
_PEOPLE = "These rows lack what all others have, such as a time, an ID or a level. Do they stand for people?"
_APART = "The answers were given at {} times, long apart. Which of them are read?"
_NOBODY = "The names of some rows are those of no person, such as a target, a mean or a test. Are they left out?"
_PERHAPS = "The names of some rows hold a word for a statistic, and they answer as a person does. Are they people?"
_BETWEEN = "Some rows hold numbers between the points, as means and deviations do. Are they left out?"
_MARKED = "A column says of some rows that they do not count. Are they left out?"
_TWICE = "Some rows hold the same as an earlier one in every cell. Are they copies of it, and left out?"


@dataclass(frozen=True, slots=True)
class Aside:
    """Rows that are not read as people: place -> reason; and what has to be asked about rows."""

    reasons: Mapping[int, str] = field(default_factory=dict)
    doubtful: frozenset[int] = frozenset()  # rows of which nobody knows yet whether they count
    questions: tuple[Question, ...] = ()
    statistics: frozenset[int] = frozenset()  # rows that hold means, sums and the like
    below: tuple[int, ...] = ()  # rows behind the last answer, such as a legend
    copies: Mapping[int, int] = field(default_factory=dict)  # place -> the earlier row that holds the same


def set_aside(table: Table, layout: Layout, others: Others, words: Words, chosen: Choices | None) -> Aside:
    """Find rows that are no people of this measurement; `chosen` says which of them are all the same."""
    said = chosen.of("rows") if chosen else {}
    reasons: dict[int, str] = {}
    doubtful: set[int] = set()
    questions = []
    finder = _Finder(table, layout, others, words)
    below = finder.below()
    reasons |= dict.fromkeys(below, "This row has no answer.")
    copies = finder.copies()
    for question, groups in finder.asked():
        questions.append(question)
        for group in groups:
            meaning = said.get(group.text) or group.proposed
            if meaning == LEFT_OUT:
                reasons |= dict.fromkeys(group.places, group.reason)
            if group.text not in said and question.blocking:
                doubtful.update(group.places)
    statistics = frozenset(finder.statistics) & reasons.keys()
    return Aside(reasons, frozenset(doubtful), tuple(questions), statistics, below, copies)


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
        self._twice: list[RowGroup] = []  # rows that may be copies
        self._named: set[int] = set()  # rows of which a text says what they are

    def below(self) -> tuple[int, ...]:
        """Return the rows behind the last one with an answer, and forget them."""
        found: list[int] = []
        while self._places and self._statements and not self._answered(self._places[-1]):
            found.append(self._places.pop())
        return tuple(reversed(found)) if self._places else ()

    def copies(self) -> Mapping[int, int]:
        """Return the rows that are copies of an earlier one, and forget them."""
        found = copied_rows(self._table, self._places, self._statements, self._layout, self._others)
        self._twice = list(found.doubtful)
        if found.copies:
            self._places = [place for place in self._places if place not in found.copies]
        return found.copies

    @property
    def statistics(self) -> Iterator[int]:
        """The rows that hold statistics."""
        return (place for _, place in self._statistics)

    def _answered(self, place: int) -> bool:
        row = self._table.rows[place]
        return any(column < len(row) and row[column] for column in self._statements) and not is_legend(row, self._words)

    def asked(self) -> Iterator[tuple[Question, list[RowGroup]]]:
        """Yield every question about rows with the groups that it is about."""
        others, words = self._others, self._words
        self._statistics = tuple(self._labelled.statistics())
        examples, tests = tuple(self._labelled.examples(_FIRST_ROWS)), tuple(self._labelled.tests(others.status))
        self._named = {place for found in (self._statistics, examples, tests) for _, place in found}
        perhaps = self._labelled.asked(self._table, self._named)
        self._named |= {place for group in perhaps for place in group.places}
        people = [place for place in self._places if place not in self._named]
        between = between_points(self._table, people, self._statements, self._layout, words)
        self._named |= {place for group in between for place in group.places}
        previewed = previews(self._table, self._places, self._layout, others, words)
        self._named |= {place for group in previewed for place in group.places}
        nobody, marked = self._nobody(), marked_groups(self._table, self._places, self._statements, self._layout, words)
        lacking, times, waves = self._unlabelled(), self._apart(), self._waves()
        apart = {place: group.text for group in (*times, *waves) for place in group.places}
        again = Repeats(self._table, self._places, self._statements, self._layout, others, words, apart)
        for sentence, groups, column, blocking in (
            (
                "Some rows are statistics and were left out. Are they?",
                self._called(self._statistics, "a statistic"),
                None,
                False,
            ),
            (
                "Rows that show how to answer were left out. Are they examples?",
                self._called(examples, "an example"),
                None,
                False,
            ),
            (
                "Rows that call themselves a test were left out. Are they?",
                self._called(tests, "a test"),
                None,
                False,
            ),
            (_PERHAPS, perhaps, None, True),
            (_BETWEEN, between, None, True),
            (_NOBODY, nobody, None, True),
            (_MARKED, marked, None, True),
            (
                _PEOPLE if len(lacking) > 1 else _PERSON,
                lacking,
                None,
                True,
            ),
            (
                "Rows marked as tests were left out. Do they count?",
                previewed,
                others.status,
                False,
            ),
            ("This column tells several measurements. Which of them is read?", waves, others.wave, True),
            (_APART.format("two" if len(times) < 3 else "several"), times, None, True),
            (self._table.rivals, self._worksheet(), None, True),
            (_TWICE, self._twice, None, True),
            *((sentence, groups, None, True) for sentence, groups in again.asked()),
            ("Some rows are hidden in the spreadsheet. Do these people count?", self._hidden(), None, True),
            (
                "Does this column hold the answers of one person, or a whole department’s?",
                self._called(self._labelled.departments() if self._table.has_columns else (), "a whole department’s"),
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

    def _called(self, found: Iterable[tuple[str, int]], what: str) -> list[RowGroup]:
        """Group rows by the text that says what they are."""
        named: dict[str, list[int]] = {}
        for text, place in found:
            named.setdefault(text, []).append(place)
        return [
            RowGroup(text, tuple(places), f"This row is {what} (“{text}”) and no person.")
            for text, places in sorted(named.items())
        ]

    def _unlabelled(self) -> list[RowGroup]:
        """Return the rows that lack what all others have, without those that say what they are."""
        people = [place for place in self._places if place not in self._named]
        return Outsiders(self._table, people, self._statements, self._layout, self._others, self._words).groups()

    def _nobody(self) -> list[RowGroup]:
        """Return the rows whose name says that they are nobody, and keep them from being asked about again."""
        people = [place for place in self._places if place not in self._named]
        groups = Nobody(self._table, people, self._statements, self._layout, self._others, self._words).groups()
        self._named |= {place for group in groups for place in group.places}
        return groups

    def _waves(self) -> list[RowGroup]:
        if self._others.wave is None:
            return []
        column = self._layout.columns[self._others.wave]
        return [
            RowGroup(text, self._where(column.place, text), f"This row is of “{text}”, which was left out.", None)
            for text in sorted(column.texts)
        ]

    def _where(self, column: int, text: str) -> tuple[int, ...]:
        rows = self._table.rows
        return tuple(place for place in self._places if column < len(rows[place]) and rows[place][column] == text)

    def _apart(self) -> list[RowGroup]:
        """Return groups of answers with a long time between them."""
        if not self._others.times or self._others.wave is not None:
            return []
        column, rows = self._others.times[0], self._table.rows
        times = [(text, place) for place in self._places if column < len(rows[place]) and (text := rows[place][column])]
        texts = {text for text, _ in times}
        timed = any(moment(text) for text, _ in times)
        dated = [[(days[text], place) for text, place in times if text in days] for days in days_of(texts)]
        dated = list(filter(in_order, dated)) or dated
        found = [apart(days, self._words, timed=timed) for days in dated]
        if found and not any(dated):
            found = [
                apart(
                    [(days[text], place) for text, place in times],
                    self._words,
                    timed=timed,
                    written={day: text for text, day in days.items()},
                )
                for days in days_without_year(texts)
            ]
        return found[0] if found and all(found) else []

    def _worksheet(self) -> list[RowGroup]:
        """Return all rows of a worksheet that may hold what another holds as well."""
        reason = f"This row is of “{self._table.title}”, which was left out."
        return [RowGroup(self._table.title, tuple(self._places), reason, None)] if self._table.rivals else []

    def _hidden(self) -> list[RowGroup]:
        places = tuple(place for place in self._places if self._number(place) in self._table.hidden)
        reason = "This row is hidden in the spreadsheet, and hidden rows were left out."
        return [RowGroup("hidden rows", places, reason, None)] if places else []
