"""The report of a team: what it says, and that it is well made."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest

from assessment.model import Bank
from assessment.report.team import chart_name, render_team, render_team_markdown
from assessment.report.team_files import everything, page
from assessment.report.team_pictures import render_team_chart
from tests.golden import FOLDER, golden
from tests.teams import STYLES, TEAMS, Page, Respondent, people, report_of, teams


class TestGolden:
    @teams
    def test_the_page_reads_as_expected(self, name: str, bank: Bank) -> None:
        """What a reader sees or hears, a line each, is what was reviewed."""
        text = "\n".join(Page(render_team(report_of(TEAMS[name], bank), "../")).lines) + "\n"
        assert golden(FOLDER / f"team-{name}.txt", text) == text

    @teams
    def test_the_markdown_reads_as_expected(self, name: str, bank: Bank) -> None:
        """The text to keep is what was reviewed."""
        text = render_team_markdown(report_of(TEAMS[name], bank))
        assert golden(FOLDER / f"team-{name}.md", text) == text

    @teams
    def test_low_is_excused_where_something_is_low(self, name: str, bank: Bank) -> None:
        """Below shared high ratings alone, nobody would know what is meant."""
        report = report_of(TEAMS[name], bank)
        low = bool(report.findings.low) and len(report.findings.shown) > 1
        for text in (render_team(report, "../"), render_team_markdown(report)):
            assert low == ("A low rating is no fault" in " ".join(text.split()))

    def test_a_chart_looks_as_expected(self, bank: Bank) -> None:
        """A picture is what was reviewed."""
        text = render_team_chart(report_of(TEAMS["clear-gap"], bank), "totals")
        assert golden(FOLDER / "team-totals.svg", text) == text


class TestFirstPage:
    def test_a_clear_gap_is_the_headline(self, bank: Bank) -> None:
        """A director reads first both views, then whether they agree, what is shared, and the three largest gaps."""
        found = report_of(TEAMS["clear-gap"], bank).findings
        text = Page(render_team(report_of(TEAMS["clear-gap"], bank), "")).lines
        minute = " ".join(text[text.index("In one minute") : text.index("Show as table")])
        order = ("Sales sees", "do not agree", "What both share.", "likely gaps", "What to do.")
        assert sorted(map(minute.index, order)) == [minute.index(each) for each in order]
        assert 3 < len(found.gaps)
        largest = [f"({number})" for number in found.gaps[:3]]
        assert largest == re.findall(r"\(\d+\)", minute.partition("likely gaps")[2])[:3]

    def test_a_small_team_gets_as_much_help(self, bank: Bank) -> None:
        """Without a single likely gap the report says what its size can tell, and what can be talked about anyway."""
        report = report_of(people("sales", 6) + people("marketing", 6), bank)
        text = " ".join(Page(render_team(report, "")).lines)
        assert ((), 20) == (report.findings.gaps, len(report.findings.undecided + report.findings.not_compared))
        for said in (
            "A report on 6 and 6 people can find this much. Of gaps of 1 point, it finds 3 in 10.",
            "What you can talk about all the same",
            "No gap is likely enough to act on.",
            "What could help",
        ):
            assert said in text

    @pytest.mark.parametrize(
        ("size", "expected"), [(0, "Nobody has answered yet."), (2, "Fewer than 6 people from Sales answered")]
    )
    def test_nothing_to_show(self, size: int, expected: str, bank: Bank) -> None:
        """A report before the answers says what it takes, and has no chart."""
        report = report_of(people("sales", size) + people("marketing", size), bank)
        html = render_team(report, "")
        assert expected in html
        assert ((), False) == (report.charts, "<figure" in html)

    def test_equal_totals_within_each_function_prove_nothing(self, bank: Bank) -> None:
        """Where all totals of a function are equal there is no interval, so no headline says that the views differ."""
        steady = [Respondent("sales", None, (4,) * 20)] * 6
        alike = [
            Respondent("marketing", None, tuple([2 + place % 3 for place in range(20)][::turn])) for turn in (1, -1)
        ]
        report = report_of(steady + alike * 3, bank)
        text = render_team_markdown(report)
        assert "undecided" == report.findings.whole
        assert "two different relationships" not in text
        assert "interval –" not in text

    def test_close_totals_do_not_make_every_statement_alike(self, bank: Bank) -> None:
        """Where the totals come close and most statements are open, the headline says both."""
        mixed = [(1 + number % 5, *((number * 7 + place * 3) % 5 + 1 for place in range(1, 20))) for number in range(6)]
        team = [Respondent(function, None, answers) for function in ("sales", "marketing") for answers in mixed]
        report = report_of(team, bank)
        assert ("close", 20) == (report.findings.whole, len(report.findings.undecided))
        assert "One relationship on the whole, and most details still open" in render_team(report, "")

    def test_views_that_differ_everywhere_are_not_called_close(self, bank: Bank) -> None:
        """Clear gaps are never what lies closest together."""
        apart = [Respondent("sales", None, (5,) * 20)] * 9 + [Respondent("marketing", None, (1,) * 20)] * 9
        text = " ".join(Page(render_team(report_of(apart, bank), "")).lines)
        assert "On every statement that both answered, the two views differ." in text

    @pytest.mark.parametrize("function", ["other", None])
    def test_people_of_no_compared_function_did_answer(self, function: str | None, bank: Bank) -> None:
        """Where everybody belongs to another function or to none, the report does not say that nobody answered."""
        report = report_of(people(function, 8), bank)
        for text in (render_team(report, ""), render_team_markdown(report)):
            assert "Nobody has answered yet" not in text
            assert "Nobody from Sales or from Marketing has answered yet." in text

    def test_a_name_that_is_made_up_is_said(self, bank: Bank) -> None:
        """Made-up data is marked wherever it is shown."""
        report = replace(report_of(TEAMS["small"], bank), sample=True)
        for text in (render_team(report, ""), render_team_markdown(report), render_team_chart(report, "totals")):
            assert "made-up data" in text.lower()


class TestWellMade:
    @teams
    def test_the_page_is_well_formed(self, name: str, bank: Bank) -> None:
        """Elements close in order, ids are unique, and whatever is named by an id finds it."""
        found = Page(page(report_of(TEAMS[name], bank), STYLES))
        assert len(found.ids) == len(set(found.ids))
        assert set() == set(found.named) - set(found.ids)
        levels = [int(tag[1]) for tag, _ in found.elements if re.fullmatch(r"h[1-6]", tag)]
        assert 1 == levels.count(1)
        assert all(after <= before + 1 for before, after in pairwise(levels))

    def test_the_file_needs_nothing_else(self, bank: Bank) -> None:
        """No script, no link and no address: the file shows the same anywhere."""
        html = page(report_of(TEAMS["clear-gap"], bank), STYLES)
        assert [] == re.findall(r"<script|<link|<img|<a\b|href=|src=|url\(|https?:", html)
        assert STYLES.screen in html
        assert STYLES.paper in html.partition("@media print")[2]

    def test_links_lead_into_the_site(self, bank: Bank) -> None:
        """On a page every link to another starts at the root that the page names."""
        html = render_team(report_of(TEAMS["clear-gap"], bank), "../../")
        links = re.findall(r'href="([^"#][^"]*)"', html)
        assert links
        assert [] == [link for link in links if not link.startswith("../../")]

    @pytest.mark.parametrize("name", ["clear-gap", "one-function"])
    def test_every_chart_has_a_section_a_picture_and_a_name(self, name: str, bank: Bank) -> None:
        """What is declared is shown, under its title, and nothing else is."""
        report = report_of(TEAMS[name], bank)
        html = render_team(report, "")
        assert set(report.charts) == set(re.findall(r'data-chart="([a-z]+)"', html))
        for chart in report.charts:
            assert f'<h2 id="team-{chart}">' in html
            title = re.search(r'<title id="title">(.+)</title>', render_team_chart(report, chart))
            assert title
            assert chart == "answers" or f'<h2 id="team-{chart}">{title[1]}</h2>' in html
            assert chart_name(report, chart)

    @pytest.mark.parametrize(
        "name", ['<script>alert("1")</script>', "a\x00b\n# c", "' onload='x", "[x](y) | _z_ & <b>"]
    )
    def test_a_name_is_text(self, name: str, bank: Bank) -> None:
        """Whatever somebody calls a session, it is shown and does nothing."""
        report = report_of(TEAMS["small"], bank, name=name)
        html = page(report, STYLES)
        Page(html)
        assert "<script" not in html
        assert "onload='x" not in html
        for chart in report.charts:
            ET.fromstring(render_team_chart(report, chart))  # noqa: S314  our own
        heading = render_team_markdown(report).splitlines()[0]
        assert not re.search(r"(?<!\\)[<\[|_]", heading.removeprefix("# Team report: "))

    def test_the_same_team_gives_the_same_bytes(self, bank: Bank) -> None:
        """Nothing depends on time, order or chance."""
        one, another = (everything(report_of(team, bank), STYLES) for team in (TEAMS["small"], TEAMS["small"][::-1]))
        assert one == another


class TestEveryTeam:
    @pytest.mark.parametrize("seed", range(12))
    def test_any_team_has_a_report(self, seed: int, bank: Bank) -> None:
        """Empty, tiny, silent, unanimous or large groups: every form of the report can be written."""
        random = Random(seed)  # noqa: S311  test data
        missing = random.choice((0, 0.01, 0.3, 0.9))
        team = []
        for function in ("sales", "marketing", "other", None):
            for place in range(3):
                size = random.choice((0, 0, 1, 2, 4, 5, 6, 9, 25))
                group = people(function, size, random.uniform(-1, 1), seed=place, missing=missing)
                team += [replace(person, level=("head", "staff", None)[place]) for person in group]
        if seed % 4 == 0:
            team = [replace(person, answers=(3,) * 20) for person in team]
        report = report_of(team, bank, agreed=bool(seed % 2))
        Page(render_team(report, "../"))
        for name, text in everything(report, STYLES).items():
            assert not re.search(r"\b(?:None|nan|NoFigure|Undefined\()", text), name
