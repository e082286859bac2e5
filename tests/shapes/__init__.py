"""Files in the shapes of real exports, made here, each with what is right for it. All hold the same twelve people.

A shape is a file, or several, and an `Expected`: it may be read at once, or asked about and read right once its
questions are answered, or refused with a reason. What it may never be is read as anybody else.
"""

import csv
import io
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from typing import Any

from assessment.instrument import Answers
from assessment.load import load_instrument

READ, ASKED, REFUSED = 0, 3, 2
"""Ways in which a file may end, as the command line's exit codes."""

type Cell = object
type Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Someone:
    """One of the twelve."""

    function: str | None
    level: str | None
    answers: Answers


@dataclass(frozen=True, slots=True)
class Expected:
    """What is right for a file."""

    ends: frozenset[int] = frozenset({READ, ASKED})
    people: tuple[Someone, ...] = ()  # once every question is answered
    fill: Mapping[str, object] = field(default_factory=dict)  # answers to questions that nobody but a person knows
    kinds: frozenset[str] = frozenset()  # of questions; one of them is asked, where any is named
    reason: str = ""  # a part of what a refusal says
    whatever_is_read: bool = False  # the people are not compared: the file does not hold them


@dataclass(frozen=True, slots=True)
class Shape:
    """Files of one shape, in the order in which they are given."""

    name: str
    files: Mapping[str, bytes]
    expected: Expected


_MODULES = ("google", "scales", "tools", "tools_abroad", "columns", "departments", "saved", "several", "by_hand")
_MODULES += ("days_in_words", "heads_above", "beside_statements", "measured_names")
_MODULES += ("measured_blocks", "counted_twice", "measured_again", "in_two_files", "people_beside")
_MODULES += ("namesakes", "beside_titles", "told_around", "first_rows", "names_again", "clear_sets", "written_by_tools")
_MODULES += ("elsewhere", "corners", "json_files", "yes_no", "more_tools", "reports", "attacked", "looked_up")
_MODULES += (
    "one_answer",
    "told",
    "doubts",
    "again",
    "asked_otherwise",
    "second_rows",
    "nobody",
    "sections",
    "names",
    "notes",
    "reworded",
    "met_twice",
    "corrected",
    "titled",
    "leading",
    "groups_over",
    "noted_codes",
    "yes_or_empty",
    "levels_of_others",
    "yes_no_and_others",
    "heads_abroad",
    "noted_levels",
    "sheet_heads",
    "own_words",
    "asked_twice",
    "completed",
    "pages",
    "business_years",
    "self_described",
    "json_lists",
)
SHAPES: dict[str, Shape] = {}


def shape(name: str, expected: Expected | None = None) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
    """Register what a function makes, bytes or a mapping of names to bytes, as a shape."""

    def register(make: Callable[[], Any]) -> Callable[[], Any]:
        made = make()
        files = made if isinstance(made, dict) else {f"{name.replace(' ', '-').replace('/', '-')}.csv": made}
        assert name not in SHAPES, name
        SHAPES[name] = Shape(name, files, expected or right())
        return make

    return register


def _answers(chance: random.Random, low: int, high: int) -> Answers:
    return tuple(chance.randint(low, high) for _ in range(20))


_CHANCE = random.Random(20)  # noqa: S311  made-up answers
PEOPLE = tuple(
    Someone(function, "staff" if number else "head", _answers(_CHANCE, low, low + 3))
    for function, low in (("sales", 1), ("marketing", 2))
    for number in range(6)
)
"""The twelve: six of each function, a head each, in the order of the files."""


@cache
def texts() -> tuple[str, ...]:
    """Return the wording of the statements, in their order."""
    return tuple(statement.text for statement in load_instrument().statements)


def right(
    *ends: int,
    people: Iterable[Someone] = PEOPLE,
    level: bool = True,
    function: bool = True,
    fill: Mapping[str, object] | None = None,
    kinds: Iterable[str] = (),
) -> Expected:
    """Expect the twelve, at once or after questions; without `level` or `function` where the file tells none."""
    kept = tuple(
        Someone(each.function if function else None, each.level if level else None, each.answers) for each in people
    )
    return Expected(frozenset(ends or (READ, ASKED)), kept, fill or {}, frozenset(kinds))


def refused(reason: str = "", *, kinds: Iterable[str] = ("scale",)) -> Expected:
    """Expect that nobody is read: a refusal, or a question of one of these kinds."""
    return Expected(frozenset({REFUSED, ASKED}), reason=reason, kinds=frozenset(kinds), whatever_is_read=True)


def words_of(labels: Sequence[str]) -> Callable[[int | None], str]:
    """Return what writes an answer as one of five labels, the lowest first."""
    return lambda answer: "" if answer is None else labels[answer - 1]


ENGLISH = words_of(("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"))
FUNCTIONS = {"sales": "Sales", "marketing": "Marketing"}
LEVELS = {"head": "Head of the function", "staff": "Member of staff"}


def rows(
    write: Callable[[Any], Cell] = str,
    before: Callable[[int, Someone], Row] = lambda _number, person: (FUNCTIONS[person.function], LEVELS[person.level]),
    after: Callable[[int, Someone], Row] = lambda _number, _person: (),
    people: Sequence[Someone] = PEOPLE,
) -> list[list[Cell]]:
    """Return a row for each person: what stands before, the 20 answers, what stands after."""
    return [
        [*before(number, person), *(write(answer) for answer in person.answers), *after(number, person)]
        for number, person in enumerate(people)
    ]


def stamped(
    form: str = "2026/11/20 9:{:02}:01 AM GMT+1",
    functions: Mapping[str, str] = FUNCTIONS,
    levels: Mapping[str, str] = LEVELS,
) -> Callable[[int, Someone], Row]:
    """Return what writes time, function and level before the answers of a person."""
    return lambda number, person: (form.format(number), functions[person.function], levels[person.level])


def missing(answer: int) -> list[Someone]:
    """Return the twelve with one of the five answers missing wherever they gave it."""
    return [replace(each, answers=tuple(None if one == answer else one for one in each.answers)) for each in PEOPLE]


def stamp(number: int, form: str = "2026/11/20 9:{:02}:01 AM GMT+1") -> str:
    """Return a time in a form of a tool, a minute apart from the next person's."""
    return form.format(number)


def text_of(table: Iterable[Row], separator: str = ",", end: str = "\r\n") -> str:
    """Write rows as CSV."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator=end).writerows(table)
    return text.getvalue()


def csv_of(*table: Row, separator: str = ",", encoding: str = "utf-8") -> bytes:
    """Write rows as a CSV file."""
    return text_of(table, separator).encode(encoding)


def load_all() -> Mapping[str, Shape]:
    """Return every shape by its name."""
    for module in _MODULES:
        import_module(f"tests.shapes.{module}")
    return SHAPES
