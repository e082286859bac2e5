"""Who was asked and who answered: the session, its waves, and what was imported into each."""

from dataclasses import dataclass

from assessment.model import Answers
from assessment.workspace.action import ActionError


@dataclass(frozen=True, slots=True)
class Session:
    """What the invitation says, and how groups are shown. `threshold` None means the one of the bank."""

    name: str = ""
    ask_level: bool = True
    threshold: int | None = None
    heads_agreed: bool = False


@dataclass(frozen=True, slots=True)
class Import:
    """What came in at once, so that it can be taken back at once. `rows` are people: see `pack`."""

    key: str
    name: str
    date: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wave:
    """One measurement with its date."""

    key: str
    name: str
    date: str
    imports: tuple[Import, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """One respondent as a workspace keeps it: no name, no address, no time."""

    function: str | None
    level: str | None
    answers: Answers
    row: int  # where it stood in what was imported
    mark: str  # recognises the same response when it comes again; empty where nothing does


def pack(person: Person) -> str:
    """Write a person as one line: function, level, 20 digits (0 is a missing answer), row and mark."""
    digits = "".join(str(answer or 0) for answer in person.answers)
    return f"{person.function or ''} {person.level or ''} {digits} {person.row} {person.mark}"


def unpack(line: str) -> Person:
    """Read what `pack` wrote; raise `ActionError` for anything else."""
    try:
        function, level, digits, row, mark = line.split(" ", 4)
        answers = tuple(int(digit) or None for digit in digits)
        return Person(function or None, level or None, answers, int(row), mark)
    except ValueError as error:
        raise ActionError("A row of this workspace was changed and cannot be read. Open a saved copy of it.") from error
