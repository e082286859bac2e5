"""Where everything stands in the wide drawing of a process map: a lane for each side, and steps from left to right.

Lanes are stacked as in a swimlane diagram, and a link between two sides runs through the white between their lanes, so
that every hand-off is seen. All is in units of the drawing; a page shows a fixed number of them for each size of text.
"""

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import batched, groupby

from assessment.process import Activity, Fault, links
from assessment.report.process_map import count_other_faults, is_in_a_circle, is_unmeasured

WIDTH, HEADER, MOST_IN_A_ROW, GAP = 1100, 140, 5, 32  # of the drawing, of a lane's name, between two steps
NAME_LETTER, DETAIL_LETTER, MOST_LINES = 8.0, 6.6, 2  # widths of a letter; lines of owners and of outputs
INSET, HEAD, NAME_LINE, DETAIL_LINE = 12, 40, 19, 17  # inside a step: its sides, its marker's row, its lines
LEVEL, WORDS_LEVEL, AROUND, BETWEEN = 12, 26, 16, 12  # of a link beside a row, of one with words, around, between lanes


@dataclass(frozen=True, slots=True)
class Step:
    """An activity: a box whose top left corner is at `x` and `y`."""

    activity: Activity
    number: int  # its place in the chain, from 1
    x: float
    y: float
    width: float
    height: float
    name: tuple[str, ...]  # lines
    owners: tuple[str, ...]
    outputs: tuple[str, ...]
    other_faults: int  # besides those that its owners show


@dataclass(frozen=True, slots=True)
class Line:
    """What a step hands on to another. `what` is empty within a side, else it begins at `x` on the base `y`."""

    supplier: str
    receiver: str
    path: str
    arrow: str
    what: str
    x: float
    y: float
    unmeasured: bool
    circle: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """The band of a side."""

    side: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Lanes:
    """All of it."""

    width: int
    height: float
    lanes: tuple[Lane, ...]
    steps: tuple[Step, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Route:
    """A link that is not straight: it runs above row `first`, then above row `last`, which may be the same."""

    supplier: str
    receiver: str
    what: str
    first: int
    last: int
    start: str  # `top` or `bottom` of the supplier
    end: str  # and of the receiver


type _Seats = dict[str, tuple[int, int]]  # row and column of an activity, by its key
type _Levels = dict[tuple[_Route, int], float]  # y of a route above a row


def lay_out_lanes(activities: Sequence[Activity], faults: Sequence[Fault]) -> Lanes:
    """Place the activities, which stand in the order of the chain, and every link between two of them."""
    sides = groupby(activities, lambda activity: activity.side)
    rows = [row for _, members in sides for row in batched(members, MOST_IN_A_ROW, strict=False)]
    seats = _seats(rows)
    straight, routes = _routes(activities, seats)
    pitch = (WIDTH - HEADER) / max((len(row) for row in rows), default=1)
    levels: _Levels = {}
    lanes: list[Lane] = []
    steps: dict[str, Step] = {}
    y = 0.0
    for place, row in enumerate(rows):
        side = row[0].side
        near = [route for route in routes if place in (route.first, route.last)]
        y = _set_levels([route for route in near if route.what], place, y, levels)
        top = lanes.pop().y if lanes and lanes[-1].side == side else y
        y = _set_levels([route for route in near if not route.what], place, y + AROUND, levels)
        placed = [_step(activity, HEADER + pitch * seats[activity.key][1], y, pitch - GAP, faults) for activity in row]
        height = max(step.height for step in placed)
        for step in placed:
            steps[step.activity.key] = replace(step, number=len(steps) + 1, height=height)
        y += height + AROUND
        lanes.append(Lane(side, top, y - top))
        y += BETWEEN
    lines = (*(_straight(pair, steps, faults) for pair in straight), *_lines(routes, steps, levels, faults))
    return Lanes(WIDTH, max(y - BETWEEN, 0), tuple(lanes), tuple(steps.values()), lines)


def _seats(rows: Sequence[Sequence[Activity]]) -> _Seats:
    """Seat a lane that is shorter than the longest on the left, in the middle, or on the right, as its side is."""
    columns = max((len(row) for row in rows), default=0)
    seats: _Seats = {}
    for place, row in enumerate(rows):
        begins = place == 0 or rows[place - 1][0].side != row[0].side
        free = columns - len(row) if begins else 0
        first = {"marketing": 0, "shared": free // 2, "sales": free}[row[0].side]
        seats |= {activity.key: (place, column) for column, activity in enumerate(row, first)}
    return seats


def _routes(activities: Sequence[Activity], seats: _Seats) -> tuple[list[tuple[str, str]], list[_Route]]:
    """Return the links that run straight to the next step of a row, and the ways of all others."""
    side = {activity.key: activity.side for activity in activities}
    handed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for link in links(activities):
        handed[link.supplier, link.receiver].append(link.what)
    straight, routes = [], []
    for (supplier, receiver), outputs in handed.items():
        (above, column), (below, other) = seats[supplier], seats[receiver]
        if (below, other) == (above, column + 1):
            straight.append((supplier, receiver))
            continue
        what = ", ".join(outputs) if side[supplier] != side[receiver] else ""
        if above < below:
            routes.append(_Route(supplier, receiver, what, above + 1, below, "bottom", "top"))
        elif above == below:
            routes.append(_Route(supplier, receiver, what, above, above, "top", "top"))
        else:
            routes.append(_Route(supplier, receiver, what, above, below + 1, "top", "bottom"))
    return straight, routes


def _set_levels(routes: Sequence[_Route], place: int, y: float, levels: _Levels) -> float:
    """Give each route a level of its own above row `place`, from `y` down, and return where what follows begins."""
    for route in routes:
        y += WORDS_LEVEL if route.what and route.first == place else LEVEL
        levels[route, place] = y
    return y + AROUND if routes else y


def _step(activity: Activity, x: float, y: float, width: float, faults: Sequence[Fault]) -> Step:
    room = width - 2 * INSET
    name = tuple(textwrap.wrap(activity.name, int(room / NAME_LETTER)))
    owners = _details(", ".join(activity.owners), room)
    outputs = _details(", ".join(output.what for output in activity.outputs), room - 2 * DETAIL_LETTER)
    others = count_other_faults(activity, faults)
    height = HEAD + NAME_LINE * len(name) + DETAIL_LINE * (max(len(owners), 1) + len(outputs) + bool(others)) + INSET
    return Step(activity, 0, x, y, width, height, name, owners, outputs, others)


def _details(text: str, room: float) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, int(room / DETAIL_LETTER), max_lines=MOST_LINES, placeholder="…"))


def _straight(pair: tuple[str, str], steps: dict[str, Step], faults: Sequence[Fault]) -> Line:
    supplier, receiver = (steps[key] for key in pair)
    y, end = supplier.y + HEAD / 2, receiver.x - 3
    path = f"M{supplier.x + supplier.width:g} {y:g}H{end:g}"
    marked = (is_unmeasured(pair, faults), is_in_a_circle(pair, faults))
    return Line(*pair, path, f"M{end - 6:g} {y - 5:g}l6 5-6 5", "", 0, 0, *marked)


def _lines(
    routes: Sequence[_Route], steps: dict[str, Step], levels: _Levels, faults: Sequence[Fault]
) -> Iterator[Line]:
    doors = _doors(routes, steps)
    for number, route in enumerate(routes):
        pair = (route.supplier, route.receiver)
        begin, end = doors[route, "start"], doors[route, "end"]
        level, last_level = levels[route, route.first], levels[route, route.last]
        # Between rows that are no neighbours, it passes those between in the gap before its receiver.
        turn = end if route.first == route.last else steps[route.receiver].x - 9 - 6 * (number % 3)
        receiver = steps[route.receiver]
        y, head = (receiver.y - 3, -6) if route.end == "top" else (receiver.y + receiver.height + 3, 6)
        left = steps[route.supplier].y + (steps[route.supplier].height if route.start == "bottom" else 0)
        path = f"M{begin:g} {left:g}V{level:g}H{turn:g}V{last_level:g}H{end:g}V{y:g}"
        x = min(begin, turn) + 8
        what = textwrap.shorten(route.what, max(int((WIDTH - x) / DETAIL_LETTER) - 16, 8), placeholder="…")
        arrow = f"M{end - 5:g} {y + head:g}l5 {-head} 5 {head}"
        marked = (is_unmeasured(pair, faults), is_in_a_circle(pair, faults))
        yield Line(*pair, path, arrow, what, x, level - 6, *marked)


def _doors(routes: Sequence[_Route], steps: dict[str, Step]) -> dict[tuple[_Route, str], float]:
    """Spread what leaves and reaches an edge of a step along it, in the order of where it comes from or goes to."""
    edges: dict[tuple[str, str], list[tuple[float, int, str]]] = defaultdict(list)
    for number, route in enumerate(routes):
        edges[route.supplier, route.start].append((steps[route.receiver].x, number, "start"))
        edges[route.receiver, route.end].append((steps[route.supplier].x, number, "end"))
    return {
        (routes[number], which): steps[key].x + steps[key].width * place / (len(ends) + 1)
        for (key, _), ends in edges.items()
        for place, (_, number, which) in enumerate(sorted(ends), 1)
    }
