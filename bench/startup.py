"""How long until Python has scored: our runtime against the one before and stock Pyodide doing the same, in one run.

    python -m bench.startup [--runs 7]

Prints a Markdown table and writes build/bench/startup.json. A first visit is cold, for a new browser context has an
empty cache; a second one in the same context finds there what the first one loaded, and starts Python anew, as after
some minutes without a page of the site. All take turns, so that what else the machine does meets all. A slow machine is
one with so many other busy processes that a quarter of a processor is left.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from playwright.sync_api import Browser, Page, sync_playwright

from bench.before import BEFORE, built_before
from bench.report import Figures, keep
from bench.static_server import serving
from site_build import ROOT
from site_build.runtime import NODE_MODULES, build_runtime
from tests.browser_binary import FLAGS, browser_binary

PAGES = Path(__file__).with_name("pages")
OF_STOCK, OF_BEFORE_AGAIN = 0.20, 0.50
"""Budgets: of stock Pyodide's time at a first visit, and of the time before at a second one."""
SLOWED = 4
"""How many times slower a slow machine is."""
TOTAL = 80  # of twenty answers of 4
NAMES = {"now": "this site", "before": f"this site at {BEFORE}", "stock": "stock Pyodide"}

type Times = dict[str, list[dict[str, float]]]
"""Of each candidate the milliseconds of its runs: to the first scored answer of a `first` and a `second` visit."""


def lay_out(site: Path) -> None:
    """Write two candidates into `site`: our runtime as it is built, and the npm package with the source of ours."""
    build_runtime(site / "assets" / "runtime", ROOT / "build" / "cache")
    for module in ("python.mjs", "runtime.mjs", "awake.mjs", "worker.mjs"):
        shutil.copy(ROOT / "site_overrides" / "assets" / module, site / "assets")
    shutil.copytree(PAGES, site, dirs_exist_ok=True)
    shutil.copytree(NODE_MODULES / "pyodide", site / "stock", ignore=shutil.ignore_patterns("node_modules"))
    with ZipFile(site / "assessment.zip", "w", ZIP_DEFLATED) as archive:
        for path in sorted((ROOT / "assessment").rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                archive.write(path, path.relative_to(ROOT))


def scored(page: Page, address: str) -> float:
    """Open a page; return the milliseconds to the first scored answer."""
    page.goto(address)
    outcome = page.evaluate("window.outcome")  # a promise: to ask again and again would take time from what is measured
    if "failure" in outcome or outcome["reply"]["score"]["total"] != TOTAL:
        raise SystemExit(f"{address} did not score: {outcome}")
    return float(outcome["milliseconds"])


def measure(browser: Browser, address: str) -> dict[str, float]:
    """Visit a page twice in a new context; return the milliseconds of both visits."""
    context = browser.new_context()
    times = {}
    for visit in ("first", "second"):
        page = context.new_page()
        page.set_default_timeout(0)
        times[visit] = scored(page, address)
        page.evaluate("localStorage.clear()")  # else the next page would find Python awake
        page.close()
    context.close()
    return times


@contextmanager
def busy(processes: int) -> Iterator[None]:
    """Let other processes compute as long as the block runs."""
    others = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(processes)]
    try:
        yield
    finally:
        for other in others:
            other.kill()
            other.wait()


def compare(runs: int) -> tuple[Times, Times]:
    """Measure all candidates `runs` times in turn, then fewer times on a slowed machine."""
    with (
        tempfile.TemporaryDirectory() as folder,
        built_before() as earlier,
        sync_playwright() as playwright,
        serving(Path(folder)) as here,
        serving(earlier) as there,
    ):
        lay_out(Path(folder))
        shutil.copy(PAGES / "ours.html", earlier)
        addresses = {"now": f"{here}/ours.html", "before": f"{there}/ours.html", "stock": f"{here}/stock.html"}
        browser = playwright.chromium.launch(executable_path=browser_binary(), args=FLAGS)

        def in_turn(times: int) -> Times:
            found: Times = {candidate: [] for candidate in addresses}
            for _ in range(times):
                for candidate, address in addresses.items():
                    found[candidate].append(measure(browser, address))
            return found

        in_turn(1)  # reads the files from disk and gzips them: not counted
        usual = in_turn(runs)
        with busy((SLOWED - 1) * (os.cpu_count() or 1)):
            slowed = in_turn(max(1, runs // 2))
        browser.close()
    return usual, slowed


def figures(runs: int = 7) -> Figures:
    """Measure and keep the figures; return them as a Markdown table, and whether the budgets hold."""
    usual, slowed = compare(runs)
    median = {
        (speed, visit, candidate): statistics.median(run[visit] for run in its_runs)
        for speed, times in (("usual", usual), ("slowed", slowed))
        for visit in ("first", "second")
        for candidate, its_runs in times.items()
    }
    keep("startup", {"budgets": [OF_STOCK, OF_BEFORE_AGAIN], "usual": usual, "slowed": slowed})
    lines = [
        f"| start to first scored answer, median of {runs} | {' | '.join(NAMES.values())} | of stock | of before |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    rows = {
        f"first visit (budget {OF_STOCK:.2f} of stock)": ("usual", "first"),
        f"second visit (budget {OF_BEFORE_AGAIN:.2f} of before)": ("usual", "second"),
        f"first visit, machine slowed {SLOWED} times (budget {OF_STOCK:.2f} of stock)": ("slowed", "first"),
    }
    for name, at in rows.items():
        now, before, stock = (median[*at, candidate] for candidate in NAMES)
        lines.append(
            f"| {name} | {now:,.0f} ms | {before:,.0f} ms | {stock:,.0f} ms | {now / stock:.2f} | {now / before:.2f} |"
        )
    holds = (
        median["usual", "first", "now"] <= OF_STOCK * median["usual", "first", "stock"]
        and median["slowed", "first", "now"] <= OF_STOCK * median["slowed", "first", "stock"]
        and median["usual", "second", "now"] <= OF_BEFORE_AGAIN * median["usual", "second", "before"]
    )
    return "\n".join(lines), holds


def main() -> None:
    """Print the table; exit with 1 above a budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    table, holds = figures(parser.parse_args().runs)
    print(table)
    sys.exit(not holds)


if __name__ == "__main__":
    main()
