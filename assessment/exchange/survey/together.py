"""Which columns are chosen together: the statements in a row, or each of several questions about them."""

from collections.abc import Iterator

from assessment.exchange.survey.choices import Grid
from assessment.exchange.survey.layout import Layout
from assessment.exchange.survey.table import HALF

_STATEMENT = "statement "


def find_grids(layout: Layout) -> tuple[Grid, ...]:
    """Return the grids of a table, before anybody chose: those found with their questions, or else one."""
    return layout.grids or tuple(_one(layout))


def _one(layout: Layout) -> Iterator[Grid]:
    numbers = {place: number for number, places in layout.statements.items() for place in places}
    numbers |= {
        place: int(meaning.removeprefix(_STATEMENT))
        for place, meaning in layout.proposed.items()
        if meaning.startswith(_STATEMENT)
    }
    if len(numbers) >= HALF:
        yield Grid("", dict(sorted(numbers.items())))
