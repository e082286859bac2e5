"""Statements below each other, with the departments of people in merged cells over their columns, or in their codes."""

from tests.shapes import ASKED, PEOPLE, READ, Someone, csv_of, right, shape
from tests.shapes.vocabulary import T


def below(*over):
    """Return a table with a column for each of the twelve, and what stands over them."""
    return csv_of(*over, *((n, text, *(p.answers[n - 1] for p in PEOPLE)) for n, text in enumerate(T, 1)))


for _names in (("Sales", "Marketing"), ("Vertrieb", "Marketing")):

    @shape(
        f"departments merged over people, {_names[0]}",
        right(ASKED, level=False, kinds=["function"], fill={"function": {"(empty cells)": "as above"}}),
    )
    def _merged(names=_names):
        over = ("", "", names[0], *[""] * 5, names[1], *[""] * 5)
        return below(over, ("#", "Statement", *range(1, 7), *range(1, 7)))


@shape(
    "departments in the codes of people",
    right(ASKED, level=False, kinds=["function"], fill={"function": {"S": "sales", "M": "marketing"}}),
)
def _codes():
    return below(("#", "Statement", *(f"{p.function[0].upper()}{n % 6 + 1}" for n, p in enumerate(PEOPLE))))


@shape("people who are counted through", right(READ, level=False, function=False))
def _counted():
    return below(("#", "Statement", *(f"P{n}" for n in range(1, 13))))


for _now, _then in (("Today", "Target"), ("Heute", "Ziel"), ("Now", "In a year"), ("Us", "Them")):

    @shape(
        f"one person who answered below {_now} and {_then}",
        right(
            ASKED,
            people=[Someone(None, None, PEOPLE[0].answers)],
            kinds=["rows"],
            fill={"rows": {f"row 2 (“{_now}”)": "people", f"row 3 (“{_then}”)": "left out"}},
        ),
    )
    def _twice(now=_now, then=_then):
        one, two = PEOPLE[0].answers, PEOPLE[-1].answers
        return csv_of(("Statement", now, then), *zip(T, one, two, strict=True))
