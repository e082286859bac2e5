"""What is read from files and pasted text: who is accepted, what is left out, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from assessment.errors import InputError
from assessment.instrument import Answers

LIMIT = 32 * 1024 * 1024
"""The largest file, in bytes, that is read unless the caller sets another limit: room for 100,000 respondents."""


class UnreadableError(InputError):
    """Input without a row to use. The message names file, row (where there is one) and reason."""

    def __init__(self, file: str, row: int | None, reason: str) -> None:
        super().__init__(f"{file}, row {row}: {reason}" if row else f"{file}: {reason}")
        self.file = file
        self.row = row
        self.reason = reason


_FEWEST_ALIKE = 2  # rows that are the same in two files, before one may be called a copy


@dataclass(frozen=True, slots=True)
class Respondent:
    """One person's answers and where they were read. Names, addresses and times are never kept."""

    file: str
    row: int  # as a spreadsheet numbers it, from 1; the line, in a text with response codes
    function: str | None
    level: str | None
    session: int  # tag of the session, 0 where none is given
    answers: Answers
    mark: str  # recognises the same response when it is read again; empty where nothing does


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a row."""

    file: str
    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Match:
    """How a column was read."""

    file: str
    column: str  # as a spreadsheet names it: A, B, ... AA
    header: str
    meaning: str  # one of MEANINGS; two joined by "+" where a column tells both
    statement: int | None  # where the meaning is statement


MEANINGS = ("statement", "function", "level", "session", "respondent", "time", "ignored")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, in the order of the files and their rows."""

    respondents: tuple[Respondent, ...] = ()
    duplicates: tuple[Remark, ...] = ()
    other_session: tuple[Remark, ...] = ()
    rejected: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()  # about rows that were accepted, and columns that are not there
    matched: tuple[Match, ...] = ()
    sessions: tuple[tuple[int, str], ...] = ()  # tag and name, for sessions that a table names


def combine(readings: Iterable[Reading]) -> Reading:
    """Put readings together in their order; a response that an earlier one holds becomes a duplicate.

    The mark says what counts as the same: see `assessment.exchange.duplicates`. Where nothing marks the respondents, a
    file that holds the same rows as an earlier one is remarked upon, because it may be a copy.
    """
    respondents: list[Respondent] = []
    duplicates: list[Remark] = []
    seen: dict[str, Respondent] = {}
    readings = tuple(readings)
    for reading in readings:
        duplicates += reading.duplicates
        for respondent in reading.respondents:
            if first := seen.get(respondent.mark):
                reason = f"The same response is already in {first.file}, row {first.row}."
                duplicates.append(Remark(respondent.file, respondent.row, reason))
            else:
                respondents.append(respondent)
        seen |= {respondent.mark: respondent for respondent in reading.respondents if respondent.mark} | seen
    return Reading(
        respondents=tuple(respondents),
        duplicates=tuple(duplicates),
        other_session=tuple(remark for reading in readings for remark in reading.other_session),
        rejected=tuple(remark for reading in readings for remark in reading.rejected),
        remarks=(*_copies(readings), *(remark for reading in readings for remark in reading.remarks)),
        matched=tuple(match for reading in readings for match in reading.matched),
        sessions=tuple(sorted({session for reading in readings for session in reading.sessions})),
    )


def _copies(readings: tuple[Reading, ...]) -> Iterator[Remark]:
    """Remark on tables whose rows are those of an earlier one; one row alone may well be two people who agree."""
    first: dict[object, str] = {}
    for reading in readings:
        unmarked = [each for each in reading.respondents if not each.mark]
        if not reading.matched or len(unmarked) < _FEWEST_ALIKE:
            continue
        rows = tuple((each.row, each.function, each.level, each.answers) for each in unmarked)
        if earlier := first.get(rows):
            reason = (
                f"This file holds the same rows as {earlier}, and both are counted. If one is a copy, leave it out."
            )
            yield Remark(unmarked[0].file, unmarked[0].row, reason)
        first.setdefault(rows, unmarked[0].file)


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


def to_json(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """Show a reading as `read --json` prints it."""

    def listed(remarks: tuple[Remark, ...]) -> list[dict[str, Any]]:
        return [{"file": remark.file, "row": remark.row, "reason": remark.reason} for remark in remarks]

    return {
        "respondents": [
            {
                "file": respondent.file,
                "row": respondent.row,
                "function": respondent.function,
                "level": respondent.level,
                "session": respondent.session,
                "answers": list(respondent.answers),
            }
            for respondent in reading.respondents
        ],
        "duplicates": listed(reading.duplicates),
        "other_session": listed(reading.other_session),
        "rejected": listed(reading.rejected),
        "remarks": listed(reading.remarks),
        "matched": [
            {
                "file": match.file,
                "column": match.column,
                "header": match.header,
                "meaning": match.meaning,
                "statement": match.statement,
            }
            for match in reading.matched
        ],
    }
