"""What each side believes of the other: guesses beside what the other side answered.

The idea is coorientation (McLeod and Chaffee 1973). *Agreement* is how far two sides are apart; *congruency*, how far
a side believes that they are; *accuracy*, how near its guess comes to what the other side says. Guesses are whole
points here, and their mean stands against a mean of answers: that, and the verdicts, are this project's own.

Guesses are figures like others. Those of a function on a statement are told only from enough people on, and never as
they are where nearly all are alike (`assessment.team.alike`). Of guesses there is one set of people for each function
and statement, and no other: no levels, no part of them, no answers of those alone who guessed. So nothing can be taken
from anything, and all figures here come from these and from what the report tells of the answers anyway.
"""

from collections.abc import Mapping, Sequence

from assessment.guesses import GUESSING, other_side
from assessment.instrument import Instrument
from assessment.score import limit
from assessment.stats import NO_ANSWERS, Counts, NoFigure, difference, size, welch_interval
from assessment.team import alike
from assessment.team.estimating import estimates, spreads
from assessment.team.release import Shown, counts_together_enough, nothing
from assessment.team.result import Belief, Difference, Estimate, Misjudged
from assessment.team.threshold import BELOW_THRESHOLD, Threshold
from assessment.team.verdict import verdict
from assessment.team.views import Hideable, figure, spread_figure, view

HIGHER, LOWER = "higher", "lower"
"""How a guess lies to what the other side answers."""


def beliefs(
    given: Mapping[str, Sequence[Sequence[Counts]]], shown: Mapping[str, Shown], rule: Threshold
) -> tuple[Belief, ...]:
    """Return what each side believes of the other, for every statement on which somebody guessed.

    `given` are the guesses of each function's people, counted in batches as in `Team.guessed`; `shown` is what may be
    shown of its answers.
    """
    instrument = rule.instrument
    guessed = {function: told(given[function], rule) for function in GUESSING}
    numbers = [
        statement.number
        for statement in instrument.statements
        if any(batch[statement.number - 1] for function in GUESSING for batch in given[function])
    ]
    judged = {function: _estimates(guessed[function], shown[_other(function)], instrument) for function in GUESSING}
    return tuple(_belief(number, guessed, shown, judged, instrument) for number in numbers)


def told(batches: Sequence[Sequence[Counts]], rule: Threshold) -> tuple[Hideable, ...]:
    """Return the guesses of a function as they may be told: each batch of them by itself, as in a release."""
    return tuple(_told(counts, rule) for counts in zip(*batches, strict=True))


def _told(batches: Sequence[Counts], rule: Threshold) -> Hideable:
    people = sum(map(size, batches))
    if rule.small(people) or not people:
        return BELOW_THRESHOLD if people else {}
    blocks = counts_together_enough(batches, rule.instrument)
    return alike.told_together([alike.told(counts, rule.instrument) for counts in blocks], rule.instrument)


def _estimates(guessed: Sequence[Hideable], answered: Shown, instrument: Instrument) -> dict[int, Estimate]:
    """Return what is likely of each misjudgement, all of them judged together as the differences of answers are."""
    people = max((size(counts) for counts in guessed if not isinstance(counts, NoFigure)), default=0)
    if not people:
        return {}
    hidden = nothing(NO_ANSWERS, instrument)
    guesses = Shown(people, tuple(guessed), hidden.totals, hidden.themes, hidden.complete, hidden.spread)
    parts = [guesses, answered]
    return estimates(parts, [spreads(part.statements, instrument) for part in parts], (HIGHER, LOWER), instrument)


def _belief(
    number: int,
    guessed: Mapping[str, Sequence[Hideable]],
    shown: Mapping[str, Shown],
    judged: Mapping[str, Mapping[int, Estimate]],
    instrument: Instrument,
) -> Belief:
    guesses = {function: guessed[function][number - 1] for function in GUESSING}
    answers = {function: shown[function].statements[number - 1] for function in GUESSING}
    sales, marketing = GUESSING
    return Belief(
        number=number,
        guesses={function: view(counts, instrument) for function, counts in guesses.items()},
        believed={
            sales: figure(difference, answers[sales], guesses[sales]),
            marketing: figure(difference, guesses[marketing], answers[marketing]),
        },
        misjudged={
            function: _misjudged(guesses[function], answers[_other(function)], judged[function].get(number), instrument)
            for function in GUESSING
        },
    )


def _misjudged(guesses: Hideable, answers: Hideable, likely: Estimate | None, instrument: Instrument) -> Misjudged:
    confidence = limit("confidence", instrument)
    apart = figure(difference, guesses, answers)
    interval = spread_figure(lambda first, second: welch_interval(first, second, confidence), guesses, answers)
    estimate = likely or (apart if isinstance(apart, NoFigure) else NO_ANSWERS)
    return Misjudged(Difference(apart, interval), estimate, *verdict(estimate, apart, instrument))


def _other(function: str) -> str:
    return other_side(function) or ""
