"""How a workspace keeps its respondents: one line each, in one text for each import."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.errors import ActionError
from assessment.instrument import FUNCTIONS, LEVELS, STATEMENTS
from assessment.workspace.measurements import current_wave
from assessment.workspace.records import Import, Person, Wave, pack, pack_all, unpack
from tests.workspaces import empty, reopened

people = st.builds(
    Person,
    function=st.sampled_from([None, *FUNCTIONS]),
    level=st.sampled_from([None, *LEVELS]),
    answers=st.tuples(*[st.sampled_from([None, 1, 2, 3, 4, 5])] * STATEMENTS),
    row=st.integers(0, 10**6),
    mark=st.sampled_from(["", "code 4PQ9-W000-0167-D294-SS9A-D4FC", "row 0123456789abcdef"]),
)


@given(people)
def test_every_respondent_comes_back_as_it_was(person: Person) -> None:
    """Nothing is lost between a respondent and its line."""
    assert person == unpack(pack(person))


@given(st.lists(people, max_size=5))
def test_an_import_gives_everybody_back_from_a_file(everybody: list[Person]) -> None:
    """A saved and opened workspace has the same respondents in the same order."""
    wave = Wave("w", "", "2026-11-20", (Import("i", "chat", "2026-11-20", pack_all(everybody)),))
    opened = reopened(replace(empty(), waves=(wave,)))
    assert tuple(everybody) == opened.waves[0].people


@pytest.mark.parametrize(
    "line",
    [
        "",
        "sales",
        "sales staff 12345 1 ",
        "sales staff 12345123451234512346 1 ",
        "sales staff 12345123451234512345 one ",
        "finance staff 12345123451234512345 1 ",
        "sales boss 12345123451234512345 1 ",
        "sales staff 123451234512345123451 1 ",
    ],
)
def test_a_line_that_was_changed_is_refused(line: str) -> None:
    """A damaged row never becomes a respondent."""
    with pytest.raises(ActionError, match="Open a saved copy"):
        unpack(line)


def test_the_last_measurement_is_worked_on_unless_another_is_chosen() -> None:
    """A new measurement takes over; an earlier one can be chosen; without any there is none."""
    waves = (Wave("1", "Autumn", "2026-11-20"), Wave("2", "Spring", "2027-05-03"))
    assert current_wave(empty()) is None
    assert waves[1] == current_wave(replace(empty(), waves=waves))
    assert waves[0] == current_wave(replace(empty(), waves=waves, wave="1"))
    assert waves[1] == current_wave(replace(empty(), waves=waves, wave="gone"))
