"""Pictures of every page of the built site and of one result: three widths, light and dark, and on paper.

They are written to build/screenshots/. `--only understand` takes the pages whose address contains a word; `--paper`
also prints each page to a PDF. Run it as `python -m bench.screenshots`.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from assessment.load import load_bank
from assessment.result import make_result, response_of
from site_build.serve import serving
from tests.browser_binary import FLAGS, browser_binary

ROOT = Path(__file__).parent.parent
WIDTHS = (360, 768, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
HEIGHT = 900
ANSWERS: list[int | None] = [4, 3, 1, 3, 4, 2, 4, 2, 3, 5, 3, 3, 3, 3, 3, 3, 2, 1, 2, 3]


def addresses(site: Path) -> list[str]:
    """Return the address of every page below the site's root, such as `decide/`, and of a result."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    result = make_result(response_of(ANSWERS, "marketing", "head"), None, load_bank())
    return [*sorted(path.removesuffix("index.html") for path in found), f"assess/#{result.fragment}"]


def file_name(address: str) -> str:
    """Return a file name that tells the page: `act-practices-liaison` for `act/practices/liaison/`."""
    return address.partition("=")[0].removesuffix(".html").strip("/").replace("/", "-").replace("#", "") or "home"


def take(browser: Browser, root: str, pages: list[str], target: Path, *, paper: bool) -> Iterator[str]:
    """Write the pictures of `pages`, served below `root`, into `target`; yield a sentence on each that is too wide."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            for address in pages:
                page = browser.new_page(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)
                page.goto(root + address)
                if "#" in address:
                    page.wait_for_selector("#result-title")
                page.wait_for_load_state("networkidle")
                page.screenshot(path=target / f"{file_name(address)}-{width}-{scheme}.png", full_page=True)
                if paper and (scheme, width) == (SCHEMES[0], WIDTHS[-1]):
                    page.pdf(path=target / f"{file_name(address)}.pdf", prefer_css_page_size=True)
                if (overhang := page.evaluate("document.documentElement.scrollWidth - innerWidth")) > 0:
                    yield f"{address or 'home'} is {overhang} px wider than {width} px"
                page.close()


def main() -> int:
    """Run the command line; return 1 where a page is wider than its window."""
    parser = argparse.ArgumentParser(prog="python -m bench.screenshots", description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--target", type=Path, default=ROOT / "build" / "screenshots")
    parser.add_argument("--only", default="", help="a part of the address")
    parser.add_argument("--paper", action="store_true", help="also print each page to a PDF")
    options = parser.parse_args()
    pages = [address for address in addresses(options.site) if options.only in address]
    options.target.mkdir(parents=True, exist_ok=True)
    with serving(options.site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_binary(), args=FLAGS)
        too_wide = list(take(browser, root, pages, options.target, paper=options.paper))
        browser.close()
    print(f"{len(pages)} pages are in {options.target}.")
    print("\n".join(too_wide), end="", file=sys.stderr)
    return 1 if too_wide else 0


if __name__ == "__main__":
    sys.exit(main())
