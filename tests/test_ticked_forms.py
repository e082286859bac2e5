"""A form that somebody filled in by ticks, a column for each point: no tick is lost, whatever the headings are."""

import pytest

from assessment.exchange.read import read_file
from tests.shapes import PEOPLE, csv_of, texts

GIVEN = PEOPLE[0].answers
POINTS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
GERMAN = ("Stimme gar nicht zu", "", "", "", "Stimme voll zu")
READ_AT_ONCE = {
    "the ends": ("Strongly disagree", "", "", "", "Strongly agree"),
    "the ends in German": GERMAN,
    "the ends in Spanish": ("Muy en desacuerdo", "", "", "", "Muy de acuerdo"),
    "the ends, and numbers": ("Strongly disagree", "2", "3", "4", "Strongly agree"),
    "the ends, and the middle": ("Strongly disagree", "", "Neither agree nor disagree", "", "Strongly agree"),
    "the ends with numbers": ("1 strongly disagree", "2", "3", "4", "5 strongly agree"),
    "the ends with an equals sign": ("1 = strongly disagree", "2", "3", "4", "5 = strongly agree"),
    "the ends with numbers in brackets": ("Helemaal oneens (1)", "2", "3", "4", "Helemaal eens (5)"),
    "the ends in two lines": ("1\nStimme gar nicht zu", "2", "3", "4", "5\nStimme voll zu"),
    "the ends, and unknown words": ("Strongly disagree", "Mostly not", "Half and half", "Mostly", "Strongly agree"),
    "all but one that is unknown": ("Strongly disagree", "Disagree", "Half and half", "Agree", "Strongly agree"),
    "all with numbers": tuple(f"{number} - {point}" for number, point in enumerate(POINTS, 1)),
    "every second number": ("1", "", "3", "", "5"),
    "the first and the last number": ("1", "", "", "", "5"),
}


def form(headings, answers=GIVEN, mark="x", empty="", over=(), numbered=False):
    """Return the rows of a form in which each answer is ticked in its column, of which there may be more."""
    width = max(5, len(headings))
    lines = [
        [text, *(mark if at == answer else empty for at in range(1, width + 1))]
        for text, answer in zip(texts(), answers, strict=True)
    ]
    rows = [*over, ("Statement", *headings), *lines]
    return [["#" if n == len(over) else n - len(over), *row] for n, row in enumerate(rows)] if numbered else rows


def answers_of(instrument, *rows):
    return [person.answers for person in read_file("form.csv", csv_of(*rows), instrument).respondents]


@pytest.mark.parametrize("numbered", [False, True])
@pytest.mark.parametrize("name", READ_AT_ONCE)
def test_no_tick_is_lost_where_headings_do_not_name_every_point(name, numbered, instrument):
    """A printed form names its ends, and often numbers nothing."""
    assert [GIVEN] == answers_of(instrument, *form(READ_AT_ONCE[name], numbered=numbered))


@pytest.mark.parametrize(
    "headings",
    [
        ("Strongly agree", "", "", "", "Strongly disagree"),
        ("Strongly agree", "2", "3", "4", "Strongly disagree"),
        ("1 strongly agree", "2", "3", "4", "5 strongly disagree"),
        ("5 strongly agree", "4", "3", "2", "1 strongly disagree"),
        tuple(reversed(POINTS)),
    ],
    ids=str,
)
def test_a_form_may_run_from_agreement_to_disagreement(headings, instrument):
    """The words say so, whatever number stands beside them."""
    assert [tuple(6 - answer for answer in GIVEN)] == answers_of(instrument, *form(headings))


@pytest.mark.parametrize("ends", [(POINTS[0], POINTS[4]), (POINTS[4], POINTS[0])])
def test_the_ends_may_stand_in_the_row_above_the_numbers(ends, instrument):
    """As in a head of two rows."""
    over = [("", ends[0], "", "", "", ends[1])]
    expected = GIVEN if ends[0] == POINTS[0] else tuple(6 - answer for answer in GIVEN)
    assert [expected] == answers_of(instrument, *form(range(1, 6), over=over))


@pytest.mark.parametrize(
    ("headings", "unknown"),
    [
        (("Strongly disagree", "Disagree", "Agree", "Strongly agree", ""), ["column F"]),
        (("1", "2", "3", "", ""), ["column E", "column F"]),
        (("Strongly disagree", "Half and half", "Strongly agree", "", ""), ["1", "2", "3", "column E", "column F"]),
        (("Never", "A bit", "So-so", "Well", "Wholly"), ["A bit", "Never", "So-so", "Well", "Wholly"]),
        (("", "", "", "", ""), [f"column {letter}" for letter in "BCDEF"]),
    ],
    ids=str,
)
def test_a_tick_whose_column_says_nothing_is_asked_about(headings, unknown, instrument):
    """By its heading, or by its letter."""
    every = (1, 2, 3, 4, 5) * 4
    reading = read_file("form.csv", csv_of(*form(headings, every)), instrument)
    (question,) = [question for question in reading.questions if question.kind == "scale"]
    assert question.blocking
    assert not reading.respondents
    assert set(unknown) <= question.texts.keys()


@pytest.mark.parametrize("heading", ["Don't know", "No answer", "n/a"])
def test_a_tick_beside_the_points_may_say_that_there_is_no_answer(heading, instrument):
    """The statement stays open."""
    given = tuple(6 if number == 3 else answer for number, answer in enumerate(GIVEN))
    expected = tuple(None if answer == 6 else answer for answer in given)
    assert [expected] == answers_of(instrument, *form((*POINTS, heading), given))


@pytest.mark.parametrize("scale", [POINTS, ("", *POINTS[1:4], ""), ("1", "2", "3", "4", "5"), GERMAN], ids=str)
@pytest.mark.parametrize(
    ("mark", "empty"),
    [
        *(
            (mark, "")
            for mark in ("x", "X", "(x)", "[x]", "✓", "☒", "☑", "√", "●", "✗", "o", "1", "TRUE", "ja", "oui", "tick")
        ),
        *(("TRUE", "FALSE"), ("WAHR", "FALSCH"), ("☒", "☐"), ("●", "○"), ("✓", "✗"), ("1", "0"), ("yes", "no")),
    ],
)
def test_whatever_mark_somebody_ticks_with_is_a_tick(mark, empty, scale, instrument):
    """And what stands in the boxes that nobody ticked is none."""
    given = tuple(min(4, max(2, answer)) for answer in GIVEN) if scale[0] == "" else GIVEN
    assert [given] == answers_of(instrument, *form(scale, given, mark, empty))


def test_a_statement_in_other_words_keeps_its_tick(instrument):
    """Below the headings, too: it is not taken for a head."""
    for place in (0, 7):
        rows = form(POINTS)
        rows[place + 1][0] = "Our numbers come true"
        reading = read_file("form.csv", csv_of(*rows), instrument)
        told = [
            *reading.questions,
            *(remark for remark in reading.remarks if f"statement {place + 1}" in remark.reason),
        ]
        assert told, place
