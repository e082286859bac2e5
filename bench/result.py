"""How long from the last answer to the rendered result, with Python started, beside the version before.

    python -m bench.result [--site SITE]

Answers all statements but one, waits until the page is at rest, then gives the last answer and asks for the result. The
time ends when the browser has painted it. Both versions take turns, so that what else the machine does meets both.
Prints a Markdown table and writes build/bench/result.json.
"""

import statistics
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.before import BEFORE, built_before
from bench.report import Figures, keep, run
from bench.static_server import serving
from tests.browser_binary import FLAGS, browser_binary

BUDGET = 150

ANSWER_ALL_BUT_ONE = """() => {
  for (const statement of [...document.querySelectorAll("fieldset.statement")].slice(1)) {
    statement.querySelectorAll("input")[2].click();
  }
}"""

ANSWER_AND_ASK = """async (choice) => {
  const result = document.querySelector("[data-view=result]");
  const shown = new Promise((resolve) => new MutationObserver(resolve).observe(result, { childList: true }));
  document.querySelectorAll("fieldset.statement")[0].querySelectorAll("input")[choice].click();
  const began = performance.now();
  document.querySelector("[data-when=complete] [data-action=show-result]").click();
  await shown;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - began;
}"""


def measure(browser: Browser, address: str) -> dict[str, float]:
    """Return the milliseconds to the first result of a visit and to its second."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/assess/")
    page.evaluate(ANSWER_ALL_BUT_ONE)
    page.wait_for_selector("[data-assessment][data-runtime=ready]", state="attached", timeout=120_000)
    page.wait_for_timeout(3000)  # a reader takes longer for a statement: what was prepared meanwhile is there
    times = {"first": page.evaluate(ANSWER_AND_ASK, 1)}
    page.locator("[data-view=result] [data-action=back]").first.click()
    times["next"] = page.evaluate(ANSWER_AND_ASK, 3)
    context.close()
    return times


def figures(site: Path, runs: int = 7) -> Figures:
    """Measure and keep the figures; return them as a Markdown table, and whether the budget holds."""
    measured: dict[str, list[dict[str, float]]] = {"now": [], "before": []}
    with (
        built_before() as earlier,
        serving(site) as here,
        serving(earlier) as there,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=browser_binary(), args=FLAGS)
        for address in (here, there):
            measure(browser, address)  # reads the files from disk and gzips them: not counted
        for _ in range(runs):
            for candidate, address in (("now", here), ("before", there)):
                measured[candidate].append(measure(browser, address))
        browser.close()
    times = {
        name: {candidate: [visit[name] for visit in visits] for candidate, visits in measured.items()}
        for name in ("first", "next")
    }
    keep("result", {"budget_ms": BUDGET, "ms": times})
    lines = [
        f"| last answer to rendered result | median of {runs} | least to most | at {BEFORE} |",
        "| --- | ---: | ---: | ---: |",
    ]
    for name, found in times.items():
        now, before = found["now"], statistics.median(found["before"])
        spread = f"{min(now):.0f} to {max(now):.0f} ms"
        lines.append(
            f"| {name} of a visit (budget {BUDGET}) | {statistics.median(now):.0f} ms | {spread} | {before:.0f} ms |"
        )
    return "\n".join(lines), all(statistics.median(found["now"]) <= BUDGET for found in times.values())


if __name__ == "__main__":
    run(figures, __doc__)
