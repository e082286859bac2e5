"""The lists of people in a JSON document: the uppermost, and those that stand beside it on the same floor."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from assessment.instrument import STATEMENTS

_DEEPEST = 8
_SHARED = 0.5  # of what the longest list tells of people; a list of something else tells hardly any of it
_SEVERAL = 3  # people of whom each has the same answers as another; they are the same people
_IN_ONE_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_+")  # as in salesTeam, sales_team

type Record = dict[str, Any]
type Lists = dict[tuple[str, ...], list[Record]]
"""Lists of records, each with the names under which it stands in the document."""


def uppermost_lists(document: Any, is_response: Callable[[Record], bool]) -> Lists:
    """Return the lists of objects on the uppermost floor that holds one with a response in it, the longest first."""
    floor: list[tuple[tuple[str, ...], Any]] = [((), document)]
    for _ in range(_DEEPEST):
        lists = [(path, each) for path, each in floor if isinstance(each, list)]
        found = [(path, each) for path, each in lists if each and all(isinstance(one, dict) for one in each)]
        if answered := [(path, each) for path, each in found if any(map(is_response, each))]:
            return dict(sorted(answered, key=lambda each: -len(each[1])))
        floor = [
            ((*path, name), value) for path, each in floor if isinstance(each, dict) for name, value in each.items()
        ]
    return {}


def of_people(
    tables: Mapping[tuple[str, ...], Sequence[Sequence[str]]], statements_in: Callable[[Sequence[str]], int]
) -> list[tuple[str, ...]]:
    """Return the names of the tables, each below its headings, that hold people with answers, in rows of their own.

    Of several, the longest that names half of the statements says what the others hold; where none does, the longest.
    """
    first = max(tables, key=lambda path: min(statements_in(tables[path][0]), STATEMENTS // 2))
    headings = {*tables[first][0]}
    kept = [first]
    for path in tables:
        if path == first:
            continue
        shared = headings & {*tables[path][0]}
        alike = len(shared) > _SHARED * len(headings) or statements_in(tables[path][0]) * 2 >= STATEMENTS
        rows = {*map(tuple, tables[path][1:])}
        again = len(rows) >= _SEVERAL and any(rows <= {*map(tuple, tables[other][1:])} for other in kept)
        if alike and not again:
            kept.append(path)
    return kept


def titles_of(paths: Sequence[tuple[str, ...]]) -> list[str]:
    """Return what tells lists apart: the names under which each stands, without those that they have in common."""
    common = set(paths[0]).intersection(*paths[1:])
    return [" ".join(_IN_ONE_WORD.sub(" ", name) for name in path if name not in common) for path in paths]
