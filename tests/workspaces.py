"""Workspaces for the tests of their parts: a team that was asked twice, and actions on it."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assessment.exchange.code import Response, encode
from assessment.load import load_bank
from assessment.workspace import parts
from assessment.workspace.action import Context
from assessment.workspace.document import new_workspace, open_text, to_document
from assessment.workspace.measurements import begin, with_wave
from assessment.workspace.records import Import, Person, Wave, Workspace, pack_all
from assessment.workspace.sample import sample_workspace
from assessment.workspace.today import Today
from tests.teams import Respondent

TODAY = "2026-11-22"

KEPT = Path(__file__).parent / "fixtures" / "version-1"
"""What people kept of the first version; nothing in there is ever changed."""


def context(fresh: str = "fresh", today: str = TODAY, **look: str) -> Context:
    return Context(load_bank(), Today(today), fresh, root="../", look=look)


def empty() -> Workspace:
    return new_workspace("spring", "Spring", "2026-10-12")


def sample() -> Workspace:
    """Return a team asked once: Sales sees Aligned, Marketing Defined; 14 and 11 people."""
    return sample_workspace("sample", "Sample", "2026-04-12")


def kept() -> Workspace:
    """Return the workspace that the first version saved, with something in every field."""
    return open_text((KEPT / "workspace.json").read_text("utf-8"), "workspace.json")


def of_one_mind(numbers: tuple[int, ...]) -> Workspace:
    """Return the sample team twice over, of whom everybody disagrees with some statements, as much as all."""
    team = sample()
    (wave,) = team.waves
    people = [
        replace(person, answers=tuple(2 if n in numbers else answer for n, answer in enumerate(person.answers, 1)))
        for person in 2 * wave.people
    ]
    return replace(team, waves=(replace(wave, imports=(replace(wave.imports[0], rows=pack_all(people)),)),))


def twice(changes: dict[int, int], date: str = "2026-10-12", before: Workspace | None = None) -> Workspace:
    """Return a team asked a second time; `changes` are added to everybody's answers, by statement."""
    before = before or sample()
    (wave,) = before.waves
    people = [
        replace(
            person,
            answers=tuple(
                None if answer is None else min(5, max(1, answer + changes.get(number, 0)))
                for number, answer in enumerate(person.answers, 1)
            ),
        )
        for person in wave.people
    ]
    again = Wave("again", "Autumn", date, (Import("again", "again", date, pack_all(people)),))
    return replace(before, waves=(wave, again))


def link(*answers: int | None) -> str:
    """Return the link of a result."""
    return "https://example.org/assess/#result=" + encode(Response("sales", "head", 0, 1, answers))


def reopened(workspace: Workspace) -> Workspace:
    """Return a workspace as it is after it was saved and opened again."""
    return open_text(json.dumps(to_document(workspace)), "saved.json")


def act(workspace: Workspace, action: str, fresh: str = "fresh", **values: object) -> Workspace:
    return parts.act(workspace, action, values, context(fresh))


def with_answers(workspace: Workspace, people: Sequence[Respondent], fresh: str = "fresh") -> Workspace:
    """Return a workspace to whose measurement people were added, as a file of them is."""
    rows = [
        Person(each.function, each.level, each.answers, row, "", each.guesses) for row, each in enumerate(people, 2)
    ]
    workspace, wave = begin(workspace, context(fresh))
    added = Import(fresh, fresh, TODAY, pack_all(rows))
    return with_wave(workspace, replace(wave, imports=(*wave.imports, added)))


def folded(html: str) -> str:
    """Return HTML with white space as a browser shows it: where a line of a template ends is no part of a text."""
    return " ".join(html.split())


def primary(html: str) -> list[str]:
    """Return where the buttons lead that stand out, or what they say that lead nowhere."""
    return [
        link or said
        for link, said in re.findall(r'md-button--primary"[^>]*?(?:href="(?:\.\./)?([^"]*)"[^>]*)?>([^<]*)<', html)
    ]


def show(workspace: Workspace, view: str, **look: str) -> str:
    return folded(parts.show(workspace, view, context(**look)))
