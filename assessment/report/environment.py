"""The one Jinja2 environment of the reports, and what templates may call."""

import re
from collections.abc import Hashable
from functools import cache, lru_cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FunctionLoader, ModuleLoader, StrictUndefined
from markupsafe import Markup, escape

from assessment import model
from assessment.load import package_text
from assessment.report import wording
from assessment.report.markdown import markdown, markdown_lines

COMPILED = Path(__file__).with_name("compiled")
"""Where templates lie as Python: in the browser. Elsewhere Jinja2 compiles each at its first use."""

HEADING = re.compile(r'<h2 id="(?P<id>[^"]+)"[^>]*>(?P<title>.*?)</h2>', re.DOTALL)

PLAIN = (".md.j2", ".txt.j2")
"""How the names of templates end that are not HTML, so that nothing in them is escaped."""

HYPHENATED = re.compile(r"\S+-\S+")


def template_loader() -> FunctionLoader:
    """Return a loader of this package's templates; works from a folder and from inside a zip."""
    return FunctionLoader(_template)


def add_shared(environment: Environment) -> None:
    """Give `environment` the filters that pages and reports share."""
    environment.filters["number"] = wording.number
    environment.filters["spelled"] = wording.spelled
    environment.filters["date"] = wording.date
    environment.filters["listing"] = wording.listing
    environment.filters["capital"] = wording.capital
    environment.filters["markdown"] = markdown
    environment.filters["markdown_lines"] = markdown_lines
    environment.filters["entry"] = model.entry


@cache
def environment() -> Environment:
    """Return the environment that reports are rendered with: HTML escaped, nothing undefined."""
    made = Environment(
        loader=ChoiceLoader([ModuleLoader(COMPILED), template_loader()]),
        autoescape=lambda name: not (name or "").endswith(PLAIN),  # noqa: S701  these are not HTML
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    add_shared(made)
    made.filters["headings"] = headings
    made.filters["whole_words"] = whole_words
    return made


def whole_words(text: str) -> Markup:
    """Return a heading of which no line ends within a word such as “made-up”, as long as the word fits on one."""
    return Markup(HYPHENATED.sub(r'<span class="whole-word">\g<0></span>', escape(text)))  # noqa: S704  it is escaped


@lru_cache(maxsize=500, typed=True)  # of a long plan, each item twice
def drawn(template: str, **needed: Hashable) -> Markup:
    """Render a piece of a page, once: it is given all that it depends on, so the same always looks the same."""
    return Markup(environment().get_template(template).render(needed))  # noqa: S704  it is HTML already


def headings(html: str) -> list[tuple[str, Markup]]:
    """Return the `id` and the content of each second heading in HTML that a template made."""
    return [(found["id"], Markup(found["title"])) for found in HEADING.finditer(html)]  # noqa: S704  it is HTML already


def _template(name: str) -> str | None:
    try:
        return package_text(f"report/templates/{name}")
    except OSError:
        return None
