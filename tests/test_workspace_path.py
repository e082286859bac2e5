"""The way of a session: what counts as done, and which step is next."""

from dataclasses import replace

import pytest

from assessment.workspace.path import STEPS, path_of
from assessment.workspace.records import Decided, Item, Weighing, Workspace
from tests.workspaces import empty, sample

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
    way = path_of(workspace)
    assert list(STEPS) == list(way)
    assert done == [step for step, state in way.items() if state == "done"]
    assert [now] == [step for step, state in way.items() if state == "now"]
