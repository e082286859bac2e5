"""Who of a file stands in another one already, with nothing that tells them apart: asked where it would count twice."""

import re
from random import Random

from assessment.exchange.copies import STANDING_TWICE
from assessment.workspace.records import Workspace
from tests.test_given_out import closed
from tests.test_workspace_collect_how_to_read import csv, sent
from tests.test_workspace_collect_importing import files, read_incoming
from tests.workspaces import act, context, empty

CHANCE = Random(10)  # noqa: S311  made-up answers
OFFICE, OTHERS = (
    [f"{function},{','.join(str(CHANCE.randint(1, 5)) for _ in range(20))}" for _ in range(people)]
    for function, people in (("Sales", 8), ("Marketing", 17))
)
ALL = files(all=csv([*OFFICE, *OTHERS]))
ASKED = "Most people of office"


def added(workspace: Workspace, values: dict[str, object], fresh: str) -> Workspace:
    return act(workspace, "add-answers", fresh=fresh, **values)


def next_measurement(workspace: Workspace) -> Workspace:
    return act(closed(workspace), "start-wave", fresh="next", name="Next", date="2027-01-01")


def questions(workspace: Workspace, values: dict[str, object]) -> list[tuple[bool, str]]:
    found = read_incoming(workspace, values, context()).reading.questions
    return [(each.blocking, each.sentence) for each in found]


def test_who_would_be_counted_twice_is_asked_about_first() -> None:
    """In one measurement nobody is added before somebody says whether they are the same people."""
    workspace = added(empty(), files(office=csv(OFFICE)), "office")
    ((blocking, sentence),) = questions(workspace, ALL)
    assert blocking
    assert re.match(f"{ASKED}.*Are they the same people", sentence)
    for said, people in (("the same people", 25), ("other people", 33)):
        chosen = sent(workspace, ALL, **{STANDING_TWICE: said})
        assert people == len(added(workspace, chosen, "all").waves[0].people)


def test_nobody_waits_for_who_is_in_another_measurement_alone() -> None:
    """They are counted once in each. The page says so, and whoever sent a table of both can leave them out."""
    workspace = next_measurement(added(empty(), files(office=csv(OFFICE)), "office"))
    ((blocking, sentence),) = questions(workspace, ALL)
    assert not blocking
    assert re.match(f"{ASKED}, which is in another measurement.* unless you say that they are the same", sentence)
    assert 25 == len(added(workspace, ALL, "all").waves[1].people)
    same = sent(workspace, ALL, **{STANDING_TWICE: "the same people"})
    assert 17 == len(added(workspace, same, "all").waves[1].people)


def test_who_is_in_both_measurements_is_asked_about() -> None:
    """The file of another measurement does not hide that the one of this measurement comes again."""
    workspace = next_measurement(added(empty(), files(office=csv(OFFICE)), "office"))
    both = added(workspace, files(again=csv(OFFICE)), "again")
    assert [(True, True)] == [(each[0], "people of again" in each[1]) for each in questions(both, ALL)]
