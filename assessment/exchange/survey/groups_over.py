"""Departments over the columns of people, as merged cells leave them, and in codes of people such as S1 and M1."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assessment.exchange.columns import letter
from assessment.exchange.survey.naming import function_of, names_a_function
from assessment.exchange.survey.words import Words

GROUP = "Department"
"""The heading of the column that is made of them."""

_CODED = re.compile(r"([A-Za-z]{1,3})[ ._-]?0*(\d{1,2})")
_BEHIND = re.compile(r"[^()]*[^() ] ?\(([A-Za-z])\)")
_OWN_LETTERS = {"S", "M"}
_MOST_OTHERS = 0.4  # share of columns without a code: means, and remarks
_LABEL = 3  # words of what names a line; a statement has more
_TWO = 2
_FIRST = frozenset(("1", "P1", "1.", "#1"))  # how people are numbered from the first of a block on
_BETWEEN = "column {}, between {} and {}"
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
    One that stands over a column in their middle holds for all of its block, see `_centred`.
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
        if line not in above and (centred := _centred(line, above, people, words)):
            return [_headed(centred, column)]
    for line in above:
        counted = [place for place in people if _CODED.fullmatch(line[place]) or _BEHIND.fullmatch(line[place])]
        counted = people if len(people) - len(counted) > _MOST_OTHERS * len(people) else counted
        if letters := _letters([line[place] for place in counted]):
            found = dict(zip(counted, letters, strict=True))
            return [_headed([found.get(place, "") for place in range(len(line))], column)]
    return []


def _centred(line: Sequence[str], above: Sequence[list[str]], people: Sequence[int], words: Words) -> list[str] | None:
    """Return a line with the names of departments over each column of their blocks, where they stand in the middles.

    Blocks are told by numbers that begin anew below them, by a blank column between them, or by their equal size. Else
    it is asked about whoever stands between two names. None for a line that holds anything else.
    """
    names = [place for place in people if line[place]]
    filled = [place for place, cell in enumerate(line) if cell and place >= people[0]]
    functions = [function_of(line[place], words) for place in names]
    if (
        filled != names
        or len({*functions} & {"sales", "marketing"}) < _TWO
        or None in functions
        or names[0] == people[0]
    ):
        return None
    found = list(line)
    if blocks := _blocks(above, people, names):
        for name, block in zip(names, blocks, strict=True):
            for place in block:
                found[place] = line[name]
        return found
    for place in people:
        before = [name for name in names if name <= place]
        after = [name for name in names if name >= place]
        if before and after and before[-1] != after[0]:
            found[place] = _BETWEEN.format(letter(place), line[before[-1]], line[after[0]])
        else:
            found[place] = line[before[-1] if before else after[0]]
    return found


def _blocks(above: Sequence[list[str]], people: Sequence[int], names: Sequence[int]) -> list[list[int]] | None:
    """Return the columns of each block, in which one name stands alone; None where nothing tells them."""
    starts = [[place for place in people if line[place] in _FIRST] for line in above]
    starts.append([place for before, place in pairwise([people[0] - _TWO, *people]) if place - before > 1])
    size, rest = divmod(len(people), len(names))
    starts.append([] if rest or not _in_middles(people, names, size) else list(people[::size]))
    for begun in starts:
        if begun[:1] == [people[0]] and len(begun) == len(names):
            ends = [*begun[1:], people[-1] + 1]
            blocks = [
                [place for place in people if start <= place < end] for start, end in zip(begun, ends, strict=True)
            ]
            if all(name in block for name, block in zip(names, blocks, strict=True)):
                return blocks
    return None


def _in_middles(people: Sequence[int], names: Sequence[int], size: int) -> bool:
    """Tell whether each name stands over the column in the middle of a block of this size, or beside it."""
    return all(abs((people.index(name) - number * size) * 2 - (size - 1)) <= _TWO for number, name in enumerate(names))


def _headed(line: Sequence[str], column: int) -> list[str]:
    return [GROUP if place == column else cell for place, cell in enumerate(line)]


def _letters(names: Sequence[str]) -> list[str]:
    """Return the letters of codes that count the people of several groups from 1 on: S1, S2, M1, M2; else nothing.

    Behind names, the letters of Sales and Marketing are such codes as well: Ann (S), Ben (M).
    """
    behind = [_BEHIND.fullmatch(name) for name in names]
    if len(names) >= _FEWEST and all(behind) and {each[1].upper() for each in behind if each} == _OWN_LETTERS:
        return [each[1] for each in behind if each]
    codes = [_CODED.fullmatch(name) for name in names]
    if len(names) < _FEWEST or not all(codes):
        return []
    letters = [code[1] for code in codes if code]
    numbers: dict[str, set[int]] = {}
    for code in filter(None, codes):
        numbers.setdefault(code[1], set()).add(int(code[2]))
    counted = all(max(found) == len(found) == letters.count(letter) for letter, found in numbers.items())
    return letters if counted and 1 < len(numbers) < len(names) else []
