"""Measure everything in one run, print the tables and put them into the README: `python -m bench`, or `make bench`.

`python -m bench NAME...` measures some things only: what is slow need not wait for the rest, whose tables stay.
"""

import argparse
import re
import sys
from collections.abc import Mapping, Sequence

from bench import (
    building,
    bytes,  # noqa: A004  a module
    estimate,
    lighthouse,
    memory,
    people,
    result,
    startup,
    verdicts,
    waves,
    work,
    workbooks,
)
from bench.report import Figures, built
from site_build import ROOT

README = ROOT / "README.md"

OF_A_SITE = {
    "bytes": bytes.figures,
    "result": result.figures,
    "people": people.figures,
    "workbooks": workbooks.figures,
    "work": work.figures,
    "memory": memory.figures,
    "lighthouse": lighthouse.figures,
}
BY_THEMSELVES = {
    "startup": startup.figures,
    "building": building.figures,
    "estimate": estimate.figures,
    "verdicts": verdicts.figures,
    "waves": waves.figures,
}
ALL = ("startup", *OF_A_SITE, "building", "estimate", "verdicts", "waves")


def measured(names: Sequence[str]) -> dict[str, Figures]:
    """Measure what is named; return the tables, and whether their budgets hold."""
    found = {name: BY_THEMSELVES[name]() for name in names if name in BY_THEMSELVES}
    if wanted := [name for name in names if name in OF_A_SITE]:
        with built() as site:
            found |= {name: OF_A_SITE[name](site) for name in wanted}
    return found


def with_tables(text: str, tables: Mapping[str, str]) -> str:
    """Return a text with tables put where it names them; one that it does not name raises `KeyError`."""
    for name, table in tables.items():
        place = re.compile(rf"(?<=<!-- figures: {name} -->\n).*?(?=<!-- /figures -->)", re.DOTALL)
        text, found = place.subn(lambda _, table=table: f"\n{table}\n\n", text, count=1)  # type: ignore[misc]
        if not found:
            raise KeyError(name)
    return text


def main() -> None:
    """Exit with 1 when a budget does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", metavar="NAME", nargs="*", choices=ALL, help=", ".join(ALL))
    names = parser.parse_args().names or ALL
    found = measured(names)
    tables = {name: found[name][0] for name in names}
    print("\n\n".join(tables.values()))
    README.write_text(with_tables(README.read_text("utf-8"), tables), "utf-8")
    sys.exit(not all(holds for _, holds in found.values()))


if __name__ == "__main__":
    main()
