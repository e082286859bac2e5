"""Compiles the templates of the reports to Python, as Jinja2 would in the browser at the first use of each."""

import hashlib
import importlib.metadata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, ModuleLoader, TemplateSyntaxError, nodes

from assessment import model
from assessment.report import environment, markdown, wording
from site_build import BuildError, as_text, texts_in_templates
from site_build.bytecode import Part
from site_build.texts_in_templates import with_texts

TEMPLATES = "assessment/report/templates/"
COMPILED = "assessment/report/compiled/"


@dataclass(frozen=True)
class TemplatePart(Part):
    """Templates, by their path, that become Python modules which `assessment.report.environment` finds.

    Compiling all of them takes a phone many seconds, a build one or two.
    """

    def key(self) -> str:
        """Return a hash of everything that decides what the templates are compiled to."""
        ours = (Path(__file__).read_bytes(), Path(texts_in_templates.__file__).read_bytes(), filter_code())
        made_with = (super().key(), importlib.metadata.version("jinja2"), *ours)
        return hashlib.sha256(repr(made_with).encode()).hexdigest()[:20]

    def _compile(self, target: Path) -> None:
        Part(self.name, as_python(self.files), self.ours)._compile(target)  # noqa: SLF001  its own kind


def filter_code() -> bytes:
    """Return the code of the filters: compiling a template works out what a filter makes of a constant."""
    return b"".join(Path(str(module.__file__)).read_bytes() for module in (environment, markdown, wording, model))


def as_python(templates: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the Python of each template, by its path inside the zip; raise `BuildError` for one that is none."""
    compiler = environment.environment()
    sources = {path.removeprefix(TEMPLATES): as_text(path, content) for path, content in templates.items()}

    def compiled(path: str) -> bytes:
        name = path.removeprefix(TEMPLATES)
        try:
            require_known_names(compiler, sources[name], templates)
            tree = with_texts(compiler, sources[name], sources)
            return compiler.compile(tree, name, name, raw=True, defer_init=True).encode("utf-8")
        except TemplateSyntaxError as error:
            raise BuildError(f"{path}, line {error.lineno}: {error.message}") from error

    return {compiled_path(path): compiled(path) for path in templates}


def require_known_names(compiler: Environment, source: str, templates: Mapping[str, bytes]) -> None:
    """Raise `TemplateSyntaxError` for a filter, test or template that does not exist.

    Jinja2 leaves what stands inside a condition or a loop to the reader's browser.
    """
    tree = compiler.parse(source)
    for kind, known, what in ((nodes.Filter, compiler.filters, "filter"), (nodes.Test, compiler.tests, "test")):
        for node in tree.find_all(kind):
            if node.name not in known:
                raise TemplateSyntaxError(f"there is no {what} “{node.name}”", node.lineno)
    for other in tree.find_all((nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)):
        name = getattr(getattr(other, "template", None), "value", None)  # none where it is worked out
        if isinstance(name, str) and TEMPLATES + name not in templates:
            raise TemplateSyntaxError(f"there is no template “{name}”", other.lineno)


def compiled_path(template: str) -> str:
    """Return where the Python of a template lies: its name is a hash of the template's."""
    return COMPILED + ModuleLoader.get_module_filename(template.removeprefix(TEMPLATES))
