"""Answers that somebody typed into a line above or below a table: the table is read, and the line is told."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assessment.exchange.asked_in_lines import NoRowsError, rows_of_lines
from assessment.exchange.columns import HALF, HeaderFinder
from assessment.exchange.dialect import rows_of, separator_of
from assessment.exchange.reading import Reading, Remark, UnreadableError
from assessment.exchange.survey.choices import Choices
from assessment.exchange.survey.series import series_header
from assessment.exchange.survey.shapes import has_answers
from assessment.exchange.survey.table import Table, cleaned, statements_below
from assessment.exchange.survey.words import words
from assessment.exchange.table_files import read_text
from assessment.exchange.typed_answers import BESIDE_CODES, SAID_OF, without_typed_lines
from assessment.exchange.wording import wording_of
from assessment.instrument import Instrument

_CELLS = re.compile(r"[,;\t|]")
_MOST_BESIDE = 2  # cells beside typed answers, as a name or a remark


def is_table_beside(name: str, text: str, finder: HeaderFinder, instrument: Instrument) -> bool:
    """Tell whether a table stands beside lines of typed answers.

    It names or numbers statements beside or below each other, or has each question with its answer.
    """
    wording, rest = wording_of(instrument), without_typed_lines(text)
    try:
        table = Table(name, cleaned(rows_of(name, rest, separator_of(rest, finder.worth))), even=True)
        if finder.worth(table.rows) >= HALF or series_header(table) is not None:
            return True
        below = statements_below(table, wording) is not None or has_answers(table, wording, words())
        return below or rows_of_lines(rest, wording) is not None
    except (NoRowsError, UnreadableError):
        return True


def read_without(
    name: str, text: str, finder: HeaderFinder, instrument: Instrument, choices: Sequence[Choices]
) -> Reading:
    """Read a table, and say of lines of typed answers above or below it that nobody was read from them."""
    text, lines = _told_apart(text)
    reading = read_text(name, text, finder, instrument, choices)
    return replace(reading, rejected=(*reading.rejected, *(Remark(name, line, BESIDE_CODES) for line in lines)))


def _told_apart(text: str) -> tuple[str, list[int]]:
    """Return a text in which lines of typed answers that are no rows of its table are empty, and their numbers.

    Where half of all lines are such, they are its rows.
    """
    lines, found, marks = text.splitlines(keepends=True), [], 0
    for place, line in enumerate(lines):
        inside, marks = marks % 2, marks + line.count('"')  # a cell may hold such a line
        if not inside and not without_typed_lines(line):
            beside = _CELLS.split(SAID_OF.sub("", line).replace('"', ""))
            if sum(map(bool, map(str.strip, beside))) <= _MOST_BESIDE:
                found.append(place)
    if len(found) * 2 >= sum(map(bool, map(str.strip, lines))):
        return text, []
    for place in found:
        lines[place] = lines[place][len(lines[place].rstrip("\r\n")) :]
    return "".join(lines), [place + 1 for place in found]
