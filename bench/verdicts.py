"""How often each verdict of a team report is right: `python -m bench.verdicts`.

Made-up teams, of which the truth is known, are analysed as a report analyses them. What is measured is what the package
says; NumPy only makes the answers. The tables are printed, and what a report tells of its own sizes is written into the
bank (`assessment/bank/expected_verdicts.toml`).

Answers 1 to 5 come from cutting a normal scale at -1.5, -0.5, 0.5 and 1.5, with one effect for each person. The worlds:

- null: Sales and Marketing differ in nothing.
- five x: statements 2, 3, 7 and 13 differ by x, statement 6 by -x, fifteen in nothing.
- real: every statement differs, by N(0, 0.3) for all and N(0, 0.45) for each.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from assessment.instrument import Answers, Instrument
from assessment.load import load_bank
from assessment.stats import Interval, NoFigure
from assessment.team import StatementResult, analyse, count
from assessment.team.verdict import GAP, LEANS, PROBABLE, SAME
from bench.report import Figures, keep

REPORTS = 400
SEED = 20061
SIZES = ((5, 5), (6, 9), (8, 12), (14, 11), (12, 20), (20, 30), (40, 60), (300, 500))
GAPS = (0.5, 0.75, 1.0)
WORLDS = ("null", *(f"five {gap}" for gap in GAPS), "real")
FUNCTIONS = ("sales", "marketing")
TABLE = Path(__file__).parents[1] / "assessment" / "bank" / "expected_verdicts.toml"

MEANS = (3.1, 2.6, 2.9, 3.0, 3.4, 3.3, 2.8, 3.0, 2.6, 3.5, 2.0, 2.5, 2.6, 2.2, 2.5, 3.2, 1.7, 1.9, 2.3, 2.4)
CUTS = np.array([-1.5, -0.5, 0.5, 1.5])
LOWEST, HIGHEST = 1.15, 4.85  # no mean is closer to the ends of the scale
NEAR_AN_END = 2.0  # means up to here show how intervals do at the ends of the scale
GAP_FROM, NOTHING_BELOW = 0.5, 0.25  # what counts as a gap, and what is next to nothing

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


USUAL = [Cell(world, sizes) for sizes, world in product(SIZES, WORLDS)]
UNUSUAL = [
    Cell(world, sizes, **people)
    for people in ({"careless": 0.12}, {"sds": (0.5, 1.6)}, {"sds": (1.6, 0.5)}, {"shared": 0.1}, {"shared": 0.4})
    for sizes in ((8, 12), (14, 11), (12, 20))
    for world in ("null", "five 1.0", "real")
]


@dataclass(frozen=True)
class Person:
    """A made-up respondent."""

    function: str
    level: str
    answers: Answers


@dataclass(frozen=True)
class Judged:
    """One statement of one report: what was said of it, and what is true (`truth`, Sales minus Marketing)."""

    truth: float
    observed: float
    expected: float
    verdict: str
    said: float  # which function is higher, as the sign of a difference; 0 where no word says it
    gap: float  # the probability that was given to the likelier gap
    gap_true: bool
    held: tuple[bool, ...]  # whether the intervals hold the truth: expected, observed, and those near an end
    ends: tuple[bool, ...]  # whether intervals of means near an end of the scale hold the mean
    divided: int
    spread_out: int


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
        apart = chance.normal(0, 0.3) + chance.normal(0, 0.45, len(MEANS))
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


def reports(cell: Cell) -> tuple[Cell, list[list[Judged]]]:
    """Return what the reports of many such teams say, statement by statement."""
    instrument = without_permutations(load_bank().instrument)
    chance = np.random.default_rng([SEED, *f"{cell}".encode()])
    found = []
    for _ in range(REPORTS):
        means = truths(cell.world, chance)
        team = [
            Person(function, "staff", tuple(map(int, row)))
            for function, mean, people, sd in zip(FUNCTIONS, means, cell.sizes, cell.sds, strict=True)
            for row in answers(mean, people, sd, cell, chance)
        ]
        true = [(1 - cell.careless) * mean + cell.careless * 3 for mean in means]
        statements = analyse(count(team, instrument), instrument).statements
        found.append([judge(each, *pair) for each, *pair in zip(statements, *true, strict=True)])
    return cell, found


def without_permutations(instrument: Instrument) -> Instrument:
    """Return the questionnaire with the quick p value everywhere: no verdict rests on it, and time goes with it."""
    limits = (replace(each, value=1) if each.key == "exact-permutation-limit" else each for each in instrument.limits)
    return replace(instrument, limits=tuple(limits))


def judge(found: StatementResult, *means: float) -> Judged:
    """Hold what is said of a statement against the true means."""
    estimate, bounded = found.estimate, found.bounded
    if isinstance(estimate, NoFigure) or isinstance(found.apart.difference, NoFigure):
        raise TypeError(f"Statement {found.number} has no estimate.")
    truth = means[0] - means[1]
    side = max(estimate.gap, key=estimate.gap.__getitem__)
    sign = 1 if side == FUNCTIONS[0] else -1
    views = zip(found.views.values(), means, strict=True)
    return Judged(
        truth=truth,
        observed=found.apart.difference,
        expected=estimate.difference,
        verdict=found.verdict,
        said=0 if found.side is None else 1 if found.side == FUNCTIONS[0] else -1,
        gap=estimate.gap[side],
        gap_true=sign * truth >= GAP_FROM - 1e-9,
        held=(holds(estimate.interval, truth), holds(bounded, truth)),
        ends=tuple(holds(view.bounded, mean) for view, mean in views if mean <= NEAR_AN_END),
        divided=len(found.divided),
        spread_out=len(found.spread_out),
    )


def holds(interval: Interval | NoFigure, value: float) -> bool:
    """Tell whether an interval holds a value."""
    return not isinstance(interval, NoFigure) and interval.low <= value <= interval.high


def share(of: Iterable[bool]) -> float:
    """Return the share of what is true; NaN of nothing."""
    held = list(of)
    return sum(held) / len(held) if held else float("nan")


def called(each: Judged) -> bool:
    """Tell whether a statement is called a gap or probably a gap."""
    return each.verdict in (GAP, PROBABLE)


def summary(found: Sequence[Sequence[Judged]]) -> dict[str, float]:
    """Return how often what was said is right, over all reports of a cell."""
    every = [each for report in found for each in report]
    gaps = [each for each in every if abs(each.truth) >= GAP_FROM - 1e-9]
    flagged = [each for each in every if called(each)]
    sure = [each for each in every if each.verdict == GAP]
    widest = [sorted(report, key=lambda each: -abs(each.expected))[:3] for report in found]
    shown = [abs(each.expected) for three in widest for each in three]
    true = [each.truth * (1 if each.expected > 0 else -1) for three in widest for each in three]
    return {
        "any": share(any(map(called, report)) for report in found),
        "found": share(called(each) and each.said * each.truth > 0 for each in gaps),
        "false": share(abs(each.truth) < NOTHING_BELOW for each in flagged),
        "sure found": share(each.verdict == GAP and each.said * each.truth > 0 for each in gaps),
        "sure false": share(abs(each.truth) < NOTHING_BELOW for each in sure),
        "leans": share(each.verdict == LEANS for each in every),
        "leans right": share(each.said * each.truth > 0 for each in every if each.verdict == LEANS),
        "same": share(each.verdict == SAME for each in every),
        "same wrong": share(abs(each.truth) >= GAP_FROM - 1e-9 for each in every if each.verdict == SAME),
        "widest shown": float(np.mean(shown)),
        "widest true": float(np.mean(true)),
        "expected held": share(each.held[0] for each in every),
        "observed held": share(each.held[1] for each in every),
        "ends held": share(held for each in every for held in each.ends),
        "divided": float(np.mean([each.divided for each in every])) / 2,
        "spread out": float(np.mean([each.spread_out for each in every])) / 2,
    }


def calibration(found: Sequence[Sequence[Judged]]) -> list[tuple[float, float, int]]:
    """Return for each fifth of stated probability: the mean stated, the share that is true, how many."""
    every = [each for report in found for each in report]
    fifths = [[each for each in every if low <= each.gap < low + 0.2] for low in np.arange(0, 1, 0.2)]
    return [
        (float(np.mean([each.gap for each in fifth])), share(each.gap_true for each in fifth), len(fifth))
        for fifth in fifths
        if fifth
    ]


def measured(cells: Sequence[Cell]) -> Iterator[tuple[Cell, dict[str, float], list[tuple[float, float, int]]]]:
    """Yield every cell with its summary and its calibration; one process for each core."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for cell, found in pool.map(reports, cells):
            yield cell, summary(found), calibration(found)


def lines(found: Iterable[tuple[Cell, dict[str, float], list[tuple[float, float, int]]]]) -> Iterator[str]:
    """Yield the table of all cells, in Markdown."""
    columns = (
        "any", "found", "false", "sure found", "sure false", "leans", "leans right", "same", "same wrong",
        "widest shown", "widest true", "expected held", "observed held", "ends held", "divided", "spread out",
    )  # fmt: skip
    yield f"| sizes | people | world | {' | '.join(columns)} | said / true, by fifths |"
    yield f"| --- | --- | --- | {' | '.join('---:' for _ in columns)} | --- |"
    for cell, figures, fifths in found:
        cells = [f"{figures[name]:.2f}" if "widest" in name else percent(figures[name]) for name in columns]
        said = ", ".join(f"{said:.0%}/{true:.0%}" for said, true, _ in fifths)
        yield f"| {cell.sizes[0]}/{cell.sizes[1]} | {cell.name} | {cell.world} | {' | '.join(cells)} | {said} |"


def percent(figure: float) -> str:
    """Return a share in percent with one decimal; a dash for a share of nothing."""
    return "–" if np.isnan(figure) else f"{100 * figure:.1f} %"


def table(usual: dict[tuple[tuple[int, int], str], dict[str, float]]) -> Iterator[str]:
    """Yield what a report tells of its own sizes, as TOML."""
    yield "# How often a team report finds what is true: written by `python -m bench.verdicts`, never by hand."
    yield f"# {REPORTS} made-up teams for each line, seed {SEED}. `nothing` is the share of reports without differences"
    yield "# that call nothing a gap; `found` the share of gaps of that size, on five of the 20, that are called so."
    for sizes in sorted(SIZES, key=lambda pair: 1 / (1 / pair[0] + 1 / pair[1])):
        yield ""
        yield "[[expected_verdicts]]"
        yield f"sales = {sizes[0]}"
        yield f"marketing = {sizes[1]}"
        yield f"nothing = {1 - usual[sizes, 'null']['any']:.3f}"
        found = [f"{{ gap = {gap}, found = {usual[sizes, f'five {gap}']['found']:.3f} }}" for gap in GAPS]
        yield f"gaps = [{', '.join(found)}]"
        yield 'sources = ["ours"]'


def figures() -> Figures:
    """Measure everything; return a short table, and whether the promises of the report hold."""
    found = list(measured(USUAL + UNUSUAL))
    full = "\n".join(lines(found))
    print(full)
    keep("verdicts", [[f"{cell}", result, fifths] for cell, result, fifths in found])
    usual = {(cell.sizes, cell.world): result for cell, result, _ in found[: len(USUAL)]}
    TABLE.write_text("\n".join(table(usual)) + "\n", "utf-8")
    small, middle = (8, 12), (12, 20)
    promises = [
        (
            "reports without differences in which anything is called a gap, 8 and 12 people",
            usual[small, "null"]["any"],
            0.06,
        ),
        ("the same, 12 and 20 people", usual[middle, "null"]["any"], 0.05),
        ("differences of 0.5 or more that are not found, 8 and 12 people", 1 - usual[small, "real"]["found"], 0.62),
        ("the same, 12 and 20 people", 1 - usual[middle, "real"]["found"], 0.46),
        ("of what is called a gap, truly under 0.25, 8 and 12 people", usual[small, "real"]["false"], 0.12),
        ("the same, 12 and 20 people", usual[middle, "real"]["false"], 0.1),
    ]
    rows = [f"| {name} | {percent(value)} | {most:.0%} |" for name, value, most in promises]
    short = "\n".join(["| verdicts | measured | at most |", "| --- | ---: | ---: |", *rows])
    return short, all(value <= most for _, value, most in promises)


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    short, holds_all = figures()
    print(f"\n{short}")
    sys.exit(not holds_all)
