"""Grids of the same statements in words of one's own: one question, which names the grids."""

import pytest

from assessment.exchange.read import read_file
from assessment.exchange.survey.choices import NOT_READ
from tests.shapes import SHAPES, csv_of, texts
from tests.shapes.asked_twice import ANSWERS, COUNTED, OWN

GRIDS = [name for name in SHAPES if name.startswith(("own words in two grids", "own words b"))]


@pytest.mark.parametrize("name", GRIDS)
def test_it_is_asked_once_which_of_two_grids_counts(name, instrument):
    """Agreement is proposed; the other one tells neither a function nor a level."""
    ((file, data),) = SHAPES[name].files.items()
    reading = read_file(file, data, instrument)
    assert ["columns"] == [question.kind for question in reading.questions]
    ((_, proposal),) = reading.proposals
    assert ["agree" in grid.question for grid in proposal.grids] == [True, False]
    first, second = ([proposal.columns[place] for place in grid.numbers] for grid in proposal.grids)
    assert ([f"statement {number}" for number in range(1, 21)], [NOT_READ] * 20) == (first, second)


@pytest.mark.parametrize("headings", [OWN, COUNTED])
def test_twenty_and_others_are_no_grids(headings, instrument):
    """Forty of which each is asked once are asked about as before."""
    others = [f"{text} tomorrow {number}" for number, text in enumerate(reversed(OWN))]
    reading = read_file("a.csv", csv_of(("Department", *headings, *others), *ANSWERS), instrument)
    assert all(not grid.question for _, proposal in reading.proposals for grid in proposal.grids)


def test_a_statement_that_everybody_answered_alike_in_both_grids_goes_with_its_grid(instrument):
    """What never differs is not one column twice, where all the others are two questions."""
    rows = [(row[0], *row[1:10], 3, *row[11:30], 3, *row[31:]) for row in ANSWERS]
    named = (f"{grid} [{text}]" for grid in ("Agreement", "Importance") for text in COUNTED)
    reading = read_file("a.csv", csv_of(("Department", *named), *rows), instrument)
    ((_, proposal),) = reading.proposals
    assert ([20, 20], 1) == ([len(grid.numbers) for grid in proposal.grids], len(reading.questions))


@pytest.mark.parametrize(("again", "asked"), [([], False), ([2], True), ([2, 22], True)], ids=str)
def test_a_statement_that_stands_twice_in_a_grid_is_asked_about_with_each_of_its_columns(again, asked, instrument):
    """Whoever chooses a grid would choose one of its two columns unseen, whose answers differ."""
    headings = [f"{grid} [{text}]" for grid in ("Agreement", "Importance") for text in texts()]
    named = ["Department", *headings, *(headings[place] for place in again)]
    rows = [(*row, *(row[1 + place] % 5 + 1 for place in again)) for row in ANSWERS]
    (question,) = read_file("a.csv", csv_of(named, *rows), instrument).questions
    assert asked is ("could be the same" in question.sentence)
    assert [len(named) - 1] == [len(question.texts)]


def test_grids_without_anything_that_tells_them_apart_are_called_by_their_columns(instrument):
    """Nothing is proposed for them."""
    reading = read_file("a.csv", csv_of(("Department", *OWN, *OWN), *ANSWERS), instrument)
    ((_, proposal),) = reading.proposals
    assert ["columns B to U", "columns V to AO"] == [grid.question for grid in proposal.grids]
    assert {None} == {*reading.questions[0].texts.values()}
