"""The report of a team: as HTML for the page, as one self-contained file, and as Markdown."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from assessment.instrument import LimitKey
from assessment.model import Bank, entry
from assessment.report.cautions import Cautions, cautions
from assessment.report.charts import CHARTS
from assessment.report.environment import environment
from assessment.report.team_charts import answer_axis, diverging, total_axis
from assessment.report.team_figures import FigureWords
from assessment.report.way import Way
from assessment.score import Score, limit
from assessment.stats import NoFigure
from assessment.team import StatementResult, Suppressed, TeamResult, TotalView
from assessment.team.analysis import COMPARED
from assessment.team.comments import Written, shown_comments
from assessment.team.expected import Expected, expected
from assessment.team.findings import Findings, find, whole
from assessment.team.result import LevelResult

if TYPE_CHECKING:
    from jinja2.environment import TemplateModule


@dataclass(frozen=True, slots=True)
class TeamReport:
    """Everything a report says about a team.

    `name` is that of the session and comes from a person; `date` is that of the measurement, in ISO form, or None;
    `sample` tells that the answers are made up; `waves` counts the measurements so far, this one included.
    """

    result: TeamResult
    findings: Findings
    bank: Bank
    name: str
    date: str | None
    sample: bool
    waves: int
    comments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by function, those that may be shown
    held_back: int = 0  # comments that the facilitator hides
    way: Way | None = None  # None where only answers are known

    @property
    def few(self) -> bool:
        """Whether a function has too few people for more than a rough figure."""
        people = [self.result.people[function] for function in self.findings.shown]
        return any(not isinstance(n, NoFigure) and n < self._limit("small-group") for n in people)

    @property
    def everybody(self) -> bool:
        """Whether all people of both functions answered, which nobody knows as long as some named no function."""
        turnout = self.result.turnout
        return all(f in turnout and turnout[f].whole for f in COMPARED) and self.compares

    @property
    def compares(self) -> bool:
        """Whether the answers of both functions are shown."""
        return len(self.findings.shown) == len(COMPARED)

    @property
    def silent(self) -> tuple[str, ...]:
        """The functions of which so few answered that the others may see it differently."""
        return tuple(f for f, each in self.result.turnout.items() if not each.counts and each.answered <= each.asked)

    @property
    def cautions(self) -> Cautions:
        """What a reader has to know before the headline."""
        camps = self.expected.camps if self.expected else 0.0
        return cautions(self.result, self.findings, self.silent, camps, self.bank.instrument)

    @property
    def most(self) -> bool:
        """Whether so many of a function answered that intervals count with who is silent."""
        return any(each.counts for each in self.result.turnout.values())

    @property
    def surplus(self) -> tuple[str, ...]:
        """The functions of which more people answered than they have."""
        return tuple(f for f, each in self.result.turnout.items() if each.answered > each.asked)

    @property
    def first(self) -> tuple[int, ...]:
        """The gaps that the report puts first: those with the largest expected differences."""
        return self.findings.gaps[: int(self._limit("gaps-shown"))]

    @property
    def further(self) -> tuple[int, ...]:
        """The gaps that follow behind a disclosure."""
        return self.findings.gaps[int(self._limit("gaps-shown")) :]

    @property
    def mostly_open(self) -> bool:
        """Whether so many statements lean or are open that it must be said."""
        return len(self.findings.undecided) >= self._limit("mostly-open-share") * len(self.bank.instrument.statements)

    @property
    def expected(self) -> Expected | None:
        """How often a report of this size finds what is true; None where it compares nothing."""
        people = [self.result.people[function] for function in self.findings.shown]
        counted = [n for n in people if isinstance(n, int)]
        return expected(counted[0], counted[1], self.bank.expected_verdicts) if len(counted) == len(COMPARED) else None

    @property
    def levels(self) -> dict[str, LevelResult]:
        """Heads against staff, by function, where both may be shown."""
        return {f: each for f, each in self.result.levels.items() if isinstance(each, LevelResult)}

    @property
    def hidden(self) -> list[tuple[Suppressed, list[int], list[str]]]:
        """What the threshold hid: what is alike once, with the numbers of its statements and the keys of its themes."""
        groups: dict[tuple[str, str | None, str], tuple[Suppressed, list[int], list[str]]] = {}
        for each in self.result.suppressed:
            _, statements, themes = groups.setdefault((each.what, each.function, each.reason), (each, [], []))
            statements += [each.statement] if each.statement else []
            themes += [each.theme] if each.theme else []
        return list(groups.values())

    @property
    def charts(self) -> tuple[str, ...]:
        """The names of the charts that this report has, in its order."""
        return tuple(chart.key for chart in CHARTS if self.findings.shown and chart.shown(self.result))

    @property
    def counted_together(self) -> bool:
        """Whether neighbouring types are counted together, because somebody would stand out in one."""
        spreads = [view.spread for view in self.result.total.views.values()]
        return any(len(types) > 1 for spread in spreads if not isinstance(spread, NoFigure) for types in spread)

    @property
    def heads(self) -> dict[str, tuple[Score, ...]]:
        """The heads who are shown one by one, by function."""
        return {function: heads for function, heads in self.result.heads.items() if heads}

    @property
    def agreement_figures(self) -> list[object]:
        """Every figure of agreement within a function."""
        views = [view for statement in self.result.statements for view in statement.views.values()]
        return [*((view.ad, view.rwg) for view in views), *self.result.reliability.values()]

    @property
    def test_figures(self) -> list[object]:
        """Every figure of the tests between the functions."""
        return [
            (found.p, found.p_adjusted, found.p_exact, found.delta, found.beyond_level)
            for found in self.result.statements
        ]

    @property
    def thinnest(self) -> tuple[str, int]:
        """The key of the theme with the fewest statements, and how many it has."""
        statements = Counter(statement.theme for statement in self.bank.instrument.statements)
        return min(statements.items(), key=lambda theme: theme[1])

    def counted_with(self, view: TotalView, type_: str) -> tuple[tuple[str, ...], int] | None:
        """Return the types with which the people of one are counted, how many these are, or None if untold."""
        spread = {} if isinstance(view.spread, NoFigure) else view.spread
        return next(((types, people) for types, people in spread.items() if type_ in types), None)

    def closest(self, function: str) -> tuple[int, ...]:
        """Return the statements on which the answers of a function lie closest together."""
        views = {found.number: found.views[function] for found in self.result.statements}
        spread = {number: view.ad for number, view in views.items() if not isinstance(view.ad, NoFigure)}
        return tuple(sorted(spread, key=lambda number: spread[number])[: int(self._limit("extremes-shown"))])

    def theme_names(self, keys: list[str]) -> list[str]:
        """Return the names of themes."""
        return [entry(self.bank.instrument.themes, key).name for key in keys]

    def statement(self, number: int) -> StatementResult:
        """Return what was found of a statement."""
        return self.result.statements[number - 1]

    def _limit(self, key: LimitKey) -> float:
        return limit(key, self.bank.instrument)


def team_report(
    result: TeamResult,
    bank: Bank,
    *,
    name: str = "",
    date: str | None = None,
    sample: bool = False,
    waves: int = 1,
    comments: Iterable[Written] = (),
    held_back: int = 0,
    way: Way | None = None,
) -> TeamReport:
    """Gather what a report says about a team: see `TeamReport` for the parameters; of `comments`, some are shown."""
    shown = shown_comments(comments, result.people, result.threshold)
    return TeamReport(result, find(result, bank), bank, _one_line(name), date, sample, waves, shown, held_back, way)


def render_team(report: TeamReport, root: str | None, tools: str = "", beside: str = "") -> str:
    """Return the report as HTML for a page from which `root` leads to the site's root; None makes no links.

    `tools` is HTML that stands at its headline, and `beside` that in its list of contents.
    """
    return render("team.html.j2", report, root=root, tools=tools, beside=beside)


def render_team_page(report: TeamReport, styles: str, print_styles: str) -> str:
    """Return the report as one HTML file that needs nothing else; `styles` are those of the site."""
    return render("team-page.html.j2", report, root=None, tools="", beside="", styles=styles, print_styles=print_styles)


def render_team_markdown(report: TeamReport) -> str:
    """Return the report as Markdown to keep."""
    return render("team.md.j2", report, root=None)


def chart_name(report: TeamReport, chart: str) -> str:
    """Return what a list calls one of `report.charts`."""
    return render("chart-name.txt.j2", report, chart=chart)


def _one_line(name: str) -> str:
    """Return a name on one line, without characters that no XML may hold."""
    return "".join(each for each in " ".join(name.split()) if each.isprintable())


def render(template: str, report: TeamReport, **more: object) -> str:
    """Return a template that says something of a report; `more` is what it needs besides."""
    return environment().get_template(template).render(_context(report), **more)


def words_of(report: TeamReport, template: str) -> "TemplateModule":
    """Return the macros of a template that words what a report says, ready to be asked one by one."""
    return environment().get_template(template).make_module(_context(report) | {"root": None})


def _context(report: TeamReport) -> dict[str, object]:
    instrument = report.bank.instrument
    found = {each.name: getattr(report, each.name) for each in fields(report)}
    return found | {
        "report": report,
        "bank": report.bank,
        "instrument": instrument,
        "limits": {each.key: each.value for each in instrument.limits},
        "answer_axis": answer_axis(instrument),
        "total_axis": total_axis(instrument),
        "diverging": diverging,
        "whole": lambda apart: whole(apart, instrument),
        "say": FigureWords(report.few, instrument),
    }
