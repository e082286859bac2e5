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
from assessment.workspace.action import Context, Export, Values
from assessment.workspace.measurements import current_wave, measured
from assessment.workspace.records import Wave, Workspace

ASSETS = (*STYLES, PAPER)
"""What the page sends along for the report that stands alone."""

type Write = Callable[[TeamReport, Values], str]
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


def write_json(report: TeamReport, _values: Values) -> str:
    """Write every figure, as the command line prints them."""
    return json.dumps({"sample": report.sample} | to_json(report.result), indent=2, ensure_ascii=False) + "\n"


def write_page(report: TeamReport, values: Values) -> str:
    """Write the report as one HTML file; `assets` holds the text of the site's style sheets by name."""
    assets = values.get("assets")
    if not isinstance(assets, dict) or not all(isinstance(assets.get(name), str) for name in ASSETS):
        raise ActionError("The style of the report could not be loaded. Check the connection and try again.")
    return page(report, styles_of(assets.__getitem__))


def write_chart(report: TeamReport, values: Values) -> str:
    """Write one chart as a picture; `chart` names it."""
    chart = str(values.get("chart"))
    if chart not in report.charts:
        raise ActionError("This report has no such chart. Reload the page.")
    return render_team_chart(report, chart)


def _file(suffix: str, media_type: str, write: Write) -> Export:
    def export(workspace: Workspace, values: Values, context: Context) -> dict[str, str]:
        report = report_of(workspace, context)
        parts = ("made-up" if report.sample else "", "team-report", report.date, values.get("chart"))
        name = "-".join(str(part) for part in parts if part)
        return {"name": f"{name}.{suffix}", "type": media_type, "text": write(report, values)}

    return export


EXPORTS: Mapping[str, Export] = {
    "report-html": _file("html", "text/html", write_page),
    "report-markdown": _file("md", "text/markdown", lambda report, _values: render_team_markdown(report)),
    "report-csv": _file("csv", "text/csv", lambda report, _values: BYTE_ORDER_MARK + team_csv(report)),
    "report-json": _file("json", "application/json", write_json),
    "report-chart": _file("svg", "image/svg+xml", write_chart),
}
