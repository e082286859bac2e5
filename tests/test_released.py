"""Every figure that a report releases is in the attack's model, or follows from what is: a new one cannot slip by."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

from assessment.report.team import team_report
from assessment.report.team_csv import team_csv
from assessment.team import to_json
from assessment.workspace import parts
from tests.attack.departments import Department, guessing
from tests.attack.reading import counted_with, told_by
from tests.teams import people
from tests.test_attack import BANK, result_of
from tests.test_every_form import workspace_of
from tests.test_unvaried import ticking
from tests.workspaces import context

KEYED = re.compile(r"\b(sales|marketing|other|head|staff|customer|[a-z]+-[a-z-]+)\b")

FOLLOWING = {
    "threshold": "promised to everybody",
    "without_function": "a number of people who are in no other figure",
    "suppressed": "which figures there are",
    "turnout": "n, and how many were asked",
    "heads.*.total": "the answers of the head, who is known",
    "heads.*.type": "the same",
    "total.*.type": "the mean",
    "total.*.to_next": "the mean",
    "total.*.reach": "the interval",
    "total.ci": "means, deviations and n of both functions",
    "levels.*.*.total.type": "the mean",
    "levels.*.*.total.to_next": "the mean",
    "levels.*.*.total.reach": "the interval",
    "levels.*.ci": "means, deviations and n of both levels",
    "statements.ci": "means, deviations and n of both functions",
    "statements.bounded_ci": "means and deviations of all statements",
    "statements.*.bounded_ci": "means and deviations of all statements",
    "statements.estimate": "means and deviations of all statements",
    "statements.verdict": "the estimate",
    "statements.side": "the estimate",
    "statements.divided": "counts of a function",
    "statements.spread_out": "the deviation",
    "statements.p": "counts of both functions",
    "statements.p_adjusted": "p of all statements",
    "statements.p_exact": "n of both functions",
    "statements.delta": "counts of both functions",
    "beliefs.misjudged": "guesses of one function, and answers of the other",
    "unvaried.fallen": "counts of everybody, and of those who gave one answer, or only two",
    "unvaried.risen": "the same",
}
"""Figures that the solver has no constraint for -> what they are made from. Reasons are which figures there are.

They cannot tell more than the attack allows for: a world counts only where the counts that all figures are made from
are the same (`tests.test_attack.gist`), so in every world that it finds each of these reads as it does.
"""

ROUNDED = {
    "bounded": "bounded_ci",
    "part": "",
    "entry": "",
    "name": "",
    "group": "",
    "answer": "counts",
    "disagree": "parts",
    "neither": "parts",
    "agree": "parts",
    "expected": "estimate",
    "sales_gap": "gap",
    "marketing_gap": "gap",
    "higher_gap": "gap",
    "lower_gap": "gap",
    "sales_more": "more",
    "higher_more": "more",
}
"""Columns of the table, without what tells the ends of an interval -> the name in the JSON; empty for no figure."""


class Noted(dict[str, Any]):
    """Parsed JSON that notes which figures somebody asks for, under names that leave out whose they are."""

    def __init__(self, found: dict[str, Any], path: str, asked: set[str]) -> None:
        self.path, self.asked = path, asked
        super().__init__({key: noted(value, f"{path}.{key}", asked) for key, value in found.items()})

    def __getitem__(self, key: str) -> Any:
        self.asked.add(named(f"{self.path}.{key}"))
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(named(f"{self.path}.{key}"))
        return super().get(key, default)

    def items(self) -> Any:
        self.asked.update(named(f"{self.path}.{key}") for key in self)
        return super().items()


def noted(value: object, path: str, asked: set[str]) -> Any:
    if isinstance(value, dict):
        return Noted(value, path, asked)
    return [noted(each, path, asked) for each in value] if isinstance(value, list) else value


def named(path: str) -> str:
    return ".".join("*" if KEYED.fullmatch(part) else part for part in path.split(".") if part)


def figures_in(value: object, path: str = "") -> Iterator[str]:
    """Yield the name of every figure; lists and mappings of counts are one."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from figures_in(each, f"{path}.{key}")
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for each in value:
            yield from figures_in(each, path)
    elif value not in (None, [], {}):
        yield named(path)


@cache
def released() -> tuple[dict[str, Any], ...]:
    """Return comparisons that hold, together, every figure that there is."""
    return tuple(to_json(result_of(team)) for team in (LARGE, small()))


def large() -> Department:
    """Return a department with figures of every kind but those that few people have."""
    large = people("sales", 20, 0.6, heads=7) + people("marketing", 20, -0.6, heads=7)
    large = guessing(Random(1), large + ticking("sales", 7, 2, 3) + people("other", 7))  # noqa: S311  test data
    return Department("large", tuple(large), asked={"sales": 30, "marketing": 20})


def small() -> Department:
    """Return a department with a head who is shown, and few people who left a statement open."""
    opened = [replace(each, answers=(None, *each.answers[1:])) for each in people("marketing", 2, seed=5)]
    few = people("sales", 7, heads=1) + people("marketing", 8) + opened
    few += [replace(each, function=None) for each in people("other", 7)]
    return Department("small", tuple(few), heads_agreed=True)


LARGE = large()


def test_every_figure_is_in_the_model_or_follows() -> None:
    """Whoever adds a figure says here what it is made from, or teaches the attack to read it."""
    asked: set[str] = set()
    for found in released():
        told_by(Noted(json.loads(json.dumps(found)), "", asked), counted_with(found))
    all_figures = {name for found in released() for name in figures_in(found)}
    unread = {name for name in all_figures - asked if "reasons" not in name.split(".")}
    follows = {name: each for name in unread for each in FOLLOWING if f"{name}.".startswith(f"{each}.")}
    assert {*follows} == unread
    assert FOLLOWING.keys() == {*follows.values()}


def test_the_table_holds_no_figure_that_the_json_does_not() -> None:
    """Its columns are figures of the JSON, rounded, or types and their people."""
    found = {part for comparison in released() for name in figures_in(comparison) for part in name.split(".")}
    header = next(csv.reader(io.StringIO(team_csv(team_report(result_of(LARGE), BANK)))))
    columns = {re.sub(r"_(ci_low|ci_high|\d)$", "", column) for column in header}
    types = {band.type for band in BANK.instrument.bands}
    assert columns - {"ci_low", "ci_high"} - types - ROUNDED.keys() <= found
    assert {each for each in ROUNDED.values() if each} <= found


def test_the_file_of_a_report_holds_nothing_else() -> None:
    """Beside the comparison it says whether it is made up, and what people wrote."""
    workspace = workspace_of(LARGE)
    more = json.loads(parts.export(workspace, "report-json", {}, context())["text"]).keys() - released()[0].keys()
    assert {"sample"} == more
