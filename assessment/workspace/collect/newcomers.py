"""Tells the files that were sent apart, who of those that they hold is new, and who answered more than before."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import PurePath

from assessment.errors import ActionError
from assessment.exchange.code import session_tag
from assessment.exchange.reading import Reading, Respondent
from assessment.workspace import promises
from assessment.workspace.action import Context
from assessment.workspace.measurements import current_wave
from assessment.workspace.records import Wave, Workspace
from assessment.workspace.saved import respondent_of
from assessment.workspace.sent_files import SentFile


def told_apart(files: Sequence[SentFile]) -> tuple[SentFile, ...]:
    """Return files of which no two have one name: a second “answers.csv” becomes “answers (2).csv”."""
    seen = Counter[str]()
    named = []
    for file in files:
        seen[file.name] += 1
        path = PurePath(file.name)
        name = f"{path.stem} ({seen[file.name]}){path.suffix}" if seen[file.name] > 1 else file.name
        named.append(replace(file, name=name))
    return tuple(named)


def everybody(workspace: Workspace) -> tuple[tuple[Respondent, ...], int]:
    """Return everybody in every measurement: a code that comes again later is still the same response.

    How many of them stand first, whose place nobody takes: those outside the measurement that is worked on.
    """
    here = current_wave(workspace)
    waves = sorted(workspace.waves, key=lambda wave: wave is here)
    there = [[respondent_of(person, each.name, 0) for each in wave.imports for person in each.people] for wave in waves]
    return tuple(chain(*there)), sum(map(len, there[:-1]))


def who_is_new(
    there: Sequence[Respondent], combined: Reading, readings: Sequence[Reading]
) -> tuple[tuple[Respondent, ...], Mapping[str, Respondent]]:
    """Return who is new, in the order of the files; and by mark what those had answered who took a place.

    What somebody had said of function and level, or a facilitator for them, holds where the fuller response lacks it.
    """
    now = combined.respondents
    pairs = [(later, first) for later, first in zip(now, there, strict=False) if later is not first]
    before = {later.mark: first for later, first in pairs}
    taking = (_completed(later, first) for later, first in pairs)
    files = list(dict.fromkeys(person.file for reading in readings for person in reading.respondents))
    new = sorted((*taking, *now[len(there) :]), key=lambda person: files.index(person.file))
    return tuple(new), before


def _completed(person: Respondent, before: Respondent) -> Respondent:
    return replace(person, function=person.function or before.function, level=person.level or before.level)


def require_as_promised(workspace: Workspace, wave: Wave, new: Sequence[Respondent], context: Context) -> None:
    """Raise `ActionError` where people who were invited to another measurement were promised more there than here."""
    here, tags = promises.in_force(workspace, wave, context), {person.session for person in new}
    for each in workspace.waves:
        if (tag := session_tag(each.name)) in tags and tag != session_tag(wave.name):
            there = promises.in_force(workspace, each, context)
            if here.others < there.others or not set(here.heads) <= set(there.heads):
                raise ActionError(
                    f"Some of these people were invited to “{each.name}”, which promised more: a higher threshold, or "
                    "no head shown one by one. Promise the same here, or add them there."
                )
