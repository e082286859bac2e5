"""Columns that name heads and may mean somebody else's: a manager, who approved a response, or who decides."""

from tests.shapes import ASKED, READ, csv_of, right, rows, shape
from tests.shapes.vocabulary import Q, plain

TITLES = ("Copywriter", "Demand planner", "Art buyer")
HEADS = {"sales": "VP Sales", "marketing": "CMO"}
GERMAN = {"sales": "Vertriebsleiter", "marketing": "Marketingleiterin"}


for _heading, _heads in (
    ("Manager", HEADS),
    ("Manager title", HEADS),
    ("Team lead", HEADS),
    ("Department owner", HEADS),
    ("Führungskraft", GERMAN),
):

    @shape(
        f"no level but that of somebody else: {_heading}",
        right(ASKED, level=False, kinds=["columns"], fill={"columns": {_heading: "not read"}}),
    )
    def _alone(heading=_heading, heads=_heads):
        return plain(("Department", heading, *Q), str, lambda _n, p: (p.function, heads[p.function]))

    @shape(
        f"job titles beside the level of somebody else: {_heading}",
        right(ASKED, level=False, kinds=["columns"], fill={"columns": {_heading: "not read", "Your role": "not read"}}),
    )
    def _beside_titles(heading=_heading, heads=_heads):
        return plain(
            ("Department", heading, "Your role", *Q), str, lambda n, p: (p.function, heads[p.function], TITLES[n % 3])
        )

    @shape(f"a level beside that of somebody else: {_heading}", right(READ))
    def _beside(heading=_heading, heads=_heads):
        return plain(("Department", heading, "Level", *Q), str, lambda _n, p: (p.function, heads[p.function], p.level))


for _heading, _heads in (
    ("Approved by", HEADS),
    ("Invited by", HEADS),
    ("Sponsor", HEADS),
    ("Ansprechpartner", GERMAN),
    ("Who should own the lead hand-off?", HEADS),
    ("Who decides on leads today?", HEADS),
    ("Wer entscheidet über Leads?", GERMAN),
    ("Qui décide ?", {"sales": "Directeur commercial", "marketing": "Directrice marketing"}),
):

    @shape(f"no level, though there is {_heading}", right(READ, level=False))
    def _nobody(heading=_heading, heads=_heads):
        return plain(("Department", heading, *Q), str, lambda _n, p: (p.function, heads[p.function]))


for _heading in ("Hierarchieebene", "Leitung", "Type", "Management category", "Are you a head or a member of staff?"):

    @shape(f"heads and staff under {_heading}", right(READ))
    def _own(heading=_heading):
        told = {"head": "Head of department", "staff": "Team member"}
        return csv_of(("Department", heading, *Q), *rows(str, lambda _n, p: (p.function, told[p.level])))
