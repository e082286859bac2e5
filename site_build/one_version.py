"""One version at a time: what the pages of a build load lies in a folder that is named after its content.

A page can then never meet a script of another build, neither from a server that is being updated nor from a cache; and
the service worker knows each file of its build by its hash.
"""

import base64
import hashlib
import json
import re
import shutil
from pathlib import Path

from site_build import LATER, BuildError
from site_build.interpreter import WASM
from site_build.packing import PACKED

LEFT_IN_PLACE = ("licences", "social-preview.png")
"""What no page loads: other sites and people ask for it by a lasting address."""

WASM_IN_WORKER = f'"./runtime/{WASM}"'
IN_PAGES = re.compile(
    r""""(?:(?<=href=")|(?<=src=")|(?<=@import url\(")|(?<="search":")|(?<="search": "))"""
    r"((?:\.{1,2}/|/[\w./-]*?/)*)assets/(?!licences/|[0-9a-f]{10}/)"
)
"""Where a page names what it loads. A link of its text to another folder of that name would be one as well.

It begins with a quotation mark, which is quick to look for.
"""

SEARCH_INDEX = "search.json"
"""Beside search-when-asked.js, which knows it by that name."""

INDEXES = ("search/search_index.json", "search.json")
"""Where the generators put it: MkDocs, Zensical."""

SERVICE_WORKER = "offline.js"
MARK = '<meta name="site-build" content="'


def put_under_one_name(site: Path) -> str:
    """Move what the pages in `site` load into `assets/NAME/`, write that into all of them, and return the name.

    The WebAssembly gets a name of its own, which stays while its bytes do: browsers keep what they compiled of it.
    """
    assets = site / "assets"
    _name_webassembly(assets)
    move_search_index(site, assets / SEARCH_INDEX)
    moved = sorted(path for path in assets.iterdir() if path.name not in LEFT_IN_PLACE and path.suffix != ".wasm")
    name = _hash_of(sorted(path for entry in moved for path in _files(entry)), assets)
    folder = assets / name
    folder.mkdir()
    for path in moved:
        shutil.move(path, folder / path.name)
    for page in site.rglob("*.html"):
        page.write_text(in_version(page.read_text("utf-8"), name), "utf-8")
    _write_service_worker(site, name)
    return name


def in_version(page: str, name: str) -> str:
    """Return a page that loads what it loads from the folder of its build, and says which build it is of."""
    marked = page.replace(f'{MARK}"', f'{MARK}{name}"', 1)
    return IN_PAGES.sub(rf'"\g<1>assets/{name}/', marked)


def _name_webassembly(assets: Path) -> None:
    wasm, worker = assets / "runtime" / WASM, assets / "worker.mjs"
    text = worker.read_text("utf-8")
    if text.count(WASM_IN_WORKER) != 1:
        raise BuildError(
            f"site_overrides/assets/worker.mjs must name {WASM_IN_WORKER} once: the build puts a name there."
        )
    named = f"{wasm.stem}.{hashlib.sha256(wasm.read_bytes()).hexdigest()[:10]}.wasm"
    wasm.rename(assets / named)
    worker.write_text(text.replace(WASM_IN_WORKER, f'"../{named}"'), "utf-8")


def move_search_index(site: Path, target: Path) -> None:
    """Move the index of the search to what pages load: the theme's script asks for it by a lasting address."""
    found = [site / index for index in INDEXES if (site / index).exists()]
    if len(found) != 1:
        raise BuildError(f"The search index must be one of {', '.join(INDEXES)}.")
    shutil.move(found[0], target)
    if found[0].parent != site:
        found[0].parent.rmdir()


def _hash_of(files: list[Path], root: Path) -> str:
    """Return a short name for the content of all files and their paths."""
    found = hashlib.sha256()
    for path in files:
        content = path.read_bytes()
        found.update(f"{path.relative_to(root).as_posix()} {len(content)} ".encode() + content)
    return found.hexdigest()[:10]


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]


def _write_service_worker(site: Path, name: str) -> None:
    """Tell the service worker its build, the files of it with their hashes, and which of them a page loads later."""
    files = [*_files(site / "assets" / name), *(site / "assets").glob("*.wasm")]
    hashes = {path.relative_to(site).as_posix(): _integrity(path) for path in sorted(files)}
    later = [f"assets/{name}/runtime/{zip_name}{PACKED}" for zip_name in LATER]
    told = {"BUILD": name, "FILES": hashes, "LATER": later}
    lines = (f"const {key} = {json.dumps(value)};\n" for key, value in told.items())
    path = site / SERVICE_WORKER
    path.write_text("".join(lines) + path.read_text("utf-8"), "utf-8")


def _integrity(path: Path) -> str:
    """Return the hash of a file as a browser checks it (W3C Subresource Integrity)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()}"
