"""What Lighthouse (mobile) says about five typical pages.

    python -m bench.lighthouse [--site SITE]

Prints a Markdown table and writes build/bench/lighthouse.json. A machine that is busy lowers the performance score.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.report import Figures, keep, run
from bench.static_server import serving
from site_build.runtime import ROOT
from tests.browser_binary import FLAGS, browser_binary

PAGES = {
    "home": "",
    "a type": "understand/types/defined/",
    "a practice": "act/practices/disciplined-communication/",
    "the glossary": "reference/glossary/",
    "the assessment": "assess/",
}

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
        scores = {page: measure(f"{address}/{path}", Path(folder)) for page, path in PAGES.items()}
    keep("lighthouse", scores)
    budgets = (f"{category} ({wanted})" for category, wanted in BUDGET.items())
    lines = ["| Lighthouse, mobile (budget) | " + " | ".join(budgets) + " |", "| --- |" + " ---: |" * len(BUDGET)]
    for page, found in scores.items():
        lines.append(f"| {page} | " + " | ".join(str(found[category]) for category in BUDGET) + " |")
    holds = all(found[category] >= wanted for found in scores.values() for category, wanted in BUDGET.items())
    return "\n".join(lines), holds


if __name__ == "__main__":
    run(figures, __doc__)
