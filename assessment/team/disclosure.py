"""What may be shown: groups smaller than the threshold are hidden, and so is what would reveal them by subtraction.

Nothing hidden goes on to the analysis, so no figure can depend on it.

Who is protected. A reader of a report knows who is in which function and who heads it. So a group is the people of a
function, the people of one level within a function, or those of them who answered a certain statement. A group of 1 up
to the threshold is hidden with its size; nobody (0) is no group and is said to be 0.

What is held back besides:
- There is no figure over all functions: it would give a hidden function, or `other`, as a remainder.
- A statement that too few of a function answered takes its theme with it. The total falls by itself: fewer still
  answered everything.
- Levels within a function are shown all or none: head, staff and people without a level add up to the function.
- Heads are shown one by one only where they agreed, and only where everybody else of their function, too, is nobody or
  enough people in every figure that is shown.

What is shown on purpose. The counts of the answers 1 to 5, and of people over the types, have cells of one or two
people. They say how many, not who, no other figure is split by them, and n, mean and standard deviation of a few whole
numbers mostly fix them anyway. Where a whole function gives one answer, its readers know everyone's.

What a threshold cannot do. Figures of all who answered a statement, less the total of all who answered everything, give
the sum of what people with open statements answered. Likewise for a theme: where one person left one of its two
statements open, it gives that person's answer to the other. No report tells who it was. And two reports of one team,
before and after somebody answered, differ by that person: show one report, when all answers are in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assessment.instrument import LEVELS, Answers
from assessment.stats import Counts, NoFigure
from assessment.team.counting import HEAD, STAFF, Team
from assessment.team.threshold import BELOW_THRESHOLD, COMPLEMENT, Shown, Threshold

ONE_LEVEL = NoFigure("one-level")
"""There are no heads, or no staff, so there is nothing to compare."""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Something that the threshold hid in one function, or of people without one, and the key of the reason.

    `what` is `function`, `statement`, `total`, `theme`, `levels`, `level-statement`, `level-total` or `heads`; the
    number of a statement and the key of a theme stand beside.
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
    whole = team.part(function, *LEVELS, None)
    shown = threshold.show(whole, [whole])
    heads = team.heads[function] if heads_agreed else ()
    revealing = bool(heads) and threshold.reveals(shown, team.part(function, STAFF, None))
    if revealing:
        heads = ()
    levels = _levels(team, function, shown, threshold, heads_shown=bool(heads))
    suppressed = [*_suppressed(function, shown), *_suppressed_levels(function, shown, levels)]
    if revealing:
        suppressed.append(Suppressed("heads", function, COMPLEMENT.reason))
    return Disclosure(shown, levels, heads, tuple(suppressed))


def _levels(
    team: Team, function: str, shown: Shown, threshold: Threshold, *, heads_shown: bool
) -> Mapping[str, Shown] | NoFigure:
    if isinstance(shown.people, NoFigure):
        return shown.people
    parts = {level: team.part(function, level) for level in (*LEVELS, None)}
    if not (parts[HEAD].people and parts[STAFF].people):
        return ONE_LEVEL
    protected = [part for level, part in parts.items() if not (heads_shown and level == HEAD)]
    if any(threshold.small(part.people) for part in protected):
        return BELOW_THRESHOLD
    return {level: threshold.show(parts[level], protected) for level in LEVELS}


def _suppressed(function: str, shown: Shown) -> Iterator[Suppressed]:
    """Yield what is hidden of a function; one that is hidden as a whole is told by its n."""
    if isinstance(shown.people, NoFigure):
        return
    for number, counts in enumerate(shown.statements, 1):
        if isinstance(counts, NoFigure):
            yield Suppressed("statement", function, counts.reason, statement=number)
    if isinstance(shown.totals, NoFigure):
        yield Suppressed("total", function, shown.totals.reason)
    for theme, counts in shown.themes.items():
        if isinstance(counts, NoFigure):
            yield Suppressed("theme", function, counts.reason, theme=theme)


def _suppressed_levels(function: str, shown: Shown, levels: Mapping[str, Shown] | NoFigure) -> Iterator[Suppressed]:
    """Yield what is hidden of the levels although it is shown of the function."""
    below = BELOW_THRESHOLD.reason
    if isinstance(levels, NoFigure):
        if levels == BELOW_THRESHOLD and not isinstance(shown.people, NoFigure):
            yield Suppressed("levels", function, below)
        return
    parts = tuple(levels.values())
    for place, whole in enumerate(shown.statements):
        if _only_levels_hidden(whole, [part.statements[place] for part in parts]):
            yield Suppressed("level-statement", function, below, statement=place + 1)
    if _only_levels_hidden(shown.totals, [part.totals for part in parts]):
        yield Suppressed("level-total", function, below)


def _only_levels_hidden(whole: object, parts: list[Counts | NoFigure]) -> bool:
    return not isinstance(whole, NoFigure) and any(isinstance(part, NoFigure) for part in parts)
