"""Made-up teams, of which the truth is known: what the measurements of statistics are made with.

Answers 1 to 5 come from cutting a normal scale at -1.5, -0.5, 0.5 and 1.5, with one effect for each person. The worlds:

- null: Sales and Marketing differ in nothing.
- five x: statements 2, 3, 7 and 13 differ by x, statement 6 by -x, fifteen in nothing.
- all x: every statement differs by x, Sales the higher one.
- real: every statement differs, by N(0, 0.3) for all and N(0, 0.45) for each.

NumPy makes the answers; what is said of them comes from the package.
"""

from dataclasses import dataclass
from functools import cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from assessment.guesses import Guesses
from assessment.instrument import Answers

SEED = 20061
FUNCTIONS = ("sales", "marketing")
MEANS = (3.1, 2.6, 2.9, 3.0, 3.4, 3.3, 2.8, 3.0, 2.6, 3.5, 2.0, 2.5, 2.6, 2.2, 2.5, 3.2, 1.7, 1.9, 2.3, 2.4)
CUTS = np.array([-1.5, -0.5, 0.5, 1.5])
LOWEST, HIGHEST = 1.15, 4.85  # no mean is closer to the ends of the scale
OVERALL, OWN = 0.3, 0.45  # how much functions differ in the world `real`, in points: for all statements, and for each

type Array = NDArray[np.float64]


@dataclass(frozen=True)
class Cell:
    """One kind of team: who they are and what is true of them."""

    world: str
    sizes: tuple[int, int]
    sds: tuple[float, float] = (1.0, 1.0)
    shared: float = 0.25  # the part of the variance that goes with the person
    careless: float = 0.0  # the share of people who tick anything

    @property
    def name(self) -> str:
        """What is unusual about the people."""
        unusual = {
            f"SD {self.sds[0]} and {self.sds[1]}": self.sds != (1.0, 1.0),
            f"person share {self.shared}": self.shared != Cell.shared,
            f"{self.careless:.0%} careless": bool(self.careless),
        }
        return ", ".join(name for name, holds in unusual.items() if holds) or "usual"


@dataclass(frozen=True)
class Person:
    """A made-up respondent."""

    function: str
    level: str
    answers: Answers
    guesses: Guesses | None = None


def team(cell: Cell, means: tuple[Array, Array], chance: np.random.Generator) -> list[Person]:
    """Return the people of both functions."""
    return [
        Person(function, "staff", tuple(map(int, row)))
        for function, mean, people, sd in zip(FUNCTIONS, means, cell.sizes, cell.sds, strict=True)
        for row in answers(mean, people, sd, cell, chance)
    ]


def latent(means: Array, sd: float) -> Array:
    """Return the places on the normal scale from which answers have these means."""
    return np.interp(means, *_mean_answers(sd))


@cache
def _mean_answers(sd: float) -> tuple[Array, Array]:
    """Return mean answers, and the places on the normal scale that they come from."""
    places, chance = np.linspace(-8, 8, 4001), NormalDist(0, sd)
    return np.array([1 + sum(chance.cdf(place - cut) for cut in CUTS) for place in places]), places


def truths(world: str, chance: np.random.Generator) -> tuple[Array, Array]:
    """Return the true means of both functions."""
    apart = np.zeros(len(MEANS))
    if world == "real":
        apart = chance.normal(0, OVERALL) + chance.normal(0, OWN, len(MEANS))
    elif world.startswith("all"):
        apart[:] = float(world.split()[1])
    elif world != "null":
        apart[[1, 2, 6, 12]], apart[5] = (size := float(world.split()[1])), -size
    middle = np.array(MEANS)
    return np.clip(middle + apart / 2, LOWEST, HIGHEST), np.clip(middle - apart / 2, LOWEST, HIGHEST)


def answers(means: Array, people: int, sd: float, cell: Cell, chance: np.random.Generator) -> NDArray[np.int64]:
    """Return what people answer."""
    persons = np.sqrt(cell.shared) * chance.standard_normal((people, 1))
    own = np.sqrt(1 - cell.shared) * chance.standard_normal((people, len(means)))
    given = 1 + (latent(means, sd)[:, None] + (sd * (persons + own))[:, :, None] > CUTS).sum(2)
    careless: NDArray[np.bool_] = chance.random((people, 1)) < cell.careless
    anything: NDArray[np.int64] = chance.integers(1, 6, given.shape)
    return np.where(careless, anything, given)
