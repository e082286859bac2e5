"""Templates as Python: what the browser renders from must say the same as the templates themselves."""

import re
from pathlib import Path

import pytest
from jinja2 import ChoiceLoader, FunctionLoader, ModuleLoader

from assessment.report.environment import environment
from assessment.workspace import parts
from site_build import BuildError
from site_build.compiled_templates import TEMPLATES, TemplatePart, as_python, compiled_path
from tests.workspaces import context, sample

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def templates() -> dict[str, bytes]:
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (ROOT / TEMPLATES).rglob("*.j2")}


def test_every_view_reads_the_same(
    templates: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With no template at hand, the Python of the templates renders every view of a workspace as the templates do."""
    expected = {view: parts.show(sample(), view, context()) for view in parts.PARTS}
    for path, code in as_python(templates).items():
        (tmp_path / Path(path).name).write_bytes(code)
    only_python = ChoiceLoader([ModuleLoader(tmp_path), FunctionLoader(lambda _name: None)])
    monkeypatch.setattr(environment(), "loader", only_python)
    environment().cache.clear()  # type: ignore[union-attr]  # this environment has one
    try:
        assert expected == {view: parts.show(sample(), view, context()) for view in parts.PARTS}
    finally:
        environment().cache.clear()  # type: ignore[union-attr]


def test_the_key_changes_with_a_template_alone() -> None:
    """An unchanged build compiles nothing; a changed word compiles again."""
    part = TemplatePart("templates", {f"{TEMPLATES}a.html.j2": b"one"}, ours=True)
    assert part.key() == TemplatePart("templates", {f"{TEMPLATES}a.html.j2": b"one"}, ours=True).key()
    assert part.key() != TemplatePart("templates", {f"{TEMPLATES}a.html.j2": b"two"}, ours=True).key()


def test_a_template_is_found_by_its_name() -> None:
    """Folders are part of the name."""
    assert compiled_path(f"{TEMPLATES}work/plan/page.html.j2") != compiled_path(f"{TEMPLATES}plan.html.j2")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (b"{% if 1 %}\n{{ 1 | frobnicate }}{% endif %}", ", line 2: there is no filter “frobnicate”"),
        (b"{% for n in () if n is evne %}{% endfor %}", ", line 1: there is no test “evne”"),
        (b"\n{% import 'contentz.html.j2' as contents %}", ", line 2: there is no template “contentz.html.j2”"),
        (b"{% if %}", ", line 1: Expected an expression, got 'end of statement block'"),
        (b"\xe9", ": this is not UTF-8 text; save the file as UTF-8."),
    ],
)
def test_a_slip_in_a_template_stops_the_build(source: bytes, reason: str) -> None:
    """File, line and reason are named, also where only a condition leads to it: no visitor is to find it."""
    with pytest.raises(BuildError, match=rf"^{re.escape(f'{TEMPLATES}a.html.j2{reason}')}$"):
        as_python({f"{TEMPLATES}a.html.j2": source})


def test_a_text_stands_where_it_is_said() -> None:
    """A text is put into its template, so the browser loads neither its key nor the dictionary that holds it."""
    words = b'{% set text = {"keep_it": "Keep & save"} %}'
    page = b'{% from "words.j2" import text %}<b>{{ text.keep_it }}</b>'
    made = as_python({f"{TEMPLATES}words.j2": words, f"{TEMPLATES}a.html.j2": page})
    assert b"yield '<b>Keep &amp; save</b>'" in made[compiled_path(f"{TEMPLATES}a.html.j2")]
    assert [] == [path for path, code in made.items() if b"keep_it" in code]


def test_a_text_that_no_words_file_has_stops_the_build() -> None:
    """A slip in its name is no empty place on a page."""
    words = b'{% set text = {"keep_it": "Keep it"} %}'
    page = b'{% from "words.j2" import text %}\n{{ text.kep_it }}'
    with pytest.raises(BuildError, match=r"a\.html\.j2, line 2: there is no text “kep_it” in its words file$"):
        as_python({f"{TEMPLATES}words.j2": words, f"{TEMPLATES}a.html.j2": page})
