"""What is told of a block of people, and how people are counted over the types: the edges, case by case."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import sqrt

import pytest

from assessment.guesses import Guesses
from assessment.instrument import Answers, Instrument
from assessment.score import AnswerError, limit
from assessment.stats import sd
from assessment.team.alike import StandIn
from assessment.team.counting import count, merge, tally, without
from assessment.team.release import SINGLE, Block, block, counts_together_enough, show_complete
from tests.teams import Respondent

TYPES = ("undefined", "defined", "aligned", "integrated")


def spread(people: Sequence[int], instrument: Instrument) -> object:
    """Return how so many people of each type are counted."""
    shown = Block(({3: 1},) * 20, {60: sum(people)}, {}, dict(zip(TYPES, people, strict=True)))
    return show_complete(shown, instrument).spread


@pytest.mark.parametrize(
    ("people", "groups"),
    [
        ((5, 5, 5, 5), (1, 1, 1, 1)),
        ((5, 0, 5, 5), (1, 1, 1, 1)),
        ((3, 3, 3, 3), (1, 1, 1, 1)),
        ((2, 5, 5, 5), (2, 1, 1)),
        ((5, 5, 5, 2), (1, 1, 2)),
        ((5, 5, 1, 5), (1, 1, 2)),
        ((5, 1, 1, 5), (1, 3)),
        ((1, 5, 5, 1), (2, 2)),
        ((9, 0, 0, 0), (2, 1, 1)),
        ((0, 0, 0, 9), (1, 1, 2)),
        ((9, 1, 0, 0), (2, 1, 1)),
        ((0, 0, 0, 0), (1, 1, 1, 1)),
    ],
)
def test_types_are_counted_together_where_somebody_would_stand_out(
    people: tuple[int, ...], groups: tuple[int, ...], instrument: Instrument
) -> None:
    """As few as possible, neighbours only: no group has one or two people, and no single type has nearly all."""
    found = spread(people, instrument)
    assert isinstance(found, Mapping)
    assert groups == tuple(map(len, found))
    assert TYPES == tuple(type_ for group in found for type_ in group)
    assert sum(people) == sum(found.values())


@pytest.mark.parametrize(("people", "groups"), [((8, 1, 0, 0), (2, 1, 1)), ((7, 2, 0, 0), (1, 1, 1, 1))])
def test_a_bank_that_counts_single_people_still_hides_whoever_is_alone_among_them(
    people: tuple[int, ...], groups: tuple[int, ...], instrument: Instrument
) -> None:
    """Where all but one are of one type, that one knows the type of everybody else; where two are not, nobody does."""
    limits = tuple(replace(each, value=1) if each.key == "company" else each for each in instrument.limits)
    found = spread(people, replace(instrument, limits=limits))
    assert isinstance(found, Mapping)
    assert groups == tuple(map(len, found))


@pytest.mark.parametrize("people", [(1, 0, 0, 1), (9, 0, 0, 1)])
def test_nothing_is_counted_where_somebody_stands_out_in_any_case(
    people: tuple[int, ...], instrument: Instrument
) -> None:
    """However types are put together."""
    assert SINGLE == spread(people, instrument)


def with_answers(*rows: int, statement: int = 1) -> tuple[Answers, ...]:
    """Return people whose answers to one statement are given; on the others, and in all, they differ widely."""
    people = [[(place + number) % 5 + 1 for number in range(20)] for place in range(len(rows))]
    for place, (row, answer) in enumerate(zip(people, rows, strict=True)):
        row[19] = place % 5 + 1
        row[statement - 1] = answer
    return tuple(map(tuple, people))


def test_a_theme_tells_no_spread_where_an_answer_was_moved(instrument: Instrument) -> None:
    """It tells its mean, of the answers as they are told; themes of other statements tell all."""
    found = block([tally(with_answers(3, 3, 3, 3, 3, 3), instrument)], instrument)
    moved = instrument.statements[0].theme
    assert {moved} == {theme for theme, counts in found.themes.items() if isinstance(counts, StandIn)}
    for theme, counts in found.themes.items():
        places = [each.number - 1 for each in instrument.statements if each.theme == theme]
        told = [value * people for place in places for value, people in found.statements[place].items()]
        assert Fraction(sum(told), 6 * len(places)) == sum(value * people for value, people in counts.items()) / 6


@pytest.mark.parametrize(("others", "hidden"), [(2, True), (3, False)])
def test_totals_of_which_nearly_all_are_equal_tell_no_spread(others: int, hidden: bool, instrument: Instrument) -> None:
    """All but two at most: then a made-up deviation stands in its place, that of twenty answers alike."""
    same = tuple((1, 2, 3, 4, 5) * 4)
    rows = [same[place:] + same[:place] for place in range(5)]
    rows += [(*(5,) * (10 + place), *rows[place][10 + place :]) for place in range(others)]
    found = block([tally(rows, instrument)], instrument).totals
    assert hidden == isinstance(found, StandIn)
    if hidden:
        n = len(rows)
        mean = Fraction(sum(value * people for value, people in found.items()), n)
        deviation = sqrt(sum(people * float(value - mean) ** 2 for value, people in found.items()) / (n - 1))
        assert pytest.approx(20 * limit("stand-in-deviation", instrument)) == deviation


def test_totals_tell_a_rounded_spread_where_an_answer_was_moved(instrument: Instrument) -> None:
    """In whole points: the exact one would give the answer back."""
    people = with_answers(3, 3, 3, 3, 3, 3)
    deviation = sd(tally(people, instrument).totals)
    told = sd(block([tally(people, instrument)], instrument).totals)
    assert isinstance(deviation, float)
    assert isinstance(told, float)
    assert round(deviation) != pytest.approx(deviation)
    assert round(deviation) == pytest.approx(told)


def test_too_few_newcomers_stand_with_those_before_them(instrument: Instrument) -> None:
    """With the last ones that are enough by themselves, and with no others."""
    assert [{1: 6}, {2: 6, 3: 2}] == counts_together_enough([{1: 6}, {2: 6}, {3: 2}], instrument)
    assert [{1: 6}, {2: 6}, {4: 6, 3: 2}] == counts_together_enough([{1: 6}, {2: 6}, {4: 6}, {3: 2}], instrument)
    assert [{1: 6}, {2: 2, 3: 6}] == counts_together_enough([{1: 6}, {2: 2}, {3: 6}], instrument)


def test_a_part_that_is_taken_off_leaves_the_others(instrument: Instrument) -> None:
    """Whether they answered everything or not."""
    some = tally((*with_answers(1, 2, 3), (None, *(4,) * 19)), instrument)
    others = tally((*with_answers(5, 4), (*(2,) * 19, None)), instrument)
    assert others == without(merge([some, others]), some)
    assert some == without(merge([some, others]), others)


def test_the_least_of_several_answers_that_are_none_is_named(instrument: Instrument) -> None:
    """One is enough to look for what is wrong."""
    people = ((9, *(3,) * 19), (7, *(3,) * 19))
    with pytest.raises(AnswerError, match="Statement 1: 7 is not an answer from 1 to 5"):
        tally(people, instrument)


def test_guesses_that_cannot_count_are_not_counted(instrument: Instrument) -> None:
    """About one's own function, by somebody of neither, or more of them than are allowed: none is among the others."""
    answers, few, many = (3,) * 20, (4, *(None,) * 19), (*(4,) * 9, *(None,) * 11)
    given = [
        ("sales", Guesses("marketing", few)),
        ("sales", Guesses("sales", few)),
        ("sales", Guesses("marketing", many)),
        ("sales", None),
        ("other", Guesses("marketing", few)),
    ]
    found = count([Respondent(function, "staff", answers, guesses) for function, guesses in given], instrument)
    assert ({4: 1}, *({},) * 19) == found.guesses["sales"]
    assert ({},) * 20 == found.guesses["marketing"]
