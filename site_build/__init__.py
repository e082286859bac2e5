"""What turns the bank, the templates and the package `assessment` into the site."""

import os
from pathlib import Path

ROOT = Path(__file__).parent.parent
"""The folder of the project."""

ON_THE_HOST = (
    *("assessment.__main__", "assessment.command_line", "assessment.moved_command", "assessment.workspace.waves.files"),
    *("assessment.check", "assessment.entries", "assessment.references"),
)
"""Modules of the package that never go to the browser: the command line, and the checks before a build."""

AT_START = ("jinja2", "markupsafe")
"""The libraries that Python in the browser has from its start."""

LATER = {"spreadsheet.zip": ("openpyxl", "et_xmlfile"), "qr.zip": ("segno",)}
"""The zips that the browser loads only when a request needs them -> the libraries in each."""


class BuildError(Exception):
    """The site cannot be built; the message tells a person what to do about it."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that another build may look for meanwhile: it is there whole, or not at all."""
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)


def read_source(path: Path) -> str:
    """Return the text of a source file, by its path in the project; raise `BuildError` where there is none."""
    shown = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
    return as_text(shown, _bytes_of(path, shown))


def as_text(name: str, content: bytes) -> str:
    """Return what a file holds as text; raise `BuildError` with its name where it is none."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BuildError(f"{name}: this is not UTF-8 text; save the file as UTF-8.") from error


def _bytes_of(path: Path, shown: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BuildError(f"{shown}: the file cannot be read ({error.strerror}).") from error
