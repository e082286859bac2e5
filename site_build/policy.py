"""The content security policy of each page: it names the page's inline scripts by their hashes, and no others run."""

import base64
import hashlib
import re
from pathlib import Path

from site_build import BuildError

INLINE = re.compile(r"<script(?P<attributes>(?:\s[^>]*)?)>(?P<code>.*?)</script>", re.DOTALL)
PLACE = "inline-scripts"
"""Stands in the policy of site_overrides/main.html for the hashes."""


def write_policies(site: Path) -> None:
    """Write the hashes of each page's inline scripts into its policy."""
    for page in sorted(site.rglob("*.html")):
        page.write_text(with_policy(page.read_text("utf-8"), page.relative_to(site).as_posix()), "utf-8")


def with_policy(page: str, name: str) -> str:
    """Return a page with the hashes in its policy; raise `BuildError` where a script stands before the policy."""
    before, place, after = page.partition(f" {PLACE} ")
    if not place or INLINE.search(before):
        raise BuildError(f"{name}: the content security policy must come first, with a place for “{PLACE}”.")
    hashes = sorted({hash_of(found["code"]) for found in INLINE.finditer(after) if _runs(found["attributes"])})
    return f"{before} {' '.join(hashes)} {after}"


def hash_of(code: str) -> str:
    """Return the hash of a script as a policy names it (W3C Content Security Policy, level 3)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def _runs(attributes: str) -> bool:
    """Tell whether a script stands in the page itself, and is one: not JSON."""
    return " src=" not in attributes and "json" not in attributes
