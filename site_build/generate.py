"""Run a site generator over the written pages. Both read the same configuration."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Self

from site_build import BuildError, read_source

GENERATORS: dict[str, tuple[str, ...]] = {
    "mkdocs": ("mkdocs", "build", "--strict", "--config-file"),
    "zensical": ("zensical", "build", "--strict", "--clean", "--config-file"),
}


LOADED_AHEAD = {
    "mkdocs": (
        *("mkdocs.__main__", "mkdocs.commands.build", "mkdocs.config.defaults"),
        *("material.plugins.search.plugin", "material.templates"),
        *("markdown.extensions.codehilite", "markdown.extensions.md_in_html"),
    )
}
"""What a generator begins with, whatever it builds."""

WAITING = """
import gc, importlib, runpy, sys
gc.disable()  # it ends before there is anything worth collecting
generator, *ahead = sys.argv.pop(1).split()
for name in ahead:
    importlib.import_module(name)
if sys.stdin.readline():
    runpy.run_module(generator, run_name="__main__", alter_sys=True)
"""
"""The program of a generator that loads what it begins with, and goes on once it is told to."""


class Generator:
    """A site generator in a process of its own, which loads while its pages are still being written.

    It makes the site in `site` from the Markdown in `pages`, as `configuration` says and with the overrides in `root`.
    """

    def __init__(self, name: str, root: Path, configuration: Path, pages: Path, site: Path) -> None:
        self._name, self._root, self._site = name, root, site
        self._made = configuration.with_name("made")  # beside it: Zensical writes to no folder above its configuration
        module, *arguments = GENERATORS[name]
        modules = " ".join((module, *LOADED_AHEAD.get(name, ())))
        self._process = subprocess.Popen(
            [sys.executable, "-c", WAITING, modules, *arguments, str(configuration)],
            env=os.environ | what_it_reads(root, configuration, pages) | {"SITE_DIR": self._made.name},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End it where it is not at its end: what it would make is not wanted any more."""
        self._process.kill()
        self._process.communicate()

    @property
    def ended(self) -> bool:
        """Whether its process has ended."""
        return self._process.poll() is not None

    def begin(self) -> None:
        """Let it make the site, now that pages and configuration are there; it goes on by itself."""
        for template in sorted((self._root / "site_overrides").rglob("*.html")):
            read_source(template)
        with suppress(BrokenPipeError):  # it has ended already: `finish` says why
            print(file=self._process.stdin, flush=True)

    def finish(self) -> None:
        """Wait for the site; raise `BuildError` on any complaint of the generator."""
        said, _ = self._process.communicate()
        if self._process.returncode:
            raise BuildError(f"{self._name} could not build the site:\n{_without_traceback(said, self._root)}")
        # The theme brings search modules for other languages, under other licences; no page of ours loads them.
        shutil.rmtree(self._made / "assets" / "javascripts" / "lunr", ignore_errors=True)
        (self._made / "watch.js").unlink(missing_ok=True)  # it stands in every page
        shutil.rmtree(self._site, ignore_errors=True)
        shutil.move(self._made, self._site)


def generate(name: str, root: Path, configuration: Path, pages: Path, site: Path) -> None:
    """Run a generator from its beginning to its end."""
    with Generator(name, root, configuration, pages, site) as generator:
        generator.begin()
        generator.finish()


def what_it_reads(root: Path, configuration: Path, pages: Path) -> dict[str, str]:
    """Return what the configuration takes from the environment."""
    return {
        "PAGES_DIR": os.path.relpath(pages, configuration.parent),
        "OVERRIDES_DIR": os.path.relpath(root / "site_overrides", configuration.parent),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONWARNINGS": "default",
        # A fixed date keeps two builds of one commit equal: sitemap and page footers would carry the day of the build.
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "0"),
    }


def _without_traceback(complaint: str, project: Path) -> str:
    """Return what a generator says; of a traceback only the last file of the project in it, with the reason."""
    said, traceback, trace = complaint.rstrip().partition("Traceback (most recent call last):")
    if not traceback:
        return said
    frames = re.findall(rf'File "{re.escape(str(project))}/(?!\.venv|node_modules)([^"]+)", (line \d+)', trace)
    place = f"{frames[-1][0]}, {frames[-1][1]}: " if frames else ""
    return place + trace.rsplit("\n", 1)[-1]
