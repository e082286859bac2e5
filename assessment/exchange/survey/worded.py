"""Answers that are words: which of the five points each is, in any language that the bank knows."""

from collections import Counter
from collections.abc import Mapping

from assessment.exchange.survey.answered import FIRST, LAST, MIDDLE, Answered, Scale, ask, turn
from assessment.exchange.survey.cells import Parts
from assessment.exchange.survey.numbers import of_numbers
from assessment.exchange.survey.question import Question, named
from assessment.exchange.survey.words import AGREEMENT, Words
from assessment.instrument import Answer

_POINTS = range(FIRST, LAST + 1)
_NOT_GIVEN = frozenset({-1, -2, -8, -9, -66, -77, -88, -98, -99, -999, 66, 77, 88, 98, 99, 888, 998, 999})
_FEWEST_DIFFERENT = 3
_STRONG, _WEAK = 3, 1
_SHOWN = 40
_OTHER_SCALES = {6: "six", 7: "seven", 10: "ten", 11: "eleven", 100: "a hundred"}


def of_words(answered: Answered, worded: Mapping[str, Parts], numeric: Mapping[str, Parts], words: Words) -> Scale:
    """Tell what words mean, alone or beside numbers."""
    points = {text: words.points[each.words] for text, each in worded.items()}
    other = tuple(text for text, found in points.items() if all(point.kind != AGREEMENT for point in found))
    if other and not answered.stray(other, words):
        about = "These answers are no agreement" if len(other) == len(worded) else "Not all answers are agreement"
        return Scale({}, {}, (ask(answered, f"{about}: {named(other)}. Which point is each?", dict.fromkeys(worded)),))
    languages = Counter[str]()
    for text, found in points.items():
        for language in {point.language for point in found if point.kind == AGREEMENT}:
            languages[language] += answered.counts[text]
    order = [language for language, _ in languages.most_common()]
    ranks: dict[str, tuple[int, str]] = {}
    spoken: set[str] = set()
    for text, found in points.items():
        fitting = sorted((order.index(point.language), point.rank) for point in found if point.kind == AGREEMENT)
        if fitting:
            spoken.add(order[fitting[0][0]])
            ranks[text] = fitting[0][1], order[fitting[0][0]]
    meanings: dict[str, Answer] = {}
    for language in spoken:  # each language has a wording of its own for the five points
        own = {text: rank for text, (rank, tongue) in ranks.items() if tongue == language}
        values = _five(set(own.values()))
        if values is None:
            sentence = f"There are more than five different answers: {named(ranks)}. Which of our five points is each?"
            return Scale({}, {}, (ask(answered, sentence, dict.fromkeys(ranks)),))
        meanings |= {text: values[rank] for text, rank in own.items()}
    return _beside_numbers(answered, worded, numeric, meanings, asks=spoken != {"en"}, words=words)


def _five(ranks: set[int]) -> dict[int, int] | None:
    """Give ranks from -3 to 3 their points of five; None where one side has three."""
    sizes = {abs(rank) for rank in ranks if rank}
    if len(sizes) > 2:
        return None
    inner, outer = (min(sizes), max(sizes)) if len(sizes) > 1 else (0, 0)
    if len(sizes) == 1:
        only = sizes.pop()
        inner, outer = (0, only) if only == _STRONG else (only, 0)
    values = {0: MIDDLE}
    for rank in ranks - {0}:
        far = abs(rank) == outer
        values[rank] = (LAST if far else LAST - 1) if rank > 0 else (FIRST if far else FIRST + 1)
    assert inner >= 0  # noqa: S101  both sizes are counted from 0
    return values


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
    problems: dict[str, str] = {}
    if against and not turned:
        if not answered.stray(against, words):
            sentence = f"Numbers and words of these answers do not fit: {named(against)}. Which point is each?"
            return Scale({}, {}, (ask(answered, sentence, dict.fromkeys(worded)),))
        for text in against:
            problems[text] = f"“{text[:_SHOWN]}” says two things: on this scale, the words are {meanings.pop(text)}"
    plain = of_numbers(answered, numeric, words) if numeric else Scale({}, {})
    if plain.refusal or any(question.blocking for question in plain.questions):
        return plain
    if turned and numeric:
        proposed = {text: str(turn(value)) for text, value in plain.meanings.items() if value}
        sentence = "Beside words, the numbers run from agreement down. Do they where they stand alone?"
        return Scale({}, {}, (ask(answered, sentence, proposed),))
    proposed = {text: str(value) for text, value in meanings.items()}
    questions: tuple[Question, ...] = plain.questions
    if turned:
        sentence = "The numbers run the other way than ours; the words were read. Is that right?"
        questions = (ask(answered, sentence, proposed, blocking=False),)
    elif asks:
        questions = (ask(answered, "Is each of these answers read as what it means?", proposed, blocking=False),)
    return Scale({**plain.meanings, **meanings}, {**plain.problems, **problems}, questions, plain.remark)
