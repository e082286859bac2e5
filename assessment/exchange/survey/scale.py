"""The whole file's answers: which texts and numbers there are, and which point of our scale each one is."""

from collections import Counter
from collections.abc import Mapping

from assessment.exchange.survey.answered import FIRST, LAST, Answered, Scale, ask
from assessment.exchange.survey.cells import Parts, is_sign, parts
from assessment.exchange.survey.choices import NO_ANSWER
from assessment.exchange.survey.numbers import of_numbers
from assessment.exchange.survey.question import named
from assessment.exchange.survey.worded import of_words
from assessment.exchange.survey.words import Words
from assessment.instrument import Answer

_POINTS = range(FIRST, LAST + 1)
_NOT_GIVEN = frozenset({-1, -2, -8, -9, -66, -77, -88, -98, -99, -999, 66, 77, 88, 98, 99, 888, 998, 999})
_FEWEST_DIFFERENT = 3
_STRONG, _WEAK = 3, 1
_SHOWN = 40
_OTHER_SCALES = {6: "six", 7: "seven", 10: "ten", 11: "eleven", 100: "a hundred"}


def find_scale(answered: Answered, words: Words, chosen: Mapping[str, str]) -> Scale:
    """Tell what the answers of a file mean; `chosen` holds what somebody said of its texts."""
    taken = {text: parts(text) for text in answered.counts}
    given = {text: meaning for text, meaning in chosen.items() if text in taken and meaning}
    if given:
        meanings, problems = _as_chosen(taken, given, words)
        left = tuple(text for text in taken if text not in meanings)
        if not left or answered.stray(left, words):
            return Scale(meanings, problems)
        return Scale(meanings, {}, (ask(answered, "What do the other answers mean?", dict.fromkeys(left), left),))
    missing = {text: None for text, each in taken.items() if _is_missing(each, words)}
    rest = {text: each for text, each in taken.items() if text not in missing}
    if not rest:
        return Scale(missing, {})
    worded = {text: each for text, each in rest.items() if each.words in words.points}
    numeric = {text: each for text, each in rest.items() if each.number is not None and not each.words}
    strange = tuple(text for text in rest if text not in worded and text not in numeric)
    if strange and not answered.stray(strange, words):
        return _of_codes(answered, rest, words) or _unknown(answered, missing, worded, rest, words)
    total = Counter({text: answered.counts[text] for text in worded}).total()
    if worded and not (numeric and answered.stray(tuple(worded), words) and not _ends(worded, numeric)):
        scale = of_words(answered, worded, numeric, words)
    else:
        scale = of_numbers(answered, numeric, words)
        strange = (*strange, *worded) if not total else strange
    problems = {text: f"“{text[:_SHOWN]}” is no answer" for text in (*strange, *worded) if text not in scale.meanings}
    return Scale(
        {**missing, **scale.meanings}, {**problems, **scale.problems}, scale.questions, scale.remark, scale.refusal
    )


def _as_chosen(
    taken: Mapping[str, Parts], given: Mapping[str, str], words: Words
) -> tuple[dict[str, Answer], dict[str, str]]:
    meanings: dict[str, Answer] = {
        text: None if meaning == NO_ANSWER else int(meaning) for text, meaning in given.items()
    }
    meanings |= {text: None for text, each in taken.items() if text not in given and _is_missing(each, words)}
    problems = {text: f"“{text[:_SHOWN]}” is no answer" for text in taken if text not in meanings}
    return meanings, problems


def _is_missing(each: Parts, words: Words) -> bool:
    return is_sign(each.text) or (each.number is None and each.words in words.no_answer)


def _ends(worded: Mapping[str, Parts], numeric: Mapping[str, Parts]) -> bool:
    """Tell whether words only name the ends of a scale of numbers: all of them stand beside a number."""
    return bool(numeric) and all(each.number is not None for each in worded.values())


def _of_codes(answered: Answered, rest: Mapping[str, Parts], words: Words) -> Scale | None:
    """Ask about codes such as AO01 or agree_2; None where the answers are no such codes."""
    codes = {text: each for text, each in rest.items() if each.code is not None and each.prefix}
    strange = tuple(text for text in rest if text not in codes)
    if not codes or (strange and not answered.stray(strange, words)):
        return None
    prefixes = {each.prefix for each in codes.values()}
    known = len(prefixes) == 1 and all(each.code in _POINTS for each in codes.values())
    proposed = {text: str(each.code) if known else None for text, each in sorted(codes.items())}
    return Scale(
        {}, {}, (ask(answered, f"The answers are codes: {named(sorted(codes))}. Which point is each?", proposed),)
    )


def _unknown(
    answered: Answered,
    missing: Mapping[str, None],
    worded: Mapping[str, Parts],
    rest: Mapping[str, Parts],
    words: Words,
) -> Scale:
    known = of_words(answered, worded, {}, words).meanings if worded else {}
    proposed: dict[str, str | None] = {
        text: str(known[text]) if known.get(text) else _number(each) for text, each in rest.items()
    }
    unknown = [text for text, meaning in proposed.items() if meaning is None]
    sentence = f"What do these answers mean: {named(unknown)}?"
    return Scale({}, {}, (ask(answered, sentence, {**dict.fromkeys(missing, NO_ANSWER), **proposed}),))


def _number(each: Parts) -> str | None:
    fits = each.number in _POINTS and not each.words
    return str(int(each.number)) if fits and each.number is not None else None
