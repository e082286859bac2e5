"""How long work with a large team takes: opening its report, single actions, and many pasted codes.

    python -m bench.work [--site SITE]

Opening the report of 200 people counts from its address to its charts in the page: once after another page of the same
tab, with nothing made of it before; once after somebody looked at it, on the same day and on the next one in a new tab;
once after somebody looked for some seconds at the answers just collected; once in a new tab with nothing made of it
before, beside another one and where Python must start. An action on a plan of 100 items counts from the
press to the page drawn anew. Before is the version 71583bd, built in a temporary folder; both take turns. Prints a
Markdown table and writes build/bench/work.json.
"""

import statistics
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from assessment.workspace.document import to_document
from assessment.workspace.records import Workspace
from bench.before import BEFORE, built_before
from bench.people import codes
from bench.report import Figures, keep, run
from bench.static_server import serving
from tests.browser_binary import FLAGS, browser_binary
from tests.teams import people
from tests.workspaces import act, empty, with_answers

PEOPLE, ITEMS, CODES = 200, 100, 5_000
OPENING_BUDGET, ACTION_BUDGET, CODES_BUDGET = 0.4, 80.0, 0.5
"""Parts of the time before; milliseconds; part of the time before."""

UNTIL_KEPT, UNTIL_MADE_AHEAD = 2000, 5000
"""Milliseconds that a reader looks at least at a report, in which the browser keeps it, and at what was collected."""

NOBODY_AWAKE = "localStorage.removeItem('common-ground.python.zip')"
"""The next page then starts Python anew, as one does that is the first of the site."""

A_DAY_ON = """const Now = Date;
globalThis.Date = class extends Now {
  constructor(...given) { super(...(given.length ? given : [Now.now() + 864e5])); }
};"""

REPORT_SHOWN = "() => document.querySelectorAll('[data-shown] svg').length > 5"
"""The report is in the page once its charts are."""

KEEP = """const { write } = await import(new URL("documents.mjs", script.src));
  await write(made, 0, "2026-11-22");"""

SCRIPT = """const script = document.querySelector("script[src$='/workspace.mjs']");"""

KEEP_PEOPLE = f"""async (text) => {{
  {SCRIPT}
  const {{ ask }} = await import(new URL("asking.mjs", script.src));
  const {{ document: empty }} = await ask({{ request: "new-workspace", name: "Spring" }});
  const values = {{ name: "codes", text }};
  const {{ document: made }} = await ask(
    {{ request: "workspace", document: empty, view: "collect", action: "add-answers", values }});
  {KEEP}
}}"""

KEEP_DOCUMENT = f"""async (made) => {{
  {SCRIPT}
  {KEEP}
}}"""

PASTED = f"""async (text) => {{
  {SCRIPT}
  const {{ ask }} = await import(new URL("asking.mjs", script.src));
  const {{ document: empty }} = await ask({{ request: "new-workspace", name: "Many" }});
  await ask({{ request: "workspace", document: empty, view: "collect" }});
  await new Promise((resolve) => setTimeout(resolve, {UNTIL_MADE_AHEAD})); // the page gets ready
  const values = {{ name: "codes", text }};
  const began = performance.now();
  const seen = await ask({{ request: "preview", preview: "answers", document: empty, values }});
  const took = performance.now() - began;
  return seen.html.length > 100 ? took : null;
}}"""

DONE = """(press) => new Promise((resolve) => {
  const began = performance.now();
  document.addEventListener("workspace-shown", () => {
    document.body.getBoundingClientRect();
    resolve(performance.now() - began);
  }, { once: true });
  const element = document.querySelector(press.selector);
  if (press.value === undefined) return element.click();
  element.value = press.value;
  element.dispatchEvent(new Event("change", { bubbles: true }));
})"""

ACTIONS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "plan: move an item": ("act/plan/", {"selector": "#item-k50 [data-direction=up]"}),
    "plan: write an owner": ("act/plan/", {"selector": "#owner-k50", "value": "Ada"}),
    "plan: tick an item": ("act/plan/", {"selector": "#done-k50"}),
}
"""What is measured -> the page, and what is pressed or filled in on it."""


def workspace() -> Workspace:
    """Return a workspace of many people, with a plan of many items."""
    half = PEOPLE // 2
    made = with_answers(empty(), people("sales", half, 0.4) + people("marketing", half, -0.4))
    for number in range(ITEMS):
        made = act(made, "add-own", f"k{number}", name=f"Something to do, number {number}")
    return made


def with_people(page: Page, address: str, text: str) -> Page:
    """Return the page, with a workspace kept in its browser that has the people of these codes."""
    page.goto(f"{address}/compare/")
    page.evaluate(KEEP_PEOPLE, text)
    return page


def tab(page: Page, script: str = "") -> Page:
    """Return a new tab beside a page, in which a script runs first."""
    made = page.context.new_page()
    made.set_default_timeout(0)
    made.add_init_script(script)
    return made


def to_report(page: Page, address: str) -> float:
    """Return the milliseconds from the address of the report to the report."""
    page.goto(f"{address}/compare/report/")
    page.wait_for_function(REPORT_SHOWN)
    took: float = page.evaluate("performance.now()")
    return took


def figures(site: Path, runs: int = 5) -> Figures:
    """Measure and keep the figures; return them as a Markdown table, and whether the budgets hold."""
    times: dict[str, list[float]] = {}

    def note(name: str, took: float) -> None:
        times.setdefault(name, []).append(took)

    with (
        built_before() as earlier,
        serving(earlier) as before,
        serving(site) as now,
        sync_playwright() as playwright,
    ):
        team, many = codes(PEOPLE), codes(CODES)
        planned = to_document(workspace())
        browser = playwright.chromium.launch(executable_path=browser_binary(), args=FLAGS)
        for turn in range(runs + 1):  # the first reads the files from disk and gzips them: not counted
            for candidate, address in (("before", before), ("now", now)):
                page = browser.new_context(service_workers="block").new_page()
                page.set_default_timeout(0)
                with_people(page, address, team)
                took = {f"report {candidate}": to_report(page, address)}
                page.wait_for_timeout(UNTIL_KEPT)
                took[f"again {candidate}"] = to_report(page, address)
                page.wait_for_timeout(UNTIL_KEPT)
                took[f"morning {candidate}"] = to_report(other := tab(page, A_DAY_ON), address)
                other.close()
                with_people(page, address, team).reload()
                page.wait_for_timeout(UNTIL_MADE_AHEAD)
                took[f"collected {candidate}"] = to_report(page, address)
                took[f"new {candidate}"] = to_report(other := tab(with_people(page, address, team)), address)
                other.close()
                with_people(page, address, team).evaluate(NOBODY_AWAKE)
                took[f"alone {candidate}"] = to_report(other := tab(page), address)
                other.close()
                page.goto(f"{address}/compare/")
                took[f"codes {candidate}"] = page.evaluate(PASTED, many)
                if candidate == "now":
                    page.evaluate(KEEP_DOCUMENT, planned)
                    for name, (place, press) in ACTIONS.items():
                        page.goto(f"{address}/{place}")
                        page.locator(press["selector"]).wait_for()
                        page.evaluate(DONE, press)
                        took[name] = page.evaluate(DONE, {**press, **({"value": "Bo"} if "value" in press else {})})
                page.context.close()
                if turn:
                    for name, milliseconds in took.items():
                        note(name, milliseconds)
        browser.close()
    median = {name: statistics.median(its) for name, its in times.items()}
    opening, again, morning, collected, new, alone, pasted = (
        median[f"{what} now"] / median[f"{what} before"]
        for what in ("report", "again", "morning", "collected", "new", "alone", "codes")
    )
    slowest = max(median[name] for name in ACTIONS)
    keep(
        "work",
        {
            "times": times,
            "opening": opening,
            "again": again,
            "the next day": morning,
            "collected": collected,
            "new tab": new,
            "alone": alone,
            "codes": pasted,
            "slowest": slowest,
        },
    )
    compared = (
        (f"the report, after another page (budget {OPENING_BUDGET})", "report", opening),
        (f"the same, its answers just collected (budget {OPENING_BUDGET})", "collected", collected),
        (f"the same, not changed since it was opened (budget {OPENING_BUDGET})", "again", again),
        (f"the same a day later, in a new tab (budget {OPENING_BUDGET})", "morning", morning),
        (f"the same in a new tab beside another one, not made before (budget {OPENING_BUDGET})", "new", new),
        (f"the same where Python must start, not made before (budget {OPENING_BUDGET})", "alone", alone),
        (f"{CODES:,} codes, pasted to previewed (budget {CODES_BUDGET})", "codes", pasted),
    )
    lines = [
        f"| work of {PEOPLE} people with a plan of {ITEMS} items, median of {runs} | now | {BEFORE} | part |",
        "| --- | ---: | ---: | ---: |",
        *(
            f"| {title} | {median[f'{what} now']:.0f} ms | {median[f'{what} before']:.0f} ms | {part:.2f} |"
            for title, what, part in compared
        ),
        *(f"| {name} (budget {ACTION_BUDGET:.0f} ms) | {median[name]:.0f} ms | | |" for name in ACTIONS),
    ]
    quick = max(opening, collected, again, morning, new, alone) <= OPENING_BUDGET
    return "\n".join(lines), quick and pasted <= CODES_BUDGET and slowest <= ACTION_BUDGET


if __name__ == "__main__":
    run(figures, __doc__)
