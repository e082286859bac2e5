"""Departments over the columns of people, as merged cells leave them, and in codes of people such as S1 and M1."""

import re
from collections.abc import Sequence

from assessment.exchange.survey.naming import names_a_function
from assessment.exchange.survey.words import Words

GROUP = "Department"
"""The heading of the column that is made of them."""

_CODED = re.compile(r"([A-Za-z]{1,3})[ ._-]?0*(\d{1,2})")
_LABEL = 3  # words of what names a line; a statement has more
_FEWEST = 4  # people whose codes begin with letters of a few groups


def groups_over(
    over: Sequence[list[str]],
    above: Sequence[list[str]],
    answers: Sequence[list[str]],
    column: int,
    places: Sequence[int],
    words: Words,
) -> list[list[str]]:
    """Return a line that tells the departments of the people in `places`; none where another line has a place for them.

    `over` are the lines over the statements, which stand in `column`, and of them `above` those that are read anyway.
    A name that stands over the first column of several stays alone: whether it holds for the others as well is asked.
    """
    people = [place for place in places if any(line[place] for line in answers)]
    labels = [line[column] for line in (*above, *answers) if len(line[column].split()) <= _LABEL]
    if not people or any(words.heading("function", label) for label in labels):
        return []
    for line in over:
        cells = [line[place] for place in places]
        named = list(filter(None, cells))
        if line not in above and line[people[0]] and all(names_a_function(cell, words) for cell in named):
            return [_headed(line, column)]
    for line in above:
        letters = _letters([line[place] for place in people])
        if letters:
            found = dict(zip(people, letters, strict=True))
            return [_headed([found.get(place, "") for place in range(len(line))], column)]
    return []


def _headed(line: Sequence[str], column: int) -> list[str]:
    return [GROUP if place == column else cell for place, cell in enumerate(line)]


def _letters(names: Sequence[str]) -> list[str]:
    """Return the letters of codes that count the people of several groups from 1 on: S1, S2, M1, M2; else nothing."""
    codes = [_CODED.fullmatch(name) for name in names]
    if len(names) < _FEWEST or not all(codes):
        return []
    letters = [code[1] for code in codes if code]
    numbers: dict[str, set[int]] = {}
    for code in filter(None, codes):
        numbers.setdefault(code[1], set()).add(int(code[2]))
    counted = all(max(found) == len(found) == letters.count(letter) for letter, found in numbers.items())
    return letters if counted and 1 < len(numbers) < len(names) else []
