"""Answers that are words: which of the five points each is, in any language that the bank knows."""

from collections import Counter
from collections.abc import Mapping

from assessment.exchange.survey.answered import (
    FIRST,
    LAST,
    MIDDLE,
    POINTS,
    SHOWN,
    Answered,
    Scale,
    as_texts,
    asked,
    turn,
)
from assessment.exchange.survey.cells import Parts
from assessment.exchange.survey.numbers import of_numbers
from assessment.exchange.survey.question import named
from assessment.exchange.survey.words import AGREEMENT, Point, Words
from assessment.instrument import Answer

_OWN = "en"  # the language of our own labels
_ENDS = 3  # how far from the middle the words for the ends stand
_BETWEEN = frozenset({FIRST + 1, LAST - 1})

_MORE = (
    "There are more than five different answers, {}: that is a longer scale, and this questionnaire has five points. "
    "Nothing was read, because its points cannot be turned into ours without changing what people said. Ask again with "
    "five points, as our template has them; or say in a reading file what each means."
)


def of_words(answered: Answered, worded: Mapping[str, Parts], numeric: Mapping[str, Parts], words: Words) -> Scale:
    """Tell what words mean, alone or beside numbers."""
    points = {text: words.points[each.words] for text, each in worded.items()}
    other = tuple(text for text, found in points.items() if all(point.kind != AGREEMENT for point in found))
    if other and not answered.stray(other, words):
        about = "These answers are no agreement" if len(other) == len(worded) else "Not all answers are agreement"
        return asked(f"{about}: {named(sorted(other))}. Which point is each?", _in_order(points))
    meanings: dict[str, Answer] = {}
    doubtful = False
    spoken = _by_language(answered, {text: found for text, found in points.items() if text not in other})
    for ranks in spoken.values():
        values = _five(set(ranks.values()))
        if values is None:
            return Scale(refusal=_MORE.format(named(sorted(ranks), most=7)))
        doubtful |= not _is_certain(set(ranks.values()))
        meanings |= {text: values[rank] for text, rank in ranks.items()}
    if doubtful:
        sentence = f"Are these all answers that the form had: {named(sorted(meanings))}? Then which point is each?"
        return asked(sentence, as_texts(meanings))
    return _beside_numbers(answered, worded, numeric, meanings, asks=set(spoken) != {_OWN}, words=words)


def _by_language(answered: Answered, points: Mapping[str, list[Point]]) -> dict[str, dict[str, int]]:
    """Return each language that is spoken with the ranks of its texts: each has a wording of its own for the points."""
    heard = Counter[str]()
    for text, found in points.items():
        for language in {point.language for point in found if point.kind == AGREEMENT}:
            heard[language] += answered.counts[text]
    order = [language for language, _ in heard.most_common()]
    spoken: dict[str, dict[str, int]] = {}
    for text, found in points.items():
        place, rank = min((order.index(point.language), point.rank) for point in found if point.kind == AGREEMENT)
        spoken.setdefault(order[place], {})[text] = rank
    return spoken


def _five(ranks: set[int]) -> dict[int, int] | None:
    """Give ranks from -3 to 3 their points of five; None where one side has three, or two beside an end of its own."""
    sizes = {abs(rank) for rank in ranks}
    between = {size for size in sizes if 0 < size < _ENDS}
    sides = [{rank for rank in ranks if rank * sign > 0} for sign in (1, -1)]
    if _ENDS in sizes and any(len({abs(rank) for rank in side} & between) > 1 for side in sides):
        return None
    outer = _ENDS if _ENDS in sizes else max(between) if len(between) > 1 else 0
    values = {0: MIDDLE}
    for rank in ranks - {0}:
        far = abs(rank) == outer
        values[rank] = (LAST if far else LAST - 1) if rank > 0 else (FIRST if far else FIRST + 1)
    return values


def _is_certain(ranks: set[int]) -> bool:
    """Tell whether it is certain that ranks without an end of the longest scale are five points of ours."""
    sizes = {abs(rank) for rank in ranks} - {0}
    return _ENDS in sizes or len(sizes) < len(_BETWEEN) or len(ranks) == len(POINTS)


def _in_order(points: Mapping[str, list[Point]]) -> dict[str, str | None]:
    """Propose points for words of another scale, where there are five that follow one another."""
    ranks = {text: found[0].rank for text, found in points.items() if len({point.rank for point in found}) == 1}
    order = sorted(set(ranks.values()))
    if len(points) == len(ranks) == len(order) == len(POINTS):
        return {text: str(order.index(rank) + 1) for text, rank in ranks.items()}
    return dict.fromkeys(points)


def _beside_numbers(
    answered: Answered,
    worded: Mapping[str, Parts],
    numeric: Mapping[str, Parts],
    meanings: dict[str, Answer],
    *,
    asks: bool,
    words: Words,
) -> Scale:
    """Hold words against the numbers beside them: they may run the other way, and then the words decide."""
    beside = {text: each.number for text, each in worded.items() if each.number is not None and text in meanings}
    against = [text for text, number in beside.items() if number != meanings[text]]
    turned = bool(against) and all(number == turn(meanings[text]) for text, number in beside.items())
    turned = turned and not (numeric and answered.stray(against, words))  # few among many numbers are slips
    problems: dict[str, str] = {}
    if against and not turned:
        if not answered.stray(against, words):
            sentence = f"Numbers and words of these answers do not fit: {named(sorted(against))}. Which point is each?"
            apart = {number - (meanings[text] or MIDDLE) for text, number in beside.items()}
            even = len(apart) == 1 and len(beside) == len(worded)  # from 0 to 4, say: the words tell which is which
            return asked(sentence, as_texts(meanings) if even else dict.fromkeys(worded))
        for text in against:
            problems[text] = f"“{text[:SHOWN]}” says two things: on this scale, the words are {meanings.pop(text)}"
    if not numeric:
        return _told(meanings, problems, turned=turned, asks=asks)
    plain = of_numbers(answered, numeric, words, beside=True)
    if plain.refusal and not any(each.number in POINTS for each in numeric.values()):  # the words are a scale already
        strange: dict[str, str | None] = dict.fromkeys(numeric)
        return asked(f"What do these answers mean: {named(sorted(strange))}?", as_texts(meanings) | strange)
    if plain.blocked:
        return plain
    alone = {text: value for text, value in plain.meanings.items() if value}
    if turned:
        sentence = "Beside words, the numbers run from agreement down. Do they where they stand alone?"
        return asked(sentence, as_texts({text: turn(value) for text, value in alone.items()} | meanings))
    if not beside and set(alone.values()) >= _BETWEEN and not answered.stray(tuple(meanings), words):
        sentence = "Numbers stand between words for the ends. Does 2 stand next to disagreement?"
        return asked(sentence, as_texts(alone | meanings))
    found = _told(meanings, problems, turned=False, asks=asks)
    return Scale(
        {**plain.meanings, **found.meanings},
        {**plain.problems, **found.problems},
        (*found.questions, *(plain.questions if not beside else ())),
        "" if beside else plain.remark,
    )


def _told(meanings: Mapping[str, Answer], problems: Mapping[str, str], *, turned: bool, asks: bool) -> Scale:
    """Return what words mean; say so where they are not our own, or where numbers beside them say otherwise."""
    sentence = (
        "The numbers run the other way than ours; the words were read. Is that right?"
        if turned
        else "Is each of these answers read as what it means?"
    )
    questions = asked(sentence, as_texts(meanings), blocking=False).questions if turned or asks else ()
    return Scale(meanings, problems, questions)
