"""The signs of success in the plan: which of them a later measurement shows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from assessment.instrument import Instrument, Statement
from assessment.model import entry
from assessment.report.wording import rounded
from assessment.stats import NoFigure
from assessment.team.moved import DOWN, HIGHER, LOWER, UNCLEAR, UP, Movement
from assessment.workspace.action import Context
from assessment.workspace.measurements import measured
from assessment.workspace.records import Item, Sign, Wave, Workspace
from assessment.workspace.standing import standing
from assessment.workspace.targets import Target, planned_from, target, targets

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
    """A sign of success, the items of the plan that expect it, and what each function or one person saw of it.

    `targets` are what it asks of each of them, as the plan has them; none of whom nothing is shown.
    """

    sign: Sign
    items: tuple[Item, ...]
    statement: Statement
    states: Mapping[str, str]
    targets: Mapping[str, Target] = field(default_factory=dict)

    @property
    def reached(self) -> bool:
        """Whether it can be ticked off: everybody whose view is known sees it."""
        return bool(self.states) and set(self.states.values()) <= {REACHED, KEPT}


@dataclass(frozen=True, slots=True)
class Asked:
    """A sign, the item that expects it, and what the plan asks of each view; nothing where it has no figures."""

    item: Item
    sign: Sign
    before: str = ""  # key of the measurement from which it starts; empty for the one that is compared with
    targets: tuple[Target, ...] = ()


type Seen = Mapping[str, Mapping[int, Movement | Change]]
"""How the statements moved, by number, for each function or for the one person."""


def asked_of(workspace: Workspace) -> list[Asked]:
    """Return every sign in the plan, each time an item expects it."""
    return [Asked(item, sign) for item in workspace.plan for sign in item.signs]


def asked_in_the_plan(workspace: Workspace, last: Wave, context: Context) -> Iterator[Asked]:
    """Yield the same with the measurements and targets of the plan.

    What was planned on the `last` measurement is not there: only the next one shows it.
    """
    now = standing(workspace, context)
    for each in asked_of(workspace):
        if each.item.since and each.item.since >= last.date:
            continue
        then = planned_from(each.item.since, workspace, context)
        named = (wave for wave in measured(workspace) if (wave.date, wave.name) == (then.date, then.name))
        before = next((wave.key for wave in named if wave.key != last.key), "")
        sign = each.sign
        yield Asked(each.item, sign, before, targets(sign.statement, sign.points, then, context.bank.instrument, now))


def signs_seen(every: Iterable[Asked], moved: Callable[[str], Seen], instrument: Instrument) -> tuple[SignSeen, ...]:
    """Return every sign that asks the same once, however many items expect it, with what became of it.

    `moved` returns the movements since the measurement of a key.
    """
    found: dict[tuple[Sign, str, tuple[Target, ...]], list[Item]] = {}
    for each in every:
        found.setdefault((each.sign, each.before, each.targets), []).append(each.item)
    return tuple(_seen(*asked, tuple(items), moved(asked[1]), instrument) for asked, items in found.items())


def _seen(
    sign: Sign, _before: str, planned: tuple[Target, ...], items: tuple[Item, ...], moved: Seen, instrument: Instrument
) -> SignSeen:
    named = {each.who: each for each in planned if each.latest is not None}
    shown = {who: statements[sign.statement] for who, statements in moved.items()}
    asked = {
        who: named.get(who) or target(who, each.before, sign.points, instrument, each.after)
        for who, each in shown.items()
        if not isinstance(each.before, NoFigure) and not isinstance(each.after, NoFigure)
    }
    return SignSeen(
        sign,
        items,
        entry(instrument.statements, sign.statement),
        {who: state(each, asked.get(who)) for who, each in shown.items()},
        asked,
    )


def named(workspace: Workspace) -> frozenset[int]:
    """Return the numbers of the statements that the plan expects to rise."""
    return frozenset(sign.statement for item in workspace.plan for sign in item.signs)


def state(moved: Movement | Change, asked: Target | None) -> str:
    """Return what became of a sign by how a statement moved, and by what it asks.

    It is reached where the statement moved up and is as high as that now; partly reached where it is on the way. One
    person's answers are what they are, so nothing about them is unclear. Where the people who are compared moved in
    another way than everybody who answered, nobody can tell.
    """
    if asked is None or asked.latest is None:
        return NOT_SHOWN
    wanted, risen = asked.then > asked.now, as_written(asked.latest) - as_written(asked.now)
    arrived = as_written(asked.latest) >= as_written(asked.then)
    if isinstance(moved, Change):
        up, down, unclear = risen > 0, risen < 0, False
    else:
        up, down, unclear = moved.verdict in (UP, HIGHER), moved.verdict in (DOWN, LOWER), moved.verdict == UNCLEAR
    otherwise = (up and risen < 0) or (down and risen >= 0)
    if unclear or otherwise or (wanted and (risen == 0 if up else arrived)):
        return CANNOT_TELL
    if wanted:
        return (REACHED if arrived else PARTLY) if up else NOT_REACHED
    return NOT_REACHED if down else KEPT


def as_written(mean: float) -> float:
    """Return a mean as a reader sees it."""
    return rounded(mean, 1)
