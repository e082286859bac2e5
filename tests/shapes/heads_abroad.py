"""Heads whose names hold that of their function, in the North, and levels that nobody knows: read, or told."""

from dataclasses import replace

from tests.shapes import PEOPLE, READ, right, shape
from tests.shapes.vocabulary import Q, plain


def levels(department, heading, heads, staff):
    """Return the twelve, of whom heads are called after their function."""

    def before(_number, person):
        return department[person.function], heads[person.function] if person.level == "head" else staff

    return plain(("Department", heading, *Q), str, before)


ENGLISH = {"sales": "Sales", "marketing": "Marketing"}
NORWEGIAN = {"sales": "Salg", "marketing": "Markedsføring"}
for _department, _heading, _heads, _staff in (
    (NORWEGIAN, "Stilling", {"sales": "Salgssjef", "marketing": "Markedssjef"}, "Medarbeider"),
    (NORWEGIAN, "Stilling", {"sales": "Salgsdirektør", "marketing": "Markedsdirektør"}, "Salgskonsulent"),
    (NORWEGIAN, "Stilling", {"sales": "Salgschef", "marketing": "Marketingchef"}, "Medarbejder"),
    (ENGLISH, "Befattning", {"sales": "Försäljningsdirektör", "marketing": "Marknadsdirektör"}, "Medarbetare"),
    (ENGLISH, "Level", {"sales": "Sjef", "marketing": "Avdelingssjef"}, "Salgsmedarbeider"),
    (ENGLISH, "Level", {"sales": "Sölustjóri", "marketing": "Markaðsstjóri"}, "Starfsmaður"),
):

    @shape(f"{_heads['sales']} and {_staff} under {_heading}", right(READ))
    def _read(department=_department, heading=_heading, heads=_heads, staff=_staff):
        return levels(department, heading, heads, staff)


for _heads, _heading in (
    ({"sales": "Sales boss", "marketing": "Marketing boss"}, "Level"),
    ({"sales": "Vertriebsboss", "marketing": "Marketingboss"}, "Ebene"),
    ({"sales": "Other", "marketing": "Other"}, "Level"),
    ({"sales": "Sonstige", "marketing": "Sonstige"}, "Hierarchieebene"),
):

    @shape(
        f"{_heads['sales']} beside staff is told",
        right(READ, kinds=["level"], people=[replace(p, level=None if p.level == "head" else p.level) for p in PEOPLE]),
    )
    def _told(heads=_heads, heading=_heading):
        return levels(ENGLISH, heading, heads, "Staff")


@shape("levels of which none is known are told", right(READ, kinds=["level"], level=False))
def _unknown():
    return levels(ENGLISH, "Hierarchy", {"sales": "Tier A", "marketing": "Tier A"}, "Tier B")


@shape("levels that are told in words for departments", right(READ, level=False))
def _departments():
    return plain(("Department", "Level", *Q), str, lambda _n, p: (ENGLISH[p.function], f"{ENGLISH[p.function]} team"))
