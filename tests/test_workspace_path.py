"""The way of a session: what counts as done, and which step is next."""

import re
from dataclasses import replace

import pytest

from assessment.load import load_bank
from assessment.workspace import parts
from assessment.workspace.begin import begun_at
from assessment.workspace.document import new_workspace
from assessment.workspace.path import STEPS, path_of
from assessment.workspace.reached import looked_at
from assessment.workspace.records import Decided, Item, Sign, Weighing, Workspace
from assessment.workspace.story import tell
from tests.teams import Respondent
from tests.workspaces import TODAY, act, context, empty, link, reopened, sample, show, with_answers

DECIDED = Weighing(decided=(Decided("first", "2026-10-12", "defined", "move", "", ()),))
STAYS = Weighing(decided=(Decided("first", "2026-10-12", "defined", "stay", "", ()),))
STORY = tell("story", "Story", TODAY, load_bank())
ITEM = Item("first", "Breakfast", owner="Anna", date="2026-11-30", signs=(Sign(2, 1.0),))
SEEN = looked_at(sample(), context())
DATED = replace(SEEN, next_measurement="2027-05-30")


def planned(*items: Item, before: Workspace = SEEN) -> Workspace:
    """Return a workspace in which it was decided to move, with a plan."""
    return replace(before, decision=DECIDED, plan=items)


@pytest.mark.parametrize(
    ("workspace", "done", "now"),
    [
        (empty(), [], "ask"),
        (sample(), ["ask"], "see"),
        (SEEN, ["ask", "see"], "decide"),
        (planned(), ["ask", "see", "decide"], "plan"),
        (planned(replace(ITEM, owner="")), ["ask", "see", "decide"], "plan"),
        (planned(replace(ITEM, signs=())), ["ask", "see", "decide"], "plan"),
        (planned(ITEM), ["ask", "see", "decide"], "measure"),  # the plan is under way: a date is next
        (planned(ITEM, before=DATED), ["ask", "see", "decide"], "plan"),  # to be done, until it is measured
        (planned(replace(ITEM, date="2026-11-01")), ["ask", "see", "decide"], "plan"),  # its date has passed
        (planned(replace(ITEM, done=True)), ["ask", "see", "decide", "plan"], "measure"),
        (replace(SEEN, plan=(replace(ITEM, done=True),)), ["ask", "see", "plan"], "decide"),
        (replace(SEEN, decision=STAYS), ["ask", "see", "decide", "plan"], "measure"),  # nothing waits to be planned
        (act(SEEN, "start-wave", name="Spring", date=TODAY), [], "ask"),  # which nobody has answered yet
        (STORY, ["ask", "see", "decide"], "plan"),  # half done, and one date has passed
    ],
)
def test_the_first_step_that_is_not_done_is_next(workspace: Workspace, done: list[str], now: str) -> None:
    """Whatever was done out of order counts as done."""
    way = path_of(workspace, context())
    assert list(STEPS) == list(way)
    assert done == [step for step, state in way.items() if state == "done"]
    assert [now] == [step for step, state in way.items() if state == "now"]


@pytest.mark.parametrize(
    "workspace",
    [
        *(empty(), sample(), SEEN, planned(), planned(ITEM), planned(ITEM, before=DATED), STORY),
        act(SEEN, "start-wave", name="Spring", date=TODAY),
        begun_at("decision", new_workspace("own", "", TODAY), link(*(2,) * 20), load_bank()),
    ],
)
def test_our_work_says_the_same_step(workspace: Workspace) -> None:
    """The button of “Our work” leads to the page of the step that the way names, and what is done there has no next."""
    way = path_of(workspace, context())
    now = next(step for step, state in way.items() if state == "now")
    pages = {"see": "compare/report/"} | {step: parts.PARTS[key] for step, key in STEPS.items() if step != "see"}
    assert f'md-button--primary" href="../{pages[now]}"' in show(workspace, "overview")
    for step in ("decide", "plan", "measure"):
        assert (way[step] == "done") == (parts.part(STEPS[step]).progress(workspace, context()).next_step is None)


@pytest.mark.parametrize("part", ["decision", "plan", "collect"])
def test_nobody_is_invited_but_where_people_are(part: str) -> None:
    """Who begins with a plan or a decision has no session; “Invite the other side” makes one on the spot."""
    begun = begun_at(part, new_workspace("own", "", TODAY), link(*(2,) * 20), load_bank())
    assert bool(begun.session.name) == (part == "collect")
    work = show(begun, "overview")
    if part != "collect":
        assert "Next: tick what is true for you." in work
        assert "that has begun" not in work
        assert "1 of 2 done" not in work
        named = re.search('id="session-name"[^>]*value="([^"]+)"', show(begun, "collect"))
        assert named
        assert named[1] == begun.name


@pytest.mark.parametrize(
    ("workspace", "leads_to"),
    [
        (planned(ITEM), "compare/waves/"),  # a date to measure again
        (planned(ITEM, before=DATED), "#done-first"),
        (planned(replace(ITEM, date="2026-11-01")), "#done-first"),  # whose date has passed
        (planned(replace(ITEM, key="later", date="2027-03-01"), ITEM, before=DATED), "#done-first"),
        (planned(replace(ITEM, done=True), before=DATED), "compare/waves/"),
        (STORY, "#done-story-plan-2"),
    ],
)
def test_the_plan_leads_where_the_way_does(workspace: Workspace, leads_to: str) -> None:
    """What the plan names next is what the way and “Our work” name, and a date that is agreed on is not asked for."""
    html, work = show(workspace, "plan"), show(workspace, "overview")
    agreed = bool(workspace.next_measurement)
    assert [leads_to] == re.findall(r'md-button--primary" href="(?:\.\./)?([^"]*)"', html)
    assert ("plan" == next(step for step, state in path_of(workspace, context()).items() if state == "now")) == (
        leads_to.startswith("#")
    )
    assert not agreed or "agree on now" not in html
    assert agreed == ("You agreed to measure again on" in html)
    if leads_to.startswith("#"):
        said = re.findall(r"(Next:|Not due yet:|Nothing is due today.) [dD]o what is planned, and tick it off", work)
        assert said in (["Next:"] * 2, ["Nothing is due today.", "Not due yet:"])
        assert ">Look at the plan</a>" in work


def test_the_cockpit_leads_on_once_the_report_was_seen() -> None:
    """Its button is that of the way: first the report, then the decision, and the report again once that is taken."""
    primary = [
        re.findall(r'md-button--primary" href="../([^"]*)"', show(each, "collect")) for each in (sample(), SEEN, STORY)
    ]
    assert [["compare/report/"], ["decide/advisor/"], ["compare/report/"]] == primary


def test_the_report_is_seen_once_it_was_looked_at() -> None:
    """Only a look at a report that compares both departments counts, and it is kept."""
    few = answered(6, 2)
    assert few is parts.looked(few, "report", context())
    enough = answered(6, 6)
    assert enough is parts.looked(enough, "collect", context())
    seen = parts.looked(enough, "report", context())
    assert "done" == path_of(reopened(seen), context())["see"]
    assert seen is parts.looked(seen, "report", context())


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
def test_both_departments_are_asked_until_they_can_be_compared(few: int, turned: bool) -> None:
    """So say the cockpit and “Our work” too: one function that is too small hides the comparison."""
    way = path_of(answered(few, 6) if turned else answered(6, few), context())
    assert ("now", "later", "later") == (way["ask"], way["see"], way["decide"])
    enough = path_of(looked_at(answered(6, 6), context()), context())
    assert ("done", "now") == (enough["see"], enough["decide"])


def test_a_session_that_raised_its_number_waits_for_more() -> None:
    """Whoever promised six others shows seven people."""
    raised = act(answered(6, 6), "set-session", name="Autumn", threshold="6")
    assert "now" == path_of(raised, context())["ask"]
    assert "Next: wait for more answers" in show(raised, "overview")
    assert "done" == path_of(act(raised, "close-wave"), context())["see"]


def test_one_own_result_does_not_stand_for_those_who_were_invited() -> None:
    """Of who works alone it is all the answers there are; a session waits for the first from others."""
    alone = act(empty(), "add-result", link=link(*(2,) * 20), date="", rest=True)
    assert ("done", "done", "now") == tuple(path_of(alone, context())[step] for step in ("ask", "see", "decide"))
    session = act(alone, "set-session", name="Autumn", threshold="")
    assert ("now", "later") == tuple(path_of(session, context())[step] for step in ("ask", "see"))
