"""Process check and process map: what is not defined yet in how marketing and sales work as one process.

The criteria are those of the Customer Manufacturing Group's white paper (`cmg`); questions, map and rules are ours.
Neither gives a score: the check gives a list of gaps, the map a list of faults.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assessment.model import OUTSIDE, SIDES, Bank, MapActivity, MapInput, MapOutput, ProcessQuestion

YES, PARTLY, NO = CHECK_ANSWERS = ("yes", "partly", "no")
"""What a question of the process check is answered with."""

NO_OWNER, SEVERAL_OWNERS, UNSUPPLIED, UNUSED, UNMEASURED, CIRCLE = FAULTS = (
    *("no-owner", "several-owners", "unsupplied-input", "unused-output", "unmeasured-hand-off", "circle"),
)
"""What a map is searched for, in the order in which faults are told."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A question of the process check that was answered `partly` or `no`."""

    question: ProcessQuestion
    answer: str


def find_gaps(answers: Mapping[str, str], bank: Bank) -> tuple[Gap, ...]:
    """Return the gaps among the answers (key of a question -> answer): every `no` before every `partly`."""
    return tuple(
        Gap(question, answer)
        for answer in (NO, PARTLY)
        for question in bank.process
        if answers.get(question.key) == answer
    )


@dataclass(frozen=True, slots=True)
class Activity:
    """A row of the process map. There should be one owner; that there are several, or none, is a fault."""

    key: str
    name: str
    side: str  # one of SIDES
    owners: tuple[str, ...] = ()
    inputs: tuple[MapInput, ...] = ()
    outputs: tuple[MapOutput, ...] = ()
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One of `FAULTS`. `activities` are keys: the one that has it, then the one that receives, or the whole circle.

    `what` is the input or the output, and `supplier` the key of the activity from which an input is expected in vain.
    """

    kind: str
    activities: tuple[str, ...]
    what: str = ""
    supplier: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """What passes from one activity to another; both are keys."""

    supplier: str
    receiver: str
    what: str


def same(one: str, other: str) -> bool:
    """Tell whether two texts name the same input or output: case and white space do not matter."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def links(activities: Sequence[Activity]) -> tuple[Link, ...]:
    """Return every link of the map: an input, and an activity named as its supplier that does hand it on."""
    by_key = {activity.key: activity for activity in activities}
    return tuple(
        Link(each.supplier, activity.key, each.what)
        for activity in activities
        for each in activity.inputs
        if each.supplier in by_key and _hands_on(by_key[each.supplier], each.what)
    )


def find_faults(activities: Sequence[Activity]) -> tuple[Fault, ...]:
    """Return every fault of a map, kind by kind in the order of `FAULTS`, within a kind in that of the map.

    Inputs from outside the map, and outputs that go there, need no partner inside it. A hand-off is a link between
    activities of different sides; it is measured where the supplying activity has a measure.
    """
    search: tuple[Callable[[Sequence[Activity]], Iterator[Fault]], ...] = (
        *(_owners, _unsupplied, _unused, _unmeasured, _circles),
    )
    found = [fault for each in search for fault in each(activities)]
    return tuple(sorted(found, key=lambda fault: FAULTS.index(fault.kind)))


def _hands_on(activity: Activity, what: str) -> bool:
    return any(same(output.what, what) for output in activity.outputs)


def _owners(activities: Sequence[Activity]) -> Iterator[Fault]:
    for activity in activities:
        if len(activity.owners) != 1:
            yield Fault(SEVERAL_OWNERS if activity.owners else NO_OWNER, (activity.key,))


def _unsupplied(activities: Sequence[Activity]) -> Iterator[Fault]:
    there = {(link.supplier, link.receiver, link.what) for link in links(activities)}
    keys = {activity.key for activity in activities}
    for activity in activities:
        for each in activity.inputs:
            if each.supplier != OUTSIDE and (each.supplier, activity.key, each.what) not in there:
                supplier = each.supplier if each.supplier in keys else ""
                yield Fault(UNSUPPLIED, (activity.key,), each.what, supplier)


def _unused(activities: Sequence[Activity]) -> Iterator[Fault]:
    used = links(activities)
    for activity in activities:
        for output in activity.outputs:
            taken = any(link.supplier == activity.key and same(link.what, output.what) for link in used)
            if not output.outside and not taken:
                yield Fault(UNUSED, (activity.key,), output.what)


def _unmeasured(activities: Sequence[Activity]) -> Iterator[Fault]:
    by_key = {activity.key: activity for activity in activities}
    for link in links(activities):
        supplier, receiver = by_key[link.supplier], by_key[link.receiver]
        if supplier.side != receiver.side and not supplier.measure:
            yield Fault(UNMEASURED, (link.supplier, link.receiver), link.what)


def _circles(activities: Sequence[Activity]) -> Iterator[Fault]:
    """Yield a circle for each link that goes up the map, or stays where it is, and closes one: the shortest.

    Every circle has such a link. Mend them all, and none is left.
    """
    place = {activity.key: number for number, activity in enumerate(activities)}
    receivers: dict[str, list[str]] = {activity.key: [] for activity in activities}
    for link in links(activities):
        receivers[link.supplier].append(link.receiver)
    told: set[frozenset[str]] = set()
    for link in links(activities):
        circle = _way(link.receiver, link.supplier, receivers) if place[link.supplier] >= place[link.receiver] else ()
        if circle and frozenset(circle) not in told:
            told.add(frozenset(circle))
            yield Fault(CIRCLE, circle)


def _way(start: str, end: str, receivers: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the shortest way from one activity to another, both included; empty where there is none."""
    before = {start: ""}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if here == end:
            way = [here]
            while way[-1] != start:
                way.append(before[way[-1]])
            return tuple(reversed(way))
        for after in receivers[here]:
            if after not in before:
                before[after] = here
                waiting.append(after)
    return ()


def draft(bank: Bank, leads: Mapping[str, str], joint: Collection[str] = ()) -> tuple[Activity, ...]:
    """Return a map to begin with: an activity for each stage of the funnel and each step of Sales, without owners.

    `leads` says for stages and steps who was agreed to lead: `marketing`, `sales` or `both`; that decides the side.
    An activity of the fuzzy middle stays there where both work on it, which `joint` says, whoever leads.
    """
    return in_order(
        Activity(each.key, each.name, _drafted_side(each, leads, joint), (), each.inputs, each.outputs)
        for each in bank.map_activities
    )


def _drafted_side(drafted: MapActivity, leads: Mapping[str, str], joint: Collection[str]) -> str:
    lead = leads.get(drafted.stage, drafted.side)
    if lead == "both" or (drafted.side == "shared" and drafted.stage in joint):
        return "shared"
    return lead


def in_order(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """Return activities as a chain from Marketing over the shared middle to Sales; within a side as they were."""
    return tuple(sorted(activities, key=lambda activity: SIDES.index(activity.side)))
