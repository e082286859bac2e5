"""The slides of a meeting: which there are, what stands on them, and that all of it fits."""

import json
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from assessment.model import Bank
from assessment.report.deck.fitting import LINE, lines, shortened, size_for, width
from assessment.report.deck.making import deck_of
from assessment.report.deck.meeting import Choice, Meeting, Planned
from assessment.report.deck.records import (
    COLOURS,
    HEIGHT,
    LEAST,
    LEAST_LABEL,
    WIDTH,
    Box,
    Chart,
    Deck,
    Element,
    Points,
    Series,
    Shape,
    Slide,
    Table,
    Words,
)
from assessment.report.deck.rendering import deck_json, render_deck
from assessment.report.team import team_report
from assessment.team import analyse, count
from tests.teams import TEAMS, Page, people, report_of, teams
from tests.test_team_files import hidden_variants

ROOT = Path(__file__).parent.parent
LONG = "A very long name of something that somebody wants to do, with many words in it, " * 6


def deck(name: str, bank: Bank, meeting: Meeting = Meeting()) -> Deck:  # noqa: B008  it is frozen
    return deck_of(report_of(TEAMS[name], bank), meeting)


def text_of(elements: Sequence[Element]) -> list[tuple[str, float, Box]]:
    """Return every text of some elements with its size and the box that it stands in."""
    found: list[tuple[str, float, Box]] = []
    for each in elements:
        if isinstance(each, Words | Shape):
            found.append((each.text, each.size, each.box))
        elif isinstance(each, Points):
            found += [(f"{point.text} {point.detail}".strip(), each.size, each.box) for point in each.points]
        elif isinstance(each, Table):
            found += [(cell, each.size, each.box) for row in (each.head, *each.rows) for cell in row]
    return found


def keys(found: Deck) -> list[str]:
    return [slide.key for slide in found.slides]


def slide(found: Deck, key: str) -> Slide:
    return next(each for each in found.slides if each.key == key)


def words_on(found: Slide) -> str:
    return " ".join(text for text, _, _ in text_of(found.elements))


class TestOrder:
    def test_slides_follow_the_workshop(self, bank: Bank) -> None:
        """What is shared, a guess, the totals, the gaps one by one, help, decision, plan; what is open near the end."""
        assert [
            *("title", "read", "shared", "guess", "totals", "gap-6", "gap-2", "gap-16", "divided-marketing"),
            *("practices", "decision", "plan", "open", "next"),
        ] == keys(deck("clear-gap", bank))

    def test_steps_end_in_the_order_of_the_agenda(self, bank: Bank) -> None:
        """The clock of the facilitator never runs back, and the last slide ends the meeting."""
        ends = [each.until for each in deck("clear-gap", bank).slides]
        assert all(before <= after for before, after in pairwise(ends))
        assert 90 == ends[-1]

    def test_one_function_is_no_comparison(self, bank: Bank) -> None:
        """Then no gap, no decision and no plan, and the last slide invites the other side."""
        found = deck("one-function", bank)
        assert ["title", "read", "shared", "guess", "totals", "next"] == keys(found)
        assert "Invite Marketing" == found.slides[-1].title

    def test_nobody_is_shown_on_no_slide(self, bank: Bank) -> None:
        """A report without answers has no slides."""
        assert () == deck_of(report_of([], bank), Meeting()).slides
        assert () == deck_of(report_of(people("sales", 3), bank), Meeting()).slides

    def test_without_a_likely_gap_a_slide_says_so(self, bank: Bank) -> None:
        """It comes in the place of the gaps."""
        alike = people("sales", 20, seed=1) + people("marketing", 20, seed=1)
        assert "no-gap" in keys(deck_of(report_of(alike, bank), Meeting()))


class TestContent:
    def test_a_gap_has_statement_answers_and_question(self, bank: Bank) -> None:
        """The statement in its words, the answers of both in percent, and what to ask; the notes say how sure it is."""
        found = slide(deck("clear-gap", bank), "gap-2")
        statement = bank.instrument.statements[1]
        assert statement.text in words_on(found)
        assert statement.question in words_on(found)
        (chart,) = (each for each in found.elements if isinstance(each, Chart))
        assert ["Sales", "Marketing"] == [series.name for series in chart.series]
        assert [pytest.approx(100)] * 2 == [sum(series.values) for series in chart.series]
        assert "more than 99% likely" in found.notes[0]

    def test_a_guess_comes_before_the_totals_and_shows_none(self, bank: Bank) -> None:
        """The scale is empty on one slide and has both bars on the next."""
        found = deck("clear-gap", bank)
        assert not any(isinstance(each, Chart) for each in slide(found, "guess").elements)
        (chart,) = (each for each in slide(found, "totals").elements if isinstance(each, Chart))
        assert [("61.5",), ("48.8",)] == [series.texts for series in chart.series]
        assert not re.search(r"\b(62|49)\b", words_on(slide(found, "guess")))

    def test_what_was_decided_and_planned_is_on_its_slide(self, bank: Bank) -> None:
        """Decision, plan and the next date come from the work; an empty plan has rows to fill in."""
        planned = Planned("A liaison", "Eva", "Ask three people", "2027-01-31")
        meeting = Meeting(Choice("2026-11-20", "defined", "aligned", "Unanimous."), (planned,), "2027-05-20")
        found = deck("clear-gap", bank, meeting)
        said = "Decided on 20 November 2026: move from Defined to Aligned. Unanimous."
        assert said in words_on(slide(found, "decision"))
        (table,) = (each for each in slide(found, "plan").elements if isinstance(each, Table))
        assert ("A liaison", "Eva", "Ask three people", "31 January 2027") == table.rows[0]
        assert {("",) * 4} == set(table.rows[1:])
        assert "20 May 2027" in words_on(slide(found, "next"))

    def test_made_up_data_is_said_on_every_slide(self, bank: Bank) -> None:
        """A picture of one slide cannot pass for a real one."""
        result = analyse(count(TEAMS["small"], bank.instrument), bank.instrument)
        found = deck_of(team_report(result, bank, name="Sample", sample=True), Meeting())
        assert all("made-up data" in words_on(each).lower() for each in found.slides)

    @pytest.mark.parametrize(
        ("one", "another"), [v[1:] for v in hidden_variants()], ids=[v[0] for v in hidden_variants()]
    )
    def test_nothing_hidden_shows_on_a_slide(self, one: list, another: list, bank: Bank) -> None:  # type: ignore[type-arg]
        """Whatever the threshold hides, and however many people, the deck is the same."""
        first, second = (deck_json(deck_of(report_of(team, bank), Meeting())) for team in (one, another))
        assert first == second


class TestFit:
    @teams
    def test_everything_stands_on_the_slide_and_can_be_read(self, name: str, bank: Bank) -> None:
        """No box leaves the page, nothing is smaller than it may be, and each text fits its box."""
        planned = (Planned(LONG, LONG, LONG, "2027-01-31"),) * 9
        report = report_of(TEAMS[name], bank, name=LONG)
        for each in deck_of(report, Meeting(Choice("2026-11-20", "defined", None, LONG), planned, "2027-05-20")).slides:
            for element in each.elements:
                box = element.box
                assert 0 <= box.x <= box.x + box.width <= WIDTH, (each.key, element)
                assert 0 <= box.y <= box.y + box.height <= HEIGHT, (each.key, element)
                assert element.size >= (LEAST_LABEL if isinstance(element, Words | Chart | Shape) else LEAST)
                if isinstance(element, Words) and element.colour == "ink":
                    assert element.size >= LEAST
                if isinstance(element, Words):
                    bold = element.bold or bool(element.level)
                    needed = lines(element.text, element.size, box.width, bold=bold) * element.size * LINE
                    assert needed <= box.height + 1, (each.key, element.text)
                if isinstance(element, Points):
                    across = box.width - 1.2 * element.size
                    text = [f"{point.text} {point.detail}" for point in element.points]
                    assert sum(lines(each, element.size, across) for each in text) * element.size < box.height

    def test_a_text_is_as_large_as_its_box_lets_it_be(self) -> None:
        """Short words are large, long ones small, and never smaller than can be read."""
        box = Box(0, 0, 400, 100)
        assert [40, 16, LEAST] == [size_for("word " * count, box, 40) for count in (3, 30, 300)]

    def test_widths_are_rather_too_wide_than_too_narrow(self) -> None:
        """In Arial “Sales and Marketing” is 9.17 times as wide as high; bold letters are wider."""
        assert 9.17 * 20 < width("Sales and Marketing", 20) < 11 * 20
        assert width("Sales", 20) < width("Sales", 20, bold=True)

    def test_what_is_too_long_is_cut_between_words(self) -> None:
        """With a sign that something is missing; what fits stays as it is."""
        assert ("one two …", "one two") == (shortened("one two, three", 10), shortened("one two", 10))


class TestForms:
    @teams
    def test_the_page_has_one_first_heading_and_no_links(self, name: str, bank: Bank) -> None:
        """The title is the one heading of level 1, each other slide has one of level 2, and nothing leads away."""
        html = render_deck(deck(name, bank))
        page = Page(html)
        tags = [tag for tag, _ in page.elements]
        slides = html.count("<section")
        assert (1, slides - 1, 0, 0) == tuple(tags.count(tag) for tag in ("h1", "h2", "a", "sup"))

    @pytest.mark.parametrize("across", [True, False])
    def test_a_chart_draws_every_value_of_every_series(self, across: bool) -> None:
        """Whether its bars lie or stand: a bar with its number for each value, and the name of each group."""
        series = tuple(Series(key, key, (2.0, 3.0, 4.0), ("2.0", "3.0", "4.0")) for key in ("sales", "marketing"))
        chart = Chart(Box(0, 0, 800, 300), "", ("A", "B", "C"), series, 1, 5, 1, across=across, written="0.0", size=16)
        html = render_deck(Deck("", (Slide("one", "", (chart,), (), 0),)))
        assert 6 == html.count("<rect")
        assert [2] * 3 + [1] * 3 == [html.count(f">{text}</text>") for text in ("2.0", "3.0", "4.0", "A", "B", "C")]
        measured = "width" if across else "height"
        told = [float(re.search(rf'{measured}="([\d.]+)"', bar)[1]) for bar in re.findall("<rect[^>]*>", html)]  # type: ignore[index]
        assert 3 == len(set(told)), "each value has its own length"

    def test_json_names_the_kind_of_each_element(self, bank: Bank) -> None:
        """What writes the file knows each kind, and every colour that is used has its digits."""
        told = json.loads(deck_json(deck("clear-gap", bank)))
        elements = [element for each in told["slides"] for element in each["elements"]]
        script = (ROOT / "site_overrides/assets/pptx.mjs").read_text("utf-8")
        assert {"words", "points", "table", "chart", "shape"} == {element["kind"] for element in elements}
        assert all(f"\n  {element['kind']}: (slide" in script for element in elements)
        assert {element["colour"] for element in elements if "colour" in element} <= set(told["colours"])

    def test_colours_are_those_of_the_site(self) -> None:
        """Slides have the light colours of the style sheet."""
        styles = (ROOT / "site_overrides/assets/common-ground.css").read_text("utf-8").lower()
        assert {} == {name: value for name, value in COLOURS.items() if value not in styles}
