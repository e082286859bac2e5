"""The report of the measurement that is worked on, and its files."""

from collections.abc import Mapping

from assessment.report.team import TeamReport, render_team, team_report
from assessment.team import analyse, count
from assessment.workspace.action import Context, Export, View
from assessment.workspace.collect import current_wave
from assessment.workspace.document import Workspace


def report_of(workspace: Workspace, context: Context) -> TeamReport:
    """Return the report; where nobody answered, it says so."""
    wave, session = current_wave(workspace), workspace.session
    instrument = context.bank.instrument
    team = count(wave.people if wave else (), instrument)
    return team_report(
        analyse(team, instrument, session.threshold, heads_agreed=session.heads_agreed),
        context.bank,
        name=wave.name if wave else session.name,
        today=wave.date if wave else None,
        sample=workspace.sample,
        waves=max(1, len(workspace.waves)),
    )


def show_report(workspace: Workspace, context: Context) -> dict[str, object]:
    """Return the report as HTML."""
    return {"report": render_team(report_of(workspace, context), context.root)}


VIEWS: Mapping[str, View] = {"report": show_report}
EXPORTS: Mapping[str, Export] = {}
