"""All pages advise the same after a second measurement: what is next, whether it is decided, and every target."""

import re
from dataclasses import replace
from random import Random

import pytest

from assessment.model import entry
from assessment.workspace import checklist, decision, parts
from assessment.workspace.path import NOW, STEPS, path_of
from assessment.workspace.plan.page import show_plan
from assessment.workspace.reached import looked_at
from assessment.workspace.records import Import, Wave, Workspace, pack_all
from assessment.workspace.standing import standing
from assessment.workspace.waves.page import team_movement
from tests.test_one_rule import made_up, ticked
from tests.workspaces import act, context, empty, folded, primary, with_answers

TEAMS, BATCHES = 250, 5

AGAIN = "2027-05-30"
"""The day agreed on, on which everybody is asked a second time."""


def measured_once(seed: int) -> Workspace:
    """Return a made-up team that answered, decided by its ticks, and planned what it decided on."""
    workspace = with_answers(act(empty(), "set-session", name="Spring", threshold=""), made_up(seed))
    workspace = ticked(looked_at(workspace, context()), seed)
    found = decision.advice(workspace, standing(workspace, context()), context())
    moves = found.to is not None and found.outcome != "stay"
    workspace = act(workspace, "keep-decision", choice="move" if moves else "stay")
    random = Random(seed)  # noqa: S311  test data
    for each in show_plan(workspace, context())["now"][: 2 if moves else 0]:
        key = each.practice.key
        workspace = act(workspace, "add-practice", key, practice=key)
        done = bool(seed % 3) or random.random() < 0.5
        for field, value in (("owner", "Ana"), ("date", "2027-04-01"), ("done", done)):
            workspace = act(workspace, "change-item", key=key, field=field, value=value)
    return act(workspace, "set-next-measurement", value=AGAIN)


def measured_twice(seed: int) -> Workspace:
    """Return the same team after everybody was asked again, on the day agreed on; somebody looked at the report."""
    before = measured_once(seed)
    other = with_answers(empty(), made_up(seed if seed % 4 == 0 else seed + 5000))
    people = other.waves[0].people
    again = Wave("again", "Autumn", AGAIN, (Import("again", "again", AGAIN, pack_all(people)),), seen=True)
    return replace(before, waves=(*before.waves, again), session=replace(before.session, name="Autumn"))


def later(today: str = AGAIN):
    return context(today=today)


def shown(workspace: Workspace, view: str) -> str:
    """Return a page on the day of the second measurement."""
    return folded(parts.show(workspace, view, later()))


def hold_what_is_decided(workspace: Workspace) -> bool:
    """Assert that all pages say the same of whether it is decided; return whether the decision is to be taken anew."""
    where, last = standing(workspace, later()), workspace.decision.decided[-1]
    anew = where.type != last.type
    way = path_of(workspace, later())
    assert (NOW if anew else "done") == way["decide"]
    assert anew == (decision.progress(workspace, later()).next_step is not None)
    assert anew == (decision.told(workspace, later()) is None)
    step = decision.planned_step(workspace, where, later())
    assert where.type == (step.type if step else "integrated")
    seen = checklist.show_checklist(workspace, later())
    assert not seen["step"] or seen["step"].type == where.type
    assert not anew or not seen["stays"]
    return anew


def hold_the_pages(workspace: Workspace, *, anew: bool) -> None:
    """Assert that what the pages say and lead to is that."""
    now = next(step for step, state in path_of(workspace, later()).items() if state == NOW)
    page = parts.PARTS[STEPS[now]]
    pages = {view: shown(workspace, view) for view in ("overview", "decision", "plan", "report", "collect", "brief")}
    assert [page] == primary(pages["overview"])
    assert [page] == primary(pages["report"])
    assert anew == ("now: decide anew" in pages["plan"])
    assert (anew and bool(workspace.plan)) == ("This plan is from" in pages["plan"])
    assert anew == ("so decide anew" in pages["decision"])
    assert anew == ("Keep the decision" in primary(pages["decision"]))
    assert anew == (["decide/advisor/"] == primary(pages["plan"]))
    assert anew == (["decide/advisor/"] == primary(pages["collect"]))
    assert anew == ("Decide together" in pages["report"])
    assert anew == ("Open: should the two" in pages["brief"])
    assert not anew or not re.search("Do what is planned|The plan is complete|You decided to", "".join(pages.values()))
    assert 1 == len(primary(pages["decision"]))
    tasks, progress = primary(shown(workspace, "checklist")), checklist.progress(workspace, later())
    assert not anew or (progress.waits and tasks == ["decide/advisor/"])
    last = workspace.decision.decided[-1]
    kept = next((each.name for each in context().bank.steps if each.type == last.type and last.choice == "move"), "")
    title = pages["plan"].partition('<h2 id="plan-for">')[2].partition("</h2>")[0]
    assert title == (kept or ("Decide anew" if anew else f"You decided to stay at {named_type(last.type)}"))
    assert ("Not due yet: " in work_on_the_checklist(pages["overview"])) == progress.waits
    assert 1 >= len(tasks)
    assert (progress.next_step is not None and not progress.waits) == any(each.startswith("#task-") for each in tasks)


def named_type(key: str) -> str:
    return entry(context().bank.types, key).name


def work_on_the_checklist(overview: str) -> str:
    """Return what “Our work” says of the checklist."""
    return overview.partition(">Work through the checklist</a>")[2].partition("</li>")[0]


def hold_the_date(workspace: Workspace) -> None:
    """Assert that the date agreed on counts as kept, and another one is asked for everywhere."""
    waves = shown(workspace, "waves")
    assert ["Agree to measure on 30 November 2027"] == primary(waves)
    assert "This date has passed" not in waves
    assert "You agreed to measure again" not in waves + shown(workspace, "plan")
    assert "agree on a date for the next measurement" in shown(workspace, "overview")
    assert "Measure again on 30 May 2027" not in shown(workspace, "report")


def hold_the_targets(workspace: Workspace) -> int:
    """Assert that plan and measuring again name the same figures of each sign; return how many there are."""
    seen = team_movement(workspace, later()).signs
    asked = {
        (item.key, each.sign.statement, who): (target.now, target.latest, target.then)
        for each in seen
        for item in each.items
        for who, target in each.targets.items()
    }
    planned = {
        (row.item.key, sign.sign.statement, target.who): (target.now, target.latest, target.then)
        for row in show_plan(workspace, later())["rows"]
        for sign in row.signs
        for target in sign.targets
    }
    assert planned == asked
    for each in seen:
        for who, state in each.states.items():
            was, now, then = (round(figure + 1e-9, 1) for figure in asked[each.items[0].key, each.sign.statement, who])
            assert state != "reached" or now >= then > was
            assert state != "partly" or was < now < then
            assert state != "not-reached" or now < max(was, then)
            assert state != "kept" or was == then
    return len(asked)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_all_pages_agree_after_a_second_measurement(batch: int) -> None:
    """Of 250 made-up teams some are of another type then, and some are not."""
    anew, signs = [], 0
    for seed in range(batch, TEAMS, BATCHES):
        workspace = measured_twice(seed)
        anew.append(hold_what_is_decided(workspace))
        if seed % 2:  # to compare two measurements takes longer than to ask what is decided
            signs += hold_the_targets(workspace)
        if seed % 20 == batch:  # and a page longer than what it is made of
            hold_the_pages(workspace, anew=anew[-1])
            hold_the_date(workspace)
    assert {True, False} == set(anew)
    assert signs


@pytest.mark.parametrize("choice", ["move", "stay"])
def test_what_is_decided_anew_has_a_plan_of_its_own(choice: str) -> None:
    """What was done for the decision before is no part of it, and is not asked for either."""
    moved = next(
        each
        for each in map(measured_twice, range(1, 500))
        if each.plan
        and all(item.done for item in each.plan)
        and standing(each, later()).type not in (each.decision.decided[-1].type, "integrated")
    )
    anew = parts.act(moved, "keep-decision", {"choice": choice, "note": "", "date": AGAIN}, later())
    way, plan = path_of(anew, later()), shown(anew, "plan")
    assert ("done", NOW if choice == "move" else "done") == (way["decide"], way["plan"])
    assert not hold_what_is_decided(anew)
    if choice == "move":
        assert "All of this was done for the decision before." in plan
        assert ["Add to the plan"] == primary(plan)
        assert ">Make a plan</a>" in shown(anew, "decision")
        practice = show_plan(anew, later())["now"][0].practice.key
        anew = parts.act(anew, "add-practice", {"practice": practice}, later())
        assert "owner" == parts.part("plan").progress(anew, later()).next_step


def test_a_date_that_passed_is_due_everywhere() -> None:
    """Nobody was asked on the day: to measure is next, not to agree on another day."""
    waiting = next(each for each in map(measured_once, range(100)) if all(item.done for item in each.plan))
    day = later("2027-06-02")
    html = {view: folded(parts.show(waiting, view, day)) for view in ("overview", "waves", "plan", "report")}
    assert "Next: measure again: the date you agreed on has come." in html["overview"]
    assert ["compare/waves/"] == primary(html["overview"])
    assert ["compare/#again"] == primary(html["waves"])
    assert "agree on" not in html["plan"]
    assert ["compare/waves/"] == primary(html["report"])
