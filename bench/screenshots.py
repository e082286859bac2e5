"""Pictures of every page of the built site, to be looked at: three widths, light and dark, and on paper.

    python -m bench.screenshots                    all pages into build/screenshots/
    python -m bench.screenshots --only understand  pages whose address contains a word
    python -m bench.screenshots --paper            also a PDF of each page, as it prints
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from site_build.serve import serving
from tests.browser_binary import FLAGS, browser_binary

ROOT = Path(__file__).parent.parent
WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
HEIGHT = 900
RESULT = "#result={code}"


def addresses(site: Path) -> list[str]:
    """Return the address of every page below the site's root: `""`, `decide/`, `404.html`."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(path.removesuffix("index.html") for path in found)


def file_name(address: str) -> str:
    """Return a file name that tells the page: `act-practices-liaison` for `act/practices/liaison/`."""
    return address.removesuffix(".html").strip("/").replace("/", "-") or "home"


def take(browser: Browser, root: str, pages: list[str], target: Path, *, paper: bool) -> Iterator[str]:
    """Write the pictures of `pages`, which are served below `root`, into `target`; yield each page that is wider than its window."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            context = browser.new_context(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)
            page = context.new_page()
            for address in pages:
                page.goto(root + address)
                page.wait_for_load_state("networkidle")
                page.screenshot(path=target / f"{file_name(address)}-{width}-{scheme}.png", full_page=True)
                overhang = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                if overhang > 0:
                    yield f"{address or '/'} is {overhang} px wider than {width} px"
                if paper and (scheme, width) == (SCHEMES[0], WIDTHS[-1]):
                    page.pdf(path=target / f"{file_name(address)}.pdf", prefer_css_page_size=True, print_background=True)
            context.close()


def main() -> int:
    """Run the command line; return 1 where a page is wider than its window."""
    parser = argparse.ArgumentParser(prog="python -m bench.screenshots", description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--target", type=Path, default=ROOT / "build" / "screenshots")
    parser.add_argument("--only", default="", help="a word in the address; home is “”")
    parser.add_argument("--paper", action="store_true", help="also print each page to a PDF")
    options = parser.parse_args()
    pages = [address for address in addresses(options.site) if options.only in address]
    options.target.mkdir(parents=True, exist_ok=True)
    with serving(options.site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_binary(), args=FLAGS)
        wide = list(take(browser, root, pages, options.target, paper=options.paper))
        browser.close()
    print(f"{len(pages)} pages are in {options.target}.")
    print("\n".join(wide), file=sys.stderr)
    return 1 if wide else 0


if __name__ == "__main__":
    sys.exit(main())
