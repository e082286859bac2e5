"""A table that was read wrongly is put right after its report was given out: the next report gives nobody away."""

from dataclasses import replace
from random import Random

import pytest

from assessment.errors import ActionError
from assessment.guesses import Guesses
from assessment.instrument import Answers, Instrument
from assessment.workspace import corrected
from assessment.workspace.records import Import, Person, Wave, Workspace, pack_all
from tests.test_given_out import ONE, OTHERS, added, again, closed, in_a_table, people
from tests.workspaces import act, empty

GONE = "have gone or changed"
ELSEWHERE = "all but a few statements alike"


def turned(answers: Answers, *numbers: int) -> Answers:
    """Return answers of which some are the wrong way round."""
    return tuple(6 - a if a and n in numbers else a for n, a in enumerate(answers, 1))


def read_wrongly(persons: list[Person], *numbers: int) -> list[Person]:
    return [replace(each, answers=turned(each.answers, *numbers)) for each in in_a_table(persons)]


TEAM = [*people(range(9)), *OTHERS]


@pytest.fixture
def wrong() -> Workspace:
    """Return a workspace whose report was given out with a statement the wrong way round."""
    return closed(added(again(empty(), "first"), read_wrongly(TEAM, 7)))


NEXT = [
    pytest.param([*TEAM, *ONE], id="one came"),
    pytest.param(TEAM[1:], id="one went"),
    pytest.param(TEAM, id="the same"),
    pytest.param([*read_wrongly(TEAM[:2], 7), *TEAM[2:], *ONE], id="two put right"),
]


@pytest.mark.parametrize("persons", NEXT)
def test_put_right_in_the_same_measurement(wrong: Workspace, persons: list[Person]) -> None:
    """Everybody has another digest, and one came or went: the difference would be all answers but one of this one."""
    opened = act(act(wrong, "reopen-wave"), "remove-import", key="added")
    with pytest.raises(ActionError, match=GONE):
        closed(added(opened, in_a_table(persons)))


@pytest.mark.parametrize("persons", NEXT[:2])
def test_put_right_in_another_measurement(wrong: Workspace, persons: list[Person]) -> None:
    """As long as the first one holds its answers, or the same ones put right, that is seen."""
    second = added(again(wrong, "second"), in_a_table(persons), key="right")
    with pytest.raises(ActionError, match=ELSEWHERE):
        closed(second)
    first = act(act(act(second, "choose-wave", value="first"), "reopen-wave"), "remove-import", key="added")
    in_both = added(first, in_a_table(TEAM), key="there too")
    with pytest.raises(ActionError, match=ELSEWHERE):
        closed(act(in_both, "choose-wave", value="second"))


def test_put_right_where_less_is_promised() -> None:
    """The table is in another measurement, too, which promises more."""
    first = added(again(empty(), "first", "8"), read_wrongly(TEAM, 7, 8))
    with pytest.raises(ActionError, match="which promises more"):
        closed(added(again(first, "second"), in_a_table([*TEAM, *people(range(60, 69))])))


def test_guesses_that_were_put_right() -> None:
    """Nobody's answers changed, and one guess came in: on all other statements it would be the difference."""
    guessing = [replace(each, guesses=Guesses("marketing", each.answers[::-1])) for each in in_a_table(TEAM[:9])]
    wrong = [
        replace(each, guesses=Guesses("marketing", turned(each.guesses.answers, 7)))
        for each in guessing
        if each.guesses
    ]
    first = closed(added(again(empty(), "first"), [*wrong[:8], replace(wrong[8], guesses=None)]))
    opened = act(act(first, "reopen-wave"), "remove-import", key="added")
    with pytest.raises(ActionError, match="both reports together would tell"):
        closed(added(opened, guessing))


def test_the_report_of_a_measurement_that_was_removed_holds_nobody_up(wrong: Workspace) -> None:
    """It is kept with the next one, whose people are others."""
    opened = act(act(wrong, "reopen-wave"), "remove-import", key="added")
    following = act(act(again(opened, "second"), "choose-wave", value="first"), "remove-wave")
    assert closed(added(following, people(range(100, 109)))).waves[0].closed


@pytest.mark.parametrize("numbers", [(), (7,), (1, 5, 9, 13, 20)])
def test_the_same_people_are_known_again(instrument: Instrument, numbers: tuple[int, ...]) -> None:
    """Up to five statements may be put right, among others who came, and in whatever function."""
    there, here = wave(people(range(9))), wave(read_wrongly([*people(range(1, 9)), *people(range(40, 60))], *numbers))
    assert ("sales",) == corrected.put_right(there, here, instrument)


def test_people_who_answer_again_are_others(instrument: Instrument) -> None:
    """A year later nine people keep two of three answers; of ten who gave one answer throughout nobody is known."""
    random = Random(1)  # noqa: S311  test data
    first = people(range(9))
    later = [
        replace(each, answers=tuple(a if random.random() < 2 / 3 else random.randint(1, 5) for a in each.answers))
        for each in first
    ]
    straight = [replace(each, answers=(3,) * 20) for each in people(range(10))]
    assert () == corrected.put_right(wave(first), wave(later), instrument)
    assert () == corrected.put_right(wave(straight), wave(straight), instrument)


def wave(persons: list[Person]) -> Wave:
    return Wave("key", "Name", "2026-11-22", (Import("i", "i", "2026-11-22", pack_all(persons)),))
