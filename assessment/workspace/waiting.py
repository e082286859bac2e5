"""Files of a measurement wait until all its answers are in."""

from assessment.errors import ActionError
from assessment.workspace.measurements import current_wave
from assessment.workspace.records import Workspace

NOT_CLOSED = (
    "Files wait until all answers are in: two reports that differ by one person would tell what this person answered. "
    "Close the measurement first."
)


def files_wait(workspace: Workspace) -> bool:
    """Tell whether the files of the measurement that is worked on have to wait; those of made-up answers do not."""
    wave = current_wave(workspace)
    return bool(wave and wave.imports and not wave.closed and not workspace.sample)


def require_closed(workspace: Workspace) -> None:
    """Raise `ActionError` where files have to wait."""
    if files_wait(workspace):
        raise ActionError(NOT_CLOSED)
