"""What the measurements share: a site to measure, a place for the figures, a command line."""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import build
from site_build import ROOT

RESULTS = ROOT / "build" / "bench"

type Figures = tuple[str, bool]
"""A Markdown table, and whether every budget in it holds."""


def keep(name: str, figures: object) -> None:
    """Write figures to build/bench/`name`.json."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(figures, indent=2) + "\n", "utf-8")


@contextmanager
def built(site: Path | None = None) -> Iterator[Path]:
    """Yield the folder of a built site; without one, build it for as long as the block runs."""
    if site:
        yield site
        return
    with tempfile.TemporaryDirectory() as folder:
        build.build(site=Path(folder, "site"), work=Path(folder, "work"))
        yield Path(folder, "site")


def run(figures: Callable[[Path], Figures], description: str | None) -> None:
    """Measure a site, print the table, and exit with 1 when a budget does not hold."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, help="a built site; without it, the site is built first")
    with built(parser.parse_args().site) as site:
        table, holds = figures(site)
    print(table)
    sys.exit(not holds)
