"""What is known of a table before its rows are read."""

from dataclasses import dataclass

from assessment.exchange.reading import Remark
from assessment.exchange.survey.answered import Scale
from assessment.exchange.survey.candidates import Told
from assessment.exchange.survey.choices import Choices
from assessment.exchange.survey.layout import Layout
from assessment.exchange.survey.leftovers import Others
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.rows import Aside
from assessment.exchange.survey.table import Table
from assessment.instrument import STATEMENTS


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
