"""The elements that templates write, in every branch of their conditions: what pages use of the page protocol."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from jinja2 import Environment, nodes

WORKED_OUT = "\ufffc"
"""Stands in a text or an attribute for what Jinja2 works out when it renders."""

_EITHER, _OR, _END = "\ufff9", "\ufffa", "\ufffb"
_CHOICE = re.compile(f"{_EITHER}([^{_EITHER}]*?){_OR}([^{_EITHER}]*?){_END}")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Element:
    """An element with its attributes, each with every value that it may have; `inside` are the elements around it."""

    tag: str
    attributes: dict[str, set[str]]
    inside: tuple["Element", ...] = field(default=(), repr=False)

    @property
    def data(self) -> dict[str, set[str]]:
        """Its data-* attributes as a script reads them: `data-row-search` is `rowSearch`."""
        found = {name: values for name, values in self.attributes.items() if name.startswith("data-")}
        return {re.sub(r"-([a-z])", lambda dash: dash[1].upper(), name[5:]): values for name, values in found.items()}

    @property
    def form(self) -> "Element | None":
        """The form around it."""
        return next((each for each in reversed(self.inside) if each.tag == "form"), None)

    def is_(self, name: str, *values: str) -> bool:
        """Tell whether an attribute may have one of the values."""
        return not self.attributes.get(name, set()).isdisjoint(values)


def elements_of(template: str) -> list[Element]:
    """Return every element that a template, or HTML, may write: one branch of a condition after the other."""
    parser = _Elements()
    parser.feed("".join(_texts(Environment().parse(template))))  # noqa: S701  nothing is rendered
    return parser.found


def _texts(node: nodes.Node) -> Iterator[str]:
    match node:
        case nodes.TemplateData():
            yield node.data
        case nodes.Output(nodes=parts):
            for part in parts:
                yield from _texts(part) if isinstance(part, nodes.TemplateData) else _worked_out(part)
        case nodes.Expr():
            return  # a condition, a name: no text
        case _:
            for each in node.iter_child_nodes():
                yield from _texts(each)


def _worked_out(expression: nodes.Expr) -> Iterator[str]:
    match expression:
        case nodes.Const(value=str(text)):
            yield text
        case nodes.CondExpr():
            yield _EITHER
            yield from _worked_out(expression.expr1)
            yield _OR
            yield from _worked_out(expression.expr2) if expression.expr2 else ()
            yield _END
        case _:
            yield WORKED_OUT


def _alternatives(text: str) -> set[str]:
    """Return each text that one with choices may become."""
    choice = _CHOICE.search(text)
    if not choice:
        return {text}
    before, after = text[: choice.start()], text[choice.end() :]
    return _alternatives(before + choice[1] + after) | _alternatives(before + choice[2] + after)


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes: dict[str, set[str]] = {}
        for name, value in attrs:
            if plain := name.strip(_EITHER + _OR + _END + WORKED_OUT):
                attributes.setdefault(plain, set()).update(_alternatives(value or ""))
        self.found.append(Element(tag, attributes, tuple(self.open)))
        if tag not in _VOID:
            self.open.append(self.found[-1])

    def handle_endtag(self, tag: str) -> None:
        if any(each.tag == tag for each in self.open):
            while self.open.pop().tag != tag:
                pass
