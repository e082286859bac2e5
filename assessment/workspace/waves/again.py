"""Who answered before: people whose response codes carry the number of the same word.

Two comparisons of one wave are over the people found again in each. Whoever has both can take one from the other, and
from the reports of the wave. So comparisons are taken in one order, whichever is looked at: as the waves were begun,
and not by their dates, which can be changed. Each may tell of the people found again only what tells of nobody few
beside all that the ones before it tell. And what was told remains told: before a closed wave is opened again, to be
changed or emptied, it is written down whom its comparisons are over.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from assessment.exchange.code import CodeError, code_of, decode
from assessment.instrument import Instrument
from assessment.team.movement import Both, Shows, paired
from assessment.team.pairs import Numbered, Pairs, pair
from assessment.workspace import given_out, promises, recognised, standing
from assessment.workspace.action import Context
from assessment.workspace.records import Compared, Given, Wave, Workspace


def found_again(workspace: Workspace, before: Wave, last: Wave, context: Context) -> Pairs:
    """Find the people of one wave in a later one, each with which of all that is told besides is over them too."""
    if workspace.compared:
        today = replace(workspace, compared=())
        if {*workspace.compared} <= {*_compared(today, context, closed=False)}:
            workspace = today  # all that was told is told now, in its place
    people = _everybody(workspace, context.bank.instrument)
    for both in _in_order(workspace):
        if {wave.key for wave in both} == {before.key, last.key}:
            break
        _take(both, people, workspace, context)
    return pair(people[before.key], people[last.key], context.bank.instrument)


def compared_until_now(workspace: Workspace, context: Context) -> tuple[Compared, ...]:
    """Return whom the comparisons of closed waves are over, and whom earlier ones were over."""
    return tuple(dict.fromkeys((*workspace.compared, *_compared(workspace, context, closed=True))))


def _compared(workspace: Workspace, context: Context, *, closed: bool) -> Iterator[Compared]:
    """Yield whom the comparisons that tell of people found again are over; `closed`: those of closed waves only."""
    people = _everybody(workspace, context.bank.instrument)
    salt = next((each.salt for each in given_out.everything(workspace) if each.salt), context.fresh)
    for both in _in_order(workspace):
        pairs, told = _take(both, people, workspace, context)
        if told and all(wave.closed or not closed for wave in both):
            for wave, numbered in zip(both, pairs.waves, strict=True):
                again = (
                    person
                    for person, each in zip(wave.people, numbered, strict=True)
                    if each.function in told and each.key in pairs.keys
                )
                yield Compared(given_out.traces(again, salt), salt)


def shows(workspace: Workspace, waves: tuple[Wave, Wave], context: Context, others: int = 0) -> Both:
    """Return what the reports of two waves show; somebody may ask that everybody stands among more `others`."""
    before, after = (promises.in_force(workspace, wave, context) for wave in waves)
    return Shows(max(before.others, others), before.heads), Shows(max(after.others, others), after.heads)


def _in_order(workspace: Workspace) -> Iterator[tuple[Wave, Wave]]:
    """Yield every comparison, the one that comes first first."""
    waves = [wave for wave in workspace.waves if wave.imports]
    for place, new in enumerate(waves):
        for old in reversed(waves[:place]):
            yield old, new


def _take(
    both: tuple[Wave, Wave], people: dict[str, list[Numbered]], workspace: Workspace, context: Context
) -> tuple[Pairs, tuple[str, ...]]:
    """Make a comparison; note of all people whether it is over them, too.

    Return who was found again, and the functions of which it tells of them.
    """
    instrument = context.bank.instrument
    before, after = both
    pairs = pair(people[before.key], people[after.key], instrument)
    earlier, later = (standing.team_of(workspace, wave, instrument) for wave in both)
    told = paired(earlier, later, pairs, shows(workspace, both, context), instrument)
    for wave in both:
        people[wave.key] = [
            replace(each, among=(*each.among, each.function in told and each.key in pairs.keys))
            for each in people[wave.key]
        ]
    return pairs, told


def _everybody(workspace: Workspace, instrument: Instrument) -> dict[str, list[Numbered]]:
    """Return the people of each wave, by its key."""
    return {wave.key: _numbered(workspace, wave, instrument) for wave in workspace.waves if wave.imports}


def _numbered(workspace: Workspace, wave: Wave, instrument: Instrument) -> list[Numbered]:
    """Return the people of a wave with the number of their response code; those of a file without codes have none.

    With them stands in which reports they were that were given out, and in which comparisons before a wave of these was
    opened again.
    """
    told_of: tuple[Given | Compared, ...] = (*given_out.everything(workspace), *workspace.compared)
    among = recognised.members(told_of, wave.people, instrument)
    return [
        Numbered(number_carried(each.mark), each.function, each.level, each.answers, among=told)
        for each, told in zip(wave.people, among, strict=True)
    ]


@lru_cache(maxsize=1 << 15)
def number_carried(mark: str) -> int:
    """Return the number that a response code carries, by the mark that is kept of it; 0 for every other mark."""
    code = code_of(mark)
    if not code:
        return 0
    try:
        return decode(code).respondent
    except CodeError:  # a workspace that was changed by hand: nobody is found again by it
        return 0
