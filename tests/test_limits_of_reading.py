"""Where a reader of surveys draws a line: on both sides of it. Most were found by changing the readers (mutants.py)."""

from collections import Counter
from dataclasses import replace

import pytest

from assessment.exchange.survey import asks, called, groups_over
from assessment.exchange.survey.answered import Answered
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


@pytest.mark.parametrize(
    ("cells", "of_rows", "slips"),
    [([3], 12, True), ([4], 12, False), ([8], 40, True), ([9], 40, False), ([1, 1], 40, True), ([1, 1], 39, False)],
    ids=str,
)
def test_slips_of_the_hand_are_few_cells_in_few_rows(words, cells, of_rows, slips):
    """Three in a small file, in one row; in a large one a hundredth of the answers, in a twentieth of the rows."""
    counts = Counter({"6": sum(cells), "3": of_rows * 20 - sum(cells)})
    different = [{"3", "6"}] * len(cells) + [{"3"}] * (of_rows - len(cells))
    assert slips is Answered(counts, different, T).stray(["6"], words)


@pytest.mark.parametrize(("different", "ends"), [(2, READ), (3, ASKED)])
def test_a_row_that_comes_twice_is_asked_about_where_it_holds_three_different_answers(tmp_path, different, ends):
    """Two may well use the same two points in the same way."""
    own = replace(PEOPLE[3], answers=tuple(number % different + 1 for number in range(20)))
    table = rows(str, who, people=[*PEOPLE[:3], own, *PEOPLE[4:]])
    file = tmp_path / "answers.csv"
    file.write_bytes(csv_of(HEAD, *table, table[3]))
    tried = read(file)
    assert (ends, 13 if ends == READ else 0) == (tried.code, len(tried.people))


@pytest.mark.parametrize(("again", "ends"), [(3, ASKED), (4, READ), (11, READ), (12, ASKED)])
def test_rows_that_come_twice_are_copies_where_they_are_a_fifth_or_the_whole_table(tmp_path, again, ends):
    """Where more are alike, but not all of them, people answer alike here."""
    table = rows(str, who)
    file = tmp_path / "answers.csv"
    file.write_bytes(csv_of(HEAD, *table, *table[:again]))
    assert ends == read(file).code


@pytest.mark.parametrize(("label", "found"), [("Your own department", False), ("Both departments plan together", True)])
def test_a_line_that_names_departments_in_three_words_is_where_people_say_theirs(words, label, found):
    """One of more words is a statement, which leaves the names over the people to tell their departments."""
    over = [["", "Sales", "", "Marketing", ""]]
    assert found is bool(groups_over.groups_over(over, [], [[label, "1", "2", "3", "4"]], 0, [1, 2, 3, 4], words))
