"""Decision tables A and B: whether a pair at this type needs to be more aligned, and by what.

The reader ticks conditions; nothing is ticked for them. A result may speak for a condition and against it, and says
so beside it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assessment.instrument import Instrument
from assessment.model import Bank, Condition, StayOrTighten, TightenBy
from assessment.score import limit


@dataclass(frozen=True, slots=True)
class Decision:
    """What the ticks come to.

    `outcome` is `open`, `stay`, `tighten`, `weigh` or `top`; `rule` names the rule that fired: `nothing-ticked`,
    `only-stay`, `only-tighten`, `both` or `top-of-scale`. `to` is the next type, one step up at the most, and `by` the
    row of decision table B that leads there; both are None where there is nothing to move to.
    """

    type: str
    outcome: str
    rule: str
    stay: tuple[Condition, ...]
    tighten: tuple[Condition, ...]
    to: str | None
    by: TightenBy | None


def table_row(type_: str, bank: Bank) -> StayOrTighten:
    """Return the row of decision table A for a type."""
    return next(row for row in bank.stay_or_tighten if row.type == type_)


def decide(type_: str, ticked: Collection[str], bank: Bank) -> Decision:
    """Return what the ticked conditions of decision table A come to.

    The conditions are from Kotler, Rackham and Krishnaswamy (2006). The rules for ticks on both sides are ours: only
    reasons to tighten mean tighten, only reasons to stay mean stay, both mean weigh, and none decide nothing yet.
    """
    row = table_row(type_, bank)
    stay = tuple(condition for condition in row.stay if condition.key in ticked)
    tighten = tuple(condition for condition in row.tighten if condition.key in ticked)
    if row.to is None:
        outcome, rule = "top", "top-of-scale"
    elif tighten:
        outcome, rule = ("weigh", "both") if stay else ("tighten", "only-tighten")
    else:
        outcome, rule = ("stay", "only-stay") if stay else ("open", "nothing-ticked")
    by = next((by for by in bank.tighten_by if by.type == type_), None)
    return Decision(type_, outcome, rule, stay, tighten, row.to, by)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What answers say about a condition: the statements that speak for it and against it."""

    condition: Condition
    supports: tuple[int, ...]
    opposes: tuple[int, ...]


def evidence(condition: Condition, answers: Sequence[float | None], instrument: Instrument) -> Evidence:
    """Return which answers speak for a condition and which against it: one person's, or the means of a group.

    An answer is low up to the limit `weak-answer`, and high as far from the other end of the scale; answers between,
    and missing ones, say nothing.
    """
    weak = limit("weak-answer", instrument)
    strong = instrument.scale[0].value + instrument.scale[-1].value - weak
    low = {number for number, answer in enumerate(answers, 1) if answer is not None and answer <= weak}
    high = {number for number, answer in enumerate(answers, 1) if answer is not None and answer >= strong}
    return Evidence(
        condition,
        supports=tuple(sorted((low & set(condition.low)) | (high & set(condition.high)))),
        opposes=tuple(sorted((high & set(condition.low)) | (low & set(condition.high)))),
    )
