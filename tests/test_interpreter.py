"""The interpreter that the build trims: it answers as the one that Pyodide ships, and says when it no longer fits."""

import dis
import json
import marshal
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from types import CodeType

import pytest

from assessment import browser
from site_build import LATER, ROOT, BuildError
from site_build.bytecode import HEADER
from site_build.interpreter import ENTRY, SCRIPT, WASM, trim, trimmed
from site_build.interpreter import instructions as wasm
from site_build.interpreter.loader import read_loader
from site_build.left_out import left_out
from site_build.packing import PACKED
from site_build.python_zip import open_zip
from site_build.runtime import NODE_MODULES, build_runtime, libraries

PYODIDE = NODE_MODULES / "pyodide"
CACHE = ROOT / "build" / "cache"


def replies(which: str, folder: Path, zips: Iterable[str] = ()) -> list[tuple[dict[str, object], object]]:
    command = ["node", ROOT / "tests" / "all_replies.mjs", which, folder, ROOT, libraries(), json.dumps([*zips])]
    run = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert (0, "") == (run.returncode, run.stderr)
    answered: list[tuple[dict[str, object], object]] = json.loads(run.stdout)
    return answered


def test_every_reply_is_that_of_pyodide_as_it_is_shipped(tmp_path: Path) -> None:
    """Both answer every request alike, to the letter: ours trimmed, awake and from bytecode, the other from source."""
    build_runtime(tmp_path / "assets" / "runtime", CACHE)
    ours = replies("ours", tmp_path / "assets" / "runtime", LATER)
    stock = replies("stock", PYODIDE)
    assert set(browser.REQUESTS) == {request["request"] for request, _ in stock}
    assert stock == ours


def test_nothing_that_goes_to_the_browser_imports_what_is_left_out(tmp_path: Path) -> None:
    """No file of any zip imports a module of `left-out.txt`, not even inside a function, unless it can do without."""
    missing = set(left_out())
    build_runtime(tmp_path / "assets" / "runtime", CACHE)
    imported = set[tuple[str, str]]()
    for name in ("python.zip", *LATER):
        with open_zip(tmp_path / "assets" / "runtime" / f"{name}{PACKED}") as archive:
            for file in archive.namelist():
                if file.endswith(".pyc"):
                    code = marshal.loads(archive.read(file)[HEADER:])  # noqa: S302  ours
                    imported |= {(file, module) for module in imports(code) & missing}
    assert set() == imported


def imports(code: CodeType) -> set[str]:
    """Return what some code imports, wherever in it."""
    names = {step.argval for step in dis.get_instructions(code) if step.opname == "IMPORT_NAME"}
    return names.union(*(imports(inner) for inner in code.co_consts if isinstance(inner, CodeType)))


def test_every_module_that_is_left_out_has_its_reason() -> None:
    """`left-out.txt` says of each module why the browser can do without it."""
    assert all(left_out().values())


@pytest.fixture(scope="module")
def script() -> str:
    return (PYODIDE / SCRIPT).read_text("utf-8")


def test_a_loader_of_another_kind_stops_the_build(script: str) -> None:
    """A version of Pyodide whose loader is written another way is refused with what is missing in it."""
    with pytest.raises(BuildError, match=r"does not know this version of Pyodide's loader: .*getDylinkMetadata"):
        read_loader(script.replace("getDylinkMetadata(module)", "metadataOf(module)"), "")
    with pytest.raises(BuildError, match="lacks “names and addresses"):
        read_loader(script.replace("var ___heap_base=", "let ___heap_base="), "")


def test_an_interpreter_of_another_kind_stops_the_build(tmp_path: Path) -> None:
    """WebAssembly that cannot be trimmed is refused with the version, and nothing is kept of it."""
    for name in (SCRIPT, ENTRY, "package.json"):
        shutil.copy(PYODIDE / name, tmp_path)
    (tmp_path / WASM).write_bytes((PYODIDE / WASM).read_bytes()[:100_000])
    with pytest.raises(BuildError, match=r"does not know how to trim Pyodide \d+\.\d+\.\d+: .*Keep the version"):
        trimmed(tmp_path, tmp_path / "cache")
    assert not list((tmp_path / "cache").iterdir())


def test_an_unknown_module_is_named(script: str) -> None:
    """A name in `left-out.txt` that is no built-in module stops the build."""
    with pytest.raises(BuildError, match="names “_codecs_xx”, which is no built-in module"):
        trim((PYODIDE / WASM).read_bytes(), read_loader(script, ""), {"_codecs_xx": "to see"})


@pytest.mark.parametrize("value", [0, 63, 64, -64, -65, 8191, 8192, 2**31 - 1, -(2**31)])
def test_numbers_are_read_as_they_were_written(value: int) -> None:
    """Signed numbers come back from their bytes, and so do unsigned ones."""
    assert value == wasm.signed(wasm.write_signed(value), 0)[0]
    assert abs(value) == wasm.unsigned(wasm.write_unsigned(abs(value)), 0)[0]
