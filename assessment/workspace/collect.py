"""Who was asked and who answered: the session, its waves, and what was imported into each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from assessment.instrument import FUNCTIONS, LEVELS, STATEMENTS, Answers
from assessment.workspace.action import ActionError
from assessment.workspace.holding import DAY

if TYPE_CHECKING:
    from assessment.workspace.document import Workspace

PASTED, FILE, PAPER = "pasted", "file", "paper"
SOURCES = (PASTED, FILE, PAPER)
"""How answers came in."""

_ANSWERS = {str(answer or 0): answer for answer in (None, 1, 2, 3, 4, 5)}
_DIGITS = {answer: digit for digit, answer in _ANSWERS.items()}
_FUNCTIONS = {key or "": key for key in (None, *FUNCTIONS)}
_LEVELS = {key or "": key for key in (None, *LEVELS)}
_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class Session:
    """What the invitation says, and how groups are shown. `threshold` None means the one of the bank."""

    name: str = ""
    ask_level: bool = True
    threshold: int | None = None
    heads_agreed: bool = False


@dataclass(frozen=True, slots=True)
class Import:
    """What came in at once, so that it can be taken back at once.

    `rows` are people, one a line: see `pack`. One text and not a list of them, because a document of 100,000 people is
    read and written with every change.
    """

    key: str
    name: str  # of the file; empty where there was none
    date: str = field(metadata=DAY)  # ISO
    rows: str
    source: str = FILE  # one of SOURCES

    @property
    def lines(self) -> list[str]:
        """Everybody in this import as a line each, in order."""
        return self.rows.split(_BETWEEN) if self.rows else []

    @property
    def people(self) -> "tuple[Person, ...]":
        """Everybody in this import, in order."""
        return unpack_all(self.rows)


@dataclass(frozen=True, slots=True)
class Wave:
    """One measurement: its date, and the name of the session as it was then."""

    key: str
    name: str
    date: str = field(metadata=DAY)  # ISO
    imports: tuple[Import, ...] = ()

    @property
    def people(self) -> "tuple[Person, ...]":
        """Everybody who answered."""
        return tuple(person for each in self.imports for person in each.people)


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
    digits = "".join(map(_DIGITS.__getitem__, person.answers))
    return f"{person.function or ''} {person.level or ''} {digits} {person.row} {person.mark}"


def unpack(line: str) -> Person:
    """Read what `pack` wrote; raise `ActionError` for anything else."""
    try:
        function, level, digits, row, mark = line.split(" ", 4)
        answers = tuple([_ANSWERS[digit] for digit in digits])
        person = Person(_FUNCTIONS[function], _LEVELS[level], answers, int(row), mark)
    except (KeyError, ValueError) as error:
        raise ActionError("A row of this workspace was changed and cannot be read. Open a saved copy of it.") from error
    if len(answers) != STATEMENTS:
        raise ActionError("A row of this workspace lacks answers and cannot be read. Open a saved copy of it.")
    return person


def pack_all(people: Iterable[Person]) -> str:
    """Write people as the `rows` of an import."""
    return _BETWEEN.join(map(pack, people))


@lru_cache(maxsize=32)
def unpack_all(rows: str) -> tuple[Person, ...]:
    """Read the `rows` of an import; kept, because every view of the same document asks again."""
    return tuple(map(unpack, rows.split(_BETWEEN))) if rows else ()


@lru_cache(maxsize=32)
def count_groups(rows: str) -> Mapping[tuple[str | None, str | None], int]:
    """Count the people of an import by function and level, without reading their answers."""
    groups = Counter(tuple(line.split(" ", 2)[:2]) for line in rows.split(_BETWEEN)) if rows else {}
    return {(group[0] or None, group[-1] or None): people for group, people in groups.items()}


def current_wave(workspace: "Workspace") -> Wave | None:
    """Return the measurement that is worked on: the chosen one, or the last; None where nothing has begun."""
    chosen = [wave for wave in workspace.waves if wave.key == workspace.wave]
    return (*workspace.waves[-1:], *chosen)[-1] if workspace.waves else None


def measured(workspace: "Workspace") -> tuple[Wave, ...]:
    """Return the waves in which anybody answered, the oldest first: by their dates, in whatever order they came in."""
    return tuple(sorted((wave for wave in workspace.waves if wave.imports), key=lambda wave: wave.date))


def with_wave(workspace: "Workspace", changed: Wave) -> "Workspace":
    """Return the workspace with one wave replaced by a changed one of the same key."""
    waves = tuple(changed if wave.key == changed.key else wave for wave in workspace.waves)
    return replace(workspace, waves=waves)
