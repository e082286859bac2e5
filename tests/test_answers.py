import pytest

from assessment.exchange.read import read_file
from assessment.exchange.survey.words import words


def read(text, instrument):
    """Read a table of people who answered 3, and of one whose first answer is a text: the answer, or the problem."""
    header = ["function", *(f"q{number}" for number in range(1, 21))]
    rows = [header, *([["sales", *["3"] * 20]] * 30), ["sales", text, *["3"] * 19]]
    table = "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in rows)
    reading = read_file("team.csv", table.encode(), instrument)
    assert not any(question.blocking for question in reading.questions)
    if reading.rejected:
        return None, reading.rejected[0].reason
    return reading.respondents[-1].answers[0], ""


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("4", 4),
        (" 4 ", 4),
        ("4.0", 4),
        ("4,0", 4),
        ("+4", 4),
        ("4/5", 4),
        ("４", 4),
        ("5 - strongly agree", 5),
        ("5 – Strongly agree", 5),
        ("5: strongly agree", 5),
        ("5. Strongly Agree", 5),
        ("5 (strongly agree)", 5),
        ("5=Strongly agree", 5),
        ("Strongly agree (5)", 5),
        ("(5) Strongly agree", 5),
        ("[2]", 2),
        ("strongly agree - 5", 5),
        ("Strongly agree", 5),
        ("STRONGLY DISAGREE", 1),
        ("strongly\u00a0disagree ", 1),
        ("Agree", 4),
        ("disagree", 2),
        ("neither", 3),
        ("neither agree nor disagree", 3),
        ("Neither agree or disagree", 3),
        ("Neutral", 3),
        ("Somewhat agree", 4),
        ("Completely disagree", 1),
        ("", None),
        ("  ", None),
        ("N/A", None),
        ("n/a", None),
        ("n.a.", None),
        ("NA", None),
        ("#N/A", None),
        ("-", None),
        ("–", None),
        ("not applicable", None),
        ("Don’t know", None),
    ],
)
def test_answer(text, answer, instrument):
    """A number, a word of the scale, both of one kind, or nothing: each is read."""
    assert (answer, "") == read(text, instrument)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("0", "outside 1 to 5"),
        ("6", "outside 1 to 5"),
        ("-2", "outside 1 to 5"),
        ("3.5", "not whole"),
        ("3,5", "not whole"),
        ("44", "outside"),
        ("1e0", "no answer"),
        ("4 apples", "no answer"),
        ("4;5", "no answer"),
        ("agree a bit", "no answer"),
        ("yes", "no answer"),
        ("👍", "no answer"),
        ("TRUE", "no answer"),
        ("#REF!", "no answer"),
        ("2026-04-05 00:00:00", "no answer"),
        ("5 - strongly disagree", "says two things"),
        ("Strongly agree (1)", "says two things"),
    ],
)
def test_no_answer(text, problem, instrument):
    """What is no point of the scale is never made into one; the problem quotes the cell."""
    answer, reason = read(text, instrument)
    assert answer is None
    assert problem in reason
    assert text in reason


def test_every_label_of_the_scale_is_an_answer(instrument):
    """The labels that the instrument shows are read as their values."""
    for point in instrument.scale:
        assert (point.value, "") == read(point.label, instrument)
        assert (point.value, "") == read(f"{point.value} - {point.label}", instrument)
        assert words().is_point(point.label.title())


def test_a_long_cell_is_quoted_in_part(instrument):
    """A message does not repeat a whole comment that stands in the wrong column."""
    assert len(read("word " * 500, instrument)[1]) < 80


def test_no_word_for_a_test_begins_with_a_number():
    """What marks rows as tests is looked for in every cell that begins otherwise (`labelled.py`)."""
    assert not [word for word in words().rows["preview"] if word[0].isdecimal()]
