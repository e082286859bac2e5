"""Who answered before: people whose response codes carry the number of the same word.

Two comparisons of one wave are over the people found again in each. Whoever has both can take one from the other, and
from the reports of the wave. So comparisons are taken in one order, whichever is looked at: as the waves were begun,
and not by their dates, which can be changed. Each may tell of the people found again only what tells of nobody few
beside all that the ones before it tell. And what was told remains told: before a closed wave is opened again, to be
changed or emptied, and before one that comes first takes the place of another, it is written down whom those that were
told are over.
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
from assessment.workspace.records import Compared, Given, Person, Wave, Workspace
from assessment.workspace.traces import answers_of


def found_again(workspace: Workspace, before: Wave, last: Wave, context: Context) -> Pairs:
    """Find the people of one wave in a later one, each with which of all that is told besides is over them too."""
    workspace = _as_told(workspace, context)
    people = _everybody(workspace, context.bank.instrument)
    for both in _in_order(workspace):
        if {wave.key for wave in both} == {before.key, last.key}:
            break
        _take(both, people, workspace, context)
    return pair(people[before.key], people[last.key], context.bank.instrument)


def remembering(before: Workspace, after: Workspace, context: Context) -> Workspace:
    """Return a workspace after a change, with whom the comparisons before it are over, as far as it may undo them.

    Opened again, a measurement may change and be told of in any way. And one that was open may grow, and its
    comparisons take the place of those that were told.
    """
    if after.waves == before.waves or sum(bool(wave.closed) for wave in before.waves) <= 1:
        return after
    told = list(_told(_as_told(before, context), context, closed=True))
    opened = {wave.key for wave in before.waves if wave.closed} - {wave.key for wave in after.waves if wave.closed}
    salt = given_out.salt_of(before, context.fresh)
    now = [Compared(given_out.traces(people, salt), salt) for people in told]
    if not opened and _tells(_as_told(after, context), now, context):
        return after
    kept = {(each.salt, _answers(each)): each for each in (*before.compared, *now)}
    return replace(after, compared=tuple(kept.values()))


def _as_told(workspace: Workspace, context: Context) -> Workspace:
    """Return a workspace whose comparisons are taken in the way in which they were told.

    Where all that was told is told now, in its place, nothing has to be kept beside it.
    """
    today = replace(workspace, compared=())
    return today if workspace.compared and _tells(today, workspace.compared, context) else workspace


def _tells(workspace: Workspace, compared: Sequence[Compared], context: Context) -> bool:
    """Tell whether the comparisons of a workspace are, among others, over these people; some may have another level."""
    if not compared:
        return True
    told = list(_told(workspace, context, closed=False))
    now = {
        (salt, _answers(Compared(given_out.traces(people, salt), salt)))
        for salt in {each.salt for each in compared}
        for people in told
    }
    return all((each.salt, _answers(each)) in now for each in compared)


def _answers(compared: Compared) -> str:
    return "\n".join(sorted(map(answers_of, compared.people.split("\n"))))


def _told(workspace: Workspace, context: Context, *, closed: bool) -> Iterator[list[Person]]:
    """Yield whom the comparisons that tell of people found again are over; `closed`: those of closed waves only."""
    people = _everybody(workspace, context.bank.instrument)
    for both in _in_order(workspace):
        pairs, told = _take(both, people, workspace, context)
        if told and all(wave.closed or not closed for wave in both):
            for wave, numbered in zip(both, pairs.waves, strict=True):
                yield [
                    person
                    for person, each in zip(wave.people, numbered, strict=True)
                    if each.function in told and each.key in pairs.keys
                ]


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
