"""`python.zip`, which Python starts from in the browser: bytecode of what is imported, and the data of `assessment`.

The zip is made of parts. Each part is compiled by `pyodide py-compile` and kept under a hash of its contents, so that
a change in one recompiles that one only. A zip of libraries that are loaded when needed would take parts of its own.
"""

import hashlib
import importlib.metadata
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from site_build import BuildError
from site_build.stdlib_modules import stdlib_modules

COMPILED_AS = {
    "SOURCE_DATE_EPOCH": "0",  # bytecode carries a hash of its source, no time stamp
    "PYTHONHASHSEED": "0",
    "PYTHONNODEBUGRANGES": "1",  # a traceback names the line, not the column: a quarter fewer bytes
}
WITHOUT_DOCSTRINGS = {"PYTHONOPTIMIZE": "2"}


@dataclass(frozen=True)
class Part:
    """Files that are compiled together: path inside the zip -> source or data.

    Other people's code goes without docstrings. Ours keeps them: `dataclass` works out a signature for every record
    that has none, which costs time at each start.
    """

    name: str
    files: Mapping[str, bytes]
    docstrings: bool = False

    def settings(self) -> dict[str, str]:
        """Return the environment variables that decide how this part is compiled."""
        return COMPILED_AS if self.docstrings else COMPILED_AS | WITHOUT_DOCSTRINGS

    def key(self) -> str:
        """Return a hash of everything that decides the bytes of this part once it is compiled."""
        made_with = (sys.version, importlib.metadata.version("pyodide-build"), sorted(self.settings().items()))
        digest = hashlib.sha256(repr(made_with).encode())
        for path, content in sorted(self.files.items()):
            digest.update(f"{path}:{len(content)}:".encode())
            digest.update(content)
        return digest.hexdigest()[:20]


def parts(pyodide: Path, package: Path, libraries: Path) -> list[Part]:
    """Return the parts of `python.zip`.

    `pyodide` is the npm package, `package` the folder of `assessment`, `libraries` that of Jinja2 and MarkupSafe.
    """
    with ZipFile(pyodide / "python_stdlib.zip") as stdlib:
        names = set(stdlib.namelist())
        wanted = {path for module in stdlib_modules() for path in [_path_of(module, names)]}
        own = {name for name in names if name.startswith(("pyodide/", "_pyodide/")) and name.endswith(".py")}
        standard = {name: stdlib.read(name) for name in wanted | own}
    return [
        Part("standard", standard),
        Part("libraries", _sources(libraries / "jinja2") | _sources(libraries / "markupsafe")),
        Part("assessment", _sources(package, data=True), docstrings=True),
    ]


def write_python_zip(target: Path, made_of: list[Part], cache: Path) -> None:
    """Write the zip of `made_of` to `target`; compile only parts that `cache` does not hold."""
    cache.mkdir(parents=True, exist_ok=True)
    whole = hashlib.sha256("".join(part.key() for part in made_of).encode()).hexdigest()[:20]
    merged = cache / f"{target.stem}-{whole}.zip"
    if not merged.exists():
        _merge([_compiled(part, cache) for part in made_of], merged)
        _forget_others(cache, target.stem, merged)
    copy_if_different(merged, target)


def copy_if_different(source: Path, target: Path) -> None:
    """Copy a file, but leave an equal one untouched, so that whoever watches the target sees no change."""
    if not target.exists() or source.read_bytes() != target.read_bytes():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _path_of(module: str, names: set[str]) -> str:
    path = module.replace(".", "/")
    for candidate in (f"{path}/__init__.py", f"{path}.py"):
        if candidate in names:
            return candidate
    raise BuildError(f"site_build/stdlib-modules.txt names “{module}”, which Pyodide's standard library does not have.")


def _sources(folder: Path, *, data: bool = False) -> dict[str, bytes]:
    """Return the Python files of a package, and with `data` all its other files, by their path inside the zip."""
    return {
        path.relative_to(folder.parent).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and (data or path.suffix == ".py")
    }


def _compiled(part: Part, cache: Path) -> Path:
    """Return the zip of a part's bytecode and data, made by `pyodide py-compile` if the cache does not hold it."""
    kept = cache / f"{part.name}-{part.key()}.zip"
    if kept.exists():
        return kept
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        draft = Path(folder, f"{part.name}.zip")
        _write_zip(draft, part.files, ZIP_STORED)
        program = Path(sysconfig.get_path("scripts"), "pyodide")
        command: list[str | Path] = [program, "py-compile", "--silent", "--compression-level=0", draft]
        run = subprocess.run(command, env=os.environ | part.settings(), capture_output=True, check=False)
        if run.returncode:
            raise BuildError(f"The {part.name} part of the browser's Python does not compile: {run.stderr.decode()}")
        draft.rename(kept)
    _forget_others(cache, part.name, kept)
    return kept


def _merge(zips: list[Path], target: Path) -> None:
    files: dict[str, bytes] = {}
    for path in zips:
        with ZipFile(path) as compiled:
            files |= {name: compiled.read(name) for name in compiled.namelist()}
    draft = target.with_suffix(".draft")
    _write_zip(draft, files, ZIP_DEFLATED)
    draft.rename(target)


def _write_zip(target: Path, files: Mapping[str, bytes], compression: int) -> None:
    """Write files in the order of their names and without a clock, so that the same files give the same bytes."""
    with ZipFile(target, "w") as archive:
        for name, content in sorted(files.items()):
            archive.writestr(ZipInfo(name), content, compression, 9)


def _forget_others(cache: Path, name: str, current: Path) -> None:
    for path in cache.glob(f"{name}-*.zip"):
        if path != current:
            path.unlink()
