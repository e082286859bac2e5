"""Pages take names and counts from the bank: a bank with more in it makes pages that say so."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from assessment.model import Bank
from assessment.report.wording import SPELLED, spelled
from site_build import BuildError
from site_build.configuration import write_configuration
from site_build.pages import write_pages

ROOT = Path(__file__).parent.parent

COUNT = re.compile(
    rf"\b({'|'.join(SPELLED[4:])}|\d\d?) (?:relationship |integration )?"
    r"(types|statements|themes|practices|tasks|stages|questions)\b",
    re.IGNORECASE,
)
"""A count of what the bank holds. Two or three of something is advice, and no count."""


@pytest.fixture(scope="module")
def larger(bank: Bank) -> Bank:
    """Return a bank with a practice more, which no page knows and of which no source tells; and a task, a question."""
    practice = replace(bank.practices[0], key="breakfast", name="Breakfast", sources=("ours",))
    task = replace(bank.checklist[-1], number=len(bank.checklist) + 1)
    question = replace(bank.process[-1], number=len(bank.process) + 1, key="more")
    return replace(
        bank,
        practices=(*bank.practices, practice),
        checklist=(*bank.checklist, task),
        process=(*bank.process, question),
    )


@pytest.fixture(scope="module")
def pages(larger: Bank, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pages")
    return {
        page.address: (folder / page.output).read_text("utf-8") for page in write_pages(larger, ROOT / "docs", folder)
    }


def test_another_practice_has_its_page_and_its_place_in_the_navigation(
    larger: Bank, pages: dict[str, str], tmp_path: Path
) -> None:
    """It stands under its step, after those that were there."""
    assert "# Breakfast\n" in pages["act/practices/breakfast/"]
    written = write_configuration(larger, ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml").read_text("utf-8")
    section = written.partition('- "To Defined":\n')[2].partition('- "To Aligned":')[0]
    assert ["rules-of-engagement", "breakfast"] == re.findall(r"act/practices/([a-z-]+)/index\.md", section)


def test_counts_are_those_of_the_bank(larger: Bank, pages: dict[str, str]) -> None:
    """With one more of each, every page counts one more."""
    right = {"practices": larger.practices, "tasks": larger.checklist, "questions": larger.process}
    counted = [
        (number.lower(), noun) for text in pages.values() for number, noun in COUNT.findall(text) if noun in right
    ]
    assert set(right) == {noun for _, noun in counted}
    assert set() == {
        each for each in counted if each[0] not in (str(len(right[each[1]])), spelled(len(right[each[1]])))
    }


def test_a_practice_of_our_own_says_so(pages: dict[str, str]) -> None:
    """The sentence about sources holds where there is no source but this project."""
    last = pages["act/practices/breakfast/"].rsplit('<p class="source">', 1)[1]
    said = " ".join(re.sub(r"<[^>]+>", "", last).split())
    assert (
        "The practice, the reasons to use or to leave it, and all parts marked our addition, are this project’s own."
        == said
    )


def test_no_page_cites_nothing(bank: Bank, tmp_path: Path) -> None:
    """Where `ours` is the only source of every practice, step and statement, no sentence breaks off."""
    own = replace(
        bank,
        practices=tuple(replace(each, sources=("ours",), dissent=None) for each in bank.practices),
        steps=tuple(replace(each, sources=("ours",)) for each in bank.steps),
        instrument=replace(bank.instrument, sources=("ours",)),
    )
    for page in write_pages(own, ROOT / "docs", tmp_path):
        text = " ".join((tmp_path / page.output).read_text("utf-8").split())
        assert [] == re.findall(r".{30}: ?\. .{30}|.{30}: ?, .{30}|\(\)", text), page.address


def files(*patterns: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


SUBJECTS = ("sources", "types", "steps", "practices", "roles", "frictions", "funnel", "metrics", "process", "papers")
"""Collections of the bank whose records have pages, or parts of pages, of their own."""


def keys_of(bank: Bank) -> set[str]:
    """Return their keys, without `ours`: every page's word for what no source says."""
    return {each.key for name in SUBJECTS for each in getattr(bank, name)} - {"ours"}


def known_by_key(template: str, keys: set[str], *, anywhere: bool) -> list[str]:
    """Return the keys of records that a template knows: anywhere, or only in what it decides by."""
    tree = Environment().parse(template)  # noqa: S701  nothing is rendered
    deciding = (nodes.Compare, nodes.Dict, nodes.Test, nodes.If, nodes.CondExpr)
    places = [tree] if anywhere else [each.test if hasattr(each, "test") else each for each in tree.find_all(deciding)]
    constants = [each for place in places for each in (place, *place.find_all(nodes.Const))]
    texts = {each.value for each in constants if isinstance(each, nodes.Const) and isinstance(each.value, str)}
    return sorted({key for text in texts for key in keys.intersection(re.split(r"[/#]", text))})


def test_no_page_decides_by_the_key_of_a_record(bank: Bank) -> None:
    """What is true of one practice, step or type alone is a field of it; a page for each knows none of them."""
    keys = keys_of(bank)
    found = {
        path.relative_to(ROOT).as_posix(): known_by_key(path.read_text("utf-8"), keys, anywhere="{" in path.name)
        for path in files("docs/*.md", "docs/*.j2", ":!docs/adr")
    }
    assert {} == {name: known for name, known in found.items() if known}


@pytest.mark.parametrize(
    ("template", "anywhere"),
    [
        ('{{ 3 if practice.key == "rules-of-engagement" else 2 }}', False),
        ('{% if row.type == "undefined" %}One.{% endif %}', False),
        ('{% if row.type in ("defined", "aligned") %}One.{% endif %}', False),
        ('{% set tells = {"undefined": 1}[type.key] %}', False),
        ('{% for each in bank.steps | selectattr("key", "eq", "to-aligned") %}{% endfor %}', True),
        ('{{ link("act/practices/rules-of-engagement/") }}', True),
    ],
)
def test_a_key_in_a_page_is_found(bank: Bank, template: str, *, anywhere: bool) -> None:
    """The test above can fail."""
    assert known_by_key(template, keys_of(bank), anywhere=anywhere)


def test_no_template_counts_by_itself() -> None:
    """A number in a template would stay when the bank grows."""
    templates = files("docs", ":!docs/adr", "mkdocs.yml", "site_overrides/*.html", "assessment/report/templates")
    found = {path.relative_to(ROOT).as_posix(): COUNT.findall(path.read_text("utf-8")) for path in templates}
    assert {} == {name: counts for name, counts in found.items() if counts}


def test_texts_that_are_no_templates_count_right(bank: Bank) -> None:
    """The readme and the bank's own sentences say how many there are, too."""
    right = {
        "types": {len(bank.types)},
        "statements": {len(bank.instrument.statements)},
        "themes": {len(bank.instrument.themes)},
        "practices": {len(bank.practices)},
        "tasks": {len(bank.checklist)},
        "stages": {len(bank.funnel), len(bank.roles)},
        "questions": {len(bank.process)},
    }
    wrong = []
    for path in files("README.md", "CONTRIBUTING.md", "assessment/bank/*.toml"):
        for number, noun in COUNT.findall(path.read_text("utf-8")):
            if number.lower() not in {form for count in right[noun.lower()] for form in (str(count), spelled(count))}:
                wrong.append(f"{path.name}: {number} {noun}")
    assert [] == wrong


def test_a_slip_in_the_configuration_gets_a_sentence(bank: Bank, tmp_path: Path) -> None:
    """The file and the reason, as with a page."""
    (tmp_path / "mkdocs.yml").write_text("site_name: {{ bank.nobody }}", "utf-8")
    with pytest.raises(BuildError, match=r"^mkdocs\.yml: .*nobody"):
        write_configuration(bank, tmp_path / "mkdocs.yml", tmp_path / "filled.yml")
