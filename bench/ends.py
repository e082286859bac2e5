"""How often intervals of means near either end of the scale hold the true mean, apart: `python -m bench.ends`.

Made-up teams answer as in `bench/teams.py`, whose means lie low; for the high end everybody answers from the other side
of the scale (6 less the answer), so that nothing differs but the end.
"""

import argparse
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from assessment.load import load_bank
from assessment.team import analyse, count
from bench.teams import SEED, Cell, team, truths
from bench.verdicts import NEAR_AN_END, holds, share, without_permutations

SIZES = ((6, 6), (6, 9), (8, 12), (14, 11), (12, 20))
WORLDS = ("null", "five 1.0", "real")
LOW, HIGH = f"up to {NEAR_AN_END:g}", f"from {6 - NEAR_AN_END:g} on"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the share that holds for each size of a function, at the low end and at the high one."""
    parser = argparse.ArgumentParser(prog="python -m bench.ends", description=__doc__)
    parser.add_argument("--reports", type=int, default=400, help="for each size, world and end")
    reports = parser.parse_args(arguments).reports
    instrument = without_permutations(load_bank().instrument)
    held: dict[tuple[str, int], list[bool]] = defaultdict(list)
    for end, sizes, world in product((LOW, HIGH), SIZES, WORLDS):
        cell = Cell(world, sizes)
        chance = np.random.default_rng([SEED, *f"{end} {cell}".encode()])
        for _ in range(reports):
            means = truths(world, chance)
            people = team(cell, means, chance)
            if end == HIGH:
                means = (6 - means[0], 6 - means[1])
                people = [replace(each, answers=tuple(6 - (answer or 0) for answer in each.answers)) for each in people]
            for found, *pair in zip(analyse(count(people, instrument), instrument).statements, *means, strict=True):
                for view, mean, n in zip(found.views.values(), pair, sizes, strict=True):
                    if mean <= NEAR_AN_END if end == LOW else mean >= 6 - NEAR_AN_END:
                        held[end, n].append(holds(view.bounded, mean))
    print(f"| people of a function | means {LOW} | means {HIGH} |\n| --- | ---: | ---: |")
    for n in sorted({n for _, n in held}):
        print(f"| {n} | {share(held[LOW, n]):.1%} of {len(held[LOW, n]):,} | {share(held[HIGH, n]):.1%} |")
    for end in (LOW, HIGH):
        print(f"means {end}: {share(each for (at, _), some in held.items() if at == end for each in some):.1%}")


if __name__ == "__main__":
    main()
