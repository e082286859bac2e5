"""The report of the measurement that is worked on."""

from assessment.report.sheets import PAPER, STYLES
from assessment.report.team import TeamReport, chart_name, render_team, team_report
from assessment.team import analyse
from assessment.workspace import given_out, promises, recognised, waiting
from assessment.workspace.action import Context
from assessment.workspace.measurements import current_wave, measured
from assessment.workspace.part import Part
from assessment.workspace.records import Wave, Workspace
from assessment.workspace.rendering import render
from assessment.workspace.report.hiding import written

ASSETS = (*STYLES, PAPER)
"""What the page sends along for the report that stands alone."""


def report_of(workspace: Workspace, context: Context) -> TeamReport:
    """Return the report; where nobody answered, it says so."""
    wave = current_wave(workspace)
    promise = promises.in_force(workspace, wave, context)
    said = written(workspace)
    team = recognised.counted(wave.imports if wave else (), given_out.everything(workspace), context.bank.instrument)
    return team_report(
        analyse(
            team,
            context.bank.instrument,
            promise.others,
            heads_agreed=promise.heads,
            asked=wave.asked.known if wave else {},
        ),
        context.bank,
        name=wave.name if wave else workspace.session.name,
        date=wave.date if wave else None,
        sample=workspace.sample,
        waves=place_of(wave, workspace),
        comments=[(each.function, each.text) for each in said if not each.hidden],
        held_back=sum(each.hidden for each in said),
    )


def place_of(wave: Wave | None, workspace: Workspace) -> int:
    """Return which measurement a wave is, by its date and counted from 1; one that nobody answered yet is the next."""
    order = [each.key for each in measured(workspace)]
    return order.index(wave.key) + 1 if wave and wave.key in order else len(order) + 1


def show_report(workspace: Workspace, context: Context) -> dict[str, object]:
    """Return the report as HTML, and its charts with their names."""
    report = report_of(workspace, context)
    charts = {chart: chart_name(report, chart) for chart in report.charts}
    waits = bool(charts) and waiting.files_wait(workspace)
    more = {"charts": charts, "assets": ASSETS, "waits": waits}
    tools = render("work/report/tools.html.j2", workspace, context, **more)
    return more | {
        "report": render_team(report, context.root, tools),
        "written": written(workspace),
        "unknown": promises.unknown(workspace, current_wave(workspace)),
    }


PART = Part("compare/report/", show_report)
