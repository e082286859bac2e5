"""What may be shown of a function: in which blocks its people stand, and what is held back.

Nothing hidden goes on to the analysis, so no figure can depend on it.

Who is protected. A reader of a report knows who is in which function, who heads it, and may know who left which
statement open. Whoever answered can take off their own answers. So everybody stands among enough others
(`assessment.team.threshold`) in every set of people that figures are over, and in every difference of two such sets
(`assessment.team.release`).

What is held back besides:
- There is no figure over all functions: it would give a hidden function, or `other`, as a remainder.
- Levels within a function are shown all or none: head, staff and people without a level add up to the function. They
  are of people who answered every statement, and tell means only. Where they were one block in a report that was given
  out, they remain one: those of each report, and those who came since, must be nobody or enough of each level.
- Heads are shown one by one only where they agreed, and only where enough others remain, of whom enough answered every
  statement.

What may be learnt. A report tells how many, not who. Its reader may see that everybody stands on one side, or is of one
type, where means and their spread tell; somebody who is alone with an answer may see on which side all others stand.
Nobody's answer to a statement can be worked out, nor anybody's total: tests/test_attack.py tries. Two people who put
their answers together learn more than one. Two reports of one team differ by those who came between them: so the second
waits until these are enough, for every figure (`assessment.workspace.given_out`), and counts them apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assessment.instrument import LEVELS, Answers, Instrument
from assessment.stats import NoFigure, size
from assessment.team.counting import HEAD, STAFF, Tally, Team, merge, tally
from assessment.team.release import Shown, as_they_are, block, show_complete, show_everybody, together_enough
from assessment.team.threshold import BELOW_THRESHOLD, Threshold

COMPLEMENT = NoFigure("complement")
"""Shown, it would reveal a smaller group by subtraction."""

ONE_LEVEL = NoFigure("one-level")
"""There are no heads, or no staff, so there is nothing to compare."""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Something that the threshold hid in one function, or of people without one, and the key of the reason.

    `what` is `function`, `open`, `statement`, `total`, `theme`, `levels` or `heads`; `open` are people who left a
    statement open. The number of a statement and the key of a theme stand beside.
    """

    what: str
    function: str | None
    reason: str
    statement: int | None = None
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class Disclosure:
    """All that the analysis may use of one function; `heads` are empty unless they are shown one by one."""

    shown: Shown
    levels: Mapping[str, Shown] | NoFigure
    heads: tuple[Answers, ...]
    suppressed: tuple[Suppressed, ...]


def disclose(team: Team, function: str, threshold: Threshold, *, heads_agreed: bool) -> Disclosure:
    """Return what may be shown of a function.

    `heads_agreed`: the facilitator says that the heads agreed to be shown one by one.
    """
    instrument, parts = threshold.instrument, {level: team.part(function, level) for level in (*LEVELS, None)}
    staff = merge([parts[STAFF], parts[None]])
    alone = heads_agreed and parts[HEAD].people > 0
    revealing = alone and (threshold.small(staff.people) or threshold.small(size(staff.totals)))
    alone = alone and not revealing
    agreed = parts[HEAD] if alone else tally((), instrument)
    hidden = {level: part for level, part in parts.items() if not (alone and level == HEAD)}
    everybody = merge(list(hidden.values()))
    why_not = _why_not_apart(parts) or _were_together(team, function, list(hidden), threshold)
    groups = [tuple(hidden)] if why_not else [(level,) for level in hidden]
    shown = show_everybody([team.batches(function, *group) for group in groups], agreed, threshold)
    levels = shown.people if isinstance(shown.people, NoFigure) else why_not
    return Disclosure(
        shown=shown,
        levels=levels
        or {
            level: _level(team.batches(function, level), instrument, alone=alone and level == HEAD) for level in LEVELS
        },
        heads=team.heads[function] if alone else (),
        suppressed=(
            *_suppressed(function, shown, everybody, threshold),
            *([Suppressed("levels", function, why_not.reason)] if levels == why_not == BELOW_THRESHOLD else []),
            *([Suppressed("heads", function, COMPLEMENT.reason)] if revealing else []),
        ),
    )


def _level(batches: Sequence[Tally], instrument: Instrument, *, alone: bool) -> Shown:
    if alone:
        return show_complete(as_they_are(merge(batches), instrument), instrument)
    return show_complete(block(together_enough(batches, instrument), instrument), instrument)


def _why_not_apart(parts: Mapping[str | None, Tally]) -> NoFigure | None:
    """Return why there are no heads to be shown apart from staff; None where there are both."""
    if not (parts[HEAD].people and parts[STAFF].people):
        return ONE_LEVEL
    return None if parts[HEAD].totals and parts[STAFF].totals else BELOW_THRESHOLD


def _were_together(team: Team, function: str, hidden: Sequence[str | None], threshold: Threshold) -> NoFigure | None:
    """Return why heads and staff are one block, in this report or in one that was given out; None if they are not.

    Those of every report, and those who came between two, are nobody or enough of each level.
    """
    if any(threshold.small(size(batch.totals)) for level in hidden for batch in team.batches(function, level)):
        return BELOW_THRESHOLD
    before = team.before
    while before:
        totals = {level: before.part(function, level).totals for level in (*LEVELS, None)}
        if sum(map(bool, totals.values())) > 1 and not (totals[HEAD] and totals[STAFF]):
            return BELOW_THRESHOLD
        before = before.before
    return None


def _suppressed(function: str, shown: Shown, everybody: Tally, threshold: Threshold) -> Iterator[Suppressed]:
    """Yield what is hidden of a function; one that is hidden as a whole is told by its n."""
    if isinstance(shown.people, NoFigure):
        return
    for number, counts in enumerate(shown.statements, 1):
        if isinstance(counts, NoFigure):
            yield Suppressed("statement", function, counts.reason, statement=number)
    if isinstance(shown.totals, NoFigure):
        yield Suppressed("total", function, shown.totals.reason)
        for theme in shown.themes:
            yield Suppressed("theme", function, shown.totals.reason, theme=theme)
    elif threshold.small(everybody.people - size(everybody.totals)):
        yield Suppressed("open", function, BELOW_THRESHOLD.reason)
