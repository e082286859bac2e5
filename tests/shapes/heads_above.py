"""Department and level in lines above a table with a row for each person, around ticked forms, and below answers."""

from tests.shapes import ASKED, ENGLISH, LEVELS, PEOPLE, READ, csv_of, right, rows, shape
from tests.shapes.saved import workbook
from tests.shapes.sheet_heads import listed
from tests.shapes.vocabulary import T

SALES = [person for person in PEOPLE if person.function == "sales"]
MARKETING = [person for person in PEOPLE if person.function == "marketing"]
STAFF = [person for person in PEOPLE if person.level == "staff"]
NAMED = ("Name", "Level")


def named(people, first=0):
    """Return rows with a name and a level."""
    return rows(str, lambda n, p: (f"P{n + first}", p.level), people=people)


for _label, _said in (
    ("Department", "Sales"),
    ("Department:", "Sales"),
    ("Team", "Sales"),
    ("Function", "Sales"),
    ("Abteilung", "Vertrieb"),
):
    for _blank in (0, 1):
        _name = f"{_label.strip(':')} {len(_label)} in two cells above people, {_blank} lines between"

        @shape(_name, right(READ, people=SALES))
        def _above(label=_label, said=_said, blank=_blank):
            return csv_of((label, said), *[()] * blank, (*NAMED, *T), *named(SALES))


@shape(
    "department in two cells above people without a column beside the answers", right(READ, people=SALES, level=False)
)
def _alone():
    return csv_of(("Department", "Sales"), T, *rows(str, lambda _n, _p: (), people=SALES))


@shape("department and level in two cells above people", right(READ, people=[p for p in SALES if p.level == "staff"]))
def _both():
    staff = [person for person in SALES if person.level == "staff"]
    top = (("Joint working survey",), ("Department", "", "Sales"), ("Level", "", "Staff"), ("Date", "", "3 May 2026"))
    return csv_of(*top, (), ("Name", *T), *rows(str, lambda n, _p: (f"P{n}",), people=staff))


@shape("departments in two cells above blocks of people", right(READ))
def _blocks():
    top = (*NAMED, *T)
    sales, marketing = (("Department", each) for each in ("Sales", "Marketing"))
    return csv_of(sales, top, *named(SALES), (), marketing, top, *named(MARKETING, 6))


@shape("departments in two cells above people below one header", right(READ))
def _below_one_header():
    sales, marketing = (("Department", each) for each in ("Sales", "Marketing"))
    return csv_of((*NAMED, *T), sales, *named(SALES), (), marketing, *named(MARKETING, 6))


@shape("worksheets with the department in two cells above people", right(READ))
def _worksheets():
    top = (*NAMED, *T)
    sheets = {"Sheet1": (SALES, "Sales", 0), "Sheet2": (MARKETING, "Marketing", 6)}
    made = {name: [("Department", said), (), top, *named(of, at)] for name, (of, said, at) in sheets.items()}
    return {"people.xlsx": workbook(**made)}


for _line in ("Survey of the Sales department", "Answers of all people in the Sales team"):

    @shape(
        f"a line above people, {_line}",
        right(ASKED, people=SALES, kinds=["function"]),
    )
    def _line_above(line=_line):
        return {"answers.csv": csv_of((line,), (), (*NAMED, *T), *named(SALES))}


# Lines above people that tell nothing of all of them.
for _cells in (
    ("How Sales and Marketing work together here",),
    ("Survey of the Sales department",),
    ("Department", "Sales & Marketing"),
    ("Department", "All"),
    ("Team", "Sales"),
    ("Level", "Head"),
    ("Role", "Facilitator"),
    ("Owner", "Marketing"),
    ("Organisation", "ACME Sales Germany"),
    ("Team:", "Alpha"),
    ("Position", "3"),
):

    @shape(f"a line above people that tell their departments, {' '.join(_cells)}", right(READ))
    def _told_in_columns(cells=_cells):
        return {
            "answers.csv": csv_of(
                cells, (), ("Department", "Level", *T), *rows(str, lambda _n, p: (p.function.title(), p.level))
            )
        }


for _cells in (
    ("Department", "Sales & Marketing"),
    ("Department", "All"),
    ("Teams", "Sales, Marketing"),
    ("Survey run by our Marketing operations colleagues",),
    ("How our Sales and Marketing departments work together",),
    ("Role", "Facilitator"),
    ("Level", "All"),
):

    @shape(f"a line above people without departments, {' '.join(_cells)}", right(READ, function=False))
    def _told_nowhere(cells=_cells):
        return {"answers.csv": csv_of(cells, (), (*NAMED, *T), *rows(str, lambda n, p: (f"P{n}", p.level)))}


def ticked(person, head, mark="x", points=(1, 2, 3, 4, 5)):
    """Return the sheet of a person who ticked a point for each statement."""
    lines = zip(T, person.answers, strict=True)
    body = [
        [n, text, *(mark if at == given else None for at in range(1, 6))] for n, (text, given) in enumerate(lines, 1)
    ]
    return [*head, ("#", "Statement", *points), *body]


def in_cells(person):
    """Return department and level, a line each."""
    return [("Department", person.function.title()), ("Level", LEVELS[person.level]), ()]


def in_one_cell(person):
    """Return department and level, a cell each."""
    return [(f"Department: {person.function.title()}",), (f"Level: {LEVELS[person.level]}",), ()]


for _name, _head in (("two cells", in_cells), ("one cell", in_one_cell)):
    for _scale in (
        (1, 2, 3, 4, 5),
        tuple(map(ENGLISH, range(1, 6))),
        ("Stimme gar nicht zu", None, None, None, "Stimme voll zu"),
        ("1 strongly disagree", 2, 3, 4, "5 strongly agree"),
    ):

        @shape(f"ticked forms with who it is in {_name} above, {_scale[0]}", right(READ))
        def _forms(head=_head, scale=_scale):
            return {"forms.xlsx": workbook(**{f"P{n}": ticked(p, head(p), "x", scale) for n, p in enumerate(PEOPLE)})}


@shape("answers with department and level below", right(READ))
def _below():
    return {"forms.xlsx": workbook(**{f"P{n}": [*listed((), p), (), *in_cells(p)] for n, p in enumerate(PEOPLE)})}


@shape("ticked forms with department and level below", right(READ))
def _below_ticks():
    return {"forms.xlsx": workbook(**{f"P{n}": [*ticked(p, ()), (), *in_cells(p)] for n, p in enumerate(PEOPLE)})}


@shape("ticked forms with notes around and nobody named", right(READ, function=False, level=False))
def _notes_around():
    head = [("Please tick one box a line",), ("Date", "3 May 2026"), ()]
    below = [(), ("Thank you",), ("Return to", "Marketing operations")]
    return {"forms.xlsx": workbook(**{f"P{n}": [*ticked(p, head), *below] for n, p in enumerate(PEOPLE)})}
