"""Which modules of the standard library go to the browser: `stdlib-modules.txt`, recorded and not guessed."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from site_build import BuildError

ROOT = Path(__file__).parent.parent
MODULES = Path(__file__).with_name("stdlib-modules.txt")
RECORDER = Path(__file__).with_name("record_imports.mjs")

RECORDED = "# Recorded: what Pyodide, the package and its libraries import (python -m site_build.runtime --record)"
"""The line under which a new recording replaces the last one; what stands above it is kept by hand."""


def stdlib_modules(zip_name: str = "") -> set[str]:
    """Return the modules of the standard library that go to the browser: at the start, or with a zip loaded later.

    In the file, “spreadsheet.zip xml.etree” is a module that goes with a zip.
    """
    lines = [line for line in MODULES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    if not zip_name:
        return {line for line in lines if " " not in line}
    return {line.removeprefix(f"{zip_name} ") for line in lines if line.startswith(f"{zip_name} ")}


def record(libraries: Path, later: Mapping[str, Sequence[str]]) -> list[str]:
    """Run every request in stock Pyodide under Node; return the lines of the file: what it imported.

    `libraries` is the folder that libraries are installed in; `later` says which of them go into which zip.
    """
    start = ("jinja2", "markupsafe")
    found = {"": _imported(libraries, start)} | {
        zip_name: _imported(libraries, start + tuple(names)) for zip_name, names in later.items()
    }
    # A package has one folder, so a module of a package that is there from the start goes with it.
    whole = {name for name in found[""] if "." not in name}
    found[""] |= {name for names in found.values() for name in names if name.partition(".")[0] in whole}
    extra = {f"{zip_name} {name}" for zip_name in later for name in found[zip_name] - found[""]}
    return [*sorted(found[""]), *sorted(extra)]


def rewrite(recorded: Sequence[str]) -> None:
    """Put `recorded` into the file in place of the last recording; keep what stands above it."""
    kept = MODULES.read_text("utf-8").partition("# Recorded:")[0]
    names = [name for name in recorded if name not in kept.splitlines()]
    MODULES.write_text(f"{kept}{RECORDED}\n" + "".join(f"{name}\n" for name in names), "utf-8")


def _imported(libraries: Path, names: Sequence[str]) -> set[str]:
    """Return the modules of the standard library that are imported where these libraries are installed."""
    try:
        run = subprocess.run(
            ["node", str(RECORDER), str(ROOT), str(libraries), *names],
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
    except FileNotFoundError as error:
        raise BuildError("Node.js is missing: install it, then run `npm ci`.") from error
    except subprocess.CalledProcessError as error:
        raise BuildError(f"The imports could not be recorded: {error.stderr.strip()}") from error
    return set(run.stdout.split())
