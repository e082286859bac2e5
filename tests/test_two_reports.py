"""Two reports of one workspace that hold the same people, by more than chance, tell of nobody when laid together."""

from dataclasses import replace

import pytest

from assessment.errors import ActionError
from assessment.stats import NoFigure
from assessment.team.threshold import BELOW_THRESHOLD
from assessment.workspace.records import Person
from assessment.workspace.report.page import report_of
from tests.test_given_out import TELLS, added, again, closed, in_a_table, people
from tests.workspaces import act, context, empty


def test_a_report_of_other_people_is_no_part_of_a_sum() -> None:
    """Nobody of the first measurement is in the second, which is opened again and grows."""
    workspace = closed(added(again(empty(), "first"), people(range(20))))
    workspace = closed(added(again(workspace, "second"), in_a_table(people(range(100, 116)))))
    grown = closed(added(act(workspace, "reopen-wave"), in_a_table(people(range(200, 212))), key="grown"))
    assert [1, 2] == [len(wave.given) for wave in grown.waves]


def of_one_answer(numbers: range) -> list[Person]:
    """Return people who gave one answer to every statement, all of them the same one."""
    return [Person("sales", "staff", 20 * (3,), number, "") for number in numbers]


@pytest.mark.parametrize(("alike", "wait"), [(people(range(3)), True), (of_one_answer(range(5)), False)])
def test_three_who_answered_alike_are_the_same_people(alike: list[Person], wait: bool) -> None:
    """Rows of 20 varied answers are no chance; those with a single answer are, where most others are new."""
    workspace = closed(added(again(empty(), "first"), [*alike, *people(range(10, 20))]))
    later = added(again(workspace, "second"), in_a_table([*alike, *people(range(30, 42))]))
    if wait:
        with pytest.raises(ActionError, match=TELLS):
            closed(later)
    else:
        assert closed(later).waves[-1].closed


def test_five_of_six_are_the_same_people() -> None:
    """The sum of the first report less those of the second would be the answers of the sixth."""
    workspace = closed(added(again(empty(), "first"), people(range(6))))
    with pytest.raises(ActionError, match=TELLS):
        closed(added(again(workspace, "second"), in_a_table([*people(range(1, 6)), *people(range(50, 56))])))


LEVELLED = [*people(range(6), level="head"), *people(range(20, 30))]


@pytest.mark.parametrize(
    ("then", "now"),
    [
        (LEVELLED, [*LEVELLED, *people(range(40, 45)), *people(range(45, 46), level=None)]),
        (LEVELLED, [*LEVELLED[:-1], replace(LEVELLED[-1], level=None)]),
        ([*LEVELLED[:-1], replace(LEVELLED[-1], level=None)], LEVELLED),
        (
            LEVELLED,
            [replace(each, level="head" if place in range(3, 9) else "staff") for place, each in enumerate(LEVELLED)],
        ),
    ],
    ids=["together now", "taken off", "apart now", "changed"],
)
def test_levels_stand_apart_in_both_reports_or_in_neither(then: list[Person], now: list[Person]) -> None:
    """Means of heads beside the counts of everybody would tell what the heads answered."""
    workspace = closed(added(again(empty(), "first"), then))
    with pytest.raises(ActionError, match=TELLS):
        closed(added(again(workspace, "second"), in_a_table(now)))


def test_levels_that_were_one_block_remain_one() -> None:
    """In the first report a head stood among the staff. The mean of all heads would tell what this one answered."""
    workspace = closed(added(again(empty(), "first"), [*people(range(1), level="head"), *people(range(20, 32))]))
    came = [*people(range(5, 10), level="head"), *people(range(40, 46))]
    grown = closed(added(act(workspace, "reopen-wave"), came, key="grown"))
    assert BELOW_THRESHOLD == report_of(grown, context()).result.levels["sales"]
    others = [*people(range(60, 66), level="head"), *people(range(70, 76))]
    assert closed(added(act(grown, "reopen-wave"), others, key="others")).waves[0].closed


def test_levels_may_come_where_a_report_had_one() -> None:
    """All were staff in the first report, and are the same block in the next one."""
    workspace = closed(added(again(empty(), "first"), people(range(20, 30))))
    came = [*people(range(6), level="head"), *people(range(40, 46))]
    grown = closed(added(act(workspace, "reopen-wave"), came, key="grown"))
    levels = report_of(grown, context()).result.levels["sales"]
    assert not isinstance(levels, NoFigure)
    assert (6, 16) == tuple(levels.views[level].n for level in ("head", "staff"))


def test_a_level_is_put_right_where_no_report_tells_levels() -> None:
    """Two heads among twelve are shown neither apart nor by their mean, so nothing differs."""
    group = [*people(range(2), level="head"), *people(range(20, 30))]
    told = closed(added(again(empty(), "first"), group))
    right = [*people(range(2), level="head"), *people(range(20, 21), level="head"), *people(range(21, 30))]
    opened = act(act(told, "reopen-wave"), "remove-import", key="added")
    assert closed(added(opened, right)).waves[0].closed
