"""Lies in the browser in the place of modules of Jinja2 that only compiling a template takes: the build compiles all.

Whatever is imported from it is a class of that name, of which nothing can be made.
"""

from typing import NoReturn


def _refuse(*_: object) -> NoReturn:
    raise NotImplementedError("Templates are compiled by the build: site_build/compiled_templates.py")


def __getattr__(name: str) -> type:
    if name.startswith("__"):
        raise AttributeError(name)
    return type(name, (), {"__new__": _refuse})
