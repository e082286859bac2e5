"""Tells the files that were sent apart, who of those that they hold is new, and who answered more than before."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import PurePath

from assessment.exchange.reading import Reading, Remark, Respondent
from assessment.workspace.measurements import current_wave
from assessment.workspace.records import Workspace
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


def of_session(reading: Reading, tag: int) -> Reading:
    """Keep the respondents of one session and those without any; the others are listed as of another session."""
    names = dict(reading.sessions)
    kept: list[Respondent] = []
    others = list(reading.other_session)
    for respondent in reading.respondents:
        if respondent.session in {0, tag}:
            kept.append(respondent)
        else:
            name = names.get(respondent.session)
            reason = (
                f"This response belongs to the session “{name}”."
                if name
                else "This response belongs to another session."
            )
            others.append(Remark(respondent.file, respondent.row, reason))
    return replace(reading, respondents=tuple(kept), other_session=tuple(others))


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
