"""The report as files to keep, and to pass on."""

import json
from collections.abc import Callable, Mapping

from assessment.errors import ActionError
from assessment.exchange.write import BYTE_ORDER_MARK
from assessment.report.sheets import styles_of
from assessment.report.team import TeamReport, render_team_markdown
from assessment.report.team_csv import team_csv
from assessment.report.team_files import page
from assessment.report.team_pictures import render_team_chart
from assessment.team import to_json
from assessment.workspace import waiting
from assessment.workspace.action import Context, Values
from assessment.workspace.part import Offers
from assessment.workspace.protocol import ByName, File, any_key
from assessment.workspace.records import Workspace
from assessment.workspace.report import hiding
from assessment.workspace.report.page import ASSETS, report_of

EXPORTS = ByName[File]()

type Write = Callable[[TeamReport], str]
"""Writes one form of the report."""


def _file(workspace: Workspace, context: Context, suffix: str, media_type: str, write: Write, chart: str = "") -> File:
    waiting.require_closed(workspace)
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
    return (
        json.dumps(
            {"sample": report.sample}
            | to_json(report.result)
            | ({"comments": report.comments} if report.comments else {}),
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
    )


OFFERS = Offers(hiding.ACTIONS, exports=EXPORTS)
