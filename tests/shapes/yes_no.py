"""A function that is told by one column of yes and no, or by a column named after it that people tick."""

from tests.shapes import ASKED, LEVELS, PEOPLE, READ, csv_of, right, rows, shape
from tests.shapes.vocabulary import DE, FR, Q, plain

OTHERS = {"marketing": "sales", "sales": "marketing"}


def one_column(heading, of, yes, no, levels=LEVELS, people=PEOPLE):
    """Write a table in which one column says who belongs to a function."""

    def before(_number, person):
        return (yes if person.function == of else no, levels[person.level])

    return csv_of((heading, "Level", *Q), *rows(str, before, people=people))


for _heading, _of, _yes, _no, _levels in (
    ("Are you in Sales?", "sales", "Yes", "No", LEVELS),
    ("Do you work in Marketing?", "marketing", "yes", "no", LEVELS),
    ("I work in sales", "sales", "TRUE", "FALSE", LEVELS),
    ("Arbeiten Sie im Vertrieb?", "sales", "Ja", "Nein", DE[1]),
    ("Travaillez-vous au marketing ?", "marketing", "Oui", "Non", FR[1]),
    ("Marketing", "marketing", "x", "", LEVELS),
    ("Sales", "sales", "1", "0", LEVELS),
    ("Marketing (yes/no)", "marketing", "Y", "N", LEVELS),
):

    @shape(
        f"a function told by {_heading} alone, {_yes} and {_no or 'nothing'}",
        right(ASKED, kinds=["function"], fill={"function": {_no or "(empty cells)": OTHERS[_of], _yes: _of}}),
    )
    def _told_alone(heading=_heading, of=_of, yes=_yes, no=_no, levels=_levels):
        return {"answers.csv": one_column(heading, of, yes, no, levels)}


@shape("everybody says yes to being in Sales", right(READ, people=PEOPLE[:6]))
def _everybody():
    return {"answers.csv": one_column("Are you in Sales?", "sales", "Yes", "No", people=PEOPLE[:6])}


@shape("whether somebody leads Sales beside the department", right())
def _leads():
    def before(_number, person):
        return (person.function.title(), "Yes" if person.level == "head" else "No")

    return {"answers.csv": plain(("Department", "Do you lead Sales or Marketing?", *Q), str, before)}


@shape("whether somebody talks to Marketing often beside the department", right())
def _talks():
    def before(number, person):
        return (("Yes", "No")[number % 2], person.function.title(), person.level)

    return {"answers.csv": plain(("Do you talk to Marketing every week?", "Department", "Level", *Q), str, before)}


@shape("whether somebody talks to Marketing often, and no department", right(function=False))
def _talks_alone():
    def before(number, person):
        return (("Yes", "No")[number % 2], person.level)

    return {"answers.csv": plain(("Do you talk to Marketing every week?", "Level", *Q), str, before)}


@shape("whether Marketing delivers good leads, yes or no, and no department", right(function=False))
def _good_leads():
    def before(number, person):
        return (("Yes", "No")[number % 3 > 0], person.level)

    return {"answers.csv": plain(("Does Marketing deliver good leads?", "Level", *Q), str, before)}
