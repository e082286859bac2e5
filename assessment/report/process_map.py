"""Where everything stands in the drawing of a process map: a chain from Marketing over the fuzzy middle to Sales.

It is for a page that is as narrow as a phone, and for print; `process_lanes` draws the wide one. All is in units of the
drawing, of which a page shows a fixed number for each size of text.
"""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from assessment.process import CIRCLE, NO_OWNER, SEVERAL_OWNERS, UNMEASURED, Activity, Fault, links

WIDTH = 328  # what a phone of 360 pixels has room for
NAME_WIDTH, DETAIL_WIDTH = 27, 34  # letters in a line
LINE, DETAIL_LINE, BETWEEN, TITLE = 19, 17, 20, 34  # heights
EDGE, LANE, MOST_LANES = 20, 9, 6  # the stripe of a side, and the lanes of links beside the marks


@dataclass(frozen=True, slots=True)
class Spot:
    """An activity in the drawing; `y` is the base of its first line, `bottom` where it ends."""

    activity: Activity
    y: int
    bottom: int
    name: tuple[str, ...]  # lines
    owners: str
    outputs: str
    other_faults: int  # besides those that its owners show


@dataclass(frozen=True, slots=True)
class Arc:
    """A link in the drawing: straight to the next activity (lane 0), or along a lane beside the chain."""

    supplier: str
    receiver: str
    path: str
    end: int  # y of the arrow's point
    lane: int
    unmeasured: bool
    circle: bool


@dataclass(frozen=True, slots=True)
class Zone:
    """The part of the drawing that belongs to a side."""

    side: str
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of it; `x` is where the marks stand."""

    width: int
    x: int
    height: int
    zones: tuple[Zone, ...]
    spots: tuple[Spot, ...]
    arcs: tuple[Arc, ...]


def lay_out(activities: Sequence[Activity], faults: Sequence[Fault]) -> Drawing:
    """Place the activities, which stand in the order of the chain, and every link between two of them."""
    zones, spots, y = [], [], 0
    for side, members in groupby(activities, key=lambda activity: activity.side):
        top = y
        y += TITLE
        for activity in members:
            spot = _spot(activity, y + LINE, faults)
            spots.append(spot)
            y = spot.bottom + BETWEEN
        zones.append(Zone(side, top, y - top))
    pairs = list(dict.fromkeys((link.supplier, link.receiver) for link in links(activities)))
    lanes = _lanes(pairs, [activity.key for activity in activities])
    x = EDGE + LANE * max(lanes.values(), default=0) + 6
    at = {spot.activity.key: spot.y - 5 for spot in spots}
    arcs = tuple(_arc(pair, lane, x, at, faults) for pair, lane in lanes.items())
    return Drawing(WIDTH, x, y, tuple(zones), tuple(spots), arcs)


def _spot(activity: Activity, y: int, faults: Sequence[Fault]) -> Spot:
    name = tuple(textwrap.wrap(activity.name, NAME_WIDTH, break_long_words=True))
    owners, outputs = ", ".join(activity.owners), ", ".join(output.what for output in activity.outputs)
    others = count_other_faults(activity, faults)
    details = 1 + bool(outputs) + bool(others)
    bottom = y + LINE * (len(name) - 1) + DETAIL_LINE * details
    return Spot(activity, y, bottom, name, _cut(owners), _cut(outputs), others)


def _cut(text: str) -> str:
    return text if len(text) <= DETAIL_WIDTH else f"{text[: DETAIL_WIDTH - 1].rstrip()}…"


def _lanes(pairs: Iterable[tuple[str, str]], order: Sequence[str]) -> dict[tuple[str, str], int]:
    """Give each link a lane: 0 to the next activity below, else the nearest that no overlapping link has."""
    lanes: dict[tuple[str, str], int] = {}
    taken: list[tuple[int, int, int]] = []
    for pair in sorted(pairs, key=lambda pair: abs(order.index(pair[0]) - order.index(pair[1]))):
        start, end = sorted((order.index(pair[0]), order.index(pair[1])))
        if order.index(pair[1]) == order.index(pair[0]) + 1:
            lanes[pair] = 0
            continue
        busy = {lane for lane, first, last in taken if first < end and start < last}
        lane = next((lane for lane in range(1, MOST_LANES + 1) if lane not in busy), MOST_LANES)
        taken.append((lane, start, end))
        lanes[pair] = lane
    return lanes


def _arc(pair: tuple[str, str], lane: int, x: int, at: dict[str, int], faults: Sequence[Fault]) -> Arc:
    start, end = at[pair[0]], at[pair[1]]
    path = f"M{x} {start + 13}V{end - 14}" if lane == 0 else f"M{x - 12} {start}H{x - 6 - LANE * lane}V{end}H{x - 14}"
    return Arc(*pair, path, end, lane, is_unmeasured(pair, faults), is_in_a_circle(pair, faults))


def count_other_faults(activity: Activity, faults: Sequence[Fault]) -> int:
    """Count the faults of an activity besides those that its owners show."""
    told = (NO_OWNER, SEVERAL_OWNERS)
    return sum(activity.key == fault.activities[0] for fault in faults if fault.kind not in told)


def is_unmeasured(pair: tuple[str, str], faults: Sequence[Fault]) -> bool:
    """Tell whether what passes from the first activity to the second is a hand-off without a measure."""
    return any(fault.kind == UNMEASURED and fault.activities == pair for fault in faults)


def is_in_a_circle(pair: tuple[str, str], faults: Sequence[Fault]) -> bool:
    """Tell whether the link between two activities belongs to a circle."""
    circles = [fault.activities for fault in faults if fault.kind == CIRCLE]
    return any(pair in zip(circle, (*circle[1:], circle[0]), strict=True) for circle in circles)
