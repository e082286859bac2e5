"""The report of the measurement that is worked on, and its files."""

import json
from collections.abc import Callable, Mapping

from assessment.errors import ActionError
from assessment.exchange.write import BYTE_ORDER_MARK
from assessment.report.team import (
    TeamReport,
    chart_name,
    render_team,
    render_team_chart,
    render_team_markdown,
    team_report,
)
from assessment.report.team_csv import team_csv
from assessment.report.team_files import PAPER, STYLES, page, styles_of
from assessment.team import analyse, count, to_json
from assessment.workspace.action import Context, Values
from assessment.workspace.measurements import current_wave, measured
from assessment.workspace.protocol import ByName, File, any_key
from assessment.workspace.records import Wave, Workspace

ASSETS = (*STYLES, PAPER)
"""What the page sends along for the report that stands alone."""

EXPORTS = ByName[File]()

type Write = Callable[[TeamReport], str]
"""Writes one form of the report."""


def report_of(workspace: Workspace, context: Context) -> TeamReport:
    """Return the report; where nobody answered, it says so."""
    wave, session = current_wave(workspace), workspace.session
    team = count(wave.people if wave else (), context.bank.instrument)
    return team_report(
        analyse(team, context.bank.instrument, session.threshold, heads_agreed=session.heads_agreed),
        context.bank,
        name=wave.name if wave else session.name,
        date=wave.date if wave else None,
        sample=workspace.sample,
        waves=place_of(wave, workspace),
    )


def place_of(wave: Wave | None, workspace: Workspace) -> int:
    """Return which measurement a wave is, by its date and counted from 1; one that nobody answered yet is the next."""
    order = [each.key for each in measured(workspace)]
    return order.index(wave.key) + 1 if wave and wave.key in order else len(order) + 1


def show_report(workspace: Workspace, context: Context) -> dict[str, object]:
    """Return the report as HTML, and its charts with their names."""
    report = report_of(workspace, context)
    charts = {chart: chart_name(report, chart) for chart in report.charts}
    return {"report": render_team(report, context.root), "charts": charts, "assets": ASSETS}


def _file(workspace: Workspace, context: Context, suffix: str, media_type: str, write: Write, chart: str = "") -> File:
    report = report_of(workspace, context)
    name = "-".join(filter(None, ("made-up" if report.sample else "", "team-report", report.date, chart)))
    return {"name": f"{name}.{suffix}", "type": media_type, "text": write(report)}


def sheets(name: str, values: Values, _context: Context) -> dict[str, str]:
    """Read the text of each of the site's style sheets."""
    found = values.get(name)
    if not isinstance(found, dict) or not all(isinstance(found.get(each), str) for each in ASSETS):
        raise ActionError("The style of the report could not be loaded. Check the connection and try again.")
    return found


@EXPORTS("report-html", assets=sheets)
def export_page(workspace: Workspace, context: Context, assets: Mapping[str, str]) -> File:
    """Return the report as one HTML file; `assets` holds the text of the site's style sheets by name."""
    return _file(workspace, context, "html", "text/html", lambda report: page(report, styles_of(assets.__getitem__)))


@EXPORTS("report-markdown")
def export_markdown(workspace: Workspace, context: Context) -> File:
    """Return the report as Markdown."""
    return _file(workspace, context, "md", "text/markdown", render_team_markdown)


@EXPORTS("report-csv")
def export_csv(workspace: Workspace, context: Context) -> File:
    """Return the figures as a table."""
    return _file(workspace, context, "csv", "text/csv", lambda report: BYTE_ORDER_MARK + team_csv(report))


@EXPORTS("report-json")
def export_json(workspace: Workspace, context: Context) -> File:
    """Return every figure, as the command line prints them."""
    return _file(workspace, context, "json", "application/json", _json)


@EXPORTS("report-chart", chart=any_key)
def export_chart(workspace: Workspace, context: Context, chart: str) -> File:
    """Return one chart as a picture."""

    def draw(report: TeamReport) -> str:
        if chart not in report.charts:
            raise ActionError("This report has no such chart. Reload the page.")
        return render_team_chart(report, chart)

    return _file(workspace, context, "svg", "image/svg+xml", draw, chart)


def _json(report: TeamReport) -> str:
    return json.dumps({"sample": report.sample} | to_json(report.result), indent=2, ensure_ascii=False) + "\n"
