"""The vocabulary of the questionnaire: all that scoring needs, and with it what every part of the program agrees on.

It stands apart from the rest of the model so that a browser can score without making thirty records that it does not
need yet: each takes 3 ms there. `assessment.model` has these names too.
"""

from dataclasses import dataclass
from typing import Literal, get_args

type Answer = int | None
"""One answer: a whole number on the Likert scale of the instrument, or None where there is no answer."""

type Answers = tuple[Answer, ...]
"""One person's answers in the order of the statements; position 0 answers statement 1."""

FUNCTIONS = ("sales", "marketing", "other")
LEVELS = ("head", "staff")
TYPES = ("undefined", "defined", "aligned", "integrated")
THEMES = ("activities", "processes", "culture", "structure")
STATEMENTS = 20

type LimitKey = Literal[
    "theme-minimum-share",
    "extremes-shown",
    "practices-shown",
    "weak-answer",
    "anonymity-threshold",
    "anonymity-threshold-minimum",
    "anonymity-threshold-maximum",
    "full-counts",
    "company",
    "stand-in-deviation",
    "gap-difference",
    "gap-probability",
    "probable-gap-probability",
    "lean-probability",
    "lean-difference",
    "same-view-margin",
    "same-view-probability",
    "same-view-confidence",
    "pooled-answers",
    "shared-variance",
    "shared-variance-people",
    "movement-probability",
    "confidence",
    "turnout-for-intervals",
    "few-answered",
    "camp-share",
    "camp-people",
    "camps-by-chance",
    "spread-out-limit",
    "unvaried-values",
    "unvaried-share",
    "alike-by-chance",
    "put-right-statements",
    "alpha-minimum-n",
    "exact-permutation-limit",
    "next-measurement-months",
    "highest-target",
    "gaps-shown",
    "small-group",
    "mostly-open-share",
    "guesses",
    "word-length",
    "workbook-parts",
    "workbook-unpacked",
    "workbook-cells",
    "workbook-columns",
    "workbook-height",
    "workbook-rows",
]
"""The keys of `Limit` that logic and templates ask for: a misspelt one is a type that there is not."""
LIMITS: tuple[LimitKey, ...] = get_args(LimitKey.__value__)
EXPECTATIONS = ("none", "many", "few")
"""What may be expected of the differences of two functions before anybody answered: see `Expectation`."""
LIMIT_UNITS = ("share", "points", "count")
"""What a `Limit` counts: a part of one, points of the Likert scale, or whole things, such as people or months."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A number that decides something: a band, a threshold, how many are shown. Policy is data."""

    key: str
    value: float
    unit: str
    meaning: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What may be expected of the differences between two functions, in points of the scale.

    `weight` is its share of belief, among all expectations. The overall difference has standard deviation `overall`. Of
    the statements, a share `concerned` has a difference of its own, with one of the standard deviations `own`, equally
    likely; those of the others have the standard deviation `rest`.
    """

    key: str
    weight: float
    overall: float
    concerned: float
    own: tuple[float, ...]
    rest: float
    meaning: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScalePoint:
    """One point of the Likert scale."""

    value: int
    label: str


@dataclass(frozen=True, slots=True)
class Band:
    """The whole totals, `low` to `high` inclusive, that belong to one type."""

    type: str
    low: int
    high: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of statements: one column of the integration checklist."""

    key: str
    name: str
    summary: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One of the statements that a respondent rates."""

    number: int
    key: str
    theme: str
    text: str
    former: tuple[str, ...] | None  # earlier wordings that asked the same, as forms made then still name it
    topic: str  # the statement in two to four words, for use inside a sentence: "customer meetings"
    also: str  # what else it speaks to: key of a subject, or of a theme
    why: str  # why it is asked
    low: str  # what a low answer often looks like at work
    question: str  # what to ask both functions where they see it differently; it blames nobody
    words: tuple[str, ...]  # everyday words that should find it
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a function or a level, as forms and reports show it."""

    key: str
    name: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """The questionnaire with everything needed to score it."""

    edition: int
    sources: tuple[str, ...]
    guessed: tuple[int, ...]  # the statements of which each side guesses the other's mean answer, by their numbers
    functions: tuple[Label, ...]
    levels: tuple[Label, ...]
    scale: tuple[ScalePoint, ...]
    bands: tuple[Band, ...]
    themes: tuple[Theme, ...]
    statements: tuple[Statement, ...]
    limits: tuple[Limit, ...]
    expectations: tuple[Expectation, ...]
