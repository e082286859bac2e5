"""Columns that say which rows count: valid or not, excluded, deleted, without consent, disqualified."""

from collections.abc import Iterator, Sequence

from assessment.exchange.survey.layout import Column, Layout
from assessment.exchange.survey.row_groups import RowGroup
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import AGREEMENT, Words, key

_LABELLED = 4  # words of a heading that labels a column; a longer one asks something
_MOST = 6  # different texts of such a column
_REASON = "This row is marked “{}”, so it was left out."
_EMPTY = "(empty)"


def marked_groups(
    table: Table, places: Sequence[int], statements: set[int], layout: Layout, words: Words
) -> list[RowGroup]:
    """Return the rows that a column says do not count, by what it says of them."""
    groups = []
    for column in layout.columns:
        if column.place in statements or not 0 < len(column.texts) <= _MOST:
            continue
        for text in _void(column, len(places), words):
            found = tuple(place for place in places if table.cell(place, column.place) == text)
            if found:
                told = f"{column.heading}: {text or _EMPTY}"
                groups.append(RowGroup(told, found, _REASON.format(told)))
    return groups


def _void(column: Column, people: int, words: Words) -> Iterator[str]:
    """Yield the texts of a column that say of a row that it does not count; an empty one beside ticks alone."""
    heading = key(column.heading)
    label = len(heading.split()) <= _LABELLED
    if label and words.headings["status"](heading):
        yield from (text for text in column.texts if key(text) in words.rows["void"])
        return
    told = {text: _yes(text, words) for text in column.texts}
    if None in told.values():
        return
    if label and words.headings["left out"](heading):
        yield from (text for text, yes in told.items() if yes)
    elif words.headings["consent"](heading) or (label and words.headings["counts"](heading)):
        yield from (text for text, yes in told.items() if not yes)
        if all(told.values()) and column.texts.total() < people:
            yield ""


def _yes(text: str, words: Words) -> bool | None:
    """Tell whether a cell says yes or no, or agrees or not; None where it says something else."""
    ticked = words.tick(text)
    ranks = {point.rank > 0 for point in words.points.get(key(text), ()) if point.kind == AGREEMENT and point.rank}
    return ranks.pop() if ticked is None and len(ranks) == 1 else ticked
