"""What turns the bank, the templates and the package `assessment` into the site."""

ON_THE_HOST = (
    *("assessment.__main__", "assessment.command_line"),
    *("assessment.check", "assessment.entries", "assessment.references"),
)
"""Modules of the package that never go to the browser: the command line, and the checks before a build."""

AT_START = ("jinja2", "markupsafe")
"""The libraries that Python in the browser has from its start."""

LATER = {"spreadsheet.zip": ("openpyxl", "et_xmlfile"), "qr.zip": ("segno",)}
"""The zips that the browser loads only when a request needs them -> the libraries in each."""


class BuildError(Exception):
    """The site cannot be built; the message tells a person what to do about it."""
