"""Tables that count answers beside the statements, and those that look like them: people, or one person."""

import pytest

from assessment.exchange.read import read_file
from assessment.exchange.reading import UnreadableError
from tests.shapes import ENGLISH, PEOPLE, csv_of, texts

FEW = PEOPLE[:3]


def beside(headings, most=4):
    """Return a table with small counts below each heading."""
    counts = [[(number * place) % most + 1 for place in range(3, 3 + len(headings))] for number in range(20)]
    return csv_of(("Statement", *headings), *([text, *each] for text, each in zip(texts(), counts, strict=True)))


def across(people, *above, write=str, names=True):
    """Return a table with a column for each person, and what stands between the names and the statements."""
    named = [("Person", *(f"P{number}" for number in range(len(people))))] if names else []
    lines = [[text, *(write(person.answers[at]) for person in people)] for at, text in enumerate(texts())]
    return csv_of(*named, *above, *lines)


@pytest.mark.parametrize(
    "headings",
    [
        ["Agree"],
        ["% agree"],
        ["Number who agree"],
        ["Yes"],
        ["Agree", "Mean"],
        ["Agree (n)", "Disagree (n)"],
        ["Agree", "Total"],
        ["Yes", "No"],
        ["Oui", "Non"],
        ["Agreement", "Disagreement"],
        ["Top 2", "Bottom 2"],
        ["For", "Against"],
        ["+", "-"],
        ["Agree or strongly agree", "Disagree or strongly disagree"],
        ["Sales agree", "Marketing agree"],
        ["Disagree", "Don't know"],
    ],
    ids=str,
)
def test_small_numbers_below_names_of_answers_are_asked_about(headings, instrument):
    """They may count answers, and somebody may be asked so."""
    reading = read_file("answers.csv", beside(headings), instrument)
    assert not reading.respondents
    assert [("shape", True)] == [(question.kind, question.blocking) for question in reading.questions]


@pytest.mark.parametrize(
    ("headings", "most"),
    [
        (["1 strongly disagree", "5 strongly agree"], 4),
        (["Strongly agree (5)", "Agree (4)"], 4),
        (["Yes", "No"], 12),
        (["Top 2", "Bottom 2"], 9),
    ],
    ids=str,
)
def test_two_columns_of_points_or_of_great_numbers_are_counts(headings, most, instrument):
    """Nobody is called so, or answers with 9."""
    with pytest.raises(UnreadableError, match="counts how often each answer was given"):
        read_file("answers.csv", beside(headings, most), instrument)


@pytest.mark.parametrize(
    "headings",
    [
        ["Answer"],
        ["Agreement"],
        ["Agreement (1-5)"],
        ["Zustimmung"],
        ["Agree?"],
        ["Your answer", "Remark"],
        ["1", "2"],
        ["Ann", "Ben"],
        ["Yes Man", "Ann Noh"],
        ["Max", "Min"],
        ["Ann", "Total"],
        ["Sales", "Marketing"],
    ],
    ids=str,
)
def test_other_headings_are_not_asked_about_as_counts(headings, instrument):
    """They are people, or what one person was asked for."""
    reading = read_file("answers.csv", beside(headings, 5), instrument)
    assert "shape" not in [question.kind for question in reading.questions]


@pytest.mark.parametrize("nothing", ["-", "n/a", "?", "Don't know"])
def test_people_of_whom_some_do_not_know_are_not_asked_about_beside_a_statistic(nothing, instrument):
    """“n” is also short for no, and counts those who answered."""
    people = [PEOPLE[0].answers, PEOPLE[1].answers, PEOPLE[2].answers]
    lines = [
        [
            text,
            *(nothing if at == 3 + place else answers[at] for place, answers in enumerate(people)),
            2 if 3 <= at < 6 else 3,
        ]
        for at, text in enumerate(texts())
    ]
    reading = read_file(
        "answers.csv", csv_of(("Statement", "David Dietz", "N. Weber", "Eva Evans", "n"), *lines), instrument
    )
    assert "shape" not in [question.kind for question in reading.questions]


@pytest.mark.parametrize("people", [PEOPLE[:1], PEOPLE[:2], PEOPLE[:5], PEOPLE], ids=len)
@pytest.mark.parametrize(
    "row",
    [
        ("Scale", "Strongly disagree", "Strongly agree"),
        ("Skala", "1 = Stimme gar nicht zu", "5 = Stimme voll zu"),
        ("Legend", "1 = strongly disagree", "5 = strongly agree"),
    ],
    ids=lambda row: row[0],
)
def test_a_row_that_says_what_the_ends_are_makes_no_counts_of_people(people, row, instrument):
    """It stands between their names and the statements."""
    reading = read_file("answers.csv", across(people, row[: len(people) + 1]), instrument)
    assert [person.answers for person in people] == [person.answers for person in reading.respondents]


@pytest.mark.parametrize("write", [str, ENGLISH], ids=["numbers", "words"])
@pytest.mark.parametrize("people", [PEOPLE[:2], PEOPLE[:5], PEOPLE], ids=len)
def test_one_more_question_that_is_answered_in_words_above_the_statements_makes_no_counts(people, write, instrument):
    """It is the last row above the statements, as that of headings would be."""
    own = ("We like working with each other", *(ENGLISH(person.answers[4]) for person in people))
    reading = read_file("answers.csv", across(people, own, write=write), instrument)
    assert [person.answers for person in people] == [person.answers for person in reading.respondents]


@pytest.mark.parametrize("own", [(4, 5), (3, 3, 4), (2, 5, 4, 4, 3)], ids=len)
def test_one_more_question_that_is_answered_in_numbers_is_no_heading(own, instrument):
    """Whatever they are, they number nobody’s column."""
    people = PEOPLE[: len(own)]
    reading = read_file("answers.csv", across(people, ("I like my work here", *own)), instrument)
    assert "shape" not in [question.kind for question in reading.questions]


@pytest.mark.parametrize("own", [("No", "Yes"), ("Yes", "No", "Yes"), ("Nein", "Ja", "Nein", "Nein")], ids=len)
@pytest.mark.parametrize(
    ("names", "label"), [(True, "Manager"), (True, "Part of the pilot"), (False, "Manager"), (False, "Do you lead?")]
)
def test_yes_and_no_above_the_statements_may_be_what_people_answered(own, names, label, instrument):
    """As whether they lead a team."""
    data = across(PEOPLE[: len(own)], (label, *own), names=names)
    assert "shape" not in [question.kind for question in read_file("answers.csv", data, instrument).questions]


def test_a_row_without_a_label_may_be_a_legend_or_the_heading_of_counts(instrument):
    """Below two names it is asked about; below nothing the columns are called so."""
    row = ("", "Strongly disagree", "Strongly agree")
    reading = read_file("answers.csv", across(PEOPLE[:2], row), instrument)
    assert ["shape"] == [question.kind for question in reading.questions]
    with pytest.raises(UnreadableError, match="counts how often each answer was given"):
        read_file("answers.csv", across(PEOPLE[:2], row, names=False), instrument)
