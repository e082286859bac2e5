"""Tables with the name of a department above them, below each other or side by side, and rows that belong to none."""

from tests.exports import spreadsheet_of
from tests.shapes import ASKED, PEOPLE, READ, csv_of, right, rows, shape
from tests.shapes.vocabulary import T

ANSWERS = [list(map(str, person.answers)) for person in PEOPLE]
SALES, MARKETING = ANSWERS[:6], ANSWERS[6:]
NO_LEVEL = right(READ, level=False)
TITLES = (
    ("Sales", "Marketing"),
    ("Sales team", "Marketing team"),
    ("Vertrieb", "Marketing"),
    ("SALES", "MARKETING"),
    ("Sales department", "Marketing department"),
    ("Team: Sales", "Team: Marketing"),
)

for _sales, _marketing in TITLES:

    @shape(f"two tables with nothing but answers, titled {_sales}".replace(":", ""), NO_LEVEL)
    def _below(sales=_sales, marketing=_marketing):
        return csv_of([sales], T, *SALES, [], [marketing], T, *MARKETING)

    @shape(f"one header above two lists of answers, titled {_sales}".replace(":", ""), NO_LEVEL)
    def _once(sales=_sales, marketing=_marketing):
        return csv_of(T, [sales], *SALES, [marketing], *MARKETING)

    @shape(f"two tables side by side, titled {_sales}".replace(":", ""), NO_LEVEL)
    def _beside(sales=_sales, marketing=_marketing):
        gap = [""] * 21
        both = zip(SALES, MARKETING, strict=True)
        lines = [[f"a{n}", *one, "", f"b{n}", *two] for n, (one, two) in enumerate(both)]
        return {
            "answers.xlsx": spreadsheet_of([[sales, *gap, marketing], ["Name", *T, "", "Name", *T], *lines]),
        }


@shape("two tables side by side without a gap, one of them longer", right(READ, level=False, people=PEOPLE[:10]))
def _longer():
    nothing = [""] * 20
    lines = [[*one, *(SALES[:0] or two)] for one, two in zip(SALES, [*MARKETING[:4], nothing, nothing], strict=True)]
    return csv_of(["Survey 2026"], ["Sales", *nothing[1:], "Marketing"], [*T, *T], *lines)


NAMES = ("Anna", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gil", "Hana", "Ivo", "Jo", "Kim", "Lou")
HEAD = ("Name", "Department", "Level", *T)
BODY = [[name, *line] for name, line in zip(NAMES, rows(), strict=True)]
NOBODY = right(ASKED, kinds=["rows"], fill={"rows": "left out"})

for _name in ("Board view", "Points Possible", "Facilitator estimate", "Everybody else", "Sales", "Marketing"):

    @shape(f"a row of {_name} with neither function nor level", NOBODY)
    def _nobody(name=_name):
        answers = [str(3 + number % 2) for number in range(20)]
        return csv_of(HEAD, *BODY[:5], [name, "", "", *answers], *BODY[5:])


@shape("a row without a name under the header", NOBODY)
def _under_the_header():
    return csv_of(HEAD[1:], ["", "", *["5"] * 20], *(row[1:] for row in BODY))


@shape("one answer to everything of nobody, without levels", right(ASKED, kinds=["rows"], level=False))
def _without_levels():
    return csv_of(("Department", *T), ["", *["5"] * 20], *([line[0], *line[2:]] for line in rows()))
