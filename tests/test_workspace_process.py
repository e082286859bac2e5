"""The process check in a workspace: answered, and shown with its gaps."""

from dataclasses import replace

import pytest

from assessment.errors import ActionError
from assessment.model import Bank
from assessment.workspace import parts
from assessment.workspace.action import Context
from assessment.workspace.document import new_workspace
from assessment.workspace.process import progress
from assessment.workspace.records import CheckAnswer
from assessment.workspace.today import Today


@pytest.fixture
def context(bank: Bank) -> Context:
    return Context(bank, Today("2026-11-20"), "fresh", "../../")


def test_the_check_gives_gaps_with_advice(context: Context) -> None:
    """Each answer is kept, an empty one is taken back, and a gap is shown with its advice and without a score."""
    workspace = new_workspace("w", "Acme", "2026-11-20")
    for question, value in (("owners", "no"), ("links", "partly"), ("links", "")):
        workspace = parts.act(workspace, "answer-question", {"question": question, "value": value}, context)
    shown = parts.show(workspace, "process", context)
    assert "Some activities have no owner, or more than one." in shown
    assert "It is not defined what passes" not in shown
    assert "1 gap<" in shown
    assert 1 == progress(workspace, context).done
    with pytest.raises(ActionError):
        parts.act(workspace, "answer-question", {"question": "owners", "value": "perhaps"}, context)


def test_an_answer_to_a_question_that_is_gone_does_not_count(context: Context) -> None:
    """A workspace may be older than a question of the check."""
    workspace = new_workspace("w", "Acme", "2026-11-20")
    for question in ("gone", *(each.key for each in context.bank.process[1:])):
        answers = (*workspace.process.answers, CheckAnswer(question, "yes"))
        workspace = replace(workspace, process=replace(workspace.process, answers=answers))
    found = progress(workspace, context)
    assert (found.of - 1, "answer") == (found.done, found.next_step)
