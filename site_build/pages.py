"""Bank and templates to Markdown pages, written before the site generator runs.

Every file in `docs/` becomes a page or is copied, except in the folders of `NOT_ON_THE_SITE`. Markdown is rendered by
Jinja2 with the bank at hand. A name in braces stands for one page each: `docs/understand/types/{type}.md` is written
once for every type. Files whose name begins with an underscore hold macros and are not pages.
"""

import hashlib
import posixpath
import re
import shutil
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path, PurePosixPath

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
)

from assessment.exchange.code import RESPONDENTS
from assessment.model import Bank
from assessment.report.environment import add_shared, template_loader
from site_build import BuildError, read_source
from site_build.compiled_templates import filter_code
from site_build.glossary import PageGlossary
from site_build.mentions import Mentions

EACH: dict[str, Callable[[Bank], tuple[object, ...]]] = {
    "type": lambda bank: bank.types,
    "step": lambda bank: bank.steps,
    "practice": lambda bank: bank.practices,
}
"""What a name in braces stands for: one page for each of these."""

NOT_ON_THE_SITE = ("adr",)
"""Folders of `docs/` for people who work on the project: the records of decisions are read in the repository."""

GLOSSARY = "reference/glossary/"


@dataclass(frozen=True)
class Page:
    """A page to write: its template and its path in `docs`, and the record that it is about, if any."""

    template: str
    path: str
    kind: str | None = None
    record: object = None

    @property
    def output(self) -> str:
        """The path that it is written to, a folder of its own: Zensical bends links on pages that have none."""
        return f"{self.address}index.md"

    @cached_property
    def address(self) -> str:
        """The page's address below the site's root, without a leading slash: `decide/` for `decide/index.md`."""
        path = PurePosixPath(self.path)
        folder = path.parent if path.name == "index.md" else path.with_suffix("")
        return "" if folder == PurePosixPath() else f"{folder}/"


def find_pages(bank: Bank, docs: Path) -> list[Page]:
    """Return every page that `docs` asks for, in the order of their paths; two of one path are a `BuildError`."""
    sources = (path for path in _files(docs) if path.suffix == ".md")
    pages = sorted((page for path in sources for page in _pages_of(path, bank, docs)), key=lambda p: p.path)
    for page, following in pairwise(sorted(pages, key=lambda p: p.output)):
        if page.output == following.output:
            raise BuildError(f"docs/{page.template} and docs/{following.template} would both become {page.output}.")
    return pages


def write_pages(bank: Bank, docs: Path, target: Path, cache: Path | None = None) -> list[Page]:
    """Render every page of `docs` into `target` and copy the other files; `target` is made anew. Return the pages.

    `cache` keeps compiled templates: compiling them takes longer than everything else here.

    Raise `BuildError` with the file and the reason when a template names something that does not exist.
    """
    for source in _files(docs):
        if source.suffix in (".md", ".j2"):
            read_source(source)
    shutil.rmtree(target, ignore_errors=True)
    pages = find_pages(bank, docs)
    environment = _environment(docs, cache)
    addresses = {page.address for page in pages}
    of_records = {id(page.record): page.address for page in pages if page.kind}
    mentions = Mentions(bank)
    # The glossary comes last: it says where each term is used.
    for page in sorted(pages, key=lambda page: page.address == GLOSSARY):
        link = _Link(page, addresses, of_records)
        glossary = PageGlossary(bank, link)
        context = {
            "bank": bank,
            "page": page,
            "link": link,
            "term": glossary.term,
            "terms": glossary.terms,
            "mentions": mentions,
            "respondents": RESPONDENTS,
            page.kind or "record": page.record,
        }
        try:
            text = environment.get_template(page.template).render(context)
        except (
            TemplateError,
            LookupError,
            TypeError,
            ValueError,
            AttributeError,
            ArithmeticError,
            RuntimeError,
        ) as error:
            place = _place(error, docs) or f"docs/{page.template}"
            raise BuildError(f"{place}: {_reason(error)} (while writing {page.path})") from error
        mentions.add_page(page.address, text, glossary.marked)
        path = target / page.output
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_with_gaps(text) + "\n", "utf-8")
    for source in _files(docs):
        if source.suffix not in (".md", ".j2"):
            path = target / source.relative_to(docs)
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, path)
    return pages


BEGINS = "a|b|br|dd|div|dt|figcaption|figure|h[1-6]|i|label|legend|li|ol|p|small|span|table|td|th|tr|ul"
MEET = re.compile(
    rf"</[a-z]+[1-6]?>(?=<(?:{BEGINS})\b)|[\w.,:;?!)”’](?=<(?:br|small)\b)|</(?:button|ol|text|ul)>(?=[^\s.,])"
)
"""Where one text ends and another begins with nothing but tags in between: cells, lines, the bold title of a row."""


def _with_gaps(text: str) -> str:
    """Return a page with a space wherever two texts meet: the search takes the tags away and would glue their words."""
    return MEET.sub(r"\g<0> ", text)


def _files(docs: Path) -> Iterator[Path]:
    """Yield every file that the site is made from."""
    paths = (path for path in docs.rglob("*") if path.is_file())
    return (path for path in paths if path.relative_to(docs).parts[0] not in NOT_ON_THE_SITE)


def _pages_of(path: Path, bank: Bank, docs: Path) -> Iterator[Page]:
    name = path.relative_to(docs).as_posix()
    kind = re.search(r"\{(\w+)\}", name)
    if path.name.startswith("_"):
        return
    if kind is None:
        yield Page(name, name)
    elif kind[1] not in EACH:
        raise BuildError(f"docs/{name}: pages cannot be written for each “{kind[1]}”; known are {', '.join(EACH)}.")
    else:
        for record in EACH[kind[1]](bank):
            yield Page(name, name.replace(kind[0], getattr(record, "key")), kind[1], record)  # noqa: B009  see EACH


def _place(error: Exception, docs: Path) -> str | None:
    """Return the file and line of a template at which rendering failed; Jinja2 puts templates into the traceback."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if Path(frame.filename).is_relative_to(docs):
            return f"docs/{Path(frame.filename).relative_to(docs).as_posix()}, line {frame.lineno}"
    return None


def _reason(error: Exception) -> str:
    match error:
        case TemplateNotFound():
            return f"there is no template “{error}”"
        case TemplateError():
            return str(error.message)
        case KeyError():
            return f"nothing has the key {error}"
    return str(error)


def _environment(docs: Path, cache: Path | None) -> Environment:
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(docs), template_loader()]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_compiled_before(cache) if cache else None,
    )
    add_shared(environment)
    return environment


def _compiled_before(cache: Path) -> FileSystemBytecodeCache:
    cache.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(cache), f"page-{hashlib.sha256(filter_code()).hexdigest()[:20]}-%s")


@dataclass(frozen=True, slots=True)
class _Link:
    """Makes relative addresses from one page to others, and refuses pages that do not exist."""

    page: Page
    addresses: set[str]
    of_records: Mapping[int, str]
    """The address of the page that is about a record of the bank, by `id()` of the record."""

    def __call__(self, to: object) -> str:
        """Return the address of page `to`, as seen from this page.

        `to` is a text such as `decide/` or `reference/glossary/#lead`, or a record that has a page of its own.
        """
        if not isinstance(to, str):
            if id(to) not in self.of_records:
                raise TemplateError(f"no page is about {to!r:.60}")
            to = self.of_records[id(to)]
        address, hash_, anchor = to.partition("#")
        if address not in self.addresses and not address.startswith("assets/"):
            raise TemplateError(f"there is no page “{address}” to link to")
        relative = posixpath.relpath(f"/{address}", f"/{self.page.address}")
        return (relative if address.startswith("assets/") else f"{relative}/") + hash_ + anchor
