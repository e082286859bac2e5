"""Process check and process map: gaps, every fault, and nothing that is none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.model import OUTSIDE, SIDES, Bank, MapInput, MapOutput
from assessment.process import FAULTS, Activity, Fault, draft, find_faults, find_gaps, in_order, links
from assessment.report.process_lanes import lay_out_lanes
from assessment.report.process_map import lay_out

MAKE = Activity("make", "Make leads", "marketing", ("Ann",), (), (MapOutput("Leads"),), "leads a month")
SELL = Activity("sell", "Sell", "sales", ("Ben",), (MapInput("leads ", "make"),), (MapOutput("Orders", outside=True),))


def kinds(*activities: Activity) -> list[str]:
    return [fault.kind for fault in find_faults(activities)]


def changed(activity: Activity, **fields: object) -> Activity:
    from dataclasses import replace

    return replace(activity, **fields)  # type: ignore[arg-type]


def test_gaps_are_told_from_no_to_partly(bank: Bank) -> None:
    """A no comes before a partly, a yes and an open question are no gaps, and there is no number to it."""
    gaps = find_gaps({"purpose": "partly", "owners": "no", "links": "yes", "unknown": "no"}, bank)
    assert [("owners", "no"), ("purpose", "partly")] == [(gap.question.key, gap.answer) for gap in gaps]


def test_a_sound_map_has_no_fault() -> None:
    """Inputs are matched whatever their case and white space; what goes outside needs no user."""
    assert () == find_faults((MAKE, SELL))


@pytest.mark.parametrize(
    ("activities", "fault"),
    [
        ((changed(MAKE, owners=()), SELL), Fault("no-owner", ("make",))),
        ((MAKE, changed(SELL, owners=("Ben", "Cleo"))), Fault("several-owners", ("sell",))),
        (
            (MAKE, changed(SELL, inputs=(*SELL.inputs, MapInput("Prices", "")))),
            Fault("unsupplied-input", ("sell",), "Prices"),
        ),
        (
            (MAKE, changed(SELL, inputs=(*SELL.inputs, MapInput("Prices", "gone")))),
            Fault("unsupplied-input", ("sell",), "Prices"),
        ),
        (
            (MAKE, changed(SELL, inputs=(*SELL.inputs, MapInput("Prices", "make")))),
            Fault("unsupplied-input", ("sell",), "Prices", "make"),
        ),
        (
            (changed(MAKE, outputs=(*MAKE.outputs, MapOutput("Posters"))), SELL),
            Fault("unused-output", ("make",), "Posters"),
        ),
        ((changed(MAKE, measure=""), SELL), Fault("unmeasured-hand-off", ("make", "sell"), "leads ")),
    ],
)
def test_every_fault_is_found_alone(activities: tuple[Activity, ...], fault: Fault) -> None:
    """One thing wrong gives one fault that says what and where."""
    assert (fault,) == find_faults(activities)


def test_what_comes_from_outside_is_supplied() -> None:
    """An input from outside the map is no fault, and neither needs a measure nor makes a link."""
    activity = changed(SELL, inputs=(MapInput("Prices", OUTSIDE),))
    assert [] == kinds(activity)
    assert () == links((activity,))


def test_a_hand_off_within_a_side_needs_no_measure() -> None:
    """Only what passes from one side to another is a hand-off between functions."""
    assert [] == kinds(changed(MAKE, measure=""), changed(SELL, side="marketing"))


def ring(size: int) -> tuple[Activity, ...]:
    return tuple(
        Activity(
            f"a{n}",
            f"Do {n}",
            "shared",
            ("Ann",),
            (MapInput(f"x{(n - 1) % size}", f"a{(n - 1) % size}"),),
            (MapOutput(f"x{n}"),),
        )
        for n in range(size)
    )


@pytest.mark.parametrize("size", [1, 2, 5])
def test_a_circle_is_told_once_with_all_that_is_in_it(size: int) -> None:
    """The link that goes up the map closes it; an activity that feeds itself is one."""
    expected = Fault("circle", tuple(f"a{n}" for n in range(size)))
    assert (expected,) == find_faults(ring(size))


def test_two_circles_that_touch_are_both_told() -> None:
    """An activity may be in two circles."""
    hub = Activity("hub", "Hub", "shared", ("Ann",), (MapInput("l", "left"), MapInput("r", "right")), (MapOutput("h"),))
    left = Activity("left", "Left", "shared", ("Ben",), (MapInput("h", "hub"),), (MapOutput("l"),))
    right = Activity("right", "Right", "shared", ("Cleo",), (MapInput("h", "hub"),), (MapOutput("r"),))
    circles = {frozenset(fault.activities) for fault in find_faults((hub, left, right)) if fault.kind == "circle"}
    assert {frozenset({"hub", "left"}), frozenset({"hub", "right"})} == circles


def test_the_draft_lacks_owners_and_measures_alone(bank: Bank) -> None:
    """Its inputs, outputs and order are right, so that all it asks of the reader is what only they can know."""
    assert {"no-owner", "unmeasured-hand-off"} == set(kinds(*draft(bank, {})))


def test_the_draft_follows_what_was_agreed(bank: Bank) -> None:
    """Who leads decides the side; the fuzzy middle stays one where both work on it."""

    def sides(leads: dict[str, str], joint: tuple[str, ...] = ()) -> dict[str, str]:
        return {activity.key: activity.side for activity in draft(bank, leads, joint)}

    assert "shared" == sides({})["qualify-leads"]
    assert "sales" == sides({"prospecting": "sales"})["qualify-leads"]
    assert "shared" == sides({"prospecting": "sales"}, ("prospecting",))["qualify-leads"]
    assert "shared" == sides({"brand-awareness": "both"})["make-known"]
    assert "marketing" == sides({}, ("brand-awareness",))["make-known"]


def test_the_draft_serves_every_stage(bank: Bank) -> None:
    """Each stage has an activity, or the steps of Sales inside it have; each step has one."""
    served = {activity.stage for activity in bank.map_activities}
    inside = {"purchase-intention", "purchase"}
    assert {each.key for each in (*bank.funnel, *bank.sales_steps)} - inside == served


texts = st.sampled_from(["Leads", "leads", "Orders", "x"])
suppliers = st.sampled_from(["a0", "a1", "a2", "a3", "", "gone", OUTSIDE])
maps = st.lists(
    st.tuples(
        st.sampled_from(SIDES),
        st.lists(st.builds(MapInput, texts, suppliers), max_size=3),
        st.lists(st.builds(MapOutput, texts, st.booleans()), max_size=2),
        st.sampled_from(["", "a figure"]),
    ),
    max_size=5,
)


@given(maps)
def test_any_map_can_be_checked_and_drawn(rows: list[tuple[str, list[MapInput], list[MapOutput], str]]) -> None:
    """Whatever readers enter, faults name activities of the map, and the drawing holds every activity and link."""
    activities = in_order(
        Activity(f"a{n}", f"Activity {n} " * 4, side, ("Ann",) * (n % 3), tuple(needs), tuple(gives), measure)
        for n, (side, needs, gives, measure) in enumerate(rows)
    )
    faults = find_faults(activities)
    keys = {activity.key for activity in activities}
    assert all(set(fault.activities) <= keys and fault.kind in FAULTS for fault in faults)
    drawing = lay_out(activities, faults)
    assert [activity.key for activity in activities] == [spot.activity.key for spot in drawing.spots]
    assert {(link.supplier, link.receiver) for link in links(activities)} == {
        (arc.supplier, arc.receiver) for arc in drawing.arcs
    }
    assert all(above.bottom < below.y for above, below in zip(drawing.spots, drawing.spots[1:], strict=False))
    assert drawing.x <= 90  # room for 27 letters on a phone


@given(maps)
def test_any_map_goes_from_left_to_right(rows: list[tuple[str, list[MapInput], list[MapOutput], str]]) -> None:
    """A step is right of the one before it or in a row below, in the lane of its side; every link is drawn.

    What passes from one side to another is named, and stands in the white between lanes or beside its row.
    """
    activities = in_order(
        Activity(f"a{n}", f"Activity {n} " * 4, side, ("Ann",) * (n % 3), tuple(needs), tuple(gives), measure)
        for n, (side, needs, gives, measure) in enumerate([*rows, *rows[:1] * 7])
    )
    lanes = lay_out_lanes(activities, find_faults(activities))
    assert [(activity, number) for number, activity in enumerate(activities, 1)] == [
        (step.activity, step.number) for step in lanes.steps
    ]
    for one, other in pairwise(lanes.steps):
        assert one.x + one.width < other.x if one.y == other.y else one.y + one.height < other.y
    bands = {lane.side: lane for lane in lanes.lanes}
    assert list(dict.fromkeys(activity.side for activity in activities)) == [lane.side for lane in lanes.lanes]
    for step in lanes.steps:
        band = bands[step.activity.side]
        assert band.y < step.y
        assert step.y + step.height < band.y + band.height <= lanes.height
        assert 0 < step.x
        assert step.x + step.width < lanes.width
    assert {(link.supplier, link.receiver) for link in links(activities)} == {
        (line.supplier, line.receiver) for line in lanes.lines
    }
    side = {activity.key: activity.side for activity in activities}
    for line in lanes.lines:
        assert (side[line.supplier] != side[line.receiver]) == bool(line.what)
        assert not any(
            step.x < line.x < step.x + step.width and step.y < line.y < step.y + step.height for step in lanes.steps
        )


def test_the_lanes_of_the_draft_name_its_hand_offs(bank: Bank) -> None:
    """The draft is three lanes of one row each, and what crosses from lane to lane is what is handed on."""
    activities = draft(bank, {})
    lanes = lay_out_lanes(activities, find_faults(activities))
    assert list(SIDES) == [lane.side for lane in lanes.lanes]
    assert 3 == len({step.y for step in lanes.steps})
    handed = {(line.what, line.unmeasured) for line in lanes.lines if line.what}
    assert {("Leads", True), ("Value propositions", True), ("A proposal", True)} == handed


def test_one_link_back_is_one_thing_to_mend(bank: Bank) -> None:
    """However many ways lead down to it, the link that goes up is told once."""
    first, *between, last = draft(bank, {})
    back = changed(first, inputs=(MapInput("recommendations", last.key),))
    assert 1 == kinds(back, *between, last).count("circle")
