"""Made-up teams and their reports, for several tests."""

from dataclasses import dataclass, replace
from html.parser import HTMLParser
from random import Random

import pytest

from assessment.guesses import Guesses
from assessment.instrument import Answers
from assessment.model import Bank
from assessment.report.sheets import Styles
from assessment.report.team import TeamReport, team_report
from assessment.team import analyse, count

STYLES = Styles("body { margin: 0 }", "main { padding: 0 }")
TODAY = "2026-10-12"

# What both functions think of each statement, before they differ.
COMMON = (3.1, 3.0, 3.3, 3.0, 3.6, 3.0, 3.2, 2.8, 3.0, 3.9, 2.1, 2.4, 2.6, 2.1, 2.5, 3.0, 1.3, 1.8, 2.4, 2.6)


@dataclass(frozen=True)
class Respondent:
    function: str | None
    level: str | None
    answers: Answers
    guesses: Guesses | None = None

    @property
    def row(self) -> Answers:
        """The answers, and behind them the guesses, of which there may be none."""
        return self.answers + (self.guesses.answers if self.guesses else (None,) * len(self.answers))

    def giving(self, row: Answers) -> "Respondent":
        """Return the same person with another row."""
        given, guessed = row[: len(self.answers)], row[len(self.answers) :]
        guesses = self.guesses and replace(self.guesses, answers=guessed)
        return replace(self, answers=given, guesses=guesses)


def people(
    function: str | None, size: int, apart: float = 0.0, *, heads: int = 0, seed: int = 1, missing: float = 0.0
) -> list[Respondent]:
    """Return people who differ by `apart` from the common view on seven statements; the first are heads."""
    random = Random(f"{function} {seed}")  # noqa: S311  test data
    opinions = [mean + (apart if number in (2, 3, 6, 7, 12, 13, 16) else 0) for number, mean in enumerate(COMMON, 1)]

    def answer(opinion: float) -> int | None:
        return None if random.random() < missing else min(5, max(1, round(random.gauss(opinion, 0.8))))

    return [
        Respondent(function, "head" if place < heads else "staff", tuple(map(answer, opinions)))
        for place in range(size)
    ]


TEAMS = {
    "clear-gap": people("sales", 34, 1, heads=6) + people("marketing", 27, -1, heads=5) + people("other", 6),
    "small": people("sales", 7, 0.6, heads=1) + people("marketing", 9, -0.6, heads=1, missing=0.02),
    "hidden": people("sales", 12, heads=1) + people("marketing", 3),
    "one-function": people("sales", 12),
}
teams = pytest.mark.parametrize("name", TEAMS)


def report_of(respondents: list[Respondent], bank: Bank, *, agreed: bool = False, name: str = "Autumn") -> TeamReport:
    result = analyse(count(respondents, bank.instrument), bank.instrument, heads_agreed=agreed)
    return team_report(result, bank, name=name, date=TODAY)


def with_heads(team: list[Respondent], heads: list[int]) -> list[Respondent]:
    return [replace(person, level="head" if place in heads else "staff") for place, person in enumerate(team)]


class Page(HTMLParser):
    """Reads HTML strictly: every element is closed in order, and no id comes twice."""

    EMPTY = frozenset({"meta", "br", "col", "input", "link"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.named: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.lines: list[str] = []
        self.feed(html)
        self.close()
        assert [] == self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        assert len(found) == len(attrs), f"{tag} has an attribute twice"
        self.elements.append((tag, found))
        self.ids += [found["id"]] if found.get("id") else []  # type: ignore[list-item]
        self.named += (found.get("aria-labelledby") or "").split()
        if found.get("aria-label"):
            self.lines.append(f"[{found['aria-label']}]")
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and "style" not in self.open and "svg" not in self.open:
            self.lines.append(" ".join(data.split()))
