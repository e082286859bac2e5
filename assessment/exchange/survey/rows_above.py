"""Rows that name the department or the level of the people below them: “Sales”, or “Department | Sales”."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assessment.exchange.survey.layout import Column, Layout
from assessment.exchange.survey.naming import function_of, level_of, names_a_function
from assessment.exchange.survey.sheet_heads import told_of_all
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import Words, key
from assessment.instrument import FUNCTIONS

ABOVE = "Department (row above)"
"""The heading of the column that is made of rows above people."""

LEVEL_ABOVE = "Level (row above)"
"""The heading of the column that is made of those that name a level."""

_LONGEST, _LONGEST_LINE = 4, 9  # words of a row that names a department, and of one that is asked about


def with_rows_above(table: Table, layout: Layout, words: Words) -> Table | None:
    """Return a table with a column for the department, and the level, that rows above people name; None where none do.

    Such a row has one cell, or a label and a name.
    """
    answering = {place for places in layout.statements.values() for place in places}
    told = [column for column in layout.columns if column.place not in answering and column.texts]
    named = [column for column in told if words.heading("function", column.heading)]
    if not answering or any(_tells_functions(column, words) for column in named):
        return None
    rows, people = _people(table.rows, layout.first, answering, words)
    departments = {above[ABOVE] for above in people.values()}
    kept = []
    if departments and "" not in departments:
        kept += [ABOVE] if not named or any(names_a_function(each, words) for each in departments) else []
    if any(above[LEVEL_ABOVE] for above in people.values()):
        kept += [] if any(words.heading("level", column.heading) for column in told) else [LEVEL_ABOVE]
    if not kept:
        return None
    width = max(map(len, rows))
    for place, above in (*people.items(), (layout.first - 1, {kind: kind for kind in kept})):
        rows[place] = [*rows[place], *[""] * (width - len(rows[place])), *(above[kind] for kind in kept)]
    return replace(table, rows=rows)


def title_of_one(table: Table, layout: Layout, words: Words) -> str:
    """Return a longer line above the header that names one department: “Survey of the Sales department”; else ""."""
    alone = (cells[0] for row in table.rows[: layout.top] if len(cells := list(filter(None, row))) == 1)
    long = (line for line in alone if _LONGEST < len(line.split()) <= _LONGEST_LINE)
    return next((line for line in long if _names_department(line, words)), "")


def _names_department(line: str, words: Words) -> bool:
    """Tell whether a line names one function, with a word such as department beside it."""
    found = function_of(line, words)
    beside = (f"{one} {two}" for one, two in pairwise(key(line).split()))
    return found in FUNCTIONS[:2] and any(
        words.functions[found](each) and words.headings["function"](words.functions[found].without(each))
        for each in beside
    )


def _people(
    rows: Sequence[list[str]], first: int, answering: set[int], words: Words
) -> tuple[list[list[str]], dict[int, dict[str, str]]]:
    """Return rows without those that name what stands below, and what was named last above each person."""
    rows = [*rows]
    now = dict.fromkeys((ABOVE, LEVEL_ABOVE), "")
    people = dict[int, dict[str, str]]()
    last = _title(rows[:first], words)
    for place, row in enumerate(rows):
        filled = [at for at, text in enumerate(row) if text]
        title = _labelled([row[at] for at in filled], words)
        if place < first:
            title = title or ({ABOVE: row[filled[0]]} if place == last else {})
        elif not title and len(filled) == 1 and _may_be_title(row[filled[0]], words, among=filled[0] in answering):
            title = {ABOVE: row[filled[0]]}
        now |= title
        if title:
            rows[place] = []
        elif place >= first and not answering.isdisjoint(filled):
            people[place] = {**now}
    return rows, people


def _labelled(cells: Sequence[str], words: Words) -> dict[str, str]:
    """Return the function or the level that a row names with a label, as “Department | Sales” does; else nothing."""
    for _, label, said in told_of_all([cells], (), words) if len(cells) <= len((ABOVE, LEVEL_ABOVE)) else ():
        told = key(said)
        both = words.functions["sales"](told) and words.functions["marketing"](told)
        if words.heading("function", label) and not both and function_of(said, words) in FUNCTIONS[:2]:
            return {ABOVE: said}
        if words.heading("level", label) and level_of(said, words):
            return {LEVEL_ABOVE: said}
    return {}


def _may_be_title(text: str, words: Words, *, among: bool) -> bool:
    """Tell whether a single cell may name the department of the people below it; among answers, it has to."""
    return len(text.split()) <= _LONGEST and (not among or names_a_function(text, words))


def _tells_functions(column: Column, words: Words) -> bool:
    """Tell whether a column may tell functions: one of roles may hold nothing but levels."""
    level = words.heading("level", column.heading)
    return not level or any(names_a_function(text, words) or not level_of(text, words) for text in column.texts)


def _title(rows: Sequence[Sequence[str]], words: Words) -> int | None:
    """Return the place of the last row with a single cell that names a department; None where there is none."""
    for place in reversed(range(len(rows))):
        filled = list(filter(None, rows[place]))
        if len(filled) == 1 and len(filled[0].split()) <= _LONGEST and function_of(filled[0], words):
            return place
    return None
