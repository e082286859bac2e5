"""The made-up teams: they answer as people do, and their reports promise what a real one of their size can tell."""

import json
import re

import numpy as np
import pytest

from assessment.browser import handle
from assessment.load import load_bank
from assessment.parameters import NOT_UNDERSTOOD
from assessment.workspace import parts
from assessment.workspace.company import samples
from assessment.workspace.document import open_document
from assessment.workspace.path import path_of
from assessment.workspace.records import Workspace
from assessment.workspace.report.page import report_of
from assessment.workspace.waves.page import team_movement
from tests.workspaces import context, reopened, show


def asked(sample: bool | str) -> dict[str, object]:
    return {"request": "new-workspace", "name": "Sample", "today": "2026-11-20", "fresh": "key", "sample": sample}


def made(sample: str) -> Workspace:
    return open_document(json.loads(handle(json.dumps(asked(sample))))["document"])


@pytest.mark.parametrize(("sample", "people"), [("yes", 25), ("large", 106)])
def test_answers_spread_as_those_of_people(sample: str, people: int) -> None:
    """With a standard deviation of about 1 within a function, on statements in the middle of the scale."""
    everybody = made(sample).waves[0].people
    assert people == len(everybody)
    for function in ("sales", "marketing"):
        answers = np.array([each.answers for each in everybody if each.function == function])
        middle = answers[:, np.abs(answers.mean(0) - 3) < 0.8]
        assert 0.8 < middle.std(0, ddof=1).mean() < 1.15


def test_the_large_one_shows_every_word_and_who_is_silent() -> None:
    """Gaps, probable ones, leans and the same view; it is marked as made up, and not everybody answered."""
    report = report_of(made("large"), context())
    found = report.findings
    assert all((found.sure, found.probable, found.leans, found.same, found.divided["marketing"]))
    assert (True, "close") == (report.sample, found.whole)
    assert {"sales": (44, 52), "marketing": (62, 78)} == {
        function: (each.answered, each.asked) for function, each in report.result.turnout.items()
    }


def test_in_the_large_one_one_belief_is_off_and_the_others_are_right() -> None:
    """Of nearly a hundred who guessed, the report tells of each whether it comes near."""
    beliefs = report_of(made("large"), context()).result.beliefs
    found = {
        (who, each.number): (judged.verdict, judged.side) for each in beliefs for who, judged in each.misjudged.items()
    }
    assert ("gap", "higher") == found.pop(("sales", 2))
    assert ({"same"}, 9) == ({verdict for verdict, _ in found.values()}, len(found))


@pytest.mark.parametrize("sample", ["yse", "Large", "storry", "northlight", True])
def test_a_sample_that_there_is_not_is_refused(sample: bool | str) -> None:
    """Nobody is shown another company than the one that was asked for."""
    reply = json.loads(handle(json.dumps(asked(sample))))
    assert (False, NOT_UNDERSTOOD) == (reply["ok"], reply["message"])


def test_every_sample_is_made_up_and_has_answers() -> None:
    """All that a page may name."""
    for sample in samples(load_bank()):
        assert made(sample).sample
        assert made(sample).waves[0].people


def test_the_whole_story_is_told_on_every_page() -> None:
    """Two measurements, a decision, a plan half done, both sheets, a map, papers; each page says that it is made up."""
    story = made("story")
    assert [*path_of(story, context()).values()] == ["done", "done", "done", "now", "later"]
    assert (2, 1, 2) == (len(story.waves), len(story.decision.decided), len(story.papers))
    assert [True, True, False, False] == [item.done for item in story.plan]
    stages = len(context().bank.funnel) + len(context().bank.sales_steps)
    assert (stages, stages) == (len(story.funnel.sales), len(story.funnel.marketing))
    assert {True, False} == {bool(activity.owners) for activity in story.process.activities}
    assert [] == [part for part in parts.PARTS if "made-up" not in show(story, part).lower()]
    assert story == reopened(story)


def test_the_story_shows_what_moved_and_what_nobody_can_tell() -> None:
    """Everybody gave a word of their own, so few people show a movement; the signs of the plan came out mixed."""
    found = team_movement(made("story"), context())
    assert {"sales": (7,), "marketing": (2, 3, 6, 7)} == {f: each.judged("up") for f, each in found.functions.items()}
    assert all(each.paired for each in found.functions.values())
    states = {state for sign in found.signs for state in sign.states.values()}
    assert {"reached", "not-reached", "cannot-tell"} == states


@pytest.mark.parametrize("sample", ["yes", "large", "story"])
def test_no_sentence_touches_the_one_before(sample: str) -> None:
    """Between two sentences stands a space, where the second one is a link too."""
    team = made(sample)
    for part in parts.PARTS:
        text = re.sub(r"</?(?:a|em|i|mark|q|time)\b[^>]*>", "", show(team, part))
        assert [] == re.findall(r"[^<>]{0,40}[a-z)”][.?!][A-Z“][^<>]{0,20}", text), part
