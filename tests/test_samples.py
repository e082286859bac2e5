"""The made-up teams: they answer as people do, and their reports promise what a real one of their size can tell."""

import json

import numpy as np
import pytest

from assessment.browser import handle
from assessment.workspace.document import open_document
from assessment.workspace.records import Workspace
from assessment.workspace.report.page import report_of
from tests.workspaces import context


def made(sample: bool | str) -> Workspace:
    asked = {"request": "new-workspace", "name": "Sample", "today": "2026-11-20", "fresh": "key", "sample": sample}
    return open_document(json.loads(handle(json.dumps(asked)))["document"])


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


def test_the_small_one_is_what_a_plain_yes_gets() -> None:
    """As before there was a choice."""
    assert made(True).waves[0].people == made("yes").waves[0].people
