"""The generators' configuration, filled in from the bank and the parts of the work: lists of pages, and counts."""

from pathlib import Path

from jinja2 import Environment, StrictUndefined, TemplateError

from assessment.model import Bank
from assessment.report.environment import add_shared
from assessment.workspace import parts
from site_build import BuildError, read_source


def write_configuration(bank: Bank, source: Path, target: Path) -> Path:
    """Fill in `source`, YAML whose comments `#% ...` are statements of Jinja2; write it as `target` and return that."""
    environment = Environment(  # noqa: S701  YAML is not HTML
        undefined=StrictUndefined, line_statement_prefix="#%", keep_trailing_newline=True
    )
    add_shared(environment)
    work = [*parts.PARTS.values()]
    try:
        text = environment.from_string(read_source(source)).render(bank=bank, work=work)
    except (TemplateError, LookupError) as error:
        raise BuildError(f"{source.name}: {getattr(error, 'message', error)}") from error
    target.write_text(text, "utf-8")
    return target
