"""Two waves of one team: what moved, for each function on its own.

People who can be found again are compared with themselves, which tells far more; else the waves are compared as two
independent groups, even where the same people answered. What is compared of a wave is what its report shows, by its own
threshold and with its own heads: over other people, the comparison and the report together would tell of those between.
The stricter threshold of both waves is applied to the pairs, and to whoever is left over beside them.

Statements are judged together, as in a team report (`assessment.team.estimating`). The total, the themes and the
signs of success that a plan named beforehand are judged by their own intervals.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from assessment.instrument import LEVELS, Instrument
from assessment.score import band_of, limit
from assessment.stats import Counts, NoFigure, exact_mean, mean_interval, size, welch_interval
from assessment.team.analysis import COMPARED
from assessment.team.counting import HEAD, Tally, Team
from assessment.team.disclosure import Disclosure, disclose
from assessment.team.moved import Movement, Two, judged
from assessment.team.moved_together import signs_moved, statements_moved
from assessment.team.pairs import Pairs, cut
from assessment.team.threshold import Threshold, choose
from assessment.team.views import Hideable, figure


@dataclass(frozen=True, slots=True)
class Shows:
    """What the report of a wave shows: by which threshold, None for the bank's, and of which functions the heads."""

    threshold: int | None = None
    heads: Collection[str] = ()

    def of(self, team: Team, function: str, instrument: Instrument) -> Disclosure:
        """Return what the report of the wave shows of a function."""
        rule = choose(self.threshold, instrument)
        return disclose(team, function, rule, heads_agreed=function in self.heads)


type Both = tuple[Shows, Shows]
"""What the reports of the earlier wave and of the later one show."""


@dataclass(frozen=True, slots=True)
class FunctionMovement:
    """How the view of one function moved. Pairs are earlier and later; types belong to the mean totals.

    `paired`: these are people who answered both times, each compared with themselves. `signs` are the statements that a
    plan named beforehand, tested by themselves.
    """

    people: tuple[int | NoFigure, int | NoFigure]
    paired: bool
    statements: tuple[Movement, ...]
    signs: Mapping[int, Movement]
    themes: Mapping[str, Movement]
    total: Movement
    types: tuple[str | NoFigure, str | NoFigure]

    def judged(self, *verdicts: str) -> tuple[int, ...]:
        """Return the numbers of the statements with one of these verdicts."""
        return tuple(number for number, each in enumerate(self.statements, 1) if each.verdict in verdicts)


def movement(
    before: Team,
    after: Team,
    instrument: Instrument,
    shows: Both = (Shows(), Shows()),
    *,
    pairs: Pairs | None = None,
    signs: Collection[int] = (),
) -> Mapping[str, FunctionMovement]:
    """Return how the views of Sales and of Marketing moved between two waves.

    A threshold outside the bank's limits raises `ThresholdError`. `signs` are the numbers of the statements that a plan
    expects to rise.
    """
    rule = _stricter(shows, instrument)
    compared = paired(before, after, pairs, shows, instrument)

    def two(function: str) -> Two:
        if pairs is None or function not in compared:
            old, new = (each.of(team, function, instrument) for each, team in zip(shows, (before, after), strict=True))
            return Two(old.shown, new.shown, None)
        old, new = (disclose(team, function, rule, heads_agreed=False) for team in (pairs.before, pairs.after))
        return Two(old.shown, new.shown, pairs.changes[function])

    return {function: _function(two(function), sorted(set(signs)), instrument) for function in COMPARED}


def paired(before: Team, after: Team, pairs: Pairs | None, shows: Both, instrument: Instrument) -> tuple[str, ...]:
    """Return the functions in which those who answered in both waves may be compared with themselves.

    They are enough people, and together with all else that is told of either wave they tell of nobody few.
    """
    if pairs is None:
        return ()
    rule = _stricter(shows, instrument)
    return tuple(
        function
        for function in COMPARED
        if pairs.changes[function].people >= rule.smallest
        and all(
            _enough(pairs, wave, team, shows[wave].of(team, function, instrument), function, rule)
            for wave, team in enumerate((before, after))
        )
    )


def _stricter(shows: Both, instrument: Instrument) -> Threshold:
    return max((choose(each.threshold, instrument) for each in shows), key=lambda rule: rule.people)


def _enough(pairs: Pairs, wave: int, team: Team, found: Disclosure, function: str, rule: Threshold) -> bool:
    """Tell whether nobody few can be worked out by what is told of the pairs in a wave beside all else of the wave.

    Where everybody was found again, and nobody is told apart, the pairs tell nothing new of it. Else each part into
    which all that is told cuts the people is enough of them, who did not nearly all give one answer somewhere: see
    `assessment.team.alike`.
    """
    levels = () if isinstance(found.levels, NoFigure) else LEVELS
    alone = (HEAD,) if found.heads else ()
    parts = cut(pairs, wave, function, rule.instrument, levels=levels, alone=alone)
    same = parts.everybody and not alone and team.before is None
    return same or not any(rule.small(part.people) or _nearly_alike(part) for part in parts.parts)


def _nearly_alike(part: Tally) -> bool:
    return any(max(each.values()) >= size(each) - 1 for each in part.statements)


def _function(two: Two, signs: Sequence[int], instrument: Instrument) -> FunctionMovement:
    before, after, changes = two.before, two.after, two.changes
    points = len(instrument.statements)
    statements = statements_moved(two, instrument)
    confidence = limit("confidence", instrument)
    themes = [theme.key for theme in instrument.themes]
    together = 1 - (1 - confidence) / len(themes)  # that all intervals of the themes hold (Bonferroni, after Dunn 1961)
    return FunctionMovement(
        people=(before.people, after.people),
        paired=changes is not None,
        statements=statements,
        signs=signs_moved(two, statements, signs, instrument),
        themes={
            theme: _alone(
                (before.themes[theme], after.themes[theme]),
                changes.themes[theme] if changes else None,
                together,
                instrument,
            )
            for theme in themes
        },
        total=_alone(
            (before.totals, after.totals), changes.totals if changes else None, confidence, instrument, points
        ),
        types=(_type(before.totals, instrument), _type(after.totals, instrument)),
    )


def _alone(
    pair: tuple[Hideable, Hideable], changes: Counts | None, confidence: float, instrument: Instrument, points: int = 1
) -> Movement:
    """Return how a mean moved, by the t interval of its difference; `points` answers add up to a value."""
    if changes is None:
        interval = figure(lambda old, new: welch_interval(new, old, confidence), *pair)
    else:
        interval = figure(lambda _old, _new: mean_interval(changes, confidence), *pair)
    return judged(pair, interval, instrument, points)


def _type(totals: Hideable, instrument: Instrument) -> str | NoFigure:
    centre = figure(exact_mean, totals)
    return centre if isinstance(centre, NoFigure) else band_of(centre, instrument).type
