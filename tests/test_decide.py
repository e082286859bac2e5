"""Decision tables A and B: every type with every combination of ticks."""

import re
from itertools import combinations, pairwise

import pytest

from assessment.decide import decide, evidence, table_row
from assessment.instrument import TYPES
from assessment.load import load_bank
from assessment.model import Condition
from assessment.report.result import render_outcome
from assessment.report.wording import capital
from assessment.result import ResultError


def all_ticks():
    """Yield every type with every set of its conditions that can be ticked."""
    for type_ in TYPES:
        row = table_row(type_, load_bank())
        keys = [condition.key for condition in (*row.stay, *row.tighten)]
        for count in range(len(keys) + 1):
            yield from ((type_, ticked) for ticked in combinations(keys, count))


EVERY = list(all_ticks())


def rule(type_, stay, tighten):
    """Say what domain knowledge says, in its own words: rule -> outcome."""
    if type_ == "integrated":
        return "top-of-scale", "top"
    if tighten and not stay:
        return "only-tighten", "tighten"
    if stay and not tighten:
        return "only-stay", "stay"
    return ("both", "weigh") if stay else ("nothing-ticked", "open")


def test_all_combinations_are_there():
    """Three conditions on both sides, three and four, three and one, and none at the top."""
    assert [2**6, 2**7, 2**4, 1] == [sum(type_ == wanted for type_, _ in EVERY) for wanted in TYPES]


def test_every_combination_of_ticks_has_one_outcome_by_the_rule(bank):
    """Only reasons to tighten mean tighten, only reasons to stay mean stay, both mean weigh, none decide nothing."""
    for type_, ticked in EVERY:
        row = table_row(type_, bank)
        stay = tuple(condition for condition in row.stay if condition.key in ticked)
        tighten = tuple(condition for condition in row.tighten if condition.key in ticked)
        found = decide(type_, ticked, bank)
        assert rule(type_, stay, tighten) == (found.rule, found.outcome), (type_, ticked)
        assert (stay, tighten) == (found.stay, found.tighten)


def test_no_combination_leads_further_than_one_step(bank):
    """Whatever is ticked, the next type is the only one to move to, and table B says by what."""
    for type_, ticked in EVERY:
        found = decide(type_, ticked, bank)
        following = dict(pairwise(TYPES)).get(type_)
        assert following == found.to
        assert (type_, following) == ((found.by.type, found.by.to) if found.by else ("integrated", None))


def test_the_order_of_ticks_does_not_matter(bank):
    """What was ticked first has no say."""
    ticked = ["visible-conflict", "small-company", "double-work"]
    assert decide("undefined", ticked, bank) == decide("undefined", ticked[::-1], bank)


@pytest.mark.parametrize(
    ("answer", "supports", "opposes"),
    [(1, (2,), (5,)), (2, (2,), (5,)), (3, (), ()), (4, (5,), (2,)), (5, (5,), (2,)), (None, (), ())],
)
def test_answers_speak_for_a_condition_or_against_it(instrument, answer, supports, opposes):
    """Low answers to 2 and high answers to 5 support; the opposite opposes; the middle and gaps say nothing."""
    condition = Condition("key", "text", "example", "settles", low=(2,), high=(5,))
    found = evidence(condition, (answer,) * 20, instrument)
    assert (condition, supports, opposes) == (found.condition, found.supports, found.opposes)


@pytest.mark.parametrize(
    ("number", "answer", "supports"), [(2, 1, (2,)), (1, 1, ()), (3, 1, ()), (5, 5, (5,)), (4, 5, ())]
)
def test_only_the_statements_of_a_condition_speak(instrument, number, answer, supports):
    """An answer to a statement beside them says nothing."""
    condition = Condition("key", "text", "example", "settles", low=(2,), high=(5,))
    answers = tuple(answer if place == number else None for place in range(1, 21))
    assert supports == evidence(condition, answers, instrument).supports


def test_evidence_comes_in_the_order_of_the_statements(instrument):
    """A reader finds the statements by their numbers."""
    condition = Condition("key", "text", "example", "settles", low=(20, 3, 11), high=(7,))
    answers = tuple(5 if number == 7 else 1 for number in range(1, 21))
    assert (3, 7, 11, 20) == evidence(condition, answers, instrument).supports


def sentence(html):
    """Return the first text in bold, on one line."""
    return " ".join(re.search("<b>(.*?)</b>", html, re.DOTALL)[1].split())


def test_every_outcome_is_told_in_a_sentence_of_its_own():
    """The rule that fired is named, and staying is a full answer."""
    ticks = {
        ("undefined", ()): "Not decided yet.",
        ("defined", ("classic-roles",)): "Only reasons to stay are ticked: stay at Defined.",
        ("aligned", ("single-funnel",)): "Only reasons to move are ticked: move one step, to Integrated.",
        ("undefined", ("small-company", "double-work")): "There are reasons on both sides: weigh them.",
        ("integrated", ()): "You are at the top of the scale.",
    }
    told = {case: sentence(render_outcome(case[0], list(case[1]), "../")) for case in ticks}
    assert ticks == told


def test_weighing_shows_both_sides_and_what_would_settle_each(bank):
    """Reasons on both sides are not counted against each other."""
    html = render_outcome("undefined", ["small-company", "double-work"], "../")
    row = table_row("undefined", bank)
    chosen = [condition for condition in (*row.tighten, *row.stay) if condition.key in ("small-company", "double-work")]
    assert 2 == len(chosen)
    sides = {"Reasons to move to Defined": row.tighten, "Reasons to stay at Undefined": row.stay}
    parts = dict(zip(sides, re.split("|".join(sides), html)[1:], strict=True))
    assert [] == [
        (title, each.key)
        for title, side in sides.items()
        for each in chosen
        if (each in side) != (capital(each.text) + "." in parts[title] and each.settles in parts[title])
    ]


def test_a_condition_that_the_table_does_not_know_is_refused():
    """A tick that is not understood must not read as if nothing were ticked."""
    with pytest.raises(ResultError, match=r"^“double-wrok” is no condition that this version knows\.$"):
        render_outcome("undefined", ["double-wrok"], "../")
