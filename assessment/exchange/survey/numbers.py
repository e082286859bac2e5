"""Answers that are numbers: on our scale, on it but told otherwise, or on another one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from assessment.exchange.survey.answered import FIRST, LAST, Answered, Scale, ask, turn
from assessment.exchange.survey.cells import Parts
from assessment.exchange.survey.choices import NO_ANSWER
from assessment.exchange.survey.question import Question, named
from assessment.exchange.survey.words import AGREEMENT, Words, key
from assessment.instrument import Answer

_POINTS = range(FIRST, LAST + 1)
_NOT_GIVEN = frozenset({-1, -2, -8, -9, -66, -77, -88, -98, -99, -999, 66, 77, 88, 98, 99, 888, 998, 999})
_FEWEST_DIFFERENT = 3
_STRONG, _WEAK = 3, 1
_SHOWN = 40
_OTHER_SCALES = {6: "six", 7: "seven", 10: "ten", 11: "eleven", 100: "a hundred"}


def of_numbers(answered: Answered, numeric: Mapping[str, Parts], words: Words) -> Scale:
    """Tell what numbers mean."""
    values = {text: each.number for text, each in numeric.items() if each.number is not None}
    out_of = {each.out_of for each in numeric.values() if each.out_of}
    if out_of - {LAST}:
        return Scale({}, {}, refusal=_refused(max(out_of)))
    not_given = {text for text, value in values.items() if value in _NOT_GIVEN}
    left = {text: value for text, value in values.items() if text not in not_given}
    outside = {text: value for text, value in left.items() if value not in _POINTS}
    problems = {
        text: f"“{text[:_SHOWN]}” is outside {FIRST} to {LAST}, or not whole" for text in (*outside, *not_given)
    }
    inside: dict[str, Answer] = {text: int(value) for text, value in left.items() if value in _POINTS}
    if outside and not (inside and answered.stray(tuple(outside), words)):
        return _another_scale(answered, left)
    if not_given and not (
        inside
        and all(values[text] == abs(values[text]) for text in not_given)
        and answered.stray(tuple(not_given), words)
    ):
        proposed = dict.fromkeys(not_given, NO_ANSWER) | {text: str(value) for text, value in inside.items()}
        sentence = f"Does {named(sorted(not_given))} mean that no answer was given?"
        return Scale({}, {}, (ask(answered, sentence, proposed),))
    if _told_reversed(answered.headings, words):
        proposed = {text: str(turn(value)) for text, value in inside.items()}
        sentence = "A heading says that the numbers run from agreement down to disagreement. Turn them round?"
        return Scale({}, {}, (ask(answered, sentence, proposed),))
    return Scale(inside, problems, *_nobody_chose(answered, inside, words))


def _nobody_chose(answered: Answered, inside: Mapping[str, Answer], words: Words) -> tuple[tuple[Question, ...], str]:
    """Remark on an end of the scale that nobody chose, where so many answered that somebody should have."""
    chosen = {value for value in inside.values() if value}
    ends = [str(end) for end in (FIRST, LAST) if end not in chosen]
    if answered.counts.total() < words.limit("enough-answers") or not ends or len(chosen) < _FEWEST_DIFFERENT:
        return (), ""
    sentence = f"No answer is {' or '.join(ends)}. Had the form five points?"
    proposed = {text: str(value) for text, value in inside.items()}
    return (ask(answered, sentence, proposed, blocking=False),), sentence


def _another_scale(answered: Answered, values: Mapping[str, float]) -> Scale:
    """Ask about five points that are numbered otherwise; refuse a scale of another number of points as a whole."""
    different = sorted(set(values.values()))
    whole = all(value == int(value) for value in different)
    low, high = different[0], different[-1]
    steps = {after - before for before, after in pairwise(different)}
    if whole and low == 0 and high == LAST - 1:
        proposed: dict[str, str | None] = {text: str(int(value) + 1) for text, value in values.items()}
        return Scale({}, {}, (ask(answered, "The numbers run from 0 to 4. Is 0 the lowest of five points?", proposed),))
    if whole and low == 0 and high == LAST:
        proposed = {text: str(int(value)) if value else None for text, value in values.items()}
        return Scale({}, {}, (ask(answered, "There are numbers from 0 to 5. Does 0 mean no answer?", proposed),))
    if whole and len(different) == LAST and len(steps) == 1 and low > LAST:
        proposed = {text: str(different.index(value) + 1) for text, value in values.items()}
        sentence = f"The numbers run from {low:.0f} to {high:.0f}. Which point is each?"
        return Scale({}, {}, (ask(answered, sentence, proposed),))
    points = next((points for points in sorted(_OTHER_SCALES) if high <= points), 0)
    return Scale({}, {}, refusal=_refused(points, low, high))


def _refused(points: int, low: float | None = None, high: float | None = None) -> str:
    runs = f"The answers run from {low:g} to {high:g}" if low is not None and high is not None else "The answers"
    scale = f"a scale of {_OTHER_SCALES.get(points, str(points))} points" if points else "another scale"
    begins = f"{runs}: that is {scale}" if low is not None else f"{runs} are on {scale}"
    return (
        f"{begins}, and this questionnaire has five. Nothing was read, because points of another scale cannot be "
        "turned into ours without changing what people said. Ask again with five points; our template has them."
    )


def _told_reversed(headings: Iterable[str], words: Words) -> bool:
    """Tell whether headings say that 1 is agreement: “1 (strongly agree) to 5 (strongly disagree)”."""
    high = [word for word, found in words.points.items() if _side(found) > 0]
    low = [word for word, found in words.points.items() if _side(found) < 0]
    for heading in set(headings):
        told = f" {key(heading)} "
        if not re.search(r" [15] ", told):
            continue
        if _stands(told, FIRST, high) and not _stands(told, FIRST, low):
            return True
        if _stands(told, LAST, low) and not _stands(told, LAST, high):
            return True
    return False


def _side(found: Sequence[object]) -> int:
    ranks = [point.rank for point in found if getattr(point, "kind", "") == AGREEMENT]  # type: ignore[attr-defined]
    return 1 if ranks and min(ranks) > _WEAK - 1 else -1 if ranks and max(ranks) < 1 - _WEAK else 0


def _stands(told: str, number: int, texts: Iterable[str]) -> bool:
    joints = ("", "is ", "means ", "ist ", "bedeutet ", "signifie ", "significa ")
    return any(f" {number} {joint}{text} " in told for text in texts for joint in joints)
