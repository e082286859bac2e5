"""Nothing that the threshold hides shows in any form of a team report."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from assessment.model import Bank
from assessment.report.team import render_team
from assessment.report.team_files import everything
from tests.teams import STYLES, TEAMS, Page, Respondent, people, report_of, with_heads


def hidden_variants() -> Iterator[tuple[str, list[Respondent], list[Respondent]]]:
    """Yield teams that differ only in what the threshold hides."""
    shown = people("sales", 12) + people("marketing", 9)
    for function in ("other", None):
        yield str(function), shown + people(function, 2, seed=2), shown + people(function, 4, seed=3)
    one_side = people("sales", 12)
    yield "marketing", one_side + people("marketing", 1, -1, seed=4), one_side + people("marketing", 4, 1, seed=5)
    yield "heads", with_heads(shown, [0]), with_heads(shown, [3, 5, 7])
    yield "statement", with_answers(shown, [1, 1]), with_answers(shown, [5, 4, 5])


def with_answers(team: list[Respondent], given: list[int]) -> list[Respondent]:
    """Let only as many people of Sales answer statement 17 as there are answers given; fewer than the threshold."""
    cells = [*given, *[None] * (12 - len(given))]
    sales = [
        replace(person, answers=(*person.answers[:16], cell, *person.answers[17:]))
        for person, cell in zip(team[:12], cells, strict=True)
    ]
    return sales + team[12:]


class TestDisclosure:
    @pytest.mark.parametrize(
        ("one", "another"), [v[1:] for v in hidden_variants()], ids=[v[0] for v in hidden_variants()]
    )
    def test_nothing_hidden_shows_in_any_form(
        self, one: list[Respondent], another: list[Respondent], bank: Bank
    ) -> None:
        """Whatever is hidden, and however many people, page, text, tables, data and pictures are the same."""
        first, second = (everything(report_of(team, bank), STYLES) for team in (one, another))
        assert first.keys() == second.keys()
        assert [] == [name for name in first if first[name] != second[name]]

    def test_the_attack_works(self, bank: Bank) -> None:
        """The same comparison tells apart what is shown."""
        one, another = people("sales", 12, seed=1), people("sales", 12, seed=2)
        first, second = (everything(report_of(team, bank), STYLES) for team in (one, another))
        assert {"report.html", "report.md", "figures.csv", "comparison.json", "totals.svg"} <= {
            name for name in first if first[name] != second[name]
        }

    def test_heads_who_did_not_agree_are_not_listed(self, bank: Bank) -> None:
        """Heads appear one by one only where the facilitator says that they agreed."""
        silent, agreed = (render_team(report_of(TEAMS["small"], bank, agreed=agreed), "") for agreed in (False, True))
        assert (False, True) == ("the head</h3>" in silent, "the head</h3>" in agreed)

    def test_what_is_hidden_is_said(self, bank: Bank) -> None:
        """A reader learns that something is not shown, and why."""
        text = " ".join(Page(render_team(report_of(TEAMS["hidden"], bank), "")).lines)
        assert "Marketing: fewer than 6 people answered, so nothing of them is shown, their number included." in text
