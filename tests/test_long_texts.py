"""A long text in one place of a table, such as a signature written as letters, costs no more than its length."""

from contextlib import suppress
from time import process_time

import pytest

from assessment.exchange.read import read_file
from assessment.exchange.reading import UnreadableError
from tests.shapes import csv_of

SHORT, LONG = 2_000, 32_000  # signs
MOST = 60  # times as long for sixteen times as much: whoever goes back at each sign needs hundreds
TRIES = 3  # what else the machine does at the moment of one may make it look longer

FILLED_WITH = ("x", "-", "0", ".", "#", "(", " - ", "1 ", "aB3/", "\n", "q1 ", "2 = agree, ")
HEADER = ["ID", "Time", "Department", "Level", "Comment", *(f"q{number}" for number in range(1, 21))]
PEOPLE = [[f"p{row}", "", "Sales", "", "", *[(row + place) % 5 + 1 for place in range(20)]] for row in range(4)]
ONE_EACH = [[f"p{row}", "Sales", f"Q{number}", row + 1] for row in range(4) for number in range(1, 21)]


def alone(text):
    return text.encode()


def in_headings(text):
    return csv_of([text, *HEADER[1:4], f"Comment {text}", *HEADER[5:]], *PEOPLE)


def in_cells(text):
    first, *others = PEOPLE
    return csv_of(HEADER, [text, text, *first[2:4], text, *first[5:]], *others)


def below(text):
    return csv_of(HEADER, *PEOPLE, [], [text])


def in_questions(text):
    return csv_of(["ID", "Department", "Question", "Answer"], *ONE_EACH, ["p0", "Sales", text, ""])


def took(data, instrument):
    """Return the seconds of the processor that reading took."""
    began = process_time()
    with suppress(UnreadableError):
        read_file("long.csv", data, instrument)
    return process_time() - began


@pytest.mark.parametrize("filled_with", FILLED_WITH, ids=ascii)
@pytest.mark.parametrize("place", [alone, in_headings, in_cells, below, in_questions])
def test_a_long_text_costs_no_more_than_its_length(place, filled_with, instrument):
    """Patterns that try each beginning against each end kept a page busy for minutes."""
    short, long = (place(filled_with * (length // len(filled_with))) for length in (SHORT, LONG))
    took(short, instrument)  # what is made at a first reading is not counted
    assert any(took(long, instrument) < MOST * took(short, instrument) for _ in range(TRIES))


@pytest.mark.parametrize("written", ["{}", "3/{}", "Agree ({})", "-{}"])
@pytest.mark.parametrize("column", ["ID", "Level", "q1", "q20"])
def test_thousands_of_digits_are_a_text(column, written, instrument):
    """Python turns no text of more than 4,300 digits into a whole number, and no float holds one of 400."""
    place = HEADER.index(column)
    rows = [[str(row), *each[1:]] for row, each in enumerate(PEOPLE)]
    rows[2][place] = written.format("9" * 5_000)
    reading = read_file("long.csv", csv_of(HEADER, *rows), instrument)
    read = {each.row: each.answers for each in reading.respondents}
    ordinary = read_file("ordinary.csv", csv_of(HEADER, *PEOPLE), instrument)
    others = {each.row: each.answers for each in ordinary.respondents if each.row != 4}
    assert reading.questions or others == {row: answers for row, answers in read.items() if row != 4}
    assert column in {"ID", "Level"} or 4 not in read
