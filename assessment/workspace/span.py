"""Whether sums over sets of people, added and taken off in any way, tell of a few of them alone.

Whoever has sums of answers has every combination of them: each is a vector of the row space of a matrix with a row for
each set and a column for each *cell*, the people whom no set tells apart. So the question is whether that space holds a
vector that is 0 but for a few people: their sum, or a difference among them, is what the sums tell. The space is
brought into reduced row echelon form with fractions (Gauss and Jordan; Strang, Introduction to Linear Algebra, 5th ed.
2016, section 3.2), cells that are large enough first. Then the rows that begin with a small cell span all vectors that
are over small cells alone. Most times there are none, and else few: each few cells are tried.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import comb

type Vector = Mapping[int, Fraction]
"""A row by its columns; those that are not there are 0."""

type _Reduced = dict[int, dict[int, Fraction]]
"""Rows by the column in which each begins, with 1, and in which no other row has anything."""

_MOST_TRIED = 50_000
"""So many ways to take a few of the small cells are tried. More of them are taken to tell of few."""


@dataclass(frozen=True, slots=True)
class Told:
    """A set of people whose sum is told; people are by what recognises them, each with how many there are.

    It was promised to the people that nothing is told of fewer than `least`; to those of a set that is not `kin`, it
    was so if they are the same people. `new`: it is about to be told.
    """

    people: Mapping[str, int]
    least: int
    kin: bool = True
    new: bool = False


@dataclass(frozen=True, slots=True)
class _Cell:
    """People whom no set tells apart."""

    size: int
    least: int


def tells_of_few(told: Sequence[Told]) -> bool:
    """Tell whether new sums tell, beside all others, of fewer people than was promised to one of them."""
    cells, rows = _cells(told)
    known = _reduced(row for row, each in zip(rows, told, strict=True) if not each.new)
    for least in {cell.least for cell in cells}:
        order = sorted(range(len(cells)), key=lambda column: cells[column].size < least)
        small = [column for column in order if cells[column].size < least]
        place = {column: n for n, column in enumerate(order)}
        found = _reduced({place[c]: value for c, value in row.items()} for row in rows)
        left = [{order[n]: value for n, value in row.items()} for start, row in found.items() if order[start] in small]
        if any(_new(vector, known) for vector in _over_few(left, cells, least)):
            return True
    return False


def _cells(told: Sequence[Told]) -> tuple[list[_Cell], list[Vector]]:
    """Return the cells, and a row for each set: of several who are recognised alike it may hold some."""
    apart: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, each in enumerate(told):
        for person, times in each.people.items():
            apart[person].append((place, times))
    sizes: dict[tuple[tuple[int, int], ...], int] = defaultdict(int)
    for sets in map(tuple, apart.values()):
        sizes[sets] += max(times for _, times in sets)
    rows: list[dict[int, Fraction]] = [{} for _ in told]
    cells = []
    for column, (sets, size) in enumerate(sizes.items()):
        over = [told[place] for place, _ in sets]
        cells.append(_Cell(size, max(each.least for each in ([each for each in over if each.kin] or over))))
        for place, times in sets:
            rows[place][column] = Fraction(times)
    return cells, list(rows)


def _reduced(rows: Iterable[Vector]) -> _Reduced:
    """Return rows that span the same space, in reduced row echelon form."""
    reduced: _Reduced = {}
    for row in rows:
        left = _less(row, reduced)
        if not left:
            continue
        start = min(left)
        left = {column: value / left[start] for column, value in left.items()}
        reduced = {place: _less(other, {start: left}) for place, other in reduced.items()} | {start: left}
    return reduced


def _less(row: Vector, reduced: _Reduced) -> dict[int, Fraction]:
    """Return a row without anything in the columns in which other ones begin; empty where it is in their span."""
    left = dict(row)
    for start in reduced.keys() & row.keys():
        times = row[start]
        for column, value in reduced[start].items():
            left[column] = left.get(column, Fraction()) - times * value
    return {column: value for column, value in left.items() if value}


def _over_few(rows: Sequence[Vector], cells: Sequence[_Cell], least: int) -> Iterator[Vector]:
    """Yield vectors of the span of rows over fewer than `least` people, one of whom was promised so many.

    Each few of the cells go to the end: what then begins there is over these alone.
    """
    small = sorted({column for row in rows for column in row})
    if not rows or sum(comb(len(small), n) for n in range(1, least)) > _MOST_TRIED:
        yield from rows
        return
    for n in range(1, least):
        for few in combinations(small, n):
            if sum(cells[column].size for column in few) >= least or all(cells[c].least < least for c in few):
                continue
            order = [*(column for column in small if column not in few), *few]
            place = {column: at for at, column in enumerate(order)}
            found = _reduced({place[c]: value for c, value in row.items()} for row in rows)
            for start, row in found.items():
                if start >= len(small) - n and any(cells[order[at]].least >= least for at in row):
                    yield {order[at]: value for at, value in row.items()}


def _new(vector: Vector, known: _Reduced) -> bool:
    return bool(_less(vector, known))
