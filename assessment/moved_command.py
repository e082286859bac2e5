"""What the command `moved` does: two measurements of one team, compared as on the page "Measure again"."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assessment.command_line import (
    OPEN_QUESTIONS,
    number_of,
    print_json,
    read_files,
    reader,
    tell_questions,
    tell_sessions,
)
from assessment.errors import InputError
from assessment.exchange.reading import Reading
from assessment.load import load_bank, load_instrument
from assessment.team.movement import Both
from assessment.workspace import kept
from assessment.workspace.action import Context
from assessment.workspace.measurements import measured
from assessment.workspace.records import Workspace
from assessment.workspace.today import Today

ONE_MEASUREMENT = (
    "There is one measurement, and none to compare it with. Name the files of the earlier one behind --before, or one "
    "workspace that was measured twice."
)

AS_GROUPS = (
    "One of these is a workspace, so the measurements were compared as two groups: what a comparison with other files "
    "tells is not checked against those of the workspace. To compare each person, add both to one workspace."
)


@dataclass(frozen=True, slots=True)
class Files:
    """What was read from the files of one measurement, and those of them that are workspaces, with their names."""

    reading: Reading
    workspaces: tuple[tuple[str, Workspace], ...]
    number: int  # of files that people were read from

    @property
    def workspace(self) -> Workspace | None:
        """The workspace that is all there is, if it is one and everybody in it was read."""
        alone = self.number == 1 and not self.reading.rejected
        return next((workspace for _, workspace in self.workspaces if alone), None)


def run_moved(chosen: argparse.Namespace) -> int:
    """Compare two measurements, and print what moved; who gave the same word both times is compared with themselves."""
    from assessment.workspace.waves import files as waves  # the other commands do without Jinja2
    from assessment.workspace.waves.page import moved_between

    context = Context(load_bank(), Today(""), fresh="")
    whole = not chosen.before  # one workspace may hold both measurements
    now, *earlier = (_read(paths, chosen.reading, whole=whole) for paths in (chosen.files, chosen.before) if paths)
    if tell_questions(now.reading) or any(tell_questions(each.reading) for each in earlier):
        return OPEN_QUESTIONS
    everything = [each for files in (now, *earlier) for each in files.workspaces]
    least = chosen.threshold or 0
    if earlier:
        before, after = (_measurement(files, least, context) for files in (*earlier, now))
        both = waves.together(before, after, context)
        old, new = both.waves
    elif now.workspace is None or len(measured(now.workspace)) == 1:
        raise InputError(ONE_MEASUREMENT)
    else:
        both = now.workspace
        old, new = measured(both)[-2:]
        everything += [(name, waves.without_last(whole)) for name, whole in now.workspaces]
    kept.rules(everything, chosen.threshold, (), context.bank)  # raises where a flag asks for less than was promised
    for files in (now, *earlier):
        kept.require_closed(files.workspaces, files.number, context, waves=1 if earlier else 2, others=least)
    mixed = bool(earlier and everything)
    team = moved_between(both, old, new, context, others=least, as_groups=mixed)
    if chosen.json:
        print_json(waves.to_json(team, context.bank.instrument))
    else:
        print(waves.render_moved_markdown(both, team, context), end="")
    print(*([AS_GROUPS] if mixed else []), _said(team.shows), sep="\n", file=sys.stderr)
    return 0


def _measurement(files: Files, least: int, context: Context) -> Workspace:
    """Return a workspace with the one measurement that was read, in which everybody stands among `least` others."""
    from assessment.workspace.waves import files as waves

    if files.workspace:
        return waves.last_of(files.workspace, context)
    rules = kept.rules(files.workspaces, least or None, (), context.bank)
    return waves.measurement_of(files.reading.respondents, rules.others)


def _said(shows: Both) -> str:
    """Say among how many others everybody stands in the earlier measurement and in the later one."""
    before, after = (each.threshold for each in shows)
    if before == after:
        return f"In both measurements everybody stands among at least {before} others."
    return (
        f"In the earlier measurement everybody stands among at least {before} others, and in the later one among at "
        f"least {after}: as in their reports."
    )


def _read(paths: Sequence[Path], choices: Path | None, *, whole: bool) -> Files:
    """Read the files of one measurement; a `whole` workspace is opened, and nobody is read out of it."""
    workspaces = kept.open_workspaces(((str(path), path.read_bytes()) for path in paths), load_instrument())
    if whole and [str(path) for path in paths] == [name for name, _ in workspaces]:
        return Files(Reading(), workspaces, number=1)
    reading = read_files(paths, reader(choices))
    tell_sessions(reading)
    return Files(reading, workspaces, number_of(paths, reading))
