"""Where answers are those of our scale, of another, or slips of the hand: on both sides of the line."""

import pytest

from assessment.exchange.read import read_file
from assessment.exchange.survey import worded
from assessment.exchange.survey.told import headings_of
from assessment.exchange.survey.words import words as all_words
from tests.shapes import ASKED, ENGLISH, PEOPLE, REFUSED, csv_of, rows, words_of
from tests.shapes.try_out import read
from tests.shapes.vocabulary import T, who

HEAD = ("Department", "Level", *T)


@pytest.mark.parametrize(("words", "ends"), [(0, REFUSED), (1, REFUSED), (12, ASKED)])
def test_a_word_of_another_scale_among_the_numbers_of_a_slider_is_a_slip(tmp_path, words, ends):
    """It makes no scale that the numbers might be steps of; where everybody gave such a word, both are asked about."""
    table = rows(lambda answer: answer * 10 + 3, who)
    for row in table[:words]:
        row[5] = "Often"
    file = tmp_path / "answers.csv"
    file.write_bytes(csv_of(HEAD, *table))
    tried = read(file)
    assert (ends, []) == (tried.code, tried.people)
    assert ("a longer scale" in tried.said) is (ends == REFUSED)


GERMAN = ("Stimme überhaupt nicht zu", "Stimme nicht zu", "Weder noch", "Stimme zu", "Stimme voll und ganz zu")
IN_OTHER_WORDS = ["Is each of these answers read as what it means?"]


@pytest.mark.parametrize(("write", "asked"), [(ENGLISH, []), (words_of(GERMAN), IN_OTHER_WORDS)])
def test_a_number_among_words_is_read_as_its_point_and_the_words_are_asked_about_in_other_languages(
    write, asked, instrument
):
    """Nothing tells that the number runs the other way."""
    table = rows(write, who)
    table[0][2 + PEOPLE[0].answers.index(4)] = "4"
    reading = read_file("answers.csv", csv_of(HEAD, *table), instrument)
    assert asked == [question.sentence for question in reading.questions]
    assert [person.answers for person in PEOPLE] == [person.answers for person in reading.respondents]


@pytest.mark.parametrize("told", ["7 = strongly agree", "1 = strongly disagree, 7 = strongly agree"])
def test_a_heading_that_names_one_end_or_both_tells_how_many_points_there_are(tmp_path, told):
    """Where it names the upper one alone, the scale begins with 1."""
    file = tmp_path / "answers.csv"
    file.write_bytes(csv_of((*HEAD[:2], *(f"{text} ({told})" for text in T)), *rows(str, who)))
    tried = read(file)
    assert (REFUSED, []) == (tried.code, tried.people)
    assert "the answers run to 7: that is a scale of seven points" in tried.said


@pytest.mark.parametrize(
    ("ranks", "certain"),
    [([-1, 0, 1], True), ([-2, 2], True), ([-2, -1, 1, 2], False), ([-2, -1, 0, 1, 2], True), ([-3, -1, 0, 1], True)],
    ids=str,
)
def test_words_without_the_farthest_ends_are_five_points_where_all_five_or_one_pair_is_there(ranks, certain):
    """Two pairs without a middle may be four points of a longer scale."""
    assert certain is worded._is_certain(set(ranks))


@pytest.mark.parametrize(("more", "counts"), [(8, True), (9, False)])
def test_a_note_that_says_one_end_of_the_scale_has_at_most_twelve_words(more, counts):
    """A longer one tells of something else as well."""
    note = " ".join(["1 is strongly agree", *["here"] * more])
    assert counts is bool(headings_of(all_words()).ends([], around=[note]))
