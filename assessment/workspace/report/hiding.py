"""Comments held back: the facilitator hides one that names somebody, sees that it is hidden, and may show it again."""

from dataclasses import replace

from assessment.errors import ActionError
from assessment.instrument import FUNCTIONS
from assessment.workspace.action import Context
from assessment.workspace.measurements import current_wave, with_wave
from assessment.workspace.protocol import ByName, Word, pasted
from assessment.workspace.records import Comment, Import, Workspace

ACTIONS = ByName[Workspace]()


@ACTIONS("hide-comment", function=Word(FUNCTIONS), text=pasted, hidden=Word(("", "yes")))
def hide_comment(workspace: Workspace, _context: Context, function: str, text: str, hidden: str) -> Workspace:
    """Hold a comment back from the report, or show it again; it stays in the workspace."""
    wave = current_wave(workspace)
    if wave is None or (function, text) not in [(each.function, each.text) for each in wave.comments]:
        raise ActionError("This comment is no longer here.")

    def changed(each: Import) -> Import:
        comments = (
            replace(comment, hidden=bool(hidden)) if (comment.function, comment.text) == (function, text) else comment
            for comment in each.comments
        )
        return replace(each, comments=tuple(comments))

    return with_wave(workspace, replace(wave, imports=tuple(map(changed, wave.imports))))


def written(workspace: Workspace) -> tuple[Comment, ...]:
    """Return what people wrote once all answers are in, each text once, in an order that tells nothing of them."""
    wave = current_wave(workspace)
    if wave is None or not wave.closed:
        return ()
    return tuple(sorted({*wave.comments}, key=lambda comment: (FUNCTIONS.index(comment.function), comment.text)))
