"""How long a form tool's workbook of many people takes, and how much memory: before, now, and as CSV.

    python -m bench.workbooks [--site SITE]

Chooses a file on the team page of a new browser context: it is read, previewed and added, with whatever that loads.
Before is the version that read workbooks with openpyxl; it is checked out and built in a temporary folder. All take
turns, so that what else the machine does meets all. Prints a Markdown table and writes build/bench/workbooks.json.
"""

import base64
import csv
import io
import statistics
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

from assessment.load import load_instrument
from bench.before import BEFORE, built_before
from bench.report import Figures, keep, run
from bench.static_server import serving
from tests.browser_binary import FLAGS, browser_binary
from tests.teams import people
from tests.workbooks import with_shared_strings

PEOPLE = 10_000
OF_BEFORE, OF_CSV = 0.25, 1.5
"""Budgets: the time that a workbook takes now as a part of the time before, and of the time as CSV."""

_FIRST_DAY = datetime(2026, 3, 2, 9)  # noqa: DTZ001  a workbook's moments have no zone
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001
_MOMENT = 2  # the style of a moment in `with_shared_strings`

READ_AND_ADD = """async ([name, base64]) => {
  const values = { files: [{ name, size: base64.length * 0.75, base64 }] };
  const script = document.querySelector("script[src*='workspace'][type=module]");
  const { ask } = await import(new URL("asking.mjs", script.src));
  const { document: empty } = await ask({ request: "new-workspace", name: "Many" });
  await ask({ request: "workspace", document: empty, view: "collect" });
  await new Promise((resolve) => setTimeout(resolve, 2000)); // nobody chooses sooner, and the page gets ready meanwhile
  const began = performance.now();
  await ask({ request: "preview", preview: "answers", document: empty, values });
  const added = await ask({ request: "workspace", document: empty, view: "collect", action: "add-answers", values });
  return { seconds: (performance.now() - began) / 1000, size: JSON.stringify(added.document).length };
}"""


def table(number: int) -> list[list[object]]:
    """Return what a form tool asks and gets: ID, two times, account, name, department, role and twenty words."""
    instrument = load_instrument()
    words = {point.value: point.label for point in instrument.scale}
    head = ["ID", "Start time", "Completion time", "Email", "Name", "Department", "Role"]
    rows: list[list[object]] = [[*head, *(statement.text for statement in instrument.statements)]]
    half = number // 2
    team = people("sales", half, 0.4) + people("marketing", number - half, -0.4)
    for at, person in enumerate(team, 1):
        began = _FIRST_DAY + timedelta(seconds=37 * at)
        role = "Head of department" if person.level == "head" else "Team member"
        department = (person.function or "").title()
        answers = [words.get(answer or 0) for answer in person.answers]
        rows.append([at, began, began + timedelta(seconds=300), "anonymous", None, department, role, *answers])
    return rows


def as_workbook(rows: list[list[object]]) -> bytes:
    """Return the table as a workbook, in which moments are days and parts of a day."""

    def stored(value: object) -> object:
        return ((value - _DAY_ZERO) / timedelta(days=1), _MOMENT) if isinstance(value, datetime) else value

    return with_shared_strings([list(map(stored, row)) for row in rows])


def as_csv(rows: list[list[object]]) -> bytes:
    """Return the table as CSV."""
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode()


def measure(playwright: Playwright, address: str, name: str, data: bytes) -> dict[str, float]:
    """Return how many seconds a file takes from being chosen to being added, and the memory of the page after it."""
    browser = playwright.chromium.launch(executable_path=browser_binary(), args=FLAGS)
    page = browser.new_page()
    page.set_default_timeout(0)
    page.goto(f"{address}/compare/")
    found: dict[str, float] = page.evaluate(READ_AND_ADD, [name, base64.b64encode(data).decode()])
    if found["size"] < PEOPLE:
        raise SystemExit(f"{name} was not added.")
    found["megabytes"] = memory(browser)
    browser.close()
    return found


def memory(browser: Browser) -> float:
    """Return how many megabytes the largest process of a page takes, JavaScript and WebAssembly among it.

    What pages may ask for themselves leaves the memory of WebAssembly out.
    """
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    pages = [str(process["id"]) for process in processes if process["type"] == "renderer"]
    told = subprocess.run(["ps", "-o", "rss=", "-p", ",".join(pages)], capture_output=True, text=True, check=True)
    return max(map(int, told.stdout.split())) * 1024 / 1e6


def figures(site: Path, runs: int = 5) -> Figures:
    """Measure and keep the figures; return them as a Markdown table, and whether the budgets hold."""
    rows = table(PEOPLE)
    workbook, text = ("people.xlsx", as_workbook(rows)), ("people.csv", as_csv(rows))
    found: dict[str, list[dict[str, float]]] = {"before": [], "now": [], "csv": []}
    with (
        built_before() as earlier,
        serving(earlier) as before,
        serving(site) as now,
        sync_playwright() as playwright,
    ):
        candidates = {"before": (before, *workbook), "now": (now, *workbook), "csv": (now, *text)}
        for address, name, data in candidates.values():  # reads the files from disk and gzips them: not counted
            measure(playwright, address, name, data)
        for _ in range(runs):
            for candidate, (address, name, data) in candidates.items():
                found[candidate].append(measure(playwright, address, name, data))
    seconds, megabytes = (
        {candidate: statistics.median(run[what] for run in its_runs) for candidate, its_runs in found.items()}
        for what in ("seconds", "megabytes")
    )
    more = {candidate: megabytes["now"] / its for candidate, its in megabytes.items()}
    of_before, of_csv = seconds["now"] / seconds["before"], seconds["now"] / seconds["csv"]
    keep("workbooks", {"runs": found, "of_before": of_before, "of_csv": of_csv, "budgets": [OF_BEFORE, OF_CSV]})
    lines = [
        f"| {PEOPLE:,} people from a form tool: read, previewed, added | time | memory of the page after it |",
        "| --- | ---: | ---: |",
        f"| workbook, read by openpyxl as in {BEFORE} | {seconds['before']:.1f} s | {megabytes['before']:.0f} MB |",
        f"| workbook | {seconds['now']:.1f} s | {megabytes['now']:.0f} MB |",
        f"| the same people as CSV | {seconds['csv']:.1f} s | {megabytes['csv']:.0f} MB |",
        f"| part of the time before (budget {OF_BEFORE:.2f}) | {of_before:.2f} | {more['before']:.2f} |",
        f"| times the time as CSV (budget {OF_CSV:.1f}) | {of_csv:.2f} | {more['csv']:.2f} |",
    ]
    return "\n".join(lines), of_before <= OF_BEFORE and of_csv <= OF_CSV


if __name__ == "__main__":
    run(figures, __doc__)
