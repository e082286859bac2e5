"""The templates as files: lines in which a difference shows the word that changed, and tags that are closed."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from jinja2 import Environment, nodes

from tests.pages_of import VOID
from tests.test_repository import name_of, text_of, tracked

LONGEST = 120
WHOLE = re.compile(r"[ ]*\||#{1,6} ")
"""How lines of Markdown begin that cannot be broken: rows of tables, and headings."""

TEMPLATES = [
    path
    for path in tracked("assessment/*.j2", "docs/*.j2", "docs/*.md", "site_overrides/*.html")
    if not name_of(path).startswith("docs/adr/")
]


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_lines_are_short(path):
    """A reviewer sees which word of a template changed."""
    lines = text_of(path).splitlines()
    long = [number for number, line in enumerate(lines, 1) if len(line) > LONGEST and not WHOLE.match(line)]
    assert [] == long


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_tags_are_closed(path):
    """Whichever way its conditions turn, a template closes the tags that it opens, in their order."""
    assert [] == [fault for text in ways(text_of(path)) for fault in unbalanced(text)]


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("<p><b>Text</p>", "</p> closes <b>"),
        ("{% if a %}<p>{% endif %}Text</p>", "</p> closes nothing"),
        ("{% if a %}<p>{% else %}<div>{% endif %}Text</p>", "</p> closes <div>"),
        ("{% for each in all %}<li>{{ each }}{% endfor %}", "<li> stays open"),
    ],
)
def test_a_tag_that_is_not_closed_is_found(template, fault):
    """The test above can fail."""
    assert fault in [fault for text in ways(template) for fault in unbalanced(text)]


def ways(template: str) -> list[str]:
    """Return what a template is without its Jinja2: with the first branch of each condition, the second, and so on."""
    tree = Environment().parse(template)  # noqa: S701  nothing is rendered
    most = max((len(_branches(condition)) for condition in tree.find_all(nodes.If)), default=1)
    return ["".join(_text(tree, way)) for way in range(most)]


def _branches(condition: nodes.If) -> list[list[nodes.Node]]:
    return [condition.body, *(other.body for other in condition.elif_), condition.else_]


def _text(node: nodes.Node, way: int) -> Iterator[str]:
    match node:
        case nodes.TemplateData():
            yield node.data
        case nodes.If():
            branches = _branches(node)
            for each in branches[min(way, len(branches) - 1)]:
                yield from _text(each, way)
        case nodes.Expr():
            yield " value "
        case _:
            for each in node.iter_child_nodes():
                yield from _text(each, way)


class _Tags(HTMLParser):
    """Finds the tags that are closed without being open, or the other way round."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, _attributes: object) -> None:
        """Take a tag that closes itself, as in SVG, for closed."""

    def handle_endtag(self, tag: str) -> None:
        last = self.open.pop() if self.open else ""
        if last != tag:
            self.faults.append(f"</{tag}> closes {f'<{last}>' if last else 'nothing'}")


def unbalanced(html: str) -> list[str]:
    """Return a sentence for each tag that does not fit."""
    tags = _Tags()
    tags.feed(html)
    return [*tags.faults, *(f"<{tag}> stays open" for tag in tags.open)]
