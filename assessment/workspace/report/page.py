"""The report of the measurement that is worked on."""

from assessment.report.sheets import PAPER, STYLES
from assessment.report.team import TeamReport, chart_name, render_team, team_report
from assessment.report.way import Way
from assessment.workspace import promises, reached, waiting
from assessment.workspace.action import Context
from assessment.workspace.analysed import result_of
from assessment.workspace.measurements import current_wave, measured
from assessment.workspace.part import Part
from assessment.workspace.path import DONE, NOW, path_of
from assessment.workspace.records import MOVE, Wave, Workspace
from assessment.workspace.rendering import render
from assessment.workspace.report.hiding import written

ASSETS = (*STYLES, PAPER)
"""What the page sends along for the report that stands alone."""


def report_of(workspace: Workspace, context: Context) -> TeamReport:
    """Return the report; where nobody answered, it says so."""
    wave = current_wave(workspace)
    said = written(workspace)
    return team_report(
        result_of(workspace, wave, context),
        context.bank,
        name=wave.name if wave else workspace.session.name,
        date=wave.date if wave else None,
        sample=workspace.sample,
        waves=place_of(wave, workspace),
        comments=[(each.function, each.text) for each in said if not each.hidden],
        held_back=sum(each.hidden for each in said),
        way=way_of(workspace, context),
    )


def way_of(workspace: Workspace, context: Context) -> Way:
    """Return what was decided, and which step of the way follows on the report."""
    states = path_of(reached.looked_at(workspace, context), context)
    after = ("decide", "plan", "measure")
    following = next((step for step in after if states[step] == NOW), None)
    last = reached.decided(workspace, context)
    to = next((row.to for row in context.bank.stay_or_tighten if last and row.type == last.type), None)
    return Way(
        type=last.type if last else "",
        to=to if last and last.choice == MOVE and to else "",
        next=following or next((step for step in after if states[step] != DONE), after[-1]),
        planned=bool(last and workspace.plan) and reached.next_of(reached.planning(workspace, context)) in ("do", None),
        again=reached.agreed_on(workspace),
        closes=reached.all_in(workspace),
        practices={item.practice: item.done for item in workspace.plan if item.practice},
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
    all_in = reached.all_in(workspace)
    more = {"charts": charts, "assets": ASSETS, "waits": waits, "all_in": all_in}
    tools, beside = (
        render("work/report/tools.html.j2", workspace, context, **more, lead=lead) for lead in (all_in, False)
    )
    return more | {
        "report": render_team(report, context.root, tools, beside),
        "written": written(workspace),
        "unknown": promises.unknown(workspace, current_wave(workspace)),
    }


PART = Part(show_report)
