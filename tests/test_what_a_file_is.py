"""What a file is taken for, on both sides of the line: a table, codes, a chat, or nothing to read."""

import pytest

from assessment.exchange.code import Response, encode
from assessment.exchange.read import read_file
from assessment.exchange.reading import LIMIT, Match, Respondent, UnreadableError
from assessment.exchange.text import check_size
from assessment.exchange.typed_answers import BESIDE_CODES, TYPED
from assessment.guesses import Guesses
from tests.shapes import PEOPLE, csv_of, texts

CODE = encode(Response("marketing", "head", 1, 7, (4,) * 20))


def columns(count, *below, code=False):
    """Return a table with columns of so many statements and, it may be, one of codes; and what stands below it."""
    head = ["Function", *(f"q{number}" for number in range(1, count + 1)), *(["Code"] if code else [])]
    row = ["Sales", *["2"] * count, *([CODE] if code else [])]
    return "\n".join([",".join(head), ",".join(row), ",".join(row), *below])


def typed(count):
    return ", ".join(f"{number}: {number % 5 + 1}" for number in range(1, count + 1))


@pytest.mark.parametrize(("count", "answers"), [(9, (4,) * 20), (10, (2,) * 10 + (None,) * 10)])
def test_codes_go_first_unless_half_of_the_statements_have_a_column(count, answers, instrument):
    """Then the columns are what is read."""
    reading = read_file("people.csv", columns(count, code=True).encode(), instrument)
    assert {answers} == {each.answers for each in reading.respondents}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (typed(20), True),
        (f"Anna: {typed(20)}", True),
        (typed(10), True),
        (f"Anna: {typed(10)}", True),
        (typed(9), False),
        (columns(9, typed(20)), True),
        (columns(10, typed(20)), False),
        (columns(20, typed(20)), False),
        (typed(20).rjust(100_000), True),
        (typed(20).rjust(100_001), False),
    ],
    ids=[
        "all",
        "named",
        "half",
        "half, named",
        "fewer",
        "few columns",
        "half of the columns",
        "all columns",
        "conversation",
        "long",
    ],
)
def test_a_line_with_half_of_the_answers_is_typed_unless_a_table_stands_beside_it(text, expected, instrument):
    """Or unless the whole is longer than any conversation. It may begin with the first number, or with a name."""
    try:
        read_file("chat.txt", text.encode(), instrument)
        reason = ""
    except UnreadableError as error:
        reason = error.reason
    assert expected is (reason == TYPED)


SERIES = ("SQ{:03}", "A{}", "F{:02}", "Frage {}", "Vraag {}", "G01Q01[SQ{:03}]", "{}. Our plans come true", "Q{}")
LINES = {
    "a line below": (0, 0, typed(20)),
    "a line with a name below": (0, 0, f"Tom: {typed(20)}"),
    "a line in one cell below": (0, 0, f'"{typed(20)}"'),
    "a comment": (0, 1, f"Tom told me his: {typed(20)}"),
    "a link": (0, 5, "https://example.org/r?" + "&".join(f"q{number}=4" for number in range(1, 21))),
    "a line above": (1, 0, typed(20)),
}


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("heading", SERIES)
def test_a_table_is_read_whatever_its_headings_are_where_somebody_typed_answers_beside_it(heading, name, instrument):
    """A line that is no row of it is told, and the rows keep their numbers."""
    above, cells, line = LINES[name]
    people = [(number % 5 + 1,) * 10 + (3, 1, 5, 2, 4) * 2 for number in range(5)]
    head = ["Department", "Level", *(heading.format(number) for number in range(1, 21)), *(["Note"] if cells else [])]
    lines = [["Sales", "Head", *answers] for answers in people]
    table = csv_of(
        head, *([*row, *([line if number < cells else ""][: bool(cells)])] for number, row in enumerate(lines))
    )
    text = table.decode()
    text = f"{line}\n{text}" if above else text if cells else f"{text}{line}\n"
    reading = read_file("answers.csv", text.encode(), instrument)
    assert people == [person.answers for person in reading.respondents]
    assert [2 + above, 3 + above] == [person.row for person in reading.respondents][:2]
    expected = [] if cells else [(1 if above else 7, BESIDE_CODES)]
    assert expected == [(remark.row, remark.reason) for remark in reading.rejected]


@pytest.mark.parametrize("people", [2, 8])
def test_people_side_by_side_are_read_where_somebody_typed_answers_below(people, instrument):
    """In a row of its own, or in a cell of one."""
    table = [[text, *(person.answers[at] for person in PEOPLE[:people])] for at, text in enumerate(texts())]
    for row in ((typed(20),), ("", f"Tom: {typed(20)}")):
        reading = read_file("answers.csv", csv_of(("Person", *"ABCDEFGH"[:people]), *table, row), instrument)
        assert [person.answers for person in PEOPLE[:people]] == [person.answers for person in reading.respondents]
        assert [22] == [remark.row for remark in reading.rejected]


def test_ten_statements_are_read_where_somebody_typed_answers_to_all(instrument):
    """The numbers before these answers are no headings."""
    for text in (columns(10, typed(20)), f"{typed(20)}\n\n{columns(10)}"):
        reading = read_file("answers.csv", text.encode(), instrument)
        assert [((2,) * 10 + (None,) * 10)] * 2 == [person.answers for person in reading.respondents]
        assert [BESIDE_CODES] == [remark.reason for remark in reading.rejected]


def test_only_a_text_without_anything_to_read_gets_the_reason_that_was_given(instrument):
    """One column of a statement is a table, and so are numbers below a department and a level."""
    numbered = "\n".join(f"{number}. 4" for number in range(1, 21))
    with pytest.raises(UnreadableError, match="NEITHER"):
        read_file("a.txt", b"hello there", instrument, neither="NEITHER")
    assert read_file("a.txt", b"Q1,x\n4,3\n", instrument, neither="NEITHER").questions
    told = f"Department: Sales\nLevel: staff\n{numbered}"
    assert read_file("a.txt", told.encode(), instrument, neither="NEITHER").respondents


def test_a_file_of_32_mib_is_not_too_large():
    """A byte more is."""
    check_size("people.csv", bytes(32 * 1024 * 1024), LIMIT)
    with pytest.raises(UnreadableError, match="34 MB; at most 34 MB are read"):
        check_size("people.csv", bytes(32 * 1024 * 1024 + 1), LIMIT)


def test_nobody_is_shown_by_what_recognises_them():
    """What tells two files of one person is in no message, and makes no two persons of one."""
    told = Respondent("a.csv", 2, "sales", "staff", 0, (3,) * 20, "mark", who=("anna",), marked_as=lambda _: "anna")
    other = Respondent("a.csv", 2, "sales", "staff", 0, (3,) * 20, "mark")
    assert told == other
    assert (told != other) is False
    assert {told} == {other}
    assert repr(told) == repr(other)
    for unlike in (other._replace(row=3), other._replace(guesses=Guesses("marketing", (3,) * 20)), tuple(other)):
        assert told != unlike
        assert (told == unlike) is False
    texts = Match("a.csv", "A", "Name", "ignored", None, {"anna": 1})
    assert texts == Match("a.csv", "A", "Name", "ignored", None)
    assert "anna" not in repr(texts)
