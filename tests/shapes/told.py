"""Where a file says what its numbers mean: in the heading of a long table, above it, in a name, or beside records."""

import json

from tests.shapes import ASKED, FUNCTIONS, LEVELS, PEOPLE, csv_of, refused, right, rows, shape, stamped, text_of
from tests.shapes.saved import workbook
from tests.shapes.vocabulary import T

HEAD = ("Timestamp", "Department", "Level")
TURNED = right(ASKED, kinds=["scale"])
ANSWERS_ONLY = right(ASKED, kinds=["scale"], level=False, function=False)
ENDS = "1 = strongly agree, 5 = strongly disagree"


def turned(answer):
    return 6 - answer


def each(write=turned):
    """Return a row for each answer: person, statement, answer."""
    return [
        (f"p{n}", text, write(answer))
        for n, person in enumerate(PEOPLE)
        for text, answer in zip(T, person.answers, strict=True)
    ]


for _heading in (
    "rating (1 = agree fully, 5 = disagree fully)",
    "respuesta (1 = muy de acuerdo, 5 = muy en desacuerdo)",
    "Antwort: 1 stimme voll zu bis 5 stimme gar nicht zu",
    "answer (1 = strongly agree)",
):

    @shape(f"a row an answer, turned round, told in the heading {_heading.partition(' ')[2]}", ANSWERS_ONLY)
    def _in_heading(heading=_heading):
        return {"long.csv": csv_of(("person", "question", heading), *each())}


@shape("a row an answer, turned round, told above", ANSWERS_ONLY)
def _above():
    return csv_of((ENDS, "", ""), ("person", "question", "answer"), *each())


@shape("a row an answer, as ours, told in the heading", right(level=False, function=False))
def _as_ours():
    return csv_of(("person", "question", "answer (1 = strongly disagree, 5 = strongly agree)"), *each(str))


def people_in_columns(*above):
    """Return a table with a column for each person, below rows with one cell."""
    lines = [
        ["", *(f"R{n}" for n, _ in enumerate(PEOPLE))],
        ["Department", *(FUNCTIONS[person.function] for person in PEOPLE)],
        ["Level", *(LEVELS[person.level] for person in PEOPLE)],
        *([text, *(turned(person.answers[n]) for person in PEOPLE)] for n, text in enumerate(T)),
    ]
    return text_of([*([text, *[""] * len(PEOPLE)] for text in above), *lines]).encode()


for _note in (f"Please rate: {ENDS}", "Our survey. 1 means strongly agree."):

    @shape(f"a column for each person, turned round, told above, {_note[:6]}", TURNED)
    def _transposed(note=_note):
        return people_in_columns(note)


@shape("a column for each person, turned round, told above the statements", TURNED)
def _corner():
    return people_in_columns().replace(b",R0", f'"{ENDS}",R0'.encode(), 1)


for _name in ("1 is strongly agree", "team survey - 1 = strongly agree, 5 = strongly disagree"):

    @shape(f"turned round, told in the name of the file, {_name}", TURNED)
    def _file(name=_name):
        return {f"{name}.csv": csv_of((*HEAD, *T), *rows(turned, stamped()))}


@shape("a file of the first round, named after agreement", right())
def _no_end():
    return {"round 1 agree or disagree.csv": csv_of((*HEAD, *T), *rows(str, stamped()))}


@shape("turned round, told in the name of the worksheet", TURNED)
def _worksheet():
    return {"answers.xlsx": workbook(**{"1=agree 5=disagree": [[*HEAD, *T], *rows(turned, stamped())]})}


for _said in ({"scale": ENDS}, {"scale": {"1": "Strongly agree", "5": "Strongly disagree"}}):

    @shape(f"records, turned round, told beside them, {len(_said['scale'])}", TURNED)
    def _records(said=_said):
        records = [dict(zip((*HEAD, *T), row, strict=True)) for row in rows(turned, stamped())]
        return {"answers.json": json.dumps(said | {"data": records}).encode()}


for _ends in (
    "(1 = disagree, 4 = agree)",
    "(1 strongly disagree - 4 strongly agree)",
    "(1 = agree, 4 = disagree)",
    "1 stimme nicht zu bis 4 stimme zu",
):

    @shape(f"four points, told in the heading, {_ends}", refused())
    def _four(ends=_ends):
        return {"four.csv": csv_of((*HEAD, *(f"{text} {ends}" for text in T)), *rows(lambda a: min(a, 4), stamped()))}
