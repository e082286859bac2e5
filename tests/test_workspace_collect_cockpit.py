"""The session at a glance: one next step, who is still to answer, what reminds them, and the last day for answers."""

import re
from dataclasses import replace

import pytest

from assessment.errors import ActionError
from assessment.workspace import parts
from assessment.workspace.begin import with_session
from assessment.workspace.collect.cockpit import STEPS, Cockpit
from assessment.workspace.collect.page import show_collect
from assessment.workspace.records import Workspace
from tests.teams import Respondent
from tests.workspaces import TODAY, act, context, empty, sample, show, with_answers

NAMED = act(empty(), "set-session", name="Autumn review", threshold="5")


def answered(sales: int, marketing: int, *, expected: tuple[int, int] = (0, 0)) -> Workspace:
    """Return a session in which so many people answered, of so many who were said to be there."""
    told = {function: str(people or "") for function, people in zip(("sales", "marketing"), expected, strict=True)}
    people = [
        Respondent(function, "staff", (3,) * 20)
        for function, count in (("sales", sales), ("marketing", marketing))
        for _ in range(count)
    ]
    return with_answers(act(NAMED, "set-asked", **told), people)


def cockpit(workspace: Workspace, **look: str) -> Cockpit:
    found = show_collect(workspace, context(**look))["cockpit"]
    assert isinstance(found, Cockpit)
    return found


@pytest.mark.parametrize(
    ("workspace", "step"),
    [
        (empty(), "invite"),
        (NAMED, "invite"),
        (answered(1, 0), "collect"),
        (answered(6, 6), "collect"),
        (answered(2, 1, expected=(2, 1)), "report"),
        (act(answered(6, 6), "close-wave"), "report"),
        (sample(), "report"),
    ],
    ids=["unnamed", "named", "first answer", "enough", "everybody", "closed", "sample"],
)
def test_one_step_is_the_next(workspace: Workspace, step: str) -> None:
    """Invite until somebody answered, collect until all answers are in, then the report."""
    there = cockpit(workspace)
    assert (step, step) == (there.step, there.shown)
    assert STEPS[: STEPS.index(step)] == tuple(each for each in STEPS if there.done(each))


@pytest.mark.parametrize("step", STEPS)
def test_a_reader_may_look_at_any_step(step: str) -> None:
    """What a reader looks at is shown and the others are hidden; without a choice it is the next one to do."""
    assert step == cockpit(answered(1, 0), step=step).shown
    assert "collect" == cockpit(answered(1, 0)).shown
    assert 2 == show(answered(1, 0), "collect", step=step).count('<div class="step" hidden>')


def test_what_is_missing_until_a_function_is_shown_is_told() -> None:
    """As what is still to come, of whom, and in the right number."""
    html = " ".join(show(answered(5, 3), "collect").split())
    assert "Once 1 more from Sales has answered, Sales is shown." in html
    assert "Once 3 more from Marketing have answered, Marketing is shown." in html


def test_what_is_no_step_is_refused() -> None:
    """Nobody is shown another step than the one that was asked for."""
    with pytest.raises(ActionError, match="does not know"):
        cockpit(answered(1, 0), step="elsewhere")


def test_received_and_expected_stand_side_by_side() -> None:
    """By function: more answers than people are no debt, and where nobody said how many there are, nothing is owed."""
    there = cockpit(answered(2, 3, expected=(5, 2)))
    assert [("sales", 2, 5, 3, False), ("marketing", 3, 2, 0, True)] == [
        (each.function, each.received, each.expected, each.to_come, each.complete) for each in there.groups
    ]
    unsaid = cockpit(answered(2, 3)).groups
    assert [(0, 0, False)] * 2 == [(each.expected, each.to_come, each.complete) for each in unsaid]


@pytest.mark.parametrize(
    ("workspace", "look", "primary"),
    [
        (empty(), {}, ["Name the session", "Preview"]),
        (NAMED, {}, ["Send the invitation", "Copy the invitation", "Preview"]),
        (NAMED, {"step": "collect"}, ["Preview"]),
        (answered(1, 0), {}, ["Preview"]),
        (answered(1, 0), {"step": "report"}, ["Add answers", "Preview"]),
        (answered(6, 6), {}, ["See the report"]),
        (answered(6, 6, expected=(7, 6)), {}, ["See the report"]),
        (answered(6, 6, expected=(6, 6)), {}, ["All answers are in: close it"]),
        (act(answered(6, 6, expected=(6, 6)), "close-wave"), {}, ["Decide whether to move"]),
    ],
    ids=["unnamed", "named", "nobody yet", "first answer", "elsewhere", "enough", "one to come", "everybody", "closed"],
)
def test_one_button_is_the_next(workspace: Workspace, look: dict[str, str], primary: list[str]) -> None:
    """Of the two ways to send an invitation a device shows one, and of the steps one: see `test_one_primary.py`."""
    html = show(workspace, "collect", **look)
    found = re.findall(r"md-button--primary[^>]*>([^<]+)<", html)
    assert primary == [" ".join(text.split()) for text in found]


def test_the_reminder_goes_to_everybody_and_names_the_last_day() -> None:
    """Nobody knows who answered, so it thanks those who did; the address in it is whole."""
    workspace = act(answered(1, 0), "set-closing-date", value="2026-12-12")
    reminder = str(show_collect(workspace, context())["reminder"])
    for text in ("thank you", "assess/#session=Autumn+review&level=no&others=5 Please answer by 12 December 2026."):
        assert text in reminder
    assert "Please answer by" not in str(show_collect(answered(1, 0), context())["reminder"])
    for text in ("mail", "chat"):
        assert "Please answer by 12 December 2026." in str(show_collect(workspace, context())[text])


def test_the_last_day_comes_as_a_file_for_a_calendar() -> None:
    """It stands in the invitation's session, and a new measurement begins without it."""
    workspace = act(NAMED, "set-closing-date", value="2026-12-12")
    file = parts.export(workspace, "closing-date", {}, context())
    assert "text/calendar" == file["type"]
    for line in ("DTSTART;VALUE=DATE:20261212", "SUMMARY:Last day for answers: Autumn review"):
        assert line in file["text"]
    assert "" == act(workspace, "start-wave", name="Spring", date="").session.closes
    with pytest.raises(ActionError, match="until when"):
        parts.export(NAMED, "closing-date", {}, context())


def test_a_last_day_that_is_past_is_told_while_answers_are_missing() -> None:
    """Once all answers are in, nobody is to be reminded."""
    past = {"value": "2026-11-01"}
    assert past["value"] < TODAY
    overdue = act(answered(1, 0), "set-closing-date", **past)
    assert "The last day for answers was 1 November 2026" in show(overdue, "collect")
    everybody = act(answered(1, 1, expected=(1, 1)), "set-closing-date", **past)
    assert not cockpit(everybody).overdue


def test_a_session_has_one_name() -> None:
    """It begins with one, which is that of the workspace too; renaming it renames both until they part."""
    begun = with_session(replace(empty(), name="Autumn review"), "", context().bank)
    assert ("Autumn review", "Autumn review") == (begun.name, begun.session.name)
    renamed = act(begun, "set-session", name="Autumn", threshold="")
    assert ("Autumn", "Autumn") == (renamed.name, renamed.session.name)
    apart = act(replace(begun, name="Client A"), "set-session", name="Autumn", threshold="")
    assert ("Client A", "Autumn") == (apart.name, apart.session.name)


def test_the_mail_has_each_paragraph_on_one_line() -> None:
    """Programs for mail break lines themselves; one empty line parts two paragraphs."""
    promised = act(NAMED, "set-session", name="Autumn review", threshold="5", heads=["sales"], guessed="3, 7")
    for workspace in (NAMED, promised, act(NAMED, "set-closing-date", value="2026-12-24")):
        mail = str(show_collect(workspace, context())["mail"])
        assert "\n\n\n" not in mail
        lines = [line for line in mail.split("\n") if line]
        assert lines == mail.split("\n\n")
        assert [] == [line for line in lines[1:-1] if "#session" not in line and line[-1] not in ".:"]
