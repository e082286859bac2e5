"""Long tables in which each statement was asked in several ways, and a column says in which: they become headings."""

from collections import Counter
from dataclasses import replace

from assessment.exchange.dialect import Rows
from assessment.exchange.survey.table import HALF, Table, named_in
from assessment.exchange.survey.words import Words, key
from assessment.exchange.wording import Wording

_MOST = 4  # ways in which statements were asked
_LONGEST = 4  # words that name one
_FEWEST_EACH = 5  # rows of each


def with_measures(table: Table, wording: Wording, words: Words) -> Table:
    """Return a table in which the way of asking, such as importance, stands before the statement that it was about."""
    width = max(map(len, table.rows), default=0)
    columns = [[row[place] if place < len(row) else "" for row in table.rows] for place in range(width)]
    for place, cells in enumerate(columns):
        measures = _measures(cells, words)
        question = _question(columns, place, wording, words) if measures else None
        if question is not None:
            return replace(table, rows=_told(table.rows, place, question, measures, wording))
    return table


def _measures(cells: list[str], words: Words) -> set[str]:
    """Return the ways of asking that a column names: few, short, and at least one of them no agreement."""
    texts = Counter(filter(None, cells))
    found = {text for text, count in texts.items() if count > 1}
    if not 1 < len(found) <= _MOST or len(texts) > len(found) + 1 or min(map(texts.__getitem__, found)) < _FEWEST_EACH:
        return set()
    short = all(len(text.split()) <= _LONGEST for text in found)
    return found if short and any(words.headings["another question"](key(text)) for text in found) else set()


def _question(columns: list[list[str]], measure: int, wording: Wording, words: Words) -> int | None:
    """Return the column that names the statements, each of them in every way of asking."""
    for place, cells in enumerate(columns):
        numbers = {cell for cell in cells if cell.isdecimal()}
        titled = any(words.heading("question", cell) for cell in cells[:2]) and len(numbers) >= HALF
        if place != measure and (titled or len(named_in(set(cells), wording)) >= HALF):
            return place
    return None


def _told(rows: Rows, measure: int, question: int, measures: set[str], wording: Wording) -> Rows:
    """Write the way of asking before the statement, as form tools name the row of a grid."""
    told = []
    for row in rows:
        cells = list(row)
        if measure < len(row) and question < len(row) and row[measure] in measures and row[question]:
            number = wording.hint(row[question]).number
            about = wording.texts(number)[0] if number else row[question]
            cells[question], cells[measure] = f"{row[measure]} [{about}]", ""
        told.append(cells)
    return told
