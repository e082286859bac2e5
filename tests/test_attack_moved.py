"""Comparisons of two measurements attacked: with the reports of both, nobody's answer in either can be worked out."""

import json
from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest

from assessment.exchange.code import Response, code_mark, encode
from assessment.instrument import Instrument
from assessment.team import count
from assessment.team import movement as moving
from assessment.team.movement import movement
from assessment.team.pairs import Numbered, pair
from assessment.workspace.records import Import, Person, Promise, Wave, Workspace, pack_all
from assessment.workspace.waves.files import render_moved_markdown, to_json
from assessment.workspace.waves.page import moved_between
from tests.attack.departments import OTHERS, Department, measured_twice, row
from tests.attack.finding import BEFORE, MOVED, Outcome
from tests.attack.moved import SiegeOfTwo, attack_moved
from tests.teams import Respondent
from tests.test_attack import BANK, figures, gist
from tests.workspaces import context, empty

TEAMS, TRUE = (0, 3, 6), (0, 3, 6, 11)
"""Whose comparisons are attacked here, and which the solver reads; `python -m bench.attack --moved` takes more."""


def workspace_of(team: Department) -> Workspace:
    """Return a workspace with both measurements, of people whose codes carry the numbers."""
    waves = []
    for place, each in enumerate(team.measurements):
        people = [
            Person(p.function, p.level, p.answers, at, _mark(p, number))
            for at, (p, number) in enumerate(zip(each.people, each.numbers, strict=True))
        ]
        day = f"2026-0{place + 1}-10"
        came = (Import("i", "", day, pack_all(people)),)
        waves.append(Wave(f"w{place}", f"Wave {place}", day, came, promise=Promise(OTHERS, (), known=True)))
    return replace(empty(), waves=tuple(waves))


def _mark(person: Respondent, number: int) -> str:
    return code_mark(encode(Response(person.function, person.level, 1, number, person.answers)))


def moved(team: Department) -> Mapping[str, str]:
    """Return the figures of both reports, and what compares them: figures to the last digit, and sentences."""
    earlier, later = team.measurements
    workspace = workspace_of(team)
    before, after = workspace.waves
    found = moved_between(workspace, before, after, context())
    return {
        **{f"{BEFORE}{name}": text for name, text in figures(earlier).items()},
        **figures(later),
        f"{MOVED}moved.json": json.dumps(to_json(found, BANK.instrument)),
        f"{MOVED}moved.md": render_moved_markdown(workspace, found, context()),
    }


def gist_of_moved(team: Department, function: str) -> object:
    """Return what moved in a function."""
    before, after = team.only(function).measurements
    pairs = pair(_numbered(before), _numbered(after), BANK.instrument)
    earlier, later = (count(each.people, BANK.instrument) for each in (before, after))
    return movement(earlier, later, BANK.instrument, pairs=pairs)[function]


def _numbered(team: Department) -> list[Numbered]:
    numbered = zip(team.people, team.numbers, strict=True)
    return [Numbered(number, p.function, p.level, p.answers) for p, number in numbered]


def attacked(team: Department, instrument: Instrument, *, as_is: bool = False, insiders: int = 1) -> Outcome:
    return attack_moved(team, moved, gist_of_moved, gist, instrument, insiders=insiders, as_is=as_is)


def of_one_mind() -> Department:
    """Return eight people of Sales, found again, who all agreed fully with one statement in the first measurement."""
    random = Random(4)  # noqa: S311  test data
    rows = [(5, *row(random)[1:]) for _ in range(8)] + [(1 + place % 5, *row(random)[1:]) for place in range(8)]
    people = tuple(Respondent("sales", "staff", each) for each in rows)
    return Department("of one mind", people, first=8, numbers=(*range(1, 9), *range(1, 9)))


def test_what_people_changed_gives_their_answers_back(monkeypatch: pytest.MonkeyPatch, instrument: Instrument) -> None:
    """Told as they are, changes give back what the reports moved apart: the attack finds it, and nothing as it is."""
    team = of_one_mind()
    assert () == attacked(team, instrument, insiders=0).holes
    monkeypatch.setattr(moving, "as_told", lambda changes, *_: changes)
    found = attacked(team, instrument, insiders=0, as_is=True)
    assert {1} == {hole.statement for hole in found.holes if hole.person < 8}


@pytest.mark.parametrize("seed", TRUE)
def test_the_truth_is_possible(seed: int, instrument: Instrument) -> None:
    """The solver reads a comparison rightly: it allows what people answered."""
    team = measured_twice(seed)
    siege = SiegeOfTwo(team, "sales", moved(team), moved, gist_of_moved, instrument, as_is=False)
    assert siege.worlds.allow([person.row for person in siege.people])


@pytest.mark.parametrize("seed", TEAMS)
def test_nothing_is_worked_out_of_a_comparison(seed: int, instrument: Instrument) -> None:
    """In neither measurement is an answer or a total pinned, for an outsider or an insider."""
    outcome = attacked(measured_twice(seed), instrument)
    assert () == outcome.holes
    assert 0 == outcome.given_up + outcome.unlike
