"""Where a session stands: which step is next, who answered of those who are expected, and by when they answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessment.instrument import FUNCTIONS
from assessment.workspace.action import Context
from assessment.workspace.protocol import Look, Word
from assessment.workspace.reached import others_answered
from assessment.workspace.records import Wave, Workspace

INVITE, COLLECT, REPORT = STEPS = ("invite", "collect", "report")
"""In their order; the words for them stand in the templates of the part."""

STEP = Look("step", Word(("", *STEPS)))
"""The step that the reader looks at, where it is not the next one."""


@dataclass(frozen=True, slots=True)
class Group:
    """How many people of a function answered. `expected` is 0 where nobody said how many there are."""

    function: str
    received: int
    expected: int
    smallest: int  # from so many on the group is shown

    @property
    def to_come(self) -> int:
        """How many are still expected; of more answers than people none."""
        return max(self.expected - self.received, 0)

    @property
    def needed(self) -> int:
        """How many more must answer until the group is shown."""
        return max(self.smallest - self.received, 0)

    @property
    def complete(self) -> bool:
        """Whether everybody who is expected answered."""
        return bool(self.expected) and not self.to_come


@dataclass(frozen=True, slots=True)
class Cockpit:
    """The session at a glance. `step` is the next one to do, `shown` the one that the reader looks at."""

    step: str
    shown: str
    groups: tuple[Group, ...]
    overdue: bool  # whether the closing date is past while answers are still expected

    @property
    def comparable(self) -> bool:
        """Whether enough people of both functions answered to be compared."""
        return not any(group.needed for group in self.groups)

    @property
    def to_come(self) -> int:
        """How many people of both functions are still expected."""
        return sum(group.to_come for group in self.groups)

    @property
    def everybody(self) -> bool:
        """Whether everybody answered who is expected, and of both functions somebody said how many those are."""
        return all(group.complete for group in self.groups)

    def done(self, step: str) -> bool:
        """Tell whether a step lies before the next one."""
        return STEPS.index(step) < STEPS.index(self.step)


def cockpit_of(
    workspace: Workspace, wave: Wave | None, received: Mapping[str | None, int], smallest: int, context: Context
) -> Cockpit:
    """Return where the session of a measurement stands; `received` is how many answered, by function.

    The next step is to invite until somebody else answered. It is the report once all answers are in: the measurement
    is closed, or everybody answered who is expected. In between answers are collected.
    """
    expected = (wave or workspace.session).asked.known
    groups = tuple(
        Group(function, received.get(function, 0), expected.get(function, 0), smallest) for function in FUNCTIONS[:2]
    )
    everybody = all(group.complete for group in groups)
    settled = bool(wave and wave.closed) or everybody or workspace.sample
    step = REPORT if settled else COLLECT if others_answered(wave) else INVITE
    overdue = not settled and context.day.is_after(workspace.session.closes)
    return Cockpit(step, STEP(context) or step, groups, overdue)
