"""A workspace read from the command line: what its people were promised holds there, too."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from assessment.errors import ActionError, InputError
from assessment.exchange.read import read_file
from assessment.exchange.reading import LIMIT, Reading, UnreadableError
from assessment.exchange.text import ZIP, text_of
from assessment.exchange.zipped import files_in
from assessment.instrument import FUNCTIONS, Instrument
from assessment.model import Bank
from assessment.team import Team
from assessment.team.threshold import choose
from assessment.workspace import closing, promises, standing
from assessment.workspace.action import Context
from assessment.workspace.document import WorkspaceError, open_text
from assessment.workspace.measurements import measured
from assessment.workspace.records import Promise, Wave, Workspace
from assessment.workspace.today import Today

COMPARED = FUNCTIONS[:2]


class PromiseError(InputError):
    """Something that people who answered were promised would not happen; the message says what, and what to do."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Among how many others everybody stands, whose heads are shown one by one, and how one knows.

    `names` are those of the files in which it was promised; without one, the strictest reading holds. `asked` has, by
    function, how many people it has, where a workspace says so.
    """

    others: int
    heads: tuple[str, ...]
    names: tuple[str, ...]
    asked: Mapping[str, int]


def open_workspaces(files: Iterable[tuple[str, bytes]], instrument: Instrument) -> tuple[tuple[str, Workspace], ...]:
    """Return the workspaces in which somebody answered that are read from files, with the names of these.

    A file is told apart and decoded as where its people are read, so none is a workspace in one place alone.
    """
    found: list[tuple[str, Workspace]] = []

    def keep(name: str, text: str) -> Reading:
        with suppress(WorkspaceError):  # no workspace: whoever reads it says what it is
            workspace = open_text(text, name)
            found.extend([(name, workspace)] if measured(workspace) else [])
        return Reading()

    for name, data in files:
        with suppress(UnreadableError):
            if _may_hold_one(name, data, instrument):
                read_file(name, data, instrument, read_saved=keep)
    return tuple(found)


def _may_hold_one(name: str, data: bytes, instrument: Instrument) -> bool:
    """Tell whether a file may be a workspace or hold one: a table, which may be large, is not read twice."""
    if data.startswith(ZIP):
        return bool(files_in(name, data, LIMIT))
    return text_of(name, data, instrument, LIMIT).lstrip().startswith("{")


def rules(
    workspaces: Collection[tuple[str, Workspace]], threshold: int | None, heads: Collection[str], bank: Bank
) -> Rules:
    """Return what holds for the people of these workspaces and of plain files; flags can make it stricter.

    `threshold` and `heads` are what somebody asked for, None and empty where nothing. Raise `PromiseError` where that
    is less than what was promised, and `ThresholdError` for a threshold that is not allowed.
    """
    made = [(name, _promise(workspace, bank)) for name, workspace in workspaces if not workspace.sample]
    others = max([choose(threshold, bank.instrument).people, *(promise.others for _, promise in made)])
    for name, promise in made:
        if threshold is not None and threshold < promise.others:
            raise PromiseError(
                f"{name}: people answered on the promise that their answers stand among those of at least "
                f"{promise.others} others. Leave --threshold out, or ask for {promise.others} or more."
            )
        if not set(heads) <= set(promise.heads):
            raise PromiseError(
                f"{name}: people answered without having been told that these heads are shown one by one. "
                "Leave --heads-agreed and --heads out."
            )
    agreed = set(heads) or set(COMPARED if made else ()).intersection(*(promise.heads for _, promise in made))
    shown = tuple(function for function in COMPARED if function in agreed)
    asked = {function: n for _, workspace in workspaces for function, n in measured(workspace)[-1].asked.known.items()}
    known = tuple(dict.fromkeys(name for name, promise in made if promise.known))
    return Rules(others, shown, known, asked if len(workspaces) == 1 else {})


def team_of(workspace: Workspace, instrument: Instrument) -> Team:
    """Return everybody of the last measurement, those apart who were in a report that was given out."""
    return standing.team_of(workspace, measured(workspace)[-1], instrument)


def require_closed(
    workspaces: Collection[tuple[str, Workspace]],
    files: int,
    context: Context,
    *,
    waves: int = 1,
    others: int = 0,
    heads: Collection[str] = COMPARED,
) -> None:
    """Raise `PromiseError` where a report has to wait until all answers are in, or would tell of a few people.

    What a command prints is a report, too, in every format: two of them are as easily laid side by side as files.
    `files` is how many files the people come from, those in a ZIP counted one by one: people of a workspace were
    promised a report that is checked against what was given out, which nobody can do of them together with others.
    `waves` is how many measurements are told of. Where everybody is to stand among more `others` than promised, or
    fewer `heads` are to be shown, it is another report, and checked as such.
    """
    for name, workspace in workspaces:
        if workspace.sample and files > 1:
            raise PromiseError(
                f"{name}: this team is made up, and everybody can have its answers. A report of it together with other "
                "people would tell what these answered. Leave this file out."
            )
        if workspace.sample:
            continue
        told_of = measured(workspace)[-waves:]
        if any(not wave.closed for wave in told_of):
            raise PromiseError(
                f"{name}: a report waits until all answers are in, because two that differ by one person would tell "
                "what this person answered. Close the measurement first, on the page “Compare”."
            )
        if files > 1:
            raise PromiseError(
                f"{name}: two reports that differ by a few people would tell what these answered, and a workspace is "
                "checked for that. So no report is made of its people together with those of other files. Open the "
                "measurement on the page “Compare”, add the other answers there, and close it again."
            )
        for wave in told_of:
            _require_rows(name, wave)
            made = promises.in_force(workspace, wave, context)
            shown = tuple(function for function in made.heads if function in heads)
            stricter = replace(made, others=max(made.others, others), heads=shown)
            if stricter != made:
                _check(name, workspace, wave, stricter, context)


def _require_rows(name: str, wave: Wave) -> None:
    """Raise `PromiseError` where somebody who was in a report cannot be read: the next one would be without them."""
    try:
        _ = wave.people
    except ActionError as error:
        raise PromiseError(f"{name}: {error}") from error


def _check(name: str, workspace: Workspace, wave: Wave, promise: Promise, context: Context) -> None:
    """Raise `PromiseError` where a stricter report would tell of a few people beside what was given out."""
    try:
        closing.check(workspace, wave, promise, context)
    except ActionError as error:
        raise PromiseError(
            f"{name}: this report would be over other people than the one that may have been given out, and both "
            "together would tell what a few of them answered. Leave --threshold, --heads and --heads-agreed out."
        ) from error


def _promise(workspace: Workspace, bank: Bank) -> Promise:
    return promises.in_force(workspace, measured(workspace)[-1], Context(bank, Today(""), fresh=""))
