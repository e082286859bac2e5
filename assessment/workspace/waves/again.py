"""Who answered before: people whose response codes carry the number of the same word.

Two comparisons of one wave are over the people found again in each. Whoever has both can take one from the other, and
from the reports of the wave. So comparisons are taken in one order, whichever is looked at: as the waves were begun,
and not by their dates, which can be changed. Each may tell of the people found again only what tells of nobody few
beside all that the ones before it tell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from assessment.exchange.code import CodeError, code_of, decode
from assessment.instrument import Instrument
from assessment.team.movement import Both, Shows, paired
from assessment.team.pairs import Numbered, Pairs, pair
from assessment.workspace import given_out, promises, recognised, standing
from assessment.workspace.action import Context
from assessment.workspace.records import Wave, Workspace


def found_again(workspace: Workspace, before: Wave, last: Wave, context: Context) -> Pairs:
    """Find the people of one wave in a later one, each with which of all that is told besides is over them too."""
    instrument = context.bank.instrument
    waves = [wave for wave in workspace.waves if wave.imports]
    people = {wave.key: _numbered(workspace, wave, instrument) for wave in waves}
    for old, new in _until(waves, before, last):
        pairs = pair(people[old.key], people[new.key], instrument)
        earlier, later = (standing.team_of(workspace, wave, instrument) for wave in (old, new))
        told = paired(earlier, later, pairs, shows(workspace, (old, new), context), instrument)
        for wave in (old, new):
            people[wave.key] = [
                replace(each, among=(*each.among, each.function in told and each.key in pairs.keys))
                for each in people[wave.key]
            ]
    return pair(people[before.key], people[last.key], instrument)


def shows(workspace: Workspace, waves: tuple[Wave, Wave], context: Context, others: int = 0) -> Both:
    """Return what the reports of two waves show; somebody may ask that everybody stands among more `others`."""
    before, after = (promises.in_force(workspace, wave, context) for wave in waves)
    return Shows(max(before.others, others), before.heads), Shows(max(after.others, others), after.heads)


def _until(waves: Sequence[Wave], before: Wave, last: Wave) -> Iterator[tuple[Wave, Wave]]:
    """Yield the comparisons that come before this one."""
    for place, new in enumerate(waves):
        for old in reversed(waves[:place]):
            if {old.key, new.key} == {before.key, last.key}:
                return
            yield old, new


def _numbered(workspace: Workspace, wave: Wave, instrument: Instrument) -> list[Numbered]:
    """Return the people of a wave with the number of their response code; those of a file without codes have none.

    With them stands in which reports they were that were given out.
    """
    among = recognised.members(given_out.everything(workspace), wave.people, instrument)
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
