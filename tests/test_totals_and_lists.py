"""What is said of a total agrees with the lists beside it, and has no digits that it denies."""

import re
from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from assessment.model import Bank
from assessment.report.brief import render_brief
from assessment.report.deck.making import deck_of
from assessment.report.deck.meeting import Meeting
from assessment.report.deck.rendering import deck_json
from assessment.report.environment import environment
from assessment.report.team import TeamReport, render_team, render_team_markdown
from assessment.report.team_figures import FigureWords
from assessment.stats import Interval, NoFigure
from assessment.team import count
from assessment.team.movement import movement
from assessment.team.result import TotalView
from tests.teams import TEAMS, Respondent, people, report_of
from tests.test_team_words import words_of

DOUBT = re.compile(r"cannot be told|may be chance|on the whole is open")


def of_one_mind(function: str, size: int, answers: tuple[int, ...]) -> list[Respondent]:
    """Return people of whom everybody has the same total; a rotation keeps it."""
    return [Respondent(function, "staff", answers[place % 3 :] + answers[: place % 3]) for place in range(size)]


def small_teams() -> Iterator[list[Respondent]]:
    """Yield small teams of one mind, nearly of one mind, and not."""
    for seed in range(60):
        random = Random(seed)  # noqa: S311  test data
        low, apart = random.choice((1, 2, 3)), random.choice((0, 1, 2))
        sizes = random.choice(((6, 6), (6, 9), (8, 12), (7, 7)))
        stray = random.choice((0, 0, 0.05, 0.3, 0.6))
        yield [
            Respondent(
                function,
                "staff",
                tuple(min(5, max(1, mean + random.choice((-1, 1)) * (random.random() < stray))) for _ in range(20)),
            )
            for function, size, mean in zip(("sales", "marketing"), sizes, (low + apart, low), strict=True)
            for _ in range(size)
        ]


def test_no_doubt_of_the_total_beside_gaps_on_nearly_everything(bank: Bank) -> None:
    """Where nearly every statement is called a gap to one side, the total is not said to tell nothing."""
    seen = Counter[str]()
    for team in small_teams():
        report = report_of(team, bank)
        sides = Counter(report.statement(number).side for number in report.findings.gaps)
        said = " ".join(str(words_of(report).agreement()).split())  # type: ignore[attr-defined]
        if max(sides.values(), default=0) >= 15:
            seen["interval" if isinstance(report.result.total.apart.interval, Interval) else "none"] += 1
            assert not DOUBT.search(said), said
    assert {"interval", "none"} == seen.keys()


def test_totals_that_are_all_equal_leave_the_rest_to_the_statements(bank: Bank) -> None:
    """Twenty gaps, and totals without an interval: the sentence leads to the statements."""
    team = of_one_mind("sales", 6, (4,) * 20) + of_one_mind("marketing", 7, (2,) * 20)
    report = report_of(team, bank)
    assert 20 == len(report.findings.gaps)
    text = render_team_markdown(report)
    assert "Sales rates the relationship 40 points higher. The totals have no interval, so read this from the" in text
    assert not DOUBT.search(text.partition("## Totals")[0])


def test_a_wave_whose_statements_moved_is_not_said_to_tell_nothing(bank: Bank) -> None:
    """Eight statements rise and eight fall by two points: the total stays where it was, the view does not."""
    instrument, random = bank.instrument, Random(2)  # noqa: S311  test data

    def answers(by: int) -> list[Respondent]:
        moves = (by,) * 8 + (0,) * 4 + (-by,) * 8
        levels = [random.choice((-1, 0, 1)) for _ in range(9)]
        return [Respondent("sales", "staff", tuple(3 + move + level for move in moves)) for level in levels]

    moved = movement(count(answers(-1), instrument), count(answers(1), instrument), instrument)["sales"]
    assert moved.judged("up")
    assert moved.judged("down")
    assert "unclear" == moved.total.verdict
    context = {"bank": bank, "say": FigureWords(few=True, instrument=instrument)}
    words = environment().get_template("work/waves/words.j2").make_module(context)
    assert "Sales: some statements moved" in str(words.total_moved("sales", moved))  # type: ignore[attr-defined]


def forms(report: TeamReport) -> str:
    """Return every form of a report as one text."""
    parts = (render_team(report, ""), render_team_markdown(report), render_brief(report, Meeting()))
    return " ".join((*parts, str(deck_json(deck_of(report, Meeting())))))


@pytest.mark.parametrize(
    "team",
    [
        *(TEAMS["clear-gap"], TEAMS["small"]),
        people("sales", 30, 0.4, heads=7) + people("marketing", 24, heads=6),
        people("sales", 12, 0.4, missing=0.03, seed=3) + people("marketing", 24, missing=0.03),
    ],
    ids=len,
)
def test_about_stands_before_no_decimal(team: list[Respondent], bank: Bank) -> None:
    """Neither in text nor chart: “about 63”, and 63.2 of a group that is large enough."""
    text = forms(report_of(team, bank))
    assert re.search(r"\babout \d\d\b", text)
    assert [] == re.findall(r"\babout \d{2,3}\.\d", text)


REACH = Interval(50, 70)


def test_a_small_group_of_a_large_team_is_rough_too(bank: Bank) -> None:
    """Whole, but for what keeps a type; of all its people it is exact."""
    say, small, large = FigureWords(few=False, instrument=bank.instrument), 7, 30

    def view(n: int, mean: float, interval: Interval | NoFigure = REACH) -> TotalView:
        return TotalView(n, mean, 8.0, interval, "aligned", ("defined", "aligned"), 10.0, NoFigure("no-answers"))

    assert ("about 63", "63.2") == (say.about_total(view(small, 63.2)), say.about_total(view(large, 63.2)))
    assert ("59.6", "59.6") == (say.about_total(view(small, 59.6)), say.total_of(view(small, 59.6)))
    assert "63" == say.about_total(view(small, 63.2, Interval(63.2, 63.2)))
