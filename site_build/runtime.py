"""Python for the browser: Pyodide, trimmed, with the package `assessment` inside; see docs/adr for the figures."""

import argparse
import importlib.metadata
import importlib.util
import json
import sys
from pathlib import Path

from site_build import AT_START, LATER, ROOT, BuildError, stdlib_modules
from site_build.bill_of_materials import FILE, bill_of_materials
from site_build.interpreter import ENTRY, SCRIPT, WASM, Interpreter, trimmed
from site_build.memory import take_memory
from site_build.minified import minified
from site_build.packing import PACKED
from site_build.python_zip import copy_if_different, later_parts, parts, whole_zip, write_python_zips, write_zips

NODE_MODULES = ROOT / "node_modules"
LOCK = "pyodide-lock.json"
MEMORY = f"memory{PACKED}"
LICENCES = Path(__file__).with_name("licences")

VENDOR = {
    "comlink.mjs": "comlink/dist/esm/comlink.min.mjs",
    "fzstd.mjs": "fzstd/esm/index.mjs",
    "idb-keyval.mjs": "idb-keyval/dist/index.js",
    "idiomorph.mjs": "idiomorph/dist/idiomorph.esm.js",
    "pptxgen.js": "pptxgenjs/dist/pptxgen.bundle.js",
    "qr/decode.js": "qr/decode.js",
    "qr/index.js": "qr/index.js",
}
"""What the page loads from `assets/vendor/`: file -> where the npm packages have it."""

NPM_LICENCES = {
    "comlink.txt": "comlink/LICENSE",
    "fzstd.txt": "fzstd/LICENSE",
    "idb-keyval.txt": "idb-keyval/LICENCE",
    "idiomorph.txt": "idiomorph/LICENSE",
    "pptxgenjs.txt": "pptxgenjs/LICENSE",
    "jszip.txt": "jszip/LICENSE.markdown",
    "pako.txt": "pako/LICENSE",
    "lie.txt": "lie/license.md",
    "immediate.txt": "immediate/LICENSE.txt",
    "setimmediate.txt": "setimmediate/LICENSE.txt",
    "qr.txt": "qr/LICENSE-MIT",
}
LIBRARIES = (*AT_START, *(name for names in LATER.values() for name in names))


def build_runtime(target: Path, cache: Path, node_modules: Path = NODE_MODULES) -> None:
    """Write what the browser needs to run Python into `target`, the site's `assets/runtime/`.

    Beside it, `vendor/` gets the modules that the page loads and `licences/` the licence of everything bundled.
    The same inputs give the same bytes. `cache` keeps compiled parts, so an unchanged rebuild only compares files.
    Raises `BuildError` when the tools to build with are missing or do not fit.
    """
    pyodide = node_modules / "pyodide"
    lock = check_tools(pyodide)
    made_of = parts(pyodide, ROOT / "assessment", libraries())
    interpreter = trimmed(pyodide, cache)
    memory = take_memory(starting(interpreter, lock, cache), whole_zip(made_of, cache), cache)
    script = minified(interpreter.script, cache, node_modules)
    for path, name in ((script, SCRIPT), (interpreter.code, WASM), (memory.packed, MEMORY)):
        copy_if_different(path, target / name)
    write_python_zips(target, made_of, cache, memory)
    write_zips(target, later_parts(pyodide, libraries()), cache)
    for name, source in VENDOR.items():
        copy_if_different(minified(node_modules / source, cache, node_modules), target.parent / "vendor" / name)
    for name, text in licence_files(node_modules).items():
        copy_if_different(text, target.parent / "licences" / name)
    _write_if_different(target.parent / "licences" / FILE, bill_of_materials(lock["info"]["python"], node_modules))


def starting(interpreter: Interpreter, lock: dict[str, dict[str, str]], cache: Path) -> dict[str, Path]:
    """Return what the build starts Python with, by the names that Pyodide has for it."""
    # Pyodide asks for its list of packages at every start. There are none to load.
    _write_if_different(cache / LOCK, json.dumps({"info": lock["info"], "packages": {}}))
    return {ENTRY: interpreter.entry, SCRIPT: interpreter.script, WASM: interpreter.whole, LOCK: cache / LOCK}


def check_tools(pyodide: Path) -> dict[str, dict[str, str]]:
    """Return Pyodide's lock file; raise `BuildError` with what to do if a tool is missing or does not fit."""
    if (pyodide / ENTRY).is_file() and not (pyodide / SCRIPT).is_file():
        version = json.loads((pyodide / "package.json").read_text("utf-8"))["version"]
        raise BuildError(
            f"Pyodide {version} has no {SCRIPT}: its files are named otherwise than site_build/interpreter knows them. "
            "Put the version of package.json back, or teach it the new names first."
        )
    if not all((pyodide / name).is_file() for name in (ENTRY, SCRIPT, WASM, "python_stdlib.zip", LOCK)):
        raise BuildError("The npm packages are missing: run `npm ci` in the project's folder.")
    lock: dict[str, dict[str, str]] = json.loads((pyodide / LOCK).read_text("utf-8"))
    minor = lock["info"]["python"].rpartition(".")[0]
    running = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if running != minor:
        raise BuildError(
            f"The browser runs Python {minor} and takes bytecode of no other, but this is Python {running}: "
            f"make the virtual environment with Python {minor}."
        )
    if importlib.util.find_spec("pyodide_build") is None:
        raise BuildError("Packages are missing: run `pip install -r requirements.txt` in the virtual environment.")
    return lock


def libraries() -> Path:
    """Return the folder that the libraries of the browser are installed in."""
    found = {library: importlib.util.find_spec(library) for library in LIBRARIES}
    if missing := [library for library, spec in found.items() if spec is None]:
        raise BuildError(
            f"Missing: {', '.join(missing)}. Run `pip install -r requirements.txt` in the virtual environment."
        )
    origins = [spec.origin for spec in found.values() if spec and spec.origin]
    return Path(origins[0]).parent.parent


def licence_files(node_modules: Path) -> dict[str, Path]:
    """Return the licence text of everything that the site bundles: file name -> where it is."""
    found = {path.name: path for path in LICENCES.glob("*.txt")}  # of Pyodide and Python, which ship none
    found |= {name: node_modules / source for name, source in NPM_LICENCES.items()}
    for library in LIBRARIES:
        for path in importlib.metadata.files(library) or ():
            if path.stem in ("LICENSE", "LICENCE"):
                more = f"-{path.suffix[1:]}" if path.suffix not in ("", ".txt", ".rst") else ""
                found[f"{library}{more}.txt"] = Path(str(path.locate()))
    return found


def _write_if_different(target: Path, text: str) -> None:
    if not target.exists() or target.read_text("utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


def main() -> int:
    """Build the runtime into a folder, or with `--record` rewrite `stdlib-modules.txt`; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m site_build.runtime", description=__doc__)
    parser.add_argument("--record", action="store_true", help="rewrite stdlib-modules.txt with what is imported now")
    parser.add_argument("--target", type=Path, default=ROOT / "build" / "assets" / "runtime")
    parser.add_argument("--cache", type=Path, default=ROOT / "build" / "cache")
    options = parser.parse_args()
    try:
        check_tools(NODE_MODULES / "pyodide")
        if options.record:
            stdlib_modules.rewrite(stdlib_modules.record(libraries()))
        else:
            build_runtime(options.target, options.cache)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
