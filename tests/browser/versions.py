"""Builds of the site, one after the other at one address, as a host updates them."""

import base64
import hashlib
import os
import re
import shutil
from pathlib import Path

from site_build.one_version import MARK

CHANGED = "today.mjs"
"""What differs between the builds: a module that every page with Python loads."""


DEPLOYED = 1_800_000_000
"""The time of the files of a host before its first update, in seconds."""


def build_of(site: Path) -> str:
    """Return the name of a build."""
    return re.search(rf'{MARK}(\w+)"', (site / "index.html").read_text("utf-8"))[1]  # type: ignore[index]  # each has one


def next_build(site: Path, target: Path) -> Path:
    """Return a copy of a site with one module changed, as another build would make it."""
    shutil.copytree(site, target)
    name = build_of(site)
    module = target / "assets" / name / CHANGED
    before, text = integrity(module), f"{module.read_text('utf-8')}// changed\n"
    module.write_text(text, "utf-8")
    other = hashlib.sha256(text.encode()).hexdigest()[:10]
    for path in (*target.rglob("*.html"), target / "offline.js"):
        path.write_text(path.read_text("utf-8").replace(name, other).replace(before, integrity(module)), "utf-8")
    (target / "assets" / name).rename(target / "assets" / other)
    return target


def integrity(path: Path) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()}"


class Host:
    """A folder that shows one build or another."""

    def __init__(self, folder: Path, site: Path) -> None:
        self.folder = folder
        self.updates = 0
        self.show(site)

    def show(self, site: Path) -> None:
        """Put a build in the place of the one before, at once; its files are the newest, as on a host."""
        self.updates += 1
        for path in (*site.rglob("*.html"), *site.rglob("*.mjs"), site / "offline.js"):
            os.utime(path, (DEPLOYED, DEPLOYED + 100 * self.updates))
        link = self.folder.with_name("link")
        link.symlink_to(site)
        link.rename(self.folder)
