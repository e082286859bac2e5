"""Python in the browser runs this before anything else, as `sitecustomize`: it makes the start quick."""

import gc
import marshal
import sys
import zipimport
from _collections_abc import Sequence
from _imp import is_frozen
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import NoReturn

LOCAL_HEADER = 30
"""Bytes of a file's header inside a zip, before its name (APPNOTE.TXT, 4.3.7)."""
PYC_HEADER = 16
"""Bytes before the code in a .pyc file (PEP 552)."""
METHODS = "methods"
"""What in a zip holds compiled methods of records: see site_build/record_methods.py."""


class StoredZip:
    """Imports modules (PEP 451) from a zip of bytecode that stores its files as they are.

    `zipimport` opens the zip again for each module and tries many names: half a millisecond each, and a start imports
    a hundred. In a browser Python wakes up without the zip: until it is there, who needs it is told so.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.methods: dict[int, bytes] = {}
        self.files: dict[str, tuple[str, int, int, int, int, int, int, int]] = {}

    def read(self, zip_file: str) -> None:
        """Read what is in a zip."""
        # Private, because `zipfile` would take longer to import than it saves.
        self.files = zipimport._read_directory(zip_file)  # type: ignore[attr-defined]  # noqa: SLF001
        self.file = open(zip_file, "rb")  # noqa: PTH123, SIM115  for as long as Python runs
        if METHODS in self.files:
            self.methods = marshal.loads(self.get_data(METHODS))  # noqa: S302  ours

    def forget(self) -> None:
        """Forget the zip."""
        self.files = {}
        self.file.close()

    def find_spec(self, name: str, path: Sequence[str] | None = None, _target: object = None) -> ModuleSpec | None:
        """Return where a module lies, or None when it is not in this zip."""
        if not self.files:
            if name in sys.builtin_module_names or is_frozen(name):
                return None
            self._ask()
        for folder in (self.path,) if path is None else path:
            place = f"{folder}/{name.rpartition('.')[2]}"
            if found := self._module(name, place):
                return found
        return None

    def _module(self, name: str, place: str) -> ModuleSpec | None:
        for file, is_package in ((f"{place}/__init__.pyc", True), (f"{place}.pyc", False)):
            if self._name(file) in self.files:
                spec = ModuleSpec(name, self, origin=file, is_package=is_package)  # type: ignore[arg-type]  # is a loader
                spec.submodule_search_locations = [place] if is_package else None
                return spec
        return None

    def create_module(self, _spec: ModuleSpec) -> None:
        """Leave it to Python."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the module's code."""
        if module.__spec__ and module.__spec__.origin:
            module.__file__ = module.__spec__.origin
            exec(marshal.loads(self.get_data(module.__file__)[PYC_HEADER:]), module.__dict__)  # noqa: S102, S302  ours

    def get_data(self, path: str) -> bytes:
        """Return the bytes of a file in the zip."""
        if not self.files:
            self._ask()
        name = self._name(path)
        _, _, _, size, header, *_ = self.files[name]
        begin = header + LOCAL_HEADER + len(name.encode())
        self.file.seek(begin)
        return self.file.read(size)

    def _name(self, path: str) -> str:
        return path.removeprefix(f"{self.path}/")

    def _ask(self) -> NoReturn:
        from assessment.libraries import RestNeeded

        raise RestNeeded


def execute(source: str, space: dict[str, object], names: dict[str, object]) -> None:
    """Do what `exec` does for `dataclass`; the build has compiled most sources."""
    code = FINDER.methods.get(hash(source))
    exec(marshal.loads(code) if code else source, space, names)  # noqa: S102, S302  ours


def forget() -> None:
    """Forget the zip that Python was started from, and what was noted of it."""
    FINDER.forget()
    sys.path_importer_cache.clear()
    zipimport._zip_directory_cache.clear()  # type: ignore[attr-defined]  # noqa: SLF001


# A start leaves nothing to collect, and looking for it takes time. `assessment.requests.ping` ends this.
gc.disable()
FINDER = StoredZip(next(path for path in sys.path if path.endswith(".zip")))
FINDER.read(FINDER.path)
sys.meta_path.insert(0, FINDER)

import dataclasses  # noqa: E402  only now can it be found

dataclasses.exec = execute  # type: ignore[attr-defined]  # it calls what it finds under this name
