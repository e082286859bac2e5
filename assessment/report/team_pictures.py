"""Each chart of a team report as a picture of its own."""

from assessment.report.plain_svg import plain_svg
from assessment.report.team import TeamReport, render


def render_team_chart(report: TeamReport, chart: str) -> str:
    """Return one of `report.charts` as a picture (SVG) in light colours, that any program draws alike."""
    if chart not in report.charts:
        raise KeyError(chart)
    return plain_svg(render(f"chart-{chart}.svg.j2", report, root=None, chart=chart))
