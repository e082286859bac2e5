"""Rows between the points of the scale, such as means and deviations under names that nobody knows."""

from collections.abc import Collection, Sequence

from assessment.exchange.survey.cells import parts
from assessment.exchange.survey.layout import Layout
from assessment.exchange.survey.row_groups import RowGroup
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import Words

_MOSTLY = 0.5  # share of a row's numbers that lie between the points
_LONGEST = 40  # characters of a name in a reason
_REASON = "This row (“{}”) lies between the points, so it was left out as no person."


def between_points(
    table: Table, places: Sequence[int], statements: Collection[int], layout: Layout, words: Words
) -> list[RowGroup]:
    """Return the few of the rows `places` with one text and numbers such as 1.42, where no other row has any."""
    texts = {text for column in statements for text in layout.columns[column].texts}
    broken = {text for text in texts if (number := parts(text).number) is not None and number != int(number)}
    if not broken:
        return []
    given = {place: [text for column in statements if (text := table.cell(place, column))] for place in places}
    found = {place: cells for place, cells in given.items() if not broken.isdisjoint(cells)}
    few = len(found) <= max(1, words.limit("outsiders-share") * len(places))
    mostly = all(sum(text in broken for text in cells) > _MOSTLY * len(cells) for cells in found.values())
    told = {place: [text for text in table.rows[place] if any(map(str.isalpha, text))] for place in found}
    if not (few and mostly and all(len(each) == 1 for each in told.values())):
        return []
    return [
        RowGroup(table.named(place, text), (place,), _REASON.format(text[:_LONGEST])) for place, (text,) in told.items()
    ]
