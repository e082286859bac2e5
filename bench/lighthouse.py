"""What Lighthouse (mobile) says about five typical pages.

    python -m bench.lighthouse [--site SITE]

Prints a Markdown table and writes build/bench/lighthouse.json. A machine that is busy lowers the performance score.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import build
from bench.bytes import RESULTS
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table and keep the figures; return 1 where a score is below the budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, help="a built site; without it, the site is built first")
    site = parser.parse_args(arguments).site
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if site is None:
            site = folder / "site"
            build.build(site=site, work=folder / "work")
        with serving(site, []) as address:
            scores = {page: measure(f"{address}/{path}", folder) for page, path in PAGES.items()}
    print("| Lighthouse, mobile | " + " | ".join(BUDGET) + " |\n|" + " --- |" * (len(BUDGET) + 1))
    for page, found in scores.items():
        print(f"| {page} | " + " | ".join(str(found[category]) for category in BUDGET) + " |")
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "lighthouse.json").write_text(json.dumps(scores, indent=2) + "\n", "utf-8")
    return int(any(found[category] < wanted for found in scores.values() for category, wanted in BUDGET.items()))


if __name__ == "__main__":
    sys.exit(main())
