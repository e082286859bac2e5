"""What a sign of success asks of each view that is known: where it was when it was planned, and where it should be."""

from dataclasses import dataclass

from assessment.instrument import Instrument
from assessment.plan import rise
from assessment.workspace.action import Context
from assessment.workspace.measurements import measured
from assessment.workspace.records import PERSON, Workspace
from assessment.workspace.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class Target:
    """The mean of a function to a statement when it was measured, and the one to reach; the same where it is kept.

    `latest` is that of a later measurement, None without one.
    """

    who: str  # a function, or `PERSON`
    now: float
    then: float
    latest: float | None = None


def planned_from(since: str, workspace: Workspace, context: Context) -> Standing:
    """Return where the pair stood on the ISO day on which something was planned: a later measurement moves no target.

    Where nobody knows the day, the decision tells it, or else it was planned before the last measurement. What was
    planned before any was asked starts from the first.
    """
    dates = [wave.date for wave in measured(workspace)]
    known = since or next((each.date for each in reversed(workspace.decision.decided)), "") or "".join(dates[-2:-1])
    found = (standing(workspace, context, until) for until in (known, "".join(dates[:1])))
    return next((each for each in found if each.statements), standing(workspace, context))


def targets(
    number: int, points: float, where: Standing, instrument: Instrument, latest: Standing | None = None
) -> tuple[Target, ...]:
    """Return what a rise of a statement by `points` asks of each view that is known: never more than can be reached.

    Beside each stands the same view as the `latest` measurement has it.
    """
    known = _views(number, where)
    after = _views(number, latest) if latest else {}
    return tuple(target(who, now, points, instrument, after.get(who)) for who, now in known.items())


def target(who: str, now: float, points: float, instrument: Instrument, latest: float | None = None) -> Target:
    """Return what a rise by `points` asks of one view."""
    return Target(who, now, now + rise(now, points, instrument, one_person=who == PERSON), latest)


def _views(number: int, where: Standing) -> dict[str, float]:
    return {who: view for who, views in where.statements.items() if (view := views[number - 1]) is not None}
