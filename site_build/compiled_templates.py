"""Compiles the templates of the reports to Python, as Jinja2 would in the browser at the first use of each."""

import hashlib
import importlib.metadata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import ModuleLoader

from assessment import model
from assessment.report import environment, wording
from site_build.bytecode import Part

TEMPLATES = "assessment/report/templates/"
COMPILED = "assessment/report/compiled/"


@dataclass(frozen=True)
class TemplatePart(Part):
    """Templates, by their path, that become Python modules which `assessment.report.environment` finds.

    Compiling all of them takes a phone many seconds, a build one or two.
    """

    def key(self) -> str:
        """Return a hash of everything that decides what the templates are compiled to."""
        made_with = (super().key(), importlib.metadata.version("jinja2"), Path(__file__).read_bytes(), filter_code())
        return hashlib.sha256(repr(made_with).encode()).hexdigest()[:20]

    def _compile(self, target: Path) -> None:
        Part(self.name, as_python(self.files), self.ours)._compile(target)  # noqa: SLF001  its own kind


def filter_code() -> bytes:
    """Return the code of the filters: compiling a template works out what a filter makes of a constant."""
    return b"".join(Path(str(module.__file__)).read_bytes() for module in (environment, wording, model))


def as_python(templates: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the Python of each template, by its path inside the zip."""
    compiler = environment.environment()

    def compiled(path: str, source: bytes) -> bytes:
        name = path.removeprefix(TEMPLATES)
        return compiler.compile(source.decode("utf-8"), name, name, raw=True, defer_init=True).encode("utf-8")

    return {compiled_path(path): compiled(path, source) for path, source in templates.items()}


def compiled_path(template: str) -> str:
    """Return where the Python of a template lies: its name is a hash of the template's."""
    return COMPILED + ModuleLoader.get_module_filename(template.removeprefix(TEMPLATES))
