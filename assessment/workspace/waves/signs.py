"""The signs of success in the plan: which of them a later measurement shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessment.instrument import Instrument, Statement
from assessment.model import entry
from assessment.stats import NoFigure
from assessment.team.moved import HIGHER, UNCLEAR, UP, Movement
from assessment.workspace.records import Item, Sign, Workspace

REACHED, PARTLY, NOT_REACHED, CANNOT_TELL, NOT_SHOWN = "reached", "partly", "not-reached", "cannot-tell", "not-shown"
STATES = (REACHED, PARTLY, NOT_REACHED, CANNOT_TELL, NOT_SHOWN)
"""What became of a sign."""


@dataclass(frozen=True, slots=True)
class SignSeen:
    """A sign of success and what became of it, for each function or for the one person."""

    item: Item
    sign: Sign
    statement: Statement
    states: Mapping[str, str]

    @property
    def reached(self) -> bool:
        """Whether it can be ticked off: everybody whose view is known sees it."""
        return bool(self.states) and set(self.states.values()) == {REACHED}


def signs_seen(
    workspace: Workspace, movements: Mapping[str, Mapping[int, Movement | float]], instrument: Instrument
) -> tuple[SignSeen, ...]:
    """Return every sign in the plan with what became of it.

    `movements` are those of the statements, by number, for each function; for one person they are plain differences.
    """
    return tuple(
        SignSeen(
            item,
            sign,
            entry(instrument.statements, sign.statement),
            {who: state(moved[sign.statement], sign.points) for who, moved in movements.items()},
        )
        for item in workspace.plan
        for sign in item.signs
    )


def named(workspace: Workspace) -> frozenset[int]:
    """Return the numbers of the statements that the plan expects to rise."""
    return frozenset(sign.statement for item in workspace.plan for sign in item.signs)


def state(moved: Movement | float, points: float) -> str:
    """Return what became of a sign that asks for a rise of `points`.

    It is reached where a statement moved up as far as that; partly reached where it moved up less far. One person's
    answers are what they are, so nothing about them is unclear.
    """
    if not isinstance(moved, Movement):
        return REACHED if moved >= points else PARTLY if moved > 0 else NOT_REACHED
    if isinstance(moved.difference, NoFigure):
        return NOT_SHOWN
    if moved.verdict in (UP, HIGHER):
        return REACHED if moved.difference >= points else PARTLY
    return CANNOT_TELL if moved.verdict == UNCLEAR else NOT_REACHED
