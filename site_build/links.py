"""Links of the built site: each leads to a page, a file or a part of a page that is there."""

import html
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from site_build import BuildError

LINK = re.compile(r"""<(?:a|img|link|script)\b[^>]*?\s(?:href|src)=["']?([^"'\s>]+)""")
IDENTIFIER = re.compile(r"""\s(?:id|name)=["']?([^"'\s>]+)""")


def check_links(site: Path) -> None:
    """Raise `BuildError` with every page and link that leads nowhere; what leads to other sites is left alone."""
    texts = {_address(page, site): page.read_text("utf-8") for page in sorted(site.rglob("index.html"))}
    parts = {address: {html.unescape(found) for found in IDENTIFIER.findall(text)} for address, text in texts.items()}

    @cache
    def leads_somewhere(link: str, address: str) -> bool:
        target = urlsplit(urljoin(f"http://site/{address}", link))
        if target.netloc != "site":
            return True
        path, part = unquote(target.path).removeprefix("/"), unquote(target.fragment)
        if path not in parts:
            return (site / path).is_file()
        return not part or part in parts[path]

    broken = [
        f"{address or 'the home page'}: the link “{link}” leads nowhere; there is no such page, file or part of a page."
        for address, text in texts.items()
        for link in sorted({html.unescape(found) for found in LINK.findall(text)})
        if not leads_somewhere(link, _stands_at(address, link))
    ]
    if broken:
        raise BuildError("\n".join(broken))


def _address(page: Path, site: Path) -> str:
    folder = page.parent.relative_to(site).as_posix()
    return "" if folder == "." else f"{folder}/"


def _stands_at(address: str, link: str) -> str:
    """Return an address that does for a page’s: what goes up to the root leads to one place from all as deep."""
    depth = address.count("/")
    return "page/" * depth if link.startswith("../" * depth) else address
