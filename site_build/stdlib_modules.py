"""Which modules of the standard library go to the browser: `stdlib-modules.txt`, recorded and not guessed."""

import subprocess
from pathlib import Path

from site_build import BuildError

ROOT = Path(__file__).parent.parent
MODULES = Path(__file__).with_name("stdlib-modules.txt")
RECORDER = Path(__file__).with_name("record_imports.mjs")

RECORDED = "# Recorded: what Pyodide, the package and Jinja2 import (python -m site_build.runtime --record)"
"""The line under which a new recording replaces the last one; what stands above it is kept by hand."""


def stdlib_modules() -> set[str]:
    """Return the names of every module of the standard library that goes to the browser."""
    lines = MODULES.read_text("utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def record(libraries: Path) -> set[str]:
    """Run every request in stock Pyodide under Node; return the modules of the standard library that it imported.

    `libraries` is the folder that holds Jinja2 and MarkupSafe.
    """
    try:
        run = subprocess.run(
            ["node", str(RECORDER), str(ROOT), str(libraries)], capture_output=True, check=True, encoding="utf-8"
        )
    except FileNotFoundError as error:
        raise BuildError("Node.js is missing: install it, then run `npm ci`.") from error
    except subprocess.CalledProcessError as error:
        raise BuildError(f"The imports could not be recorded: {error.stderr.strip()}") from error
    return set(run.stdout.split())


def rewrite(recorded: set[str]) -> None:
    """Put `recorded` into the file in place of the last recording; keep what stands above it."""
    kept = MODULES.read_text("utf-8").partition(RECORDED)[0]
    names = recorded - set(kept.splitlines())
    MODULES.write_text(f"{kept}{RECORDED}\n" + "".join(f"{name}\n" for name in sorted(names)), "utf-8")
