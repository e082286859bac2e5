"""Who of a file stands in another one already, with nothing that tells them apart: asked where it would count twice."""

import re
from collections.abc import Iterable
from random import Random

import pytest

from assessment.exchange.copies import STANDING_TWICE
from assessment.workspace.records import Workspace
from tests.test_given_out import closed
from tests.test_workspace_collect_how_to_read import csv, sent
from tests.test_workspace_collect_importing import files, read_incoming
from tests.workspaces import act, context, empty, reopened

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


TEAM = [
    ("sales" if number < 6 else "marketing", "staff", answers.split(",")[1:]) for number, answers in enumerate(OFFICE)
]
TIMES = ("2026-11-20 09:{:02}:10", "20.11.2026 09:{:02}")
NUMBERS = ("{}",)
CORRECTED = {"function": ("marketing", "staff"), "level": ("sales", "head"), "open": ("", "staff")}


def export(team: Iterable[tuple[str, str, Iterable[str]]], form: str) -> bytes:
    """Return an export in which nothing but a time, or a number that any form counts, tells people apart."""
    heading = "ID" if form in NUMBERS else "Timestamp"
    rows = [",".join([form.format(place + 1), *who, *given]) for place, (*who, given) in enumerate(team)]
    return csv(rows, f"{heading},Department,Level," + ",".join(f"q{number}" for number in range(1, 21)))


def corrected(before: Workspace, later: dict[str, object]) -> Workspace:
    """Add a later export; where it is asked whether they are the same people, they are."""
    asked = [text for each in read_incoming(before, later, context()).reading.questions for text in each.texts]
    return added(before, sent(before, later, **dict.fromkeys(asked, "the same people")), "later")


@pytest.mark.parametrize("form", [*TIMES, *NUMBERS])
@pytest.mark.parametrize("what", [*CORRECTED, "an answer", "half", "everybody by half"])
def test_whoever_was_corrected_in_a_later_export_is_counted_once(form: str, what: str) -> None:
    """Function, level and answers are in the mark of such a row: the one that it had before is found all the same."""
    early = TEAM[:7]
    if what in CORRECTED:
        early = [(*CORRECTED[what], TEAM[0][2]), *early[1:]]
    elif what == "an answer":
        early = [(*TEAM[0][:2], [str(int(TEAM[0][2][0]) % 5 + 1), *TEAM[0][2][1:]]), *early[1:]]
    else:
        halves = 1 if what == "half" else len(early)
        early = [(*who, [*given[:9], *[""] * 11]) for *who, given in early[:halves]] + early[halves:]
    before, later = added(empty(), files(monday=export(early, form)), "monday"), files(friday=export(TEAM, form))
    asked = questions(before, later)
    assert ["Some people stand in monday with" in sentence for _, sentence in asked] == [True] * (what != "open")
    after = corrected(before, later)
    people = after.waves[0].people
    assert sorted((each.function, each.level, each.answers) for each in people) == sorted(
        (who, level, tuple(map(int, given))) for who, level, given in TEAM
    )
    again = act(after, "remove-import", key=after.waves[0].imports[1].key)
    assert before.waves[0].people == again.waves[0].people


def test_a_correction_is_found_in_a_workspace_that_was_saved_before() -> None:
    """Marks are as they always were, so that what is kept in a browser since long is recognised."""
    before = added(empty(), files(monday=export([("marketing", "staff", TEAM[0][2]), *TEAM[1:]], TIMES[0])), "monday")
    assert "marketing staff 51445124432154312314 2 row 5d5c03e98b0c5d43" in before.waves[0].imports[0].rows
    assert 8 == len(corrected(reopened(before), files(friday=export(TEAM, TIMES[0]))).waves[0].people)


def test_others_at_the_same_times_are_new() -> None:
    """As in another department, whose people answered in the same minutes, or are counted from 1 as well."""
    for form in (*TIMES, *NUMBERS):
        before = added(empty(), files(sales=export(TEAM[:6], form)), "sales")
        later = files(marketing=export([("marketing", "staff", list(reversed(given))) for *_, given in TEAM], form))
        assert [] == questions(before, later)
        assert 14 == len(added(before, later, "later").waves[0].people)


def page(first: int, last: int, *, told: bool = True) -> bytes:
    """Return a page of a survey: some of the statements, and an ID of its own for each person, if they are told."""
    rows = [",".join([f"R_{place}x"] * told + given[first:last]) for place, (*_, given) in enumerate(TEAM)]
    return csv(rows, ",".join(["Response ID"] * told + [f"q{number + 1}" for number in range(first, last)]))


def test_the_second_page_of_a_survey_joins_the_first_also_later() -> None:
    """By its ID; what was there before comes back when the page is taken back."""
    before = added(empty(), files(first=page(0, 12)), "first")
    assert [] == questions(before, files(second=page(12, 20)))
    after = added(before, files(second=page(12, 20)), "second")
    people = after.waves[0].people
    assert sorted(tuple(map(int, given)) for *_, given in TEAM) == sorted(each.answers for each in people)
    again = act(after, "remove-import", key=after.waves[0].imports[1].key)
    assert before.waves[0].people == again.waves[0].people


def test_pages_of_which_nothing_says_who_is_who_are_not_joined() -> None:
    """It is said why, and nobody is counted twice before somebody says that they are others."""
    both = files(first=page(0, 12, told=False), second=page(12, 20, told=False))
    ((blocking, sentence),) = questions(empty(), both)
    assert blocking
    assert "no ID, e-mail address or name stands in both that says who is who" in sentence
    text = "people who answered other statements"
    for said, number in (("the same people", 8), ("other people", 16)):
        assert number == len(added(empty(), sent(empty(), both, **{text: said}), "both").waves[0].people)
