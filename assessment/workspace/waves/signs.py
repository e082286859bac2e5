"""The signs of success in the plan: which of them a later measurement shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessment.instrument import Instrument, Statement
from assessment.model import entry
from assessment.plan import rise
from assessment.stats import NoFigure
from assessment.team.moved import DOWN, HIGHER, LOWER, UNCLEAR, UP, Movement
from assessment.workspace.records import Item, Sign, Workspace

REACHED, PARTLY, NOT_REACHED, CANNOT_TELL, NOT_SHOWN = "reached", "partly", "not-reached", "cannot-tell", "not-shown"
KEPT = "kept"
STATES = (REACHED, KEPT, PARTLY, NOT_REACHED, CANNOT_TELL, NOT_SHOWN)
"""What became of a sign. `kept`: the answers were high before already, and are not lower now."""


@dataclass(frozen=True, slots=True)
class Change:
    """Two figures of one person. A single answer has no spread, so nothing tells how far chance moved it."""

    before: float
    after: float

    @property
    def difference(self) -> float:
        """Later minus earlier."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class SignSeen:
    """A sign of success, the items of the plan that expect it, and what each function or one person saw of it."""

    sign: Sign
    items: tuple[Item, ...]
    statement: Statement
    states: Mapping[str, str]

    @property
    def reached(self) -> bool:
        """Whether it can be ticked off: everybody whose view is known sees it."""
        return bool(self.states) and set(self.states.values()) <= {REACHED, KEPT}


def signs_seen(
    workspace: Workspace, movements: Mapping[str, Mapping[int, Movement | Change]], instrument: Instrument
) -> tuple[SignSeen, ...]:
    """Return every sign in the plan once, however many items expect it, with what became of it.

    `movements` are those of the statements, by number, for each function or for the one person.
    """
    every = dict.fromkeys(sign for item in workspace.plan for sign in item.signs)
    return tuple(
        SignSeen(
            sign,
            tuple(item for item in workspace.plan if sign in item.signs),
            entry(instrument.statements, sign.statement),
            {who: state(moved[sign.statement], sign.points, instrument) for who, moved in movements.items()},
        )
        for sign in every
    )


def named(workspace: Workspace) -> frozenset[int]:
    """Return the numbers of the statements that the plan expects to rise."""
    return frozenset(sign.statement for item in workspace.plan for sign in item.signs)


def state(moved: Movement | Change, points: float, instrument: Instrument) -> str:
    """Return what became of a sign that asks for a rise of `points`, as far as that could be reached.

    It is reached where a statement moved up as far as that; partly reached where it moved up less far. One person's
    answers are what they are, so nothing about them is unclear.
    """
    if isinstance(moved, Change):
        asked = rise(moved.before, points, instrument, one_person=True)
        if not asked:
            return KEPT if moved.difference >= 0 else NOT_REACHED
        return REACHED if moved.difference >= asked else PARTLY if moved.difference > 0 else NOT_REACHED
    if isinstance(moved.difference, NoFigure) or isinstance(moved.before, NoFigure):
        return NOT_SHOWN
    asked = rise(moved.before, points, instrument, one_person=False)
    if asked and moved.verdict in (UP, HIGHER):
        return REACHED if moved.difference >= asked else PARTLY
    if moved.verdict == UNCLEAR:
        return CANNOT_TELL
    return NOT_REACHED if asked or moved.verdict in (DOWN, LOWER) else KEPT
