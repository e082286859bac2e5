"""Build the site: check the bank, write the pages, add the browser’s runtime, run the site generator.

python build.py                    build into site/
python build.py --with zensical    build the same pages with Zensical
python build.py serve              build, serve, and build again when a source changes
"""

import argparse
import os
import sys
from pathlib import Path

from assessment.check import find_defects
from assessment.load import BankError, load_bank
from site_build import BuildError
from site_build.generate import GENERATORS, generate
from site_build.pages import write_pages
from site_build.runtime import build_runtime
from site_build.serve import serve

ROOT = Path(__file__).parent
BUILD = ROOT / "build"
SITE = ROOT / "site"


def build(generator: str = "mkdocs", site: Path = SITE, work: Path = BUILD) -> None:
    """Build the whole site into `site` by way of `work`; raise `BankError` or `BuildError` where that cannot be."""
    if defects := find_defects():
        raise BankError(defects)
    write_pages(load_bank(), ROOT / "docs", work / "pages")
    build_runtime(work / "pages" / "assets" / "runtime", BUILD / "cache")
    generate(generator, ROOT / "mkdocs.yml", work / "pages", site)


def main() -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description="Build the site of Common Ground.")
    parser.add_argument("command", nargs="?", choices=["build", "serve"], default="build")
    parser.add_argument("--with", dest="generator", choices=sorted(GENERATORS), default="mkdocs")
    parser.add_argument("--site", type=Path, default=SITE, help="where to write the site")
    parser.add_argument("--work", type=Path, default=BUILD, help="where to write the pages that become the site")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")), help="for serve")
    arguments = parser.parse_args()
    try:
        if arguments.command == "serve":
            serve(ROOT, SITE, arguments.port, lambda: build(arguments.generator))
        else:
            build(arguments.generator, arguments.site, arguments.work)
            print(f"The site is in {arguments.site}.")
    except (BankError, BuildError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
