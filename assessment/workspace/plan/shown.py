"""What is in the plan as it is shown: each item with its practice, and what its signs ask of each function."""

from dataclasses import dataclass

from assessment.instrument import Statement
from assessment.model import Practice, entry
from assessment.workspace import standing
from assessment.workspace.action import Context
from assessment.workspace.records import Item, Sign, Workspace
from assessment.workspace.targets import Target, planned_from, targets


@dataclass(frozen=True, slots=True)
class ShownSign:
    """A sign of success with what it asks of each function, or of the one person, whose view is known."""

    statement: Statement
    sign: Sign
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item as the page shows it. `passed`: its date has passed and it is not done.

    `measured` is the ISO date of the measurement from which its targets are, where there is a later one, which is that
    of `latest`; else both are empty.
    `source` is what the targets are from, with its `date` and `name`, as `Standing` has them.
    """

    item: Item
    practice: Practice | None
    passed: bool
    signs: tuple[ShownSign, ...]
    source: str | None = None
    date: str | None = None
    name: str = ""
    measured: str = ""
    latest: str = ""

    @property
    def aimed(self) -> bool:
        """Whether a target is shown of any of its signs; else each is told as a rise by points."""
        return any(sign.targets for sign in self.signs)

    @property
    def compared(self) -> bool:
        """Whether the mean of a later measurement is shown beside a target."""
        return any(target.latest is not None for sign in self.signs for target in sign.targets)

    @property
    def in_points(self) -> bool:
        """Whether a sign is told as a rise by points."""
        return any(not sign.targets for sign in self.signs)


def shown_items(workspace: Workspace, context: Context, *, given: bool = False) -> list[ShownItem]:
    """Return every item of the plan with the records that its keys name.

    Each target stays that of the measurement on which it was set; beside it stands the mean of a later one. What is
    `given` out, in a file or on paper, tells no mean to which more answers may come.
    """
    statements = context.bank.instrument.statements
    now = standing.standing(workspace, context)
    then = {item.key: planned_from(item.since, workspace, context) for item in workspace.plan}
    known = {practice.key: practice for practice in context.bank.practices}
    later = {key: each.date != now.date and not (given and now.wait) for key, each in then.items()}
    return [
        ShownItem(
            item,
            known.get(item.practice),
            passed=not item.done and context.day.is_after(item.date),
            signs=tuple(
                ShownSign(
                    entry(statements, sign.statement),
                    sign,
                    ()
                    if given and then[item.key].wait
                    else targets(
                        sign.statement,
                        sign.points,
                        then[item.key],
                        context.bank.instrument,
                        now if later[item.key] else None,
                    ),
                )
                for sign in item.signs
            ),
            source=then[item.key].source,
            date=then[item.key].date,
            name=then[item.key].name,
            measured=(then[item.key].date or "") if then[item.key].date != now.date else "",
            latest=(now.date or "") if then[item.key].date != now.date else "",
        )
        for item in workspace.plan
    ]
