"""What is saved as Markdown reads the same by CommonMark, on GitHub and in pandoc."""

import html
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace

import cmarkgfm
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assessment.model import Bank
from assessment.report.markdown import markdown, markdown_lines
from assessment.report.team import render_team_markdown
from assessment.workspace import parts
from tests.teams import TEAMS, report_of, teams
from tests.workspaces import act, context, sample

type Read = Callable[[str], str]


def _pandoc(text: str) -> str:
    return subprocess.run(
        ["pandoc", "--from", "markdown", "--wrap", "none"], input=text, text=True, check=True, capture_output=True
    ).stdout


READERS: dict[str, Read] = {
    "CommonMark": MarkdownIt("commonmark").enable("table").render,
    "GitHub": cmarkgfm.github_flavored_markdown_to_html,
} | ({"pandoc": _pandoc} if shutil.which("pandoc") else {})
"""Each by its own program or a faithful one; pandoc is asked where it is installed."""

NAMES = [
    "Autumn 2026",
    "Costs $5, and $6 more: x^2^ and H~2~O",
    "*bold* _em_ ~~gone~~ `code` [a](b) ![c](d) <b>e</b> &amp;",
    "1. first",
    "- point",
    "# heading {#id .class}",
    "a | b",
    "See https://example.org/a_b.c?d=1&e=2, please (https://example.org/x).",
    "@someone and someone@example.org",
    "back\\slash and trailing \\",
    ":smile: 10:30",
    "A -- B --- C ... D",
    "==mark== ^[note] [^1] [@cite]",
]


def said(read: Read, text: str) -> str:
    """Return what a reader of the text sees, without quotation marks that became typographic."""
    shown = html.unescape(re.sub(r"<[^>]*>", "", read(text)))
    return shown.strip().translate(str.maketrans("“”‘’", "\"\"''"))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", NAMES)
def test_a_text_of_a_person_is_shown_as_it_was_typed(name: str, reader: str) -> None:
    """As a heading, as a point of a list and after other words; no sign in it does anything."""
    read = READERS[reader]
    assert f"Report: {name}" == said(read, f"# Report: {markdown(name)}")
    assert f"Owner: {name}" == said(read, f"- Owner: {markdown(name)}")
    assert name == said(read, markdown(name))
    assert name == said(read, f"| a |\n| --- |\n| {markdown(name)} |").removeprefix("a").strip()


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40))
def test_any_text_is_shown(text: str) -> None:
    """Whatever the signs, on GitHub as in CommonMark."""
    typed = " ".join(text.split())
    for reader in ("CommonMark", "GitHub"):
        assert typed.translate(str.maketrans("“”‘’", "\"\"''")) == said(READERS[reader], f"# {markdown(text)}")


@pytest.mark.parametrize("reader", READERS)
def test_an_address_leads_where_it_says(reader: str) -> None:
    """No backslash gets into it."""
    assert 'href="https://example.org/a_b.c?d=1"' in READERS[reader](markdown("At https://example.org/a_b.c?d=1."))


@pytest.mark.parametrize("reader", READERS)
def test_lines_stay_lines(reader: str) -> None:
    """A note of several lines within a list is one point of it, and keeps its lines."""
    shown = READERS[reader](f"- Note: {markdown_lines('one\n- two\n1. three', 2)}\n- next\n")
    assert (2, 2) == (shown.count("<li>"), shown.count("<br"))


@teams
@pytest.mark.parametrize("reader", READERS)
def test_a_report_reads_alike_everywhere(reader: str, name: str, bank: Bank) -> None:
    """Each point of a list is one, each row of a table is one, and each heading is one."""
    _holds(READERS[reader], render_team_markdown(report_of(TEAMS[name], bank, name="Costs $5 and $6")))


@pytest.mark.parametrize("reader", READERS)
def test_plan_and_papers_read_alike_everywhere(reader: str) -> None:
    """With whatever people typed there."""
    workspace = sample()
    for place, name in enumerate(NAMES):
        workspace = act(workspace, "add-own", f"k{place}", name=name)
        workspace = act(workspace, "change-item", key=f"k{place}", field="note", value=f"{name}\n{name}")
    plan = parts.export(workspace, "plan-markdown", {}, context())["text"]
    _holds(READERS[reader], plan)
    assert f"5. {NAMES[4]}" in said(READERS[reader], plan)
    workspace = act(workspace, "start-paper", "paper", kind="meeting")
    _holds(READERS[reader], parts.export(workspace, "paper-markdown", {"paper": "paper"}, context())["text"])


@pytest.mark.parametrize("reader", READERS)
def test_each_text_is_read_as_it_was_typed(reader: str, bank: Bank) -> None:
    """Owners, first steps and notes of a plan, a decision, cells of a working paper, comments in a report."""
    read = READERS[reader]
    workspace = act(sample(), "choose-basis", value="defined")
    workspace = act(workspace, "start-paper", "paper", kind="meeting")
    column, rows = "what", [row.key for row in workspace.papers[-1].rows("tasks")]
    for place, name in enumerate(NAMES):
        workspace = act(workspace, "add-own", f"k{place}", name=name)
        for field in ("owner", "first", "note"):
            workspace = act(workspace, "change-item", key=f"k{place}", field=field, value=f"{field} {name}\n{name}")
        where = {"paper": "paper", "table": "tasks"}
        workspace = act(workspace, "add-row", f"row{place}", **where)
        workspace = act(workspace, "set-cell", **where, row=f"row{place}", column=column, value=name)
    assert rows
    plan = said(read, parts.export(workspace, "plan-markdown", {}, context())["text"])
    paper = said(read, parts.export(workspace, "paper-markdown", {"paper": "paper"}, context())["text"])
    report = replace(report_of(TEAMS["clear-gap"], bank), comments={"sales": tuple(NAMES)})
    comments = said(read, render_team_markdown(report))
    for name in NAMES:
        for field in ("First step: first", "Notes: note"):
            assert f"{field} {name}\n{name}" in plan
        assert f"Owner: owner {name} {name}" in plan
        assert name in paper
        assert name in comments


def _holds(read: Read, text: str) -> None:
    shown = read(text)
    rows = len(re.findall(r"^\|", text, re.MULTILINE)) - len(re.findall(r"^\| ---", text, re.MULTILINE))
    assert len(re.findall(r"^(?:-|\d+\.) ", text, re.MULTILINE)) == shown.count("<li>")
    assert rows == len(re.findall(r"<tr\b", shown))
    assert len(re.findall(r"^#+ ", text, re.MULTILINE)) == len(re.findall(r"<h\d", shown))
    assert "math" not in shown
    assert "<sup" not in shown
