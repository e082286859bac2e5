"""Two waves of one team: what moved, for each function on its own.

People who can be found again are compared with themselves, which tells far more; else the waves are compared as two
independent groups, even where the same people answered. What is compared of a wave is what its report shows, by its own
threshold and with its own heads: over other people, the comparison and the report together would tell of those between.
The stricter threshold of both waves is applied to the pairs, and to whoever is left over beside them. Of what these
changed is told what the waves tell of it (`assessment.team.pairs.as_told`).

Statements are judged together, as in a team report (`assessment.team.estimating`). The total, the themes and the
signs of success that a plan named beforehand are judged by their own intervals.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from assessment.instrument import LEVELS, Instrument
from assessment.score import band_of, limit
from assessment.stats import Counts, NoFigure, exact_mean, mean_interval, welch_interval
from assessment.team.alike import StandIn, told
from assessment.team.analysis import COMPARED
from assessment.team.counting import HEAD, Tally, Team
from assessment.team.disclosure import Disclosure, disclose
from assessment.team.moved import Movement, Two, judged
from assessment.team.moved_together import signs_moved, statements_moved
from assessment.team.pairs import Cut, Pairs, as_told, cut
from assessment.team.release import Shown
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
        whole = [each.of(team, function, instrument) for each, team in zip(shows, (before, after), strict=True)]
        if pairs is None or function not in compared:
            return Two(whole[0].shown, whole[1].shown, None)
        old, new = (_shown_of(pairs, wave, found, function, rule) for wave, found in enumerate(whole))
        return Two(old, new, as_told(pairs.changes[function], old, new, instrument))

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


def _shown_of(pairs: Pairs, wave: int, found: Disclosure, function: str, rule: Threshold) -> Shown:
    """Return what is told of the pairs in a wave; of everybody, the very figures of the report."""
    shown, people = found.shown, pairs.changes[function].people
    if not isinstance(shown.complete, NoFigure) and sum(shown.complete[0].values()) == people:
        return replace(shown, people=people, statements=shown.complete)
    return disclose((pairs.before, pairs.after)[wave], function, rule, heads_agreed=False).shown


def _enough(pairs: Pairs, wave: int, team: Team, found: Disclosure, function: str, rule: Threshold) -> bool:
    """Tell whether nobody few can be worked out by what is told of the pairs in a wave beside all else of the wave.

    Where everybody was found again, and nobody is told apart, the pairs tell nothing new of it. Else each part into
    which all that is told cuts the people is enough of them, of whom nothing was moved apart: so the pairs and the
    report tell sums that agree, and that they are told says no more of hidden answers than the report does.
    """
    parts = _cut(pairs, wave, found, function, rule.instrument)
    same = parts.everybody and not found.heads and team.before is None
    return same or not any(rule.small(part.people) or _moved_apart(part, rule.instrument) for part in parts.parts)


def _cut(pairs: Pairs, wave: int, found: Disclosure, function: str, instrument: Instrument) -> Cut:
    levels = () if isinstance(found.levels, NoFigure) else LEVELS
    return cut(pairs, wave, function, instrument, levels=levels, alone=(HEAD,) if found.heads else ())


def _moved_apart(part: Tally, instrument: Instrument) -> bool:
    """Tell whether only a mean is told of an answer, as of nearly all alike: see `assessment.team.alike`."""
    return any(isinstance(told(counts, instrument), StandIn) for counts in part.complete)


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
