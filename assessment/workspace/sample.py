"""A made-up team, to show what a report looks like before anybody was asked. Fixed, so that everybody sees the same.

Its story: Sales sees a closer relationship than Marketing. They part on feedback (6), customer meetings (3) and blame
(2); of most other statements so few answers tell little. Answers spread as those of real people do, with a standard
deviation of about 1, so that nobody is promised a report that they will not get.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from assessment.guesses import Guesses, other_side
from assessment.instrument import LEVELS, STATEMENTS
from assessment.workspace import large_sample
from assessment.workspace.document import new_workspace
from assessment.workspace.made_up_guesses import made_up_guesses
from assessment.workspace.records import FILE, Asked, Import, Person, Session, Wave, Workspace, pack_all

HEADS, LARGE_HEADS = 2, 8
"""The first of each function are heads, the others staff."""

ANSWERS = {
    "sales": (
        "34433532331231132223",
        "54554444532323434344",
        "53543544343343433334",
        "45244424243131343123",
        "54333433332233223243",
        "32553342232333231132",
        "44545433332342142332",
        "35455343342322231233",
        "44433544252332331143",
        "13141431242231221121",
        "35554544423332233434",
        "32443442232244242232",
        "45534543533324332212",
        "34434443341242241223",
    ),
    "marketing": (
        "32133433312423322322",
        "41343431332242331332",
        "34334223442443432334",
        "23122333321213231111",
        "32232121242322321311",
        "33334123221221351332",
        "31324313422121311242",
        "32235133243142241233",
        "41143323251334231332",
        "42344345344122352431",
        "13225144223231331131",
    ),
}
"""Every person's 20 answers, in the order of the statements."""

GUESSED = (2, 4, 5, 6, 16)
"""The statements on which people guessed how the other function answers."""

GUESSES = {
    "sales": "34243 23344 33132 42353 24443 13234 35252 33343 22344 44223 33452 24244",
    "marketing": "34323 43232 24334 32443 43223 25112 33334 44233 33424",
}
"""The guesses of the first people of each function at what the other answers, in the order of `GUESSED`; others passed.

Of material (5) both think alike, and each believes that the other does not; of feedback (6) each expects its own view.
"""


def sample_workspace(key: str, name: str, today: str, *, large: bool = False) -> Workspace:
    """Return a workspace of made-up answers, marked as such; `name` is also that of its session.

    `large`: of a hundred people, of whom not all answered.
    """
    head, staff = LEVELS
    answers, heads = (large_sample.ANSWERS, LARGE_HEADS) if large else (ANSWERS, HEADS)
    asked = Asked(**large_sample.PEOPLE) if large else Asked()
    guessed = _many_guesses if large else _guesses
    people = [
        Person(function, head if place < heads else staff, tuple(map(int, digits)), 0, "", guesses)
        for function, everybody in answers.items()
        for place, (digits, guesses) in enumerate(zip_longest(everybody, guessed(function)))
    ]
    rows = pack_all(replace(person, row=row) for row, person in enumerate(people, 2))  # below a header, as in a table
    wave = Wave("sample", name, today, (Import("sample", name, today, rows, FILE),), asked=asked)
    return replace(new_workspace(key, name, today), sample=True, session=Session(name, asked=asked), waves=(wave,))


def _guesses(function: str) -> Iterator[Guesses]:
    """Yield the guesses of people of a function, in their order."""
    for digits in GUESSES[function].split():
        given = dict(zip(GUESSED, map(int, digits), strict=True))
        answers = tuple(given.get(number) for number in range(1, STATEMENTS + 1))
        yield Guesses(other_side(function) or "", answers)


def _many_guesses(function: str) -> Iterator[Guesses]:
    """Yield those of the larger team."""
    return made_up_guesses(function, large_sample.GUESSERS[function], large_sample.BELIEVED[function])
