"""Worksheets that hold the same people again: measurements one after the other, or answers and their recoding."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from assessment.exchange.survey.moments import moment
from assessment.exchange.survey.named_days import are_far_apart, days_named
from assessment.exchange.survey.naming import function_of, level_of
from assessment.exchange.survey.question import named
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.waves import FEWEST, marks_of
from assessment.exchange.survey.words import Words

_MOSTLY, _LEVEL = 0.5, "level"
_LISTS = "This file holds several lists: {}. Does “{}” count?"
_TITLED = "The {} {} may hold the same people, at other times or coded otherwise. Does “{}” count?"
_SAME = "The {} {} hold the same people with other answers. Does “{}” count?"


def lists_told_apart(tables: Sequence[Table], words: Words) -> list[Table]:
    """Return the lists of people of a file, with a question for each where their names do not say that all count.

    They do where each names a function, or where they are counted, as pages are.
    """
    if len({level_of(table.title, words) for table in tables} - {None}) == len(tables):
        return [_of_level(table, level_of(table.title, words) or "") for table in tables]
    asked = told_apart(tables, words, in_rows=True, called="lists")
    titles = [table.title for table in tables]
    functions = all(function_of(title, words) for title in titles)
    counted = len({title.rstrip("0123456789 -") for title in titles}) == 1
    if functions or counted or any(table.rivals for table in asked):
        return asked
    return [replace(table, rivals=_LISTS.format(named(titles), table.title)) for table in tables]


def _of_level(table: Table, level: str) -> Table:
    """Return a list with a column of the level that its name tells, where none is called so."""
    head, *rows = table.rows
    return table if _LEVEL in head else replace(table, rows=[[*head, _LEVEL], *([*row, level] for row in rows)])


def told_apart(tables: Sequence[Table], words: Words, *, in_rows: bool, called: str = "worksheets") -> list[Table]:
    """Return the worksheets of a file, with a question for each that may hold the people of another.

    `in_rows` says that each person has a row, so that cells which differ in most rows tell people apart.
    """
    asked: dict[str, str] = {}
    marks = {table.title: marks_of(table.title, words) for table in tables if sum(map(any, table.rows)) > FEWEST}
    timed = [title for title, found in marks.items() if found]
    dated = [title for title in marks if days_named([title])]
    if len(dated) > 1 and len(dated) >= len(timed):
        timed = dated if are_far_apart(days_named(dated), words) else []
    elif len({marks[title] for title in timed}) < 2:
        timed = []
    if timed:
        asked |= dict.fromkeys(timed, _TITLED.format(called, named(timed), "{}"))
    people = {table.title: _people(table, words) for table in tables if in_rows}
    for one, other in combinations(people, 2):
        functions = {function_of(title, words) for title in (one, other)} - {None}
        if len(functions) < 2 and _same(people[one], people[other]):
            for title in (one, other):
                asked.setdefault(title, _SAME.format(called, named([one, other]), "{}"))
    return [replace(table, rivals=asked.get(table.title, "").replace("{}", table.title)) for table in tables]


def _people(table: Table, words: Words) -> tuple[Mapping[str, Sequence[str]], ...]:
    """Return, for each column that tells people apart by a name, an address or a time, the row of each of its texts."""
    found = []
    for place in range(max(map(len, table.rows), default=0)):
        rows = {row[place]: row for row in table.rows if place < len(row) and row[place]}
        texts = Counter(row[place] for row in table.rows if place < len(row) and row[place])
        telling = [text for text in rows if moment(text) or (any(map(str.isalpha, text)) and not words.knows(text))]
        if len(telling) > max(FEWEST, _MOSTLY * texts.total()):
            found.append({text: rows[text] for text in telling})
    return tuple(found)


def _same(one: Sequence[Mapping[str, Sequence[str]]], other: Sequence[Mapping[str, Sequence[str]]]) -> bool:
    """Tell whether most people of a worksheet stand in another one, and most of these with other cells."""
    for mine in one:
        for theirs in other:
            both = mine.keys() & theirs.keys()
            if len(both) > max(FEWEST, _MOSTLY * min(len(mine), len(theirs))):
                differ = sum(sorted(mine[text]) != sorted(theirs[text]) for text in both)
                return differ > _MOSTLY * len(both)
    return False
