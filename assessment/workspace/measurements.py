"""Who was asked and who answered: the session, its waves, and what was imported into each."""

from dataclasses import replace

from assessment.workspace.action import Context
from assessment.workspace.entries import replaced
from assessment.workspace.records import Wave, Workspace


def current_wave(workspace: Workspace) -> Wave | None:
    """Return the measurement that is worked on: the chosen one, or the last; None where nothing has begun."""
    chosen = [wave for wave in workspace.waves if wave.key == workspace.wave]
    return (*workspace.waves[-1:], *chosen)[-1] if workspace.waves else None


def measured(workspace: Workspace) -> tuple[Wave, ...]:
    """Return the waves in which anybody answered, the oldest first: by their dates, in whatever order they came in."""
    return tuple(sorted((wave for wave in workspace.waves if wave.imports), key=lambda wave: wave.date))


def with_wave(workspace: Workspace, changed: Wave) -> Workspace:
    """Return the workspace with one wave replaced by a changed one of the same key."""
    return replace(workspace, waves=replaced(workspace.waves, changed))


def begin(workspace: Workspace, context: Context) -> tuple[Workspace, Wave]:
    """Return the measurement that is worked on; the first one begins with the first answer."""
    if wave := current_wave(workspace):
        return workspace, wave
    wave = Wave(context.fresh, workspace.session.name, context.today, asked=workspace.session.asked)
    return replace(workspace, waves=(wave,)), wave
