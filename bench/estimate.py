"""How long the differences of all statements take to estimate together, in WebAssembly: for small and large teams.

    python -m bench.estimate

Times the estimate of each report in the Python that the site brings, under Node.js, whose engine is that of Chromium;
the first report of a visit is counted apart, because the engine still compiles. Prints a Markdown table and writes
build/bench/estimate.json.
"""

import json
import statistics
import sys
import tempfile
from pathlib import Path

from assessment.workspace.document import to_document
from bench.report import Figures, keep
from site_build import ROOT
from site_build.node import run_node
from site_build.runtime import build_runtime
from tests.teams import people
from tests.workspaces import empty, with_answers

PROGRAM = Path(__file__).with_suffix(".mjs")
SIZES = ((6, 9), (8, 12), (14, 11), (40, 60), (300, 500))
RUNS = 5
BUDGET = 20.0
"""Milliseconds."""

_TOLD = {"request": "workspace", "view": "report", "today": "2026-11-22", "fresh": "1"}


def figures() -> Figures:
    """Measure and keep the figures; return them as a Markdown table, and whether the budget holds."""
    sizes = [SIZES[1], *(size for size in SIZES for _ in range(RUNS))]
    with tempfile.TemporaryDirectory() as folder:
        requests = Path(folder, "requests.json")
        requests.write_text(json.dumps([_request(*size) for size in sizes]), "utf-8")
        runtime = Path(folder, "assets", "runtime")
        build_runtime(runtime, ROOT / "build" / "cache")
        command = ["node", *map(str, (PROGRAM, runtime, ROOT, requests))]
        first, *took = json.loads(run_node(command, "The estimate could not be timed"))
    medians = {size: statistics.median(took[place * RUNS : (place + 1) * RUNS]) for place, size in enumerate(SIZES)}
    keep("estimate", {"first": first, "milliseconds": {"/".join(map(str, size)): ms for size, ms in medians.items()}})
    lines = [
        f"| differences of 20 statements, estimated together (budget {BUDGET:.0f} ms) | in WebAssembly |",
        "| --- | ---: |",
        f"| the first report of a visit, {SIZES[1][0]} and {SIZES[1][1]} people | {first:.0f} ms |",
        *(f"| {one} and {other} people | {ms:.0f} ms |" for (one, other), ms in medians.items()),
    ]
    return "\n".join(lines), all(ms <= BUDGET for ms in medians.values())


def _request(sales: int, marketing: int) -> dict[str, object]:
    team = with_answers(empty(), people("sales", sales, 0.4) + people("marketing", marketing, -0.4))
    return _TOLD | {"document": to_document(team)}


if __name__ == "__main__":
    table, holds = figures()
    print(table)
    sys.exit(not holds)
