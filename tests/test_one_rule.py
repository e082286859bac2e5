"""Report, result, decision, plan, path and checklist advise the same, whatever a team or a person answered."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from assessment.plan import TURNS, advise
from assessment.score import limit
from assessment.team.findings import find
from assessment.workspace import checklist, decision
from assessment.workspace.begin import with_session
from assessment.workspace.document import new_workspace
from assessment.workspace.path import DONE, path_of
from assessment.workspace.plan.page import show_plan
from assessment.workspace.records import PERSON, TEAM, Basis, Workspace
from assessment.workspace.standing import standing
from tests.attack.departments import row
from tests.teams import Respondent
from tests.workspaces import TODAY, act, context, empty, link, reopened, with_answers

TEAMS, BATCHES = 500, 5

NOW, EARLIER, _LATER = TURNS


def made_up(seed: int) -> list[Respondent]:
    """Return a team of which each function has a level of its own, so that every type comes up."""
    random = Random(seed)  # noqa: S311  test data
    return [
        Respondent(function, None, row(random, shift))
        for function, shift in (("sales", random.uniform(-1.6, 1.9)), ("marketing", random.uniform(-1.6, 1.9)))
        for _ in range(random.choice((6, 8, 12)))
    ]


def ticked(workspace: Workspace, seed: int) -> Workspace:
    """Return a workspace in which some reasons on each side are ticked, or none."""
    shown, random = decision.show_decision(workspace, context()), Random(seed)  # noqa: S311  test data
    for reason in (*shown["stay"], *shown["tighten"]):
        if random.random() < 0.25:
            workspace = act(workspace, "tick-condition", key=reason.condition.key, value=True)
    return workspace


def hold_against_each_other(workspace: Workspace, advised: dict[str, str]) -> str:
    """Assert that all parts advise one step, and return its type; `advised` is what the result or report names."""
    bank, where = context().bank, standing(workspace, context())
    step, stays = decision.planned_step(workspace, where, context()), decision.stays(workspace)
    assert where.type == min(where.types.values(), key=[each.key for each in bank.types].index)
    plan = show_plan(workspace, context())
    offered = (*plan["now"], *plan["other"])
    turns = {each.practice.key: each.turn for each in offered}
    assert sorted(TURNS.index(each.turn) for each in offered) == [TURNS.index(each.turn) for each in offered]
    now = {each.practice.step for each in plan["now"]}
    assert now == ({step.key} if step and not stays else set())
    if not stays:
        assert advised.items() <= turns.items()
    if step:
        places = [list(turns).index(key) for key in sorted(advised, key=lambda key: TURNS.index(turns[key]))]
        assert sorted(places) == places
    tasks = checklist.first(checklist.columns(workspace, context()), where)
    assert sorted(TURNS.index(each.turn) for each in tasks) == [TURNS.index(each.turn) for each in tasks]
    ours = {n for each in bank.practices if step and each.step == step.key and not stays for n in each.tasks}
    assert ours == {each.task.number for each in tasks[: len(ours)]}
    return where.type


def decided_by_the_ticks(workspace: Workspace, seed: int) -> Workspace:
    """Return a workspace in which the advisor is followed, which must name the type and the step of the plan."""
    workspace = ticked(workspace, seed)
    where = standing(workspace, context())
    step, found = decision.planned_step(workspace, where, context()), decision.advice(workspace, where, context())
    assert (where.type, step.to if step else None) == (found.type, found.to)
    assert (found.outcome == "open") == (found.to is not None and not found.stay and not found.tighten)
    choice = "move" if found.outcome in ("tighten", "weigh") else "stay"
    return act(workspace, "keep-decision", choice=choice)


def hold_the_targets(workspace: Workspace) -> None:
    """Assert that a practice asks of each view what it can reach, and of at least one that it rises, where one can."""
    scale, highest = context().bank.instrument.scale, limit("highest-target", context().bank.instrument)
    for suggestion in show_plan(workspace, context())["now"][:2]:
        workspace = act(workspace, "add-practice", suggestion.practice.key, practice=suggestion.practice.key)
    for item in show_plan(workspace, context())["rows"]:
        asked = [sign.targets for sign in item.signs]
        assert all(asked)
        assert all(each.now <= each.then <= max(each.now, highest) < scale[-1].value + 1 for s in asked for each in s)
        assert len(asked) == 1 or all(any(each.then - each.now >= 0.5 for each in sign) for sign in asked)


def from_an_own_result() -> Workspace:
    """Return what “Invite the other side” begins: a session with the result of one person, who sees Defined."""
    return with_session(new_workspace("own", "", TODAY), link(*(3,) * 17, 2, 2, 2), context().bank)


def chosen_before() -> Workspace:
    """Return a workspace in which a type was chosen before anybody was asked."""
    return act(empty(), "choose-basis", value="undefined")


@pytest.mark.parametrize("start", [empty, from_an_own_result, chosen_before])
@pytest.mark.parametrize("batch", range(BATCHES))
def test_all_advise_the_same_step(batch: int, start: Callable[[], Workspace]) -> None:
    """The type of the decision is that of the report, and what plan and checklist name first is of its step.

    It holds however the workspace began, before a decision and after the one that the ticks come to; no target is
    beyond what can be reached.
    """
    types = set()
    for seed in range(batch, TEAMS, BATCHES if start is empty else 10 * BATCHES):
        workspace = with_answers(start(), made_up(seed))
        assert standing(workspace, context()).source == TEAM
        named = find(standing(workspace, context()).team, context().bank).advice
        advised = {each.practice.key: each.turn for each in named}
        types.add(hold_against_each_other(workspace, advised))
        hold_the_targets(workspace)
        after = decided_by_the_ticks(workspace, seed)
        hold_against_each_other(after, advised)
        if decision.stays(after):
            assert path_of(after, context())["plan"] == DONE
    assert len(types) >= 3


def test_what_is_chosen_instead_of_the_answers_holds() -> None:
    """Who may go by the answers of both departments and chooses something else is not overruled by them."""
    compared = with_answers(from_an_own_result(), made_up(0))
    assert standing(act(compared, "choose-basis", value="undefined"), context()).type == "undefined"
    own = act(compared, "choose-basis", value="person")
    assert standing(own, context()).source == PERSON
    assert standing(reopened(own), context()).source == PERSON
    assert standing(act(own, "choose-basis", value="team"), context()).source == TEAM


def test_one_persons_result_advises_the_same_step() -> None:
    """What the result of one person names first is what plan, checklist and decision name."""
    types = set()
    for seed in range(100):
        random = Random(seed)  # noqa: S311  test data
        answers = row(random, random.uniform(-1.6, 1.9))
        workspace = replace(act(empty(), "add-result", link=link(*answers)), basis=Basis("person"))
        named = advise(standing(workspace, context()).score, context().bank)
        advised = {each.practice.key: each.turn for each in named}
        types.add(hold_against_each_other(workspace, advised))
        hold_the_targets(workspace)
        hold_against_each_other(decided_by_the_ticks(workspace, seed), advised)
    assert len(types) >= 3
