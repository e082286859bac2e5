"""One person: sums, bands, themes, and what a missing answer does."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.instrument import STATEMENTS, TYPES
from assessment.score import AnswerError, band_of, limit, score, to_json

complete = st.tuples(*[st.integers(1, 5)] * STATEMENTS)
partly = st.tuples(*[st.one_of(st.none(), st.integers(1, 5))] * STATEMENTS)


def answers_of(total):
    """Make 20 answers, as equal as they can be, with this total."""
    each, more = divmod(total, STATEMENTS)
    return (each + 1,) * more + (each,) * (STATEMENTS - more)


@given(complete)
def test_the_total_is_the_sum(instrument, answers):
    """Nothing is weighted and nothing is reversed (Kotler, Rackham and Krishnaswamy 2006)."""
    assert sum(answers) == score(answers, instrument).total


@pytest.mark.parametrize(
    ("total", "type_", "to_next", "from_previous"),
    [
        (20, "undefined", 20, None),
        (21, "undefined", 19, None),
        (39, "undefined", 1, None),
        (40, "defined", 20, 1),
        (59, "defined", 1, 20),
        (60, "aligned", 20, 1),
        (79, "aligned", 1, 20),
        (80, "integrated", None, 1),
        (99, "integrated", None, 20),
        (100, "integrated", None, 21),
    ],
)
def test_each_edge_of_a_band_has_its_type_and_its_distances(instrument, total, type_, to_next, from_previous):
    """One point more or less decides where the bands meet."""
    found = score(answers_of(total), instrument)
    assert (total, type_) == (found.total, found.type)
    assert (to_next, from_previous) == (found.to_next, found.from_previous)


@given(complete)
def test_the_distances_lead_to_the_neighbouring_types(instrument, answers):
    """So many points more or less is the neighbour, and one point fewer is not."""
    found = score(answers, instrument)
    place = TYPES.index(found.type)
    if found.to_next is not None:
        assert TYPES[place + 1] == band_of(found.total + found.to_next, instrument).type
        assert found.type == band_of(found.total + found.to_next - 1, instrument).type
    if found.from_previous is not None:
        assert TYPES[place - 1] == band_of(found.total - found.from_previous, instrument).type
        assert found.type == band_of(found.total - found.from_previous + 1, instrument).type
    assert (place == 3, place == 0) == (found.to_next is None, found.from_previous is None)


@pytest.mark.parametrize(
    ("mean", "type_"),
    [
        (39.6, "undefined"),
        (Fraction(399, 10), "undefined"),
        (math.nextafter(40, 0), "undefined"),
        (40.0, "defined"),
        (Fraction(119, 3), "undefined"),
        (59.999, "defined"),
        (Fraction(60), "aligned"),
        (79.5, "aligned"),
        (Fraction(160, 2), "integrated"),
        (100.0, "integrated"),
    ],
)
def test_a_mean_of_totals_is_placed_by_the_lower_bounds(instrument, mean, type_):
    """A mean between two bands belongs to the lower one: our rule."""
    assert type_ == band_of(mean, instrument).type


@given(partly.filter(lambda answers: None in answers))
def test_with_an_open_statement_there_is_no_total_and_no_type(instrument, answers):
    """A missing answer is never a number."""
    found = score(answers, instrument)
    assert (None, None, None, None, None) == (
        found.total,
        found.type,
        found.to_next,
        found.from_previous,
        found.all_equal,
    )
    assert tuple(number for number, answer in enumerate(answers, 1) if answer is None) == found.missing
    assert not {*found.highest.shown, *found.highest.ties, *found.lowest.shown, *found.lowest.ties} & {*found.missing}


@given(partly)
def test_a_theme_has_a_mean_from_half_of_its_statements_on(instrument, answers):
    """Fewer answers than half give no mean; open statements mark it as partial and do not count as anything."""
    for theme in score(answers, instrument).themes:
        numbers = [s.number for s in instrument.statements if s.theme == theme.theme]
        given_ = [answer for number in numbers if (answer := answers[number - 1]) is not None]
        assert (len(given_), len(numbers)) == (theme.answered, theme.of)
        if 2 * len(given_) < len(numbers):
            assert (None, False) == (theme.mean, theme.partial)
        else:
            assert theme.mean == pytest.approx(Fraction(sum(given_), len(given_)))
            assert (len(given_) < len(numbers)) == theme.partial


@pytest.mark.parametrize(("answered", "mean", "partial"), [(1, None, False), (2, 5.0, True), (4, 5.0, False)])
def test_half_of_a_theme_is_exactly_enough(instrument, answered, mean, partial):
    """Two of the four statements about culture are half."""
    numbers = [s.number for s in instrument.statements if s.theme == "culture"][:answered]
    found = score([5 if n in numbers else None for n in range(1, STATEMENTS + 1)], instrument).themes[2]
    assert ("culture", 4, mean, partial) == (found.theme, found.of, found.mean, found.partial)


@given(partly)
def test_the_extremes_are_the_highest_and_lowest_ratings(instrument, answers):
    """No rating left out is more extreme than one shown; ties with the last are named; none is on both sides."""
    found = score(answers, instrument)
    ratings = {number: answer for number, answer in enumerate(answers, 1) if answer is not None}
    shown = int(limit("extremes-shown", instrument))
    for extremes, sign in ((found.highest, -1), (found.lowest, 1)):
        sides = [n for n in ratings if sign * ratings[n] * len(ratings) < sign * sum(ratings.values())]
        ranked = sorted(sides, key=lambda number: (sign * ratings[number], number))
        assert tuple(ranked[:shown]) == extremes.shown
        assert tuple(n for n in ranked[shown:] if ratings[n] == ratings[ranked[shown - 1]]) == extremes.ties
    assert not set(found.highest.shown) & set(found.lowest.shown)


def test_ties_are_named_in_the_order_of_the_statements(instrument):
    """Nineteen equal answers show the first three and name sixteen as equal to them."""
    found = score((4,) * (STATEMENTS - 1) + (5,), instrument)
    assert ((1, 2, 3), tuple(range(4, 20))) == (found.lowest.shown, found.lowest.ties)
    assert ((20,), ()) == (found.highest.shown, found.highest.ties)


def test_of_equal_answers_none_stands_out(instrument):
    """Twenty equal answers are told, and none of them is the highest or the lowest."""
    found = score((4,) * STATEMENTS, instrument)
    assert (4, (), ()) == (found.all_equal, found.lowest.shown, found.highest.shown)


@pytest.mark.parametrize("answers", [(3,) * 19 + (4,), (3,) * 19 + (None,)])
def test_answers_are_all_equal_only_if_all_are_given_and_equal(instrument, answers):
    """Nineteen equal answers are not twenty."""
    assert score(answers, instrument).all_equal is None


@pytest.mark.parametrize("number", [1, 7, 20])
@pytest.mark.parametrize("wrong", [0, 6, -1, 2.0, 2.5, math.nan, True, False, "3", "", b"3", [3], 10**30])
def test_what_is_no_answer_is_refused_with_the_statement(instrument, wrong, number):
    """The message says which statement, what was found there and what is allowed."""
    answers = [3] * STATEMENTS
    answers[number - 1] = wrong
    with pytest.raises(AnswerError, match=rf"^Statement {number}: .+ is not an answer from 1 to 5\.$"):
        score(answers, instrument)


def test_a_huge_text_is_shortened_in_the_message(instrument):
    """A message stays a sentence whatever was sent."""
    with pytest.raises(AnswerError) as caught:
        score(["x" * 10**6] + [3] * 19, instrument)
    assert len(str(caught.value)) < 100


@pytest.mark.parametrize("count", [0, 19, 21])
def test_another_number_of_answers_is_refused(instrument, count):
    """Nothing is filled up and nothing is cut off."""
    with pytest.raises(AnswerError, match=rf"^{count} answers were given for 20 statements\.$"):
        score([3] * count, instrument)


def test_an_unknown_limit_is_an_error(instrument):
    """A slip in a limit's name never becomes a number."""
    with pytest.raises(KeyError):
        limit("weak-answers", instrument)


def test_the_json_has_what_the_design_promises(instrument):
    """Scripts rely on these keys."""
    found = to_json(score((None, *answers_of(60)[1:]), instrument))
    assert {
        "total": None,
        "type": None,
        "missing": [1],
        "to_next": None,
        "from_previous": None,
    }.items() <= found.items()
    assert {"activities": 3.0, "processes": 3.0, "culture": 3.0, "structure": 3.0} == found["themes"]
    assert ["processes"] == found["partial_themes"]
