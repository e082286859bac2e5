"""Pyodide's interpreter without what this site never uses: a third of its WebAssembly and a fifth of its loader.

The build follows what refers to what, from the functions that the loader asks for, and leaves out what nothing reaches:
functions of C that only further libraries would call, and whole modules that `left-out.txt` names. Addresses are
written into data and code here, so that no browser has to do it at each start.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from site_build import BuildError, write_whole
from site_build.interpreter.instructions import UnknownCodeError
from site_build.interpreter.leave_out import without_character_names, without_help, without_modules
from site_build.interpreter.live import follow
from site_build.interpreter.loader import Loader, read_loader
from site_build.interpreter.module import read
from site_build.interpreter.references import bases, references, relocations
from site_build.interpreter.writer import Writer
from site_build.left_out import LEFT_OUT, left_out

WASM, SCRIPT, ENTRY = "pyodide.asm.wasm", "pyodide.asm.js", "pyodide.mjs"


@dataclass(frozen=True)
class Interpreter:
    """Where the interpreter's files are."""

    script: Path
    code: Path
    """The WebAssembly for browsers: without data, which their memory brings."""
    whole: Path
    """The WebAssembly with its data, to start Python with."""
    entry: Path


def trimmed(pyodide: Path, cache: Path) -> Interpreter:
    """Return the interpreter's files; trim them unless `cache` holds them. `pyodide` is the npm package."""
    made_with = [pyodide / name for name in (WASM, SCRIPT, ENTRY)] + [LEFT_OUT, *_rules()]
    key = hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in made_with)).hexdigest()[:20]
    kept = [cache / f"interpreter-{key}-{name}" for name in ("loader.js", "code.wasm", "whole.wasm")]
    if not all(path.is_file() for path in kept):
        cache.mkdir(parents=True, exist_ok=True)
        for path in cache.glob("interpreter-*"):
            path.unlink(missing_ok=True)
        loader = read_loader((pyodide / SCRIPT).read_text("utf-8"), (pyodide / ENTRY).read_text("utf-8"))
        try:
            code, whole = trim((pyodide / WASM).read_bytes(), loader, left_out())
        except (UnknownCodeError, IndexError, KeyError, ValueError) as error:
            version = json.loads((pyodide / "package.json").read_text("utf-8"))["version"]
            raise BuildError(
                f"site_build/interpreter does not know how to trim Pyodide {version}: {error!r}. "
                "Keep the version that package.json had, or teach it the new one."
            ) from error
        for path, content in zip(kept, (loader.text.encode("utf-8"), code, whole), strict=True):
            write_whole(path, content)
    script, code_file, whole_file = kept
    return Interpreter(script, code_file, whole_file, pyodide / ENTRY)


def trim(content: bytes, loader: Loader, without: dict[str, str]) -> tuple[bytes, bytes]:
    """Return the WebAssembly without what neither the loader nor Python without these modules reaches.

    First its code alone, then all of it.
    """
    module = read(content)
    known = bases(module)
    addresses = relocations(module, known)
    module = without_modules(module, known, addresses, without)
    all_references = list(references(module, known))
    module = without_help(module, addresses, all_references)
    module, all_references = without_character_names(module, addresses, all_references)
    writer = Writer(module, known, follow(module, known, addresses, all_references, loader), loader)
    return writer.write_code(), writer.write(addresses)


def _rules() -> Iterator[Path]:
    """Yield the code that decides what the interpreter holds."""
    yield from sorted(Path(__file__).parent.glob("*.py"))
