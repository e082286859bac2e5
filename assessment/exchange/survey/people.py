"""Applies what is known of a table to its rows: one person each, or the reason why not."""

from collections import Counter
from collections.abc import Callable, Sequence
from operator import itemgetter

from assessment.exchange.code import session_tag
from assessment.exchange.comments import in_cells
from assessment.exchange.duplicates import Identifiers, row_mark, row_mark_as
from assessment.exchange.met_again import COUNTED, counted_as, told_by
from assessment.exchange.reading import Likeness, Reading, Remark, Respondent
from assessment.exchange.survey import leftovers
from assessment.exchange.survey.choices import EMPTY
from assessment.exchange.survey.known import Survey, cells_each, ids_differ, statements_absent, telling
from assessment.exchange.survey.moments import moment
from assessment.exchange.survey.naming import level_of, names_only_a_function
from assessment.exchange.survey.words import Words, key
from assessment.exchange.write import without_harm
from assessment.instrument import FUNCTIONS, LEVELS, STATEMENTS, Answer, Answers

_SHOWN = 40
_NO_ANSWER = "This row has no answer."
_SHORT = (
    "This row has fewer cells than the other rows, so its answers may stand in wrong columns. Put an empty cell where "
    "one is missing."
)
_VARIED = 3  # different answers of a row that nobody else gives by chance


class PersonReader:
    """Collects what the rows of one table say."""

    def __init__(self, survey: Survey, words: Words) -> None:
        self._survey = survey
        self._words = words
        self._file = survey.table.file
        self._width = len(survey.layout.columns)
        self._identifiers = Identifiers()
        self._alike = Counter[str]()
        self._first_alike: dict[str, int] = {}  # mark -> place of its first row
        self._rows: dict[tuple[str, ...], int] = {}  # the cells of rows with one mark -> number of the first
        self._cells = cells_each(survey)
        self._single = ids_differ(survey)
        self._telling = tuple(telling(survey))
        self._seconds = leftovers.seconds_told(survey.layout, survey.others)
        self._respondents: list[Respondent] = []
        self._places: dict[int, int] = {}  # row -> where its person stands among the respondents
        self._duplicates: list[Remark] = []
        self._rejected: list[Remark] = []
        self._remarks: list[Remark] = []
        self._sessions: dict[int, str] = {}
        self._told: dict[tuple[str, str], tuple[str | None, str | None, tuple[str, ...]]] = {}
        self._usual = _usual_reader(survey)
        empty = survey.chosen.of("function").get(EMPTY) if survey.chosen else None
        self._unsaid = empty if empty in FUNCTIONS else survey.given  # the function of those who say none
        level = survey.chosen.of("level").get(EMPTY) if survey.chosen else None
        self._unticked = level if level in LEVELS else None  # the level of those who ticked nothing
        chosen = survey.chosen.columns if survey.chosen else ()
        self._comments = [place for place, meaning in enumerate(chosen) if meaning == "comment"]  # nobody's unasked

    def read(self, place: int, row: Sequence[str]) -> None:
        """Read one row and file it."""
        survey = self._survey
        number = survey.table.number(place)
        if reason := survey.aside.reasons.get(place):
            self._rejected.append(Remark(self._file, number, reason))
            return
        if (first := survey.aside.copies.get(place)) is not None:
            reason = f"Row {survey.table.number(first)} holds the same in every cell."
            self._duplicates.append(Remark(self._file, number, reason))
            return
        answers, problem = self._answers(row)
        if problem := self._torn(place, row) or problem or (_SHORT if len(row) < self._cells else ""):
            self._rejected.append(Remark(self._file, number, problem))
            return
        function, level = self._person(number, row)
        person = (function, level, answers)
        others = survey.others
        identifier = _cell(row, others.identifier)
        times = [str(found) for column in others.times if (found := moment(_cell(row, column)))]
        session = self._session(row)
        mark = row_mark(identifier, times, person, serial=others.serial)
        if again := self._again(identifier, person, place, number, mark):
            self._duplicates.append(Remark(self._file, number, again))
            return
        if mark and not identifier:  # a minute and equal answers may be those of two people
            self._alike[mark] += 1
            mark += f" {self._alike[mark]}" if self._alike[mark] > 1 else ""
        comments = in_cells(row, self._comments, self._words) if self._comments else ()
        who = tuple(
            counted_as(kind, text) if kind == COUNTED else told_by(kind, text)
            for kind, said in self._telling
            if (text := said(row))
        )
        marked_as = row_mark_as(identifier, times, serial=others.serial)
        respondent = Respondent(
            self._file, number, function, level, session, answers, mark, comments, None, who, marked_as
        )
        if identifier and (earlier := self._identifiers.fuller(identifier, function, answers)) in self._places:
            place = self._places[number] = self._places.pop(earlier)
            self._respondents[place] = respondent
            reason = f"Row {number} has the same ID and came later, so it takes the place of this row."
            self._duplicates.append(Remark(self._file, earlier, reason))
            return
        if identifier and self._single:
            self._remark(self._identifiers.remark(self._file, identifier, number, answers))
        self._places[number] = len(self._respondents)
        self._respondents.append(respondent)

    def reading(self) -> Reading:
        """Return what was read."""
        remarks = [Remark(self._file, self._survey.layout.first, text) for text in self._survey.layout.remarks]
        if self._survey.scale.remark:
            remarks.append(Remark(self._file, self._survey.layout.first, self._survey.scale.remark))
        if absent := statements_absent(self._survey):
            remarks.insert(0, absent)
        return Reading(
            respondents=tuple(self._respondents),
            duplicates=tuple(self._duplicates),
            rejected=tuple(self._rejected),
            remarks=(*remarks, *self._remarks),
            sessions=tuple(sorted(self._sessions.items())),
        )

    def _answers(self, row: Sequence[str]) -> tuple[Answers, str]:
        """Read the answers of a row, and say what is wrong with it."""
        if self._usual and (usual := self._usual(row)):
            return usual, "" if any(usual) else _NO_ANSWER
        layout, scale = self._survey.layout, self._survey.scale
        answers: list[Answer] = []
        problems: list[str] = []
        for number in range(1, STATEMENTS + 1):
            given: list[Answer] = []
            for column in layout.statements.get(number, ()):
                text = row[column] if column < len(row) else ""
                if not text:
                    continue
                if column in layout.spread:
                    text = layout.spread[column] if key(text) not in ("0", "no", "false") else ""
                if text in scale.problems:
                    problems.append(f"Statement {number}: {scale.problems[text]}.")
                elif scale.meanings.get(text) is not None:
                    given.append(scale.meanings[text])
            if len(set(given)) > 1:
                problems.append(f"Statement {number} has several answers.")
            answers.append(given[0] if given else None)
        if problems:
            more = len(problems) - 1
            return tuple(answers), problems[0] + (f" {more} more like this." if more else "")
        return tuple(answers), "" if any(answers) else _NO_ANSWER

    def _torn(self, place: int, row: Sequence[str]) -> str:
        """Say of a row that the file ends in it, or that its cells are more than the header has."""
        table = self._survey.table
        if not table.whole and place == len(table.rows) - 1 and len(row) < self._width:
            return "The file ends in the middle of this row; it was cut off. Save or download it again."
        if table.even and any(row[self._width :]):
            return "This row has more cells than the header. A separator within a cell needs quotation marks."
        return ""

    def _again(self, identifier: str, person: Likeness, place: int, number: int, mark: str) -> str:
        """Say which earlier row is the same response: by its ID, or by all of its cells, to the second of its time."""
        function, _, answers = person
        if identifier:
            if first := self._identifiers.first_row(identifier, person, number):
                return f"Row {first} has the same ID and the same answers."
            fuller = self._identifiers.holding(identifier, function, answers)
            return f"Row {fuller} has the same ID, these answers and more." if fuller else ""
        first = self._first_alike.setdefault(mark, place) if mark and self._seconds else place
        if first == place or len(set(answers)) < _VARIED:
            return ""
        rows = self._survey.table.rows
        self._rows.setdefault(tuple(rows[first]), self._survey.table.number(first))
        same = self._rows.setdefault(tuple(rows[place]), number)
        return "" if same == number else f"Row {same} holds the same in every cell, to the second of its time."

    def _person(self, number: int, row: Sequence[str]) -> tuple[str | None, str | None]:
        survey = self._survey
        said = (
            leftovers.said(survey.layout, survey.function.source, row, self._words),
            leftovers.said(survey.layout, survey.level.source, row, self._words),
        )
        if said not in self._told:  # the same few come again in every row
            self._told[said] = self._meaning(*said)
        function, level, remarks = self._told[said]
        self._remarks += (Remark(self._file, number, text) for text in remarks)
        return function, level

    def _meaning(self, says_function: str, says_level: str) -> tuple[str | None, str | None, tuple[str, ...]]:
        """Return the function and the level that texts name, and what is to be remarked of them."""
        survey = self._survey
        function = survey.function.meanings.get(says_function) if says_function else self._unsaid
        level = survey.level.meanings.get(says_level) if says_level else self._unticked
        if level is None and says_function:
            level = level_of(says_function, self._words)
        remarks: tuple[str, ...] = ()
        if says_function and function is None:
            remarks += (
                f"“{says_function[:_SHOWN]}” is no function that is known here, so the function was left open.",
            )
        if says_level and level is None and not names_only_a_function(says_level, self._words):
            remarks += (f"“{says_level[:_SHOWN]}” is no level that is known here, so the level was left open.",)
        return function, level, remarks

    def _session(self, row: Sequence[str]) -> int:
        if self._survey.others.session is None:
            return 0
        name = without_harm(_cell(row, self._survey.others.session))
        tag = session_tag(name)
        if tag:
            self._sessions.setdefault(tag, name)
        return tag

    def _remark(self, remark: Remark | None) -> None:
        if remark:
            self._remarks.append(remark)


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""


def _usual_reader(survey: Survey) -> Callable[[Sequence[str]], Answers | None] | None:
    """Return what reads a row of known texts at once, and nothing of others; None where a statement has no one column.

    Most rows of most tables are such, and there may be a hundred thousand of them.
    """
    places = [place for number in range(1, STATEMENTS + 1) for place in survey.layout.statements.get(number, ())]
    each = all(len(survey.layout.statements.get(number, ())) == 1 for number in range(1, STATEMENTS + 1))
    if not each or not survey.layout.spread.keys().isdisjoint(places):
        return None
    cells = itemgetter(*places)
    meanings = {text: value for text, value in survey.scale.meanings.items() if text not in survey.scale.problems}
    meanings[""] = None

    def read(row: Sequence[str]) -> Answers | None:
        try:
            return tuple(map(meanings.__getitem__, cells(row)))
        except LookupError:
            return None

    return read
