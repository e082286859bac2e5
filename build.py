"""Build the site: check the bank, write the pages, add the browser’s runtime, run the site generator.

python build.py                    build into site/
python build.py --with zensical    build the same pages with Zensical
python build.py serve              build, serve, and build again when a source changes
python build.py keep               build, and again for each line that it is told: for `serve`
"""

import argparse
import os
import shutil
import sys
from pathlib import Path

# Before the other imports: another version of Python may not even be able to read them.
if "{}.{}".format(*sys.version_info) != Path(__file__).with_name(".python-version").read_text("utf-8").strip():
    sys.exit(
        f"This is Python {sys.version.split()[0]}, not the one of .python-version. `make build` uses the right one."
    )

from assessment.load import BankError, load_bank
from site_build import BuildError
from site_build.builder import Builder, answer
from site_build.configuration import write_configuration
from site_build.front_matter import check_front_matter
from site_build.generate import GENERATORS, Generator
from site_build.links import check_links
from site_build.module_names import name_modules
from site_build.one_version import put_under_one_name
from site_build.pages import write_pages
from site_build.pictures import write_pictures
from site_build.policy import write_policies
from site_build.runtime import build_runtime
from site_build.styles import lighten_styles, words_in, write_styles

ROOT = Path(__file__).parent
BUILD = ROOT / "build"
SITE = ROOT / "site"


def build(generator: str = "mkdocs", site: Path = SITE, work: Path = BUILD) -> None:
    """Build the whole site into `site` by way of `work`; raise `BankError` or `BuildError` where that cannot be.

    The generator loads while its pages are written, and makes the site while the bank and the runtime are seen to.
    """
    assets = work / "assets"
    with Generator(generator, ROOT, work / "mkdocs.yml", work / "pages", site) as generating:
        try:
            write_what_it_reads(work)
        except (BankError, BuildError):
            check_bank()  # a defect of the bank says more than the page that shows it
            raise
        generating.begin()
        check_bank()
        shutil.rmtree(assets, ignore_errors=True)
        build_runtime(assets / "runtime", BUILD / "cache")
        words = words_in(ROOT / "assessment")
        generating.finish()
    lighten_styles(site, words, BUILD / "cache")
    shutil.copytree(assets, site / "assets", dirs_exist_ok=True)
    name_modules(site)
    put_under_one_name(site)
    write_policies(site)
    check_links(site)


def write_what_it_reads(work: Path) -> None:
    """Write the generator's configuration and pages into `work`."""
    bank, target = load_bank(), work / "pages"
    pages = write_pages(bank, ROOT / "docs", target, BUILD / "cache")
    check_front_matter(pages, target)
    write_styles(ROOT / "site_overrides" / "assets", target / "assets")
    write_pictures(target / "assets", ROOT / "mkdocs.yml", ROOT / "docs" / "index.md", BUILD / "cache")
    write_configuration(bank, ROOT / "mkdocs.yml", work / "mkdocs.yml")


def check_bank() -> None:
    """Raise `BankError` with every defect of the bank."""
    from assessment.check import (
        find_defects,
    )  # brings much of the package with it: there is time while the generator works

    if defects := find_defects():
        raise BankError(defects)


def keep_building(generator: str, site: Path, work: Path) -> None:
    """Build, and again for each line of the standard input, which tells of a change of pages and of nothing else."""
    from site_build.changed_pages import put_in  # brings the site generator with it, which no other build needs here

    build_and_answer(generator, site, work)
    for _ in sys.stdin:
        try:
            pages = work / "changed"
            write_pages(load_bank(), ROOT / "docs", pages, BUILD / "cache")
            answer(shown=put_in(site, work / "mkdocs.yml", work / "pages", pages))
        except (BankError, BuildError):
            pass  # the build says the same
        build_and_answer(generator, site, work)


def build_and_answer(generator: str, site: Path, work: Path) -> None:
    """Build, and answer whoever asked for it."""
    try:
        build(generator, site, work)
        answer(built=True)
    except (BankError, BuildError) as error:
        answer(complaint=str(error))


def main() -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description="Build the site of Common Ground.")
    parser.add_argument("command", nargs="?", choices=["build", "serve", "keep"], default="build")
    parser.add_argument("--with", dest="generator", choices=sorted(GENERATORS), default="mkdocs")
    parser.add_argument("--site", type=Path, default=SITE, help="where to write the site")
    parser.add_argument("--work", type=Path, default=BUILD, help="where to write the pages that become the site")
    parser.add_argument("--port", type=int, default=os.environ.get("PORT", "8000"), help="for serve")
    arguments = parser.parse_args()
    site, work = arguments.site, arguments.work
    try:
        if arguments.command == "serve":
            from site_build.serve import serve  # brings a server and a watch with it, which no build needs

            keep = ["keep", "--with", arguments.generator, "--site", str(site), "--work", str(work)]
            serve(ROOT, site, arguments.port, Builder([sys.executable, __file__, *keep]))
        elif arguments.command == "keep":
            keep_building(arguments.generator, site, work)
        else:
            build(arguments.generator, site, work)
            print(f"The site is in {site}.")
    except (BankError, BuildError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
