"""A made-up team, to show what a report looks like before anybody was asked. Fixed, so that everybody sees the same.

Its story: Sales sees an Aligned relationship, Marketing a Defined one. They part on feedback (6), blame (2) and
customer meetings (3), where Marketing is divided too; most other statements both see alike.
"""

from dataclasses import replace

from assessment.instrument import LEVELS
from assessment.workspace.document import new_workspace
from assessment.workspace.records import FILE, Import, Person, Session, Wave, Workspace, pack_all

HEADS = 2
"""The first of each function are heads, the others staff."""

ANSWERS = {
    "sales": (
        "34234333342332231123",
        "45534553442443341234",
        "35544453442343342233",
        "32323232332222231222",
        "23333333342232231223",
        "34533453342342241233",
        "34534543242432331224",
        "34433443342222322323",
        "44434533342332242223",
        "33534543343342341222",
        "35533532342322252124",
        "45534453342332341334",
        "33533323332322231233",
        "35434543342343351223",
    ),
    "marketing": (
        "32534353342332332233",
        "32234323343322331222",
        "31134223342332221123",
        "31123122331222211222",
        "34134223342233332231",
        "33433133342212341233",
        "32244242342212321222",
        "32444123342232221223",
        "31233133342112231232",
        "31133233332232231222",
        "31133112232112211221",
    ),
}
"""Every person's 20 answers, in the order of the statements."""


def sample_workspace(key: str, name: str, today: str) -> Workspace:
    """Return a workspace of made-up answers, marked as such; `name` is also that of its session."""
    head, staff = LEVELS
    people = [
        Person(function, head if place < HEADS else staff, tuple(map(int, digits)), row=0, mark="")
        for function, everybody in ANSWERS.items()
        for place, digits in enumerate(everybody)
    ]
    rows = pack_all(replace(person, row=row) for row, person in enumerate(people, 2))  # below a header, as in a table
    wave = Wave("sample", name, today, (Import("sample", name, today, rows, FILE),))
    return replace(new_workspace(key, name, today), sample=True, session=Session(name), waves=(wave,))
