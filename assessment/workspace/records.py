"""What a workspace holds, as frozen records. Every part reads and writes these; they know none of the parts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from assessment.errors import ActionError
from assessment.guesses import GUESSING, Guesses
from assessment.instrument import FUNCTIONS, LEVELS, STATEMENTS, TYPES, Answers
from assessment.process import CHECK_ANSWERS, Activity
from assessment.workspace.fields import DAY, DAY_OR_NONE, NUMBER, PEOPLE, POINTS, TAG, one_of

PASTED, FILE, PAPER = "pasted", "file", "paper"

SOURCES = (PASTED, FILE, PAPER)
"""How answers came in."""

_ANSWERS = {str(answer or 0): answer for answer in (None, 1, 2, 3, 4, 5)}

_DIGITS = {answer: digit for digit, answer in _ANSWERS.items()}

_FUNCTIONS = {key or "": key for key in (None, *FUNCTIONS)}

_LEVELS = {key or "": key for key in (None, *LEVELS)}

_BETWEEN = "\n"

_GUESSED, _OF = "+", ":"  # what goes before guesses, and between whose answers they are about and their digits


@dataclass(frozen=True, slots=True)
class Asked:
    """How many people each function has; 0 where nobody said."""

    sales: int = field(default=0, metadata=PEOPLE)
    marketing: int = field(default=0, metadata=PEOPLE)

    @property
    def known(self) -> Mapping[str, int]:
        """The numbers that somebody said, by function."""
        return {function: people for function in FUNCTIONS[:2] if (people := getattr(self, function))}


@dataclass(frozen=True, slots=True)
class Session:
    """What the next invitation says. `threshold` None means the one of the bank.

    `heads` are the functions whose heads agreed to be shown one by one.
    """

    name: str = ""
    ask_level: bool = True
    threshold: int | None = None
    heads: tuple[str, ...] = ()
    reply: str = ""  # the mail address that answers are sent to, if the invitation is to name one
    asked: Asked = field(default_factory=Asked)
    guessed: tuple[int, ...] | None = None  # on which people may guess how the other function answers; None: the bank’s
    closes: str = field(default="", metadata=DAY_OR_NONE)  # ISO; the day until which people are asked to answer
    without_own: bool = False  # whoever collects chose not to add their own answers


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote, with their function and nothing else of them."""

    function: str
    text: str
    hidden: bool = False  # held back from the report


@dataclass(frozen=True, slots=True)
class Earlier:
    """A response whose place a fuller one of the same person took: the key of its import, and its line there."""

    key: str
    line: str  # see `pack`


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
    comments: tuple[Comment, ...] = ()  # in the order of their texts, so that nobody's place tells who wrote one
    earlier: tuple[Earlier, ...] = ()  # what its people had answered before; they are counted once
    own: bool = False  # the answers of whoever collects

    @property
    def lines(self) -> list[str]:
        """Everybody in this import as a line each, in order."""
        return self.rows.split(_BETWEEN) if self.rows else []

    @property
    def people(self) -> "tuple[Person, ...]":
        """Everybody in this import, in order."""
        return unpack_all(self.rows)

    def with_lines(self, lines: Iterable[str]) -> "Import":
        """Return the import with other people."""
        return replace(self, rows=_BETWEEN.join(lines))


@dataclass(frozen=True, slots=True)
class TextMeaning:
    """What a text of a file means: a point of the scale, a function, a level, or which rows are people."""

    kind: str  # one of `survey.choices.MEANINGS`
    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class HowRead:
    """How somebody chose to read the files with these headings. `columns` has a meaning for each heading."""

    date: str = field(metadata=DAY)  # ISO
    headings: tuple[str, ...]
    columns: tuple[str, ...]
    texts: tuple[TextMeaning, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised to those who answered; of an earlier version nobody has `known`.

    Their answers stand among those of so many `others` at least; `heads` as in `Session`.
    """

    others: int = 0
    heads: tuple[str, ...] = ()
    known: bool = False


@dataclass(frozen=True, slots=True)
class Invited:
    """The strictest that a session promised to those who answered in it; it stays when they are taken out.

    The tag is as in response codes: see `session_tag`. The name is that of the measurement that they came into.
    """

    tag: int = field(metadata=TAG)
    name: str
    promise: Promise


@dataclass(frozen=True, slots=True)
class Given:
    """Who was in a report whose files may have been given out, one a line: see `traces.trace`.

    `heads` are the functions whose heads it showed one by one, where it could. Everybody stood among so many `others`;
    0 where nobody wrote it down. `comments` are what is left of what people wrote until then: see `given_out.said`.
    The `salt` is a random text, one in a workspace; without it an earlier version wrote the lines. `removed`: the
    measurement that it was of is no longer there, and another one keeps it; so it may be where an earlier version said
    nothing (see `written_down.completed`). Reports have a `number` each, in the order in which they were given out; 0
    where an earlier version wrote none down.
    """

    date: str = field(metadata=DAY)  # ISO
    people: str
    heads: tuple[str, ...] = ()
    others: int = 0
    comments: str = ""
    salt: str = ""
    removed: bool = True
    number: int = field(default=0, metadata=NUMBER)


@dataclass(frozen=True, slots=True)
class Compared:
    """Whom a comparison of two measurements was over, in one of them: people and salt as in `Given`.

    It is written down before one of the measurements is opened again, or another comparison takes its place: what was
    told remains told.
    """

    people: str
    salt: str = ""


@dataclass(frozen=True, slots=True)
class Wave:
    """One measurement: its date, and the name of the session as it was then.

    The promise is fixed with the first answer. `closed` is the date from which all answers are in; empty before.
    """

    key: str
    name: str
    date: str = field(metadata=DAY)  # ISO
    imports: tuple[Import, ...] = ()
    asked: Asked = field(default_factory=Asked)
    promise: Promise = field(default_factory=Promise)
    closed: str = field(default="", metadata=DAY_OR_NONE)  # ISO
    given: tuple[Given, ...] = ()
    seen: bool = False  # somebody looked at its report, in which both departments were compared

    @property
    def people(self) -> "tuple[Person, ...]":
        """Everybody who answered."""
        return tuple(person for each in self.imports for person in each.people)

    @property
    def comments(self) -> tuple[Comment, ...]:
        """What people wrote, in every import."""
        return tuple(comment for each in self.imports for comment in each.comments)


@dataclass(frozen=True, slots=True)
class Person:
    """One respondent as a workspace keeps it: no name, no address, no time."""

    function: str | None
    level: str | None
    answers: Answers
    row: int  # where it stood in what was imported
    mark: str  # recognises the same response when it comes again; empty where nothing does
    guesses: Guesses | None = None  # what this person believes that the other function answers


def pack(person: Person) -> str:
    """Write a person as one line: function, level, 20 digits (0 is a missing answer), row and mark.

    Guesses follow the answers as in `+marketing:`, with 20 digits of their own.
    """
    digits = "".join(map(_DIGITS.__getitem__, person.answers))
    if guesses := person.guesses:
        digits += f"{_GUESSED}{guesses.of}{_OF}{''.join(map(_DIGITS.__getitem__, guesses.answers))}"
    return f"{person.function or ''} {person.level or ''} {digits} {person.row} {person.mark}"


def unpack(line: str) -> Person:
    """Read what `pack` wrote; raise `ActionError` for anything else."""
    try:
        function, level, digits, row, mark = line.split(" ", 4)
        digits, guessed, guesses = digits.partition(_GUESSED)
        answers = tuple([_ANSWERS[digit] for digit in digits])
        person = Person(_FUNCTIONS[function], _LEVELS[level], answers, int(row), mark)
        if guessed:
            person = replace(person, guesses=_unpack_guesses(guesses))
    except (KeyError, ValueError) as error:
        raise ActionError("A row of this workspace was changed and cannot be read. Open a saved copy of it.") from error
    if len(answers) != STATEMENTS:
        raise ActionError("A row of this workspace lacks answers and cannot be read. Open a saved copy of it.")
    return person


def _unpack_guesses(written: str) -> Guesses:
    of, _, digits = written.partition(_OF)
    answers = tuple([_ANSWERS[digit] for digit in digits])
    if of not in GUESSING or len(answers) != STATEMENTS:
        raise ValueError(written)
    return Guesses(of, answers)


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


PERSON, TEAM, CHOSEN = "person", "team", "chosen"
"""What there is to rest on. `PERSON` is also the key of the one person whose result it is."""


@dataclass(frozen=True, slots=True)
class OwnResult:
    """A result that one person added. Its fragment, what stands behind # in its link, holds the 20 answers."""

    key: str
    date: str = field(metadata=DAY)  # ISO
    fragment: str


@dataclass(frozen=True, slots=True)
class Basis:
    """What the reader chose to rest on: one of `PERSON`, `TEAM` and `CHOSEN`; empty takes the best there is."""

    source: str = ""
    type: str = ""  # for CHOSEN
    instead: bool = False  # both departments could be compared, and the reader chose something else than their answers


STAY, MOVE = "stay", "move"

CHOICES = (STAY, MOVE)
"""What can be decided. To move is always to move one step."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that was taken: from which type, what was ticked, which rule fired, and why it was decided so."""

    key: str
    date: str = field(metadata=DAY)  # ISO
    type: str = field(metadata=one_of(*TYPES))
    choice: str = field(metadata=one_of(*CHOICES))
    rule: str  # see `assessment.decide`
    ticked: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What is ticked now, and every decision that was taken, the last one last."""

    ticked: tuple[str, ...] = ()  # keys of conditions, of any type
    decided: tuple[Decided, ...] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of success: how many points of the scale the mean answer to a statement should rise."""

    statement: int = field(metadata=one_of(*range(1, STATEMENTS + 1)))
    points: float = field(metadata=POINTS)


@dataclass(frozen=True, slots=True)
class Item:
    """Something to do: a practice of the bank, or one of the reader's own, whose `practice` is empty."""

    key: str
    name: str
    practice: str = ""
    owner: str = ""
    date: str = field(default="", metadata=DAY_OR_NONE)  # ISO, or empty
    first: str = ""  # the first step
    note: str = ""
    signs: tuple[Sign, ...] = ()
    done: bool = False
    since: str = field(default="", metadata=DAY_OR_NONE)  # ISO; the day on which it was planned


NOT_STARTED, UNDER_WAY, DONE, NOT_FOR_US = "not-started", "under-way", "done", "not-for-us"

STATES = (NOT_STARTED, UNDER_WAY, DONE, NOT_FOR_US)


@dataclass(frozen=True, slots=True)
class TaskState:
    """What is written beside a task of the checklist."""

    number: int
    state: str = field(default=NOT_STARTED, metadata=one_of(*STATES))
    owner: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Placing:
    """What a sheet says of a stage of the funnel, or of a step of Sales; empty is not answered."""

    stage: str
    lead: str = ""  # one of WHO
    part: str = ""  # one of WHO: who takes part besides


@dataclass(frozen=True, slots=True)
class FunnelWorkshop:
    """The three sheets; each holds what was answered so far."""

    sales: tuple[Placing, ...] = ()
    marketing: tuple[Placing, ...] = ()
    agreed: tuple[Placing, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """An answer to a question of the process check."""

    question: str  # key
    answer: str = field(metadata=one_of(*CHECK_ANSWERS))


@dataclass(frozen=True, slots=True)
class ProcessWork:
    """The answers to the process check, and the activities of the process map as a chain."""

    answers: tuple[CheckAnswer, ...] = ()
    activities: tuple[Activity, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkingCell:
    """What a row has in a column."""

    column: str
    text: str  # of a date, ISO


@dataclass(frozen=True, slots=True)
class WorkingRow:
    """A row; `example` until somebody changes it."""

    key: str
    cells: tuple[WorkingCell, ...] = ()
    example: bool = False

    def get(self, column: str) -> str:
        """Return the text in a column; empty where there is none."""
        return next((cell.text for cell in self.cells if cell.column == column), "")


@dataclass(frozen=True, slots=True)
class WorkingTable:
    """The rows of a table of a paper."""

    key: str
    rows: tuple[WorkingRow, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkingPaper:
    """A paper that was started; `kind` is the key of the bank's paper that says what it consists of."""

    key: str
    kind: str
    title: str
    started: str = field(metadata=DAY)  # ISO date
    tables: tuple[WorkingTable, ...] = ()

    def rows(self, table: str) -> tuple[WorkingRow, ...]:
        """Return the rows of a table."""
        return next((each.rows for each in self.tables if each.key == table), ())

    @property
    def examples(self) -> int:
        """How many rows are still the example."""
        return sum(row.example for table in self.tables for row in table.rows)


@dataclass(frozen=True, slots=True)
class Workspace:
    """Everything a pair of departments collects, decides and plans."""

    key: str
    name: str
    created: str  # ISO date
    sample: bool = False  # made-up data, to be marked as such wherever it is shown
    session: Session = field(default_factory=Session)
    waves: tuple[Wave, ...] = ()
    invited: tuple[Invited, ...] = ()  # none in a document of an earlier version
    compared: tuple[Compared, ...] = ()
    wave: str = ""  # key of the wave that is worked on; empty is the last
    results: tuple[OwnResult, ...] = ()  # of one person
    basis: Basis = field(default_factory=Basis)  # what decision, plan and checklist rest on
    decision: Weighing = field(default_factory=Weighing)
    plan: tuple[Item, ...] = ()
    checklist: tuple[TaskState, ...] = ()  # the tasks beside which something is written
    next_measurement: str = field(default="", metadata=DAY_OR_NONE)  # ISO date; empty is the one proposed
    funnel: FunnelWorkshop = field(default_factory=FunnelWorkshop)
    process: ProcessWork = field(default_factory=ProcessWork)
    papers: tuple[WorkingPaper, ...] = ()
    readings: tuple[HowRead, ...] = ()  # how files were read, for the next ones with the same headings
