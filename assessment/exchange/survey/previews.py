"""Rows that a column of states marks as previews, tests or spam."""

from collections.abc import Sequence

from assessment.exchange.survey.layout import Layout
from assessment.exchange.survey.leftovers import Others
from assessment.exchange.survey.row_groups import RowGroup
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import Words, key

_PREVIEWS = {"1": "Survey Preview", "2": "Survey Test", "8": "spam", "9": "preview spam"}  # as Qualtrics numbers them


def previews(table: Table, places: Sequence[int], layout: Layout, others: Others, words: Words) -> list[RowGroup]:
    """Return the rows among `places` that are marked so, by the text that marks them."""
    if others.status is None:
        return []
    column = layout.columns[others.status]
    numbered = key(column.heading).startswith(("status", "response type")) and len(column.texts) > 1
    numbered = numbered and all(map(str.isdecimal, column.texts))
    marked = {text: text for text in column.texts if key(text) in words.rows["preview"]}
    marked |= {text: _PREVIEWS[text] for text in column.texts if numbered and text in _PREVIEWS}
    rows = {text: tuple(place for place in places if table.cell(place, column.place) == text) for text in marked}
    return [
        RowGroup(text, rows[text], f"This row is marked “{name}”, so it was left out.") for text, name in marked.items()
    ]
