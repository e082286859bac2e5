"""One answer typed for all statements, or for all but some: none is read, and nobody is lost without a word."""

import pytest

from assessment.exchange.read import read_file
from assessment.exchange.reading import UnreadableError
from tests.test_two_codes import TEAM, chat

PAIRS = ", ".join(f"{number}: {number * 3 % 5 + 1}" for number in range(1, 21))
WHOLE = (
    "all 4 except 3: 2 and 7: 5",
    "everything 4, but 3 = 2 and 7 = 5",
    "4 for all except Q3 (2)",
    "mine: all 4s",
    "all 4",
    "only 4s",
    "all agree except 3: disagree",
    "alles 4, außer 3: 2",
    "tout à 4 sauf 3 : 2",
    "answered 1: 4, 2: 3, 3: 4, 4: 5, 5: 2 and the rest 4",
    f"I answered {PAIRS}",
)
PART = (
    "all 4 except 3 and 7",
    "all 4 (except 3, 7)",
    "alles 4 außer 3 und 7",
    "todo 4 menos 3 y 7",
    "all agree but 12",
)
ORDINARY = (
    "we are all 5 here",
    "please answer all 20 by 5",
    "all by 5",
    "all but Tom sent theirs at 4",
    "I sent all 3 yesterday, except Tom",
    "4 of all",
    "all done except number 45",
    "only 3 left",
    "5 of us answered, all except Ann",
)


def read(said, instrument):
    return read_file("chat.txt", chat(("Ann Baker", said), ("Ben Cole", TEAM[0])).encode(), instrument)


@pytest.mark.parametrize("said", WHOLE)
def test_an_answer_for_all_is_told_beside_codes(said, instrument):
    """As other answers that were typed."""
    reading = read(said, instrument)
    assert [(1, "Answers were typed here as numbers or words")] == [
        (each.row, each.reason.partition(",")[0]) for each in reading.rejected
    ]
    assert 1 == len(reading.respondents)


@pytest.mark.parametrize("said", PART)
def test_what_is_missing_is_said(said, instrument):
    """Beside codes, and alone."""
    assert ["One answer was typed here for all statements but some"] == [
        each.reason.partition(",")[0] for each in read(said, instrument).rejected
    ]
    with pytest.raises(UnreadableError, match="not what those were answered with"):
        read_file("chat.txt", chat(("Ann Baker", said)).encode(), instrument)


@pytest.mark.parametrize("said", WHOLE)
def test_an_answer_for_all_alone_says_what_to_do(said, instrument):
    """Nothing else in the text is for us."""
    with pytest.raises(UnreadableError, match="Ask everybody for the code below their own result"):
        read_file("chat.txt", chat(("Ann Baker", said)).encode(), instrument)


@pytest.mark.parametrize("said", ORDINARY)
def test_other_messages_are_no_answers(said, instrument):
    """They speak of people, times and other numbers."""
    assert () == read(said, instrument).rejected


def test_a_table_beside_typed_answers_is_read(instrument):
    """A header with the numbers of statements is none of somebody’s answers."""
    rows = "\n".join(",".join(str((row + place) % 5 + 1) for place in range(20)) for row in range(3))
    table = f"{','.join(f'q{number}' for number in range(1, 21))}\n{rows}\n"
    assert 3 == len(read_file("a.csv", table.encode(), instrument).respondents)
