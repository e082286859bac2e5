"""Report, decision, plan and checklist advise the same, whatever a team answered."""

from random import Random

import pytest

from assessment.plan import TURNS
from assessment.team.findings import find
from assessment.workspace import checklist, decision
from assessment.workspace.plan.suggesting import suggest
from assessment.workspace.standing import standing
from tests.attack.departments import row
from tests.teams import Respondent
from tests.workspaces import context, empty, with_answers

TEAMS, BATCHES = 500, 5


def made_up(seed: int) -> list[Respondent]:
    """Return a team of which each function has a level of its own, so that every type comes up."""
    random = Random(seed)  # noqa: S311  test data
    return [
        Respondent(function, None, row(random, shift))
        for function, shift in (("sales", random.uniform(-1.6, 1.9)), ("marketing", random.uniform(-1.6, 1.9)))
        for _ in range(random.choice((6, 8, 12)))
    ]


@pytest.mark.parametrize("batch", range(BATCHES))
def test_all_advise_the_same_step(batch: int) -> None:
    """The type of the decision is that of the report, and what the plan and the checklist name first is of its step."""
    bank, types = context().bank, set()
    for seed in range(batch, TEAMS, BATCHES):
        workspace = with_answers(empty(), made_up(seed))
        where = standing(workspace, context())
        step = decision.planned_step(workspace, where, context())
        types.add(where.type)
        assert where.type == min(where.types.values(), key=[each.key for each in bank.types].index)
        suggested = suggest(where, step, bank)
        turns = {each.practice.key: each.turn for each in suggested}
        named = find(where.team, bank).advice
        if step is not None:
            assert {each.practice.key: each.turn for each in named}.items() <= turns.items()
            places = [[each.practice.key for each in suggested].index(each.practice.key) for each in named]
            assert sorted(places) == places
            assert {step.key} == {each.practice.step for each in suggested if each.turn == TURNS[0]}
        tasks = checklist.first(checklist.columns(workspace, context()), where)
        ours = {number for each in bank.practices if step and each.step == step.key for number in each.tasks}
        assert ours == {each.task.number for each in tasks[: len(ours)]}
    assert len(types) >= 3
