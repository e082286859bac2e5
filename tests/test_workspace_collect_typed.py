"""Answers typed from paper: twenty digits, a second look, then added."""

import pytest

from assessment.errors import ActionError
from assessment.workspace import parts
from tests.workspaces import act, context, empty, show

DIGITS = "1234 5123 4512 3450 2345"
VALUES = {"digits": DIGITS, "function": "sales", "level": "staff", "name": "From paper"}


def test_a_sheet_of_paper_becomes_a_respondent() -> None:
    """The digits are the answers, 0 is one left open."""
    (person,) = act(empty(), "add-typed", **VALUES).waves[0].people
    assert ("sales", "staff") == (person.function, person.level)
    assert (1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5, None, 2, 3, 4, 5) == person.answers


def test_what_is_typed_on_a_day_is_one_import() -> None:
    """So a batch of sheets is one line in the list, and its rows are numbered."""
    twice = act(act(empty(), "add-typed", **VALUES), "add-typed", **VALUES)
    (batch,) = twice.waves[0].imports
    assert ("From paper", [1, 2]) == (batch.name, [person.row for person in batch.people])


def test_the_second_look_shows_each_answer_beside_its_topic() -> None:
    """A slip of a finger shows."""
    html = parts.preview(empty(), "typed", VALUES, context())
    assert "<span>forecast accuracy</span> <b>1</b>" in html
    assert "<b>–</b>" in html
    assert "The last person you added has the same answers" not in html


def test_the_same_sheet_typed_twice_is_asked_about() -> None:
    """Two people may agree, so it is a question and no refusal."""
    html = parts.preview(act(empty(), "add-typed", **VALUES), "typed", VALUES, context())
    assert "The last person you added has the same answers" in html


def test_the_next_sheet_begins_with_the_last_function() -> None:
    """Sheets usually come in piles."""
    html = show(act(empty(), "add-typed", **VALUES), "collect")
    assert 'id="paper-function-sales" type="radio" name="function" value="sales" checked' in html


@pytest.mark.parametrize("digits", ["12345-12345-12345-12345", "1,2,3,4,5,1,2,3,4,5,1,2,3,4,5,1,2,3,4,5", "1" * 20])
def test_what_stands_between_digits_does_not_matter(digits: str) -> None:
    """People group digits in their own way."""
    assert 1 == len(act(empty(), "add-typed", **VALUES | {"digits": digits}).waves[0].people)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"digits": ""}, "These are 0 answers; there are 20 statements"),
        ({"digits": "1" * 19}, "These are 19 answers"),
        ({"digits": "1" * 21}, "These are 21 answers"),
        ({"digits": "1" * 6 + "7" + "1" * 13}, "Answer 7 is “7”. Type 1 to 5"),
        ({"digits": "1" * 6 + "x" + "1" * 13}, "Answer 7 is “x”"),
        ({"digits": "²" * 20}, "Answer 1 is “²”"),
        ({"digits": "0" * 20}, "Every statement was left open"),
        ({"function": "finance"}, "Choose the function and the level from the list"),
        ({"level": "boss"}, "Choose the function and the level from the list"),
    ],
)
def test_a_wrong_sheet_is_refused_with_what_to_correct(values: dict[str, str], message: str) -> None:
    """Each mistake has its own sentence, in the second look and when it is added."""
    with pytest.raises(ActionError, match=message):
        parts.preview(empty(), "typed", VALUES | values, context())
    with pytest.raises(ActionError, match=message):
        act(empty(), "add-typed", **VALUES | values)
