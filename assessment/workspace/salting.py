"""Reports that an earlier version wrote down without a salt: everybody in them who is still here gets one.

Without it a digest is of the response code, function and level, too. So nobody is known again who comes in a table.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from assessment.workspace.given_out import everything
from assessment.workspace.records import Comment, Given, Person, Workspace
from assessment.workspace.traces import comment_trace, salted, trace


def with_salt(workspace: Workspace, salt: str, before: Workspace) -> Workspace:
    """Return a workspace whose reports of an earlier version have a salt, where everybody in them was here `before`."""
    return _salted(workspace, salt, before, as_far_as_may_be=False)


def comparable(workspace: Workspace, salt: str) -> Workspace:
    """Return a workspace whose reports know with one salt everybody who is still here, and others as they did before.

    It is not to be kept: who is not here could not be known again.
    """
    return _salted(workspace, salt, workspace, as_far_as_may_be=True)


def _salted(workspace: Workspace, salt: str, here: Workspace, *, as_far_as_may_be: bool) -> Workspace:
    if all(each.salt for each in everything(workspace)):
        return workspace
    people = [person for wave in here.waves for person in wave.people]
    comments = [comment for wave in here.waves for comment in wave.comments]

    def changed(given: Given) -> Given:
        known, gone = _known(given, people, salt)
        if given.salt or (gone and not as_far_as_may_be):
            return given
        said = _said(given, comments, salt)
        return replace(given, people="\n".join(sorted([*known, *gone])), comments=said, salt=salt)

    waves = (replace(wave, given=tuple(map(changed, wave.given))) for wave in workspace.waves)
    return replace(workspace, waves=tuple(waves))


def _known(given: Given, people: Iterable[Person], salt: str) -> tuple[list[str], list[str]]:
    """Return the people of a report who are here, with a salt, and the lines of those who are not."""
    left, known = Counter(line for line in given.people.split("\n") if line), []
    for person in people:
        for each in (person, replace(person, guesses=None)):
            if left[line := trace(each)] > 0:
                left[line] -= 1
                known.append(trace(each, salt))
                break
    return known, list(left.elements())


def _said(given: Given, comments: Iterable[Comment], salt: str) -> str:
    known = {comment_trace(each): comment_trace(each, salt) for each in comments}
    words = {known.get(line) or salted(line, salt) for line in given.comments.split("\n") if line}
    return "\n".join(sorted(words))
