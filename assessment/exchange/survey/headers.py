"""Finds the header of a table, and with it the columns of the statements."""

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from assessment.exchange.columns import HeaderFinder
from assessment.exchange.survey.cells import parts
from assessment.exchange.survey.claims import claim
from assessment.exchange.survey.layout import Column, Layout, share_of_answers
from assessment.exchange.survey.missing import ask_about_missing
from assessment.exchange.survey.series import by_series, series_header
from assessment.exchange.survey.table import HALF, Table
from assessment.exchange.survey.words import Words, key
from assessment.exchange.wording import Wording
from assessment.instrument import STATEMENTS

_NOTE = '{"ImportId"'  # how the third header row of Qualtrics begins
_AGAIN = "This row names the columns a second time. It was not read as a person."


def find_layout(table: Table, finder: HeaderFinder, wording: Wording, words: Words) -> Layout | None:
    """Find the header and the columns of the statements; None where nothing names any."""
    header = finder.header(table.rows)
    if header and finder.worth([table.rows[header[1]]]) < HALF:
        counted = series_header(table)  # a remark in the row of a person may name a statement, too
        header = header if counted is None or counted >= header[0] else None
    layout = columns_below(table, *header, words) if header else None
    told = layout is not None and claim(layout, wording, words, table)
    if layout is None or (len(layout.statements) < HALF and not layout.questions):
        series = series_header(table)
        if series is not None:
            found = columns_below(table, series, series, words)
            if by_series(found, words):
                return found
    if layout and told and (layout.statements or layout.questions):
        ask_about_missing(layout, wording, words)
    return layout if layout and (layout.statements or layout.questions) else None


def columns_below(table: Table, upper: int, lower: int, words: Words) -> Layout:
    """Return the columns of a table below a header of one row or two; with -1 for both, of one without a header."""
    first = _below_notes(table, lower + 1)
    again = lower >= 0 and first < len(table.rows) and _names_columns(table.rows[first], words)
    second = table.rows[first] if again else ()
    first = _below_notes(table, first + 1) if again else first
    width = max(map(len, table.rows[upper : lower + 1] if lower >= 0 else table.rows), default=0)
    below = table.rows[first:]
    two = lower > upper
    top = [*table.rows[upper], *[""] * (width - len(table.rows[upper]))] if two else [""] * width
    headings = table.rows[lower] if lower >= 0 else [f"column {place + 1}" for place in range(width)]
    bottom = [*headings, *[""] * (width - len(headings))]
    columns, carried, told = [], "", _told_again(table, bottom, second)
    cells = zip_longest(*below, fillvalue="")
    for place in range(width):
        carried = top[place] or (carried if bottom[place] else "")
        texts = Counter(next(cells, ()))
        del texts[""]
        share = share_of_answers(texts, words)
        if said := told.get(place):
            heading = f"{bottom[place]} {said}"
            columns.append(Column(place, heading, bottom[place], said, texts, share, label=bottom[place]))
            continue
        heading = " ".join(f"{top[place]} {bottom[place]}".split())
        columns.append(Column(place, heading, carried, bottom[place], texts, share))
    remarks = [_AGAIN] if again else []
    return Layout(tuple(columns), first, top=max(upper, 0), remarks=remarks)


def _below_notes(table: Table, first: int) -> int:
    """Return the place of the first row from `first` on that holds no notes of Qualtrics."""
    while first < len(table.rows) and any(cell.startswith(_NOTE) for cell in table.rows[first]):
        first += 1
    return first


def _told_again(table: Table, headings: Sequence[str], row: Sequence[str]) -> dict[int, str]:
    """Return what a second row, or a list beside the answers, says of columns: neither their name again nor an ID."""
    told = row or [table.asked.get(key(name), "") for name in headings]
    return {
        place: said
        for place, (name, said) in enumerate(zip(headings, told, strict=False))
        if key(said) not in ("", key(name)) and (" " in said or not any(map(str.isdigit, said)))
    }


def _names_columns(row: Sequence[str], words: Words) -> bool:
    """Tell whether a row below the header names every column again, by ID: no two cells alike, and no answer.

    Nobody answers as many statements as there are on five points and says nothing twice.
    """
    cells = list(filter(None, row))
    if len(cells) < STATEMENTS or len(set(cells)) < len(cells):
        return False
    found = map(parts, cells)
    return not any((each.number is not None and not each.words) or each.words in words.points for each in found)
