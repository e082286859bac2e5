"""The columns of a table, and what is found out about them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from assessment.exchange.columns import letter
from assessment.exchange.survey.cells import is_sign, parts
from assessment.exchange.survey.choices import UNKNOWN, Grid
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.words import Words

_ENOUGH = 200  # different texts that tell what a column holds
_MOST_LABELLED = 11  # points that a scale of numbers with names may have
_LONGEST_LABEL = 4  # words of such a name
_FEWEST_SHOWN = 6  # statements of which somebody answers two alike, as there are five points


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading in one row or two, and what stands below."""

    place: int
    heading: str
    question: str  # the upper of two headings, carried over the columns to its right; else empty
    option: str  # the lower of two headings; else the only one
    texts: Counter[str]
    answers: float  # share of filled cells that may be answers
    label: str = ""  # the first of two names, where something names every column again; else empty


def is_order(columns: Sequence[Column]) -> bool:
    """Tell whether columns hold the order in which statements were shown: each row has every number once."""
    if len(columns) < _FEWEST_SHOWN:
        return False
    shown = sum((column.texts for column in columns), Counter[str]())
    return shown.keys() == {str(number) for number in range(1, len(columns) + 1)} and len(set(shown.values())) == 1


@dataclass(slots=True)
class Layout:
    """Where each statement stands, what the other columns of statements are, and what has to be asked."""

    columns: tuple[Column, ...]
    first: int  # place of the first row below the header
    statements: dict[int, tuple[int, ...]] = field(default_factory=dict)
    spread: dict[int, str] = field(default_factory=dict)  # column -> the point that it stands for, one a column
    comments: dict[int, int] = field(default_factory=dict)  # column -> the statement that it comments on
    around: dict[int, str] = field(default_factory=dict)  # column of a statement -> what else its headings say
    passed: set[int] = field(default_factory=set)  # columns about a statement that hold no answers
    questions: list[Question] = field(default_factory=list)
    proposed: dict[int, str] = field(default_factory=dict)  # column -> meaning, while a question about it is open
    remarks: list[str] = field(default_factory=list)
    grids: tuple[Grid, ...] = ()  # columns that may be chosen together
    top: int = 0  # place of the first row of the header
    _headings: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        self._headings = Counter(self.headings)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of all columns, in order."""
        return tuple(column.heading for column in self.columns)

    def ask(self, sentence: str, texts: Mapping[int, str | None]) -> None:
        """Ask what columns are; `texts` has a proposal for each."""
        named_columns = {self.name(place): meaning for place, meaning in texts.items()}
        about = tuple(self.columns[place].heading for place in texts)
        self.questions.append(Question("columns", sentence, named_columns, about))
        self.proposed |= {place: meaning or UNKNOWN for place, meaning in texts.items()}

    def name(self, place: int) -> str:
        """Name a column by its heading, or by its letter where that does not tell it from others."""
        heading = self.columns[place].heading
        return heading if heading and self._headings[heading] == 1 else f"{letter(place)}: {heading}"


def share_of_answers(texts: Counter[str], words: Words) -> float:
    """Return the share of filled cells that may be answers: numbers, codes, and words of any scale."""
    every = 1 + len(texts) // _ENOUGH  # a column of thousands of texts is told by some of them
    filled = {text: count for text, count in islice(texts.items(), 0, None, every) if not is_sign(text)}
    total = sum(filled.values())
    sure = {text for text in filled if _is_answer(text, words)}
    labelled = {text for text in filled if text not in sure and _is_labelled(text)}
    if len(labelled) <= _MOST_LABELLED:
        sure |= labelled
    return sum(filled[text] for text in sure) / total if total else 0.0


def _is_answer(text: str, words: Words) -> bool:
    """Tell whether a text is a number alone, or a word of a scale."""
    found = parts(text)
    return (
        (found.number is not None and not found.words) or found.words in words.points or found.words in words.no_answer
    )


def _is_labelled(text: str) -> bool:
    """Tell whether a text is a number with words that may be its name on a scale, or a code."""
    found = parts(text)
    return (found.number is not None or found.code is not None) and found.words.count(" ") < _LONGEST_LABEL
