"""Names of functions and levels that sound like one and may be another."""

from tests.shapes import ASKED, LEVELS, PEOPLE, READ, csv_of, right, rows, shape
from tests.shapes.vocabulary import T

HEADINGS = ("Department", "Role", *T)


def of(sales="Sales", marketing="Marketing"):
    """Return the twelve with other names of their functions."""
    names = {"sales": sales, "marketing": marketing}
    return csv_of(HEADINGS, *rows(str, lambda _n, p: (names[p.function], LEVELS[p.level])))


for _sales, _marketing in (
    ("Telemarketing", "Marketing"),
    ("SDR (Marketing)", "Marketing"),
    ("Marketing Sales", "Marketing Brand"),
    ("Sales team, reporting to Marketing", "Marketing"),
    ("Sales", "Sales Enablement"),
    ("Sales", "Salesforce admin"),
    ("Sales", "Sales Marketing"),
):

    @shape(
        f"asked which function it is, {_sales}, {_marketing}",
        right(ASKED, kinds=["function"], fill={_sales: "sales", _marketing: "marketing"}),
    )
    def _asked(sales=_sales, marketing=_marketing):
        return of(sales, marketing)


for _both in (
    "Sales & Marketing",
    "Sales/Marketing",
    "Marketing, Sales",
    "Sales and Marketing",
    "Vertrieb + Marketing",
):

    @shape(
        f"both functions, {_both.replace('/', ' or ')}",
        right(READ, people=[p if n else type(p)("other", p.level, p.answers) for n, p in enumerate(PEOPLE)]),
    )
    def _joint(both=_both):
        return csv_of(HEADINGS, *rows(str, lambda n, p: (p.function if n else both, LEVELS[p.level])))


@shape("executives beside account executives", right(ASKED, kinds=["level"], fill={"level": {"Executive": "head"}}))
def _executives():
    levels = {"head": "Executive", "staff": "Member of staff"}
    return csv_of(HEADINGS, *rows(str, lambda _n, p: (p.function, levels[p.level])))


@shape("a director of first impressions", right(READ, people=[type(p)(p.function, None, p.answers) for p in PEOPLE]))
def _impressions():
    return csv_of(HEADINGS, *rows(str, lambda _n, p: (p.function, "Director of first impressions")))


HEADS_TICKED = [type(p)(p.function, "head" if p.level == "head" else None, p.answers) for p in PEOPLE]


@shape("heads that are ticked", right(READ, people=HEADS_TICKED))
def _ticked():
    return csv_of(("Department", "Head?", *T), *rows(str, lambda _n, p: (p.function, "x" if p.level == "head" else "")))
