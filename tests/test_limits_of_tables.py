"""What kind of table a file holds, and what its headings ask: on both sides of where a reader draws the line."""

from collections import Counter

import pytest

from assessment.exchange.read import read_file
from assessment.exchange.survey.candidates import Source
from assessment.exchange.survey.self_described import described_in
from assessment.exchange.survey.words import words
from tests.shapes import PEOPLE, csv_of
from tests.shapes.asked_twice import OWN


def questions(instrument, *table):
    return read_file("answers.csv", csv_of(*table), instrument).questions


@pytest.mark.parametrize(("before", "kind"), [(0, "shape"), (2, "shape"), (3, "columns"), (5, "columns")])
def test_numbers_from_1_to_20_may_be_those_of_statements_in_the_first_three_columns(before, kind, instrument):
    """Farther to the right, they number rows and nothing else."""
    around = ["Department", "Site", "Building", "Floor", "Room"]
    table = [[*around[:before], "Number", *around[before:], *OWN]]
    for number, person in enumerate((*PEOPLE, *PEOPLE[:8]), 1):
        cells = [person.function, "North", "Old", "First", "Blue"]
        table.append([*cells[:before], number, *cells[before:], *person.answers])
    assert [kind] == [question.kind for question in questions(instrument, *table)]


@pytest.mark.parametrize(("title", "called"), [("Number", "Number"), ("", "column A")])
def test_the_column_of_the_numbers_is_called_by_its_heading_or_its_letter(title, called, instrument):
    """That is how the table is known again; the names of people over the other columns are not kept."""
    table = [[title, *(f"Person {number}" for number in range(1, 13))]]
    table += [[at + 1, *(person.answers[at] for person in PEOPLE)] for at in range(20)]
    (question,) = questions(instrument, *table)
    assert ("shape", [f"{called} | B to M"]) == (question.kind, [*question.texts])


def test_columns_without_headings_are_counted_from_1(instrument):
    """A question about the shape of a table names it by them."""
    table = [[number, at, answer] for number, p in enumerate(PEOPLE, 501) for at, answer in enumerate(p.answers, 1)]
    (question,) = questions(instrument, *table)
    assert ("shape", ["column 1 | column 2 | column 3"]) == (question.kind, [*question.texts])


@pytest.mark.parametrize("words_given", [10, 11, 12])
def test_words_of_which_none_comes_again_are_no_scale(words_given, instrument):
    """It is asked which columns are the statements; where words come again, it is asked what they mean."""
    head = ["Department", *(f"q{number}" for number in range(1, 21))]
    words = [f"Word {number}" for number in "abcdefghijkl"[:words_given]]
    once, again = (["Sales", *given, *["3"] * (20 - words_given)] for given in (words, [*words[:-1], words[0]]))
    assert ["columns"] == [question.kind for question in questions(instrument, head, once)]
    kinds = [question.kind for question in questions(instrument, head, again)]
    assert ["scale" if words_given > 10 else "columns"] == kinds


@pytest.mark.parametrize(
    ("heading", "tells"),
    [
        ("How many people do you lead?", True),
        ("Do you lead people?", False),
        ("How many years have you been with us?", False),
    ],
)
def test_numbers_tell_who_leads_where_it_is_asked_how_many_somebody_leads(heading, tells):
    """Years have a number as well, and whoever leads may answer with something else than a number of people."""
    found = described_in(Source(heading, (0,), Counter({"0": 5, "1-3": 3, "4-9": 3})), words())
    assert ({"0": "staff", "1-3": "head", "4-9": "head"} if tells else {}) == found.meanings
