"""What Lighthouse (mobile) says about five typical pages.

    python -m bench.lighthouse [--site SITE]

Prints a Markdown table and writes build/bench/lighthouse.json. A machine that is busy lowers the performance score.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.report import Figures, keep, run
from bench.static_server import serving
from site_build import ROOT
from tests.browser_binary import FLAGS, browser_binary

PAGES = {
    "home": "",
    "a type": "understand/types/defined/",
    "a practice": "act/practices/disciplined-communication/",
    "the glossary": "reference/glossary/",
    "the assessment": "assess/",
}

RUNS = 3  # one run's score for performance varies by several points

BUDGET = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


def measure(address: str, folder: Path) -> dict[str, int]:
    """Return the score of each category, 0 to 100, and say on standard error what costs points."""
    report = folder / "report.json"
    flags = " ".join(["--headless=new", *FLAGS])
    command = [
        str(ROOT / "node_modules" / ".bin" / "lighthouse"),
        address,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--only-categories={','.join(BUDGET)}",
        f"--chrome-flags={flags}",
    ]
    subprocess.run(command, check=True, env=os.environ | {"CHROME_PATH": browser_binary() or ""})
    found = json.loads(report.read_text("utf-8"))
    for category, wanted in BUDGET.items():
        if found["categories"][category]["score"] * 100 < wanted:
            for reference in found["categories"][category]["auditRefs"]:
                audit = found["audits"][reference["id"]]
                if audit["score"] is not None and audit["score"] < 1 and reference["weight"]:
                    print(f"{address}: {category}: {audit['title']}", audit.get("displayValue", ""), file=sys.stderr)
    return {category: round(found["categories"][category]["score"] * 100) for category in BUDGET}


def figures(site: Path) -> Figures:
    """Measure and keep the figures; return them as a Markdown table, and whether the budgets hold."""
    with tempfile.TemporaryDirectory() as folder, serving(site) as address:
        found = {
            page: [measure(f"{address}/{path}", Path(folder)) for _ in range(RUNS)] for page, path in PAGES.items()
        }
    scores = {page: {c: int(statistics.median(run[c] for run in runs)) for c in BUDGET} for page, runs in found.items()}
    keep("lighthouse", found)
    budgets = (f"{category} ({wanted})" for category, wanted in BUDGET.items())
    lines = [
        f"| Lighthouse, mobile, median of {RUNS} (budget) | " + " | ".join(budgets) + " |",
        "| --- |" + " ---: |" * len(BUDGET),
    ]
    for page, its in scores.items():
        lines.append(f"| {page} | " + " | ".join(str(its[category]) for category in BUDGET) + " |")
    holds = all(its[category] >= wanted for its in scores.values() for category, wanted in BUDGET.items())
    return "\n".join(lines), holds


if __name__ == "__main__":
    run(figures, __doc__)
