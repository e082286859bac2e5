"""How often each verdict of a team report is right: `python -m bench verdicts`.

Made-up teams, of which the truth is known (`bench/teams.py`), are analysed as a report analyses them. What is measured
is what the package says. The tables are printed, and what a report tells of its own sizes is written into the bank
(`assessment/bank/expected_verdicts.toml`).

Beside the engine stands what it could reach at best: the same estimate by somebody who knew beforehand how much the
functions of these worlds differ. What even that does not find, the answers do not tell.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import product
from math import isnan
from pathlib import Path

import numpy as np

from assessment.instrument import Expectation, Instrument
from assessment.load import load_bank
from assessment.stats import Interval, NoFigure
from assessment.team import StatementResult, analyse, count
from assessment.team.verdict import GAP, LEANS, PROBABLE, SAME
from bench.report import Figures, keep
from bench.teams import FUNCTIONS, MEANS, OVERALL, OWN, SEED, Cell, team, truths

REPORTS = 400
SIZES = ((6, 6), (6, 9), (8, 12), (14, 11), (12, 20), (20, 30), (40, 60), (300, 500))
GAPS = (0.5, 0.75, 1.0)
ENOUGH = 50  # statements: a share of fewer is not told
WORLDS = ("null", *(f"five {gap}" for gap in GAPS), "real")
TABLE = Path(__file__).parents[1] / "assessment" / "bank" / "expected_verdicts.toml"

HEAD = f"""\
# How often a team report finds what is true, and how often its words are right: written by
# `python -m bench verdicts`, never by hand. {REPORTS} made-up teams for each figure, seed {SEED}.
# `nothing`: of reports without differences, how many call nothing a gap. Where every statement differs by something
# (the world `real` alone): `found`, of differences of 0.5 or more, how many are called at least probable, on the right
# side; `findable`, how many by somebody who knew beforehand how much functions differ; `words`, how often a gap is 0.5
# or more, the same view less, and a lean to that side, of words said {ENOUGH} times or more. `gaps`: of gaps of that
# size, on five of 20 alone, how many are called so. `camps`: how many answers with one peak look like two camps.
"""

NEAR_AN_END = 2.0  # means up to here show how intervals do at the ends of the scale
GAP_FROM, NOTHING_BELOW = 0.5, 0.25  # what counts as a gap, and what is next to nothing
NONE = float("nan")

type Measured = tuple[Cell, dict[str, float], list[tuple[float, float, int]]]

USUAL = [Cell(world, sizes) for sizes, world in product(SIZES, WORLDS)]
ALIKE_FAR = [Cell(f"all {apart}", sizes) for apart in (1.0, 1.5, 2.0) for sizes in ((6, 9), (8, 12), (12, 20))]
"""Where everything differs by the same, and by more than is expected beforehand."""

UNUSUAL = [
    Cell(world, sizes, **people)
    for people in ({"careless": 0.12}, {"sds": (0.5, 1.6)}, {"sds": (1.6, 0.5)}, {"shared": 0.1}, {"shared": 0.4})
    for sizes in ((8, 12), (14, 11), (12, 20))
    for world in ("null", "real")
]


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


def reports(cell: Cell, *, informed: bool = False) -> tuple[Cell, list[list[Judged]]]:
    """Return what the reports of many such teams say, statement by statement.

    `informed`: by somebody who knows how much the functions differ in the world `real`.
    """
    instrument = without_permutations(load_bank().instrument)
    if informed:
        known = Expectation("known", 1, OVERALL, 1, (OWN,), OWN, "What the made-up world is made with.", ("ours",))
        instrument = replace(instrument, expectations=(known,))
    chance = np.random.default_rng([SEED, *f"{cell}".encode()])
    found = []
    for _ in range(REPORTS):
        means = truths(cell.world, chance)
        people = team(cell, means, chance)
        true = [(1 - cell.careless) * mean + cell.careless * 3 for mean in means]
        statements = analyse(count(people, instrument), instrument).statements
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


def often(said: float) -> bool:
    """Tell whether a word, said of this share of all statements of a cell, was said often enough to tell its rights."""
    return round(said * REPORTS * len(MEANS)) >= ENOUGH


def called(each: Judged) -> bool:
    """Tell whether a statement is called a gap or probably a gap."""
    return each.verdict in (GAP, PROBABLE)


def summary(found: Sequence[Sequence[Judged]]) -> dict[str, float]:
    """Return how often what was said is right, over all reports of a cell."""
    every = [each for report in found for each in report]
    gaps = [each for each in every if abs(each.truth) >= GAP_FROM - 1e-9]
    flagged = [each for each in every if called(each)]
    sure, probable = ([each for each in every if each.verdict == word] for word in (GAP, PROBABLE))
    widest = [sorted(report, key=lambda each: -abs(each.expected))[:3] for report in found]
    shown = [abs(each.expected) for three in widest for each in three]
    true = [each.truth * (1 if each.expected > 0 else -1) for three in widest for each in three]
    return {
        "any": share(any(map(called, report)) for report in found),
        "found": share(called(each) and each.said * each.truth > 0 for each in gaps),
        "false": share(abs(each.truth) < NOTHING_BELOW for each in flagged),
        "none": share(not each.truth for each in flagged),
        "sure found": share(each.verdict == GAP and each.said * each.truth > 0 for each in gaps),
        "sure": share(each.verdict == GAP for each in every),
        "sure right": share(each.said * each.truth >= GAP_FROM - 1e-9 for each in sure),
        "probable": share(each.verdict == PROBABLE for each in every),
        "probable right": share(each.said * each.truth >= GAP_FROM - 1e-9 for each in probable),
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


def informed(cell: Cell) -> tuple[Cell, list[list[Judged]]]:
    """Return what somebody says who knows how much the functions differ."""
    return reports(cell, informed=True)


def measured(cells: Sequence[Cell], best: Sequence[Cell]) -> Iterator[Measured]:
    """Yield every cell with its summary and its calibration, then the best there is; one process for each core."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for found in (pool.map(reports, cells), pool.map(informed, best)):
            yield from ((cell, summary(each), calibration(each)) for cell, each in found)


def lines(found: Iterable[Measured]) -> Iterator[str]:
    """Yield the table of all cells, in Markdown."""
    columns = (
        "any", "found", "false", "none", "sure found", "sure right", "probable right", "leans", "leans right", "same",
        "same wrong", "widest shown", "widest true", "expected held", "observed held", "ends held", "divided",
        "spread out",
    )  # fmt: skip
    yield f"| sizes | people | world | {' | '.join(columns)} | said / true, by fifths |"
    yield f"| --- | --- | --- | {' | '.join('---:' for _ in columns)} | --- |"
    for cell, figures, fifths in found:
        cells = [f"{figures[name]:.2f}" if "widest" in name else percent(figures[name]) for name in columns]
        said = ", ".join(f"{said:.0%}/{true:.0%}" for said, true, _ in fifths)
        yield f"| {cell.sizes[0]}/{cell.sizes[1]} | {cell.name} | {cell.world} | {' | '.join(cells)} | {said} |"


def percent(figure: float) -> str:
    """Return a share in percent with one decimal; a dash for a share of nothing."""
    return "–" if isnan(figure) else f"{100 * figure:.1f}%"


def table(
    usual: dict[tuple[tuple[int, int], str], dict[str, float]], best: dict[tuple[int, int], dict[str, float]]
) -> Iterator[str]:
    """Yield what a report tells of its own sizes, as TOML."""
    yield from HEAD.splitlines()
    for sizes in sorted(SIZES, key=lambda pair: 1 / (1 / pair[0] + 1 / pair[1])):
        real = usual[sizes, "real"]
        rights = {
            GAP: (real["sure"], real["sure right"]),
            PROBABLE: (real["probable"], real["probable right"]),
            LEANS: (real["leans"], real["leans right"]),
            SAME: (real["same"], 1 - real["same wrong"]),
        }
        found = [f"{{ gap = {gap}, found = {usual[sizes, f'five {gap}']['found']:.3f} }}" for gap in GAPS]
        words = [f'{{ word = "{word}", right = {right:.3f} }}' for word, (said, right) in rights.items() if often(said)]
        yield ""
        yield "[[expected_verdicts]]"
        yield f"sales = {sizes[0]}"
        yield f"marketing = {sizes[1]}"
        yield f"nothing = {1 - usual[sizes, 'null']['any']:.3f}"
        yield f"found = {real['found']:.3f}"
        yield f"findable = {best[sizes]['found']:.3f}"
        yield f"camps = {usual[sizes, 'null']['divided']:.3f}"
        yield f"gaps = [{', '.join(found)}]"
        yield "words = ["
        yield from (f"  {word}," for word in words)
        yield "]"
        yield 'sources = ["ours"]'


def targets(found: Sequence[Measured]) -> Iterator[tuple[str, float, float, float, float]]:
    """Yield for small teams: what, the share measured, what was aimed at, what must hold, the best there is.

    Where what must hold is more than the aim, not even the best there is reaches it, or it would cost another aim: see
    docs/adr/0018-words-by-probability.md.
    """
    many = len(USUAL) + len(ALIKE_FAR) + len(UNUSUAL)
    by_cell = {cell: (figures, fifths) for cell, figures, fifths in found[:many]}
    knowing = {cell: figures for cell, figures, _ in found[many:]}
    for sizes, missed, false, none in (((8, 12), 0.62, 0.13, 0.33), ((12, 20), 0.5, 0.1, 0.22)):
        where = f"{sizes[0]} and {sizes[1]} people"
        real, fifths = by_cell[Cell("real", sizes)]
        best, five = knowing[Cell("real", sizes)], [by_cell[Cell(f"five {gap}", sizes)][0]["none"] for gap in GAPS[1:]]
        most = max(abs(said - true) for said, true, number in fifths if number >= ENOUGH)
        aim = 0.6 if sizes == (8, 12) else 0.4
        yield (
            f"no differences, yet something called a gap: {where}",
            by_cell[Cell("null", sizes)][0]["any"],
            0.05,
            0.06,
            NONE,
        )
        yield f"differences of 0.5 or more not found: {where}", 1 - real["found"], aim, missed, 1 - best["found"]
        yield f"called a gap, truly under 0.25: {where}", real["false"], 0.1, false, best["false"]
        yield f"called a gap, truly 0, five differ by 0.75: {where}", five[0], 0.15, none, NONE
        yield f"called a gap, truly 0, five differ by 1: {where}", five[1], 0.15, none, NONE
        yield f"stated probability off, in the worst fifth: {where}", most, 0.08, 0.08, NONE
        yield (
            f"three widest differences off, on average: {where}",
            abs(real["widest shown"] / real["widest true"] - 1),
            0.1,
            0.1,
            NONE,
        )
        yield (
            f"two camps in answers with one peak: {where}",
            by_cell[Cell("null", sizes)][0]["divided"],
            NONE,
            0.15,
            NONE,
        )
    unlike = [by_cell[cell][0]["any"] for cell in by_cell if cell.world == "null" and cell.sds != Cell.sds]
    same = [figures["same wrong"] for figures, _ in by_cell.values() if often(figures["same"])]
    ends = [
        1 - figures["ends held"] for cell, (figures, _) in by_cell.items() if cell in USUAL and max(cell.sizes) <= 20
    ]
    yield "spreads of 0.5 and 1.6, yet something called a gap: on average", float(np.mean(unlike)), 0.05, 0.06, NONE
    yield "the same, at most: 8 people spread by 1.6, 12 by 0.5", max(unlike), 0.05, 0.12, NONE
    yield "called the same view, truly 0.5 or more apart, at most", max(same, default=NONE), 0.05, 0.05, NONE
    yield "intervals of means near an end that miss, at most", max(ends), 0.07, 0.08, NONE


def figures() -> Figures:
    """Measure everything; return a short table, and whether what must hold does."""
    found = list(measured(USUAL + ALIKE_FAR + UNUSUAL, [Cell("real", sizes) for sizes in SIZES]))
    print("\n".join(lines(found)))
    keep("verdicts", [[f"{cell}", result, fifths] for cell, result, fifths in found])
    usual = {(cell.sizes, cell.world): result for cell, result, _ in found[: len(USUAL)]}
    best = {cell.sizes: result for cell, result, _ in found[len(USUAL) + len(ALIKE_FAR) + len(UNUSUAL) :]}
    TABLE.write_text("\n".join(table(usual, best)) + "\n", "utf-8")
    rows = list(targets(found))
    cells = [f"| {name} | {' | '.join(map(percent, figures))} |" for name, *figures in rows]
    head = ["| verdicts of team reports, made-up teams | measured | aim | must hold | best there is |"]
    short = "\n".join([*head, "| --- | ---: | ---: | ---: | ---: |", *cells])
    return short, all(isnan(value) or value <= most for _, value, _, most, _ in rows)
