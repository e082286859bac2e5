"""A made-up team, to show what a report looks like before anybody was asked. Fixed, so that everybody sees the same.

Its story: Sales sees a closer relationship than Marketing. They part on feedback (6), customer meetings (3) and blame
(2); of most other statements so few answers tell little. Answers spread as those of real people do, with a standard
deviation of about 1, so that nobody is promised a report that they will not get.
"""

from dataclasses import replace

from assessment.instrument import LEVELS
from assessment.workspace import large_sample
from assessment.workspace.document import new_workspace
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


def sample_workspace(key: str, name: str, today: str, *, large: bool = False) -> Workspace:
    """Return a workspace of made-up answers, marked as such; `name` is also that of its session.

    `large`: of a hundred people, of whom not all answered.
    """
    head, staff = LEVELS
    answers, heads = (large_sample.ANSWERS, LARGE_HEADS) if large else (ANSWERS, HEADS)
    asked = Asked(**large_sample.PEOPLE) if large else Asked()
    people = [
        Person(function, head if place < heads else staff, tuple(map(int, digits)), row=0, mark="")
        for function, everybody in answers.items()
        for place, digits in enumerate(everybody)
    ]
    rows = pack_all(replace(person, row=row) for row, person in enumerate(people, 2))  # below a header, as in a table
    wave = Wave("sample", name, today, (Import("sample", name, today, rows, FILE),), asked=asked)
    return replace(new_workspace(key, name, today), sample=True, session=Session(name, asked=asked), waves=(wave,))
