"""The process check: ten questions, and the gaps that the answers show."""

from dataclasses import replace

from assessment.process import CHECK_ANSWERS, find_gaps
from assessment.workspace.action import Context
from assessment.workspace.part import Offers, Progress, Work
from assessment.workspace.protocol import ByName, Word
from assessment.workspace.records import CheckAnswer, Workspace

ACTIONS = ByName[Workspace]()

UNKNOWN = "Choose yes, partly or no."
QUESTION = Word(lambda bank: [each.key for each in bank.process], UNKNOWN)


@ACTIONS("answer-question", question=QUESTION, value=Word(("", *CHECK_ANSWERS), UNKNOWN))
def answer_question(workspace: Workspace, _context: Context, question: str, value: str) -> Workspace:
    """Answer a `question` of the check with `value`; an empty value takes the answer back."""
    others = tuple(each for each in workspace.process.answers if each.question != question)
    answers = (*others, CheckAnswer(question, value)) if value else others
    return replace(workspace, process=replace(workspace.process, answers=answers))


@ACTIONS("clear-check")
def clear_check(workspace: Workspace, _context: Context) -> Workspace:
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


PART, OFFERS = Work(show_check, progress=progress), Offers(ACTIONS)
