"""Columns of guesses: what people expect the other function to answer, beside their own answers.

A heading names one by a word for guessing and a statement, as in “guess q4” or “My guess of Marketing [statement]”.
Such columns are taken out before the answers are looked for, so that nothing takes a guess for an answer.
"""

from collections.abc import Mapping
from copy import replace
from dataclasses import dataclass

from assessment.exchange.columns import letter
from assessment.exchange.reading import Match, Reading, Remark, Respondent
from assessment.exchange.survey.cells import is_sign
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import AGREEMENT, Words, key
from assessment.exchange.wording import Wording, plain
from assessment.guesses import GUESSING, Guesses, other_side, problem_of
from assessment.instrument import STATEMENTS, Answer, Instrument

_SEARCHED = 20  # rows in which a header may stand
_SHOWN = 40  # characters of a cell in a sentence
_POINTS = ("1", "2", "3", "4", "5")
_WORDED = {-3: "1", -2: "2", -1: "2", 0: "3", 1: "4", 2: "4", 3: "5"}  # by the ranks of words of agreement


@dataclass(frozen=True, slots=True)
class GuessColumn:
    """A column of guesses; `of` is the function that its heading names, None where it names none."""

    place: int
    heading: str
    number: int
    of: str | None


@dataclass(frozen=True, slots=True)
class GuessedCells:
    """What stands in columns of guesses: by the number of a row, the text of each column that has one."""

    columns: tuple[GuessColumn, ...]
    rows: Mapping[int, tuple[tuple[GuessColumn, str], ...]]


def without_guesses(table: Table, wording: Wording, words: Words) -> tuple[Table, GuessedCells]:
    """Return a table without its columns of guesses, and what stands in them."""
    header, columns = _columns(table, wording, words)
    if not columns:
        return table, GuessedCells((), {})
    taken = {column.place for column in columns}
    cells = {
        table.number(place): tuple(
            (column, row[column.place]) for column in columns if column.place < len(row) and row[column.place]
        )
        for place, row in enumerate(table.rows)
        if place > header
    }
    rows = [
        ["" if place >= header and column in taken else cell for column, cell in enumerate(row)]
        for place, row in enumerate(table.rows)
    ]
    return replace(table, rows=rows), GuessedCells(columns, {number: found for number, found in cells.items() if found})


def with_guesses(reading: Reading, cells: GuessedCells, instrument: Instrument, words: Words) -> Reading:
    """Return a reading whose people have their guesses; what cannot count gets a sentence, and all else stays."""
    if not cells.columns:
        return reading
    file, proposal = reading.proposals[0] if reading.proposals else ("", None)
    scale = proposal.of("scale") if proposal else {}
    remarks: list[Remark] = []
    people = []
    for person in reading.respondents:
        guesses, problems = _read(person, cells.rows.get(person.row, ()), scale, words)
        if guesses and (problem := problem_of(guesses, person.function, instrument)):
            guesses, problems = None, [problem]
        remarks += [Remark(person.file, person.row, problem) for problem in problems]
        people.append(replace(person, guesses=guesses))
    matched = [Match(file, letter(each.place), each.heading, "guess", each.number) for each in cells.columns]
    return replace(
        reading,
        respondents=tuple(people),
        remarks=(*reading.remarks, *remarks),
        matched=(*reading.matched, *matched),
    )


def _columns(table: Table, wording: Wording, words: Words) -> tuple[int, tuple[GuessColumn, ...]]:
    """Return the row with the most headings of guesses, and their columns."""
    best: tuple[int, tuple[GuessColumn, ...]] = 0, ()
    for place, row in enumerate(table.rows[:_SEARCHED]):
        found = tuple(column for at, cell in enumerate(row) if (column := _column(at, cell, wording, words)))
        if len(found) > len(best[1]):
            best = place, found
    return best


def _column(place: int, cell: str, wording: Wording, words: Words) -> GuessColumn | None:
    """Return the column of guesses that a heading names."""
    if not words.heading("guess", cell):
        return None
    rest = words.headings["guess"].without(key(cell))
    found = wording.hint(cell).wording
    if len(found) == 1:
        (number,) = found
        for text in wording.texts(number):
            rest = rest.replace(key(text), " ")
        return GuessColumn(place, cell, number, _named(rest, words))
    numbers = {int(digits) for part in plain(rest).split() if (digits := part.lstrip("q")).isdecimal()}
    if len(numbers) != 1 or not numbers <= {*range(1, STATEMENTS + 1)}:
        return None
    return GuessColumn(place, cell, numbers.pop(), _named(rest, words))


def _named(rest: str, words: Words) -> str | None:
    named = [function for function in GUESSING if words.functions[function](rest)]
    return named[0] if len(named) == 1 else None


def _read(
    person: Respondent, cells: tuple[tuple[GuessColumn, str], ...], scale: Mapping[str, str], words: Words
) -> tuple[Guesses | None, list[str]]:
    """Return the guesses of a person about one function, and what is wrong with others."""
    own = person.function
    given: dict[int, Answer] = {}
    problems = []
    about = {column.of or other_side(own) for column, _ in cells}
    of = other_side(own) if other_side(own) in about else next(iter(sorted(filter(None, about))), None)
    for column, text in cells:
        guess = _guess(text, scale, words)
        if (column.of or of) != of:
            problems.append(
                f"The guess on statement {column.number} is about one’s own function, so it does not count."
            )
        elif guess:
            given[column.number] = guess
        elif not is_sign(text):
            problems.append(f"“{text[:_SHOWN]}” is no guess from 1 to 5 on statement {column.number}.")
    if not given:
        return None, problems
    answers = tuple(given.get(number) for number in range(1, STATEMENTS + 1))
    return Guesses(of or GUESSING[0], answers), problems


def _guess(text: str, scale: Mapping[str, str], words: Words) -> Answer:
    """Return what a cell guesses, read as the answers beside it are; None where it cannot be read."""
    said = scale.get(text)
    if said is None and all(each == meaning for each, meaning in scale.items() if each in _POINTS):
        ranks = {point.rank for point in words.points.get(key(text), ()) if point.kind == AGREEMENT}
        said = _WORDED[ranks.pop()] if len(ranks) == 1 else text
    return int(said) if said in _POINTS else None
