"""Practices for a result: which come first, and why."""

from hypothesis import given
from hypothesis import strategies as st

from assessment.instrument import STATEMENTS, TYPES
from assessment.model import entry
from assessment.plan import advise
from assessment.score import limit, score

complete = st.tuples(*[st.integers(1, 5)] * STATEMENTS)
TURNS = ("now", "earlier", "later")


def turn(advice, type_, bank):
    """Say when the step of a practice has its turn, seen from a type."""
    distance = TYPES.index(entry(bank.steps, advice.practice.step).type) - TYPES.index(type_)
    return "now" if distance == 0 else "later" if distance > 0 else "earlier"


@given(complete)
def test_practices_of_the_own_step_come_first_and_later_ones_are_marked(bank, answers):
    """The step from the present type, then steps already taken, then steps further up."""
    found = score(answers, bank.instrument)
    advice = advise(found, bank)
    assert [turn(one, found.type, bank) for one in advice] == [one.turn for one in advice]
    assert sorted(TURNS.index(one.turn) for one in advice) == [TURNS.index(one.turn) for one in advice]


@given(complete)
def test_every_weak_statement_is_covered_by_some_advice(bank, answers):
    """Nobody rates something low and hears nothing about it; nothing but weak statements is a reason."""
    found = score(answers, bank.instrument)
    weak = {n for n, rating in enumerate(answers, 1) if rating <= limit("weak-answer", bank.instrument)}
    weak = weak or {n for n, rating in enumerate(answers, 1) if rating == min(answers) < 5}
    assert weak == {number for advice in advise(found, bank) for number in advice.because}


@given(complete)
def test_within_a_turn_the_practice_for_what_lacks_most_comes_first(bank, answers):
    """Order follows how far the reasons are from full agreement, then the order of the bank."""
    advice = advise(score(answers, bank.instrument), bank)
    places = {practice.key: place for place, practice in enumerate(bank.practices)}
    order = [(TURNS.index(a.turn), -sum(5 - answers[n - 1] for n in a.because), places[a.practice.key]) for a in advice]
    assert sorted(order) == order


@given(complete)
def test_reasons_are_named_the_weakest_first(bank, answers):
    """The lowest rating is the best reason."""
    for advice in advise(score(answers, bank.instrument), bank):
        assert advice.because
        assert set(advice.because) <= set(advice.practice.statements)
        assert sorted(advice.because, key=lambda n: (answers[n - 1], n)) == list(advice.because)


def test_different_answers_get_different_advice(bank):
    """What helps depends on what is weak, not on the total alone."""
    blamed = (4, 1, *(4,) * 18)
    unheard = (4, 4, 4, 4, 4, 1, *(4,) * 14)
    first = [advise(score(answers, bank.instrument), bank)[0].practice.key for answers in (blamed, unheard)]
    assert ["rules-of-engagement", "liaison"] == first


def test_full_agreement_gets_no_advice(bank):
    """Where nothing lacks, nothing is sold."""
    assert () == advise(score((5,) * STATEMENTS, bank.instrument), bank)


def test_where_nothing_is_weak_the_lowest_rating_is_the_reason(bank):
    """Somebody who agrees with all but is neutral once hears about that one."""
    answers = (5,) * 16 + (3,) + (5,) * 3
    assert [("single-executive", (17,))] == [
        (advice.practice.key, advice.because) for advice in advise(score(answers, bank.instrument), bank)
    ]


def test_an_incomplete_score_gets_no_advice(bank):
    """Without a type there is no own step."""
    assert () == advise(score((1,) * 19 + (None,), bank.instrument), bank)
