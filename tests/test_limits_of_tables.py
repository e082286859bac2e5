"""What kind of table a file holds, and what its headings ask: on both sides of where a reader draws the line."""

from collections import Counter

import pytest

from assessment.exchange.read import read_file
from assessment.exchange.reading import UnreadableError
from assessment.exchange.survey import measures
from assessment.exchange.survey.candidates import Source
from assessment.exchange.survey.groups_over import groups_over
from assessment.exchange.survey.self_described import described_in
from assessment.exchange.survey.words import words
from assessment.exchange.survey.yes_no import led_by
from tests.shapes import PEOPLE, csv_of, rows, texts
from tests.shapes.asked_twice import OWN
from tests.shapes.vocabulary import who


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


@pytest.mark.parametrize("given", [{"0": 5, "1": 3, "2": 3}, {"0": 5, "1-3": 3, "a team": 3}])
def test_mere_numbers_and_numbers_beside_words_do_not_tell_who_leads(given):
    """Mere numbers may be codes, and a word may mean a head."""
    assert not described_in(Source("How many people do you lead?", (0,), Counter(given)), words()).meanings


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


def below(points, cells):
    """Return a table of the statements below each other, and beside them what stands below each of the points."""
    return [["Statement", *points], *([text, *cells(number)] for number, text in enumerate(texts()))]


POINTS = [
    (["Agreement"], False),
    (["Disagree", "Agree"], True),
    (["Disagree", "Neither agree nor disagree", "Agree"], True),
]


@pytest.mark.parametrize(("points", "counted"), POINTS, ids=str)
def test_two_columns_that_are_called_as_points_of_the_scale_hold_nobody(points, counted, instrument):
    """They count answers. One that is called as what is asked may be a column of somebody."""
    table = below(points, lambda number: [(number * place) % 4 + 1 for place in range(3, 3 + len(points))])
    if counted:
        with pytest.raises(UnreadableError, match="counts how often each answer was given"):
            read_file("answers.csv", csv_of(*table), instrument)
    else:
        assert 1 == len(read_file("answers.csv", csv_of(*table), instrument).respondents)


@pytest.mark.parametrize(
    ("points", "answers"), [(["Disagree", "Agree"], (2, 4)), (["1", "2", "3"], (1, 2, 3)), (["1", "2"], None)], ids=str
)
def test_ticks_below_points_are_the_answers_of_one_person(points, answers, instrument):
    """Two in words, or three in numbers: columns 1 and 2 may be of two people."""
    table = below(points, lambda number: ["x" if number % len(points) == place else "" for place in range(len(points))])
    reading = read_file("answers.csv", csv_of(*table), instrument)
    expected = [tuple((answers * 10)[:20])] if answers else []
    assert expected == [person.answers for person in reading.respondents]


@pytest.mark.parametrize("cells", [["x", "x", ""], ["", "7", ""]], ids=str)
def test_one_row_with_two_ticks_or_with_a_number_makes_ticks_nobodys_answers(cells, instrument):
    """Nobody gives two answers, and a number counts."""
    points = ["Disagree", "Neither agree nor disagree", "Agree"]
    table = below(points, lambda number: cells if number == 6 else ["x", "", ""])
    with pytest.raises(UnreadableError, match="counts how often each answer was given"):
        read_file("answers.csv", csv_of(*table), instrument)


@pytest.mark.parametrize(("given", "read"), [("3.42", 12), (None, 0), ("of trust", 12)])
def test_a_list_of_statements_above_people_is_left_out_where_nobody_answers_there(given, read, instrument):
    """Means, or words, stand beside it; where all five answers do, one more person stands above."""
    above = [["Statement", "Ann"], *([text, given or number % 5 + 1] for number, text in enumerate(texts()))]
    data = csv_of(*above, [], ("Department", "Level", *texts()), *rows(str, who))
    reading = read_file("answers.csv", data, instrument)
    assert (read, not read) == (len(reading.respondents), bool(reading.questions))


@pytest.mark.parametrize(("ticked", "asked"), [(11, ["level"]), (12, [])])
def test_it_is_asked_about_empty_cells_of_heads_where_there_are_any(ticked, asked, instrument):
    """Whoever did not tick may be no head, or may have said nothing."""
    table = rows(str, lambda number, person: (person.function, "x" if number < ticked else ""))
    found = questions(instrument, ("Department", "Head", *texts()), *table)
    assert asked == [question.kind for question in found]


def test_a_table_below_another_is_called_by_the_row_where_it_begins(instrument):
    """As people find it in their file."""
    above, lower = (("Department", name, *texts()) for name in ("Level", "Role"))
    data = csv_of(above, *rows(str, who), [], lower, *rows(lambda answer: 6 - answer, who))
    assert ["answers.csv", "answers.csv (from row 15)"] == [*read_file("answers.csv", data, instrument).tables]


HEADS, NOBODY_KNOWS = {"yes": "head", "no": "staff"}, {"yes": None, "no": None}


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("isLeader", HEADS),
        ("is_head", HEADS),
        ("is_team_leader", NOBODY_KNOWS),
        ("is_leader_of_sales", NOBODY_KNOWS),
        ("is", {}),
    ],
)
def test_a_flag_tells_who_leads_where_it_names_nothing_but_a_head_or_leader(heading, expected):
    """The leader of a team may lead no function, and a flag without a name may be of anything."""
    assert expected == led_by(Source(heading, (0,), Counter(yes=3, no=9)), words())


@pytest.mark.parametrize(("lines", "read"), [(9, False), (10, True)])
def test_a_cell_with_a_line_for_half_of_the_statements_is_a_grid(lines, read, instrument):
    """Fewer may be what somebody quoted: they are asked about."""
    told = [[*zip(texts(), person.answers, strict=True)][:lines] for person in PEOPLE]
    cells = ["\n".join(f"{text}: {answer}" for text, answer in pairs) for pairs in told]
    table = [[*who(number, person), cells[number]] for number, person in enumerate(PEOPLE)]
    found = read_file("answers.csv", csv_of(("Department", "Level", "Answers"), *table), instrument).respondents
    assert ([person.answers[:lines] for person in PEOPLE] if read else []) == [each.answers[:lines] for each in found]


@pytest.mark.parametrize(("others", "told"), [(4, True), (5, False)])
def test_codes_over_columns_tell_departments_where_few_columns_have_none(others, told):
    """Two in five may be of means and remarks."""
    line = ["Statement", "S1", "S2", "S3", "M1", "M2", "M3", *(f"Mean {number}" for number in range(others))]
    answers = [["A statement of some words", *["3"] * (6 + others)]]
    found = groups_over([], [line], answers, 0, range(1, 7 + others), words())
    assert ([["Department", *"SSSMMM", *[""] * others]] if told else []) == found


@pytest.mark.parametrize(("given", "asked"), [([4], False), ([4, 5], True), ([3, 4, 5], True)], ids=str)
def test_a_column_apart_may_be_a_statement_that_is_missing_where_its_answers_differ(given, asked, instrument):
    """What all people have alike tells nothing of them."""
    table = [
        [given[number % len(given)], *who(number, person), *person.answers[:19]] for number, person in enumerate(PEOPLE)
    ]
    found = questions(instrument, ("Coffee", "Department", "Level", *texts()[:19]), *table)
    assert (["columns"] if asked else []) == [question.kind for question in found]


@pytest.mark.parametrize(("rows_of_one", "found"), [(4, set()), (5, {"agreement", "importance"})])
def test_ways_of_asking_have_five_rows_each(rows_of_one, found):
    """A word that stands in fewer is something else, or a slip."""
    assert found == measures._measures(["asked", *["agreement"] * 20, *["importance"] * rows_of_one], words())


@pytest.mark.parametrize(("together", "proposed"), [(True, [f"statement {n}" for n in range(1, 21)]), (False, [None])])
def test_the_last_twenty_columns_of_answers_in_a_row_are_proposed(together, proposed, instrument):
    """Another number stands before them; nothing is proposed where a remark stands between."""
    at = 0 if together else 10
    head = [*OWN[:at], *([] if together else ["Why?"]), "Which floor?", *OWN[at:]]
    table = [
        [*answers[:at], *([] if together else [f"since {number}"]), number % 3 + 1, *answers[at:]]
        for number, answers in enumerate(person.answers for person in PEOPLE)
    ]
    (question,) = questions(instrument, head, *table)
    assert proposed == list(dict.fromkeys(question.texts.values()))
    assert together is ("Which floor?" not in question.texts)
