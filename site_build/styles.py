"""The site's style sheets as one file: a page waits for one instead of eleven."""

import re
from pathlib import Path

from site_build import BuildError, read_source

SHEETS = (
    *("common-ground", "chrome", "pages", "charts", "pictures", "matrix"),
    *("assessment", "report", "workspace", "plan", "workshop", "slides", "large-text"),
)
"""The sheets for screens in the order in which they apply; a later one wins over an earlier one."""

PAPER = "print"
"""The sheet that a page loads for itself, without waiting for it."""

FOR_US = re.compile(r"/\*.*?\*/|(?<=\n)\s+", re.DOTALL)
"""What only whoever edits a sheet reads: comments, indentation and empty lines."""


def write_styles(source: Path, target: Path) -> None:
    """Write `styles.css` into `target` from the sheets in `source`; a sheet that has no place here is an error."""
    found = {path.stem for path in source.glob("*.css")}
    if strange := found ^ {*SHEETS, PAPER}:
        raise BuildError(
            f"site_build/styles.py does not agree with site_overrides/assets: {', '.join(sorted(strange))}."
        )
    target.mkdir(parents=True, exist_ok=True)
    sheets = (read_source(source / f"{name}.css") for name in SHEETS)
    (target / "styles.css").write_text(FOR_US.sub("", "\n".join(sheets)), "utf-8")
