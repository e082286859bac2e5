"""The release: which people each figure of a function is over. It is decided as a whole, in this place alone.

What a release is made of. The people of a function fall into *blocks*, and every figure is over whole blocks:

- those who answered every statement: all of them together, or heads, staff and people without a level, where these are
  shown apart;
- those who left a statement open, all together. They have no total, no theme and no level.

Where some of them were in a report that was given out before, these are blocks of their own, and those who came since
are others: so all that the next report adds to the first one is what is told of the newcomers alone. Levels that were
one block there are one block here (`assessment.team.disclosure`).

So the difference of any two sets of people that figures of one kind are over is made of whole blocks. A block is nobody
or enough people (`Threshold`): for a statement, enough of them who answered it. People with open statements who are too
few are left out, and their number is not told. Where too few people answered everything, there is no total and no
theme, nothing that could be set off against the statements: then everybody who answered a statement is one block.

What is told of a block. Of each statement its counts, unless these are nearly all alike (`assessment.team.alike`); of
the complete their totals and themes. Means of themes and totals are those of the statements as they are told. Where
answers were moved apart, totals tell their standard deviation in whole points only, and a theme with such a statement
tells none: else the spread would give the answers back. Nor do totals tell it of which nearly all are equal.

Heads who agreed to be shown one by one hide nothing: they are in no block, and are added as they are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from itertools import combinations, pairwise

from assessment.instrument import Instrument
from assessment.score import band_of, limit
from assessment.stats import Counts, NoFigure, sd, size
from assessment.team.alike import (
    NEARLY_ALL,
    StandIn,
    exact_sum,
    moved,
    moved_apart,
    together,
    told,
    told_together,
    two_ends,
)
from assessment.team.counting import Tally, merge
from assessment.team.threshold import BELOW_THRESHOLD, Threshold

SINGLE = NoFigure("single-people")
"""Somebody would stand out: one or two people are of one type, or nearly all are."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown of one group: its counts, as in `Tally`, or why not.

    Counts that are a `StandIn` tell their size and their mean, and nothing else. `spread` counts people over the types,
    some of them together.
    """

    people: int | NoFigure
    statements: tuple[Counts | NoFigure, ...]
    totals: Counts | NoFigure
    themes: Mapping[str, Counts | NoFigure]
    complete: tuple[Counts, ...] | NoFigure
    spread: Mapping[tuple[str, ...], int] | NoFigure


@dataclass(frozen=True, slots=True)
class Block:
    """People who answered every statement, as they may be told; `types` are how many of them are of each type."""

    statements: tuple[Counts, ...]
    totals: Counts
    themes: Mapping[str, Counts]
    types: Mapping[str, int]


def block(parts: Sequence[Tally], instrument: Instrument) -> Block:
    """Return those of the people who answered every statement as they may be told: each part of them by itself."""
    return union([_block(part, instrument) for part in parts])


def _block(people: Tally, instrument: Instrument) -> Block:
    statements = tuple(told(counts, instrument) for counts in people.complete)
    if not people.totals:
        return as_they_are(people, instrument)
    n, alike = size(people.totals), limit("stand-in-deviation", instrument)
    apart = [moved(moved_apart(counts, instrument), instrument) for counts in people.complete]
    themes: dict[str, Counts] = {}
    for theme in instrument.themes:
        places = [each.number - 1 for each in instrument.statements if each.theme == theme.key]
        mean = Fraction(exact_sum([statements[place] for place in places]), n * len(places))
        if any(apart[place] for place in places):
            themes[theme.key] = StandIn(two_ends(n, mean, alike))
        else:
            themes[theme.key] = people.themes[theme.key]
    mean = Fraction(exact_sum(statements), n)
    if max(people.totals.values()) >= n - 2:  # all but two at most are equal: see `moved`
        totals: Counts = StandIn(two_ends(n, mean, alike * len(statements)))
    elif any(apart):
        totals = two_ends(n, mean, round(sd(people.totals)))  # type: ignore[arg-type]  # of three people and more
    else:
        totals = people.totals
    return Block(statements, totals, themes, _types(people.totals, instrument))


def as_they_are(people: Tally, instrument: Instrument) -> Block:
    """Return those who answered every statement of people who agreed to be shown one by one."""
    return Block(people.complete, people.totals, people.themes, _types(people.totals, instrument))


def union(blocks: Sequence[Block]) -> Block:
    """Return the people of several blocks together."""
    return Block(
        tuple(together(groups) for groups in zip(*(each.statements for each in blocks), strict=True)),
        together(each.totals for each in blocks),
        {theme: together(each.themes[theme] for each in blocks) for theme in blocks[0].themes},
        {type_: sum(each.types[type_] for each in blocks) for type_ in blocks[0].types},
    )


def show_complete(block: Block, instrument: Instrument) -> Shown:
    """Return what may be shown of people who answered every statement."""
    return Shown(
        people=size(block.totals),
        statements=block.statements,
        totals=block.totals,
        themes=block.themes,
        complete=block.statements,
        spread=_spread(block, instrument),
    )


def show_everybody(parts: Sequence[Sequence[Tally]], agreed: Tally, threshold: Threshold) -> Shown:
    """Return what may be shown of a function. Those who answered every statement are blocks for each of the parts.

    Each part has a tally for everyone in it, or one for each report, as in `Team.batches`. `agreed` are those who are
    shown one by one.
    """
    batches = [merge(batch) for batch in zip(*parts, strict=True)]
    people = merge(batches)
    instrument, complete = threshold.instrument, size(people.totals)
    if threshold.small(people.people):
        return nothing(BELOW_THRESHOLD, instrument)
    if threshold.small(complete):  # nothing is shown of them alone, so nothing tells them from the others
        shown, others, rest = nothing(BELOW_THRESHOLD, instrument), people.people, [each.statements for each in batches]
        alone: Sequence[Counts] = [{}] * len(people.statements)
    else:
        whole = block([each for part in parts for each in together_enough(part, instrument)], instrument)
        shown = show_complete(union([whole, as_they_are(agreed, instrument)]), instrument)
        others, rest = people.people - complete, [each.open for each in batches]
        alone = whole.statements
    return replace(
        shown,
        people=people.people + agreed.people - (others if threshold.small(others) else 0),
        statements=tuple(map(partial(_statement, threshold), alone, zip(*rest, strict=True), agreed.statements)),
    )


def _statement(threshold: Threshold, complete: Counts, batches: Sequence[Counts], agreed: Counts) -> Counts | NoFigure:
    instrument, others = threshold.instrument, sum(map(size, batches))
    if not complete and not others:
        return agreed
    if not threshold.small(others):
        blocks = [told(counts, instrument) for counts in counts_together_enough(batches, instrument)]
        return told_together([complete, *blocks, agreed], instrument)
    return told_together([complete, agreed], instrument) if complete else BELOW_THRESHOLD


def together_enough(batches: Sequence[Tally], instrument: Instrument) -> list[Tally]:
    """Return the batches, oldest first, each with enough people who answered every statement, if all together are."""
    return _enough(batches, lambda each: size(each.totals), merge, instrument)


def counts_together_enough(batches: Sequence[Counts], instrument: Instrument) -> list[Counts]:
    """Return the same of counts of answers to one statement."""
    return _enough(batches, size, together, instrument)


def _enough[T](
    batches: Sequence[T], people: Callable[[T], int], merged: Callable[[Sequence[T]], T], instrument: Instrument
) -> list[T]:
    """Return the batches with too few people together with the next one, the last ones with the one before."""
    least = Threshold(int(limit("anonymity-threshold-minimum", instrument)), instrument)
    enough: list[T] = []
    waiting: list[T] = []
    for batch in batches:
        waiting.append(batch)
        if people(whole := merged(waiting)) and not least.small(people(whole)):
            enough, waiting = [*enough, whole], []
    return [*enough[:-1], merged([*enough[-1:], *waiting])] if waiting else enough


def nothing(reason: NoFigure, instrument: Instrument) -> Shown:
    """Return that nothing is shown of a group, and why."""
    statements = tuple(reason for _ in instrument.statements)
    return Shown(reason, statements, reason, {theme.key: reason for theme in instrument.themes}, reason, reason)


def _spread(block: Block, instrument: Instrument) -> Mapping[tuple[str, ...], int] | NoFigure:
    """Count people over the types; neighbouring types are counted together where somebody would stand out in one."""
    if isinstance(block.totals, StandIn):
        return NEARLY_ALL
    company, n = limit("company", instrument), size(block.totals)
    types, places = tuple(block.types), range(1, len(block.types))
    cuts = (cuts for number in range(len(places), 0, -1) for cuts in combinations(places, number))
    for ends in ((0, *each, len(types)) for each in cuts):
        groups = [types[start:end] for start, end in pairwise(ends)]
        people = {group: sum(block.types[type_] for type_ in group) for group in groups}
        alone = any(0 < count < company or (len(group) == 1 and count >= n - 1) for group, count in people.items())
        if not n or not alone:
            return people
    return SINGLE


def _types(totals: Counts, instrument: Instrument) -> dict[str, int]:
    people = {band.type: 0 for band in instrument.bands}
    for total, count in totals.items():
        people[band_of(total, instrument).type] += count
    return people
