"""Tells the files that were sent apart, who of those that they hold is new, and who answered more than before."""

from collections.abc import Mapping, Sequence
from copy import replace
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePath

from assessment.exchange.reading import LIMIT, Reading, Remark, Respondent
from assessment.workspace.measurements import current_wave
from assessment.workspace.records import FILE, PASTED, Workspace
from assessment.workspace.saved import respondent_of
from assessment.workspace.sent_files import FILES, SentFile


@dataclass(frozen=True, slots=True)
class Sent:
    """A file, or a text as if it were one, and where it was sent: the `place` within the files, 0 for a text."""

    file: SentFile
    value: str  # one of sent_files.SENT_IN
    place: int = 0

    @property
    def source(self) -> str:
        """One of records.SOURCES."""
        return FILE if self.value == FILES else PASTED


def told_apart(files: Sequence[SentFile], texts: Mapping[str, tuple[str, str]]) -> tuple[Sent, ...]:
    """Return everything that was sent, no two of one name: a second “answers.csv” becomes “answers (2).csv”.

    `texts` has by the value that it was sent in the name and the text of each; one without anything in it is left out.
    """
    every = [Sent(file, FILES, place) for place, file in enumerate(files)]
    for value, (name, text) in texts.items():
        data = text.encode("utf-8", "replace")
        if text.strip():
            every.append(Sent(SentFile(name, data if len(data) <= LIMIT else None, len(data)), value))
    given: set[str] = set()
    for place, each in enumerate(every):
        path, name, number = PurePath(each.file.name), each.file.name, 1
        while name in given:
            number += 1
            name = f"{path.stem} ({number}){path.suffix}"
        given.add(name)
        every[place] = replace(each, file=replace(each.file, name=name))
    return tuple(every)


def of_session(reading: Reading, tag: int) -> Reading:
    """Keep the respondents of one session and those without any; the others are listed as of another session."""
    if all(respondent.session in {0, tag} for respondent in reading.respondents):
        return reading
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
    new = [*taking, *now[len(there) :]]
    if len(files) > 1:
        new.sort(key=lambda person: files.index(person.file))
    return tuple(new), before


def _completed(person: Respondent, before: Respondent) -> Respondent:
    return replace(person, function=person.function or before.function, level=person.level or before.level)
