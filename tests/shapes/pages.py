"""A survey in pages: some statements in one file or worksheet, the others in another, of the same people."""

from dataclasses import replace

from tests.shapes import ASKED, FUNCTIONS, LEVELS, PEOPLE, READ, csv_of, right, rows, shape
from tests.shapes.again import worksheets
from tests.shapes.vocabulary import Q, T

WHO = ("Department", "Level")
NAMES = [f"{letter}. Person" for letter in "ABCDEFGHIJKL"]
TOLD = {
    "Response ID": [f"R_{number}abc" for number in range(12)],
    "E-mail": [f"p{number}@example.org" for number in range(12)],
    "Name": NAMES,
    "Respondent ID": range(9000, 9012),
}
COUNTED = {"ID": range(1, 13), "Timestamp": [f"2026-11-20 09:{number:02}:10" for number in range(12)]}
SAME = right(ASKED, kinds=["person"], fill={"person": "the same people"})


def pages(heading, keys, heads, *cuts, who=0):
    """Return a table of each page, the second in another order; `who` is the page with department and level."""
    tables = []
    for number, (start, end) in enumerate(zip((0, *cuts), (*cuts, 20), strict=True)):
        told = number == who
        lines = [
            [keys[n], *((FUNCTIONS[p.function], LEVELS[p.level]) if told else ()), *p.answers[start:end]]
            for n, p in enumerate(PEOPLE)
        ]
        tables.append([(heading, *(WHO if told else ()), *heads[start:end]), *lines[:: -1 if number == 1 else 1]])
    return tables


def in_files(tables):
    return {f"page {number}.csv": csv_of(*table) for number, table in enumerate(tables, 1)}


def in_worksheets(tables):
    return worksheets(**{f"Page_{number}": table for number, table in enumerate(tables, 1)})


for _heading, _keys in (TOLD | COUNTED).items():
    for _heads in (T, Q):
        for _cuts in ((10,), (12,), (7, 14)):
            _name = f"{_heading}, {_heads[0][:2]}, cut at {_cuts}"
            _expected = SAME if _heading in COUNTED else right(READ, people=PEOPLE)

            @shape(f"pages in files, by {_name}", _expected)
            def _files(heading=_heading, keys=_keys, heads=_heads, cuts=_cuts):
                return in_files(pages(heading, keys, heads, *cuts))

            @shape(f"pages in worksheets, by {_name}", _expected)
            def _sheets(heading=_heading, keys=_keys, heads=_heads, cuts=_cuts):
                return in_worksheets(pages(heading, keys, heads, *cuts))


@shape("pages of which the second tells the department", right(READ))
def _second():
    return in_files(pages("Name", NAMES, T, 10, who=1))


HALF = [replace(PEOPLE[0], answers=(*PEOPLE[0].answers[:10], *[None] * 10)), *PEOPLE[1:]]


@shape("pages of which somebody left out the second", right(READ, people=HALF))
def _left_out():
    one, two = pages("Name", NAMES, T, 10)
    return in_files([one, two[:-1]])


FIRST = [replace(person, answers=(*person.answers[:10], *[None] * 10)) for person in PEOPLE]
LAST = [replace(person, answers=(*[None] * 10, *person.answers[10:])) for person in PEOPLE]


def bare():
    """Return both pages without anything that says who is who."""
    return [[[*row[1:]] for row in table] for table in pages("Name", NAMES, T, 10)]


for _make in (in_files, in_worksheets):

    @shape(
        f"pages without an ID, {_make.__name__}",
        right(ASKED, people=FIRST, kinds=["person"], fill={"person": "the same people"}),
    )
    def _bare(make=_make):
        return make(bare())


@shape(
    "pages without an ID, of other people",
    right(
        ASKED,
        people=[*FIRST, *(replace(person, function=None, level=None) for person in LAST)],
        kinds=["person"],
        fill={"person": "other people"},
    ),
)
def _others():
    return in_files(bare())


@shape("pages in files whose names may tell times", right(READ))
def _named():
    one, two = pages("Name", NAMES, T, 10)
    return {"first.csv": csv_of(*one), "second.csv": csv_of(*two)}


@shape("worksheets of departments that both ask everything", right(READ))
def _departments():
    return worksheets(One=[(*WHO, *T), *rows()[:6]], Two=[(*WHO, *T), *rows()[6:]])
