"""Numbers for departments that a note explains, cells of errors, and separators that a spreadsheet added."""

from tests.shapes import PEOPLE, READ, csv_of, right, rows, shape, text_of
from tests.shapes.vocabulary import Q

NOTE = "1 = Marketing, 2 = Sales"
CODES = {"sales": "2", "marketing": "1"}
BOTH = "Department: 1 = Marketing, 2 = Sales; Level: 1 = Team member, 2 = Head"


def coded(level=lambda p: p.level):
    """Return the rows of the twelve with a number for the department."""
    return rows(str, lambda _n, p: (CODES[p.function], level(p)))


@shape("a note above the header that says what departments are numbered", right(READ))
def _above():
    return csv_of((NOTE,), ("Dept", "Level", *Q), *coded())


@shape("a note below the answers that says what departments are numbered", right(READ))
def _below():
    return csv_of(("Dept", "Level", *Q), *coded(), (), (NOTE,))


@shape("a note that says what departments and levels are numbered", right(READ))
def _both():
    return csv_of((BOTH,), ("Dept", "Level", *Q), *coded(lambda p: "2" if p.level == "head" else "1"))


@shape(
    "a department that was not looked up",
    right(READ, people=[type(PEOPLE[0])(None, "head", PEOPLE[0].answers), *PEOPLE[1:]]),
)
def _not_looked_up():
    return csv_of(
        ("Department", "Level", *Q),
        *rows(str, lambda n, p: (p.function if n else "#N/A", p.level)),
    )


@shape("semicolons in a file that a spreadsheet with commas saved again", right(READ))
def _tails():
    table = text_of([("Department", "Level", *Q), *rows(str, lambda _n, p: (p.function, p.level))], ";", "\n")
    return {"answers.csv": "\n".join(f"{line},,," for line in table.splitlines()).encode()}
