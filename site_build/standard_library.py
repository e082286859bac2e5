"""The standard library that Pyodide ships, with stand-ins for what it imports at every start and we never use.

The package answers each request at once and in one piece. It needs no event loop, and it installs nothing. Without
`asyncio` and what that imports, and without the loader of packages, a start takes a sixth less time: see docs/adr/0007.
"""

from pathlib import Path
from zipfile import ZipFile

NO_EVENT_LOOP = '''
"""Pyodide without an event loop."""

def _initialize_event_loop():
    pass
'''

NO_PACKAGES = '''
"""Pyodide without a loader of packages; its JavaScript asks for these at the start."""

class Folder:
    def __init__(self, path):
        self.path = path

    def __str__(self):
        return self.path

SITE_PACKAGES = Folder("/lib/python3.13/site-packages")
DSO_DIR = Folder("/usr/lib")

def init_loaded_packages():
    pass
'''

NO_RESOURCES = '''
"""The names that `importlib.abc` looks for; nothing here reads files as resources."""

ResourceReader = Traversable = TraversableResources = object
'''

STAND_INS = {
    "asyncio/__init__.py": b'"""No event loop."""\n',  # Pyodide imports it; asking it for anything is an AttributeError
    "pyodide/webloop.py": NO_EVENT_LOOP.encode(),
    "pyodide/_package_loader.py": NO_PACKAGES.encode(),
    "importlib/resources/__init__.py": b"",
    "importlib/resources/abc.py": NO_RESOURCES.encode(),
}
"""Source by path, in place of the module of that path."""


def standard_library(pyodide: Path) -> dict[str, bytes]:
    """Return the source of every module by path; `pyodide` is the npm package."""
    with ZipFile(pyodide / "python_stdlib.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()} | STAND_INS
