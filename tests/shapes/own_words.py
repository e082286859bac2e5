"""Headings and levels in more words than they need: read where these add nothing, asked about where they may."""

from tests.shapes import ASKED, READ, right, shape
from tests.shapes.vocabulary import Q, plain

for _heading in (
    "Home department",
    "Reporting department",
    "Responses::Department",
    "Department (as of today)",
    "Which of the two functions are you part of?",
    "Which department do you represent in this survey?",
    "In welcher der beiden Abteilungen arbeiten Sie?",
):

    @shape(f"the own department under {_heading}", right(READ))
    def _own(heading=_heading):
        return plain((heading, "Level", *Q), str, lambda _n, p: (p.function, p.level))


for _heading in ("Which function do you report into?", "Which department do you rate in this survey?"):

    @shape(
        f"perhaps the own department under {_heading}",
        right(ASKED, kinds=["columns"], fill={"columns": {_heading: "function"}}),
    )
    def _perhaps(heading=_heading):
        return plain((heading, "Level", *Q), str, lambda _n, p: (p.function, p.level))


for _head, _staff in (
    ("Head", "Staff (0 direct reports)"),
    ("Head", "Key account management team member"),
    ("Head of department", "Member of the account management team"),
    ("Head of department", "Product management team member"),
    ("Führungskraft", "Mitarbeiter unterhalb der Führungsebene"),
    ("Directeur", "Collaborateur (hors encadrement)"),
):

    @shape(f"staff that are called {_staff}", right(READ))
    def _staff_only(head=_head, staff=_staff):
        return plain(("Department", "Level", *Q), str, lambda _n, p: (p.function, head if p.level == "head" else staff))


@shape(
    "senior executives beside junior ones",
    right(ASKED, kinds=["level"], fill={"level": {"Senior executive": "head"}}),
)
def _executives():
    return plain(
        ("Department", "Level", *Q),
        str,
        lambda _n, p: (p.function, f"{'Senior' if p.level == 'head' else 'Junior'} executive"),
    )


@shape(
    "whether somebody is a manager, in Portuguese",
    right(ASKED, kinds=["level"], fill={"level": {"Sim": "head", "Não": "staff"}}),
)
def _gestor():
    told = {"head": "Sim", "staff": "Não"}
    return plain(("Departamento", "Você é gestor?", *Q), str, lambda _n, p: (p.function, told[p.level]))
