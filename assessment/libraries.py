"""The libraries that come to the browser when a request first needs them."""

import sys
from importlib import import_module

LIBRARIES = {"openpyxl": "spreadsheet.zip", "segno": "qr.zip"}
"""Each library -> the zip that brings it."""


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
