"""How many departments' reports hold against the attack in tests/attack.

    python -m bench.attack [--departments 1000] [--from 10000] [--insiders 99] [--twice | --moved]

Goes on from a number beyond those of the tests, asks for every insider, and prints what was found. Interrupted, it
prints what was found until then.
"""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import suppress

from tests.attack.departments import asked_twice, departments, measured_twice
from tests.attack.finding import Outcome, attack
from tests.attack.moved import attack_moved
from tests.test_attack import BANK, both, figures, gist, gist_of_both
from tests.test_attack_moved import gist_of_moved, moved


def main(arguments: Sequence[str] | None = None) -> None:
    """Attack many departments and print the outcome; exit with 1 where anything was worked out."""
    parser = argparse.ArgumentParser(prog="python -m bench.attack", description=__doc__)
    parser.add_argument("--departments", type=int, default=1000)
    parser.add_argument("--from", type=int, default=10_000, dest="first")
    parser.add_argument("--insiders", type=int, default=99, help="of each function")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--twice", action="store_true", help="take one report from the next")
    how.add_argument("--moved", action="store_true", help="compare two measurements")
    chosen = parser.parse_args(arguments)
    outcome, numbers = Outcome(), range(chosen.first, chosen.first + chosen.departments)
    with suppress(KeyboardInterrupt):
        for found in _found(numbers, chosen):
            outcome = outcome.plus(found)
            for hole in found.holes:
                print(hole, flush=True)
    print(f"| departments | {outcome.departments:,} |")
    print(f"| questions: is this answer, this total, this row the same in every world? | {outcome.questions:,} |")
    print(f"| answers, totals and rows worked out | {len(outcome.holes):,} |")
    print(
        f"| not decided: the solver gave up, or found only worlds that are written otherwise | "
        f"{outcome.given_up + outcome.unlike:,} |"
    )
    if outcome.holes:
        raise SystemExit(1)


def _found(numbers: range, chosen: argparse.Namespace) -> Iterator[Outcome]:
    """Yield what is found of each department."""
    if chosen.moved:
        for team in map(measured_twice, numbers):
            yield attack_moved(team, moved, gist_of_moved, gist, BANK.instrument, insiders=chosen.insiders)
        return
    release, known = (both, gist_of_both) if chosen.twice else (figures, gist)
    for team in map(asked_twice, numbers) if chosen.twice else departments(numbers):
        yield attack(team, release, known, BANK.instrument, insiders=chosen.insiders)


if __name__ == "__main__":
    main()
