"""Answers that are numbers: on our scale, on it but told otherwise, or on another one."""

import re
from collections.abc import Mapping

from assessment.exchange.survey.answered import FIRST, LAST, POINTS, SHOWN, Answered, Scale, as_texts, asked
from assessment.exchange.survey.cells import Parts
from assessment.exchange.survey.choices import NO_ANSWER
from assessment.exchange.survey.no_answers import no_answers_in
from assessment.exchange.survey.other_scales import SLIDER, another_scale, refused
from assessment.exchange.survey.question import Question, named
from assessment.exchange.survey.told_scale import ToldScale
from assessment.exchange.survey.words import Words
from assessment.instrument import Answer

_FIRST_CODE, _LEAST_CODE = (
    -1,
    -8,
)  # tools write -1, -8, -9, -99 and the like where nobody answered; a single -3 is a slip
_NOT_GIVEN = frozenset({66, 77, 88, 97, 98, 99, 777, 888, 997, 998, 999, 9999})
_ROUND_ZERO = re.compile(r"(?<![\w.,])[-\u2212](\d)(?![\w.,]).{1,80}?(?<![\w.,\u2212-])\+?\1(?![\w]|[.,]\d)", re.DOTALL)
_FEWEST_DIFFERENT = 3


def of_numbers(answered: Answered, numeric: Mapping[str, Parts], words: Words, *, beside: bool = False) -> Scale:
    """Tell what numbers mean, alone or `beside` words that are answers: then each may be a slip of the hand."""
    values = {text: each.number for text, each in numeric.items() if each.number is not None}
    if out_of := {each.out_of for each in numeric.values() if each.out_of} - {LAST}:
        return refused(f"The answers are out of {max(out_of)}", max(out_of))
    said = no_answers_in(answered, words)
    perhaps = {text for text, value in values.items() if value in said.perhaps}
    missing = _not_given(answered, values, words) | perhaps
    missing |= {text for text, value in values.items() if value in said.surely}
    left = {text: value for text, value in values.items() if text not in missing}
    inside: dict[str, Answer] = {text: int(value) for text, value in left.items() if value in POINTS}
    outside = {text: value for text, value in left.items() if value not in POINTS}
    told = ToldScale(answered, said.surely | said.perhaps, words)
    if left and (other := told.another(left, missing)):
        return other
    if outside and not ((inside or beside) and answered.stray(tuple(outside), words)):
        return another_scale(left, missing)
    problems = {text: f"“{text[:SHOWN]}” is outside {FIRST} to {LAST}, or not whole" for text in outside}
    if inside and (turned := told.direction(inside, missing)):
        return turned
    if perhaps and inside:
        texts = named(sorted(perhaps))
        one = f"A heading or a note says what {texts} is, in words not known here. Does it mean no answer?"
        several = (
            f"A heading or a note says what {texts} are, in words that are not known here. Do they mean no answer?"
        )
        return asked(one if len(perhaps) == 1 else several, dict.fromkeys(missing, NO_ANSWER) | as_texts(inside))
    questions, remark = _nobody_chose(answered, inside, told.named, words)
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
        return refused(f"A heading or a note says that the answers run from -{told} to {told}", 2 * told + 1)
    above = {value for value in values.values() if value >= 0 and value not in _NOT_GIVEN}
    far, top = int(-min(below.values())), int(max(above, default=0))
    codes = far >= LAST and 0 not in above  # as -1 to -5 beside 1 to 5
    if {-value for value in below.values()} != set(range(1, far + 1)) or (codes and top >= LAST):
        return None
    if top == far > len(POINTS) // 2:
        return refused(f"The answers run from -{far} to {far}", 2 * far + (0 in above))
    if 0 in above and 1 < top < far:
        return refused(f"The answers run from -{far} to {top}, and nobody chose {far}", 2 * far + 1)
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
    slips = {text for text in missing if _LEAST_CODE < values[text] < _FIRST_CODE}
    if slips and answered.stray(tuple(slips), words):
        missing -= slips  # a minus too much costs its row
    if rest and max(rest) > SLIDER:
        missing -= {text for text in missing if values[text] > 0}
    return missing


def _nobody_chose(
    answered: Answered, inside: Mapping[str, Answer], told: set[int], words: Words
) -> tuple[tuple[Question, ...], str]:
    """Remark on an end that nobody chose, where so many answered that somebody should have.

    Where 5 is `told` as an end there were five points, and where 1 is, nobody is asked about that.
    """
    chosen = {value for value in inside.values() if value}
    ends = [str(end) for end in (FIRST, LAST) if end not in chosen and not {end, LAST} & told]
    if answered.counts.total() < words.limit("enough-answers") or not ends or len(chosen) < _FEWEST_DIFFERENT:
        return (), ""
    sentence = f"No answer is {' or '.join(ends)}. Had the form five points?"
    return asked(sentence, as_texts(inside), blocking=False).questions, sentence
