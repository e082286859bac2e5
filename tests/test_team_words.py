"""The words of a team report: verdicts, reasons, and that nobody is blamed."""

import re

import pytest

from assessment.model import Bank
from assessment.report.environment import environment
from assessment.report.team import TeamReport, render_team, render_team_markdown
from assessment.report.team_figures import FigureWords
from assessment.team import REASONS, Suppressed
from tests.teams import TEAMS, Page, report_of, teams


def words_of(report: TeamReport, template: str = "team-words.j2") -> object:
    """Return the sentences of a report, as its templates import them."""
    context = {
        "result": report.result,
        "findings": report.findings,
        "report": report,
        "bank": report.bank,
        "instrument": report.bank.instrument,
        "limits": {each.key: each.value for each in report.bank.instrument.limits},
        "say": FigureWords(few=False, instrument=report.bank.instrument),
    }
    return environment().get_template(template).make_module(context)


class TestWords:
    @teams
    def test_a_verdict_has_the_same_words_everywhere(self, name: str, bank: Bank) -> None:
        """Chart, table, Markdown and picture call a statement by the same verdict."""
        report = report_of(TEAMS[name], bank)
        html, markdown = render_team(report, ""), render_team_markdown(report)
        words = {"gap": "gap", "probable": "probably a gap", "same": "same view", "open": "open"}
        for number in report.findings.order:
            compared = number not in report.findings.not_compared
            found = report.statement(number)
            side = f"leans to {str(found.side).capitalize()}"
            verdict = words.get(found.verdict, side) if compared else "not compared"
            assert f"| {verdict}" in next(line for line in markdown.splitlines() if line.startswith(f"| {number} | "))
            row = html.partition(f'<p class="dot-label"><i>{number}</i>')[2].partition("</li>")[0]
            assert (f">{verdict}</b>" in row) == (len(report.findings.shown) == 2)
            assert (
                f'<td class="words">{verdict}' in html.partition(f'<th scope="row">{number} ')[2].partition("</tr>")[0]
            )

    def test_nobody_is_blamed(self, bank: Bank) -> None:
        """A function sees; it is never wrong, and nobody fails."""
        for respondents in TEAMS.values():
            text = " ".join(Page(render_team(report_of(respondents, bank), "")).lines).lower()
            assert not re.findall(r"\b(?:is|are) wrong\b|\bfault of\b|\bfails? to\b|\bworse than\b|!", text)

    def test_every_reason_has_a_sentence(self, bank: Bank) -> None:
        """Whatever is missing, a person reads why."""
        words = words_of(report_of(TEAMS["small"], bank))
        assert len(REASONS) == len({str(words.reason(key)) for key in REASONS})

    @pytest.mark.parametrize(
        "what",
        ["function", "open", "statement", "total", "theme", "levels", "heads"],
    )
    @pytest.mark.parametrize("function", ["sales", None])
    def test_whatever_is_hidden_is_said(self, what: str, function: str | None, bank: Bank) -> None:
        """Each kind of thing that the threshold hides has its sentence."""
        words = words_of(report_of(TEAMS["small"], bank), "team-hidden-words.j2")
        said = str(words.sentence(Suppressed(what, function, "below-threshold"), [3, 1], ["Culture"]))
        assert said.startswith("Sales" if function else "People who named no function")
        assert ("statements 1 and 3" in said) == what.endswith("statement")

    def test_dashes_are_explained(self, bank: Bank) -> None:
        """Where a figure is missing stands a dash, and below its table the reason."""
        html = render_team(report_of(TEAMS["hidden"], bank), "")
        assert "fewer than 6 people answered, so it is not shown" in html
        assert not re.search(r"<td>(?:None|NoFigure|nan|)</td><td>(?:None|nan)</td>", html)


def test_of_many_probable_gaps_it_is_said_how_many_to_expect(bank: Bank) -> None:
    """As many as their probabilities add up to: eight probable gaps are not eight gaps."""
    report = report_of(TEAMS["small"], bank)
    gaps = [report.statement(number) for number in report.findings.gaps]
    expected = sum(each.estimate.gap[each.side] for each in gaps)  # type: ignore[union-attr, index]
    assert f"Expect about {expected:.0f} of the {len(gaps)} to be real." in render_team_markdown(report)
    assert expected < len(gaps) - 0.5
