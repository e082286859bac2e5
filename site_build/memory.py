"""The memory of Python in the browser: started by the build, with everything imported that a score takes.

A browser lays this memory under the interpreter and goes on from there (`site_overrides/assets/python.mjs`): it neither
starts Python nor imports anything before the first score. Data that the interpreter begins with is in it as well.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from site_build.node import run_node
from site_build.packing import PACKED, packed

PROGRAM = Path(__file__).with_name("take_memory.mjs")
METHODS = Path(__file__).with_name("record_methods.py")
RULES = (PROGRAM, METHODS, Path(__file__), Path(__file__).with_name("packing.py"))
"""What decides about the memory, beside what Python is started from."""


@dataclass(frozen=True)
class Memory:
    """The memory as a packed file, the modules that were imported, and compiled methods of what is imported later."""

    packed: Path
    modules: frozenset[str]
    methods: Path


def take_memory(interpreter: Mapping[str, Path], zip_file: Path, cache: Path) -> Memory:
    """Return the memory of Python started from a zip; start it unless `cache` holds that.

    `interpreter` maps the names of Pyodide's files to where they are, with everything that a start takes.
    """
    key = hashlib.sha256(b"".join(path.read_bytes() for path in RULES))
    for _, path in sorted(interpreter.items()):
        key.update(hashlib.sha256(path.read_bytes()).digest())
    key.update(zip_file.read_bytes())
    stem = f"memory-{key.hexdigest()[:20]}"
    kept, modules, methods = (cache / f"{stem}{ending}" for ending in (PACKED, ".json", ".methods"))
    if not (kept.exists() and modules.exists() and methods.exists()):
        for path in cache.glob("memory-*"):
            path.unlink(missing_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            imported = _run(Path(folder), interpreter, zip_file)
            draft = Path(folder, kept.name)
            draft.write_bytes(packed(Path(folder, "memory").read_bytes()))
            Path(folder, modules.name).write_text(json.dumps(imported), "utf-8")
            Path(folder, modules.name).replace(modules)
            Path(folder, "methods").replace(methods)
            draft.replace(kept)
    return Memory(kept, frozenset(json.loads(modules.read_text("utf-8"))), methods)


def _run(folder: Path, interpreter: Mapping[str, Path], zip_file: Path) -> list[str]:
    for name, path in interpreter.items():
        shutil.copyfile(path, folder / name)
    (folder / "package.json").write_text('{"type": "commonjs"}', "utf-8")  # the project's own says otherwise
    command = ["node", PROGRAM, folder, zip_file, folder / "memory", METHODS, folder / "methods"]
    return run_node([*map(str, command)], "Python could not be started to take its memory").split()
