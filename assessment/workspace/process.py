"""The process check: ten questions, and the gaps that the answers show."""

from collections.abc import Mapping
from dataclasses import replace

from assessment.errors import ActionError
from assessment.process import CHECK_ANSWERS, find_gaps
from assessment.workspace.action import Action, Context, Values, text
from assessment.workspace.part import Progress
from assessment.workspace.records import CheckAnswer, Workspace


def answer_question(workspace: Workspace, values: Values, context: Context) -> Workspace:
    """Answer a `question` of the check with `value`; an empty value takes the answer back."""
    question, answer = text(values, "question", 60), text(values, "value", 20)
    if question not in [each.key for each in context.bank.process] or answer not in ("", *CHECK_ANSWERS):
        raise ActionError("Choose yes, partly or no.")
    others = tuple(each for each in workspace.process.answers if each.question != question)
    answers = (*others, CheckAnswer(question, answer)) if answer else others
    return replace(workspace, process=replace(workspace.process, answers=answers))


def clear_check(workspace: Workspace, _values: Values, _context: Context) -> Workspace:
    """Take all answers of the check back."""
    return replace(workspace, process=replace(workspace.process, answers=()))


def show_check(workspace: Workspace, context: Context) -> dict[str, object]:
    """Return the answers by question, the gaps, and how many questions are open."""
    answers = {each.question: each.answer for each in workspace.process.answers}
    open_questions = [question for question in context.bank.process if question.key not in answers]
    return {"answers": answers, "gaps": find_gaps(answers, context.bank), "open_questions": open_questions}


def progress(workspace: Workspace, context: Context) -> Progress:
    """Say how many questions of the check are answered."""
    answers, questions = {each.question for each in workspace.process.answers}, context.bank.process
    done, of = sum(question.key in answers for question in questions), len(questions)
    return Progress(done, of, None if done == of else "answer")


ACTIONS: Mapping[str, Action[Workspace]] = {"answer-question": answer_question, "clear-check": clear_check}
