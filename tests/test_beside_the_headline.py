"""What a reader has to know before a headline: how few answered, answers without thought, camps that chance makes."""

from dataclasses import replace

import pytest

from assessment.model import Bank
from assessment.report.brief import render_brief
from assessment.report.deck.making import deck_of
from assessment.report.deck.meeting import Meeting
from assessment.report.deck.records import Words
from assessment.report.team import TeamReport, render_team, render_team_markdown, render_team_page, team_report
from assessment.team import analyse, count
from tests.teams import STYLES, TEAMS, Page, people
from tests.test_unvaried import BASE, ticking

TEAM = people("sales", 10, 0.6) + people("marketing", 12, -0.6)
CARE = "Read this with care: "
BY_CHANCE = "With so few answers, a function looks like two camps on about"


def reported(bank: Bank, team: list, **asked: int) -> TeamReport:  # type: ignore[type-arg]
    return team_report(analyse(count(team, bank.instrument), bank.instrument, asked=asked), bank)


def read(html: str) -> str:
    return " ".join(" ".join(Page(html).lines).split())


def heads_of(report: TeamReport) -> dict[str, str]:
    """Return what stands before the statements in each form of a report."""
    title = deck_of(report, Meeting()).slides[0]
    return {
        "page": read(render_team(report, None)).partition("Each mark is the mean of a function")[0],
        "Markdown": " ".join(render_team_markdown(report).partition("## Totals")[0].split()),
        "board": read(render_brief(report, Meeting())),
        "slides": " ".join(each.text for each in title.elements if isinstance(each, Words)),
    }


def test_where_few_answered_the_report_leads_with_how_many(bank: Bank) -> None:
    """In every form the number comes before the finding, which is then said of those who answered."""
    whole, few = reported(bank, TEAM), reported(bank, TEAM, sales=40, marketing=13)
    assert (("sales",), ()) == (few.cautions.few_answered, whole.cautions.few_answered)
    finding = next(line for line in Page(render_team(whole, None)).lines if line.startswith("Sales"))
    for name, text in heads_of(few).items():
        assert 0 <= text.find("Few answered: 10 of 40 from Sales (25%)") < text.find("Of those who answered"), name
        assert text.find("Of those who answered") < text.find(finding), name
    for name, text in heads_of(whole).items():
        assert "Few answered" not in text, name
        assert finding in text, name
    assert "<title>Few answered: 10 of 40 from Sales (25%) – " in render_team_page(few, STYLES.screen, STYLES.paper)


@pytest.mark.parametrize(("asked", "leads"), [(20, True), (19, False), (9, False)])
def test_the_bank_says_how_few_are_few(asked: int, leads: bool, bank: Bank) -> None:
    """Half of the people and fewer; more answers than people are a slip of another kind."""
    assert leads == bool(reported(bank, TEAM, sales=asked).cautions.few_answered)


def test_many_answers_without_thought_stand_beside_the_headline(bank: Bank) -> None:
    """In one sentence, with what comes of it, in every form."""
    alike = people("sales", 12) + people("marketing", 12, seed=2)
    for team, said in (
        (alike + ticking("sales", 12, 5), "or only two, and without them other statements would be called gaps."),
        (
            people("sales", 40, 1) + people("marketing", 40, -1) + ticking("sales", 6, 4),
            "or only two; without them, the same statements are called gaps.",
        ),
    ):
        for name, text in heads_of(reported(bank, team)).items():
            assert CARE in text, name
            assert said in text, name


def test_of_one_function_no_gaps_are_said(bank: Bank) -> None:
    """Without a comparison there is nothing that could be called a gap."""
    for name, text in heads_of(reported(bank, people("sales", 12) + ticking("sales", 8, 5))).items():
        assert "8 people from Sales gave one answer to every statement, or only two." in text, name


def test_few_answers_without_thought_stay_below(bank: Bank) -> None:
    """Six of a hundred on whom no gap depends are told where all who answered are."""
    report = reported(bank, people("sales", 94, 1) + people("marketing", 60, -1) + ticking("sales", 6, 4))
    assert report.result.unvaried
    assert not report.result.unvaried.fallen + report.result.unvaried.risen
    assert not report.cautions.thoughtless
    assert all(CARE not in text for text in heads_of(report).values())
    assert "gave one answer to every statement, or only two" in render_team_markdown(report)
    assert not reported(bank, BASE).cautions.thoughtless


def test_camps_that_chance_makes_are_said_beside_the_headline(bank: Bank) -> None:
    """Where a function is in two camps on something, and is so small that chance makes some."""
    report = reported(bank, TEAMS["small"])
    assert any(report.findings.divided.values())
    heads = heads_of(report)
    assert BY_CHANCE in heads["page"]
    assert BY_CHANCE in heads["Markdown"]
    slides = [each for each in deck_of(report, Meeting()).slides if each.key.startswith("divided-")]
    assert slides
    assert all(BY_CHANCE in " ".join(each.notes) for each in slides)
    none = replace(report, findings=replace(report.findings, divided={"sales": (), "marketing": ()}))
    assert BY_CHANCE not in heads_of(none)["page"] + heads_of(none)["Markdown"]
