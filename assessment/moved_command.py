"""What the command `moved` does: two measurements of one team, compared as on the page "Measure again"."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assessment.command_line import OPEN_QUESTIONS, print_json, read_files, reader, tell_questions, tell_sessions
from assessment.errors import InputError
from assessment.exchange.reading import Reading
from assessment.load import load_bank
from assessment.workspace import kept
from assessment.workspace.action import Context
from assessment.workspace.measurements import measured
from assessment.workspace.records import Workspace

ONE_MEASUREMENT = (
    "There is one measurement, and none to compare it with. Name the files of the earlier one behind --before, or one "
    "workspace that was measured twice."
)


@dataclass(frozen=True, slots=True)
class Files:
    """What was read from the files of one measurement, and those of them that are workspaces, with their names."""

    reading: Reading
    workspaces: tuple[tuple[str, Workspace], ...]
    alone: bool  # one file, of which everybody was read

    @property
    def workspace(self) -> Workspace | None:
        """The workspace that is all there is, if it is one."""
        return next((workspace for _, workspace in self.workspaces if self.alone), None)


def run_moved(chosen: argparse.Namespace) -> int:
    """Compare two measurements, and print what moved; who gave the same word both times is compared with themselves."""
    from assessment.workspace.waves import files as waves  # the other commands do without Jinja2

    context = Context(load_bank(), today="", fresh="")
    whole = not chosen.before  # one workspace may hold both measurements
    now, *earlier = (_read(paths, chosen.reading, whole=whole) for paths in (chosen.files, chosen.before) if paths)
    if tell_questions(now.reading) or any(tell_questions(each.reading) for each in earlier):
        return OPEN_QUESTIONS
    if earlier:
        before, after = (
            waves.last_of(files.workspace) if files.workspace else waves.measurement_of(files.reading.respondents)
            for files in (*earlier, now)
        )
        both = waves.together(before, after)
        pair = both.waves
        known = [each for files in (*earlier, now) for each in files.workspaces]
    elif now.workspace is None or len(measured(now.workspace)) == 1:
        raise InputError(ONE_MEASUREMENT)
    else:
        both = now.workspace
        pair = measured(both)[-2:]
        known = [(name, each) for name, whole in now.workspaces for each in (whole, waves.without_last(whole))]
    if chosen.json:
        kept.require_closed(now.workspaces, len(chosen.files), waves=1 if earlier else 2)
        for each in earlier:
            kept.require_closed(each.workspaces, len(chosen.before))
    rules = kept.rules(known, chosen.threshold, (), context.bank)
    both, team = waves.moved_by_rule(both, pair, rules.others, context)
    if chosen.json:
        print_json(waves.to_json(team, context.bank.instrument))
    else:
        print(waves.render_moved_markdown(both, team, context), end="")
    print(f"In both measurements everybody stands among at least {rules.others} others.", file=sys.stderr)
    return 0


def _read(paths: Sequence[Path], choices: Path | None, *, whole: bool) -> Files:
    """Read the files of one measurement; a `whole` workspace is opened, and nobody is read out of it."""
    workspaces = kept.open_workspaces((str(path), path.read_bytes()) for path in paths)
    if whole and len(paths) == len(workspaces) == 1:
        return Files(Reading(), workspaces, alone=True)
    reading = read_files(paths, reader(choices))
    tell_sessions(reading)
    return Files(reading, workspaces, alone=len(paths) == 1 and not reading.rejected)
