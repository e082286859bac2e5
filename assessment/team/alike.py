"""Answers that are nearly all alike: what may be told of them, so that nobody can name the answer of another.

Where everybody gave one answer, the mean tells everyone's; where all but one did, it tells that one person everybody
else's. So the counts of such answers are never told as they are:

- They are *moved apart*, to the nearest counts in which at most all but two agree. From inside the scale this keeps the
  mean where all agree, and moves it by one answer's step where one differs. At its ends one or two answers come in by a
  step. Counts that were so to begin with look the same, so nobody can tell which it was.
- Of the outcome only the sum is told. Its spread would tell the two kinds apart.

Where nearly all answers lie in one category, only the sum is told either: the issue is not one answer then, but that
everybody would stand on one side. A category is a point of the scale, and in a small group, of which nobody sees more,
disagreeing, neither, or agreeing.

The idea is that of recoding and of perturbing small cells in official statistics (Hundepool et al. 2012); the rules are
this project's own.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import sqrt

from assessment.instrument import Instrument
from assessment.score import limit
from assessment.stats import Counts, NoFigure, Value, size
from assessment.stats.describe import exact_variance

NEARLY_ALL = NoFigure("nearly-all")
"""Nearly all answers are alike, so only their mean is told."""


class StandIn(dict[Value, int]):
    """Counts whose size and sum may be told. Their spread is made up, and alike for all that have the same sum."""


def told(counts: Counts, instrument: Instrument) -> Counts:
    """Return the counts of the answers of one block to one statement as they may be told."""
    apart = moved_apart(counts, instrument)
    return stand_in(apart, instrument) if moved(apart, instrument) else counts


def told_together(blocks: Iterable[Counts], instrument: Instrument) -> Counts:
    """Return the counts of blocks together, each as it may be told, as the counts of a whole group may be told."""
    counts = together(blocks)
    return stand_in(counts, instrument) if nearly_all(counts, instrument) else counts


def moved_apart(counts: Counts, instrument: Instrument) -> Counts:
    """Return the counts, or, where all or all but one gave the same answer, counts in which two did not."""
    people = size(counts)
    most = max(counts, key=lambda value: counts[value], default=None)
    if most is None or counts[most] < people - 1:
        return counts
    ends = low, high = _ends(instrument)
    inward = 1 if most == low else -1 if most == high else 0
    changed = Counter(counts)
    if inward:
        step = counts[most] - (people - 2)
        changed.update({most: -step, most + inward: step})
    elif counts[most] == people:
        changed.update({most: -2, most - 1: 1, most + 1: 1})
    else:
        other = next(value for value, n in counts.items() if n and value != most)
        middle = Fraction(sum(ends), 2)
        up = most < middle or (most == middle and other < most)
        changed.update({most: -1, most + (1 if up else -1): 1})
    return {value: n for value, n in sorted(changed.items()) if n}


def moved(counts: Counts, instrument: Instrument) -> bool:
    """Tell whether these counts may come from others that were moved apart."""
    people, given = size(counts), {value: n for value, n in counts.items() if n}
    values = [point.value for point in instrument.scale]
    before = (
        before
        for most, n in given.items()
        if n == people - 2
        for before in ({most: people}, *({most: people - 1, other: 1} for other in values if other != most))
    )
    return any(moved_apart(each, instrument) == given for each in before)


def nearly_all(counts: Counts, instrument: Instrument) -> bool:
    """Tell whether all or all but one answers lie in one category."""
    people = size(counts)
    categories = parts(counts, instrument) if few(people, instrument) else tuple(counts.values())
    return people > 0 and max(categories) >= people - 1


def few(people: int, instrument: Instrument) -> bool:
    """Tell whether a group is so small that answers are counted in three parts."""
    return people < limit("full-counts", instrument)


def parts(counts: Counts, instrument: Instrument) -> tuple[int, int, int]:
    """Return how many disagree, do neither, and agree."""
    middle = Fraction(sum(_ends(instrument)), 2)
    below = sum(n for value, n in counts.items() if value < middle)
    above = sum(n for value, n in counts.items() if value > middle)
    return below, size(counts) - below - above, above


def stand_in(counts: Counts, instrument: Instrument) -> StandIn:
    """Return other counts of the same size and sum: as even as can be, and then spread as answers of one mind are."""
    people, (low, high) = size(counts), _ends(instrument)
    least, more = divmod(sum(value * n for value, n in counts.items()), people)
    spread: Counter[Value] = Counter({least: people - more, least + 1: more})
    enough = limit("stand-in-deviation", instrument) ** 2
    while exact_variance(spread) < enough:  # type: ignore[operator]  # two people and more have a variance
        inside = [value for value, n in spread.items() if n > 1 and low < value < high]
        if not inside:
            break
        widest = max(inside, key=lambda value: (spread[value], -value))
        spread.update({widest: -2, widest - 1: 1, widest + 1: 1})
    return StandIn({value: n for value, n in sorted(spread.items()) if n})


def together(groups: Iterable[Counts]) -> Counts:
    """Return the counts of several groups together: a stand-in where one of them is."""
    groups = list(groups)
    whole: dict[Value, int] = {}
    for group in groups:
        for value, people in group.items():
            whole[value] = whole.get(value, 0) + people
    kind = StandIn if any(isinstance(group, StandIn) for group in groups) else dict
    return kind(sorted(whole.items()))


def two_ends(people: int, mean: Fraction, deviation: float) -> dict[Value, int]:
    """Return made-up counts with this mean and standard deviation: half lie below the mean, half above."""
    half = people // 2
    far = Fraction(deviation * sqrt((people - 1) / (2 * half)))
    ends: dict[Value, int] = {mean - far: half, mean + far: half}
    return ends | ({mean: 1} if people % 2 else {})


def exact_sum(groups: Sequence[Counts]) -> Value:
    """Return the sum of all values of several groups."""
    return sum(value * n for group in groups for value, n in group.items())


def _ends(instrument: Instrument) -> tuple[int, int]:
    return instrument.scale[0].value, instrument.scale[-1].value
