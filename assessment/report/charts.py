"""The charts of a team report, in its order. CONTRIBUTING.md says what belongs to a chart."""

from collections.abc import Callable
from dataclasses import dataclass

from assessment.stats import NoFigure
from assessment.team import TeamResult


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its key, and whether there is anything to show in it for a team of which a function is shown."""

    key: str
    shown: Callable[[TeamResult], bool]


def _has_total(result: TeamResult) -> bool:
    return any(not isinstance(view.mean, NoFigure) for view in result.total.views.values())


def _has_levels(result: TeamResult) -> bool:
    return any(not isinstance(found, NoFigure) for found in result.levels.values())


def _has_types(result: TeamResult) -> bool:
    return any(not isinstance(view.spread, NoFigure) and view.n for view in result.total.views.values())


def _always(_result: TeamResult) -> bool:
    return True


CHARTS = (
    Chart("totals", _has_total),
    Chart("spread", _has_types),
    Chart("statements", _always),
    Chart("answers", _always),
    Chart("themes", _always),
    Chart("levels", _has_levels),
)
