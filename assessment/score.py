"""One person: from 20 answers to a total, a type, theme means and what stands out.

A missing answer is never a number: with any statement open there is no total and no type.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from reprlib import repr as shown
from typing import TYPE_CHECKING

from assessment.errors import InputError
from assessment.instrument import Answer, Answers, Band, Instrument, LimitKey

if TYPE_CHECKING:
    from fractions import Fraction


class AnswerError(InputError):
    """Answers that are no answers: the message names the statement and says what is allowed."""


@dataclass(frozen=True, slots=True)
class ThemeMean:
    """The mean answer of one theme, on the Likert scale.

    `mean` is None where fewer statements are answered than the limit `theme-minimum-share` asks for. `partial` tells
    that some statements of the theme are open although there is a mean.
    """

    theme: str
    mean: float | None
    answered: int
    of: int

    @property
    def partial(self) -> bool:
        """Whether the mean leaves out open statements."""
        return self.mean is not None and self.answered < self.of


@dataclass(frozen=True, slots=True)
class Extremes:
    """The statements rated highest or lowest, by rating, then by number; `ties` have the last rating shown.

    Only a rating above the person's own mean can be among the highest, and only one below it among the lowest, so that
    no statement is both (ours).
    """

    shown: tuple[int, ...]
    ties: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """One person's result. `total`, `type`, `to_next` and `from_previous` are None unless every statement is answered.

    `to_next` counts the points to the next type's lowest total, `from_previous` the points down to the highest total
    of the type before; each is also None where there is no such type.
    """

    answers: Answers
    total: int | None
    type: str | None
    missing: tuple[int, ...]
    themes: tuple[ThemeMean, ...]
    to_next: int | None
    from_previous: int | None
    highest: Extremes
    lowest: Extremes
    all_equal: int | None  # the rating given to every statement, where there is only one


def score(answers: Sequence[Answer], instrument: Instrument) -> Score:
    """Score one person's answers; raise `AnswerError` unless each is a value of the scale or None."""
    _require_answers(answers, instrument)
    given = tuple(answers)
    missing = tuple(s.number for s in instrument.statements if given[s.number - 1] is None)
    ratings = {s.number: rating for s in instrument.statements if (rating := given[s.number - 1]) is not None}
    total = None if missing else sum(ratings.values())
    band = None if total is None else band_of(total, instrument)
    distinct = set(ratings.values())
    return Score(
        answers=given,
        total=total,
        type=band.type if band else None,
        missing=missing,
        themes=tuple(theme_mean(theme.key, ratings, instrument) for theme in instrument.themes),
        to_next=_to_next(total, band, instrument),
        from_previous=_from_previous(total, band, instrument),
        highest=_extremes(ratings, int(limit("extremes-shown", instrument)), highest=True),
        lowest=_extremes(ratings, int(limit("extremes-shown", instrument)), highest=False),
        all_equal=distinct.pop() if not missing and len(distinct) == 1 else None,
    )


def to_json(score: Score) -> dict[str, object]:
    """Return the score as the JSON object that the command line prints and the browser downloads."""
    return {
        "total": score.total,
        "type": score.type,
        "missing": list(score.missing),
        "themes": {theme.theme: theme.mean for theme in score.themes},
        "to_next": score.to_next,
        "from_previous": score.from_previous,
        "partial_themes": [theme.theme for theme in score.themes if theme.partial],
        "highest": list(score.highest.shown),
        "lowest": list(score.lowest.shown),
        "answers": list(score.answers),
    }


def limit(key: LimitKey, instrument: Instrument) -> float:
    """Return the number that the bank sets for `key`; an unknown key is a `KeyError`."""
    for known in instrument.limits:
        if known.key == key:
            return known.value
    raise KeyError(key)


def band_of(total: "float | Fraction", instrument: Instrument) -> Band:
    """Return the band of a total, or of a mean of totals: the highest band whose lower bound is reached.

    Whole totals follow Kotler, Rackham and Krishnaswamy (2006); that the lower bounds place a mean, so that 39.6
    is in the band from 20 to 39, is this project's rule.
    """
    return [band for band in instrument.bands if band.low <= total][-1]


def theme_mean(theme: str, ratings: dict[int, int], instrument: Instrument) -> ThemeMean:
    """Return the mean of one theme from statement number -> rating."""
    numbers = [s.number for s in instrument.statements if s.theme == theme]
    rated = [ratings[number] for number in numbers if number in ratings]
    enough = rated and len(rated) >= limit("theme-minimum-share", instrument) * len(numbers)
    return ThemeMean(theme, sum(rated) / len(rated) if enough else None, len(rated), len(numbers))


def _require_answers(answers: Sequence[Answer], instrument: Instrument) -> None:
    if len(answers) != len(instrument.statements):
        raise AnswerError(f"{len(answers)} answers were given for {len(instrument.statements)} statements.")
    values = {point.value for point in instrument.scale}
    for number, answer in enumerate(answers, 1):
        # True equals 1 in Python; a truth value is still no answer.
        if answer is not None and (type(answer) is not int or answer not in values):
            raise AnswerError(
                f"Statement {number}: {shown(answer)} is not an answer from {min(values)} to {max(values)}."
            )


def _to_next(total: int | None, band: Band | None, instrument: Instrument) -> int | None:
    if total is None or band is None or band == instrument.bands[-1]:
        return None
    return instrument.bands[instrument.bands.index(band) + 1].low - total


def _from_previous(total: int | None, band: Band | None, instrument: Instrument) -> int | None:
    if total is None or band is None or band == instrument.bands[0]:
        return None
    return total - instrument.bands[instrument.bands.index(band) - 1].high


def _extremes(ratings: dict[int, int], count: int, *, highest: bool) -> Extremes:
    total = sum(ratings.values())
    above_mean = {number: rating * len(ratings) - total for number, rating in ratings.items()}  # no rounding
    sides = [number for number in ratings if (above_mean[number] > 0 if highest else above_mean[number] < 0)]
    ranked = sorted(sides, key=lambda number: (-ratings[number] if highest else ratings[number], number))
    shown = tuple(ranked[:count])
    ties = tuple(n for n in ranked[count:] if ratings[n] == ratings[shown[-1]])
    return Extremes(shown, ties)


def is_unvaried(row: Answers, most: float) -> bool:
    """Tell whether somebody gave so few different answers, to every statement."""
    return None not in row and len(set(row)) <= most
