"""No way out tells more than the figures that the attack reads: whatever these leave open, every form leaves open."""

import json
from collections.abc import Mapping

import pytest

from assessment.errors import ActionError
from assessment.load import load_bank
from assessment.report.team_files import everything
from assessment.workspace import parts
from assessment.workspace.records import Workspace
from assessment.workspace.report.page import report_of
from tests.attack.departments import Department, department
from tests.attack.finding import Siege
from tests.teams import STYLES
from tests.test_attack import figures, gist
from tests.workspaces import act, context, empty, with_answers

BANK = load_bank()
TEAMS, BATCHES, STEPS, WHOLE = 60, 3, 12, 7
"""How many teams of two departments are held, in how many tests, and how many small changes are tried with each; of so
many, one with all pages and files of a workspace."""

OF_THE_FACILITATOR = ("collect", "overview")
"""The pages that hold rows: those who lead a measurement see its answers as they come in."""

WITH_ROWS = ("workspace", "workspace-locked", "answers")
"""The files that hold rows, and say so in their name."""

OF_SOMETHING_ELSE = (
    "left-out",
    "template",
    "closing-date",
    "report-chart",
    "report-html",
    "paper-markdown",
    "paper-csv",
)
"""The files that need more to be made: of what is read, of a day, of a paper, and those that `everything` writes."""


def workspace_of(team: Department) -> Workspace:
    """Return a workspace in which these people answered and all answers are in."""
    heads = ["sales", "marketing"] if team.heads_agreed else []
    return act(
        with_answers(act(empty(), "set-session", name="Team", threshold="5", heads=heads), team.people), "close-wave"
    )


FIGURES = ("slides", "brief", "kit")
"""The pages that show figures of a report, besides the report itself, which is a file too."""


def every_form(team: Department, *, whole: bool) -> Mapping[str, str]:
    """Return files and pages with figures of a report, with all descriptions; the `whole` are all that there are."""
    workspace = workspace_of(team)
    offered = {name for key in parts.PARTS for name in parts.offers(key).exports} if whole else {"slides"}
    found = {f"file {name}": given(workspace, name) for name in offered.difference(WITH_ROWS, OF_SOMETHING_ELSE)}
    found |= everything(report_of(workspace, context()), STYLES)
    views = set(parts.PARTS) - set(OF_THE_FACILITATOR) if whole else FIGURES
    return found | {f"page {view}": parts.show(workspace, view, context()) for view in views}


def given(workspace: Workspace, name: str) -> str:
    """Return a file, or why it cannot be made yet."""
    try:
        return json.dumps(parts.export(workspace, name, {}, context()))
    except ActionError as error:
        return str(error)


def another_world(team: Department) -> Department:
    """Return the team with other answers of which the same figures would be told, as far as a few changes go."""
    for function in ("sales", "marketing"):
        siege = Siege(team, function, figures(team), figures, gist, BANK.instrument, as_is=False)
        team = siege.elsewhere(STEPS)
    return team


@pytest.mark.parametrize("batch", range(BATCHES))
def test_every_form_leaves_open_what_the_figures_leave_open(batch: int) -> None:
    """Files, pictures with their descriptions, slides and pages are the same to the letter for other such answers."""
    held = 0
    for number in range(2000 + batch, 2000 + TEAMS, BATCHES):
        team = department(number)
        other = another_world(team)
        assert figures(team) == figures(other)
        if sorted(map(str, team.people)) != sorted(map(str, other.people)):
            held += 1
            whole = held % WHOLE == 1
            assert every_form(team, whole=whole) == every_form(other, whole=whole)
    assert held > TEAMS // BATCHES // 2


def test_a_form_that_tells_more_is_found() -> None:
    """Were answers told in an order, or rows, the two worlds would differ."""
    team = department(2000)
    rows = [json.dumps([person.answers for person in each.people]) for each in (team, another_world(team))]
    assert rows[0] != rows[1]
