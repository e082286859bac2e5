"""How much memory a tab takes at most: at a start, and with many people, beside the version before.

    python -m bench.memory [--site SITE]

Told is the most that the page's process ever held, JavaScript and WebAssembly among it, as Linux counts it: of the
assessment until Python is ready, and of a team's page from pasted response codes to the report. An empty page is
measured as well: what the browser itself takes, which no site can change. Both versions take turns, each time in a new
browser. Prints a Markdown table and writes build/bench/memory.json.
"""

import re
import statistics
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from bench.before import BEFORE, built_before
from bench.people import PASTE_AND_SHOW, codes
from bench.report import Figures, keep, run
from bench.static_server import serving
from tests.browser_binary import FLAGS, browser_binary

PEOPLE = 5_000
START_BUDGET = 0.8
"""Part of what the version before takes at a start."""

READY = "[data-runtime=ready]"


def peak(browser: Browser) -> float:
    """Return how many megabytes the largest process of a page held at most."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    pages = [Path(f"/proc/{each['id']}/status") for each in processes if each["type"] == "renderer"]
    told = (re.search(r"VmHWM:\s+(\d+) kB", page.read_text("utf-8")) for page in pages)
    return max(int(found[1]) for found in told if found) * 1024 / 1e6


def start(page: Page, address: str) -> None:
    """Open the assessment, and wait for Python."""
    page.goto(f"{address}/assess/")
    page.locator(READY).wait_for(state="attached")


def team(page: Page, address: str) -> None:
    """Paste the codes of many people, and show their report."""
    page.goto(f"{address}/compare/")
    if not page.evaluate(PASTE_AND_SHOW, codes(PEOPLE))["charts"]:
        raise SystemExit("The report was not shown.")


def nothing(page: Page, _address: str) -> None:
    """Open an empty page."""
    page.goto("about:blank")


WORK = {"start": start, "team": team, "empty": nothing}


def measure(playwright: Playwright, address: str, work: str) -> float:
    """Return the megabytes at the peak of some work, in a new browser."""
    browser = playwright.chromium.launch(executable_path=browser_binary(), args=FLAGS)
    page = browser.new_page()
    page.set_default_timeout(0)
    WORK[work](page, address)
    found = peak(browser)
    browser.close()
    return found


def figures(site: Path, runs: int = 5) -> Figures:
    """Measure and keep the figures; return them as a Markdown table, and whether the budget holds."""
    found: dict[str, dict[str, list[float]]] = {work: {"now": [], "before": []} for work in WORK}
    with (
        built_before() as earlier,
        serving(earlier) as before,
        serving(site) as now,
        sync_playwright() as playwright,
    ):
        for _ in range(runs):
            for work, candidates in found.items():
                for candidate, address in (("now", now), ("before", before)):
                    candidates[candidate].append(measure(playwright, address, work))
    median = {
        work: {each: statistics.median(its) for each, its in candidates.items()} for work, candidates in found.items()
    }
    part = {work: each["now"] / each["before"] for work, each in median.items()}
    ours = {each: median["start"][each] - median["empty"][each] for each in ("now", "before")}
    median["ours"], part["ours"] = ours, ours["now"] / ours["before"]
    keep("memory", {"megabytes": found, "part": part, "budget": START_BUDGET})
    names = {
        "start": f"the assessment, until Python is ready (budget {START_BUDGET})",
        "ours": "the same beyond an empty page, which is the browser’s own",
        "team": f"the codes of {PEOPLE:,} people, from pasted to the report",
    }
    lines = [
        f"| memory of the tab at its peak, median of {runs} | now | {BEFORE} | part |",
        "| --- | ---: | ---: | ---: |",
        *(
            f"| {name} | {median[work]['now']:.0f} MB | {median[work]['before']:.0f} MB | {part[work]:.2f} |"
            for work, name in names.items()
        ),
    ]
    return "\n".join(lines), part["start"] <= START_BUDGET


if __name__ == "__main__":
    run(figures, __doc__)
