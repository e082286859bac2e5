"""Answers from paper: 20 digits typed in one go, shown back beside what they answer, then added."""

import re
from dataclasses import dataclass, replace

from assessment.errors import ActionError
from assessment.instrument import FUNCTIONS, LEVELS, Answers, ScalePoint, Statement
from assessment.model import Bank
from assessment.workspace.action import Context
from assessment.workspace.collect.invited import begin_as_promised
from assessment.workspace.entries import replaced
from assessment.workspace.measurements import current_wave, require_open_to_answers, with_wave
from assessment.workspace.protocol import ByName, Kind, Text, Word
from assessment.workspace.records import PAPER, Import, Person, Workspace, pack_all
from assessment.workspace.rendering import render

UNKNOWN = "Choose the function and the level from the list."
TYPED: dict[str, Kind] = {
    "digits": Text(lambda most: most.digits),
    "function": Word(("", *FUNCTIONS), UNKNOWN),
    "level": Word(("", *LEVELS), UNKNOWN),
    "name": Text(lambda most: most.file_name),
}
"""What is typed, and the name of the import that it goes into."""

ACTIONS, PREVIEWS = ByName[Workspace](), ByName[str]()

_BETWEEN = re.compile(r"[\s.,;:|/_-]+")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed for one person; `twice` where the last one typed is the same."""

    person: Person
    shown: tuple[tuple[Statement, ScalePoint | None], ...]
    twice: bool


def read_typed(workspace: Workspace, context: Context, digits: str, function: str | None, level: str | None) -> Typed:
    """Read the `digits` of one person; raise `ActionError` with what to correct."""
    instrument = context.bank.instrument
    answers = read_digits(digits, context.bank)
    points = {point.value: point for point in instrument.scale}
    last = last_typed(workspace)
    person = Person(function, level, answers, last.row + 1 if last else 1, "")
    shown = tuple(
        (statement, points[answer] if answer else None)
        for statement, answer in zip(instrument.statements, answers, strict=True)
    )
    twice = last is not None and (last.function, last.level, last.answers) == (function, level, answers)
    return Typed(person, shown, twice)


def read_digits(typed: str, bank: Bank) -> Answers:
    """Read a digit for each statement, 0 for one left open; spaces and dashes between them do not matter."""
    values = [point.value for point in bank.instrument.scale]
    low, high, needed = min(values), max(values), len(bank.instrument.statements)
    digits = _BETWEEN.sub("", typed)
    for number, digit in enumerate(digits[:needed], 1):
        if not digit.isascii() or not digit.isdigit() or int(digit) not in (0, *values):
            raise ActionError(f"Answer {number} is “{digit}”. Type {low} to {high}, or 0 where it was left open.")
    if len(digits) != needed:
        raise ActionError(f"These are {len(digits)} answers; there are {needed} statements. Type 0 for one left open.")
    if not any(map(int, digits)):
        raise ActionError("Every statement was left open, so there is nothing to add.")
    return tuple(int(digit) or None for digit in digits)


def last_typed(workspace: Workspace) -> Person | None:
    """Return who was typed last in the measurement that is worked on: the next one is often of the same function."""
    wave = current_wave(workspace)
    typed = [each for each in wave.imports if each.source == PAPER and each.rows] if wave else []
    return typed[-1].people[-1] if typed else None


@ACTIONS("add-typed", **TYPED)
def add_typed(workspace: Workspace, context: Context, digits: str, function: str, level: str, name: str) -> Workspace:
    """Add one person; what is typed on one day is one import."""
    person = read_typed(workspace, context, digits, function or None, level or None).person
    workspace, wave = begin_as_promised(workspace, context)
    for each in wave.imports:
        if each.source == PAPER and each.date == context.today:
            grown = replace(each, rows=pack_all([*each.people, person]))
            return with_wave(workspace, replace(wave, imports=replaced(wave.imports, grown)))
    new = Import(context.fresh, name, context.today, pack_all([person]), PAPER)
    return with_wave(workspace, replace(wave, imports=(*wave.imports, new)))


@PREVIEWS("typed", **TYPED)
def preview_typed(workspace: Workspace, context: Context, digits: str, function: str, level: str, name: str) -> str:  # noqa: ARG001  the name is for the import
    """Return the answers beside the topics of their statements, for a second look."""
    require_open_to_answers(workspace)
    typed = read_typed(workspace, context, digits, function or None, level or None)
    return render("work/collect/typed.html.j2", workspace, context, typed=typed)
