"""A word of likelihood fits the number beside it, and one strength of evidence has one word everywhere."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from assessment.model import Bank
from assessment.report.brief import render_brief
from assessment.report.deck.making import deck_of
from assessment.report.deck.meeting import Meeting
from assessment.report.deck.rendering import deck_json
from assessment.report.environment import environment
from assessment.report.team import TeamReport, render_team, render_team_markdown, team_report
from assessment.report.team_figures import FigureWords
from assessment.score import limit
from assessment.stats import Interval
from assessment.team import TeamResult
from assessment.team.moved import Movement
from assessment.team.result import Estimate, Misjudged
from assessment.team.verdict import verdict
from tests.teams import TEAMS, people, report_of
from tests.test_team_words import words_of

NEAR = [
    round(at + by, 6) for at in (0.5, 0.7, 0.8, 0.9, 0.95, 0.99) for by in (-1e-6, 0, 1e-6, 1e-4, 0.005, 0.0099, 0.01)
]
RANGE = sorted({*(step / 200 for step in range(0, 201, 4)), *NEAR})
"""Every second percent of probability, and what lies at and around the limits."""

LEAST = {
    "probably": 50.000001,
    "leans": 80,
    "gap": 90,
    "misjudged": 90,
    "same view": 95,
    "well judged": 95,
    "moved": 70,
}
"""What a word asks of the number beside it, in percent; the first that is said counts."""

WORDS = ("team", "team-page", "team-beliefs", "chart", "outcome", "work/waves", "work/brief", "work/report")
FOREIGN = (
    r"\b(?:surely|certainly|certain that|definitely|doubtless|undoubtedly|presumably|perhaps|possibly|maybe|might)\b"
)
KNOWN = r"\b(?:hardly chance|may be chance|seems|clearly|likely|probabl[ey])\b"


def estimate(at: float, kind: str) -> Estimate:
    """Return an estimate with this probability of a gap, of a direction, or of the same view."""
    gap, more, within = {"gap": (at, at, 1 - at), "more": (min(at, 0.3), at, 0.2), "within": (0.0, 0.5, at)}[kind]
    return Estimate(
        0.6, Interval(-0.2, 1.4), {"sales": gap, "marketing": 0}, {"sales": more, "marketing": 1 - more}, within, True
    )


def fits(said: str) -> bool:
    """Tell whether the first word of likelihood in a sentence fits the number behind it."""
    word = next((word for word in LEAST if word in said), None)
    number = re.search(r"(more than )?(\d+)%", said)
    assert bool(word) == bool(number), said
    return word is None or int(number[2]) + (0.5 if number[1] else 0) >= LEAST[word]  # type: ignore[index]


@cache
def clear_gap(bank: Bank) -> TeamResult:
    return report_of(TEAMS["clear-gap"], bank).result


def reported(at: float, kind: str, bank: Bank) -> TeamReport:
    """Return a report whose first statement is judged by this probability alone."""
    result = clear_gap(bank)
    first = result.statements[1]  # on it Sales is the higher one
    judged = estimate(at, kind)
    said, side = verdict(judged, first.apart.difference, bank.instrument)
    changed = replace(first, estimate=judged, verdict=said, side=side)
    return team_report(replace(result, statements=(result.statements[0], changed, *result.statements[2:])), bank)


@pytest.mark.parametrize("kind", ["gap", "more", "within"])
def test_a_verdict_fits_its_number(kind: str, bank: Bank) -> None:
    """Over the whole range: nothing is probable at 50% or less, in verdicts, sentences and beliefs."""
    kinds = set()
    for at in RANGE:
        report = reported(at, kind, bank)
        words = words_of(report)
        said, seen = str(words.judged(2)), str(words.seen(2))  # type: ignore[attr-defined]
        assert fits(said), (at, said)
        assert "50% likely" not in seen or "more than 50% likely" in seen, (at, seen)
        found = report.statement(2)
        side = found.side and {"sales": "higher", "marketing": "lower"}[found.side]
        assert isinstance(found.estimate, Estimate)
        named = {
            name: dict(zip(("higher", "lower"), getattr(found.estimate, name).values(), strict=True))
            for name in ("gap", "more")
        }
        belief = Misjudged(found.apart, replace(found.estimate, **named), found.verdict, side)
        thought = str(words_of(report, "team-beliefs-words.j2").judgement(belief))  # type: ignore[attr-defined]
        assert fits(thought), (at, thought)
        kinds.add(found.verdict)
    assert {"gap": {"open", "same", "probable", "gap"}, "more": {"open", "leans"}, "within": {"open", "same"}}[
        kind
    ] == kinds


def test_a_movement_fits_its_number(bank: Bank) -> None:
    """Two measurements say how likely it is in the same figures."""
    context = {"bank": bank, "say": FigureWords(few=False, instrument=bank.instrument)}
    words = environment().get_template("work/waves/words.j2").make_module(context)
    least = limit("movement-probability", bank.instrument)
    for at in RANGE:
        if at >= least:
            moved = Movement(3, 3.6, 0.6, 0.6, Interval(0.1, 1.1), at, "up")
            assert fits(str(words.judged(moved))), at  # type: ignore[attr-defined]


@pytest.mark.parametrize("at", [0.5, 0.500001, 0.505, 0.5099])
def test_no_form_of_a_report_says_probably_of_an_even_chance(at: float, bank: Bank) -> None:
    """Page, Markdown, slides and the text for Word."""
    report = reported(at, "gap", bank)
    forms = (
        *(render_team(report, ""), render_team_markdown(report), render_brief(report, Meeting())),
        str(deck_json(deck_of(report, Meeting()))),
    )
    for text in forms:
        assert [] == re.findall(r"(?<!more than )\b50% likely|probably a gap, 50%|\), 50%", text)


def test_one_strength_of_evidence_has_one_word(bank: Bank) -> None:
    """What reports and comparisons say of chance stands in the table of the bank, and no other word does."""
    folder = Path(__file__).parent.parent / "assessment" / "report" / "templates"
    files = [
        *folder.glob("team*words*"),
        folder / "deck-words.txt.j2",
        *folder.glob("work/[bw]*/*words*"),
        folder / "chart-words.j2",
    ]
    assert len(files) >= 8
    text = "\n".join(path.read_text("utf-8") for path in files)
    assert [] == re.findall(FOREIGN, text, re.IGNORECASE)
    listed = {word for each in bank.likelihoods for word in each.words}
    assert listed == {word.lower() for word in re.findall(KNOWN, text, re.IGNORECASE)}


def test_a_difference_beyond_chance_is_told_alike(bank: Bank) -> None:
    """Of two functions and of two measurements: hardly chance, where the interval leaves out zero."""
    report = report_of(people("sales", 12, 0.6) + people("marketing", 12, -0.6), bank)
    assert "higher" == report.findings.whole
    said = str(words_of(report).agreement())  # type: ignore[attr-defined]
    context = {"bank": bank, "say": FigureWords(few=False, instrument=bank.instrument)}
    waves = environment().get_template("work/waves/words.j2").make_module(context)
    for direction, interval in (("higher", Interval(2, 8)), ("higher", Interval(2, 12)), ("lower", Interval(-8, -2))):
        moved = Movement(60, 65, 5, 5, interval, None, direction)
        told = str(waves.total_beyond_chance(moved))  # type: ignore[attr-defined]
        assert f"The {'rise' if direction == 'higher' else 'fall'} is hardly chance. " in told
    assert "The difference is hardly chance. " in " ".join(said.split())
