"""Puts the texts of words files into the templates that say them, so that a translation costs the browser nothing.

A words file holds what is said without values in one dictionary, `text`, and a template says `{{ text.print }}` after
`{% from "work/plan/words.j2" import text %}`. Jinja2 reads that as it stands; a build puts the text itself in its
place, and leaves the dictionary and its import away.
"""

from collections.abc import Mapping

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

TEXT = "text"


def with_texts(environment: Environment, source: str, sources: Mapping[str, str]) -> nodes.Template:
    """Return a template with the texts that it says; `sources` are all templates by name.

    Raises `TemplateSyntaxError` for a text that its words file does not have, and where the whole dictionary is asked
    for.
    """
    tree = environment.parse(source)
    texts = _texts(tree)
    for found in tree.find_all(nodes.FromImport):
        if TEXT in found.names and isinstance(found.template, nodes.Const):
            texts = _texts(environment.parse(sources[found.template.value]))
    if texts is None:
        return tree
    return _Said(texts).visit(tree)  # type: ignore[no-any-return]


def _texts(tree: nodes.Template) -> dict[str, str] | None:
    """Return the texts of a words file, or none where a template has no dictionary of them."""
    for each in tree.body:
        match each:
            case nodes.Assign(target=nodes.Name(name=name), node=nodes.Dict() as dictionary) if name == TEXT:
                return dict(dictionary.as_const())
    return None


class _Said(NodeTransformer):
    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802  the name of a node
        """Replace `text.key` by the text."""
        if not (isinstance(node.node, nodes.Name) and node.node.name == TEXT):
            return self.generic_visit(node)
        if node.attr not in self.texts:
            raise TemplateSyntaxError(f"there is no text “{node.attr}” in its words file", node.lineno)
        return nodes.Const(self.texts[node.attr], lineno=node.lineno, environment=node.environment)

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node | None:  # noqa: N802  the name of a node
        """Leave the import of the dictionary away."""
        node.names = [each for each in node.names if each != TEXT]
        return node if node.names else None

    def visit_Assign(self, node: nodes.Assign) -> nodes.Node | None:  # noqa: N802  the name of a node
        """Leave the dictionary itself away."""
        return None if isinstance(node.target, nodes.Name) and node.target.name == TEXT else self.generic_visit(node)
