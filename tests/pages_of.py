"""The built pages, parsed once: what the tests of the site look at."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
INLINE = {"a", "abbr", "b", "em", "i", "kbd", "strong", "sub", "sup", "wbr"}
SILENT = {"script", "style", "template", "code"}


@dataclass
class Element:
    """An element of a page with what a test may ask about it."""

    tag: str
    attributes: dict[str, str]
    parents: tuple["Element", ...] = field(default=(), repr=False)
    text: str = ""


@dataclass
class BuiltPage:
    """A built page: all its elements, and the running text of its article."""

    path: Path
    elements: list[Element] = field(default_factory=list)
    article: str = ""

    def all(self, tag: str) -> list[Element]:
        return [element for element in self.elements if element.tag == tag]

    def meta(self, name: str) -> str:
        return next((e.attributes["content"] for e in self.all("meta") if e.attributes.get("name") == name), "")

    @property
    def ids(self) -> set[str]:
        return {element.attributes["id"] for element in self.elements if "id" in element.attributes}


class _Parser(HTMLParser):
    """Keeps the elements, and the text of the article block by block."""

    def __init__(self, page: BuiltPage) -> None:
        super().__init__()
        self.page = page
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self.open))
        self.page.elements.append(element)
        if tag not in VOID:
            self.open.append(element)
        if tag not in INLINE:
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop().tag != tag:
            pass
        if tag not in INLINE:
            self._add("\n")

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data
        if not any(element.tag in SILENT for element in self.open):
            self._add(data)

    def _add(self, text: str) -> None:
        if any(element.tag == "article" for element in self.open):
            self.page.article += text


def parse_pages(site: Path) -> list[BuiltPage]:
    """Return every page of the built site, in the order of their paths."""
    pages = [BuiltPage(path) for path in sorted(site.rglob("*.html"))]
    for page in pages:
        _Parser(page).feed(page.path.read_text("utf-8"))
    return pages
