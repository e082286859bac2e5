"""What is read from files and pasted text: who is accepted, what is left out, and why."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from assessment.errors import InputError
from assessment.exchange.promised import Promised
from assessment.exchange.survey.choices import Choices
from assessment.exchange.survey.question import Question
from assessment.guesses import Guesses
from assessment.instrument import Answers

LIMIT = 32 * 1024 * 1024
"""The largest file, in bytes, that is read unless the caller sets another limit: room for 100,000 respondents."""


class UnreadableError(InputError):
    """Input without a row to use. The message names file, row (where there is one) and reason.

    `proposals` says how each table would be read, where somebody may still say what its texts mean.
    """

    def __init__(
        self, file: str, row: int | None, reason: str, proposals: tuple[tuple[str, Choices], ...] = ()
    ) -> None:
        super().__init__(f"{file}, row {row}: {reason}" if row else f"{file}: {reason}")
        self.file = file
        self.row = row
        self.reason = reason
        self.proposals = proposals


type Likeness = tuple[str | None, str | None, Answers]
"""Function, level and answers."""


class Respondent(NamedTuple):
    """One person's answers and where they were read. Names, addresses and times are never kept.

    A named tuple, since many are read at once; `who` and `marked_as` make no difference between two.
    """

    file: str
    row: int  # as a spreadsheet numbers it, from 1; the line, in a text with response codes
    function: str | None
    level: str | None
    session: int  # tag of the session, 0 where none is given
    answers: Answers
    mark: str  # recognises the same response when it is read again; empty where nothing does
    comments: tuple[str, ...] = ()  # in their own words; kept apart from who wrote them
    guesses: Guesses | None = None  # what this person believes that the other function answers
    who: tuple[str, ...] = ()  # recognises the person in files read together
    marked_as: Callable[[Likeness], str] | None = None
    """Makes the mark that the same row would have, had it said something else; None where that changes no mark."""

    @property
    def likeness(self) -> Likeness:
        """What two responses of one person have in common; two people may have it, too."""
        return self.function, self.level, self.answers

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Respondent) and self._compared == other._compared

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self._compared)

    def __repr__(self) -> str:
        return f"Respondent{self._compared}"  # what recognises a person stands in no message

    @property
    def _compared(self) -> tuple[object, ...]:
        return self[:-2]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a row."""

    file: str
    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Answered:
    """When people of a file answered: the first day and the last, and what its name says; 0 where it tells no day."""

    file: str
    first: int
    last: int
    named: frozenset[str]
    named_on: int  # the day that its name tells


@dataclass(frozen=True, slots=True)
class GuessesAlone:
    """Guesses whose answers do not stand beside them; session and number are those of the code of these answers."""

    session: int
    respondent: int
    guesses: Guesses
    remark: Remark  # why they are rejected, as long as their answers are not found


@dataclass(frozen=True, slots=True)
class Match:
    """How a column was read."""

    file: str
    column: str  # as a spreadsheet names it: A, B, ... AA
    header: str
    meaning: str  # one of MEANINGS; two joined by "+" where a column tells both
    statement: int | None  # where the meaning is statement
    texts: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)  # its different cells, counted


MEANINGS = ("statement", "function", "level", "session", "respondent", "time", "comment", "guess", "ignored")


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
    questions: tuple[Question, ...] = ()
    proposals: tuple[tuple[str, Choices], ...] = ()  # how each table is read, or would be
    guesses_alone: tuple[GuessesAlone, ...] = ()  # each of them stands in `rejected` too
    promised: tuple[Promised, ...] = ()
    answered: tuple[Answered, ...] = ()

    @property
    def found(self) -> bool:
        """Whether anybody was read, or would be once a question is answered."""
        return bool(self.respondents or self.questions)

    @property
    def tables(self) -> Mapping[str, Choices]:
        """How each table is read; of codes, which have no headings, nothing is asked but which of them count."""
        return {file: choices for file, choices in self.proposals if choices.headings}


def reasons(remarks: Iterable[Remark]) -> tuple[tuple[str, str, tuple[int, ...]], ...]:
    """Return each reason once: the file, the reason, and the rows that it holds for."""
    rows: dict[tuple[str, str], list[int]] = {}
    for remark in remarks:
        rows.setdefault((remark.file, remark.reason), []).append(remark.row)
    return tuple((file, reason, tuple(found)) for (file, reason), found in rows.items())
