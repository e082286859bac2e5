"""Measure everything in one run, print the tables and put them into the README: `python -m bench`, or `make bench`."""

import re
import sys

from bench import building, lighthouse, people, result, startup, workbooks
from bench import bytes as first_visit
from bench.report import built
from site_build import ROOT

README = ROOT / "README.md"
PLACE = re.compile(r"(?<=<!-- figures -->\n).*(?=<!-- /figures -->)", re.DOTALL)


def main() -> None:
    """Exit with 1 when a budget does not hold."""
    measured = [startup.figures()]
    with built() as site:
        measured += [measure(site) for measure in (first_visit.figures, result.figures, people.figures)]
        measured += [workbooks.figures(site), lighthouse.figures(site)]
    measured.append(building.figures())
    tables = "\n\n".join(table for table, _ in measured)
    print(tables)
    README.write_text(PLACE.sub(lambda _: f"\n{tables}\n\n", README.read_text("utf-8")), "utf-8")
    sys.exit(not all(holds for _, holds in measured))


if __name__ == "__main__":
    main()
