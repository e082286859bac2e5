"""Who was asked and who answered: the session, its waves, and what was imported into each."""

from dataclasses import replace

from assessment.errors import ActionError
from assessment.workspace.action import Context
from assessment.workspace.entries import replaced
from assessment.workspace.promises import promised
from assessment.workspace.records import Wave, Workspace


def current_wave(workspace: Workspace) -> Wave | None:
    """Return the measurement that is worked on: the chosen one, or the last; None where nothing has begun."""
    chosen = [wave for wave in workspace.waves if wave.key == workspace.wave]
    return (*workspace.waves[-1:], *chosen)[-1] if workspace.waves else None


def measured(workspace: Workspace) -> tuple[Wave, ...]:
    """Return the waves in which anybody answered, the oldest first: by their dates, in whatever order they came in."""
    return tuple(sorted((wave for wave in workspace.waves if wave.imports), key=lambda wave: wave.date))


def begun(workspace: Workspace) -> str:
    """Return the name of the measurement that people are asked for and nobody has answered; empty without one."""
    if workspace.waves:
        last = workspace.waves[-1]
        return "" if last.imports else last.name
    return workspace.session.name


def with_wave(workspace: Workspace, changed: Wave) -> Workspace:
    """Return the workspace with one wave replaced by a changed one of the same key."""
    return replace(workspace, waves=replaced(workspace.waves, changed))


def require_open(wave: Wave | None) -> None:
    """Raise `ActionError` where a measurement is closed, so that its answers stay as they were given out."""
    if wave and wave.closed:
        raise ActionError("This measurement is closed: all its answers are in. Open it again to change something.")


def require_open_to_answers(workspace: Workspace) -> None:
    """Raise `ActionError` where no answer is looked at, since none can be added. Made-up answers are tried out only."""
    if not workspace.sample:
        require_open(current_wave(workspace))


def begin(workspace: Workspace, context: Context) -> tuple[Workspace, Wave]:
    """Return the measurement to which answers are added: the first one begins, and gets its promise, with the first.

    Raise `ActionError` where it is closed.
    """
    wave = current_wave(workspace)
    require_open(wave)
    if wave is None:
        wave = Wave(context.fresh, workspace.session.name, context.today, asked=workspace.session.asked)
        workspace = replace(workspace, waves=(wave,))
    return workspace, promised(workspace, wave, context)
