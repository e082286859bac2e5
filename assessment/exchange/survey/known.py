"""What is known of a table before its rows are read."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from assessment.exchange.met_again import ADDRESS, COUNTED, NUMBER, TIME
from assessment.exchange.reading import Remark
from assessment.exchange.survey.answered import Scale
from assessment.exchange.survey.candidates import Told
from assessment.exchange.survey.choices import Choices
from assessment.exchange.survey.layout import Layout
from assessment.exchange.survey.leftovers import Others, seconds_told
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.rows import Aside
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.waves import FEWEST
from assessment.instrument import STATEMENTS

_FEW = 0.05  # share of rows that may be shorter by mistake; more of them leave the empty cells at their end out


@dataclass(frozen=True, slots=True)
class Survey:
    """A table and everything that is known of it before its rows are read."""

    table: Table
    layout: Layout
    scale: Scale
    function: Told
    level: Told
    others: Others  # IDs, times, sessions, comments
    aside: Aside  # rows that are no people
    questions: tuple[Question, ...]
    proposal: Choices
    chosen: Choices | None = None
    given: str | None = None  # the function that the name of file or worksheet proposes


def statements_absent(survey: Survey) -> Remark | None:
    """Remark on statements without a column."""
    absent = [number for number in range(1, STATEMENTS + 1) if number not in survey.layout.statements]
    if not absent:
        return None
    numbers = ", ".join(map(str, absent))
    return Remark(
        survey.table.file, survey.layout.first, f"No column was found for statement {numbers}: no answers there."
    )


def ids_differ(survey: Survey) -> bool:
    """Tell whether most IDs stand in one row, so that one which comes again is remarkable."""
    if survey.others.identifier is None:
        return False
    texts = survey.layout.columns[survey.others.identifier].texts
    return len(texts) * 2 > texts.total()


def telling(survey: Survey) -> Iterator[tuple[str, Callable[[Sequence[str]], str]]]:
    """Yield what tells a person in other files, and what returns it of a row.

    Numbers do more where they do not count from 1, and a time does where nothing else is an ID.
    """
    others = survey.others
    if others.address is not None:
        yield ADDRESS, _cell(others.address)
    yield from ((called.kind, called.text) for called in others.called)
    if others.identifier is not None and others.serial:
        texts = survey.layout.columns[others.identifier].texts
        yield NUMBER if min(map(int, texts), default=0) > len(texts) else COUNTED, _cell(others.identifier)
    if others.identifier is None and seconds_told(survey.layout, others):
        yield TIME, _cells(others.times)


def _cell(column: int) -> Callable[[Sequence[str]], str]:
    return lambda row: row[column].strip() if column < len(row) else ""


def _cells(columns: Sequence[int]) -> Callable[[Sequence[str]], str]:
    return lambda row: " ".join(row[column] for column in columns if column < len(row))


def cells_each(survey: Survey) -> int:
    """Return how many cells the rows of a text have, where all but a few have as many; else 0."""
    if not survey.table.even:
        return 0
    lengths = Counter(len(row) for row in survey.table.rows[survey.layout.first :] if any(row))
    usual, times = max(lengths.items(), key=itemgetter(1), default=(0, 0))
    short = sum(count for length, count in lengths.items() if length < usual)
    return usual if times > FEWEST and short <= max(1, _FEW * times) else 0
