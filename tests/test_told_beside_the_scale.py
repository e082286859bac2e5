"""What a legend says of numbers beside the five points: no answer, wherever it stands and in whatever words."""

import pytest

from assessment.exchange.read import read_file
from assessment.exchange.reading import UnreadableError
from tests.shapes import csv_of, rows
from tests.shapes.vocabulary import T, who

HEAD = ("Department", "Level", *T)
ENDS = "1 = strongly disagree, 5 = strongly agree"
FIVE = "1 = Strongly disagree; 2 = Disagree; 3 = Neither agree nor disagree; 4 = Agree; 5 = Strongly agree"
MISSING = "“{}” was read as no answer. Is it?"


def answered(number, times):
    """Return the rows of a table in which a number stands so often instead of an answer."""
    found = rows(str, who)
    for place in range(times):
        found[place % len(found)][2 + place % len(T)] = number
    return found


def over(legend, table):
    return csv_of([legend], HEAD, *table)


def in_headings(legend, table):
    return csv_of((*HEAD[:2], *(f"{text} ({legend.replace(';', ',')})" for text in T)), *table)


def below(legend, table):
    return csv_of(HEAD, *table, [legend])


def beside(legend, table):
    first, *others = table
    return csv_of((*HEAD, "Note"), (*first, legend), *((*row, "") for row in others))


def in_cells(legend, table):
    return csv_of(*([cell] for cell in legend.replace(";", ",").split(", ")), HEAD, *table)


PLACES = [over, in_headings, below, beside, in_cells]


def outcome(place, legend, number, times, instrument):
    """Return how many people were read, how many answers were missing, and what is asked about numbers."""
    try:
        reading = read_file("answers.csv", place(legend, answered(number, times)), instrument)
    except UnreadableError as error:
        return 0, 0, error.reason
    asked = [question.sentence for question in reading.questions if question.kind == "scale"]
    gone = sum(answer is None for person in reading.respondents for answer in person.answers)
    return len(reading.respondents), gone, " ".join(asked)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("ends", [ENDS, FIVE])
@pytest.mark.parametrize("number", ["6", "0", "9"])
@pytest.mark.parametrize("times", [1, 40])
def test_a_number_that_a_legend_calls_no_answer_is_none(place, ends, number, times, instrument):
    """Few of them are no slips that cost their rows, and many are no scale of six points."""
    people = len(rows(str, who))
    before = outcome(place, ENDS, "3", 0, instrument)
    assert (people, 0, "") == before
    expected = (people, times, MISSING.format(number))
    assert expected == outcome(place, f"{ends}, {number} = no opinion", number, times, instrument)


@pytest.mark.parametrize(
    "legend",
    [
        "1 = stimme überhaupt nicht zu, 5 = stimme voll und ganz zu, 6 = keine Meinung",
        "1 (pas du tout d'accord) ... 5 (tout à fait d'accord), 6 (sans avis)",
        "1 = totalmente en desacuerdo; 5 = totalmente de acuerdo; 6 = sin opinión",
        "1 = helemaal mee oneens, 5 = helemaal mee eens, 6 = geen mening",
        "1 = Zdecydowanie się nie zgadzam, 5 = Zdecydowanie się zgadzam, 6 = nie wiem",
        "1 = Zdecydowanie się nie zgadzam, 5 = Zdecydowanie się zgadzam, 6 = trudno powiedzieć",
        "1 = discordo totalmente, 5 = concordo totalmente, 6 = sem opinião",
        "1 = instämmer inte alls, 5 = instämmer helt, 6 = ingen åsikt",
        "1 = 全くそう思わない, 5 = 強くそう思う, 6 = わからない",
        "strongly disagree = 1, disagree = 2, agree = 4, strongly agree = 5, no opinion = 6",
        "no opinion = 6, strongly disagree = 1, disagree = 2, agree = 4, strongly agree = 5",
        "1 = strongly disagree, 5 = strongly agree, 6 = passe mon tour",  # in words that nobody knows
        "1 = disagree, 5 = agree, 6 = unsure",
    ],
)
def test_so_it_is_in_other_words(legend, instrument):
    """Beyond both of the strongest ends there is no point, so words that nobody knows mean no answer, too."""
    people = len(rows(str, who))
    for place in PLACES[:4]:
        assert (people, 2, MISSING.format("6")) == outcome(place, legend, "6", 2, instrument)


@pytest.mark.parametrize(
    ("legend", "asked"),
    [
        ("1 = disagree, 5 = agree, 6 = quite so", "what “6” is, in words not known here. Does it mean no answer?"),
        ("1 = flop, 5 = hit, 6 = don’t know", "what 1 and 5 mean, in words that are not known here. Is 5 agreement?"),
        ("1 = flop, 5 = hit, 6 = quite so", "what 1 and 5 mean, in words that are not known here. Is 5 agreement?"),
    ],
)
def test_words_that_may_name_one_more_point_are_asked_about(legend, asked, instrument):
    """Where the ends are not the strongest words, or not known."""
    for place in (over, in_headings, below):
        assert (0, 0, f"A heading or a note says {asked}") == outcome(place, legend, "6", 40, instrument)


@pytest.mark.parametrize(
    ("legend", "said"),
    [
        ("1 = strongly disagree, 6 = strongly agree", "the answers run to 6: that is a scale of six points"),
        ("1 = flop, 2 = poor, 3 = fair, 4 = fine, 5 = hit, 6 = star", "run to 6: that is a scale of six points"),
        (ENDS, "“6” is outside 1 to 5"),
    ],
)
def test_a_number_that_is_a_point_or_that_nothing_names_is_no_missing_answer(legend, said, instrument):
    """A sixth point makes another scale, and a slip of the hand costs its row."""
    try:
        reading = read_file("answers.csv", in_headings(legend, answered("6", 1)), instrument)
    except UnreadableError as error:
        reasons = [error.reason]
    else:
        reasons = [each.reason for each in reading.rejected]
    assert [True] == [said in reason for reason in reasons]


def test_the_number_of_a_statement_names_nothing(instrument):
    """“6 – …” begins each heading with a number of its own, and the legend follows."""
    head = (*HEAD[:2], *(f"Question {n} - {text} ({ENDS})" for n, text in enumerate(T, 1)))
    reading = read_file("answers.csv", csv_of(head, *answered("6", 1)), instrument)
    assert ["“6” is outside 1 to 5" in each.reason for each in reading.rejected] == [True]


@pytest.mark.parametrize("code", ["99", "-99", "999", "88", "77", "-1", "-9"])
@pytest.mark.parametrize("legend", [ENDS, ""])
def test_one_usual_code_of_no_answer_costs_nobody(code, legend, instrument):
    """It is what a tool writes where nobody answered, and no slip: no point is one key away."""
    people = len(rows(str, who))
    assert (people, 1, MISSING.format(code)) == outcome(over, legend, code, 1, instrument)


@pytest.mark.parametrize("codes", [0, 3])
@pytest.mark.parametrize(
    ("named", "nobody", "asked"),
    [
        ("1 = strongly disagree", 5, "No answer is 5. Had the form five points?"),
        ("", 1, "No answer is 1. Had the form five points?"),
        ("5 = strongly agree", 1, ""),
        ("1 = strongly disagree", 1, ""),
        ("5 = strongly agree", 5, ""),
        (ENDS, 5, ""),
    ],
)
def test_an_end_that_nobody_chose_is_asked_about_unless_it_is_named(codes, named, nobody, asked, instrument):
    """Where 5 is an end there are five points; that 1 is one says nothing of it."""
    table = rows(lambda answer: 3 if answer == nobody else answer, who) * 3
    for place in range(codes):
        table[place][5] = "-99"
    reading = read_file("answers.csv", in_headings(named, table), instrument)
    sentences = {each.sentence for each in reading.questions if each.kind == "scale"}
    assert {*filter(None, [asked]), *[MISSING.format("-99")] * bool(codes)} == sentences


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("low", [0, 1])
@pytest.mark.parametrize(
    ("legend", "turned"),
    [
        ("0 = strongly disagree, 4 = strongly agree", False),
        ("0 = strongly agree, 4 = strongly disagree", True),
        ("0 (stimme überhaupt nicht zu) … 4 (stimme voll und ganz zu)", False),
    ],
)
def test_five_points_from_0_on_are_proposed_as_they_are_named(place, low, legend, turned, instrument):
    """Though nobody chose the highest, or the lowest; and 0 is then no missing answer."""
    table = rows(lambda answer: max(low, min(answer - 1, 3)), who)
    reading = read_file("answers.csv", place(legend, table), instrument)
    (question,) = (each for each in reading.questions if each.kind == "scale")
    assert ("A heading or a note says that the numbers begin with 0. Which point is each?", True) == (
        question.sentence,
        question.blocking,
    )
    assert {str(n): str(5 - n if turned else n + 1) for n in range(low, 4)} == question.texts
