"""The table of parts, and what each part shows of a workspace in which something stands everywhere."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from assessment.workspace import parts
from assessment.workspace.action import Context, Kept
from assessment.workspace.today import Today
from tests.golden import FOLDER, golden
from tests.teams import Page, people
from tests.workspaces import context, empty, kept, sample, show, with_answers

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "assessment" / "report" / "templates" / "work"

LOOKS = {
    "collect": {"rowsOf": "key-85-0", "rowsFrom": "20", "invited": "sales", "qr": "shown"},
    "funnel": {"sheet": "compare"},
    "map": {"edit": "qualify-leads"},
}
"""What the reader chose to look at, so that a part shows as much as it can."""

SHOWN = ("type", "name", "value", "checked", "selected", "required", "min", "max", "maxlength", "open", "hidden")
"""The attributes of forms and fields by which a reader sees what is chosen, and may enter."""


class Work(Page):
    """Reads a page strictly, as what a reader sees or hears, a line each, and what can be done there."""

    EMPTY = Page.EMPTY | {"hr", "img"}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        told = [f"{name}={value}" if value else name for name, value in attrs if name in SHOWN or "data-" in name]
        if told and "svg" not in self.open:
            self.lines.append(f"<{tag} {' '.join(told)}>")


@pytest.mark.parametrize("part", parts.PARTS)
def test_a_part_reads_as_expected(part: str) -> None:
    """What a reader sees or hears on the page of a part, and what can be done there, is what was reviewed."""
    workspaces = (Kept("sample", "Spring", "2026-11-20", "2026-11-19", behind=True),)
    shown = Context(
        context().bank, Today("2026-11-22"), "f", "../", "https://example.org/", LOOKS.get(part, {}), workspaces
    )
    text = "\n".join(Work(parts.show(kept(), part, shown)).lines) + "\n"
    assert golden(FOLDER / f"work-{part}.txt", text) == text


@pytest.mark.parametrize("part", parts.PARTS)
def test_a_part_has_one_name(part: str) -> None:
    """Its folder or file, its templates, its tests and the page that shows it bear its key."""
    folder = Path(parts.__file__).parent
    assert (folder / part / "page.py").is_file() != (folder / f"{part}.py").is_file()
    kinds = (parts.offers(part).actions, parts.offers(part).previews, parts.offers(part).exports)
    modules = {each.do.__module__ for kind in kinds for each in kind.values()}
    assert set() == {name for name in modules if not f"{name}.".startswith(f"assessment.workspace.{part}.")}
    words = TEMPLATES / part / "words.j2"
    assert ("macro next_step" in words.read_text("utf-8")) == (part in parts.TO_DO)
    assert (ROOT / "tests" / f"test_workspace_{part}.py").is_file()
    source = ROOT / "docs" / parts.PARTS[part].rstrip("/")
    page = next(path for path in (source.with_suffix(".md"), source / "index.md") if path.is_file())
    assert f'call workspace("{part}")' in page.read_text("utf-8")


def test_no_folder_of_templates_is_left_over() -> None:
    """What is no part's is shared by all, and stands beside the folders."""
    assert set(parts.PARTS) == {path.name for path in TEMPLATES.iterdir() if path.is_dir()}


@pytest.mark.parametrize("part", parts.TO_DO)
def test_every_part_has_its_words(part: str):
    """Each part can be shown at its beginning and in the sample."""
    for workspace in (empty(), sample()):
        measure = parts.part(part).progress
        assert measure
        progress = measure(workspace, context())
        assert 0 <= progress.done <= progress.of
        assert f'href="../{parts.PARTS[part]}"' in show(workspace, "overview")


@pytest.mark.parametrize("registry", ["ACTIONS", "PREVIEWS", "EXPORTS"])
def test_what_a_module_offers_stands_in_the_table_of_parts(registry: str):
    """A module whose offer no part takes up would never be found, and a name that two parts give would hide one."""
    folder = Path(parts.__file__).parent
    names = [".".join(path.relative_to(folder).with_suffix("").parts) for path in folder.rglob("*.py")]
    modules = [import_module(f"assessment.workspace.{name}".removesuffix(".__init__")) for name in names]
    told = {key for module in modules for key in getattr(module, registry, {})}
    given = [key for part in parts.PARTS for key in getattr(parts.offers(part), registry.lower())]
    assert told == set(given)
    assert len(given) == len(set(given))


@pytest.mark.parametrize("part", parts.PARTS)
def test_no_sentence_runs_into_the_next(part):
    """Behind a sentence stands a space, also where a link or what is said quietly follows."""
    shown = show(sample(), part, **LOOKS.get(part, {}))
    inline = re.sub(r"</?(?:a|abbr|b|em|i|span|strong)\b[^<>]*>", "", shown)
    assert [] == re.findall(r"\w+[^\s<>]?\.[A-Z][a-z]* [^<>]{0,20}", re.sub(r"<[^<>]*>", "\n", inline))


@pytest.mark.parametrize("part", parts.PARTS)
def test_what_is_made_ahead_is_what_its_link_leads_to(part):
    """Else another page would stand there for a moment."""
    for workspace in (empty(), sample(), with_answers(empty(), people("sales", 8) + people("marketing", 8))):
        for link in re.findall(r"<a\b[^<>]*data-made-ahead[^<>]*>", show(workspace, part)):
            (view,), (page,) = re.findall(r'data-made-ahead="(.*?)"', link), re.findall(r'href="(?:\.\./)*(.*?)"', link)
            assert parts.PARTS[view] == page
