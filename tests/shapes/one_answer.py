"""Tables with a row for each answer, and with a column for each person: read where something says so, else asked."""

import random
from collections.abc import Callable, Sequence
from io import BytesIO

from openpyxl import Workbook

from tests.shapes import (
    ASKED,
    ENGLISH,
    FUNCTIONS,
    LEVELS,
    PEOPLE,
    READ,
    Cell,
    Someone,
    csv_of,
    missing,
    refused,
    right,
    shape,
    stamp,
    texts,
    words_of,
)

ANSWERS_ONLY = right(READ, level=False, function=False)
GERMAN = words_of(
    ("Stimme überhaupt nicht zu", "Stimme nicht zu", "Teils/teils", "Stimme zu", "Stimme voll und ganz zu")
)
NUMBERS = range(1, 21)
TWENTY = (*PEOPLE, *PEOPLE[:8])
_PEOPLE_IN_ROWS, _PEOPLE_IN_COLUMNS = "a row for each person", "a column for each person"

type Write = Callable[[int, Someone, int, int], Sequence[Cell]]
"""Writes a row: of the number of a person from 0, that person, the number of a statement, and the answer."""


def _each(write: Write, people: Sequence[Someone] = PEOPLE) -> list[Sequence[Cell]]:
    return [
        write(number, person, statement, answer)
        for number, person in enumerate(people)
        for statement, answer in enumerate(person.answers, 1)
        if answer
    ]


def _told(*said: str) -> list[Sequence[Cell]]:
    """Return rows of people who answer what the department is, what the level is, and each statement as in q1."""
    rows: list[Sequence[Cell]] = []
    for number, person in enumerate(PEOPLE):
        rows += [[f"p{number}", said[0], FUNCTIONS[str(person.function)]]]
        rows += [[f"p{number}", said[1], LEVELS[str(person.level)]]]
        rows += [[f"p{number}", f"Q{statement}", answer] for statement, answer in enumerate(person.answers, 1)]
    return rows


def _add(name: str, *table: Sequence[Cell], expected: object = ANSWERS_ONLY) -> None:
    shape(f"a row an answer, {name}", expected)(lambda: csv_of(*table))  # type: ignore[arg-type]


_HEADINGS = ("respondent", "question", "answer")
_FOUR = right(READ, people=PEOPLE[4:8], level=False, function=False)
_Q = _each(lambda who, _person, number, answer: (f"p{who}", f"q{number}", answer))

_add(
    "people named like statements",
    _HEADINGS,
    *_each(lambda who, _person, number, answer: (f"p{who}", f"q{number}", answer), PEOPLE[4:8]),
    expected=_FOUR,
)
_add("in another order", ("item", "answer", "name"), *((number, answer, who) for who, number, answer in _Q))
_add("shuffled", _HEADINGS, *random.Random(3).sample(_Q, len(_Q)))  # noqa: S311  any order
_add("by statement", ("id", "variable", "value"), *sorted(_Q, key=lambda row: str(row[1])))
_add("without a header", *_Q)
_add("below a title", ("Team check 2026",), (), _HEADINGS, *_Q)
_add("totals below", _HEADINGS, *_Q, ("Total", "", 620), ("Average", "", 2.6))
_add("merged cells", _HEADINGS, *((who if number == "q1" else "", number, answer) for who, number, answer in _Q))
_add("numbers alone", _HEADINGS, *_each(lambda who, _person, number, answer: (who + 1, number, answer)))
_add(
    "German words",
    ("Teilnehmer", "Frage", "Antwort"),
    *_each(lambda who, _person, number, answer: (f"TN{who + 1}", f"F{number}", GERMAN(answer))),
)
_add(
    "twenty people and twenty statements",
    ("Person", "Frage", "Antwort"),
    *_each(lambda who, _person, number, answer: (who + 1, number, answer), TWENTY),
    expected=right(READ, people=TWENTY, level=False, function=False),
)
_add(
    "function and level beside",
    ("User", "Team", "Role", "Question", "Answer"),
    *_each(
        lambda who, person, number, answer: (
            f"p{who}",
            FUNCTIONS[str(person.function)],
            LEVELS[str(person.level)],
            f"q{number}",
            answer,
        )
    ),
    expected=right(READ),
)
_add("function and level below", ("Person", "Question", "Value"), *_told("Department", "Level"), expected=right(READ))
_add("questions as rows", ("Person", "Q", "A"), *_told("Which team are you in?", "Your role?"), expected=right(READ))
_add(
    "numbered within a department",
    ("department", "respondent", "q", "answer"),
    *_each(lambda who, person, number, answer: (FUNCTIONS[str(person.function)], who % 6, number, answer)),
    expected=right(READ, level=False),
)
_add(
    "a number for each row",
    ("ID", "User", "Question", "Answer"),
    *((number, *row) for number, row in enumerate(_Q, 1)),
)
_add(
    "a time for each answer",
    ("Time", "User", "Question", "Answer", "Of"),
    *_each(lambda who, _person, number, answer: (stamp(number), f"p{who}", texts()[number - 1], answer, 5)),
)
_add(
    "number and wording",
    ("respondent", "no", "question", "answer"),
    *_each(lambda who, _person, number, answer: (f"p{who}", number, texts()[number - 1], answer)),
)
_add(
    "a code that runs the other way beside its words",
    ("User", "Question", "Code", "Label"),
    *_each(lambda who, _person, number, answer: (f"p{who}", f"q{number}", 6 - answer, ENGLISH(answer))),
)
_add(
    "no row where nothing was answered",
    _HEADINGS,
    *_each(lambda who, _person, number, answer: (f"p{who}", f"q{number}", answer), missing(3)),
    expected=right(READ, people=missing(3), level=False, function=False),
)
_add(
    "two answers to each",
    ("User", "Question", "Agreement", "Importance"),
    *_each(lambda who, _person, number, answer: (f"p{who}", f"q{number}", answer, (answer * 7 + number) % 5 + 1)),
    expected=right(ASKED, level=False, function=False, kinds=["columns"]),
)
_add(
    "numbers without a header",
    *_each(lambda who, _person, number, answer: (who + 1, number, answer)),
    expected=right(ASKED, level=False, function=False, kinds=["shape"]),
)
_add(
    "codes of a tool",
    ("id", "code", "value"),
    *_each(lambda who, _person, number, answer: (who + 1, f"SQ{number:03}", answer)),
    expected=right(ASKED, level=False, function=False, kinds=["shape"]),
)
for _name, _titles in (("headings that say nothing", ("a", "b", "c")), ("no headings", ("", "", ""))):
    _add(
        f"as many people as statements, {_name}",
        _titles,
        *_each(lambda who, _person, number, answer: (f"P{who + 1}", f"F{number}", answer), TWENTY),
        expected=refused("Name these columns"),
    )
_add("nobody's", ("Question", "Answer"), *(row[1:] for row in _Q), expected=refused("no column tells which answers"))


def _columns(title: str, named: Sequence[Cell], heads: Sequence[Cell], people: Sequence[Someone]) -> bytes:
    lines = [[name, *(person.answers[place] for person in people)] for place, name in enumerate(named)]
    return csv_of([title, *heads], *lines)


_HEADS = [f"P{number}" for number in NUMBERS]


def _answers(*ends: int, people: Sequence[Someone] = PEOPLE, **fill: str) -> object:
    kinds = ["shape"] if ASKED in ends else []
    return right(*ends, people=people, level=False, function=False, fill=fill, kinds=kinds)


_TURNED = {
    "names": ("", [f"q{number}" for number in NUMBERS], _HEADS[:12], _answers(READ)),
    "twenty named ones": ("", texts(), _HEADS, _answers(READ, people=TWENTY)),
    "numbers of questions": ("Question", NUMBERS, _HEADS[:12], _answers(READ)),
    "numbers": ("No.", NUMBERS, _HEADS[:12], _answers(ASKED, shape=_PEOPLE_IN_COLUMNS)),
    "numbers both ways": ("", NUMBERS, NUMBERS, _answers(ASKED, people=TWENTY, shape=_PEOPLE_IN_COLUMNS)),
    "five numbered ones": ("", texts(), range(1, 6), _answers(ASKED, people=PEOPLE[:5], shape=_PEOPLE_IN_COLUMNS)),
}
for _name, (_title, _named, _heads, _expected) in _TURNED.items():
    _people = (*PEOPLE, *PEOPLE)[: len(_heads)]
    shape(f"a column a person, {_name}", _expected)(  # type: ignore[arg-type]
        lambda _given=(_title, _named, _heads, _people): _columns(*_given)
    )


_add("numbered by section", _HEADINGS, *((who, f"1.{number[1:]}", answer) for who, number, answer in _Q))


def _beside_a_list(listed: Sequence[Sequence[Cell]], *answers: Sequence[Cell]) -> dict[str, bytes]:
    """Return a workbook in which a list of something stands before the worksheet with answers."""
    book = Workbook()
    first, second = book.active, book.create_sheet("Answers")
    assert first is not None
    first.title = "List"
    for sheet, lines in ((first, listed), (second, answers)):
        for line in lines:
            sheet.append(line)
    data = BytesIO()
    book.save(data)
    return {"answers.xlsx": data.getvalue()}


_STATEMENTS = list(enumerate(texts(), 1))


@shape("a row an answer, beside a list of statements", ANSWERS_ONLY)
def _beside_statements() -> dict[str, bytes]:
    return _beside_a_list(_STATEMENTS, _HEADINGS, *_Q)


@shape("a row an answer, beside a list of people", ANSWERS_ONLY)
def _beside_people() -> dict[str, bytes]:
    people = [(f"p{number}", FUNCTIONS[str(person.function)]) for number, person in enumerate(PEOPLE)]
    return _beside_a_list(people, _HEADINGS, *_Q)


@shape("a column a person, beside a list of statements", _answers(ASKED, shape=_PEOPLE_IN_COLUMNS))  # type: ignore[arg-type]
def _turned_beside_statements() -> dict[str, bytes]:
    lines = [[place + 1, *(person.answers[place] for person in PEOPLE)] for place in range(20)]
    return _beside_a_list(_STATEMENTS, ["", *_HEADS[:12]], *lines)


@shape("a row a person, numbers both ways", _answers(ASKED, people=TWENTY, shape=_PEOPLE_IN_ROWS))  # type: ignore[arg-type]
def _both_ways() -> bytes:
    return csv_of(["", *NUMBERS], *([place, *person.answers] for place, person in enumerate(TWENTY, 1)))


@shape("a row a person, twenty with an ID", _answers(READ, people=TWENTY))  # type: ignore[arg-type]
def _with_an_id() -> bytes:
    return csv_of(["ID", *NUMBERS], *([place, *person.answers] for place, person in enumerate(TWENTY, 1)))


@shape("counts from one to five", refused("counts how often", kinds=["shape"]))
def _counts() -> bytes:
    counted = ([(place * point) % 5 + 1 for point in (1, 2, 3, 4, 6)] for place in NUMBERS)
    return csv_of(["", *"12345"], *([text, *counts] for text, counts in zip(texts(), counted, strict=True)))
