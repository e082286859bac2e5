"""How long until Python has scored, cold: our runtime against stock Pyodide doing the same, in one run.

    python -m bench.startup [--runs 7]

Prints a Markdown table and writes build/bench/startup.json. A run is cold: a new browser context has an empty cache.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from playwright.sync_api import Browser, sync_playwright

from bench.report import Figures, keep
from bench.static_server import serving
from site_build import ROOT
from site_build.runtime import NODE_MODULES, build_runtime
from tests.browser_binary import FLAGS, browser_binary

PAGES = Path(__file__).with_name("pages")
BUDGET = 0.30
TOTAL = 80  # of twenty answers of 4


def lay_out(site: Path) -> None:
    """Write both candidates into `site`: our runtime as it is built, and the npm package with the source of ours."""
    build_runtime(site / "assets" / "runtime", ROOT / "build" / "cache")
    for module in ("python.mjs", "runtime.mjs", "worker.mjs"):
        shutil.copy(ROOT / "site_overrides" / "assets" / module, site / "assets")
    shutil.copytree(PAGES, site, dirs_exist_ok=True)
    shutil.copytree(NODE_MODULES / "pyodide", site / "stock", ignore=shutil.ignore_patterns("node_modules"))
    with ZipFile(site / "assessment.zip", "w", ZIP_DEFLATED) as archive:
        for path in sorted((ROOT / "assessment").rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                archive.write(path, path.relative_to(ROOT))


def measure(browser: Browser, address: str) -> dict[str, float]:
    """Open a page in a new context; return the milliseconds to the first scored answer and to each stage."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    outcome = page.evaluate("window.outcome")  # a promise: to ask again and again would take time from what is measured
    context.close()
    if "failure" in outcome or outcome["reply"]["score"]["total"] != TOTAL:
        raise SystemExit(f"{address} did not score: {outcome}")
    return {**outcome["stages"], "scored": outcome["milliseconds"]}


def compare(runs: int) -> dict[str, list[dict[str, float]]]:
    """Measure both candidates `runs` times, in turn, so that what else the machine does meets both."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        lay_out(Path(folder))
        browser = playwright.chromium.launch(executable_path=browser_binary(), args=FLAGS)
        measured: dict[str, list[dict[str, float]]] = {"ours": [], "stock": []}
        with serving(Path(folder)) as address:
            for candidate in measured:  # the first reads the files from disk and gzips them: not counted
                measure(browser, f"{address}/{candidate}.html")
            for _ in range(runs):
                for candidate, times in measured.items():
                    times.append(measure(browser, f"{address}/{candidate}.html"))
        browser.close()
    return measured


def figures(runs: int = 7) -> Figures:
    """Measure and keep the figures; return them as a Markdown table, and whether the budget holds."""
    measured = compare(runs)
    scored = {candidate: [run["scored"] for run in its_runs] for candidate, its_runs in measured.items()}
    median = {candidate: statistics.median(times) for candidate, times in scored.items()}
    ratio = median["ours"] / median["stock"]
    keep("startup", {"median_ms": median, "ratio": ratio, "budget": BUDGET, "runs": measured})
    lines = ["| start to first scored answer, cold | median | least to most | runs |", "| --- | ---: | ---: | ---: |"]
    for candidate, name in (("ours", "this site's runtime"), ("stock", "stock Pyodide")):
        times = scored[candidate]
        lines.append(
            f"| {name} | {median[candidate]:.0f} ms | {min(times):.0f} to {max(times):.0f} ms | {len(times)} |"
        )
    lines.append(f"| ratio (budget {BUDGET:.2f}) | {ratio:.2f} | | |")
    return "\n".join(lines), ratio <= BUDGET


def main() -> None:
    """Print the table; exit with 1 above the budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    table, holds = figures(parser.parse_args().runs)
    print(table)
    sys.exit(not holds)


if __name__ == "__main__":
    main()
