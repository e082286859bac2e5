"""The integration checklist as work: how far each of the 17 tasks is, who has it, and what to do first."""

from dataclasses import dataclass, replace
from typing import Any

from assessment.exchange.write import csv_file, write_csv
from assessment.instrument import Theme
from assessment.model import Step, Task, entry
from assessment.plan import TURNS, turn_of
from assessment.score import limit
from assessment.workspace import decision, reached, standing
from assessment.workspace.action import Context
from assessment.workspace.part import Offers, Progress, Work, of_steps
from assessment.workspace.protocol import ByName, File, Kind, OfField, Text, Word
from assessment.workspace.records import DONE, NOT_FOR_US, NOT_STARTED, STATES, UNDER_WAY, TaskState, Workspace
from assessment.workspace.standing import Standing

FIELDS: dict[str, Kind] = {
    "state": Word(STATES, "Choose how far the task is."),
    "owner": Text(lambda most: most.people),
    "note": Text(),
}
"""What a reader changes of a task."""

TASK = Word(lambda bank: [str(each.number) for each in bank.checklist])

ACTIONS, EXPORTS = ByName[Workspace](), ByName[File]()


@dataclass(frozen=True, slots=True)
class Marked:
    """A task with what is written beside it, whether a practice of the plan serves it, and when its turn is.

    Its turn, as in `assessment.plan.TURNS`, is the first one of the practices that serve it.
    """

    task: Task
    mark: TaskState
    planned: bool
    turn: str


@dataclass(frozen=True, slots=True)
class Column:
    """A theme: its tasks, how many of them are done and under way, of those that are for this pair."""

    theme: Theme
    tasks: tuple[Marked, ...]

    @property
    def ours(self) -> int:
        """How many tasks are for this pair."""
        return len(self.tasks) - self._count(NOT_FOR_US)

    @property
    def done(self) -> int:
        """How many tasks are done."""
        return self._count(DONE)

    @property
    def under_way(self) -> int:
        """How many tasks are under way."""
        return self._count(UNDER_WAY)

    def _count(self, state: str) -> int:
        return sum(each.mark.state == state for each in self.tasks)


def columns(workspace: Workspace, context: Context) -> tuple[Column, ...]:
    """Return the four columns."""
    marks = {mark.number: mark for mark in workspace.checklist}
    planned = {item.practice for item in reached.planned(workspace, context)}
    served = {number for each in context.bank.practices if each.key in planned for number in each.tasks}
    where = standing.standing(workspace, context)
    step = decision.planned_step(workspace, where, context)
    turns = _turns(step, context, stays=decision.needs_no_step(workspace, where, context))
    return tuple(
        Column(
            theme,
            tuple(
                Marked(task, marks.get(task.number, TaskState(task.number)), task.number in served, turns[task.number])
                for task in context.bank.checklist
                if task.theme == theme.key
            ),
        )
        for theme in context.bank.instrument.themes
    )


def _turns(step: Step | None, context: Context, *, stays: bool) -> dict[int, str]:
    """Return when the turn of each task is; without a step all have it now."""
    turns = {task.number: TURNS[0] if step is None else TURNS[-1] for task in context.bank.checklist}
    if step is None:
        return turns
    for practice in context.bank.practices:
        turn = turn_of(practice, step.type, context.bank, stays=stays)
        turns |= {number: min(turns[number], turn, key=TURNS.index) for number in practice.tasks}
    return turns


def first(found: tuple[Column, ...], where: Standing) -> list[Marked]:
    """Return the tasks that are not started, in the order in which to do them.

    Tasks of the next step come first, then those of earlier ones, which are the first for who decided to stay (ours).
    Among them the theme with the lowest score comes first, and within it what a practice of the plan serves (ours). A
    theme without a score comes last.
    """

    def rank(each: Marked) -> tuple[int, bool, float, bool, int]:
        low = where.lowest_theme(each.task.theme)
        return TURNS.index(each.turn), low is None, low or 0.0, not each.planned, each.task.number

    return sorted((each for column in found for each in column.tasks if each.mark.state == NOT_STARTED), key=rank)


def show_checklist(workspace: Workspace, context: Context) -> dict[str, object]:
    """Return the columns beside the scores of their themes, and what to do first: nothing for who stays, or is on top.

    Before the last step only the tasks of the own one come first, and as long as the checklist waits, none is begun.

    `stays` is then the type, with its name, where that is decided; where the ticks alone say so, `leans` is.
    """
    where, found = standing.standing(workspace, context), columns(workspace, context)
    stays = decision.needs_no_step(workspace, where, context)
    told = decision.told(workspace, context) if stays else None
    early = not stays and is_early(workspace, context)
    step = decision.planned_step(workspace, where, context)
    none = stays or (where.type is not None and step is None)
    order = [] if none else [each for each in first(found, where) if not early or each.turn == TURNS[0]]
    themes = context.bank.instrument.themes
    return {
        "where": where,
        "early": early,
        "waits": not stays and waits(workspace, context),
        "decided": reached.decided(workspace, context) is not None,
        "before": decision.told_before(workspace, context),
        "asks": reached.still_asks(workspace, context),
        "stays": told.type if told else None,
        "leans": entry(context.bank.types, where.type) if stays and not told and where.type else None,
        "available": standing.available(workspace, context),
        "columns": found,
        "states": STATES,
        "first": order[: int(limit("practices-shown", context.bank.instrument))],
        "step": step if order and order[0].turn == TURNS[0] else None,
        "taken": bool(order) and order[0].turn == TURNS[1],
        "first_theme": entry(themes, order[0].task.theme) if order else None,
        "under_way": [each for column in found for each in column.tasks if each.mark.state == UNDER_WAY],
    }


def progress(workspace: Workspace, context: Context) -> Progress:
    """Say how far the checklist is: looked through, something started, and nothing left under way.

    Who stays need not begin it, and finishes what is under way. Before the last step nothing is looked through: a task
    that serves the own step is started. It waits as long as the decision or the plan comes first, unless it has begun.
    """
    states = [mark.state for mark in workspace.checklist]
    begun = any(state in (UNDER_WAY, DONE) for state in states)
    looked = any(state != NOT_STARTED for state in states)
    start = {"serve": begun} if is_early(workspace, context) else {"look": looked, "start": begun}
    steps = start | {"finish": DONE in states and UNDER_WAY not in states}
    where = standing.standing(workspace, context)
    if decision.needs_no_step(workspace, where, context) and not begun:
        return Progress(0, 0, None)
    return of_steps(steps, waits=not begun and waits(workspace, context))


def waits(workspace: Workspace, context: Context) -> bool:
    """Tell whether something comes first: the decision; before the last step the plan too, and all no task serves."""
    if reached.decided(workspace, context) is None:
        return True
    if not is_early(workspace, context):
        return False
    steps = reached.planning(workspace, context)
    made = bool(steps) and reached.next_of(steps) in ("do", None)
    serving = any(each.turn == TURNS[0] for column in columns(workspace, context) for each in column.tasks)
    return not (made and serving)


def is_early(workspace: Workspace, context: Context) -> bool:
    """Tell whether the pair has a step to take before the one that the checklist is for, which is the last (ours)."""
    step = decision.planned_step(workspace, standing.standing(workspace, context), context)
    return step is not None and step != context.bank.steps[-1]


@ACTIONS("set-task", number=TASK, field=Word(FIELDS), value=OfField(FIELDS))
def set_task(workspace: Workspace, _context: Context, number: str, field: str, value: str) -> Workspace:
    """Change a field of a task: its state, its owner or its note."""
    marks = {mark.number: mark for mark in workspace.checklist}
    mark = marks.get(int(number), TaskState(int(number)))
    changed: dict[str, Any] = {field: value}
    marks[mark.number] = replace(mark, **changed)
    return replace(workspace, checklist=tuple(marks[key] for key in sorted(marks)))


@EXPORTS("checklist")
def export_checklist(workspace: Workspace, context: Context) -> File:
    """Return the checklist as a table."""
    rows = (
        (each.task.number, column.theme.name, each.task.text, each.mark.state, each.mark.owner, each.mark.note)
        for column in columns(workspace, context)
        for each in column.tasks
    )
    table = write_csv([("task", "column", "text", "state", "owner", "note"), *rows])
    return csv_file(f"integration-checklist-{context.today}", table)


PART, OFFERS = Work(show_checklist, progress=progress), Offers(ACTIONS, exports=EXPORTS)
