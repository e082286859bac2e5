"""The site's style sheets: ours as two files instead of thirteen, and the theme's without what no page has."""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from site_build import BuildError, read_source, write_whole
from site_build.node import run_node

EVERYWHERE = ("common-ground", "chrome", "pages", "charts", "pictures", "matrix", "workshop", "large-text")
WORK = ("assessment", "report", "workspace", "plan", "slides")
"""The sheets for screens in the order in which they apply; a later one wins over an earlier one."""

TOGETHER = {"styles.css": EVERYWHERE, "work.css": WORK}
"""What every page loads, and what only pages load on which people work."""

PAPER = "print"
"""The sheet that a page loads for itself, without waiting for it."""

FOR_US = re.compile(r"/\*.*?\*/|(?<=\n)\s+", re.DOTALL)
"""What only whoever edits a sheet reads: comments, indentation and empty lines."""

PROGRAM = Path(__file__).with_name("style_sheets.mjs")
THEME = "assets/stylesheets"
READ_BY = {".html", ".js", ".mjs", ".j2", ".py", ".toml"}
"""Where names of classes stand: in pages, scripts, and the templates and texts that Python renders in the browser."""

WORD = re.compile(r"[A-Za-z_-][\w-]*")
CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
VARIABLE = re.compile(r"[{;](--[\w-]+):")
VARIABLE_USED = re.compile(r"var\((--[\w-]+)")


def write_styles(source: Path, target: Path) -> None:
    """Write `styles.css` and `work.css` into `target` from the sheets in `source`.

    A sheet that has no place here is a `BuildError`.
    """
    found = {path.stem for path in source.glob("*.css")}
    if strange := found ^ {*EVERYWHERE, *WORK, PAPER}:
        raise BuildError(
            f"site_build/styles.py does not agree with site_overrides/assets: {', '.join(sorted(strange))}."
        )
    target.mkdir(parents=True, exist_ok=True)
    for name, sheets in TOGETHER.items():
        texts = (read_source(source / f"{sheet}.css") for sheet in sheets)
        (target / name).write_text(FOR_US.sub("", "\n".join(texts)), "utf-8")


def lighten_styles(site: Path, words: set[str], cache: Path) -> None:
    """Minify the sheets that pages of a built site load, the theme's without rules for what the site does not have.

    A rule stays as long as its class is one of `words` (see `words_in`) or a word of a page or script of the site: that
    is more than what is used, and never less. Raises `BuildError` when the program cannot be run.
    """
    theme = sorted((site / THEME).rglob("*.css"))
    ours = [site / "assets" / name for name in (*TOGETHER, f"{PAPER}.css")]
    sheets = [path.read_text("utf-8") for path in (*theme, *ours)]
    words = words | words_in(site)
    of_theme = range(len(theme))
    unused = {name for each in of_theme for name in CLASS.findall(sheets[each])} - words
    sheets = _without(sheets, unused, cache)
    used = words.union(*(VARIABLE_USED.findall(sheet) for sheet in sheets))
    unused = {name for each in of_theme for name in VARIABLE.findall(sheets[each])} - used
    for path, sheet in zip((*theme, *ours), _without(sheets, unused, cache), strict=True):
        path.write_text(sheet, "utf-8")


def words_in(folder: Path) -> set[str]:
    """Return everything in a folder of pages, scripts and templates that may be the name of a class."""
    files = (path for path in folder.rglob("*") if path.suffix in READ_BY)
    lines = {
        line for path in files for line in path.read_text("utf-8").splitlines()
    }  # pages have most of them in common
    return set(WORD.findall("\n".join(lines)))


def _without(sheets: Sequence[str], unused: Iterable[str], cache: Path) -> list[str]:
    """Return sheets minified, without rules for classes and without variables that are not used; `cache` keeps them."""
    asked = json.dumps({"sheets": sheets, "unused": sorted(unused)})
    made_of = hashlib.sha256(PROGRAM.read_bytes() + asked.encode()).hexdigest()[:20]
    kept = cache / f"styles-{made_of}.json"
    if not kept.exists():
        minified = run_node(["node", str(PROGRAM)], "The style sheets could not be minified", asked)
        write_whole(kept, minified.encode("utf-8"))
    found: list[str] = json.loads(kept.read_text("utf-8"))
    return found
