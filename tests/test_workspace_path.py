"""The way of a session: what counts as done, and which step is next."""

from dataclasses import replace

import pytest

from assessment.workspace.path import STEPS, path_of
from assessment.workspace.records import Decided, Item, Weighing, Workspace
from tests.teams import Respondent
from tests.workspaces import act, context, empty, link, sample, with_answers

DECIDED = Weighing(decided=(Decided("first", "2026-10-12", "defined", "move", "", ()),))
STAYS = Weighing(decided=(Decided("first", "2026-10-12", "defined", "stay", "", ()),))
ITEM = Item("first", "Breakfast", owner="Anna", date="2026-11-30")


@pytest.mark.parametrize(
    ("workspace", "done", "now"),
    [
        (empty(), [], "ask"),
        (sample(), ["ask", "see"], "decide"),
        (replace(sample(), decision=DECIDED), ["ask", "see", "decide"], "plan"),
        (replace(sample(), decision=DECIDED, plan=(replace(ITEM, owner=""),)), ["ask", "see", "decide"], "plan"),
        (replace(sample(), decision=DECIDED, plan=(ITEM,)), ["ask", "see", "decide", "plan"], "measure"),
        (replace(sample(), plan=(ITEM,)), ["ask", "see", "plan"], "decide"),
        (replace(sample(), decision=STAYS), ["ask", "see", "decide", "plan"], "measure"),  # nothing waits to be planned
    ],
)
def test_the_first_step_that_is_not_done_is_next(workspace: Workspace, done: list[str], now: str) -> None:
    """Whatever was done out of order counts as done."""
    way = path_of(workspace, context())
    assert list(STEPS) == list(way)
    assert done == [step for step, state in way.items() if state == "done"]
    assert [now] == [step for step, state in way.items() if state == "now"]


def answered(sales: int, marketing: int) -> Workspace:
    """Return a session with the bank's threshold, of five others, in which so many people answered."""
    named = act(empty(), "set-session", name="Autumn", threshold="")
    people = [
        Respondent(function, "staff", (3,) * 20)
        for function, count in (("sales", sales), ("marketing", marketing))
        for _ in range(count)
    ]
    return with_answers(named, people)


@pytest.mark.parametrize("few", range(6))
@pytest.mark.parametrize("turned", [False, True])
def test_the_report_is_next_until_it_can_compare(few: int, turned: bool) -> None:
    """So says the cockpit too: one function that is too small hides the comparison."""
    way = path_of(answered(few, 6) if turned else answered(6, few), context())
    assert ("done", "now", "later") == (way["ask"], way["see"], way["decide"])
    enough = path_of(answered(6, 6), context())
    assert ("done", "now") == (enough["see"], enough["decide"])


def test_a_session_that_raised_its_number_waits_for_more() -> None:
    """Whoever promised six others shows seven people."""
    raised = act(answered(6, 6), "set-session", name="Autumn", threshold="6")
    assert "now" == path_of(raised, context())["see"]


def test_one_own_result_does_not_stand_for_those_who_were_invited() -> None:
    """Of who works alone it is all the answers there are; a session waits for the first from others."""
    alone = act(empty(), "add-result", link=link(*(2,) * 20), date="", rest=True)
    assert ("done", "now") == tuple(path_of(alone, context())[step] for step in ("ask", "see"))
    session = act(alone, "set-session", name="Autumn", threshold="")
    assert ("now", "later") == tuple(path_of(session, context())[step] for step in ("ask", "see"))
