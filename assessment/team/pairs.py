"""People who answered in both of two waves, found again by a number that they chose to carry.

Nobody is named. Who gave a word of their own has a response code whose number comes from that word, and the same word
gives the same number the next time (`assessment.exchange.word`). Whoever gave none is found nowhere.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from assessment.instrument import FUNCTIONS, Answers, Instrument
from assessment.stats import Counts, Value
from assessment.team.counting import Participant, Tally, Team, count, tally

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
    """Find the people of one wave in the other: the same number and the same function, once in each."""
    waves = tuple(before), tuple(after)
    earlier, later = map(_found_once, waves)
    both = [(earlier[key], later[key]) for key in earlier if key in later]
    old, new = ([people[wave] for people in both] for wave in (0, 1))
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
    whoever the same figures elsewhere are over.
    """

    parts: tuple[Tally, ...]
    everybody: bool  # nobody is left over beside the pairs


def cut(
    pairs: Pairs, wave: int, function: str, instrument: Instrument, *, levels: Collection[str], alone: Collection[str]
) -> Cut:
    """Cut up the people of a function in a wave, 0 or 1, by what is told of them.

    `levels` are told apart. People of a level that is `alone` are shown one by one: who knows their answers takes them
    off, so they are in no part.
    """
    parts: dict[tuple[bool, str | None, tuple[bool, ...]], list[Answers]] = defaultdict(list)
    for each in pairs.waves[wave]:
        if each.function == function and each.level not in alone and None not in each.answers:
            found = each.key in pairs.keys
            parts[found, each.level if each.level in levels else None, each.among].append(each.answers)
    return Cut(tuple(tally(rows, instrument) for rows in parts.values()), all(found for found, *_ in parts))


def _found_once(people: Iterable[Numbered]) -> dict[Key, Numbered]:
    """Return those with a number that nobody else of their function has, and with every answer."""
    listed = list(people)
    times = Counter(each.key for each in listed)
    return {each.key: each for each in listed if each.number and times[each.key] == 1 and None not in each.answers}


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
