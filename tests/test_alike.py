"""What is told of answers that are nearly all alike, held against every way in which people may have answered."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, partial
from itertools import combinations_with_replacement

import pytest

from assessment.instrument import Instrument
from assessment.stats import size
from assessment.team.alike import StandIn, exact_sum, told, told_together

type Cells = tuple[int, ...]
"""How many people gave each answer from 1 to 5."""


def every_way(people: int) -> Iterator[Cells]:
    for answers in combinations_with_replacement(range(1, 6), people):
        yield tuple(answers.count(answer) for answer in range(1, 6))


def seen(*blocks: Cells, instrument: Instrument) -> object:
    """Return all that a report tells of these answers, those of one block or of several."""
    counts = told_together([told(dict(enumerate(cells, 1)), instrument) for cells in blocks], instrument)
    whole = tuple(map(sum, zip(*blocks, strict=True)))
    return ("sum", exact_sum([counts])) if isinstance(counts, StandIn) else whole


def pinned(worlds: list[Cells]) -> bool:
    """Tell whether everybody is known to have given one and the same answer."""
    answers = {answer for world in worlds for answer, people in enumerate(world, 1) if people}
    return len(answers) == 1


def nobody_pinned(alike: list[Cells]) -> bool:
    """Tell whether an outsider, and each of these people, is left with more than one answer for the others."""
    others = ([(*w[:own], w[own] - 1, *w[own + 1 :]) for w in alike if w[own]] for own in range(5))
    return not pinned(alike) and not any(map(pinned, filter(None, others)))


@pytest.mark.parametrize("people", range(6, 15))
class TestEveryWay:
    def test_nobody_is_pinned(self, people: int, instrument: Instrument) -> None:
        """However people answer, neither an outsider nor any of them learns that all others gave one answer."""
        worlds = defaultdict(list)
        for cells in every_way(people):
            worlds[seen(cells, instrument=instrument)].append(cells)
        for alike in worlds.values():
            assert nobody_pinned(alike)

    def test_means_stay(self, people: int, instrument: Instrument) -> None:
        """The sum is told as it is; only where all or all but one agree may it move by a step, at the ends by two."""
        moves = defaultdict(int)
        for cells in every_way(people):
            counts = told(dict(enumerate(cells, 1)), instrument)
            move = abs(int(exact_sum([counts])) - sum(answer * n for answer, n in enumerate(cells, 1)))
            moves[max(cells) >= people - 1, people in (cells[0], cells[-1])] |= 1 << move
            assert size(counts) == people
        assert {(False, False): 0b1, (True, False): 0b11, (True, True): 0b100} == moves


@pytest.mark.parametrize(("before", "later"), [(6, 6), (6, 7)])
class TestTwoReports:
    def test_nobody_is_pinned(self, before: int, later: int, instrument: Instrument) -> None:
        """However the first ones and those who come later answer, as long as each are a block of their own."""
        worlds: dict[object, list[tuple[Cells, Cells]]] = defaultdict(list)
        told_of = cache(partial(seen, instrument=instrument))
        for first in every_way(before):
            for then in every_way(later):
                worlds[told_of(first), told_of(first, then)].append((first, then))
        for alike in worlds.values():
            assert all(nobody_pinned(list(cells)) for cells in zip(*alike, strict=True))

    def test_as_one_block_they_were_pinned(self, before: int, later: int, instrument: Instrument) -> None:
        """The newcomers where they all gave one answer and the first did not, and the other way round."""
        for first, then in (
            ((2, 1, 1, 1, before - 5), (0, 0, 0, later, 0)),
            ((before, 0, 0, 0, 0), (later - 2, 0, 2, 0, 0)),
        ):
            both = tuple(map(sum, zip(first, then, strict=True)))
            assert both == seen(both, instrument=instrument)
            assert both != seen(first, then, instrument=instrument)
