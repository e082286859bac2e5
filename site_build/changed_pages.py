"""A change of pages at once: their text is put into the built site, before the site is built again.

Only the text: what a page says of itself, and the navigation, change with the build that follows.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from markdown import Markdown  # type: ignore[import-untyped]  # the stubs would be a package more for one call
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from site_build import ROOT
from site_build.generate import what_it_reads
from site_build.one_version import MARK, in_version


def put_in(site: Path, configuration: Path, before: Path, after: Path) -> int:
    """Put the text of each page that differs between two folders of pages into `site`; return how many were put in.

    A page of which the site has not exactly the text of before is left to the build.
    """
    converted = _converter(configuration, before)
    done = 0
    for page, old, new in _changed(before, after):
        built = site / page.parent / "index.html"
        whole = built.read_text("utf-8") if built.is_file() else ""
        build = whole.partition(MARK)[2].partition('"')[0]
        there = in_version(converted(old), build)
        if there and whole.count(there) == 1:
            built.write_text(whole.replace(there, in_version(converted(new), build)), "utf-8")
            done += 1
    return done


def _changed(before: Path, after: Path) -> Iterator[tuple[Path, str, str]]:
    """Yield the path of each page that was there already and reads otherwise now, with both texts."""
    for path in sorted(after.rglob("*.md")):
        page = path.relative_to(after)
        if (before / page).is_file():
            old, new = (before / page).read_text("utf-8"), path.read_text("utf-8")
            if old != new:
                yield page, old, new


def _converter(configuration: Path, pages: Path) -> Callable[[str], str]:
    """Return what makes the text of a page from its Markdown, as MkDocs does it."""
    os.environ.update(what_it_reads(ROOT, configuration, pages))
    told = load_config(str(configuration))

    def converted(text: str) -> str:
        extended = Markdown(extensions=told.markdown_extensions, extension_configs=told.mdx_configs or {})
        return str(extended.convert(get_data(text)[0]))

    return converted
