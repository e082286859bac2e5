"""Python in the browser runs this before anything else, as `sitecustomize`: it makes the start quick."""

import gc
import marshal
import sys
import zipimport
from importlib.machinery import ModuleSpec
from types import ModuleType

LOCAL_HEADER = 30
"""Bytes of a file's header inside a zip, before its name (APPNOTE.TXT, 4.3.7)."""
PYC_HEADER = 16
"""Bytes before the code in a .pyc file (PEP 552)."""


class StoredZip:
    """Imports modules (PEP 451) from a zip of bytecode that stores its files as they are, out of memory.

    `zipimport` opens the zip again for each module and tries many names: half a millisecond each, and a start imports
    a hundred and fifty.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        # Both are private or plain because `zipfile` and `pathlib` would take longer to import than they save.
        self.files = zipimport._zip_directory_cache[path]  # type: ignore[attr-defined]  # noqa: SLF001
        with open(path, "rb") as file:  # noqa: PTH123
            self.content = file.read()

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """Return where a module lies, or None when it is not in this zip."""
        place = f"{self.path}/{name.replace('.', '/')}"
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
        name = self._name(path)
        _, _, _, size, header, *_ = self.files[name]
        begin = header + LOCAL_HEADER + len(name.encode())
        return self.content[begin : begin + size]

    def _name(self, path: str) -> str:
        return path.removeprefix(f"{self.path}/")


# A start leaves nothing to collect, and looking for it takes time. `assessment.browser.ping` ends this.
gc.disable()
sys.meta_path.insert(0, StoredZip(next(path for path in sys.path if path.endswith(".zip"))))
