"""Rows that are shorter, emptier or called otherwise than others: on both sides of where a reader draws the line."""

from dataclasses import replace

import pytest

from tests.shapes import ASKED, PEOPLE, READ, csv_of, rows
from tests.shapes.again import worksheets
from tests.shapes.namesakes import called
from tests.shapes.people_beside import IDS
from tests.shapes.people_beside import who as listed
from tests.shapes.try_out import read
from tests.shapes.vocabulary import T, who

HEAD = ("Department", "Level", *T)
ANSWERS = [person.answers for person in PEOPLE]


@pytest.mark.parametrize(("heading", "ends"), [("Pseudonym", READ), ("Badge", READ), ("Name", ASKED)])
def test_a_row_of_one_answer_that_comes_twice_is_a_copy_by_a_code_and_not_by_a_name(tmp_path, heading, ends):
    """Two people may share a name, and each answer 3 everywhere."""
    unvaried = replace(PEOPLE[3], answers=(3,) * 20)
    people = [*PEOPLE[:3], unvaried, *PEOPLE[4:]]
    table = rows(str, lambda number, person: (f"Fox {number + 10}", *who(number, person)), people=people)
    file = tmp_path / "answers.csv"
    file.write_bytes(csv_of((heading, *HEAD), *table, table[3]))
    tried = read(file)
    assert (ends, 12 if ends == READ else 0) == (tried.code, len(tried.people))


@pytest.mark.parametrize(("short", "of_rows", "read_people"), [(1, 12, 11), (2, 39, 39), (2, 42, 40), (3, 42, 42)])
def test_a_row_with_fewer_cells_is_not_read_where_few_others_have(tmp_path, short, of_rows, read_people):
    """One, or a twentieth of the rows that are whole; where more are shorter, the tool leaves empty cells out."""
    table = rows(str, who, lambda number, _person: (f"p{number}",), people=(PEOPLE * 4)[:of_rows])
    file = tmp_path / "answers.csv"
    file.write_bytes(csv_of((*HEAD, "Note"), *(row[:-1] for row in table[:short]), *table[short:]))
    tried = read(file)
    assert (READ, read_people) == (tried.code, len(tried.people))
    assert (read_people < of_rows) is ("fewer cells than the other rows" in tried.said)


def test_people_are_found_in_another_worksheet_by_rows_with_empty_cells(tmp_path):
    """An ID tells somebody who left a statement out."""
    table = [[IDS[number], None, *person.answers[1:]] for number, person in enumerate(PEOPLE)]
    file = tmp_path / "answers.xlsx"
    sheets = worksheets(Answers=[("ID", *T), *table], People=[("ID", "Department", "Role"), *listed(*IDS)])
    file.write_bytes(sheets["answers.xlsx"])
    tried = read(file)
    assert {(each.function, each.level) for each in PEOPLE} == {(each.function, each.level) for each in tried.people}


@pytest.mark.parametrize("nothing", ["n/a", "–", "Don’t know", ""])
def test_a_person_whose_name_holds_a_word_for_a_statistic_may_be_the_only_one_to_give_no_answer(tmp_path, nothing):
    """Max Klein is a person who does not know, and no maximum that nobody reached."""
    lines = [[name, *person.answers] for name, person in zip(called("Max Klein"), PEOPLE, strict=True)]
    lines[5][4] = nothing
    file = tmp_path / "answers.csv"
    file.write_bytes(csv_of(("Name", *T), *lines))
    tried = read(file)
    expected = [list(person.answers) for person in PEOPLE]
    expected[5][3] = None
    assert (READ, expected) == (tried.code, [list(person.answers) for person in tried.people])


@pytest.mark.parametrize("alone", [[], ["3"]])
def test_a_row_that_ends_before_the_names_leaves_a_person_with_such_a_name_a_person(tmp_path, alone):
    """Whoever answered only the statement that stands before the names is asked about alone."""
    lines = [[first, name, *others] for name, (first, *others) in zip(called("Max Klein"), ANSWERS, strict=True)]
    lines[5][0] = ""
    file = tmp_path / "answers.csv"
    file.write_bytes(csv_of((T[0], "Name", *T[1:]), *lines, alone))
    tried = read(file)
    assert (ASKED if alone else READ) == tried.code
    assert "Max Klein" not in tried.said


@pytest.mark.parametrize("name", ["Max", "MIN"])
@pytest.mark.parametrize("answered", [1, 11, 19])
def test_a_first_name_like_a_word_for_a_statistic_is_a_person_who_left_the_last_statements_open(
    tmp_path, name, answered
):
    """A workbook ends a row behind its last answer."""
    lines = [[f"P{number}", *person.answers] for number, person in enumerate(PEOPLE)]
    lines[5] = [name, 3, *PEOPLE[5].answers[1:answered]]  # 3 is no extreme
    file = tmp_path / "answers.xlsx"
    file.write_bytes(worksheets(Answers=[("Name", *T), *lines])["answers.xlsx"])
    tried = read(file)
    assert (READ, 12) == (tried.code, len(tried.people))


@pytest.mark.parametrize("filled", [3, 12, 19])
def test_a_row_of_extremes_that_ends_early_may_be_a_statistic_or_a_person(tmp_path, filled):
    """Whoever gave the highest answer as far as the row goes is asked about."""
    lines = [[f"P{number}", *person.answers] for number, person in enumerate(PEOPLE)]
    highest = [max(person.answers[at] for person in PEOPLE) for at in range(filled)]
    file = tmp_path / "answers.xlsx"
    file.write_bytes(worksheets(Answers=[("Name", *T), *lines, ("Max", *highest)])["answers.xlsx"])
    tried = read(file)
    assert ASKED == tried.code
    assert ["row 14 (“Max”)"] == [*tried.printed["questions"][0]["texts"]]


@pytest.mark.parametrize(
    ("answered", "nothing", "asked"),
    [(2, "", False), (3, "", True), (9, "", True), (11, "", True), (20, "", True), (2, "-", True), (9, "?", True)],
)
def test_who_stands_below_the_mean_of_all_others_and_leaves_statements_open_may_be_a_person(
    tmp_path, answered, nothing, asked
):
    """The mean of one department may stand between the names of both; one number or two may count something."""
    lines = [[f"Fox {'ABCDEFGHIJKL'[number]}", *person.answers] for number, person in enumerate(PEOPLE)]
    mean = [f"{sum(person.answers[at] for person in PEOPLE[:11]) / 11:.2f}" for at in range(20)]
    lines[11] = [lines[11][0], *PEOPLE[11].answers[:answered], *[nothing] * (20 - answered)]
    file = tmp_path / "answers.csv"
    file.write_bytes(csv_of(("Name", *T), *lines[:11], ("Average", *mean), lines[11]))
    tried = read(file)
    found = [text for question in tried.printed["questions"] for text in question["texts"] if "Fox L" in text]
    assert (["row 14 (“Fox L”)"] if asked else ["Fox L"]) == found


@pytest.mark.parametrize(("first", "ends"), [(1, READ), (12, READ), (13, ASKED), (100, ASKED)])
def test_the_same_ids_in_two_files_are_the_same_people_where_they_do_not_count_rows(tmp_path, first, ends):
    """A form counts from 1, and where rows were deleted from a little later; twelve people have IDs up to theirs."""
    otherwise = [replace(person, answers=tuple(6 - answer for answer in person.answers)) for person in PEOPLE]
    files = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for file, people in zip(files, (PEOPLE, otherwise), strict=True):
        table = rows(str, lambda number, person: (first + number, *who(number, person)), people=people)
        file.write_bytes(csv_of(("ID", *HEAD), *table))
    tried = read(*files)
    assert (ends, 24 if ends == READ else 12) == (tried.code, len(tried.people))


@pytest.mark.parametrize("short", [2, 5])
def test_rows_that_end_before_the_department_are_of_people_who_name_none(tmp_path, short):
    """Some tools leave out what is empty at the end of a row."""
    table = [[*person.answers, person.function][: 20 if number < short else 21] for number, person in enumerate(PEOPLE)]
    file = tmp_path / "answers.csv"
    file.write_bytes(csv_of((*T, "Department"), *table))
    tried = read(file)
    functions = [None if number < short else person.function for number, person in enumerate(PEOPLE)]
    assert (READ, functions) == (tried.code, [person.function for person in tried.people])


@pytest.mark.parametrize(
    ("own", "listed_people", "told"),
    [("ID", 12, 12), ("ID", 11, 11), ("ID", 6, 0), ("Respondent ID", 12, 12), ("Respondent ID", 11, 0)],
)
def test_people_are_found_in_another_worksheet_that_has_most_of_them_under_the_same_heading(
    tmp_path, own, listed_people, told
):
    """Under another heading, it has to have all of them."""
    table = [[IDS[number], *person.answers] for number, person in enumerate(PEOPLE)]
    beside = [("ID", "Department", "Role"), *listed(*IDS)[:listed_people]]
    file = tmp_path / "answers.xlsx"
    file.write_bytes(worksheets(Answers=[(own, *T), *table], People=beside)["answers.xlsx"])
    tried = read(file)
    assert (READ, told) == (tried.code, sum(person.function is not None for person in tried.people))


@pytest.mark.parametrize(("before", "ends"), [(("Sales",), READ), (("Sales", "staff"), ASKED)])
def test_the_last_row_may_be_no_person_where_it_lacks_two_things_that_all_others_tell(tmp_path, before, ends):
    """One of them may have been left out."""
    table = rows(str, lambda _number, _person: before)
    table.append([*("" for _ in before), *PEOPLE[0].answers])
    file = tmp_path / "answers.csv"
    file.write_bytes(csv_of((*("Department", "Level")[: len(before)], *T), *table))
    tried = read(file)
    assert (ends, 13 if ends == READ else 0) == (tried.code, len(tried.people))
