"""JavaScript of other people without what only its authors read: names in full, spaces, comments. esbuild does it.

Our own scripts stay as they are written: whoever looks at the page can read them.
"""

import hashlib
import json
from pathlib import Path

from site_build import write_whole
from site_build.node import run_node

ESBUILD = Path("esbuild", "bin", "esbuild")
"""A script for Node, which npm puts the program itself in the place of where scripts of packages may run."""

OPTIONS = ("--minify", "--target=es2022", "--charset=utf8", "--legal-comments=inline", "--log-level=error")
"""Comments that state rights stay."""


def minified(source: Path, cache: Path, node_modules: Path) -> Path:
    """Return a script, minified; `cache` keeps it until the script or esbuild changes.

    Raises `BuildError` where esbuild is missing or cannot read the script.
    """
    version = json.loads((node_modules / "esbuild" / "package.json").read_text("utf-8"))["version"]
    made_of = hashlib.sha256(json.dumps([version, *OPTIONS]).encode() + source.read_bytes()).hexdigest()[:20]
    kept = cache / f"minified-{made_of}{source.suffix}"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        command = [str(node_modules / ESBUILD), *OPTIONS, str(source)]
        write_whole(kept, run_node(command, f"{source.name} could not be minified").encode("utf-8"))
    return kept
