"""How often a second measurement finds what moved: `python -m bench waves`.

People of whom the truth is known answer twice (`bench/teams.py` has how). Three statements rise by a point, or none
does. How much the same person's two answers go together is not known for this questionnaire, so several shares of
lasting variance stand beside each other; single statements of such questionnaires mostly lie between 0.5 and 0.7.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import product

import numpy as np

from assessment.load import load_bank
from assessment.team import count
from assessment.team.moved import DOWN, HIGHER, UP
from assessment.team.movement import FunctionMovement, movement
from assessment.team.pairs import Numbered, pair
from bench.report import Figures, keep
from bench.teams import CUTS, MEANS, SEED, latent
from bench.verdicts import percent, share

REPORTS = 400
SIZES = (8, 12, 20)
LASTING = (0.25, 0.5, 0.65)
SHARED = 0.25  # the part of the variance that goes with the person, on all statements alike
RISES = (2, 7, 13)  # the statements that rise, by a point


@dataclass(frozen=True)
class Cell:
    """One kind of team: how many, how much of an answer lasts, and whether anything rises."""

    people: int
    lasting: float
    rise: bool


def wave(cell: Cell, means: np.ndarray, lasts: np.ndarray, chance: np.random.Generator) -> list[Numbered]:
    """Return what people answer on one day; `lasts` is what they would answer on any."""
    today = np.sqrt(1 - cell.lasting) * chance.standard_normal(lasts.shape)
    given = 1 + (latent(means, 1.0)[:, None] + (lasts + today)[:, :, None] > CUTS).sum(2)
    return [Numbered(place, "sales", "staff", tuple(map(int, row))) for place, row in enumerate(given, 1)]


def reports(cell: Cell) -> tuple[Cell, dict[str, float]]:
    """Return how often what moved is found, in pairs and as two groups."""
    instrument = load_bank().instrument
    chance = np.random.default_rng([SEED, *f"{cell}".encode()])
    means = np.array(MEANS)
    later = means + np.isin(np.arange(1, len(MEANS) + 1), RISES if cell.rise else ())
    found: dict[str, list[FunctionMovement]] = {"pairs": [], "groups": []}
    for _ in range(REPORTS):
        person = np.sqrt(SHARED) * chance.standard_normal((cell.people, 1))
        own = np.sqrt(cell.lasting - SHARED) * chance.standard_normal((cell.people, len(MEANS)))
        before, after = (wave(cell, each, person + own, chance) for each in (means, later))
        teams = count(before, instrument), count(after, instrument)
        for name, pairs in (("pairs", pair(before, after, instrument)), ("groups", None)):
            found[name].append(movement(*teams, instrument, pairs=pairs, signs=RISES)["sales"])
    return cell, {f"{name}: {what}": value for name, each in found.items() for what, value in _summary(each).items()}


def _summary(found: list[FunctionMovement]) -> dict[str, float]:
    called = [set(each.judged(UP, DOWN)) for each in found]
    signs = [each.signs[number].verdict in (UP, HIGHER) for each in found for number in RISES]
    return {
        "found": share(number in each for each in called for number in RISES),
        "signs": share(signs),
        "false": share(bool(each - set(RISES)) for each in called),
        "any": share(map(bool, called)),
    }


def lines(found: dict[Cell, dict[str, float]]) -> Iterator[str]:
    """Yield the table, in Markdown."""
    yield (
        "| waves, three statements of 20 rise by a point | found in pairs | as signs of a plan | false | as two groups "
        "| as signs | false | nothing moved, yet something found: pairs, groups |"
    )
    yield f"| --- | {' | '.join(['---:'] * 7)} |"
    for people, lasting in product(SIZES, LASTING):
        rise, none = (found[Cell(people, lasting, each)] for each in (True, False))
        cells = [percent(rise[f"{how}: {what}"]) for how in ("pairs", "groups") for what in ("found", "signs", "false")]
        nothing = ", ".join(percent(none[f"{how}: any"]) for how in ("pairs", "groups"))
        yield f"| {people} people, {lasting:.0%} of an answer lasts | {' | '.join(cells)} | {nothing} |"


def figures() -> Figures:
    """Measure; return the table, and whether what 12 people were promised holds."""
    cells = [Cell(*each) for each in product(SIZES, LASTING, (True, False))]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        found = dict(pool.map(reports, cells))
    keep("waves", [[f"{cell}", each] for cell, each in found.items()])
    promised, nothing = found[Cell(12, 0.65, True)], found[Cell(12, 0.65, False)]
    holds = promised["pairs: found"] >= 0.6 and max(promised["pairs: false"], nothing["pairs: any"]) <= 0.05
    return "\n".join(lines(found)), holds
