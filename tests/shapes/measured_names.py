"""Two measurements that names tell, and blocks that nothing but before and after tells apart."""

from tests.shapes import ASKED, PEOPLE, READ, csv_of, right, rows, shape
from tests.shapes.beside_statements import NAMES
from tests.shapes.measured_again import OTHERWISE, TOP
from tests.shapes.vocabulary import T

SEVERAL = ("rows",)


def named(heading, of):
    """Return everybody twice, with a name made of theirs and of the number of the measurement."""
    return csv_of(
        (heading, *TOP, *T),
        *(
            line
            for again, people in enumerate((OTHERWISE, PEOPLE))
            for line in rows(
                str, lambda n, p, of_=again: (of(NAMES[n], of_), p.function.title(), p.level), people=people
            )
        ),
    )


for _marks, _form in (
    (("pre", "post"), "{0} {1}"),
    (("pre", "post"), "{0}_{1}"),
    (("T1", "T2"), "{0}-{1}"),
    (("T1", "T2"), "{1} {0}"),
    (("Pre", "Post"), "{1}: {0}"),
    (("2025", "2026"), "{0}/{1}"),
    (("March", "September"), "{0} - {1}"),
    (("before", "after"), "{0} ({1})"),
    (("vorher", "nachher"), "{0} {1}"),
):
    _first = _form.format("Ann", _marks[0]).replace("/", " ")

    @shape(
        f"two measurements in names, {_first}",
        right(ASKED, kinds=SEVERAL, fill={_marks[0]: "left out", "rows": "people"}),
    )
    def _in_names(marks=_marks, form=_form):
        return named("Name", lambda name, again: form.format(name, marks[again]))

    @shape(
        f"two measurements in names over columns, {_first}",
        right(ASKED, level=False, function=False, kinds=SEVERAL, fill={_marks[0]: "left out", "rows": "people"}),
    )
    def _over_columns(marks=_marks, form=_form):
        both = [
            (p, form.format(NAMES[n], marks[at])) for n in range(12) for at, p in enumerate((OTHERWISE[n], PEOPLE[n]))
        ]
        answers = zip(*(person.answers for person, _ in both), strict=True)
        lines = ((n, text, *given) for n, (text, given) in enumerate(zip(T, answers, strict=True), 1))
        return csv_of(("#", "Statement", *(name for _, name in both)), *lines)


@shape(
    "two measurements in names, and rows that leave out empty cells",
    right(ASKED, kinds=SEVERAL, fill={"pre": "left out", "rows": "people"}),
)
def _short_rows():
    """Whoever left the last statement out belongs to a measurement like the others."""
    return csv_of(
        ("Name", *TOP, *T),
        *(
            (f"{NAMES[n]} {of}", p.function.title(), p.level, *(p.answers[:-1] if of == "pre" and n > 7 else p.answers))
            for of, people in (("pre", OTHERWISE), ("post", PEOPLE))
            for n, p in enumerate(people)
        ),
    )


for _heading, _told in (
    ("Name", [f"{name} {last}" for name in NAMES[:6] for last in ("Baker", "Smith")]),
    (
        "Name",
        [
            f"{name} {last}"
            for name, last in zip(NAMES, ("May", "March", "Young", "Old", "Post", "Price") * 2, strict=True)
        ],
    ),
    ("Name", [f"{name} May" for name in NAMES]),
    ("ID", [f"T{team}-{number}" for team in (1, 2) for number in range(6)]),
    ("ID", [f"{team}-{number}" for team in (1, 2, 3, 4) for number in range(3)]),
    ("ID", [f"2026-{number:03}" for number in range(12)]),
    ("ID", [f"{2015 + number % 4}-{number:03}" for number in range(12)]),
    ("Seat", [f"Table {team} {number}" for team in (1, 2) for number in range(6)]),
    ("E-mail", [f"{name.lower()}@acme.{'com' if number % 2 else 'de'}" for number, name in enumerate(NAMES)]),
    ("Name", [f"{name} ({place})" for name in NAMES[:6] for place in ("Berlin", "Paris")]),
    ("Code", [f"{place} {number}" for place in ("North", "South") for number in range(6)]),
    ("Remark", [f"we met in {month}, {name}" for name in NAMES[:6] for month in ("March", "May")]),
):

    @shape(f"names and codes of one measurement, {_heading} {_told[0]}, {_told[1]}", right(READ))
    def _of_one(heading=_heading, told=_told):
        return {
            "answers.csv": csv_of((heading, *TOP, *T), *rows(str, lambda n, p: (told[n], p.function.title(), p.level)))
        }


HEAD = (*TOP, *T)
for _one, _two in (
    ("Before the pilot", "After the pilot"),
    ("Before our merger", "After our merger"),
    ("Vor dem Umbau", "Nach dem Umbau"),
    ("Avant la fusion", "Après la fusion"),
):
    for _top in ((), ("How we work together",)):

        @shape(
            f"blocks {_one}, below {len(_top)} titles",
            right(ASKED, kinds=SEVERAL, fill={_one: "left out", "rows": "people"}),
        )
        def _blocks(of=(_one, _two), top=_top):
            earlier, later = (
                rows(str, lambda _n, p: (p.function.title(), p.level), people=people) for people in (OTHERWISE, PEOPLE)
            )
            return csv_of(top, (of[0],), HEAD, *earlier, (), (of[1],), HEAD, *later)


@shape("blocks of presales and after sales", right(ASKED, READ, function=False))
def _departments():
    lines = rows(str, lambda n, p: (p.level, NAMES[n]))
    return csv_of(("Before sales",), ("Level", "Name", *T), *lines[:6], ("After sales",), *lines[6:])
