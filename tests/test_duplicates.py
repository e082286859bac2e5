from assessment.exchange.combined import combine
from assessment.exchange.duplicates import row_mark
from assessment.exchange.read import read_file

STATEMENTS = ",".join(f"q{number}" for number in range(1, 21))
SAME = ",".join("4" * 20)
OTHER = ",".join("5" * 20)


def reading(instrument, header, *rows, name="team.csv"):
    return read_file(name, "\r\n".join((header, *rows, "")).encode(), instrument)


def test_equal_answers_are_not_the_same_person(instrument):
    """Two rows with the same answers are two people where nothing says otherwise."""
    both = reading(instrument, f"function,{STATEMENTS}", f"sales,{SAME}", f"sales,{SAME}")
    assert [2, 3] == [each.row for each in both.respondents]
    assert () == both.duplicates


def test_the_same_id_with_the_same_answers_is_a_duplicate(instrument):
    """A row that repeats ID, function and answers is a duplicate, and the message names the first."""
    both = reading(
        instrument, f"Respondent ID,function,{STATEMENTS}", f"7,sales,{SAME}", f"8,sales,{SAME}", f"7,sales,{SAME}"
    )
    assert [2, 3] == [each.row for each in both.respondents]
    assert [(4, "Row 2 has the same ID and the same answers.")] == [(each.row, each.reason) for each in both.duplicates]


def test_the_same_id_with_other_answers_is_kept(instrument):
    """Two forms that both count from 1 lose nobody; a remark names the row with the same ID."""
    both = reading(
        instrument, f"ID,function,{STATEMENTS}", f"1,sales,{SAME}", f"2,sales,{SAME}", f"1,marketing,{OTHER}"
    )
    assert [2, 3, 4] == [each.row for each in both.respondents]
    assert [4] == [each.row for each in both.remarks]
    assert "Row 2 has the same ID with other answers" in both.remarks[0].reason


def test_a_remark_says_where_the_answers_are_the_same(instrument):
    """The same ID and answers with another function are not called other answers."""
    both = reading(instrument, f"ID,function,{STATEMENTS}", f"1,sales,{SAME}", f"2,sales,{SAME}", f"1,marketing,{SAME}")
    (remark,) = both.remarks
    assert "Row 2 has the same ID with the same answers, and another function or level" in remark.reason


def test_the_same_second_within_a_table_is_no_duplicate(instrument):
    """A form tool writes one row for each response, so the time of two rows does not make them one."""
    row = f"2026/11/22 9:00:00 AM,sales,{SAME}"
    both = combine([reading(instrument, f"Timestamp,function,{STATEMENTS}", row, row)])
    assert 2 == len(both.respondents)


def test_a_later_export_adds_only_what_is_new(instrument):
    """An export that holds the rows of an earlier one adds the rows after them."""
    header = f"Timestamp,function,{STATEMENTS}"
    rows = [f"2026/11/22 9:00:0{number} AM,sales,{SAME}" for number in range(3)]
    both = combine(
        [
            reading(instrument, header, *rows[:2], name="monday.csv"),
            reading(instrument, header, *rows, name="friday.csv"),
        ]
    )
    assert [("monday.csv", 2), ("monday.csv", 3), ("friday.csv", 4)] == [
        (each.file, each.row) for each in both.respondents
    ]
    assert [
        "The same response is already in monday.csv, row 2.",
        "The same response is already in monday.csv, row 3.",
    ] == [each.reason for each in both.duplicates]


def test_a_mark_needs_something_to_go_by():
    """Without an ID and without a time there is no mark; an ID that counts from 1 needs a time or the answers."""
    person, other = ("sales", None, (4,) * 20), ("sales", None, (5,) * 20)
    assert "" == row_mark("", [], person)
    assert row_mark("7", [], person) != row_mark("8", [], person)
    assert row_mark("R_7", [], person) == row_mark("R_7", ["9:00"], other)
    assert row_mark("7", ["9:00"], person, serial=True) == row_mark("7", ["9:00"], other, serial=True)
    assert row_mark("7", [], person, serial=True) != row_mark("7", [], other, serial=True)
    assert row_mark("", ["9:00"], person) != row_mark("", ["9:01"], person)
    assert "7" not in row_mark("7" * 12, [], person).removeprefix("row ").split()


def test_a_part_of_what_an_earlier_file_holds_adds_nothing(instrument):
    """An earlier file with more answers of the same ID stays, and the message says why."""
    header, part = f"Response ID,function,{STATEMENTS}", ",".join(["4"] * 5 + [""] * 15)
    full = reading(instrument, header, f"R_7,sales,{SAME}", f"R_8,sales,{SAME}", name="monday.csv")
    later = reading(instrument, header, f"R_7,sales,{part}", f"R_9,sales,{SAME}", name="friday.csv")
    both = combine([full, later])
    assert 3 == len(both.respondents)
    assert () == both.questions
    reasons = ["monday.csv, row 2 has the same ID and more answers, which stay."]
    assert reasons == [each.reason for each in both.duplicates]


def test_other_answers_of_the_same_id_wait_for_an_answer(instrument):
    """Nobody is read from a later file with other answers of the same ID before somebody says which count."""
    header = f"Response ID,function,{STATEMENTS}"
    first = reading(instrument, header, f"R_7,sales,{SAME}", f"R_8,sales,{SAME}", name="monday.csv")
    later = reading(instrument, header, f"R_7,sales,{OTHER}", f"R_9,sales,{SAME}", name="friday.csv")
    both = combine([first, later])
    assert [("monday.csv", 2), ("monday.csv", 3)] == [(each.file, each.row) for each in both.respondents]
    assert [("rows", True, "friday.csv")] == [(each.kind, each.blocking, each.file) for each in both.questions]


def test_who_is_counted_elsewhere_stays(instrument):
    """Other answers of somebody who was counted before change nothing, and the message says so."""
    header = f"Response ID,function,{STATEMENTS}"
    first = reading(instrument, header, f"R_7,sales,{SAME}", f"R_8,sales,{SAME}", name="monday.csv")
    later = reading(instrument, header, f"R_7,sales,{OTHER}", f"R_9,sales,{SAME}", name="friday.csv")
    both = combine([first, later], standing=2)
    assert (3, ()) == (len(both.respondents), both.questions)
    reasons = ["monday.csv, row 2 has the same ID and other answers, which stay."]
    assert reasons == [each.reason for each in both.duplicates]
