"""What is told of answers that are nearly all alike, held against every way in which people may have answered."""

from collections import defaultdict
from collections.abc import Iterator
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


def seen(cells: Cells, instrument: Instrument) -> object:
    """Return all that a report tells of these answers."""
    counts = told_together([told(dict(enumerate(cells, 1)), instrument)], instrument)
    return ("sum", exact_sum([counts])) if isinstance(counts, StandIn) else cells


def pinned(worlds: list[Cells]) -> bool:
    """Tell whether everybody is known to have given one and the same answer."""
    answers = {answer for world in worlds for answer, people in enumerate(world, 1) if people}
    return len(answers) == 1


@pytest.mark.parametrize("people", range(6, 15))
class TestEveryWay:
    def test_nobody_is_pinned(self, people: int, instrument: Instrument) -> None:
        """However people answer, neither an outsider nor any of them learns that all others gave one answer."""
        worlds = defaultdict(list)
        for cells in every_way(people):
            worlds[seen(cells, instrument)].append(cells)
        for alike in worlds.values():
            assert not pinned(alike)
            for own in range(5):
                others = [(*w[:own], w[own] - 1, *w[own + 1 :]) for w in alike if w[own]]
                assert not others or not pinned(others)

    def test_means_stay(self, people: int, instrument: Instrument) -> None:
        """The sum is told as it is; only where all or all but one agree may it move by a step, at the ends by two."""
        moves = defaultdict(int)
        for cells in every_way(people):
            counts = told(dict(enumerate(cells, 1)), instrument)
            move = abs(int(exact_sum([counts])) - sum(answer * n for answer, n in enumerate(cells, 1)))
            moves[max(cells) >= people - 1, people in (cells[0], cells[-1])] |= 1 << move
            assert size(counts) == people
        assert {(False, False): 0b1, (True, False): 0b11, (True, True): 0b100} == moves
