"""What turns the bank, the templates and the package `assessment` into the site."""


class BuildError(Exception):
    """The site cannot be built; the message tells a person what to do about it."""
