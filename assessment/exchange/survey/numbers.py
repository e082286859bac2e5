"""Answers that are numbers: on our scale, on it but told otherwise, or on another one."""

import re
from collections.abc import Mapping

from assessment.exchange.survey.answered import FIRST, LAST, POINTS, SHOWN, Answered, Scale, as_texts, asked, turn
from assessment.exchange.survey.cells import Parts
from assessment.exchange.survey.choices import NO_ANSWER
from assessment.exchange.survey.question import Meanings, Question, named
from assessment.exchange.survey.told import headings_of
from assessment.exchange.survey.words import Words
from assessment.instrument import Answer

_LEAST_CODE = -8  # tools write -8, -9, -99 and the like where nobody answered; a single -1 is a slip
_NOT_GIVEN = frozenset({66, 77, 88, 97, 98, 99, 777, 888, 997, 998, 999, 9999})
_PERHAPS_NOT_GIVEN = frozenset({0, 8, 9})  # where no other number outside the scale stands beside them
_ROUND_ZERO = re.compile(r"(?<![\w.,])[-\u2212](\d)(?![\w.,]).{1,80}?(?<![\w.,\u2212-])\+?\1(?![\w]|[.,]\d)", re.DOTALL)
_FEWEST_DIFFERENT = 3
_POINTS_IN_WORDS = {6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven"}
_SLIDER = 11


def of_numbers(answered: Answered, numeric: Mapping[str, Parts], words: Words, *, beside: bool = False) -> Scale:
    """Tell what numbers mean, alone or `beside` words that are answers: then each may be a slip of the hand."""
    values = {text: each.number for text, each in numeric.items() if each.number is not None}
    if out_of := {each.out_of for each in numeric.values() if each.out_of} - {LAST}:
        return _refused(f"The answers are out of {max(out_of)}", max(out_of))
    nothing = headings_of(words).nothing(answered.headings)
    missing = _not_given(answered, values, words) | {text for text, value in values.items() if value in nothing}
    left = {text: value for text, value in values.items() if text not in missing}
    inside: dict[str, Answer] = {text: int(value) for text, value in left.items() if value in POINTS}
    outside = {text: value for text, value in left.items() if value not in POINTS}
    if outside and not ((inside or beside) and answered.stray(tuple(outside), words)):
        return _another_scale(left, missing)
    problems = {text: f"“{text[:SHOWN]}” is outside {FIRST} to {LAST}, or not whole" for text in outside}
    told = _as_told(answered, inside, missing, words) if inside else None
    if told and told.blocked:
        return told
    questions, remark = ((), "") if told else _nobody_chose(answered, inside, words)
    if missing:
        texts = named(sorted(missing))
        one, several = f"{texts} was read as no answer. Is it?", f"{texts} were read as no answer. Are they?"
        asks = asked(
            one if len(missing) == 1 else several, dict.fromkeys(missing, NO_ANSWER) | as_texts(inside), blocking=False
        )
        questions = (*asks.questions, *questions)
    return Scale({**dict.fromkeys(missing), **inside}, problems, questions, remark)


def round_zero(answered: Answered, taken: Mapping[str, Parts], words: Words) -> Scale | None:
    """Refuse numbers on both sides of zero that are more than five points, such as -3 to 3; None for all others.

    Numbers below zero may also say that nobody answered. They are points where each down to the lowest is there, and
    the highest lies as far on the other side, or nearer with zero between, as where nobody chose 3; or where a heading
    names both ends. What may be either is asked.
    """
    values = {text: each.number for text, each in taken.items() if each.number is not None}
    below = {text: value for text, value in values.items() if _LEAST_CODE < value < 0}
    if not below or answered.stray(tuple(below), words):
        return None
    told = _told_round_zero(answered)
    if told > len(POINTS) // 2:
        return _refused(f"A heading or a note says that the answers run from -{told} to {told}", 2 * told + 1)
    above = {value for value in values.values() if value >= 0 and value not in _NOT_GIVEN}
    far, top = int(-min(below.values())), int(max(above, default=0))
    codes = far >= LAST and 0 not in above  # as -1 to -5 beside 1 to 5
    if {-value for value in below.values()} != set(range(1, far + 1)) or (codes and top >= LAST):
        return None
    if top == far > len(POINTS) // 2:
        return _refused(f"The answers run from -{far} to {far}", 2 * far + (0 in above))
    if 0 in above and 1 < top < far:
        return _refused(f"The answers run from -{far} to {top}, and nobody chose {far}", 2 * far + 1)
    either = 1 < far < top < LAST if 0 in above else 0 < top < far
    if not either:
        return None
    points = {*below, *(text for text, value in values.items() if value in above)}
    sentence = f"The answers run from -{far} to {top}. Which of them are points, and which mean no answer?"
    return asked(sentence, {text: None if text in points or text not in values else NO_ANSWER for text in taken})


def _told_round_zero(answered: Answered) -> int:
    """Return the highest number of which a heading or a note says that it and the same below zero are the ends."""
    told = (_ROUND_ZERO.findall(text) for text in (*answered.headings, *answered.notes))
    return max((int(end) for ends in told for end in ends), default=0)


def _not_given(answered: Answered, values: Mapping[str, float], words: Words) -> set[str]:
    """Return the texts of numbers that can be no point, such as -99: tools write them where nobody answered."""
    low = [value for value in values.values() if value < 0]
    centred = bool(low) and min(low) >= FIRST - len(POINTS) // 2 - 1 and max(values.values()) <= -min(low)
    if centred:
        return set()  # from -2 to 2
    missing = {text for text, value in values.items() if value < 0 or value in _NOT_GIVEN}
    rest = [value for text, value in values.items() if text not in missing]
    slips = {text for text in missing if _LEAST_CODE < values[text] < 0}
    if slips and answered.stray(tuple(slips), words):
        missing -= slips  # a minus too much costs its row
    high = {text for text in missing if values[text] > 0}
    if rest and max(rest) > _SLIDER:
        missing -= high
    elif high and answered.stray(tuple(high), words):
        missing -= high  # a slip of the hand, which costs its row
    return missing


def _as_told(answered: Answered, inside: Mapping[str, Answer], missing: set[str], words: Words) -> Scale | None:
    """Follow what headings say of the ends of the scale; None where they say nothing."""
    headings = headings_of(words)
    ends = headings.ends(answered.headings, answered.notes, answered.titles, answered.around)
    down = headings.run_down((*answered.headings, *answered.titles, *answered.around))
    if not (ends or down):
        return None
    same = dict.fromkeys(missing, NO_ANSWER) | as_texts(inside)
    around = dict.fromkeys(missing, NO_ANSWER) | {text: str(turn(value)) for text, value in inside.items() if value}
    last, first = max((each.last for each in ends), default=LAST), min((each.first for each in ends), default=FIRST)
    highest = max((each.last for each in ends if len(each.sides) > 1), default=LAST)
    if last > LAST:
        return _refused(f"A heading or a note says that the answers run to {last}", last + 1 - first)
    if first < FIRST:
        return asked(
            "A heading or a note says that the numbers begin with 0. Which point is each?", dict.fromkeys(same)
        )
    if highest < LAST:
        sentence = f"A heading or a note says that the answers run to {highest}. Which point is each?"
        return asked(sentence, dict.fromkeys(same))
    directions = {each.turned for each in ends if each.known} | ({True} if down else set())
    if len(directions) > 1:
        sentence = (
            "Some headings or notes say that 1 is agreement, others that 5 is. Which of them holds for all? If neither "
            "does, turn some of the answers round in the file first."
        )
        return asked(sentence, dict.fromkeys(same))
    if True in directions:
        sentence = "A heading or a note says that the numbers run from agreement down to disagreement. Turn them round?"
        return asked(sentence, around)
    if not directions:
        return asked(
            "A heading or a note says what 1 and 5 mean, in words that are not known here. Is 5 agreement?", same
        )
    return Scale(inside)


def _nobody_chose(answered: Answered, inside: Mapping[str, Answer], words: Words) -> tuple[tuple[Question, ...], str]:
    """Remark on an end of the scale that nobody chose, where so many answered that somebody should have."""
    chosen = {value for value in inside.values() if value}
    ends = [str(end) for end in (FIRST, LAST) if end not in chosen]
    if answered.counts.total() < words.limit("enough-answers") or not ends or len(chosen) < _FEWEST_DIFFERENT:
        return (), ""
    sentence = f"No answer is {' or '.join(ends)}. Had the form five points?"
    return asked(sentence, as_texts(inside), blocking=False).questions, sentence


def _another_scale(values: Mapping[str, float], missing: set[str]) -> Scale:
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
        return _refused(f"The answers run from {low:g} to {high:g}", int(high - min(low, FIRST)) + 1)
    broken = next(text for text, value in values.items() if value != int(value))
    return _refused(f"There are answers such as {broken}, between the points of a scale", _SLIDER + 1)


def _proposed(perhaps: set[str]) -> str | None:
    """Propose that 8 and 9 are no answers; 0 may be the lowest of six points, so nothing is proposed for it."""
    return None if "0" in perhaps else NO_ANSWER


def _refused(runs: str, points: int) -> Scale:
    scale = f"a scale of {_POINTS_IN_WORDS.get(points, str(points))} points" if points <= _SLIDER else "a longer scale"
    return Scale(
        refusal=(
            f"{runs}: that is {scale}, and this questionnaire has five. Nothing was read, because points of another "
            "scale cannot be turned into ours without changing what people said. Ask again with five points, as our "
            "template has them; or, where some of these answers are no points, say in a reading file what each means."
        )
    )
