"""Run a site generator over the written pages. Both read the same `mkdocs.yml`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from site_build import BuildError

GENERATORS: dict[str, tuple[str, ...]] = {
    "mkdocs": ("mkdocs", "build", "--strict", "--config-file"),
    "zensical": ("zensical", "build", "--strict", "--clean", "--config-file"),
}


def generate(generator: str, configuration: Path, pages: Path, site: Path) -> None:
    """Make the site in `site` from the Markdown in `pages`; raise `BuildError` on any complaint of the generator."""
    environment = os.environ | {
        "PAGES_DIR": os.path.relpath(pages, configuration.parent),
        "SITE_DIR": os.path.relpath(site, configuration.parent),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONWARNINGS": "default",
        # A fixed date keeps two builds of one commit equal: sitemap and page footers would carry the day of the build.
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "0"),
    }
    command = [sys.executable, "-m", *GENERATORS[generator], str(configuration)]
    finished = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if finished.returncode:
        raise BuildError(f"{generator} could not build the site:\n{finished.stdout}{finished.stderr}".rstrip())
    # The theme brings search modules for other languages, under other licences; no page of ours loads them.
    shutil.rmtree(site / "assets" / "javascripts" / "lunr", ignore_errors=True)
