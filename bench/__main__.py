"""Measure everything in one run, print the tables and put them into the README: `python -m bench`, or `make bench`.

`python -m bench NAME...` measures some things only, and prints their tables: what is slow need not wait for the rest.
"""

import argparse
import re
import sys
from collections.abc import Sequence

from bench import building, bytes, lighthouse, people, result, startup, verdicts, waves, workbooks  # noqa: A004  a module
from bench.report import built
from site_build import ROOT

README = ROOT / "README.md"
PLACE = re.compile(r"(?<=<!-- figures -->\n).*(?=<!-- /figures -->)", re.DOTALL)

OF_A_SITE = {
    "bytes": bytes.figures,
    "result": result.figures,
    "people": people.figures,
    "workbooks": workbooks.figures,
    "lighthouse": lighthouse.figures,
}
BY_THEMSELVES = {
    "startup": startup.figures,
    "building": building.figures,
    "verdicts": verdicts.figures,
    "waves": waves.figures,
}
ALL = ("startup", *OF_A_SITE, "building", "verdicts", "waves")


def tables(names: Sequence[str]) -> tuple[str, bool]:
    """Measure; return the tables in the usual order, and whether every budget holds."""
    measured = {name: BY_THEMSELVES[name]() for name in names if name in BY_THEMSELVES}
    if wanted := [name for name in names if name in OF_A_SITE]:
        with built() as site:
            measured |= {name: OF_A_SITE[name](site) for name in wanted}
    return "\n\n".join(measured[name][0] for name in names), all(holds for _, holds in measured.values())


def main() -> None:
    """Exit with 1 when a budget does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", metavar="NAME", nargs="*", choices=ALL, help=", ".join(ALL))
    names = parser.parse_args().names
    found, holds = tables(names or ALL)
    print(found)
    if not names:
        README.write_text(PLACE.sub(lambda _: f"\n{found}\n\n", README.read_text("utf-8")), "utf-8")
    sys.exit(not holds)


if __name__ == "__main__":
    main()
