"""Entries with keys: what every list of a workspace can do with them."""

import pytest

from assessment.errors import ActionError
from assessment.parameters import NOT_UNDERSTOOD
from assessment.workspace.entries import DOWN, UP, find, moved, replaced, without
from assessment.workspace.records import Item

FIRST, SECOND, THIRD = PLAN = tuple(Item(key, key.upper()) for key in ("a", "b", "c"))


def test_an_entry_is_found_by_its_key():
    """One that is gone ends in the sentence that was given."""
    assert SECOND == find(PLAN, "b", "Gone.")
    with pytest.raises(ActionError, match=r"^Gone\.$"):
        find(PLAN, "d", "Gone.")


def test_an_entry_is_replaced_or_taken_out():
    """The others keep their places."""
    changed = Item("b", "Breakfast")
    assert (FIRST, changed, THIRD) == replaced(PLAN, changed)
    assert (FIRST, THIRD) == without(PLAN, "b")
    assert PLAN == without(PLAN, "d")


def test_an_entry_moves_one_place():
    """At an end it stays, or says so."""
    assert (SECOND, FIRST, THIRD) == moved(PLAN, SECOND, UP)
    assert (FIRST, THIRD, SECOND) == moved(PLAN, SECOND, DOWN)
    assert PLAN == moved(PLAN, FIRST, UP) == moved(PLAN, THIRD, DOWN)
    with pytest.raises(ActionError, match="at the end"):
        moved(PLAN, THIRD, DOWN, "It stands at the end.")


@pytest.mark.parametrize("direction", [None, "", "upp", "Down"])
def test_a_direction_that_is_none_moves_nothing(direction):
    """A slip in a template must not move an entry the other way."""
    with pytest.raises(ActionError, match=NOT_UNDERSTOOD):
        moved(PLAN, SECOND, direction)
