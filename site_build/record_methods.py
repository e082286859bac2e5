"""Runs inside Pyodide, started by take_memory.mjs: compiles the methods that `dataclass` writes for our records.

`dataclass` writes them as source and compiles it as each record is made: three milliseconds in a browser, and the pages
of teams make a hundred records. `at_first.py` finds what is kept here by the hash of the source, which is the same in
every browser: the memory that Python wakes up from has its seed.
"""

import dataclasses
import marshal
import sys
from importlib import import_module

FINDER = sys.modules["sitecustomize"].FINDER  # site_build/at_first.py
OURS, TEMPLATES = "assessment/", "/compiled/"


def compiled() -> bytes:
    """Return what the records of all modules that are still to be imported compile: hash of the source -> code."""
    found: dict[str, bytes] = {}

    def keep(source: str, space: dict[str, object], names: dict[str, object]) -> None:
        code = compile(source, "<string>", "exec")
        found[source] = marshal.dumps(code)
        exec(code, space, names)  # noqa: S102  what `dataclass` does

    dataclasses.exec = keep  # type: ignore[attr-defined]  # it calls what it finds under this name
    for file in FINDER.files:
        if file.startswith(OURS) and file.endswith(".pyc") and TEMPLATES not in file:
            import_module(file.removesuffix(".pyc").removesuffix("/__init__").replace("/", "."))
    by_hash = {hash(source): code for source, code in found.items()}
    if len(by_hash) < len(found):
        raise ValueError("Two records have methods whose sources have the same hash.")
    return marshal.dumps(by_hash)


FINDER.read(FINDER.path)
with open("/methods", "wb") as file:  # noqa: PTH123  `pathlib` is not imported here
    file.write(compiled())
