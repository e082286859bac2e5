"""The whole vocabulary: what the bank holds, as frozen records.

Every record is read from TOML by `assessment.load` and tested by `assessment.check`. Text is plain text without
markup. `sources` names keys of `sources.toml`; the key `ours` marks this project's own addition.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from assessment.instrument import Instrument, Limit

FRICTION_KINDS = ("economic", "cultural")
SIDES = ("marketing", "shared", "sales")
OUTSIDE = "outside"
RATED = ("low", "high")
PAPER_CELLS = ("text", "date", "choice")
POINTS = ("lowest", "low", "rather_low", "middle", "rather_high", "high", "highest")
"""The points that a scale of agreement may have, in their order; five of them make ours."""
FUNCTION_WORDS = (
    "sales",
    "marketing",
    "other",
    "not",
    "but",
    "moved",
    "named",
    "joint",
    "either",
    "serving",
    "doubtful",
    "initials",
)
type LevelWord = Literal[
    "head",
    "staff",
    "not",
    "another",
    "deputy",
    "doubtful",
    "leading",
    "leaders",
    "beside leading",
    "managed",
    "with",
    "alone",
    "yes",
    "no",
]
LEVEL_WORDS: tuple[LevelWord, ...] = get_args(LevelWord.__value__)
type HeadingWord = Literal[
    "function",
    "level",
    "own",
    "leads",
    "leads oneself",
    "reports",
    "led things",
    "led people",
    "one's head",
    "of oneself",
    "member",
    "time",
    "other time",
    "id",
    "session",
    "comment",
    "points",
    "personal",
    "person",
    "part of a name",
    "own code",
    "taken back",
    "passed on",
    "from or for",
    "nobody",
    "told who",
    "one's code",
    "another's code",
    "shared box",
    "entered for others",
    "for all",
    "the rest",
    "except",
    "day",
    "example code",
    "one's own",
    "version",
    "opinion",
    "firm",
    "legend",
    "amount",
    "superior",
    "somebody else",
    "part played",
    "wave",
    "another period",
    "another year",
    "survey",
    "measurement",
    "measured",
    "beside a measurement",
    "counted time",
    "occasion",
    "answered before",
    "counted occasion",
    "business year",
    "as it is",
    "as it shall be",
    "own view",
    "other view",
    "beside a view",
    "status",
    "scale",
    "left out",
    "counts",
    "consent",
    "agreement",
    "another question",
    "reversed",
    "runs down",
    "rating",
    "no opinion",
    "answer",
    "guess",
    "theme",
    "question",
    "counted",
]
HEADING_WORDS: tuple[HeadingWord, ...] = get_args(HeadingWord.__value__)
type RowWord = Literal[
    "statistic",
    "statistic or name",
    "preview",
    "example",
    "second header",
    "no person",
    "no department",
    "agreed together",
    "test name",
    "test remark",
    "void",
]
ROW_WORDS: tuple[RowWord, ...] = get_args(RowWord.__value__)
MONTHS = tuple(str(month) for month in range(1, 13))
type ImportLimitKey = Literal[
    "stray-answers",
    "stray-cells",
    "stray-rows",
    "enough-answers",
    "people-without-meaning",
    "wave-days",
    "wave-days-of-several",
    "outsiders-share",
    "copied-people",
    "copied-share",
    "copied-some",
    "tables-below",
]
"""The keys of `[[imports.limits]]`: a misspelt one is a type that there is not."""
IMPORT_LIMITS: tuple[ImportLimitKey, ...] = get_args(ImportLimitKey.__value__)
METRIC_SUITS = ("sales", "downstream", "upstream", "specialists", "both")


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that the site builds on, or `ours` for what this project adds."""

    key: str
    name: str  # how a page cites it, such as "Kotler, Rackham and Krishnaswamy 2006"
    authors: str
    title: str
    publication: str
    year: int  # 0 where the publication bears no date
    about: str  # what the site takes from it
    find: str  # where a reader gets the original
    short: str | None = None  # what a line of sources calls it, where its name is long


@dataclass(frozen=True, slots=True)
class Telling:
    """Statements that show a type most clearly."""

    statements: tuple[int, ...]
    rated: str  # one of RATED: how they tend to be answered there
    why: str  # what that shows: lower case, no full stop


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """One of the four relationship types."""

    key: str
    name: str
    summary: str  # one short sentence, as on the home page
    lead: str  # the answer that opens its page, two or three sentences
    picture: str  # what the picture of the type shows, for people who do not see it
    how: str
    boundaries: str
    meetings: str
    shared: str
    boundary: str  # the boundary in one word or two: none, fixed, flexible, blurred
    signs: tuple[str, ...]  # quick recognition: the one-minute check
    day: tuple[str, ...]  # what an ordinary day at this type looks like; ours
    strength: str
    price: str
    result: str  # two or three sentences to a respondent: "As you see it, ..."
    tells: tuple[Telling, ...]  # our reading of what defines the type
    words: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of decision table A that a reader can tick."""

    key: str
    text: str  # completes "Stay at Defined if ..." or "Move to Aligned if ...": lower case, no full stop
    example: str
    settles: str  # what would settle whether it holds
    low: tuple[int, ...]  # statements whose low answers speak for the condition
    high: tuple[int, ...]  # statements whose high answers speak for the condition


@dataclass(frozen=True, slots=True)
class StayOrTighten:
    """A row of decision table A: whether to be more aligned."""

    type: str
    to: str | None  # None at the top of the scale
    stay: tuple[Condition, ...]
    tighten: tuple[Condition, ...]
    advice: str  # what to do when staying
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TightenBy:
    """A row of decision table B: by what to become more aligned."""

    type: str
    to: str
    conditions: tuple[str, ...]
    by: tuple[str, ...]
    remark: str  # what to make of the reasons; ours
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A titled remark."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """The step from one type to the next."""

    key: str
    type: str
    to: str
    name: str
    in_short: str  # one sentence
    lead: str | None  # what follows it at the top of its page
    easier: tuple[str, ...]
    harder: tuple[str, ...]
    first: str  # what to do first
    done: str  # how one sees that the step is taken
    told: str  # what of its page the sources tell: before a colon
    added: str  # what of its page is ours: before a colon
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """An example with the source that tells it."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class ReasonToLeave:
    """When to leave a practice alone."""

    text: str  # completes "Leave it when ...": lower case, no full stop
    begin: str | None  # key of the practice to begin with instead


@dataclass(frozen=True, slots=True)
class Dissent:
    """What a source says against a practice."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Practice:
    """Something both functions can do to move one step. `start`, `owner` and `wrong` are ours."""

    key: str
    name: str
    search_weight: int  # how far above other pages the search puts its page, from 1
    step: str  # key of the step
    summary: str  # one or two sentences, as a result shows it
    lead: str  # the answer that opens its page
    what: tuple[Point, ...]
    helps: tuple[str, ...]  # completes "It helps when ...": lower case, no full stop
    leave: tuple[ReasonToLeave, ...]
    start: tuple[Point, ...]
    owner: str  # within a sentence: lower case, no full stop
    owner_more: str | None  # a sentence behind it
    rhythm: str
    rhythm_more: str | None  # what comes after it
    rhythm_source: str
    examples: tuple[Example, ...]
    wrong: tuple[Point, ...]
    dissent: Dissent | None
    statements: tuple[int, ...]
    tasks: tuple[int, ...]  # tasks of the integration checklist
    words: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the integration checklist."""

    number: int
    theme: str
    text: str
    first: str  # a first move; ours
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleStage:
    """A stage of Marketing's role as a company grows."""

    number: int
    key: str
    name: str
    marketing: str
    relation: str
    signs: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Friction:
    """Where the two functions rub."""

    key: str
    kind: str  # economic or cultural
    name: str
    sales: str
    marketing: str
    what: str  # what happens
    eases: tuple[str, ...]  # practices that ease it; ours
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """A stage of the customer's buying funnel."""

    key: str
    name: str
    function: str  # whose it conventionally is
    customer: str  # what happens on the customer's side
    integrated: str  # what the other function does where both are integrated
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SalesStep:
    """A step of Sales' own funnel, inside two stages of the buying funnel."""

    key: str
    name: str
    marketing: str | None  # Marketing's part when integrated; None where the sources name none
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Metric:
    """A measure of success and whom it suits."""

    key: str
    name: str
    suits: str  # one of METRIC_SUITS
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProcessQuestion:
    """A question of the process check, answered yes, partly or no."""

    number: int
    key: str
    text: str
    gap: str  # what is missing where the answer is no or partly
    advice: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MapInput:
    """What an activity of the process map needs, and from where."""

    what: str
    supplier: str  # key of the activity that supplies it, or OUTSIDE; empty where nobody is named


@dataclass(frozen=True, slots=True)
class MapOutput:
    """What an activity of the process map hands on."""

    what: str
    outside: bool = False  # whether it goes to somebody outside the map, such as the customer


@dataclass(frozen=True, slots=True)
class MapActivity:
    """An activity that a process map begins with; owners and measures are the reader's."""

    key: str
    stage: str  # key of the funnel's stage, or of the step of Sales, that it serves
    name: str
    side: str  # one of SIDES
    inputs: tuple[MapInput, ...]
    outputs: tuple[MapOutput, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column of a working paper."""

    key: str
    name: str
    cells: str  # one of PAPER_CELLS
    choices: tuple[str, ...] | None  # of a column of choices; the last one means done


NOTHING = "–"
"""What stands for an empty cell of an example."""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A row of an example, a text for each column: `NOTHING`, or for a date a number of days from the start."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table of a working paper, with the example that it starts from."""

    key: str
    name: str
    about: str  # one sentence above it
    columns: tuple[PaperColumn, ...]
    example: tuple[PaperRow, ...]
    done_to: str | None = None  # key of the table to which rows that are done are moved at the next meeting


@dataclass(frozen=True, slots=True)
class Paper:
    """A working paper that both functions fill in and keep."""

    key: str
    name: str
    practice: str  # the practice that calls for it
    lead: str  # what it is for
    advice: tuple[str, ...]  # how to make it work
    tables: tuple[PaperTable, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a statement speaks to beside its theme."""

    key: str
    name: str  # within a sentence
    page: str  # the address below the site's root of what tells of it


@dataclass(frozen=True, slots=True)
class FocusStep:
    """One of the four steps to customer focus. What it asks of each side is ours."""

    number: int
    key: str
    name: str
    text: str
    sales: str  # what it asks of Sales: a sentence behind a colon
    marketing: str
    task: int | None  # the task of the checklist that helps with it
    practice: str | None  # the practice that does
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgendaStep:
    """What the people in the meeting do for some minutes, and what they leave with."""

    key: str
    minutes: int
    text: str
    aside: str | None  # to the facilitator: why, or what to say
    leave: str | None
    page: str | None  # the address below the site's root of what helps with it


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting of some length, step by step; ours."""

    key: str
    name: str
    minutes: int  # of all steps together
    lead: str
    close: str  # completes “90 minutes, ...”
    steps: tuple[AgendaStep, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question to a class, and a model answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Misbelief:
    """What a function of a made-up company believes of the other, and is wrong about."""

    who: str  # the function that guesses
    statement: int
    off: float  # how far its guesses lie from the other's answers


@dataclass(frozen=True, slots=True)
class Company:
    """A made-up company of the teaching pack: its answers are made from these figures; ours."""

    key: str
    name: str
    story: str
    sales: int  # people
    marketing: int  # people
    level: float  # about the mean answer of both
    gaps: tuple[int, ...]  # the statements on which the two really differ
    type: str  # where the next step starts from
    lesson: str
    questions: tuple[Question, ...]
    guessed: tuple[int, ...]  # the statements on which people guessed how the other function answers
    misbeliefs: tuple[Misbelief, ...] = ()  # all other guesses come near
    higher: str = "sales"  # who sees more of the statements in `gaps`


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary."""

    key: str
    name: str
    definition: str
    forms: tuple[str, ...]  # how it appears in running text, singular and plural, lower case
    words: tuple[str, ...]  # everyday words that should find it
    see: tuple[str, ...]  # related terms
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScaleWords:
    """What the points of one scale are called in one language; the fields are those of POINTS."""

    kind: str  # "agreement" is the scale of the questionnaire; any other is never taken for it unasked
    language: str  # ISO 639-1
    lowest: tuple[str, ...]
    low: tuple[str, ...]
    rather_low: tuple[str, ...] | None
    middle: tuple[str, ...] | None
    rather_high: tuple[str, ...] | None
    high: tuple[str, ...]
    highest: tuple[str, ...]
    no_answer: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class WordList:
    """Words that mean the same in a file; a star stands for the rest of a word."""

    meaning: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imports:
    """The words and numbers by which the files of other tools are read."""

    scales: tuple[ScaleWords, ...]
    functions: tuple[WordList, ...]
    levels: tuple[WordList, ...]
    headings: tuple[WordList, ...]
    rows: tuple[WordList, ...]
    months: tuple[WordList, ...]
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class ExpectedGap:
    """How often a gap of this size, in points, is called at least probable, of 1."""

    gap: float
    found: float


@dataclass(frozen=True, slots=True)
class ExpectedWord:
    """How often what a verdict says is true, of 1."""

    word: str
    right: float


@dataclass(frozen=True, slots=True)
class ExpectedVerdicts:
    """What team reports of this size come to, measured by the bench with made-up teams: shares of 1.

    `nothing`: of reports of functions that do not differ, those that call nothing a gap. `found`: of differences of the
    size of a gap, those called at least probable; `findable`: those that somebody would call so who knew beforehand how
    much functions differ. `camps`: of statements on which people lie around one answer, those that look divided by
    chance. `words` has the verdicts that were given at all.
    """

    sales: int
    marketing: int
    nothing: float
    found: float
    findable: float
    camps: float
    gaps: tuple[ExpectedGap, ...]
    words: tuple[ExpectedWord, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likelihood:
    """The only words for one strength of evidence, and the key of the `Limit`, a share of 1, that they rest on."""

    key: str
    words: tuple[str, ...]
    limit: str
    meaning: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextLengths:
    """How many characters the texts may have that people type; `limits.toml` says of what."""

    name: int
    session_name: int
    activity: int
    thing: int
    people: int
    owners: int
    measure: int
    note: int
    link: int
    address: int
    digits: int
    comment: int
    own_word: int
    file_name: int
    few: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageLimits:
    """What fields of pages take at most."""

    text: TextLengths


@dataclass(frozen=True, slots=True)
class Bank:
    """All subject matter that has structure."""

    sources: tuple[Source, ...]
    instrument: Instrument
    limits: PageLimits
    types: tuple[RelationshipType, ...]
    stay_or_tighten: tuple[StayOrTighten, ...]
    tighten_by: tuple[TightenBy, ...]
    steps: tuple[Step, ...]
    practices: tuple[Practice, ...]
    checklist: tuple[Task, ...]
    roles: tuple[RoleStage, ...]
    frictions: tuple[Friction, ...]
    funnel: tuple[FunnelStage, ...]
    sales_steps: tuple[SalesStep, ...]
    metrics: tuple[Metric, ...]
    process: tuple[ProcessQuestion, ...]
    map_activities: tuple[MapActivity, ...]
    papers: tuple[Paper, ...]
    focus: tuple[FocusStep, ...]
    subjects: tuple[Subject, ...]
    agendas: tuple[Agenda, ...]
    companies: tuple[Company, ...]
    classes: tuple[Agenda, ...]
    glossary: tuple[Term, ...]
    expected_verdicts: tuple[ExpectedVerdicts, ...]
    likelihoods: tuple[Likelihood, ...]

    def __hash__(self) -> int:
        """Return the same for equal banks, without reading all of it: what was drawn is found by its bank."""
        return hash(self.instrument.edition)


def entry[T](collection: tuple[T, ...], key: str | int) -> T:
    """Return the record of a collection that has this key, or this number; raise `KeyError` where there is none."""
    name = "number" if isinstance(key, int) else "key"
    for record in collection:
        if getattr(record, name) == key:
            return record
    raise KeyError(key)
