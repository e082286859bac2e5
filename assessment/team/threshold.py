"""The threshold: which counts of a group may be shown, and what they would reveal of others."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assessment.errors import InputError
from assessment.instrument import Instrument
from assessment.score import limit
from assessment.stats import Counts, NoFigure, size
from assessment.team.counting import Tally

BELOW_THRESHOLD = NoFigure("below-threshold")
"""The group itself is smaller than the threshold."""

COMPLEMENT = NoFigure("complement")
"""Shown, it would reveal a smaller group by subtraction."""


class ThresholdError(InputError):
    """A threshold that is not allowed; the message says which are."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown of one group: its counts, as in `Tally`, or why not."""

    people: int | NoFigure
    statements: tuple[Counts | NoFigure, ...]
    totals: Counts | NoFigure
    themes: Mapping[str, Counts | NoFigure]
    complete: tuple[Counts, ...] | NoFigure


@dataclass(frozen=True, slots=True)
class Threshold:
    """Groups of 1 to `people` - 1 are hidden. Nobody, 0, is no group."""

    people: int
    instrument: Instrument

    def small(self, people: int) -> bool:
        """Tell whether a group of this size is hidden."""
        return 0 < people < self.people

    def number(self, people: int) -> int | NoFigure:
        """Return the size of a group, unless it is hidden."""
        return BELOW_THRESHOLD if self.small(people) else people

    def show(self, tally: Tally, protected: Sequence[Tally]) -> Shown:
        """Return the counts of a group, without those in which any of the `protected` groups is small.

        A theme with a hidden statement is hidden with it: the other statements, taken off the theme, would give it.
        """

        def hidden(people_in: Callable[[Tally], int]) -> NoFigure | None:
            small = [group for group in protected if self.small(people_in(group))]
            if not small:
                return None
            return BELOW_THRESHOLD if any(group is tally for group in small) else COMPLEMENT

        if everything := hidden(lambda group: group.people):
            return self._nothing(everything)

        def statement(place: int) -> Counts | NoFigure:
            return hidden(lambda group: size(group.statements[place])) or tally.statements[place]

        statements = tuple(statement(place) for place in range(len(tally.statements)))

        def theme(key: str) -> Counts | NoFigure:
            own = [statements[each.number - 1] for each in self.instrument.statements if each.theme == key]
            if any(isinstance(counts, NoFigure) for counts in own):
                return COMPLEMENT
            return hidden(lambda group: size(group.themes[key])) or tally.themes[key]

        total = hidden(lambda group: size(group.totals))
        return Shown(
            people=tally.people,
            statements=statements,
            totals=total or tally.totals,
            themes={key: theme(key) for key in tally.themes},
            complete=total or tally.complete,
        )

    def reveals(self, shown: Shown, others: Tally) -> bool:
        """Tell whether `shown`, less the people who are shown one by one, gives a figure of too few `others`."""
        pairs: list[tuple[object, int]] = [(shown.people, others.people), (shown.totals, size(others.totals))]
        pairs += zip(shown.statements, map(size, others.statements), strict=True)
        pairs += [(counts, size(others.themes[key])) for key, counts in shown.themes.items()]
        return any(self.small(people) for figure, people in pairs if not isinstance(figure, NoFigure))

    def _nothing(self, reason: NoFigure) -> Shown:
        statements = tuple(reason for _ in self.instrument.statements)
        return Shown(reason, statements, reason, {theme.key: reason for theme in self.instrument.themes}, reason)


def choose(people: int | None, instrument: Instrument) -> Threshold:
    """Return the threshold that a facilitator chose, or the bank's; raise `ThresholdError` outside its limits."""
    if people is None:
        return Threshold(int(limit("anonymity-threshold", instrument)), instrument)
    low = int(limit("anonymity-threshold-minimum", instrument))
    high = int(limit("anonymity-threshold-maximum", instrument))
    if not low <= people <= high:
        raise ThresholdError(f"The threshold is a whole number from {low} to {high}, not {people}.")
    return Threshold(people, instrument)
