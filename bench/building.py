"""What the build adds to the site generator: a full build against a bare `mkdocs build` of the same pages.

    python -m bench.building

The browser's Python is compiled already, as it is for who builds more than once. Prints a Markdown table and writes
build/bench/building.json.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.report import Figures, keep
from site_build import ROOT
from site_build.generate import GENERATORS, what_it_reads

BUDGET = 1.6


def figures(runs: int = 3) -> Figures:
    """Measure and keep the figures; return them as a Markdown table, and whether the budget holds."""
    full, bare = [], []
    with tempfile.TemporaryDirectory() as folder:
        site, work = Path(folder, "site"), Path(folder, "work")
        command = [sys.executable, str(ROOT / "build.py"), "--site", str(site), "--work", str(work)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # fills the cache: not counted
        configuration = work / "mkdocs.yml"
        bare_command = [sys.executable, "-m", *GENERATORS["mkdocs"], str(configuration)]
        environment = os.environ | what_it_reads(ROOT, configuration, work / "pages") | {"SITE_DIR": "bare"}
        for _ in range(runs):
            began = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            built = time.perf_counter()
            subprocess.run(bare_command, env=environment, check=True, stderr=subprocess.DEVNULL)
            full.append(built - began)
            bare.append(time.perf_counter() - built)
    ratio = statistics.median(full) / statistics.median(bare)
    keep("building", {"full_seconds": full, "bare_seconds": bare, "ratio": ratio, "budget": BUDGET})
    lines = [
        "| building the site | median | runs |",
        "| --- | ---: | ---: |",
        f"| `python build.py` | {statistics.median(full):.1f} s | {runs} |",
        f"| `mkdocs build` of the same pages | {statistics.median(bare):.1f} s | {runs} |",
        f"| ratio (budget {BUDGET:.1f}) | {ratio:.2f} | |",
    ]
    return "\n".join(lines), ratio <= BUDGET


def main() -> None:
    """Print the table; exit with 1 above the budget."""
    table, holds = figures()
    print(table)
    sys.exit(not holds)


if __name__ == "__main__":
    main()
