"""Every report stands in its own measurement, with its own promise and in the order in which it was given out."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, permutations

import pytest

from assessment.errors import ActionError
from assessment.instrument import Instrument
from assessment.team import NEARLY_ALL
from assessment.workspace import parts
from assessment.workspace.document import open_document, to_document
from assessment.workspace.given_out import traces
from assessment.workspace.recognised import counted
from assessment.workspace.records import Given, Import, Person, Workspace, pack_all
from assessment.workspace.report.page import report_of
from tests.test_given_out import ONE, added, again, closed, in_a_table, people
from tests.test_put_right import GONE, read_wrongly
from tests.workspaces import act, context, empty, reopened

TEAM = people(range(9))


def emptied(workspace: Workspace, wave: str, key: str) -> Workspace:
    """Return a workspace whose measurement of this key is worked on, opened again, and without an import."""
    return act(act(act(workspace, "choose-wave", value=wave), "reopen-wave"), "remove-import", key=key)


def twice(people_of_both: Sequence[Person], second: str = "5") -> Workspace:
    """Return two measurements of the same people, both closed; the second promises at least as much."""
    first = closed(added(again(empty(), "first"), [*people_of_both]))
    return closed(added(again(first, "second", second), [*people_of_both], key="again"))


def unwritten(workspace: Workspace) -> Workspace:
    """Return a workspace as an earlier version left it: what another measurement gave out was not written down."""
    first, second = workspace.waves
    return replace(workspace, waves=(first, replace(second, given=())))


@pytest.mark.parametrize("saved", [lambda workspace: workspace, unwritten], ids=["now", "by an earlier version"])
@pytest.mark.parametrize("removed", [True, False])
def test_a_table_is_put_right_that_was_in_another_measurement_too(saved, *, removed: bool) -> None:  # type: ignore[no-untyped-def]
    """Emptied, and removed or not, the other one holds nothing against: the difference was 19 of 20 answers."""
    wrong = read_wrongly(TEAM, 7)
    workspace = emptied(saved(twice(wrong)), "first", "added")
    workspace = act(workspace, "remove-wave") if removed else workspace
    following = added(emptied(workspace, "second", "again"), in_a_table([*TEAM, *ONE]), key="mended")
    with pytest.raises(ActionError, match=GONE):
        closed(following)


def test_a_report_is_written_down_where_a_removed_one_was_equal() -> None:
    """The other measurement is gone before the same table comes in here."""
    wrong = read_wrongly(TEAM, 7)
    begun = again(closed(added(again(empty(), "first"), wrong)), "second")
    alone = act(emptied(begun, "first", "added"), "remove-wave")
    second = closed(added(alone, wrong, key="again"))
    assert [True, False] == [each.removed for each in second.waves[0].given]
    with pytest.raises(ActionError, match=GONE):
        closed(added(emptied(second, "second", "again"), in_a_table([*TEAM, *ONE]), key="mended"))


def test_a_measurement_that_was_closed_is_looked_for_in_another_table() -> None:
    """It holds its answers still, and its report is written down with the next one, whichever that is."""
    workspace = emptied(unwritten(twice(read_wrongly(TEAM, 7))), "first", "added")
    third = added(again(workspace, "third"), in_a_table([*TEAM, *ONE]), key="mended")
    with pytest.raises(ActionError, match="all but a few statements alike"):
        closed(third)


def test_a_report_keeps_its_own_promise() -> None:
    """The same people were promised less elsewhere: six more are not enough for those who were promised nine."""
    team = people(range(20))
    both = twice(team, second="8")
    assert [5, 8] == [each.others for wave in both.waves for each in wave.given]
    workspace = act(act(emptied(both, "second", "again"), "choose-wave", value="first"), "reopen-wave")
    with pytest.raises(ActionError, match="promised more"):
        closed(added(workspace, people(range(40, 46)), key="more"))


def test_a_promise_that_was_raised_is_kept_when_the_answers_come_in_elsewhere() -> None:
    """The measurement was closed on both promises."""
    first = closed(added(again(empty(), "first"), people(range(20))))
    raised = act(first, "set-session", name="first", threshold="8", askLevel=["on"], heads=[])
    given = closed(raised)
    assert [5, 8] == [each.others for each in given.waves[0].given]
    workspace = again(emptied(given, "first", "added"), "second")
    with pytest.raises(ActionError, match="promised more"):
        closed(added(workspace, people(range(26)), key="more"))


def answering(persons: Sequence[Person], *answers: int) -> list[Person]:
    """Return people with these answers to the seventh statement, one after the other."""
    return [
        replace(each, answers=(*each.answers[:6], answers[place % len(answers)], *each.answers[7:]), mark="")
        for place, each in enumerate(persons)
    ]


BEFORE = answering(people(range(100, 106)), 5, 5, 5, 5, 1, 1)
CAME = answering(people(range(120, 126)), 5)
MORE = answering(people(range(140, 146)), 5, 4, 3, 2, 1, 2)

DAYS = [("2026-11-22", "2026-11-22"), ("2026-11-22", "2026-11-23"), ("2026-11-23", "2026-11-22")]


def close_on(workspace: Workspace, day: str) -> Workspace:
    return parts.act(workspace, "close-wave", {}, context("a salt", day))


@pytest.mark.parametrize("days", DAYS, ids=["one day", "two days", "a clock was put back"])
@pytest.mark.parametrize("saved", [reopened, lambda workspace: numbered(workspace, 0)], ids=["now", "no numbers"])
def test_who_was_told_first_is_counted_apart(saved, days: tuple[str, str]) -> None:  # type: ignore[no-untyped-def]
    """The measurement that was begun first is closed last: all who came answered alike, and the report tells nobody."""
    begun = added(again(empty(), "all"), [*BEFORE, *CAME], key="all")
    small = close_on(added(again(begun, "few"), BEFORE, key="few"), days[0])
    both = saved(close_on(act(small, "choose-wave", value="all"), days[1]))
    told = report_of(both, context()).result.statements[6].views["sales"]
    assert (12, NEARLY_ALL, NEARLY_ALL) == (told.n, told.sd, told.counts)


def test_three_reports_of_one_day_are_taken_as_they_were_closed() -> None:
    """The second one stands in another measurement: who came between is no block with who came last."""
    first = closed(added(again(empty(), "first"), BEFORE, key="before"))
    second = closed(added(again(first, "second"), [*BEFORE, *MORE], key="both"))
    grown = act(act(second, "choose-wave", value="first"), "reopen-wave")
    last = closed(added(grown, [*MORE, *CAME], key="more"))
    assert [1, 3, 2] == [each.number for wave in last.waves for each in wave.given]
    told = report_of(last, context()).result.statements[6].views["sales"]
    assert (18, NEARLY_ALL) == (told.n, told.sd)


def numbered(workspace: Workspace, *numbers: int) -> Workspace:
    """Return a workspace whose reports have these numbers, the last one as often as need be."""
    left = [*numbers, *[numbers[-1]] * 9]
    return replace(
        workspace,
        waves=tuple(
            replace(wave, given=tuple(replace(each, number=left.pop(0)) for each in wave.given))
            for wave in workspace.waves
        ),
    )


PARTS = [BEFORE, CAME, MORE, answering(people(range(160, 168)), 3, 4)]


def batches(instrument: Instrument, *reports: tuple[Sequence[Person], str, int]) -> list[int]:
    """Return how many people of all `PARTS` are counted for each report: people, date and number of each are given."""
    everybody = Import("all", "all", "2026-11-22", pack_all(chain(*PARTS)))
    given = tuple(Given(day, traces(group, "a"), (), 5, "", "a", number=number) for group, day, number in reports)
    return [each.people for each in counted((everybody,), given, instrument).batches("sales", "staff")]


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_numbers_say_in_which_order_reports_are_counted(instrument: Instrument, order: tuple[int, ...]) -> None:
    """Neither dates nor places nor sizes do: eight of two offices came last, and cut neither of them into parts."""
    few = [*BEFORE[:4], *CAME[:4]]
    reports = [([*BEFORE, *MORE], "2026-11-24", 1), ([*CAME, *PARTS[3]], "2026-11-23", 2), (few, "2026-11-22", 3)]
    assert [12, 14] == batches(instrument, *(reports[place] for place in order))


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_without_numbers_the_smaller_of_two_that_hold_each_other_is_first(
    instrument: Instrument, order: tuple[int, ...]
) -> None:
    """Nobody may be missing in a later report, so the larger one was not given out before. Dates do not tell."""
    grown = [
        (BEFORE, "2026-11-24", 0),
        ([*BEFORE, *CAME], "2026-11-23", 0),
        ([*BEFORE, *CAME, *MORE], "2026-11-22", 0),
    ]
    assert [6, 6, 6, 8] == batches(instrument, *(grown[place] for place in order))


def test_without_numbers_offices_are_not_cut_into_parts(instrument: Instrument) -> None:
    """Eight of two offices are fewer than either office, and stand behind them."""
    few = [*BEFORE[:4], *CAME[:4]]
    reports = [([*BEFORE, *MORE], "2026-11-24", 0), ([*CAME, *PARTS[3]], "2026-11-23", 0), (few, "2026-11-22", 0)]
    assert [12, 14] == batches(instrument, *reports)


def test_reports_without_numbers_were_given_out_before_all_others(instrument: Instrument) -> None:
    """They are of an earlier version, wherever they stand."""
    office, many = [*BEFORE, *MORE], [*BEFORE, *CAME, *MORE[:4], *PARTS[3][:4]]
    assert [12, 10, 4] == batches(instrument, (many, "2026-11-22", 1), (office, "2026-11-23", 0))
    assert [20, 6] == batches(instrument, (office, "2026-11-22", 2), (many, "2026-11-23", 1))


def of_before(workspace: Workspace) -> Workspace:
    """Return a workspace as it is opened that an earlier version saved: it says neither number nor `removed`."""
    document = json.loads(json.dumps(to_document(workspace)))
    for given in chain.from_iterable(wave["given"] for wave in document["waves"]):
        del given["removed"], given["number"]
    return open_document(document)


def test_a_report_that_an_earlier_version_moved_holds_nobody_up() -> None:
    """The measurement that it was of is gone, and nobody wrote down so: next year’s people are others."""
    begun = again(closed(added(again(empty(), "first"), TEAM)), "second")
    moved = of_before(act(emptied(begun, "first", "added"), "remove-wave"))
    assert closed(added(moved, people(range(40, 49)), key="others")).waves[0].closed


@pytest.mark.parametrize("opened", [True, False], ids=["opened by the earlier version", "closed"])
def test_a_report_of_an_earlier_version_is_of_the_measurement_that_holds_its_people(*, opened: bool) -> None:
    """Nobody wrote down so either. Its table is put right: the difference would be 19 of 20 answers."""
    workspace = closed(added(again(empty(), "first"), read_wrongly(TEAM, 7)))
    old = of_before(act(workspace, "reopen-wave") if opened else workspace)
    empty_again = act(old if opened else act(old, "reopen-wave"), "remove-import", key="added")
    with pytest.raises(ActionError, match=GONE):
        closed(added(empty_again, in_a_table([*TEAM, *ONE]), key="mended"))


def calls_to_close(team: list[Person], opened: int) -> int:
    """Return how many calls closing takes of a team of whom one person each left so many statements open."""
    leaving = [
        replace(each, answers=tuple(None if n == place % opened else a for n, a in enumerate(each.answers)))
        for place, each in enumerate(team)
    ]
    first = closed(added(again(empty(), "first"), [*leaving, *people(range(300, 360))]))
    grown = added(act(first, "reopen-wave"), people(range(500, 560)), key="more")
    calls = Counter[str]()
    sys.setprofile(lambda _frame, event, _what: calls.update([event]))
    try:
        closed(grown)
    finally:
        sys.setprofile(None)
    return calls["call"] + calls["c_call"]


def test_lines_are_not_read_again_for_each_statement_that_somebody_left_open() -> None:
    """A thousand people in five measurements took minutes."""
    team = people(range(200, 260))
    assert calls_to_close(team, 20) < 2 * calls_to_close(team, 1)
