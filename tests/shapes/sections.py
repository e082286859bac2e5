"""People below a row that names their department: alone, with a count, or above headings that come again."""

from tests.shapes import ASKED, LEVELS, PEOPLE, READ, csv_of, right, shape
from tests.shapes.vocabulary import T

HEAD = ("", "Role", *T)


def below(sales, marketing, head=HEAD, again=False):
    """Return the six of each function below a row with a name; `again` says that the headings stand below it."""
    lines = [] if again else [head]
    for name, people in ((sales, PEOPLE[:6]), (marketing, PEOPLE[6:])):
        lines += [[name], *([head] if again else [])]
        lines += [[f"{name[0]}{n}", LEVELS[p.level], *p.answers] for n, p in enumerate(people)]
    return csv_of(*lines)


for _sales, _marketing in (("SALES", "MARKETING"), ("Sales (6)", "Marketing (6)"), ("Vertrieb", "Marketing")):

    @shape(f"departments in rows of their own, {_sales} and roles beside them", right(READ))
    def _alone(sales=_sales, marketing=_marketing):
        return below(sales, marketing)


@shape("departments in rows of their own, above the headings", right(READ))
def _again():
    return below("SALES", "MARKETING", again=True)


@shape("departments in rows of their own, of which one is not known", right(ASKED, fill={"Team Blau": "marketing"}))
def _unknown():
    return below("SALES", "Team Blau")


@shape("places in rows of their own", right(READ, ASKED, function=False, fill={"function": "open"}))
def _places():
    return below("Berlin", "Hamburg")


@shape("departments in rows of their own, and in a column", right(READ))
def _both():
    lines = [["EMEA"], *([p.function, LEVELS[p.level], *p.answers] for p in PEOPLE)]
    return csv_of(("Department", "Role", *T), *lines)
