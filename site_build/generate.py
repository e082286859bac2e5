"""Run a site generator over the written pages. Both read the same configuration."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from site_build import BuildError, read_source

GENERATORS: dict[str, tuple[str, ...]] = {
    "mkdocs": ("mkdocs", "build", "--strict", "--config-file"),
    "zensical": ("zensical", "build", "--strict", "--clean", "--config-file"),
}


def generate(generator: str, root: Path, configuration: Path, pages: Path, site: Path) -> None:
    """Make the site in `site` from the Markdown in `pages`, as `configuration` says and with the overrides in `root`.

    Raise `BuildError` on any complaint of the generator.
    """
    for template in sorted((root / "site_overrides").rglob("*.html")):
        read_source(template)
    made = configuration.with_name("made")  # beside it: Zensical writes to no folder above its configuration
    environment = os.environ | what_it_reads(root, configuration, pages) | {"SITE_DIR": made.name}
    command = [sys.executable, "-m", *GENERATORS[generator], str(configuration)]
    finished = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if finished.returncode:
        complaint = _without_traceback(f"{finished.stdout}{finished.stderr}", root)
        raise BuildError(f"{generator} could not build the site:\n{complaint}")
    # The theme brings search modules for other languages, under other licences; no page of ours loads them.
    shutil.rmtree(made / "assets" / "javascripts" / "lunr", ignore_errors=True)
    (made / "watch.js").unlink(missing_ok=True)  # it stands in every page
    shutil.rmtree(site, ignore_errors=True)
    shutil.move(made, site)


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
