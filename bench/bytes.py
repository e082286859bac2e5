"""How many bytes a first visit loads, gzipped where GitHub Pages gzips: of the assessment, by part, and of other pages.

    python -m bench.bytes [--site SITE]

Visits the built site in a browser with an empty cache, in the assessment until Python is ready, and counts what the
server sent; beside it, what the service worker fetches then. Prints a Markdown table and writes build/bench/bytes.json.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.report import Figures, keep, run
from bench.static_server import body, serving
from site_build import LATER
from site_build.packing import PACKED
from tests.browser_binary import FLAGS, browser_binary

ASSESSMENT_BUDGET = 3_200_000
PAGE_BUDGET = 85_000
LAST = ".zip.zstd"
"""Of what the assessment loads this is sent among the last; the server is then left to fall silent."""

SILENT = 1000
"""Milliseconds in which the server sends nothing more. No browser tells of a network that a shared worker uses."""

TOOLS = ("data-assessment", "data-workspace")
"""Marks of the pages that start Python; all others are to be read."""

PARTS = {
    "memory.zstd": "Python's memory, with what a score takes",
    ".wasm": "Python itself (WebAssembly)",
    ".zstd": "standard library, Jinja2 and our package (bytecode)",
    ".html": "page (HTML)",
    ".css": "style sheets",
    ".js": "scripts",
    ".mjs": "scripts",
    ".woff2": "fonts",
    ".svg": "pictures",
    ".png": "pictures",
}


AFTERWARDS = "workbooks and QR codes, which the service worker fetches once Python is ready"
"""Not of the visit, and not of the budget: it is for later, also without a network."""


def part(path: Path) -> str:
    """Return which part of a visit a file belongs to."""
    if path.name.removesuffix(PACKED) in LATER:
        return AFTERWARDS
    if path.name in PARTS:
        return PARTS[path.name]
    if path.parent.name == "runtime" and path.suffix == ".js":
        return "Pyodide's loader (JavaScript)"
    return PARTS.get(path.suffix, "other")


def visit(browser: Browser, address: str, served: Sequence[Path], last: str = "") -> None:
    """Open a page with an empty cache and wait until it was sent everything, a file that ends in `last` with it."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    before = -1
    while len(served) > before:
        before = len(served)
        page.wait_for_timeout(SILENT)
    context.close()
    if not any(path.name.endswith(last) for path in served):
        raise SystemExit(f"{address} was not sent {last}.")


def pages_to_read(site: Path) -> list[str]:
    """Return the addresses below the site's root of all pages that start no Python."""
    pages = sorted(site.rglob("index.html"))
    return [
        path.parent.relative_to(site).as_posix()
        for path in pages
        if not any(mark in path.read_text("utf-8") for mark in TOOLS)
    ]


def figures(site: Path) -> Figures:
    """Count and keep the figures; return them as a Markdown table, and whether the budgets hold."""
    served: list[Path] = []
    sizes: dict[str, int] = {}
    with serving(site, served) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_binary(), args=FLAGS)
        visit(browser, f"{address}/assess/", served, LAST)
        parts: Counter[str] = Counter()
        for path in served:
            parts[part(path)] += len(body(path))
        for page in pages_to_read(site):
            served.clear()
            visit(browser, f"{address}/{page}/", served)
            sizes[page] = sum(len(body(path)) for path in served)
            if strays := [path.name for path in served if path.name == "assess.mjs" or path.parent.name == "runtime"]:
                raise SystemExit(f"{page} loads {', '.join(strays)}, which belong to the assessment.")
        browser.close()
    heaviest = max(sizes, key=lambda page: sizes[page])
    keep("bytes", {"assessment": parts, "pages": sizes})
    lines = ["| first visit to the assessment | kB |", "| --- | ---: |"]
    afterwards = parts.pop(AFTERWARDS, 0)
    lines += [f"| {name} | {count / 1000:,.0f} |" for name, count in parts.most_common()]
    lines.append(f"| all (budget {ASSESSMENT_BUDGET / 1000:,.0f}) | {parts.total() / 1000:,.0f} |")
    lines.append(f"| {AFTERWARDS} | {afterwards / 1000:,.0f} |")
    lines += ["", f"| first visit to one of {len(sizes)} pages to read | kB |", "| --- | ---: |"]
    lines.append(f"| the heaviest (budget {PAGE_BUDGET / 1000:,.0f}) | {sizes[heaviest] / 1000:,.0f} |")
    return "\n".join(lines), parts.total() <= ASSESSMENT_BUDGET and sizes[heaviest] <= PAGE_BUDGET


if __name__ == "__main__":
    run(figures, __doc__)
