"""Levels beside job titles: what tells heads and staff is the level, whatever the titles sound like."""

from tests.shapes import ASKED, PEOPLE, READ, csv_of, right, rows, shape
from tests.shapes.vocabulary import T

TITLES = ("Account Executive", "Sales Representative", "SEO Specialist")
ENGLISH = ("Head of department", "Team member")
LEVELS = {
    "Role": ENGLISH,
    "Position": ENGLISH,
    "Management level": ENGLISH,
    "I am a": ENGLISH,
    "Hierarchieebene": ("Abteilungsleitung", "Mitarbeiter/in"),
    "Befattning": ("Avdelningschef", "Medarbetare"),
    "Stilling": ("Afdelingsleder", "Medarbejder"),
    "Görev": ("Müdür", "Çalışan"),
    "Statut": ("Responsable du service", "Collaborateur"),
    "职务": ("部门负责人", "员工"),
}


def titled(heading, levels, titles=TITLES, first=True):
    """Return the twelve with a level and a job title, the title before it or behind."""
    pairs = [(titles[n % len(titles)], levels[p.level != "head"]) for n, p in enumerate(PEOPLE)]
    headings = ("Job title", heading) if first else (heading, "Job title")
    before = [(p.function, *(pair if first else pair[::-1])) for p, pair in zip(PEOPLE, pairs, strict=True)]
    return csv_of(("Department", *headings, *T), *rows(str, lambda n, _p: before[n]))


for _heading, _levels in LEVELS.items():
    for _first in (True, False):

        @shape(f"{_heading} {'behind' if _first else 'before'} a job title", right(READ))
        def _level(heading=_heading, levels=_levels, first=_first):
            return titled(heading, levels, first=first)


WHICH = {"columns": {"Group": "level", "Job title": "not read", "Role": "level"}}


@shape(
    "levels under a heading that says nothing of them, beside a job title", right(ASKED, kinds=["columns"], fill=WHICH)
)
def _unheaded():
    return titled("Group", ENGLISH)


@shape("levels that job titles contradict", right(ASKED, kinds=["columns"], fill=WHICH))
def _contradicted():
    return titled("Role", ENGLISH, ("Sales Director", "Sales Representative", "SEO Specialist"))


for _heading in ("Role in project", "Role in workshop"):

    @shape(
        f"parts that people play for a while, {_heading}",
        right(ASKED, kinds=["columns"], level=False, fill={"columns": {_heading: "not read"}}),
    )
    def _part(heading=_heading):
        return csv_of(("Department", heading, *T), *rows(str, lambda _n, p: (p.function, ENGLISH[p.level != "head"])))
