"""What may tell who somebody is, and what it was found to tell."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from assessment.exchange.survey.question import Question


@dataclass(frozen=True, slots=True)
class Source:
    """What may tell who somebody is: a column, or several of one question of which each person filled one."""

    heading: str
    places: tuple[int, ...]
    texts: Counter[str]
    headed: bool = False  # the heading of the one that somebody filled tells it, and not its cell
    codes: Mapping[str, str] = field(default_factory=dict)  # number -> the name that a note beside the table gives it


@dataclass(frozen=True, slots=True)
class Told:
    """What tells function or level, what its texts mean, and what has to be asked."""

    source: Source | None = None
    meanings: Mapping[str, str | None] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    rivals: tuple[Source, ...] = ()  # what may tell it, of which somebody has to choose one or none
