"""What turns the bank, the templates and the package `assessment` into the site."""

ON_THE_HOST = ("assessment.__main__", "assessment.check")
"""Modules of the package that never go to the browser: the command line, and the checks before a build."""


class BuildError(Exception):
    """The site cannot be built; the message tells a person what to do about it."""
