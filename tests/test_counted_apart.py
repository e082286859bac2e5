"""Who was in no figure of a report, whatever stood in its file, is new in the next one: told with all who are new."""

from dataclasses import replace

import pytest

from assessment.guesses import Guesses
from assessment.team import NEARLY_ALL
from assessment.workspace.records import Person, Workspace
from assessment.workspace.report.page import report_of
from tests.test_given_out import OTHERS, added, again, closed, people
from tests.test_written_down import answering
from tests.workspaces import act, context, empty

KNOWN = answering(people(range(100, 112)), 5, 5, 5, 1, 1, 2, 5, 5, 5, 1, 1, 2)
ALIKE = answering(people(range(120, 126)), 4)


def in_function(persons: list[Person], function: str | None) -> list[Person]:
    return [replace(each, function=function, mark="") for each in persons]


def told(workspace: Workspace) -> tuple[int, object, object]:
    figure = report_of(workspace, context()).result.statements[6].views["sales"]
    return figure.n, figure.sd, figure.counts


@pytest.mark.parametrize(
    ("shown", "hidden"),
    [
        ([], in_function(ALIKE, None)),
        ([], in_function(ALIKE, "other")),
        (ALIKE[:1], in_function(ALIKE[1:], "marketing")),
    ],
    ids=["no function", "another function", "a hidden one"],
)
def test_who_moves_into_a_shown_function_is_new_there(shown: list[Person], hidden: list[Person]) -> None:
    """All six answered alike; added to the figures of before, these would tell what."""
    others = [] if hidden[0].function == "marketing" else OTHERS
    first = closed(added(again(empty(), "first"), [*KNOWN, *hidden, *others]))
    assert 12 == told(first)[0]
    opened = act(act(first, "reopen-wave"), "remove-import", key="added")
    moved = [*shown, *in_function(hidden, "sales")]
    second = closed(added(opened, [*KNOWN, *moved, *others], key="moved"))
    assert (18, NEARLY_ALL, NEARLY_ALL) == told(second)


def test_who_is_given_a_function_is_new_there() -> None:
    """On the page, for all of an import at once."""
    first = added(added(again(empty(), "first"), [*KNOWN, *OTHERS]), in_function(ALIKE, None), key="without")
    opened = act(closed(first), "reopen-wave")
    filled = act(opened, "fill-function", key="without", value="sales")
    assert (18, NEARLY_ALL, NEARLY_ALL) == told(closed(filled))


def guessing(persons: list[Person], *points: int) -> list[Person]:
    """Return the people, each with a guess on statement 7."""
    return [
        replace(each, guesses=Guesses("marketing", tuple(point if n == 7 else None for n in range(1, 21))))
        for each, point in zip(persons, points, strict=True)
    ]


def test_guesses_that_come_alone_are_told_with_those_before() -> None:
    """Six guessed before, and six more guess alike who had answered already: the spread would tell what."""
    first = closed(added(again(empty(), "first"), [*guessing(KNOWN[:6], 5, 5, 5, 1, 1, 2), *KNOWN[6:], *OTHERS]))
    opened = act(act(first, "reopen-wave"), "remove-import", key="added")
    both = [*guessing(KNOWN[:6], 5, 5, 5, 1, 1, 2), *guessing(KNOWN[6:], *[4] * 6), *OTHERS]
    second = closed(added(opened, both, key="guessed"))
    beliefs = report_of(second, context()).result.beliefs
    (belief,) = [each for each in beliefs if each.number == 7]
    told_of = belief.guesses["sales"]
    assert (12, NEARLY_ALL) == (told_of.n, told_of.sd)
