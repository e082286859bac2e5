"""Where a reader of surveys draws a line: on both sides of it. Most were found by changing the readers (mutants.py)."""

from collections import Counter
from dataclasses import replace

import pytest

from assessment.exchange.survey import asks, called
from assessment.exchange.survey.layout import Column
from assessment.exchange.survey.words import words as all_words
from tests.shapes import ASKED, PEOPLE, READ, REFUSED, csv_of, rows
from tests.shapes.try_out import read
from tests.shapes.vocabulary import T, who

HEAD = ("Department", "Level", *T)


@pytest.fixture(scope="module")
def words():
    return all_words()


def column(*texts):
    return Column(0, "Number", "", "Number", Counter(texts), 1.0)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("1 = Sales, 2 = Marketing", True),
        ("1 = Strongly disagree, 5 = Strongly agree", False),
        ("1 = Sales, 2 = Strongly agree", False),
        ("1 = North, 2 = South", False),
    ],
)
def test_a_note_of_people_names_functions_or_levels_and_no_point_of_the_scale(words, note, expected):
    """One point is enough to make it a note on the scale."""
    assert expected is asks.is_of_people(note, words)


@pytest.mark.parametrize(("times", "expected"), [(1, False), (2, True), (4, True), (5, False)])
def test_names_that_come_equally_often_are_of_people_who_answered_again_up_to_four_times(times, expected):
    """What comes oftener is a group that people are in."""
    names = Counter({f"Name {number}": times for number in range(12)})
    assert expected is called._each_again(names)


def test_names_count_as_people_only_where_there_are_more_of_them_than_times():
    """Four names that come four times each may be four groups of four."""
    assert not called._each_again(Counter({"North": 4, "South": 4, "East": 4, "West": 4}))


def test_numbers_that_begin_low_and_end_high_count_people_and_do_not_name_them():
    """A form counts on where answers were deleted; numbers that begin high are of people."""
    assert not called._tells(column(*(str(number * 40 + 3) for number in range(12))))
    assert called._tells(column(*(str(number * 40 + 300) for number in range(12))))


@pytest.mark.parametrize("columns", ["5", '"all"', "[5]", '[{ heading = "Q1" }]', '[{ meaning = "time" }]'])
def test_a_reading_file_whose_columns_are_no_list_of_columns_is_refused(tmp_path, columns):
    """In a sentence that says what it should be."""
    file, reading = tmp_path / "answers.csv", tmp_path / "reading.toml"
    file.write_bytes(csv_of(HEAD, *rows(str, who)))
    reading.write_text(f'[[file]]\nname = "{file}"\ncolumns = {columns}\n', "utf-8")
    tried = read(file, "--reading", reading)
    assert (REFUSED, []) == (tried.code, tried.people)
    assert "`columns` must list heading and meaning of every column" in tried.said


@pytest.mark.parametrize(("share", "ends"), [(20, ASKED), (11, ASKED), (10, REFUSED), (2, READ)])
def test_a_row_is_one_of_means_where_most_of_it_lies_between_the_points(tmp_path, share, ends):
    """Whatever it is called. Of fewer, nobody knows whether they are of a longer scale; a few are a person's slips."""
    file = tmp_path / "answers.csv"
    file.write_bytes(csv_of(HEAD, *rows(str, who), ["Ref", "", *["3.42"] * share, *["3"] * (20 - share)]))
    tried = read(file)
    assert tried.code == ends
    assert ("Some rows hold numbers between the points" in tried.said) is (ends == ASKED)
    if ends == READ:
        assert [each.answers for each in PEOPLE] == [each.answers for each in tried.people]
        assert "“3.42” is outside 1 to 5, or not whole" in tried.said


WORDS = ["Amber", "Birch", "Cedar", "Dune", "Elm", "Fir", "Grove", "Hazel", "Iris", "Jade", "Kelp", "Lime"]


@pytest.mark.parametrize(
    ("badge", "people"),
    [
        (lambda number: f"K-{number:02}", 12),
        (lambda number: "lost" if number == 7 else f"K-{number:02}", 12),  # not each of them is a number
        (lambda number: WORDS[number], 13),  # words may be of groups, or whatever
        (lambda number: f"Room {number // 2}", 13),
        (lambda number: f"Room {number if number < 4 else number // 2 + 2}", 13),  # most are shared
    ],
)
def test_a_row_of_one_answer_comes_twice_where_something_numbers_nearly_every_row(tmp_path, badge, people):
    """Two may answer 3 everywhere; with the same number of their own it is one person's row, copied."""
    file = tmp_path / "answers.csv"
    unvaried = replace(PEOPLE[3], answers=(3,) * 20)
    table = rows(
        str,
        lambda number, person: (badge(number), *who(number, person)),
        people=[
            *PEOPLE[:3],
            unvaried,
            *PEOPLE[4:],
        ],
    )
    file.write_bytes(csv_of(("Badge", *HEAD), *table, table[3]))
    tried = read(file)
    assert (READ, people) == (tried.code, len(tried.people))
    assert ("holds the same in every cell" in tried.said) is (people == 12)


@pytest.mark.parametrize(("others", "ends"), [((), ASKED), (("told by mail",), ASKED), (("by mail", "by phone"), READ)])
def test_a_note_in_a_column_of_few_texts_is_heeded(tmp_path, others, ends):
    """It may say what the answers mean. Where there are more texts, they are what people wrote of something else."""
    notes = ("1 = strongly agree, 5 = strongly disagree", *others)
    table = rows(str, who, lambda number, _person: (notes[number] if number < len(notes) else "",))
    file = tmp_path / "answers.csv"
    file.write_bytes(csv_of((*HEAD, "Note"), *table))
    assert ends == read(file).code


@pytest.mark.parametrize(("numbered", "asked"), [(2, True), (3, False), (4, False)])
def test_numbers_that_are_not_ours_are_those_of_the_form_where_there_are_several(tmp_path, numbered, asked):
    """A form that shows the statements in another order may number them as it shows them."""
    headings = [f"{19 - place}. {text}" if place < numbered else text for place, text in enumerate(T)]
    file = tmp_path / "answers.csv"
    file.write_bytes(csv_of(("Department", "Level", *headings), *rows(str, who)))
    tried = read(file)
    assert asked is (tried.code == ASKED)
    if not asked:
        assert [each.answers for each in PEOPLE] == [each.answers for each in tried.people]
