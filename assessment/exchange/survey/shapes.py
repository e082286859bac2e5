"""Which shape a table has: a row for each person, a column for each person, or a row for each answer.

What is not a row for each person is turned into it; where a table may have two shapes, it is asked which.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assessment.exchange.columns import letter
from assessment.exchange.reading import UnreadableError
from assessment.exchange.survey.choices import BY_ANSWER, BY_COLUMN, BY_PERSON, COUNTS, UNKNOWN, Choices
from assessment.exchange.survey.counted import COUNTED, Counts
from assessment.exchange.survey.layout import share_of_answers
from assessment.exchange.survey.measures import with_measures
from assessment.exchange.survey.one_row_each import one_row_each
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.series import series_header
from assessment.exchange.survey.single_answers import ALIKE, NO_PERSON, SingleAnswers, find_single_answers
from assessment.exchange.survey.table import HALF, Table, named_in, statements_below, statements_of
from assessment.exchange.survey.turned import turned
from assessment.exchange.survey.words import Words
from assessment.exchange.wording import Wording
from assessment.instrument import STATEMENTS

_SEARCHED = 20  # rows in which a header may stand
_NUMBERED_COLUMNS = 3  # in which the numbers of statements may stand below each other
_SHOWN_HEADINGS, _SHOWN = 8, 30  # headings by which a table is known, and characters of each
_MOSTLY = 0.5  # share of filled cells that are answers, in a column of answers
_NUMBERS = [str(number) for number in range(1, STATEMENTS + 1)]

_ANSWERS_BELOW = (
    "Nothing in this table names a statement in words, but each row may be one answer: a person, the number of a "
    "statement, and what was answered. What is a row of it?"
)
_NUMBERS_BELOW = (
    "The numbers 1 to 20 stand below each other in {}. They may number the statements, with a column for each person, "
    "or people, with a row for each. Which is it?"
)


@dataclass(frozen=True, slots=True)
class _Looked:
    """A shape that a table may have besides a row for each person."""

    meaning: str
    headings: tuple[str, ...]  # by which the table is known again; no name of a person among them
    column: int = 0  # in which the statements stand below each other
    answers: SingleAnswers | None = None  # where each row is one
    asked: str = ""  # the question, where the table may have another shape; empty where it is sure
    proposed: str | None = None
    rival: str = BY_PERSON  # what else it may be, where that is asked

    @property
    def text(self) -> str:
        """What a question about the shape is about."""
        return " | ".join(heading[:_SHOWN] for heading in self.headings[:_SHOWN_HEADINGS])


def with_a_row_each(
    table: Table, wording: Wording, words: Words, choices: Sequence[Choices] = ()
) -> tuple[Table, Question | None]:
    """Return a table with a row for each person, and what has to be asked before anybody knows whether it has one.

    Raises `UnreadableError` for a table that counts answers, and for one in which nothing tells whose an answer is.
    """
    if max((len(named_in(row, wording)) for row in table.rows[:_SEARCHED]), default=0) >= HALF:
        return table, None
    table = with_measures(table, wording, words)
    found = _single_answers(table, wording, words) or _below(table, wording, words) or _numbered(table, words)
    if found is None:
        return table, None
    meaning, shaped = found.meaning, table
    if found.asked:
        possible = (found.meaning, found.rival)
        shaped = replace(table, shapes=possible)
        said = (each.of("shape").get(found.text, "") for each in choices)
        meaning = next((each for each in said if each in possible), "")
        if not meaning:
            asked = Question("shape", found.asked, {found.text: found.proposed}, found.headings, file=table.file)
            return replace(shaped, shape={found.text: found.proposed or UNKNOWN}), asked
        shaped = replace(shaped, shape={found.text: meaning})
    if meaning == COUNTS:
        raise UnreadableError(table.file, None, COUNTED, shapes_of(shaped))
    if meaning == BY_ANSWER and found.answers:
        shaped = one_row_each(shaped, found.answers, words)
    elif meaning == BY_COLUMN:
        sure = bool(found.asked) and found.rival == COUNTS
        shaped = turned(_lettered(shaped, found.column), found.column, wording, words, sure=sure)
    return shaped, None


def has_answers(table: Table, wording: Wording, words: Words) -> bool:
    """Tell whether a table that names no statement in a header has a row for each answer, or a column for each person.

    A list of statements, or of people, beside such a table has neither.
    """
    single = find_single_answers(table, wording, words)
    return any(found.people for found in single) or _numbered(table, words) is not None


def shapes_of(table: Table) -> tuple[tuple[str, Choices], ...]:
    """Return what is known of a table while nobody is read from it: its shape, where that was asked."""
    known = Choices(table.file, (), texts={"shape": dict(table.shape)}, shapes=table.shapes)
    return ((table.file, known),) if table.shapes else ()


def _single_answers(table: Table, wording: Wording, words: Words) -> _Looked | None:
    """Look for a row for each answer. Raises `UnreadableError` where the answers are nobody's."""
    found = find_single_answers(table, wording, words)
    if not found or (not found[0].sure and series_header(table) is not None):
        return None
    if not found[0].people:
        raise UnreadableError(table.file, 1, NO_PERSON)
    if len(found) > 1:
        raise UnreadableError(table.file, 1, ALIKE)
    width = max(map(len, table.rows))
    header = found[0].header
    headings = table.rows[header] if header is not None else [f"column {place + 1}" for place in range(width)]
    asked = "" if found[0].sure else _ANSWERS_BELOW
    return _Looked(BY_ANSWER, tuple(filter(None, headings)), 0, found[0], asked, BY_ANSWER)


def _below(table: Table, wording: Wording, words: Words) -> _Looked | None:
    """Look for statements that are named below each other, with a column for each person."""
    column = statements_below(table, wording)
    if column is None:
        return None
    asked = Counts(table, column, statements_of(table, column, wording), words).asked()
    return _Looked(BY_COLUMN, _known_by(table, column), column, asked=asked, rival=COUNTS)


def _numbered(table: Table, words: Words) -> _Looked | None:
    """Look for the numbers of all statements, and nothing else of them, below each other."""
    for column in range(min(_NUMBERED_COLUMNS, max(map(len, table.rows), default=0))):
        cells = [row[column] if column < len(row) else "" for row in table.rows]
        first = cells.index("1") if "1" in cells else len(cells)
        if cells[first : first + STATEMENTS] != _NUMBERS or any(map(str.isdecimal, cells[first + STATEMENTS :])):
            continue
        title = next(filter(None, reversed(cells[:first])), "")
        if any(words.heading(meaning, title) for meaning in ("id", "personal", "time", "status", "function")):
            return None
        lines = table.rows[first : first + STATEMENTS]
        answering = sum(_answers(cells, words) for place, cells in enumerate(_columns(lines)) if place != column)
        if not answering:
            return None
        surely = words.heading("question", title) and answering != STATEMENTS
        proposed = BY_COLUMN if surely or answering < HALF else None
        asked = "" if surely else _NUMBERS_BELOW.format(f"“{title}”" if title else f"column {letter(column)}")
        return _Looked(BY_COLUMN, _known_by(table, column, title), column, None, asked, proposed)
    return None


def _columns(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[row[place] if place < len(row) else "" for row in rows] for place in range(max(map(len, rows)))]


def _answers(cells: Iterable[str], words: Words) -> bool:
    """Tell whether the cells of a column are answers: few different ones, most of which may be points of a scale."""
    texts = Counter(filter(None, cells))
    return 0 < len(texts) < HALF and share_of_answers(texts, words) >= _MOSTLY


def _known_by(table: Table, column: int, title: str = "") -> tuple[str, ...]:
    """Return by what a table with a column for each person is known again: the names of people are not kept."""
    last = max(map(len, table.rows)) - 1
    return title or f"column {letter(column)}", f"{letter(column + 1)} to {letter(last)}"


def _lettered(table: Table, column: int) -> Table:
    """Return a table in which the bare numbers of statements stand as q1, q2 and so on; a few number something else."""
    if not {row[column] for row in table.rows if column < len(row)}.issuperset(_NUMBERS):
        return table
    rows = [
        [f"q{cell}" if place == column and cell in _NUMBERS else cell for place, cell in enumerate(row)]
        for row in table.rows
    ]
    return replace(table, rows=rows)
