"""People who stand somewhere a second time: in a copy of a part, in another file, or in a row that was sent twice."""

from tests.shapes import PEOPLE, READ, csv_of, right, rows, shape, stamped
from tests.shapes.vocabulary import T

TOP = ("Department", "Level")
TIMED = ("Timestamp", *TOP, *T)
STAMPED = rows(str, stamped("2026-11-20 09:{:02}:01"))
PLAIN = rows(str)


@shape("a row sent twice in the same second", right(READ))
def _twice():
    return csv_of(TIMED, *STAMPED[:5], STAMPED[4], *STAMPED[5:])


@shape(
    "two people with the same answers in the same minute, told to the second", right(READ, people=[PEOPLE[4], *PEOPLE])
)
def _seconds_apart():
    return csv_of(TIMED, *STAMPED, ["2026-11-20 09:04:02", *STAMPED[4][1:]])


def shorter(people, gone, place=4):
    lines = [[*row] for row in people]
    del lines[gone][place]
    return lines


for _after in ((), ("Team size",)):

    @shape(f"a row that lost a cell, with {len(_after)} column behind", right(READ, people=[*PEOPLE[:4], *PEOPLE[5:]]))
    def _lost(after=_after):
        return csv_of((*TOP, *T, *after), *shorter(rows(str, after=lambda n, _: (n % 5 + 1,) * len(after)), 4))


@shape("rows that end with their last answer", right(READ, people=[*PEOPLE[:4], *PEOPLE[4:]]))
def _open_ends():
    lines = rows(str, after=lambda n, _: ("fine",) if n % 3 == 0 else ())
    return csv_of((*TOP, *T, "Anything else?"), *lines)
