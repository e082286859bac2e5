"""People who answered in both of two waves, found again by a number that they chose to carry.

Nobody is named. Who gave a word of their own has a response code whose number comes from that word, and the same word
gives the same number the next time (`assessment.exchange.word`). Whoever gave none is found nowhere.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import sqrt
from typing import cast

from assessment.instrument import FUNCTIONS, Answers, Instrument
from assessment.score import limit
from assessment.stats import Counts, Value, exact_mean, sd, size
from assessment.stats.describe import exact_variance
from assessment.team.alike import StandIn, two_ends
from assessment.team.counting import Participant, Tally, Team, count, tally
from assessment.team.release import Shown
from assessment.team.views import Hideable

type Key = tuple[int, str | None]
"""The number and the function by which somebody is found again."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A respondent with the number that the response code carries; 0 where there is none."""

    number: int
    function: str | None
    level: str | None
    answers: Answers
    guesses: None = None  # what somebody believed then and now is not compared
    among: tuple[bool, ...] = ()  # whether figures that are told elsewhere are over this person too, one after another

    @property
    def key(self) -> Key:
        """The number and the function: who has the same in another wave is the same person."""
        return self.number, self.function


@dataclass(frozen=True, slots=True)
class Changes:
    """What the people of one function changed: later minus earlier, counted as in a tally."""

    people: int
    statements: tuple[Counts, ...]
    totals: Counts
    themes: Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Those who answered every statement in both waves, then and now, and what they changed, by function."""

    before: Team
    after: Team
    changes: Mapping[str, Changes]
    keys: frozenset[Key]
    waves: tuple[Sequence[Numbered], Sequence[Numbered]]  # everybody, earlier and later, found again or not


def pair(before: Iterable[Numbered], after: Iterable[Numbered], instrument: Instrument) -> Pairs:
    """Find the people of one wave in the other: the same number and the same function, once in each.

    Nothing is told of their levels. So they are counted without one: else answers of which nearly all of a level are
    alike would be moved apart among the pairs, and not in a report that shows no levels.
    """
    waves = tuple(before), tuple(after)
    earlier, later = map(_found_once, waves)
    both = [(earlier[key], later[key]) for key in earlier if key in later]
    old, new = ([replace(people[wave], level=None) for people in both] for wave in (0, 1))
    changes = {
        function: _changes([each for each in both if each[0].function == function], instrument)
        for function in FUNCTIONS
    }
    return Pairs(
        before=count(cast("list[Participant]", old), instrument),
        after=count(cast("list[Participant]", new), instrument),
        changes=changes,
        keys=frozenset(earlier.keys() & later.keys()),
        waves=waves,
    )


@dataclass(frozen=True, slots=True)
class Cut:
    """The people of one function in one wave who answered every statement, cut up by all that is told of them.

    A part are those whom the same figures are over: the pairs or the others, of one level where levels are shown, and
    whoever the same figures elsewhere are over, in either wave.
    """

    parts: tuple[Tally, ...]
    everybody: bool  # nobody is left over beside the pairs, who were never fewer


def cut(
    pairs: Pairs, wave: int, function: str, instrument: Instrument, *, levels: Collection[str], alone: Collection[str]
) -> Cut:
    """Cut up the people of a function in a wave, 0 or 1, by what is told of them.

    `levels` are told apart. People of a level that is `alone` are shown one by one: who knows their answers takes them
    off, so they are in no part.
    """
    other = {each.key: each.among for each in pairs.waves[1 - wave] if each.key in pairs.keys}
    parts: dict[tuple[object, ...], list[Answers]] = defaultdict(list)
    again = set()
    for each in pairs.waves[wave]:
        if each.function == function and each.level not in alone and None not in each.answers:
            found = other.get(each.key)
            again.add(found)
            parts[found, each.level if each.level in levels else None, each.among].append(each.answers)
    return Cut(tuple(tally(rows, instrument) for rows in parts.values()), None not in again and len(again) == 1)


def _found_once(people: Iterable[Numbered]) -> dict[Key, Numbered]:
    """Return those with a number that nobody else of their function has, and with every answer."""
    listed = list(people)
    times = Counter(each.key for each in listed)
    return {each.key: each for each in listed if each.number and times[each.key] == 1 and None not in each.answers}


def as_told(changes: Changes, before: Shown, after: Shown, instrument: Instrument) -> Changes:
    """Return the changes as they may be told: of some only that their mean is that of the waves.

    These are changes of answers that were moved apart in either wave, which they would give back, and changes that are
    nearly all alike: whoever did not change alike would know those of all others. The standard deviation that stands in
    is the usual one, or that of the changes that are told. As in `assessment.team.release`, totals tell theirs in whole
    points where a statement tells a mean only.
    """
    n = changes.people
    hidden = {
        number
        for number, (counts, *both) in enumerate(
            zip(changes.statements, before.statements, after.statements, strict=True), 1
        )
        if _nearly_all(counts) or any(isinstance(each, StandIn) for each in both)
    }
    told = [exact_variance(counts) for number, counts in enumerate(changes.statements, 1) if number not in hidden]
    usual = limit("stand-in-deviation", instrument)
    alike = max([usual, sqrt(sum(told) / len(told))] if told else [usual])  # type: ignore[arg-type]  # of two and more
    themes = {
        theme.key: {each.number for each in instrument.statements if each.theme == theme.key}
        for theme in instrument.themes
    }

    def only_mean(old: Hideable, new: Hideable, deviation: float) -> Counts:
        return StandIn(two_ends(n, exact_mean(new) - exact_mean(old), deviation))  # type: ignore[operator, arg-type]

    totals = changes.totals
    if _nearly_all(totals) or isinstance(before.totals, StandIn) or isinstance(after.totals, StandIn):
        totals = only_mean(before.totals, after.totals, usual * len(instrument.statements))
    elif hidden:
        deviation = sd(changes.totals)
        totals = only_mean(before.totals, after.totals, round(deviation) if isinstance(deviation, float) else 0)
    return Changes(
        people=n,
        statements=tuple(
            only_mean(before.statements[place], after.statements[place], alike) if place + 1 in hidden else counts
            for place, counts in enumerate(changes.statements)
        ),
        totals=totals,
        themes={
            theme: only_mean(before.themes[theme], after.themes[theme], alike)
            if themes[theme] & hidden or _nearly_all(counts)
            else counts
            for theme, counts in changes.themes.items()
        },
    )


def _nearly_all(counts: Counts) -> bool:
    """Tell whether all but three at most changed alike.

    That only a mean is told may be seen. Whoever is one of two who changed otherwise would then know the other's change
    by the sum, and so those of all others; of three, two others may each have changed more or less.
    """
    return max(counts.values()) >= size(counts) - 3


def _changes(both: list[tuple[Numbered, Numbered]], instrument: Instrument) -> Changes:
    rows = [
        tuple(new - old for old, new in zip(cast("tuple[int, ...]", a), cast("tuple[int, ...]", b), strict=True))
        for a, b in ((old.answers, new.answers) for old, new in both)
    ]
    places = {
        theme.key: [s.number - 1 for s in instrument.statements if s.theme == theme.key] for theme in instrument.themes
    }
    return Changes(
        people=len(rows),
        statements=tuple(_counted(row[s.number - 1] for row in rows) for s in instrument.statements),
        totals=_counted(map(sum, rows)),
        themes={
            theme: _counted(Fraction(sum(row[place] for place in there), len(there)) for row in rows)
            for theme, there in places.items()
        },
    )


def _counted(values: Iterable[Value]) -> Counts:
    return dict(sorted(Counter(values).items()))
