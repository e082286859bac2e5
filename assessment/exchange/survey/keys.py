"""Legends whose numbers and words stand in cells of their own, over, below or beside a table: “1 | strongly agree”."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from assessment.exchange.survey.told import headings_of
from assessment.exchange.survey.words import Words

_NUMBER = re.compile(r"\d{1,3}\s*[=:.)]?")
_DIGITS = re.compile(r"\d+")
_BEGINS = re.compile(r"\d{1,3}\s*[=:.)–-]")
_MOST_ROWS = 40  # that are looked at: a legend is short

type Cells = Sequence[str]


def keys_in(rows: Sequence[Cells], words: Words) -> list[str]:
    """Return what rows say that numbers mean, each legend as one note; only those that name both ends in known words.

    The number stands before the word or behind it, in the next cell of the row or of the column, or both in one cell.
    """
    filled = [row for row in rows[:_MOST_ROWS] if any(row)]
    compact = [list(filter(None, row)) for row in filled]
    columns = list(zip_longest(*filled, fillvalue=""))
    notes = (
        _note(each)
        for each in (
            *(zip(one, two, strict=True) for one, two in pairwise(columns)),
            *(zip(cells[begin::2], cells[begin + 1 :: 2], strict=False) for cells in compact for begin in (0, 1)),
            *(zip(one, two, strict=False) for one, two in pairwise(filled)),
            *(((cell, "") for cell in cells) for cells in (*columns, *filled)),
        )
    )
    told = headings_of(words)
    return list(dict.fromkeys(note for note in notes if note and told.names_both_ends(note)))


def _note(pairs: Iterator[tuple[str, str]]) -> str:
    """Write pairs of cells as one note; empty where fewer than two are a number and a text, or out of order."""
    found = [said for one, two in pairs if (said := _said(one, two))]
    numbers = [int(_DIGITS.match(said)[0]) for said in found]  # type: ignore[index]  # each begins with one
    in_order = numbers in (sorted(set(numbers)), sorted(set(numbers), reverse=True))
    return "; ".join(found) if len(found) > 1 and in_order else ""


def _said(one: str, two: str) -> str:
    if not two:
        return one if _BEGINS.match(one) else ""
    if _NUMBER.fullmatch(one) and not _NUMBER.match(two):
        return f"{one.rstrip(' =:.)')} = {two}"
    if _NUMBER.fullmatch(two) and not _NUMBER.match(one):
        return f"{two.rstrip(' =:.)')} = {one}"
    return ""
