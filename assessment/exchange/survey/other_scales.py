"""Numbers that are no points of ours: five points numbered otherwise are asked about, other scales refused."""

from collections.abc import Mapping

from assessment.exchange.survey.answered import FIRST, LAST, POINTS, Scale, asked
from assessment.exchange.survey.choices import NO_ANSWER
from assessment.exchange.survey.question import Meanings, named

SLIDER = 11
"""The most points of a scale; what is longer is a slider."""

_PERHAPS_NOT_GIVEN = frozenset({0, 8, 9})  # where no other number outside the scale stands beside them
_POINTS_IN_WORDS = {6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven"}


def another_scale(values: Mapping[str, float], missing: set[str]) -> Scale:
    """Ask about five points that are numbered otherwise; refuse a scale of another number of points as a whole."""
    different = sorted(set(values.values()))
    low, high = different[0], different[-1]
    gone: Meanings = dict.fromkeys(missing, NO_ANSWER)
    ours = {text: str(int(value)) for text, value in values.items() if value in POINTS}
    if all(value == int(value) for value in different):
        shift = FIRST - low
        if low <= 0 and high - low == LAST - FIRST:
            sentence = f"The numbers run from {low:.0f} to {high:.0f}. Is {low:.0f} the lowest of five points?"
            return asked(sentence, {**gone, **{text: str(int(value + shift)) for text, value in values.items()}})
        if len(different) == len(POINTS) and high - low == LAST - FIRST:
            sentence = f"The numbers run from {low:.0f} to {high:.0f}. Which point is each?"
            return asked(sentence, {**gone, **{text: str(int(value + shift)) for text, value in values.items()}})
        perhaps = {text for text, value in values.items() if value in _PERHAPS_NOT_GIVEN}
        if ours and len(perhaps) + len(ours) == len(values):
            texts = named(sorted(perhaps))
            one = f"Beside the five points there is {texts}. Does it mean no answer?"
            several = f"Beside the five points there are {texts}. Do they mean no answer?"
            return asked(
                one if len(perhaps) == 1 else several, {**gone, **ours, **dict.fromkeys(perhaps, _proposed(perhaps))}
            )
        return refused(f"The answers run from {low:g} to {high:g}", int(high - min(low, FIRST)) + 1)
    broken = next(text for text, value in values.items() if value != int(value))
    return refused(f"There are answers such as {broken}, between the points of a scale", SLIDER + 1)


def _proposed(perhaps: set[str]) -> str | None:
    """Propose that 8 and 9 are no answers; 0 may be the lowest of six points, so nothing is proposed for it."""
    return None if "0" in perhaps else NO_ANSWER


def refused(runs: str, points: int) -> Scale:
    """Refuse all answers, since they run on a scale of so many points."""
    scale = f"a scale of {_POINTS_IN_WORDS.get(points, str(points))} points" if points <= SLIDER else "a longer scale"
    return Scale(
        refusal=(
            f"{runs}: that is {scale}, and this questionnaire has five. Nothing was read, because points of another "
            "scale cannot be turned into ours without changing what people said. Ask again with five points, as our "
            "template has them; or, where some of these answers are no points, say in a reading file what each means."
        )
    )
