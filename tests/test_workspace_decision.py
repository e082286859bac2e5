"""The decision advisor: what it rests on, what the ticks come to, and what is kept."""

import re
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from assessment.check import check
from assessment.decide import table_row
from assessment.errors import ActionError
from assessment.instrument import TYPES
from assessment.workspace.decision import advice, last_decision, progress, show_decision
from assessment.workspace.records import CHOSEN, PERSON, TEAM
from assessment.workspace.standing import standing
from tests.workspaces import act, context, empty, link, reopened, sample, show, twice

RULES = ("nothing-ticked", "only-stay", "only-tighten", "both", "top-of-scale")
HEADLINES = {
    "nothing-ticked": "<b>Not decided yet.</b>",
    "only-stay": "<b>Stay at ",
    "only-tighten": "<b>Move one step, to ",
    "both": "<b>Weigh it",
    "top-of-scale": "it is the top of the scale.</b>",
}


def tick(workspace, *keys):
    for key in keys:
        workspace = act(workspace, "tick-condition", key=key, value=True)
    return workspace


@pytest.mark.parametrize("type_", TYPES)
def test_every_combination_of_type_and_ticks_has_one_outcome(bank, type_):
    """Whatever is ticked, exactly one rule fires, and it never leads further than one step."""
    chosen = act(empty(), "choose-basis", value=type_)
    row = table_row(type_, bank)
    keys = [condition.key for condition in (*row.stay, *row.tighten)]
    for count in range(len(keys) + 1):
        for ticked in combinations(keys, count):
            workspace = replace(chosen, decision=replace(chosen.decision, ticked=ticked))
            found = advice(workspace, standing(workspace, context()), context())
            assert found.rule in RULES
            assert dict(pairwise(TYPES)).get(type_) == found.to


@pytest.mark.parametrize(
    ("type_", "ticked", "rule"),
    [
        ("defined", (), "nothing-ticked"),
        ("defined", ("classic-roles",), "only-stay"),
        ("defined", ("shorter-cycles",), "only-tighten"),
        ("defined", ("classic-roles", "shorter-cycles"), "both"),
        ("integrated", (), "top-of-scale"),
    ],
)
def test_the_page_says_one_outcome_and_names_its_rule(type_, ticked, rule):
    """One headline, and the sentence of the rule that fired."""
    html = show(tick(act(empty(), "choose-basis", value=type_), *ticked), "decision")
    outcome = re.search(r'<div class="note" id="outcome".*?</div>', html, re.DOTALL)[0]
    assert HEADLINES[rule] in outcome
    assert (rule != "nothing-ticked") == outcome.count("The rule: ")
    assert (rule == "nothing-ticked") == outcome.count("If you find no reason to move, stay: write it down below.")


def test_weighing_shows_what_would_settle_each_reason_and_what_to_do(bank):
    """Both lists, the test of each reason, the ways of table B, and what staying would mean."""
    html = show(tick(act(empty(), "choose-basis", value="defined"), "classic-roles", "shorter-cycles"), "decision")
    row = table_row("defined", bank)
    for condition in (*row.stay, *row.tighten):
        ticked = condition.key in ("classic-roles", "shorter-cycles")
        assert ticked == (condition.settles in html)
    assert "If you stay" in html
    assert "saying who is consulted on which decision" in html


def test_staying_is_told_with_its_advice_and_without_ways_to_move(bank):
    """Who stays is told what to do, and is not sold the next step."""
    html = show(tick(act(empty(), "choose-basis", value="defined"), "classic-roles"), "decision")
    assert table_row("defined", bank).advice in html
    assert "saying who is consulted on which decision" not in html


def test_ticks_of_another_type_do_not_count():
    """A changed type starts from its own reasons; the others wait."""
    workspace = tick(act(empty(), "choose-basis", value="undefined"), "visible-conflict")
    moved = act(workspace, "choose-basis", value="defined")
    assert "nothing-ticked" == advice(moved, standing(moved, context()), context()).rule
    back = act(moved, "choose-basis", value="undefined")
    assert "only-tighten" == advice(back, standing(back, context()), context()).rule


def test_a_tick_can_be_taken_back():
    """Ticking twice changes nothing; unticking removes it."""
    once = tick(act(empty(), "choose-basis", value="undefined"), "small-company", "small-company")
    assert ("small-company",) == once.decision.ticked
    assert () == act(once, "tick-condition", key="small-company", value=False).decision.ticked


def test_a_persons_result_says_what_speaks_for_a_reason():
    """The last result added gives the type; low answers speak beside the reason and tick nothing."""
    workspace = act(empty(), "add-result", link=link(3, 1, *(3,) * 7, 5, *(3,) * 10))
    assert (PERSON, "aligned") == (standing(workspace, context()).source, standing(workspace, context()).type)
    low = act(empty(), "add-result", link=link(1, 1, *(2,) * 18))
    html = show(low, "decision")
    assert "You rated statements 2 and 10 low: that speaks for it." in html
    assert "You rated statements 2 and 10 low: that speaks against it." in html
    assert "checked" not in re.search(r'<div class="two">.*?</div>', html, re.DOTALL)[0]


def test_the_latest_measurement_counts_by_its_date():
    """Last year's answers that are added after this year's are still the older ones."""
    low = dict.fromkeys(range(1, 21), -2)
    late = replace(twice(low), waves=twice(low).waves[::-1])
    assert "2026-10-12" == standing(late, context()).date == standing(twice(low), context()).date


def test_the_looser_relationship_of_two_functions_counts():
    """Sales sees Aligned and Marketing Defined: the next step starts from Defined, and the page says so."""
    where = standing(sample(), context())
    assert (TEAM, "defined") == (where.source, where.type)
    assert {"sales": "aligned", "marketing": "defined"} == where.types
    assert "the looser one counts here" in show(sample(), "decision")


def test_a_team_below_the_threshold_gives_no_type():
    """What may not be shown may not be rested on."""
    workspace = replace(sample(), session=replace(sample().session, threshold=20))
    assert standing(workspace, context()).source is None
    assert "Which type are you?" in show(workspace, "decision")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"link": ""}, "Paste the link of a result."),
        ({"link": "https://example.org/"}, "This link holds no result."),
        ({"link": link(*(3,) * 20)[:-1]}, "A response code has 24 symbols"),
        ({"link": link(*(3,) * 19, None)}, "This result has open statements"),
        ({"link": link(*(3,) * 20), "date": "2026-02-30"}, "2026-02-30 is not a date that exists"),
    ],
)
def test_a_link_that_gives_no_result_is_refused_with_what_to_do(values, message):
    """Nothing is added, and the sentence says why."""
    with pytest.raises(ActionError, match=re.escape(message)):
        act(empty(), "add-result", **values)


def test_a_result_is_rested_on_where_the_reader_says_so():
    """A result added for a comparison over time leaves the team's decision alone."""
    added = act(sample(), "add-result", link=link(*(5,) * 20))
    assert TEAM == standing(added, context()).source
    rested = act(sample(), "add-result", link=link(*(5,) * 20), rest="yes")
    assert PERSON == standing(rested, context()).source
    assert TEAM == standing(act(rested, "choose-basis", value="team"), context()).source


def test_the_same_result_of_the_same_day_is_added_once():
    """A second press of the button adds nothing."""
    workspace = act(empty(), "add-result", link=link(*(3,) * 20))
    with pytest.raises(ActionError, match="is here already"):
        act(workspace, "add-result", link=link(*(3,) * 20))


def test_a_decision_is_kept_with_its_date_and_its_reasons():
    """It outlives the ticks, and a saved file."""
    workspace = tick(act(empty(), "choose-basis", value="undefined"), "visible-conflict")
    decided = act(workspace, "keep-decision", choice="move", note=" Both heads. ", date="2026-11-20")
    unticked = act(decided, "tick-condition", key="visible-conflict", value=False)
    last = last_decision(reopened(unticked))
    assert ("undefined", "move", "only-tighten", ("visible-conflict",)) == (
        last.type,
        last.choice,
        last.rule,
        last.ticked,
    )
    assert ("2026-11-20", "Both heads.") == (last.date, last.note)
    html = show(unticked, "decision")
    assert "20 November 2026: move from Undefined to Defined" in html
    assert "For moving: there is visible conflict." in html


def test_the_form_begins_with_what_was_kept():
    """Whatever the ticks speak for, as long as they are those of the decision; new ones speak for themselves."""
    moving = tick(act(empty(), "choose-basis", value="undefined"), "visible-conflict")
    assert "move" == show_decision(moving, context())["chosen"]
    stayed = act(moving, "keep-decision", choice="stay", note="", date="")
    assert "stay" == show_decision(stayed, context())["chosen"]
    assert "Your decision of 22 November 2026 is kept: stay at Undefined." in show(stayed, "decision")
    unticked = act(stayed, "tick-condition", key="visible-conflict", value=False)
    assert None is show_decision(unticked, context())["chosen"]


def test_a_decision_without_a_date_is_of_today():
    """The date is today's where none is given."""
    decided = act(act(empty(), "choose-basis", value="aligned"), "keep-decision", choice="stay", date="")
    assert "2026-11-22" == last_decision(decided).date


@pytest.mark.parametrize(
    ("type_", "choice", "message"),
    [
        (None, "stay", "Say first which type you are"),
        ("defined", "", "Choose whether you stay or move."),
        ("integrated", "move", "There is no step above Integrated."),
    ],
)
def test_a_decision_that_cannot_be_taken_is_refused(type_, choice, message):
    """Nothing is kept without a type, without a choice, or above the top."""
    workspace = act(empty(), "choose-basis", value=type_) if type_ else empty()
    with pytest.raises(ActionError, match=message):
        act(workspace, "keep-decision", choice=choice)


def test_progress_asks_for_a_type_and_then_for_a_decision():
    """Each step leads to the next."""
    chosen = act(empty(), "choose-basis", value="defined")
    ticked = act(chosen, "tick-condition", key=show_decision(chosen, context())["stay"][0].condition.key, value=True)
    decided = act(chosen, "keep-decision", choice="stay")
    top = act(empty(), "choose-basis", value="integrated")  # where no reason can be ticked
    every = (empty(), chosen, ticked, decided, top)
    steps = [(p.done, p.of, p.next_step) for p in (progress(w, context()) for w in every)]
    assert [(0, 2, "type"), (0, 2, "tick"), (1, 2, "decide"), (2, 2, None), (0, 1, "decide")] == steps
    assert CHOSEN == decided.basis.source


def test_the_checker_refuses_a_table_with_a_gap_or_a_conflict(bank):
    """A type but the top needs conditions on both sides, and no condition on both at once."""
    undefined, *others = bank.stay_or_tighten
    gaps = replace(bank, stay_or_tighten=(replace(undefined, stay=()), replace(others[0], tighten=()), *others[1:]))
    found = {str(defect) for defect in check(gaps)}
    assert any("undefined: gives no condition for staying" in each for each in found)
    assert any("defined: gives no condition for moving" in each for each in found)
    both = replace(undefined, tighten=(*undefined.tighten, undefined.stay[0]))
    conflict = {str(defect) for defect in check(replace(bank, stay_or_tighten=(both, *others)))}
    assert any("the condition small-company speaks both for staying and for moving" in each for each in conflict)
    assert not list(check(bank))


def test_the_button_after_a_decision_leads_to_what_is_next():
    """A plan is made once; where it is under way and nothing of it is due, a date to measure again is next."""
    moved = act(sample(), "keep-decision", choice="move")
    planned = act(moved, "add-practice", "k1", practice="liaison")
    owned = act(planned, "change-item", "k1", key="k1", field="owner", value="Ana")
    waiting = act(owned, "change-item", "k1", key="k1", field="date", value="2027-01-31")
    lead = re.compile(r'md-button--primary"\s+href="([^"]*)"[^>]*>([^<]*)<')
    told = [lead.findall(show(each, "decision")) for each in (moved, planned, waiting)]
    assert [[("../act/plan/", "Make a plan")], [("../act/plan/", "Go on with the plan")]] == told[:2]
    assert ["../compare/waves/"] == [href for href, _text in told[2]]
    assert ">Look at the plan<" in show(waiting, "decision")
    assert all("Make a plan" not in show(each, "decision") for each in (planned, waiting))
