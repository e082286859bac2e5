"""Notes around the answers that say which statements are reversed, such as “Items 2 and 10 are reverse coded”."""

import re
from collections.abc import Iterator

from assessment.exchange.survey.layout import Layout
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import Words, key

_NUMBER = re.compile(r"(?<![\w.,])q?(\d{1,2})(?![\w]|\s*=|[.,]\d)", re.IGNORECASE)
_SHORTEST = 4  # letters of a word that says so in a note; in a heading, an R is enough
_SHOWN = 80  # characters of a note
_ASKED = (
    "A note says of some statements that they are reversed: “{}”. Do their answers stand for the statements as they "
    "are worded here, 1 for disagreement? If not, turn them round in the file first, or do not read the columns."
)


def ask_about_notes(table: Table, layout: Layout, words: Words) -> None:
    """Ask about the columns of statements that a note calls reversed."""
    for note in _notes(table, layout):
        if all(len(word) < _SHORTEST for word in words.headings["reversed"].found(key(note))):
            continue
        named = sorted(
            {int(number) for number in _NUMBER.findall(note)} & layout.statements.keys() - layout.spread.keys()
        )
        if named:
            places = [place for number in named for place in layout.statements.pop(number)]
            layout.ask(_ASKED.format(note[:_SHOWN]), dict.fromkeys(places))


def _notes(table: Table, layout: Layout) -> Iterator[str]:
    """Yield what stands above the header, below the last answer, and on other worksheets, line by line."""
    answering = {place for places in layout.statements.values() for place in places}
    for row in table.rows[: layout.top]:
        yield " ".join(filter(None, row))
    for row in reversed(table.rows[layout.first :]):
        if any(place < len(row) and row[place] for place in answering):
            break
        yield " ".join(filter(None, row))
    yield from table.told
    for sheet in table.beside:
        yield from sheet.split("; ")
