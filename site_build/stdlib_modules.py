"""Which modules of the standard library go to the browser: `stdlib-modules.txt`, recorded and not guessed."""

import json
import subprocess
import tempfile
from collections.abc import Collection
from pathlib import Path
from zipfile import ZIP_STORED

from site_build import AT_START, LATER, ROOT, BuildError
from site_build.bytecode import write_zip
from site_build.standard_library import standard_library

MODULES = Path(__file__).with_name("stdlib-modules.txt")
RECORDER = Path(__file__).with_name("record_imports.mjs")

RECORDED = "# Recorded: what Pyodide, the package and Jinja2 import (python -m site_build.runtime --record)"
"""The line under which a new recording replaces the last one; what stands above it is kept by hand."""


def listed() -> set[str]:
    """Return the lines of the file: a module, or the zip and the module where it comes later: “qr.zip gzip”."""
    return {line for line in MODULES.read_text("utf-8").splitlines() if line and not line.startswith("#")}


def stdlib_modules(zip_name: str = "") -> set[str]:
    """Return the modules of the standard library that the browser gets at the start, or with a zip of `LATER`."""
    if not zip_name:
        return {line for line in listed() if " " not in line}
    return {line.removeprefix(f"{zip_name} ") for line in listed() if line.startswith(f"{zip_name} ")}


def by_hand() -> set[str]:
    """Return the modules that are kept whatever was recorded."""
    return {line for line in _by_hand().splitlines() if line and not line.startswith("#")}


def record(libraries: Path) -> set[str]:
    """Run every request in Pyodide with its whole library under Node; return the lines of the file: what it imported.

    `libraries` is the folder that libraries are installed in.
    """
    try:
        with tempfile.TemporaryDirectory() as folder:
            library = Path(folder, "library.zip")
            write_zip(library, standard_library(ROOT / "node_modules" / "pyodide"), ZIP_STORED)
            zips = json.dumps({"start": AT_START} | LATER)
            command = ["node", str(RECORDER), str(ROOT), str(libraries), str(library), zips]
            run = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    except FileNotFoundError as error:
        raise BuildError("Node.js is missing: install it, then run `npm ci`.") from error
    except subprocess.CalledProcessError as error:
        raise BuildError(f"The imports could not be recorded: {error.stderr.strip()}") from error
    there = set(_by_hand().splitlines())
    return {line for line in run.stdout.splitlines() if line.rpartition(" ")[2] not in there}


def rewrite(recorded: Collection[str]) -> None:
    """Put `recorded` into the file in place of the last recording; keep what stands above it."""
    kept = _by_hand()
    names = sorted(set(recorded) - set(kept.splitlines()), key=lambda name: (" " in name, name))
    MODULES.write_text(f"{kept}{RECORDED}\n" + "".join(f"{name}\n" for name in names), "utf-8")


def _by_hand() -> str:
    """Return what stands above the recording."""
    return MODULES.read_text("utf-8").partition(RECORDED)[0]
