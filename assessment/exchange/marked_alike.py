"""Finds people under the mark that they had before somebody corrected them, where a mark says what they answered.

A row that only a time tells apart, or a number that any form counts, is marked with function, level and answers as
well: two people may answer in one minute. Of a row that says something else now, the mark is another. So the mark that
it would have had is made from what an earlier person is known to have said, and is looked for.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product

from assessment.exchange.met_again import COUNTED, NUMBER, TIME
from assessment.exchange.reading import Respondent
from assessment.exchange.survey.words import words
from assessment.exchange.told_otherwise import completes
from assessment.instrument import FUNCTIONS, LEVELS, STATEMENTS, Answers

ROW = "row "
"""What the mark of a row of a table begins with."""

_VARIED = 3  # different answers that nobody else gives by chance
_STAYS = 0.7  # share of the answers given that stay where somebody completes or corrects them
_PART = 4  # statements in a row, of which some are as they were

type _Found = tuple[Respondent, Respondent, str]


def marked_alike(people: Sequence[Respondent], there: Sequence[Respondent]) -> list[_Found]:
    """Return who stands among earlier people and says something else: the person, the earlier one, and by what."""
    before = {each.mark for each in there}
    new = [each for each in people if each.marked_as and each.mark not in before]
    if not new:
        return []
    here = {each.mark for each in people}
    gone = [each for each in there if each.mark.startswith(ROW) and each.mark not in here]
    found = list(_pairs(new, gone)) if gone else []
    known = Counter(each.file for each in there if each.mark in here)
    known.update(first.file for each, first, _ in found if completes(first, each))
    sizes, share = Counter(each.file for each in there), words().limit("copied-share")
    same = {file for file, times in known.items() if times > share * min(sizes[file], len(people))}
    return [
        (each, first, kind)
        for each, first, kind in found
        if first.file in same or (each.answers == first.answers and len(set(each.answers)) >= _VARIED)
    ]


def _pairs(new: Sequence[Respondent], gone: Sequence[Respondent]) -> Iterator[_Found]:
    """Yield who has the mark of an earlier person, each once; the same answers come before others."""
    parts: dict[tuple[int, Answers], list[Respondent]] = {}
    for first in gone:
        for part in _parts(first.answers):
            parts.setdefault(part, []).append(first)
    taken: set[int] = set()
    for each in new:
        near = {id(first): first for part in _parts(each.answers) for first in parts.get(part, ())}
        for first in sorted(near.values(), key=lambda first: first.answers != each.answers):
            if id(first) not in taken and _stays(first.answers, each.answers) and _has_mark_of(each, first):
                taken.add(id(first))
                yield each, first, _kind(each)
                break


def _parts(answers: Answers) -> Iterator[tuple[int, Answers]]:
    for start in range(0, STATEMENTS, _PART):
        if any(part := answers[start : start + _PART]):
            yield start, part


def _stays(first: Answers, later: Answers) -> bool:
    given = [(one, two) for one, two in zip(first, later, strict=True) if one is not None]
    return sum(one == two for one, two in given) >= _STAYS * len(given)


def _has_mark_of(later: Respondent, first: Respondent) -> bool:
    """Tell whether a row would have the mark of an earlier person, whatever function and level that one had told."""
    mark = " ".join(first.mark.split(" ")[:2])  # without the number of several with one mark
    told = product(dict.fromkeys((first.function, None, *FUNCTIONS)), dict.fromkeys((first.level, None, *LEVELS)))
    return later.marked_as is not None and any(
        later.marked_as((function, level, first.answers)) == mark for function, level in told
    )


def _kind(person: Respondent) -> str:
    kinds = {who.rpartition(" ")[0] for who in person.who}
    return next((kind for kind in (NUMBER, COUNTED) if kind in kinds), TIME)
