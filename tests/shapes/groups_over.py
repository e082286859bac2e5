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


_IN_MIDDLES = ("", "", "", "", "Sales", *[""] * 5, "Marketing", *[""] * 3)
_NOT_IN_MIDDLES = ("", "", "", "", "Sales", *[""] * 4, "Marketing", *[""] * 4)
_COUNTED_TWICE = ("#", "Statement", *range(1, 7), *range(1, 7))
_COUNTED_ONCE = ("#", "Statement", *(f"P{n}" for n in range(1, 13)))

for _title, _over, _numbers in (
    ("counted anew", _IN_MIDDLES, _COUNTED_TWICE),
    ("counted anew, beside the middle", _NOT_IN_MIDDLES, _COUNTED_TWICE),
    ("of equal size", _IN_MIDDLES, _COUNTED_ONCE),
):

    @shape(f"departments centred over blocks of people {_title}", right(READ, level=False))
    def _centred(over=_over, numbers=_numbers):
        return below(over, numbers)


@shape("departments centred over blocks with a blank column between", right(READ, level=False))
def _apart():
    apart = [(n, text, *(p.answers[n - 1] for p in PEOPLE)) for n, text in enumerate(T, 1)]
    rows = [_IN_MIDDLES, _COUNTED_ONCE, *apart]
    return csv_of(*((*row[:8], "", *row[8:]) for row in rows))


@shape(
    "departments over the middles of blocks that nothing tells",
    right(
        ASKED,
        level=False,
        kinds=["function"],
        fill={
            "function": {
                f"column {column}, between Sales and Marketing": function
                for column, function in zip("FGHI", ("sales", "sales", "sales", "marketing"), strict=True)
            }
        },
    ),
)
def _unclear():
    return below(_NOT_IN_MIDDLES, _COUNTED_ONCE)
