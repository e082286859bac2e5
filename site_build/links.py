"""Links of the built site: each leads to a page, a file or a part of a page that is there."""

import html
import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from site_build import BuildError

LINK = re.compile(r"""<(?:a|img|link|script)\b[^>]*?\s(?:href|src)=["']?([^"'\s>]+)""")
IDENTIFIER = re.compile(r"""\s(?:id|name)=["']?([^"'\s>]+)""")


def check_links(site: Path) -> None:
    """Raise `BuildError` with every page and link that leads nowhere; what leads to other sites is left alone."""
    texts = {_address(page, site): page.read_text("utf-8") for page in sorted(site.rglob("index.html"))}
    parts = {address: {html.unescape(found) for found in IDENTIFIER.findall(text)} for address, text in texts.items()}
    broken = [
        f"{address or 'the home page'}: the link “{link}” leads nowhere; there is no such page, file or part of a page."
        for address, text in texts.items()
        for link in sorted({html.unescape(found) for found in LINK.findall(text)})
        if not _leads_somewhere(link, address, parts, site)
    ]
    if broken:
        raise BuildError("\n".join(broken))


def _address(page: Path, site: Path) -> str:
    folder = page.parent.relative_to(site).as_posix()
    return "" if folder == "." else f"{folder}/"


def _leads_somewhere(link: str, address: str, parts: dict[str, set[str]], site: Path) -> bool:
    target = urlsplit(urljoin(f"http://site/{address}", link))
    if target.netloc != "site":
        return True
    path, part = unquote(target.path).removeprefix("/"), unquote(target.fragment)
    if path not in parts:
        return (site / path).is_file()
    return not part or part in parts[path]
