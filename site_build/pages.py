"""Bank and templates to Markdown pages, written before the site generator runs.

Every file in `docs/` becomes a page or is copied, except in the folders of `NOT_ON_THE_SITE`. Markdown is rendered by
Jinja2 with the bank at hand. A name in braces stands for one page each: `docs/understand/types/{type}.md` is written
once for every type. Files whose name begins with an underscore hold macros and are not pages.
"""

import posixpath
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, TemplateError

from assessment.model import Bank
from assessment.report.environment import add_shared, template_loader
from site_build import BuildError
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


@dataclass(frozen=True, slots=True)
class Page:
    """A page to write: its template and its path, both relative, and the record that it is about, if any."""

    template: str
    path: str
    kind: str | None = None
    record: object = None

    @property
    def address(self) -> str:
        """The page's address below the site's root, without a leading slash: `decide/` for `decide/index.md`."""
        stem = self.path.removesuffix(".md")
        return stem.removesuffix("index") if stem.endswith("index") else f"{stem}/"


def find_pages(bank: Bank, docs: Path) -> list[Page]:
    """Return every page that `docs` asks for, in the order of their paths."""
    sources = (path for path in _files(docs) if path.suffix == ".md")
    return sorted((page for path in sources for page in _pages_of(path, bank, docs)), key=lambda p: p.path)


def write_pages(bank: Bank, docs: Path, target: Path) -> None:
    """Render every page of `docs` into `target` and copy the other files; `target` is made anew.

    Raise `BuildError` with the file and the reason when a template names something that does not exist.
    """
    shutil.rmtree(target, ignore_errors=True)
    pages = find_pages(bank, docs)
    environment = _environment(docs)
    addresses = {page.address for page in pages}
    mentions = Mentions(bank)
    # The glossary comes last: it says where each term is used.
    for page in sorted(pages, key=lambda page: page.address == GLOSSARY):
        link = _Link(page, addresses)
        glossary = PageGlossary(bank, link)
        context = {
            "bank": bank,
            "page": page,
            "link": link,
            "term": glossary.term,
            "terms": glossary.terms,
            "mentions": mentions,
            page.kind or "record": page.record,
        }
        try:
            text = environment.get_template(page.template).render(context)
        except (TemplateError, KeyError) as error:
            reason = f"nothing has the key {error}" if isinstance(error, KeyError) else error.message
            raise BuildError(f"docs/{page.template}: {reason} (while writing {page.path})") from error
        mentions.add_page(page.address, text, glossary.marked)
        path = target / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", "utf-8")
    for source in _files(docs):
        if source.suffix not in (".md", ".j2"):
            path = target / source.relative_to(docs)
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, path)


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


def _environment(docs: Path) -> Environment:
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(docs), template_loader()]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    add_shared(environment)
    return environment


@dataclass(frozen=True, slots=True)
class _Link:
    """Makes relative addresses from one page to others, and refuses pages that do not exist."""

    page: Page
    addresses: set[str]

    def __call__(self, to: str) -> str:
        """Return the address of page `to`, such as `decide/` or `reference/glossary/#lead`, as seen from this page."""
        address, hash_, anchor = to.partition("#")
        if address not in self.addresses and not address.startswith("assets/"):
            raise TemplateError(f"there is no page “{address}” to link to")
        relative = posixpath.relpath(f"/{address}", f"/{self.page.address}")
        return (relative if address.startswith("assets/") else f"{relative}/") + hash_ + anchor
