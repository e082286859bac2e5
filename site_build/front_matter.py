"""Front matter of the written pages: a slip in it would be published as text, below a title that is made up."""

import re
from collections.abc import Iterable
from pathlib import Path

import yaml  # type: ignore[import-untyped]  # the stubs would be a package more for one call

from site_build import BuildError
from site_build.pages import Page

REQUIRED = ("title", "description")
KNOWN = (*REQUIRED, "hide", "preview", "search")
FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(.*?\n)---[ \t]*\n", re.DOTALL)


def check_front_matter(pages: Iterable[Page], written: Path) -> None:
    """Raise `BuildError` with every page in `written` whose front matter is missing or not as it must be."""
    found = ((page, _problem((written / page.output).read_text("utf-8"))) for page in pages)
    if problems := [f"docs/{page.template}: {problem}" for page, problem in found if problem]:
        raise BuildError("\n".join(dict.fromkeys(problems)))


def _problem(text: str) -> str:
    """Say what is wrong with the front matter of a page; empty where nothing is."""
    front_matter = FRONT_MATTER.match(text)
    if not front_matter:
        return "it must begin with a line `---`, then a `title` and a `description`, then a line `---`."
    try:
        fields = yaml.safe_load(front_matter[1])
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        remedy = " Put a text that has a colon in quotes." if "mapping values" in str(error.problem) else ""
        return f"the front matter cannot be read: {error.problem} (line {line}).{remedy}"
    if not isinstance(fields, dict):
        return "the front matter must be lines such as `title: Our work`."
    if strange := [name for name in fields if name not in KNOWN]:
        return f"nothing is called “{strange[0]}” in the front matter; known are {', '.join(KNOWN)}."
    missing = [name for name in REQUIRED if not isinstance(fields.get(name), str) or not fields[name].strip()]
    return f"`{missing[0]}` in the front matter is missing or no text." if missing else ""
