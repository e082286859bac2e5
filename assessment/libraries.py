"""What comes to the browser when a request first needs it: most of this package, and libraries."""

import sys
from importlib import import_module

LIBRARIES = {"openpyxl": "spreadsheet.zip", "segno": "qr.zip"}
"""Each library -> the zip that brings it."""


REST = "rest"
"""What the browser's Python is asked to bring when a module is needed that it did not wake up with."""


class RestNeeded(BaseException):
    """A module is needed that is still on its way. No `ImportError`: whoever can do without one must not have to."""


def add_rest(zip_path: str) -> None:
    """Let Python import what it did not wake up with, from a zip."""
    sys.modules["sitecustomize"].FINDER.read(zip_path)  # site_build/at_first.py


def add_libraries(zip_path: str) -> None:
    """Let Python import what is in a zip that was loaded later, modules of packages that it has already among it."""
    from importlib.util import find_spec
    from zipfile import ZipFile

    with ZipFile(zip_path) as archive:
        packages = {name.partition("/")[0] for name in archive.namelist() if "/" in name}
    there = sorted(package for package in packages if find_spec(package))
    sys.path.append(zip_path)
    for package in there:
        import_module(package).__path__.append(f"{zip_path}/{package}")
