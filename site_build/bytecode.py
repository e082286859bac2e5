"""Compiles a part of the browser's Python with `pyodide py-compile`, and keeps what it compiled."""

import hashlib
import importlib.metadata
import marshal
import os
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from site_build import BuildError

ENVIRONMENT = {
    "SOURCE_DATE_EPOCH": "0",  # bytecode carries a hash of its source, no time stamp
    "PYTHONHASHSEED": "0",
    "PYTHONNODEBUGRANGES": "1",  # a traceback names the line, not the column
}
WITHOUT_DOCSTRINGS = {"PYTHONOPTIMIZE": "2"}
HEADER = 16
"""Bytes before the code in a .pyc file: magic number, flags, hash of the source (PEP 552)."""


@dataclass(frozen=True)
class Part:
    """Files that are compiled together: path inside the zip -> source or data.

    Other people's code goes without docstrings and line numbers, which are a third of its bytes. Ours keeps both: line
    numbers, so that a traceback leads to the fault; docstrings, because `dataclass` works out a signature for every
    record without one, at each start.
    """

    name: str
    files: Mapping[str, bytes]
    ours: bool = False

    def key(self) -> str:
        """Return a hash of everything that decides what this part is compiled to."""
        made_with = (sys.version, importlib.metadata.version("pyodide-build"), self.ours)
        digest = hashlib.sha256(repr(made_with).encode() + Path(__file__).read_bytes())
        for path, content in sorted(self.files.items()):
            digest.update(f"{path}:{len(content)}:".encode())
            digest.update(content)
        return digest.hexdigest()[:20]

    def compiled(self, cache: Path) -> dict[str, bytes]:
        """Return the part's bytecode and data by path; compile it if `cache` does not hold it."""
        kept = cache / f"{self.name}-{self.key()}.zip"
        try:
            return _read_zip(kept)
        except FileNotFoundError:
            with tempfile.TemporaryDirectory(dir=cache) as folder:
                draft = Path(folder, kept.name)
                self._compile(draft)
                files = _read_zip(draft)
                forget(cache, self.name)
                draft.rename(kept)
            return files

    def _compile(self, target: Path) -> None:
        write_zip(target, self.files, ZIP_STORED)
        program = Path(sysconfig.get_path("scripts"), "pyodide")
        command: list[str | Path] = [program, "py-compile", "--silent", "--compression-level=0", target]
        environment = os.environ | ENVIRONMENT | ({} if self.ours else WITHOUT_DOCSTRINGS)
        run = subprocess.run(command, env=environment, capture_output=True, check=False)
        if run.returncode:
            reason = " ".join(run.stderr.decode().rpartition("PyCompileError:")[2].split())  # without the traceback
            raise BuildError(f"The {self.name} part of the browser's Python does not compile: {reason}")
        if not self.ours:
            write_zip(target, {name: _lean(name, content) for name, content in _read_zip(target).items()}, ZIP_STORED)


def write_zip(target: Path, files: Mapping[str, bytes], compression: int) -> None:
    """Write files in the order of their names and without a clock, so that the same files give the same bytes."""
    draft = target.with_suffix(f".{os.getpid()}")  # another build may read the target meanwhile
    with ZipFile(draft, "w") as archive:
        for name, content in sorted(files.items()):
            archive.writestr(ZipInfo(name), content, compression, 9)
    draft.replace(target)


def forget(cache: Path, name: str) -> None:
    """Remove what `cache` keeps of `name` from earlier builds."""
    for path in cache.glob(f"{name}-*.zip"):
        path.unlink(missing_ok=True)


def without_line_numbers(code: CodeType) -> CodeType:
    """Return `code`, and all code inside it, with a location table that says “unknown” for every instruction."""
    units = len(code.co_code) // 2
    whole, rest = divmod(units, 8)  # an entry of the table covers up to eight instructions (CPython, locations.md)
    table = b"\xff" * whole + (bytes([0xF8 | rest - 1]) if rest else b"")
    inner = (without_line_numbers(item) if isinstance(item, CodeType) else item for item in code.co_consts)
    return code.replace(co_linetable=table, co_consts=tuple(inner))


def _lean(name: str, content: bytes) -> bytes:
    if not name.endswith(".pyc"):
        return content
    return content[:HEADER] + marshal.dumps(without_line_numbers(marshal.loads(content[HEADER:])))  # noqa: S302  ours


def _read_zip(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
