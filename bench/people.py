"""How long a team page takes with many people: paste their response codes, read, analyse, show the report.

    python -m bench.people [--site SITE]

Does what the pages for a team do: looks at the pasted text, adds the people, renders the report, and puts it into the
page. Prints a Markdown table and writes build/bench/people.json.
"""

from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from assessment.exchange.code import Response, encode
from bench.report import Figures, keep, run
from bench.static_server import serving
from tests.browser_binary import FLAGS, browser_binary
from tests.teams import people

PEOPLE, BUDGET_SECONDS = 10_000, 3.0
MORE, BUDGET_TIMES = 100_000, 11.0

PASTE_AND_SHOW = """async (text) => {
  const values = { name: "codes", text };
  const script = document.querySelector("script[src$='/workspace.mjs']");
  const { ask } = await import(new URL("asking.mjs", script.src));
  const { document: empty } = await ask({ request: "new-workspace", name: "Many" });
  await ask({ request: "workspace", document: empty, view: "report" });
  const began = performance.now();
  await ask({ request: "preview", preview: "answers", document: empty, values });
  const added = await ask({
    request: "workspace", document: empty, view: "collect", action: "add-answers", values,
  });
  const report = await ask({ request: "workspace", document: added.document, view: "report" });
  const place = document.body.appendChild(document.createElement("div"));
  place.innerHTML = report.html;
  place.getBoundingClientRect();
  return { seconds: (performance.now() - began) / 1000, charts: place.querySelectorAll("svg").length };
}"""


def codes(number: int) -> str:
    """Return the response codes of this many made-up people, a line each."""
    half = number // 2
    team = people("sales", half, 0.4) + people("marketing", number - half, -0.4)
    return "\n".join(encode(Response(p.function, p.level, 0, at, p.answers)) for at, p in enumerate(team, 1))


def measure(browser: Browser, address: str, number: int) -> float:
    """Return the seconds from pasted codes to the report."""
    page = browser.new_page()
    page.set_default_timeout(0)
    page.goto(f"{address}/compare/")
    found = page.evaluate(PASTE_AND_SHOW, codes(number))
    page.close()
    if not found["charts"]:
        raise SystemExit("The report was not shown.")
    return float(found["seconds"])


def figures(site: Path) -> Figures:
    """Measure and keep the figures; return them as a Markdown table, and whether the budgets hold."""
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_binary(), args=FLAGS)
        few, many = (measure(browser, address, number) for number in (PEOPLE, MORE))
        browser.close()
    keep("people", {"seconds": {PEOPLE: few, MORE: many}, "times": many / few})
    lines = [
        "| response codes pasted: read, analysed, shown | |",
        "| --- | ---: |",
        f"| {PEOPLE:,} people (budget {BUDGET_SECONDS:.0f} s) | {few:.1f} s |",
        f"| {MORE:,} people (budget {BUDGET_TIMES:.0f} times that) | {many:.1f} s, {many / few:.1f} times that |",
    ]
    return "\n".join(lines), few <= BUDGET_SECONDS and many <= BUDGET_TIMES * few


if __name__ == "__main__":
    run(figures, __doc__)
