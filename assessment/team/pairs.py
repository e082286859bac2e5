"""People who answered in both of two waves, found again by a number that they chose to carry.

Nobody is named. Who gave a word of their own has a response code whose number comes from that word, and the same word
gives the same number the next time (`assessment.exchange.word`). Whoever gave none is found nowhere.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from assessment.instrument import FUNCTIONS, Answers, Instrument
from assessment.stats import Counts, Value
from assessment.team.counting import Participant, Team, count


@dataclass(frozen=True, slots=True)
class Numbered:
    """A respondent with the number that the response code carries; 0 where there is none."""

    number: int
    function: str | None
    level: str | None
    answers: Answers
    guesses: None = None  # what somebody believed then and now is not compared


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


def pair(before: Iterable[Numbered], after: Iterable[Numbered], instrument: Instrument) -> Pairs:
    """Find the people of one wave in the other: the same number and the same function, once in each."""
    earlier, later = _found_once(before), _found_once(after)
    both = [(earlier[key], later[key]) for key in earlier if key in later]
    old, new = ([people[wave] for people in both] for wave in (0, 1))
    changes = {
        function: _changes([each for each in both if each[0].function == function], instrument)
        for function in FUNCTIONS
    }
    return Pairs(
        count(cast("list[Participant]", old), instrument), count(cast("list[Participant]", new), instrument), changes
    )


def _found_once(people: Iterable[Numbered]) -> dict[tuple[int, str | None], Numbered]:
    """Return those with a number that nobody else of their function has, and with every answer."""
    listed = list(people)
    times = Counter((each.number, each.function) for each in listed)
    return {
        (each.number, each.function): each
        for each in listed
        if each.number and times[each.number, each.function] == 1 and None not in each.answers
    }


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
