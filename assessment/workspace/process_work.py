"""The process check and the process map as a workspace keeps and shows them; `map_editing` changes the map."""

from dataclasses import replace
from typing import TYPE_CHECKING

from assessment.errors import ActionError
from assessment.model import SIDES
from assessment.process import (
    CHECK_ANSWERS,
    NO_OWNER,
    SEVERAL_OWNERS,
    Activity,
    find_faults,
    find_gaps,
    in_order,
    links,
)
from assessment.workspace.action import Action, Context, Values, View, text
from assessment.workspace.funnel import agreed_leads
from assessment.workspace.progress import Progress, of_steps
from assessment.workspace.records import CheckAnswer, Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping


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


def with_activities(workspace: Workspace, activities: tuple[Activity, ...]) -> Workspace:
    """Return the workspace with another map, its activities in the order of the chain."""
    return replace(workspace, process=replace(workspace.process, activities=in_order(activities)))


def show_check(workspace: Workspace, context: Context) -> dict[str, object]:
    """Return the answers by question, the gaps, and how many questions are open."""
    answers = {each.question: each.answer for each in workspace.process.answers}
    open_questions = [question for question in context.bank.process if question.key not in answers]
    return {"answers": answers, "gaps": find_gaps(answers, context.bank), "open_questions": open_questions}


def show_map(workspace: Workspace, context: Context) -> dict[str, object]:
    """Return the drawing, the faults, the links, and the activity that is being edited."""
    from assessment.report.process_map import lay_out

    activities = workspace.process.activities
    if any(activity.side not in SIDES for activity in activities):
        raise ActionError("The map in this workspace was changed and cannot be read. Open a saved copy of it.")
    faults = find_faults(activities)
    return {
        "activities": activities,
        "by_key": {activity.key: activity for activity in activities},
        "faults": faults,
        "links": links(activities),
        "drawing": lay_out(activities, faults) if activities else None,
        "edited": context.looked("edit"),
        "sides": SIDES,
        "agreed": bool(agreed_leads(workspace.funnel)),
        "outputs": sorted({output.what for activity in activities for output in activity.outputs}),
    }


def check_progress(workspace: Workspace, context: Context) -> Progress:
    """Say how many questions of the check are answered."""
    answers, questions = {each.question for each in workspace.process.answers}, context.bank.process
    done, of = sum(question.key in answers for question in questions), len(questions)
    return Progress(done, of, None if done == of else "answer", "act/process-check/")


def map_progress(workspace: Workspace, _context: Context) -> Progress:
    """Say how far the map is: it is begun, every activity has its one owner, nothing is left to mend."""
    activities = workspace.process.activities
    kinds = {fault.kind for fault in find_faults(activities)}
    reached = {
        "start": bool(activities),
        "owners": bool(activities) and not kinds & {NO_OWNER, SEVERAL_OWNERS},
        "faults": bool(activities) and not kinds,
    }
    return of_steps(reached, "act/process-map/")


ACTIONS: "Mapping[str, Action[Workspace]]" = {
    "answer-question": answer_question,
    "clear-check": clear_check,
}
VIEWS: "Mapping[str, View]" = {"process": show_check, "map": show_map}
