"""Pyodide's interpreter without what this site never uses: a third of its WebAssembly and a fifth of its loader.

The build follows what refers to what, from the functions that the loader asks for, and leaves out what nothing reaches:
functions of C that only further libraries would call, and whole modules that `left-out.txt` names. Addresses are
written into data and code here, so that no browser has to do it at each start.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from site_build import BuildError
from site_build.interpreter.instructions import UnknownCodeError
from site_build.interpreter.live import follow
from site_build.interpreter.loader import Loader, read_loader
from site_build.interpreter.module import GLOBAL, Module, read
from site_build.interpreter.references import Address, Bases, bases, relocations
from site_build.interpreter.writer import Writer
from site_build.left_out import LEFT_OUT, left_out

WASM, SCRIPT, ENTRY = "pyodide.asm.wasm", "pyodide.asm.js", "pyodide.mjs"
MODULES_TABLE = "PyImport_Inittab"
"""Points to CPython's table of built-in modules: a name and a function for each, and zeros at the end."""
ENTRY_SIZE = 8


def trimmed(pyodide: Path, cache: Path) -> dict[str, Path]:
    """Return the interpreter's files, by name; trim them unless `cache` holds them. `pyodide` is the npm package."""
    made_with = [pyodide / name for name in (WASM, SCRIPT, ENTRY)] + [LEFT_OUT, *_rules()]
    key = hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in made_with)).hexdigest()[:20]
    kept = {name: cache / f"interpreter-{key}-{name}" for name in (WASM, SCRIPT)}
    if not all(path.is_file() for path in kept.values()):
        cache.mkdir(parents=True, exist_ok=True)
        for path in cache.glob("interpreter-*"):
            path.unlink(missing_ok=True)
        loader = read_loader((pyodide / SCRIPT).read_text("utf-8"), (pyodide / ENTRY).read_text("utf-8"))
        try:
            content = trim((pyodide / WASM).read_bytes(), loader, left_out())
        except (UnknownCodeError, IndexError, KeyError, ValueError) as error:
            version = json.loads((pyodide / "package.json").read_text("utf-8"))["version"]
            raise BuildError(
                f"site_build/interpreter does not know how to trim Pyodide {version}: {error!r}. "
                "Keep the version that package.json had, or teach it the new one."
            ) from error
        for name, its_bytes in ((SCRIPT, loader.text.encode("utf-8")), (WASM, content)):
            draft = cache / f"{name}.{os.getpid()}"  # another build may look for the file meanwhile
            draft.write_bytes(its_bytes)
            draft.replace(kept[name])
    return kept


def trim(content: bytes, loader: Loader, without: dict[str, str]) -> bytes:
    """Return the WebAssembly without what neither the loader nor Python without these modules reaches."""
    module = read(content)
    known = bases(module)
    addresses = relocations(module, known)
    _forget_modules(module, known, addresses, without)
    live = follow(module, known, addresses, loader)
    return Writer(module, known, live, loader).write(addresses)


def builtin_modules(module: Module, known: Bases, addresses: dict[int, Address]) -> list[tuple[int, str]]:
    """Return the entries of CPython's table of built-in modules: offset and name of each."""
    pointer = known.symbols.get(module.exports[MODULES_TABLE][1])
    imported = len(module.imported(GLOBAL))
    offset = pointer[1] if pointer else module.globals[module.exports[MODULES_TABLE][1] - imported][1]
    place, found = addresses[offset][1], []
    while place in addresses:
        name = addresses[place][1]
        found.append((place, module.data[name : module.data.index(0, name)].decode()))
        place += ENTRY_SIZE
    return found


def _forget_modules(module: Module, known: Bases, addresses: dict[int, Address], without: dict[str, str]) -> None:
    """Take modules out of the table and close the gaps: the next entry moves up with its two addresses."""
    entries = builtin_modules(module, known, addresses)
    if strange := without.keys() - {name for _, name in entries}:
        raise BuildError(
            f"{LEFT_OUT.name} names “{min(strange)}”, which is no built-in module of Pyodide's interpreter."
        )
    pairs = [(addresses.pop(place), addresses.pop(place + 4, None)) for place, _ in entries]
    stay = [pair for pair, (_, name) in zip(pairs, entries, strict=True) if name not in without]
    for (place, _), (name, function) in zip(entries, stay, strict=False):
        addresses[place] = name
        if function:
            addresses[place + 4] = function


def _rules() -> Iterator[Path]:
    """Yield the code that decides what the interpreter holds."""
    yield from sorted(Path(__file__).parent.glob("*.py"))
