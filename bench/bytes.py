"""How many bytes a first visit to the assessment loads, by part, gzipped where GitHub Pages gzips.

    python -m bench.bytes [--site SITE]

Visits the built site in a browser with an empty cache, waits until Python is ready, and counts what the server sent.
Prints a Markdown table and writes build/bench/bytes.json.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

from playwright.sync_api import sync_playwright

import build
from bench.static_server import body, serving
from site_build.runtime import ROOT
from tests.browser_binary import FLAGS, browser_binary

RESULTS = ROOT / "build" / "bench"
BUDGET = 4_300_000
LAST = ".zip.gzip"
"""Of what a visit loads this arrives among the last; the network is then left to fall silent."""

PARTS = {
    "pyodide.asm.wasm": "Python itself (WebAssembly)",
    ".gzip": "standard library, Jinja2 and our package (bytecode)",
    ".html": "page (HTML)",
    ".css": "style sheets",
    ".js": "scripts",
    ".mjs": "scripts",
    ".woff2": "fonts",
    ".svg": "pictures",
    ".png": "pictures",
}


def part(path: Path) -> str:
    """Return which part of the visit a file belongs to."""
    if path.name in PARTS:
        return PARTS[path.name]
    if path.parent.name == "runtime" and path.suffix != ".gzip":
        return "Pyodide's loader (JavaScript)"
    return PARTS.get(path.suffix, "other")


def visit(site: Path) -> list[Path]:
    """Return the files that the browser asked for on a first visit to the assessment."""
    served: list[Path] = []
    with serving(site, served) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_binary(), args=FLAGS)
        page = browser.new_page()
        with page.expect_event("request", lambda request: request.url.endswith(LAST), timeout=60_000):
            page.goto(f"{address}/assess/")
        page.wait_for_load_state("networkidle")
        browser.close()
    if not any(path.name.endswith(LAST) for path in served):
        raise SystemExit("The runtime was not loaded: is the site built?")
    return served


def figures(site: Path | None = None) -> tuple[str, bool]:
    """Count and keep the figures; return them as a Markdown table, and whether the budget holds.

    Without a built `site` one is built first.
    """
    with tempfile.TemporaryDirectory() as folder:
        if site is None:
            site = Path(folder, "site")
            build.build(site=site, work=Path(folder, "work"))
        files = visit(site)
        parts: Counter[str] = Counter()
        for path in files:
            parts[part(path)] += len(body(path))
    total = parts.total()
    RESULTS.mkdir(parents=True, exist_ok=True)
    kept = {"total": total, "budget": BUDGET, "parts": parts, "files": [path.name for path in files]}
    (RESULTS / "bytes.json").write_text(json.dumps(kept, indent=2), "utf-8")
    lines = ["| first visit to the assessment | kB |", "| --- | ---: |"]
    lines += [f"| {name} | {count / 1000:,.0f} |" for name, count in parts.most_common()]
    lines.append(f"| all (budget {BUDGET / 1000:,.0f}) | {total / 1000:,.0f} |")
    return "\n".join(lines), total <= BUDGET


def main() -> None:
    """Print the table; exit with 1 above the budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, help="a built site; without it, the site is built first")
    table, holds = figures(parser.parse_args().site)
    print(table)
    sys.exit(not holds)


if __name__ == "__main__":
    main()
