"""How many departments' reports hold against the attack in tests/attack.

    python -m bench.attack [--departments 1000] [--from 10000] [--insiders 99] [--twice]

Goes on from a number beyond those of the tests, asks for every insider, and prints what was found. Interrupted, it
prints what was found until then.
"""

import argparse
from collections.abc import Sequence
from contextlib import suppress

from tests.attack.departments import asked_twice, departments
from tests.attack.finding import Outcome, attack
from tests.test_attack import BANK, both, figures, gist, gist_of_both


def main(arguments: Sequence[str] | None = None) -> None:
    """Attack many departments and print the outcome; exit with 1 where anything was worked out."""
    parser = argparse.ArgumentParser(prog="python -m bench.attack", description=__doc__)
    parser.add_argument("--departments", type=int, default=1000)
    parser.add_argument("--from", type=int, default=10_000, dest="first")
    parser.add_argument("--insiders", type=int, default=99, help="of each function")
    parser.add_argument("--twice", action="store_true", help="take one report from the next")
    chosen = parser.parse_args(arguments)
    outcome, numbers = Outcome(), range(chosen.first, chosen.first + chosen.departments)
    release, known = (both, gist_of_both) if chosen.twice else (figures, gist)
    with suppress(KeyboardInterrupt):
        for team in map(asked_twice, numbers) if chosen.twice else departments(numbers):
            found = attack(team, release, known, BANK.instrument, insiders=chosen.insiders)
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


if __name__ == "__main__":
    main()
