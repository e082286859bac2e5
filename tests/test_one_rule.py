"""Report, result, decision, plan, path and checklist advise the same, whatever a team or a person answered."""

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from assessment.decide import decide
from assessment.plan import TURNS, advise
from assessment.report.result import render_html
from assessment.requests import weigh_conditions
from assessment.result import Result, make_result, response_of
from assessment.score import limit
from assessment.team.findings import find
from assessment.workspace import checklist, decision, parts
from assessment.workspace.begin import with_session
from assessment.workspace.document import new_workspace
from assessment.workspace.path import DONE, path_of
from assessment.workspace.path import NOW as NOW_ON_THE_WAY
from assessment.workspace.plan.page import show_plan
from assessment.workspace.reached import looked_at
from assessment.workspace.records import PERSON, TEAM, Basis, Workspace
from assessment.workspace.standing import standing
from tests.attack.departments import row
from tests.teams import Respondent
from tests.workspaces import (
    TODAY,
    act,
    context,
    empty,
    folded,
    link,
    primary,
    reopened,
    sample,
    show,
    twice,
    with_answers,
)

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
    step = decision.planned_step(workspace, where, context())
    stays = decision.needs_no_step(workspace, where, context())
    assert where.type == min(where.types.values(), key=[each.key for each in bank.types].index)
    plan = show_plan(workspace, context())
    offered = (*plan["now"], *plan["other"])
    turns = {each.practice.key: each.turn for each in offered}
    assert sorted(TURNS.index(each.turn) for each in offered) == [TURNS.index(each.turn) for each in offered]
    now = {each.practice.step for each in plan["now"]}
    assert now == ({step.key} if step and not stays else set())
    assert {key: "later" if stays and turn == NOW else turn for key, turn in advised.items()}.items() <= turns.items()
    if step:
        places = [list(turns).index(key) for key in sorted(advised, key=lambda key: TURNS.index(turns[key]))]
        assert sorted(places) == places
    seen = checklist.show_checklist(workspace, context())
    assert bool(seen["stays"] or seen["leans"]) == stays
    assert not (stays and (seen["first"] or seen["waits"] or checklist.progress(workspace, context()).of))
    assert not seen["waits"] or {each.turn for each in seen["first"]} <= {NOW}
    tasks = checklist.first(checklist.columns(workspace, context()), where)
    assert sorted(TURNS.index(each.turn) for each in tasks) == [TURNS.index(each.turn) for each in tasks]
    ours = {n for each in bank.practices if step and each.step == step.key and not stays for n in each.tasks}
    assert ours == {each.task.number for each in tasks[: len(ours)]}
    return where.type


def hold_the_reasons(workspace: Workspace) -> None:
    """Assert that a reason on whose statements the functions are apart, as the report finds, is not told as open."""
    where, html = standing(workspace, context()), show(workspace, "decision")
    findings = find(where.team, context().bank)
    shown = decision.show_decision(workspace, context())
    for reason in (*shown["stay"], *shown["tighten"]):
        asked = {*reason.condition.low, *reason.condition.high}
        assert asked & set(findings.sure) == set(reason.apart)
        assert asked & set(findings.probable) == set(reason.probable)
        told = html.partition(f'id="tick-{reason.condition.key}"')[2].partition("</label>")[0]
        if not reason.says:
            assert ("the two answer differently: talk about" in told) == bool(reason.apart)
            assert ("the two probably answer differently: talk about" in told) == bool(reason.probable)
            assert ("either way" in told) == bool(asked - {*reason.apart, *reason.probable})
    only = [each for each in show_plan(workspace, context())["now"] if each.probable and each.probable == each.apart]
    told = show(workspace, "plan").count("Because Sales and Marketing probably answer differently on")
    assert told >= len(only)


def hold_the_likelihood(workspace: Workspace) -> None:
    """Assert that the plan calls likely what the report calls likely, and sure what it calls sure."""
    findings = find(standing(workspace, context()).team, context().bank)
    plan = show_plan(workspace, context())
    for each in (*plan["now"], *plan["other"]):
        assert set(each.apart) <= set(findings.gaps)
        assert set(each.probable) == set(each.apart) & set(findings.probable)


def hold_what_is_called_for(workspace: Workspace) -> None:
    """Assert that plan and report say of the same practices that the answers call for them, and of none otherwise."""
    named = find(standing(workspace, context()).team, context().bank).advice
    now = show_plan(workspace, context())["now"]
    called, plan = [each for each in now if each.because], folded(show(workspace, "plan"))
    assert {each.practice.key for each in called} <= {each.practice.key for each in named}
    assert ("In the order of the report" in plan) == bool(called)
    extra, alone = len(now) - len(called), len(now) - len(called) == 1
    assert ("Your answers call for none of these" in plan) == bool(now and not called and not alone)
    assert ("Your answers do not call for these" in plan) == bool(called and extra > 1)
    assert ("Your answers do not call for this one" in plan) == alone
    assert not alone or "lowest statement stands first" not in plan
    report = folded(show(workspace, "report"))
    assert ("so these answers speak for no practice" in report) == (not named)
    assert ("Plan one or two things" in report) == bool(named)
    assert ("Plan by your own reasons" in report) == (not named)


def hold_what_is_planned(workspace: Workspace) -> None:
    """Assert that report and slides say of what they advise that it is in the plan, or done, as the plan does."""
    for suggestion, done in zip(show_plan(workspace, context())["now"], (True, False), strict=False):
        key = suggestion.practice.key
        workspace = act(workspace, "add-practice", key, practice=key)
        workspace = act(workspace, "change-item", key=key, field="done", value=done)
    named = find(standing(workspace, context()).team, context().bank).advice
    planned = {each.practice: each.done for each in workspace.plan}
    report = folded(show(workspace, "report")).partition('id="team-practices"')[2].partition("</section>")[0]
    said = {each.practice.key: planned[each.practice.key] for each in named if each.practice.key in planned}
    assert report.count("it is ticked off in your plan") + report.count(", done)") == sum(said.values())
    in_plan = report.count("It is in your plan") + report.count(", in your plan)")
    assert in_plan == len(said) - sum(said.values())
    left = show_plan(workspace, context())["now"]
    everything = bool(said) and left and not any(each.because for each in left)
    assert ("Your plan has what your answers call for" in folded(show(workspace, "plan"))) == bool(everything)


COMES_FIRST = {"ask": "compare/", "see": "compare/report/", "decide": "decide/advisor/"}


def hold_what_comes_first(workspace: Workspace) -> str:
    """Assert that before a decision no page begins what follows it, and return the step that is next on all pages."""
    way, where = path_of(workspace, context()), standing(workspace, context())
    assert way["decide"] != DONE
    now = next(step for step, state in way.items() if state == NOW_ON_THE_WAY)
    tasks, progress = show(workspace, "checklist"), checklist.progress(workspace, context())
    assert progress.waits or not progress.of
    for html in (tasks, show(workspace, "plan")):
        assert "Nothing is decided yet." in html
        assert primary(html) in ([COMES_FIRST[now]], [])
        assert primary(html) or decision.needs_no_step(workspace, where, context()) or not where.type
    work = show(workspace, "overview")
    assert [COMES_FIRST[now]] == primary(work)
    assert ("Not due yet: " in work.partition(">Work through the checklist</a>")[2].partition("</li>")[0]) == (
        progress.waits
    )
    assert "you decided to stay" not in work + tasks
    advisor = show(workspace, "decision")
    assert ["Keep the decision"] * bool(where.type) == primary(advisor)
    top = where.type == context().bank.types[-1].key
    assert top == ("There is no step above" in tasks)
    assert not top or not checklist.show_checklist(workspace, context())["first"]
    return now


LEADS = {"decide": "decide/advisor/", "plan": "act/plan/", "measure": "compare/waves/"}


def hold_the_report(workspace: Workspace) -> None:
    """Assert that the report's one button leads where the way does, and that nobody who stays is offered a practice."""
    seen = looked_at(workspace, context())
    now = next(step for step, state in path_of(seen, context()).items() if state == NOW_ON_THE_WAY)
    html, stays = show(seen, "report"), decision.stays(seen, context())
    assert [LEADS[now]] == re.findall(r'md-button--primary"[^>]* href="../([^"]*)"', html)
    assert 1 == html.count("md-button--primary")
    advised = html.partition('id="team-practices"')[2].partition("</section>")[0]
    assert stays == ("You decided to stay at" in advised)
    assert not stays or "act/practices/" not in advised
    following = html.partition('id="team-next"')[2].partition("</section>")[0]
    assert bool(seen.decision.decided) == ("Decide together" not in following)
    assert not re.search(r'href="../(decide/|act/practices/)"', following)


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
        hold_the_likelihood(workspace)
        if seed % 10 == batch:  # a page takes longer than what it is made of
            hold_the_report(workspace)
            hold_the_reasons(workspace)
            hold_what_is_called_for(workspace)
            hold_what_is_planned(workspace)
            before = ticked(workspace, seed) if seed % 20 == batch else workspace
            assert hold_what_comes_first(looked_at(before, context())) == "decide"
        hold_against_each_other(ticked(workspace, seed), advised)
        after = decided_by_the_ticks(workspace, seed)
        hold_against_each_other(after, advised)
        if seed % 10 == batch:
            hold_the_report(after)
        if decision.stays(after, context()):
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
        assert hold_what_comes_first(workspace) == "decide"
        hold_the_targets(workspace)
        hold_against_each_other(decided_by_the_ticks(workspace, seed), advised)
    assert len(types) == 4


@pytest.mark.parametrize("mean", range(1, 6))
def test_before_a_decision_no_page_begins_what_follows_it(mean: int) -> None:
    """Whatever the type; and as long as answers are missing, both departments are asked first, and nothing else is."""
    named = act(empty(), "set-session", name="Autumn", threshold="")
    for sales, marketing, now in ((9, 9, "decide"), (9, 4, "ask"), (4, 4, "ask"), (4, 0, "ask"), (0, 0, "ask")):
        people = [Respondent(who, None, (mean,) * 20) for who in ("sales",) * sales + ("marketing",) * marketing]
        workspace = looked_at(with_answers(named, people) if people else named, context())
        assert hold_what_comes_first(workspace) == now
        assert ("done" == path_of(workspace, context())["ask"]) == (now != "ask")
        if people:
            assert "decide" == hold_what_comes_first(looked_at(act(workspace, "close-wave"), context()))


def test_where_only_reasons_to_stay_are_ticked_no_practice_of_the_next_step_is_offered() -> None:
    """The result shows the help that follows from the ticks; that of who stays names nothing of the step up."""
    bank = context().bank
    for seed in range(40):
        random = Random(seed)  # noqa: S311  test data
        result = make_result(response_of(row(random, random.uniform(-1.6, 1.9)), None, None), None, bank)
        if result.next is None or result.table is None:
            continue
        html = render_html(result, "../", TODAY, own=True)
        before, _, stays = html.partition('data-help="stay" hidden>')
        stays, _, moves = stays.partition('data-help="move">')
        assert "data-help" not in before
        assert not [
            each.key
            for each in bank.practices
            if f"practices/{each.key}/" in stays and each.step in later_steps(result)
        ]
        assert f"stay at {result.type.name} and none to move" in folded(stays)
        assert bool(result.advice) == ("practices/" in moves.partition("</section>")[0])
        every = (*result.table.stay[:1], *result.table.tighten[:1])
        for ticked in ([], every[:1], every[1:], every):
            keys = [each.key for each in ticked]
            reply = weigh_conditions({"type": result.type.key, "ticked": keys, "root": ""})
            assert reply["stays"] == (decide(result.type.key, keys, bank).outcome == "stay")


def later_steps(result: Result) -> set[str]:
    """Return the keys of the step from the type of a result, and of those above."""
    steps = context().bank.steps
    place = next(place for place, step in enumerate(steps) if step.type == result.type.key)
    return {step.key for step in steps[place:]}


def test_a_target_belongs_to_its_measurement() -> None:
    """Once it is decided, a later measurement moves no target, and the plan says that the type is another one."""
    workspace = act(sample(), "choose-basis", value="team")
    workspace = act(workspace, "keep-decision", choice="move")
    practice = show_plan(workspace, context())["now"][0].practice.key
    planned = act(workspace, "add-practice", "item", practice=practice)
    (item,) = show_plan(planned, context())["rows"]
    after = twice(dict.fromkeys(range(1, 21), 1), date="2027-05-01", before=planned)
    (later,) = show_plan(after, context())["rows"]
    assert item.signs == tuple(
        replace(sign, targets=tuple(replace(target, latest=None) for target in sign.targets)) for sign in later.signs
    )
    assert ("", planned.waves[0].date) == (item.measured, later.measured)
    assert not [target for sign in item.signs for target in sign.targets if target.latest is not None]
    assert all(target.latest is not None for sign in later.signs for target in sign.targets)
    html = show(after, "plan")
    assert "decide anew" in html
    assert "By the next measurement" not in html
    assert "decide anew" not in show(planned, "plan")
    assert "By the next measurement" in show(planned, "plan")


def test_ticks_that_say_stay_count_before_a_decision_is_kept() -> None:
    """Plan and checklist offer nothing of the next step, as the result does, and say why."""
    (reason, *_), (other, *_) = (decision.show_decision(sample(), context())[side] for side in ("stay", "tighten"))
    leaning = act(sample(), "tick-condition", key=reason.condition.key, value=True)
    assert [] == show_plan(leaning, context())["now"]
    assert "What you ticked speaks for staying at Defined, so no practice of the next step" in show(leaning, "plan")
    assert "What you ticked speaks for staying at Defined: then none of these" in show(leaning, "checklist")
    weighing = act(leaning, "tick-condition", key=other.condition.key, value=True)
    for workspace in (sample(), weighing, act(leaning, "keep-decision", choice="move")):
        assert show_plan(workspace, context())["now"]
        assert "What you ticked speaks" not in show(workspace, "plan") + show(workspace, "checklist")
    stays = act(leaning, "keep-decision", choice="stay")
    assert "You decided to stay at Defined" in show(stays, "plan")


def test_what_is_printed_says_of_which_measurement_its_targets_are() -> None:
    """Also once there is a later one; and it explains a rise by points only where one stands."""
    planned = act(act(sample(), "choose-basis", value="team"), "keep-decision", choice="move")
    practice = show_plan(planned, context())["now"][0].practice.key
    planned = act(planned, "add-practice", "item", practice=practice)
    after = twice(dict.fromkeys(range(1, 21), 1), date="2027-05-01", before=planned)
    said = f"(measured on 12 April 2026, “{planned.waves[0].name}”"
    for workspace, now in ((planned, ")"), (after, "; now: 1 May 2027)")):
        paper = show(workspace, "plan").partition('class="plan-paper"')[2]
        text = parts.export(workspace, "plan-markdown", {}, context())["text"]
        assert said + now in folded(paper)
        assert said + now in folded(text)
        assert (" now" in paper.partition("<h3>")[0]) == (workspace is after)
        assert " now" not in text.partition("Next measurement")[2]
        assert "A + says" not in paper


def test_what_was_planned_is_told_as_it_was_as_it_is_now_and_as_its_target() -> None:
    """Also of what is done, on the page and on paper; “then” would mean both times."""
    planned = act(act(sample(), "choose-basis", value="team"), "keep-decision", choice="move")
    for suggestion, done in zip(show_plan(planned, context())["now"], (True, False), strict=False):
        key = suggestion.practice.key
        planned = act(act(planned, "add-practice", key, practice=key), "change-item", key=key, field="done", value=done)
    after = twice(dict.fromkeys(range(1, 21), 1), date="2027-05-01", before=planned)
    for workspace, told, on_paper in (
        (planned, r"now [\d.]+, (target [\d.]+|to be kept)", r"(from [\d.]+ to|to stay at) [\d.]+(?! \(now)"),
        (after, r"was [\d.]+, now [\d.]+, (target [\d.]+|to be kept)", r"(from [\d.]+ to|to stay at) [\d.]+ \(now "),
    ):
        html, paper = map(folded, show(workspace, "plan").split('class="plan-paper"'))
        said = re.findall(r"<dd>(.*?)</dd>", html)
        assert said
        assert not [each for each in said if not re.fullmatch(told, each)]
        views = [target for row in show_plan(workspace, context())["rows"] for s in row.signs for target in s.targets]
        assert len(views) == len(said) == len(re.findall(on_paper, paper))
        assert " then" not in "".join(said)
        assert ("The next measurement tells what came of it" in html) == (workspace is planned)
        assert ("What came of it</a>" in html) == (workspace is after)
