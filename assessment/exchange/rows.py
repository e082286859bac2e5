"""Reads the rows below a header: answers, function, level and session of each person."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessment.exchange.answers import AnswerScale
from assessment.exchange.code import session_tag
from assessment.exchange.columns import Header, letter
from assessment.exchange.dialect import Rows
from assessment.exchange.duplicates import Identifiers, row_mark
from assessment.exchange.people import PersonColumns, find_people, function_of, level_of
from assessment.exchange.reading import Match, Reading, Remark, Respondent, UnreadableError
from assessment.exchange.wording import plain
from assessment.exchange.write import without_harm
from assessment.instrument import Answer, Answers, Instrument

_SESSION = {"session", "session name"}
_RESPONDENT = {
    "id",
    "respondent id",
    "response id",
    "participant id",
    "submission id",
    "respondent",
    "respondent number",
}
_TIME = {"timestamp", "time", "date", "submitted", "started", "completed"}
_PASSED_OVER = {"email", "mail", "name", "username", "address", "phone", "ip", "collector", "custom"}
_PASSED_OVER |= {"modified", "points", "score", "feedback", "comment", "comments"}
_LABEL = (
    4  # words of a header that labels a time or a name; a longer one is a question, such as "the name of your team"
)
_SHOWN = 40  # characters of a cell in a message


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column of a table that is no statement tells."""

    person: PersonColumns
    session: int | None
    respondent: int | None
    times: tuple[int, ...]


def read_rows(name: str, rows: Rows, header: Header, instrument: Instrument, *, cut_off: bool) -> Reading:
    """Read every row below the header; `cut_off` says that the last one is incomplete."""
    below = rows[header.row :]
    if not any(map(_filled, below)):
        raise UnreadableError(name, header.row, "There is a header and no row with answers below it.")
    columns = _columns(header, below)
    reader = _RowReader(name, header, columns, instrument)
    for number, row in enumerate(below, header.row + 1):
        if _filled(row):
            reader.read(number, row, cut_off=cut_off and number == len(rows))
    absent = [statement.number for statement in instrument.statements if statement.number not in header.statements]
    if absent:
        numbers = ", ".join(map(str, absent))
        reader.remarks.insert(
            0, Remark(name, header.row, f"No column was found for statement {numbers}: no answers there.")
        )
    return Reading(
        respondents=tuple(reader.respondents),
        duplicates=tuple(reader.duplicates),
        rejected=tuple(reader.rejected),
        remarks=tuple(reader.remarks),
        matched=_matches(name, header, columns),
        sessions=tuple(sorted(reader.sessions.items())),
    )


class _RowReader:
    """Collects what the rows of one table say."""

    def __init__(self, name: str, header: Header, columns: Columns, instrument: Instrument) -> None:
        self._name = name
        self._header = header
        self._columns = columns
        self._scale = AnswerScale(instrument)
        self._numbers = tuple(statement.number for statement in instrument.statements)
        self._identifiers = Identifiers()
        self.respondents: list[Respondent] = []
        self.duplicates: list[Remark] = []
        self.rejected: list[Remark] = []
        self.remarks: list[Remark] = []
        self.sessions: dict[int, str] = {}

    def read(self, number: int, row: Sequence[str], *, cut_off: bool) -> None:
        """Read one row and file it."""
        answers, problem = self._answers(row)
        if cut_off:
            problem = "The file ends in the middle of this row; it was cut off. Save or download it again."
        elif _filled(row[len(self._header.names) :]):
            problem = "This row has more cells than the header. A separator within a cell needs quotation marks."
        if problem:
            self.rejected.append(Remark(self._name, number, problem))
            return
        columns = self._columns
        function, level = self._person(number, row)
        person = (function, level, answers)
        identifier = _cell(row, columns.respondent)
        if identifier:
            if first := self._identifiers.first_row(identifier, person, number):
                self.duplicates.append(Remark(self._name, number, f"Row {first} has the same ID and the same answers."))
                return
            self._remark(self._identifiers.remark(self._name, identifier, number))
        session = self._session(row)
        mark = row_mark(identifier, [_cell(row, column) for column in columns.times], person)
        self.respondents.append(Respondent(self._name, number, function, level, session, answers, mark))

    def _answers(self, row: Sequence[str]) -> tuple[Answers, str]:
        """Read the answers of a row, and say what is wrong with it."""
        answers: list[Answer] = []
        problems: list[str] = []
        for number in self._numbers:
            places = self._header.statements.get(number, ())
            cells = [self._scale.read(row[column]) for column in places if column < len(row)]
            problems += [f"Statement {number}: {cell.problem}." for cell in cells if cell.problem]
            given = [cell.answer for cell in cells if cell.answer is not None]
            if len(set(given)) > 1:
                problems.append(f"Statement {number} has several answers.")
            answers.append(given[0] if given else None)
        if problems:
            more = len(problems) - 1
            return tuple(answers), problems[0] + (f" {more} more like this." if more else "")
        return tuple(answers), "" if any(answers) else "This row has no answer."

    def _person(self, number: int, row: Sequence[str]) -> tuple[str | None, str | None]:
        columns = self._columns.person
        says_function, says_level = _cell(row, columns.function), _cell(row, columns.level)
        function = function_of(says_function)
        level_header = self._header.names[columns.level] if columns.level is not None else ""
        level = level_of(says_level, level_header) or level_of(says_function)
        if says_function and function is None:
            text = f"“{says_function[:_SHOWN]}” is no function that is known here, so the function was left open."
            self._remark(Remark(self._name, number, text))
        if says_level and level is None and function_of(says_level) is None:
            text = f"“{says_level[:_SHOWN]}” is no level that is known here, so the level was left open."
            self._remark(Remark(self._name, number, text))
        return function, level

    def _session(self, row: Sequence[str]) -> int:
        name = without_harm(_cell(row, self._columns.session))
        tag = session_tag(name)
        if tag:
            self.sessions.setdefault(tag, name)
        return tag

    def _remark(self, remark: Remark | None) -> None:
        if remark:
            self.remarks.append(remark)


def _columns(header: Header, below: Rows) -> Columns:
    """Tell what the columns are that hold no statement. Names, addresses and the like are passed over."""
    taken = {column for columns in header.statements.values() for column in columns}
    session: int | None = None
    respondent: int | None = None
    times: list[int] = []
    rest: list[int] = []
    for column, title in enumerate(map(plain, header.names)):
        words = set(title.split())
        if column in taken:
            continue
        if title in _SESSION and session is None:
            session = column
        elif title in _RESPONDENT and respondent is None:
            respondent = column
        elif len(words) > _LABEL:
            rest.append(column)
        elif words & _TIME and "modified" not in words:
            times.append(column)
        elif not words & _PASSED_OVER:
            rest.append(column)
    return Columns(find_people(header.names, rest, below), session, respondent, tuple(times))


def _matches(name: str, header: Header, columns: Columns) -> tuple[Match, ...]:
    """Say of every column how it was read."""
    statements = {column: number for number, places in header.statements.items() for column in places}
    single = {"function": columns.person.function, "level": columns.person.level, "session": columns.session}
    single["respondent"] = columns.respondent
    matches = []
    for column, title in enumerate(header.names):
        meanings = [meaning for meaning, place in single.items() if place == column]
        meanings += ["statement"] if column in statements else ["time"] if column in columns.times else []
        meaning = "+".join(meanings) or "ignored"
        matches.append(Match(name, letter(column), title, meaning, statements.get(column)))
    return tuple(matches)


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""


def _filled(row: Sequence[str]) -> bool:
    return any(cell.strip() for cell in row)
