"""The whole file's answers: which texts and numbers there are, and which point of our scale each one is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assessment.exchange.survey.answered import MIDDLE, POINTS, SHOWN, Answered, Scale, as_texts, asked
from assessment.exchange.survey.cells import STARS, Parts, is_sign, parts
from assessment.exchange.survey.choices import NO_ANSWER
from assessment.exchange.survey.numbers import of_numbers, round_zero
from assessment.exchange.survey.question import named
from assessment.exchange.survey.worded import of_words
from assessment.exchange.survey.words import Words
from assessment.instrument import Answer


def find_scale(answered: Answered, words: Words, chosen: Mapping[str, str]) -> Scale:
    """Tell what the answers of a file mean; `chosen` holds what somebody said of its texts."""
    taken = {text: parts(text) for text in answered.counts}
    missing: dict[str, Answer] = {text: None for text, each in taken.items() if _is_missing(each, words)}
    rest = {text: each for text, each in taken.items() if text not in missing}
    found, opinions = _beside_opinions(answered, rest, words)
    rest = {text: each for text, each in rest.items() if text not in opinions}
    missing |= dict.fromkeys(opinions)
    signs = [text for text in missing if is_sign(text)]
    if signs and any(
        text in question.texts for question in found.questions for text in rest if _is_unknown(rest[text], words)
    ):
        found = _with_signs(found, signs)
        missing = {text: None for text in missing if text not in signs}
    if found.refusal:
        found = replace(found, refused=tuple(sorted(taken.keys() - missing)))
    given = {text: _meaning(meaning) for text, meaning in chosen.items() if text in taken and meaning}
    if not given:
        return replace(found, meanings={**missing, **found.meanings})
    meanings = {**missing, **({} if found.blocked else found.meanings), **given}
    left = tuple(text for text in taken if text not in meanings)
    if not left or answered.stray(left, words):
        problems = {text: found.problems.get(text, f"“{text[:SHOWN]}” is no answer") for text in left}
        return Scale(meanings, problems, remark=found.remark)
    if found.refusal:
        return found
    proposed = {text: meaning for question in found.questions for text, meaning in question.texts.items()}
    if found.blocked and any(proposed.get(text, told) != told for text, told in chosen.items() if text in taken):
        return asked(found.questions[0].sentence, proposed)  # as of a file from 0 to 4, where one from 1 to 4 was told
    return asked(f"What do these answers mean: {named(sorted(left))}?", {text: proposed.get(text) for text in left})


def _beside_opinions(answered: Answered, rest: Mapping[str, Parts], words: Words) -> tuple[Scale, list[str]]:
    """Tell what answers mean, and which are no opinion: such words may name the middle unless another answer does."""
    opinions = [text for text, each in rest.items() if each.number not in POINTS and each.words in words.nothing]
    if opinions:
        found = _look(answered, {text: each for text, each in rest.items() if text not in opinions}, words)
        if not found.blocked and MIDDLE in found.meanings.values():
            texts = dict.fromkeys(opinions, NO_ANSWER) | as_texts(found.meanings)
            sentence = f"Read as no answer: {named(sorted(opinions))}. Is that right?"
            questions = (*asked(sentence, texts, blocking=False).questions, *found.questions)
            return replace(found, questions=questions), opinions
    return _look(answered, rest, words), []


def _look(answered: Answered, rest: Mapping[str, Parts], words: Words) -> Scale:
    """Tell what answers mean by themselves."""
    if not rest:
        return Scale()
    if refused := round_zero(answered, rest, words):
        return refused
    worded = {text: each for text, each in rest.items() if each.words in words.points}
    numeric = {text: each for text, each in rest.items() if each.number is not None and not each.words}
    strange = tuple(text for text in rest if text not in worded and text not in numeric)
    if strange and not answered.stray(strange, words):
        return _of_signs(answered, rest, words) or _unknown(answered, worded, rest, words)
    beside = bool(numeric) and all(each.number is not None for each in worded.values())
    known = any(words.is_point(each.words) for each in worded.values())  # a word of our own scale is an answer anywhere
    slips = bool(numeric) and answered.stray(tuple(worded), words) and not beside and not known
    scale = of_words(answered, worded, numeric, words) if worded and not slips else of_numbers(answered, numeric, words)
    problems = {text: f"“{text[:SHOWN]}” is no answer" for text in rest if text not in scale.meanings}
    return replace(scale, problems={**problems, **scale.problems})


def _of_signs(answered: Answered, rest: Mapping[str, Parts], words: Words) -> Scale | None:
    """Ask about stars, and about codes such as AO01 or agree_2; None where the answers are neither."""
    stars = {text: each for text, each in rest.items() if each.words == STARS}
    codes = {text: each for text, each in rest.items() if each.code is not None}
    for signs, what in ((stars, "stars"), (codes, "codes")):
        strange = tuple(text for text in rest if text not in signs)
        if not signs or (strange and not answered.stray(strange, words)):
            continue
        numbers = {text: each.code if what == "codes" else each.number for text, each in signs.items()}
        known = len({each.prefix for each in signs.values()}) == 1 and set(numbers.values()) <= set(POINTS)
        proposed = {text: f"{number:.0f}" if known and number else None for text, number in numbers.items()}
        return asked(f"The answers are {what}: {named(sorted(signs))}. Which point is each?", proposed)
    return None


def _unknown(answered: Answered, worded: Mapping[str, Parts], rest: Mapping[str, Parts], words: Words) -> Scale:
    """Ask about texts of which some are not known, with a proposal for the others.

    A number proposes its point, unless it stands beside a word that means another one.
    """
    known = of_words(answered, worded, {}, words) if worded else Scale()
    if numbered := _numbered(known, rest):
        return numbered
    proposed = as_texts(known.meanings)
    against = any(meaning and _number(rest[text]) not in {None, meaning} for text, meaning in proposed.items())
    texts = {text: proposed.get(text) or (None if against else _number(each)) for text, each in rest.items()}
    unknown = [text for text, meaning in texts.items() if meaning is None]
    return asked(f"What do these answers mean: {named(sorted(unknown or texts))}?", texts)


def _numbered(known: Scale, rest: Mapping[str, Parts]) -> Scale | None:
    """Read texts that each bear the number of a point, where the words that are known say the same of both sides.

    No other words have a number twice.
    """
    numbers = {text: int(each.number) for text, each in rest.items() if each.number and each.number in POINTS}
    told = {meaning for text, meaning in known.meanings.items() if meaning and numbers.get(text) == meaning}
    once = len({(numbers[text], each.words) for text, each in rest.items() if text in numbers}) == len(
        set(numbers.values())
    )
    if known.blocked or len(numbers) < len(rest) or len(told) < len(known.meanings) or not once:
        return None
    if not (told & {1, 2} and told & {4, 5}):
        return None
    sentence = "Is each of these answers read as what it means?"
    return Scale(numbers, questions=asked(sentence, as_texts(numbers), blocking=False).questions)


def _is_unknown(each: Parts, words: Words) -> bool:
    return each.words not in words.points and (each.number is None or bool(each.words))


def _with_signs(found: Scale, signs: Sequence[str]) -> Scale:
    """Ask about dashes as well, where other texts are not known: from -- to ++, they are points."""
    question = found.questions[0]
    plus = any(text.strip("+") == "" for text in question.texts)
    texts = {**question.texts, **dict.fromkeys(signs, None if plus else NO_ANSWER)}
    return asked(question.sentence, texts, blocking=question.blocking)


def _number(each: Parts) -> str | None:
    return str(int(each.number)) if each.number in POINTS and each.number is not None else None


def _meaning(chosen: str) -> Answer:
    return None if chosen == NO_ANSWER else int(chosen)


def _is_missing(each: Parts, words: Words) -> bool:
    return is_sign(each.text) or (each.number is None and each.words in words.no_answer)
