"""The report of a team as files to keep: one HTML file, Markdown, CSV, JSON, and each chart as SVG."""

import json

from assessment.exchange.write import BYTE_ORDER_MARK
from assessment.report.sheets import Styles
from assessment.report.team import TeamReport, render_team_markdown, render_team_page
from assessment.report.team_csv import team_csv
from assessment.report.team_pictures import render_team_chart
from assessment.team import to_json


def page(report: TeamReport, styles: Styles) -> str:
    """Return the report as one HTML file that needs nothing else."""
    return render_team_page(report, styles.screen, styles.paper)


def everything(report: TeamReport, styles: Styles) -> dict[str, str]:
    """Return the report in every form, by file name."""
    files = {
        "report.html": page(report, styles),
        "report.md": render_team_markdown(report),
        "figures.csv": BYTE_ORDER_MARK + team_csv(report),
        "comparison.json": json.dumps(
            to_json(report.result) | ({"comments": report.comments} if report.comments else {}),
            indent=2,
            ensure_ascii=False,
        )
        + "\n",
    }
    return files | {f"{chart}.svg": render_team_chart(report, chart) for chart in report.charts}
