"""What headings say of a scale: which number is agreement, which is disagreement, and how far it runs."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, pairwise
from operator import itemgetter

from assessment.exchange.survey.words import Words, key

_NEAR = 24  # characters between a number and the words that say what it is
_NUMBER = re.compile(r"(?<!\w)\d{1,3}(?!\w)")
_END = re.compile(r"(?<![\w.,])(\d{1,3})\s*(?:=|:|–|—|-|\()\s*[^\W\d]")
_NUMBER_FIRST = re.compile(r"(?<![\w.,])\d{1,3}\s*[=:(]\s*[^\W\d]")  # as in “1 = …”
_NUMBER_LAST = re.compile(r"[^\W\d]\s*[=:(]\s*\d{1,3}(?![\w.,]?\d)")  # as in “… = 1”
_RANGE = re.compile(
    r"(?<![\w.,])([01])\s*(?:-|–|—|\.{2,3}|…|~|〜|to|through|bis|à|a|al|até|tot|till|til|do|до|по|至|到|から)\s*"
    r"(\d{1,3})(?![\w.,]?\d)",
    re.IGNORECASE,
)
_LASTS = frozenset(
    {3, 4, 6, 7, 8, 9, 10, 11, 100}
)  # where a scale of another length ends; other ranges number questions
_OWN_ENDS = {1, 5}
_LEGEND = re.compile(r"(?<![\w.,])([1-5])\s*(?:=|\()\s*\S")  # as in “1 = …, 5 = …”, whatever the words
_SAYS = re.compile(r"(?<![\w.,])[15]\s*(?:=|:|is\b|means\b|bedeutet\b|ist\b|heißt\b|signifie\b|significa\b)")
_SIGNS = re.compile(r"(?<![\w.,])(?:1\s*=\s*(?:\+|👍)|5\s*=\s*(?:[-–−]|👎))")  # plus, or a thumb, for agreement
_LENGTH = re.compile(
    r"(?:\b(?:out of|scale of|skala von|échelle de|escala de|scala di|schaal van|sur|von|de|van|på|af|av|из)\s+"
    r"|\b[01]\s*(?:-|–|—|\.{2,3}|to|bis|à|a|al|até|tot|till|til|do|до|по)\s*)(?P<last>6|7|10|11|100|ten|seven)(?!\w|[.,]\d)"
    r"|(?<!\w)(?P<points>6|7|10|11|100|ten|seven)[\s-]?(?:points?\b|punkte?\b|stufig)",
    re.IGNORECASE,
)
_IN_WORDS = {"ten": 10, "seven": 7}
_RUN = 3  # numbers in their order, with nothing between them
_KEPT = 500  # headings
_SHORT = 12  # words of a note that says one end of the scale
_ASKED = {"zustimmung", "ablehnung"}  # also what is asked about, as in “Zustimmung (1-5)”
_UNKNOWN_KINDS = {"importance", "likelihood"}  # what is asked about something else than agreement

type Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ends:
    """What a heading says: numbers in their order, each with 1 for agreement, -1 for disagreement, 0 for unknown."""

    sides: tuple[tuple[int, int], ...] = ()

    @property
    def known(self) -> bool:
        """Whether it says what its numbers are in words that are known."""
        return any(side for _, side in self.sides)

    @property
    def turned(self) -> bool:
        """Whether the lower number is agreement."""
        number, side = self.sides[0]
        return side > 0 if len(self.sides) > 1 or number <= 1 else side < 0

    def without(self, numbers: Collection[int]) -> "Ends":
        """Return them without those of some numbers of which no words say that they are an end."""
        return Ends(tuple((number, side) for number, side in self.sides if side or number not in numbers))

    @property
    def first(self) -> int:
        """The number at which the scale begins."""
        return self.sides[0][0] if len(self.sides) > 1 else min(self.sides[0][0], 1)

    @property
    def last(self) -> int:
        """The highest number that is named."""
        return self.sides[-1][0]


_UNKNOWN = Ends(((1, 0), (5, 0)))


class Headings:
    """Reads what headings say of the ends of their scale."""

    def __init__(self, words: Words) -> None:
        self._words_for = words
        self._sides = dict.fromkeys(words.nothing - words.points.keys(), 0)
        for text in words.points.keys() - _ASKED:
            if (side := _side(text, words)) is not None:
                self._sides[text] = side
        told = sorted(self._sides, key=len, reverse=True)
        self._words = re.compile(rf"(?<!\w)(?:{_any_of(told)})(?!\w)")
        self._ends = lru_cache(_KEPT)(self._look)  # each is asked for again

    def ends(
        self,
        headings: Sequence[str],
        notes: Sequence[str] = (),
        titles: Sequence[str] = (),
        around: Sequence[str] = (),
    ) -> list[Ends]:
        """Return what the headings say, the notes beside the answers and the titles over them, each thing once.

        One end alone counts where most of the headings say it, or a title that names nothing else; a note counts where
        it names both, in known words. What stands `around` the whole table counts as titles do, and where it names both
        in any words.
        """
        found = Counter(map(self._ends, headings))
        told = [
            ends for ends, times in found.items() if len(ends.sides) > 1 or (ends.sides and times * 2 > len(headings))
        ]
        noted = [ends for ends in map(self._ends, (*notes, *titles)) if len(ends.sides) > 1 and self._counts(ends)]
        short = [note for note in around if _SAYS.search(note) and len(note.split()) <= _SHORT]
        titled = [ends for title in (*titles, *short) if (ends := self._only_end(title))]
        legends = [_UNKNOWN for text in (*titles, *around) if not noted and self.is_legend(text)]
        lengths = Counter(map(self._length, headings))
        lasts = {last for last, times in lengths.items() if times * 2 > len(headings)}
        lasts |= set(map(self._length, around))
        long = [Ends(((1, 0), (last, 0))) for last in sorted(lasts) if last]
        return list(dict.fromkeys((*told, *noted, *titled, *legends, *long)))

    def run_down(self, texts: Sequence[str]) -> bool:
        """Tell whether one of some texts says that lower numbers are more, without saying what each end is."""
        return any(self._words_for.heading("runs down", text) or _SIGNS.search(text) for text in texts)

    def is_legend(self, text: str) -> bool:
        """Tell whether a text says what 1 and 5 are, and neither departments nor levels are numbered by it."""
        told = key(text)
        people = (self._words_for.functions, self._words_for.levels)
        names = (people[0]["sales"], people[0]["marketing"], people[1]["head"], people[1]["staff"])
        return {int(number) for number in _LEGEND.findall(text)} >= _OWN_ENDS and not any(of(told) for of in names)

    def _length(self, text: str) -> int:
        """Return where a longer scale ends by what a text says of it; 0 where it speaks of none."""
        found = _LENGTH.search(text) if self._words_for.heading("rating", text) else None
        last = (found["last"] or found["points"]).lower() if found else "0"
        return _IN_WORDS.get(last) or int(last)

    def names_ours(self, text: str) -> bool:
        """Tell whether a text names 1 and 5, and no other numbers, as ends in known words."""
        ends = self._ends(text)
        return self._counts(ends) and {number for number, _ in ends.sides} == _OWN_ENDS

    def names_both_ends(self, text: str) -> bool:
        """Tell whether a text names a number for agreement and one for disagreement, in known words."""
        return self._counts(self._ends(text))

    def words_in(self, text: str) -> set[str]:
        """Return what words for points, and for no answer, stand in a text."""
        return set(self._words.findall(key(text)))

    def _only_end(self, title: str) -> Ends | None:
        """Return the end of our scale that a title names, as “1 is strongly agree” does; None where it says more."""
        told = key(title)
        sides = {self._sides[match[0]] for match in self._words.finditer(told)} - {0}
        numbers = {int(match[0]) for match in _NUMBER.finditer(told)}
        ends = self._ends(title)
        return ends if len(sides) == len(numbers) == len(ends.sides) == 1 and numbers <= _OWN_ENDS else None

    def _counts(self, ends: Ends) -> bool:
        """Tell whether what a note says is about agreement: other numbers in it may stand for anything."""
        return {side for _, side in ends.sides} >= {1, -1}

    def _look(self, heading: str) -> Ends:
        told = key(heading)
        words = [(match.span(), self._sides[match[0]]) for match in self._words.finditer(told)]
        numbers = [(match.span(), int(match[0])) for match in _NUMBER.finditer(told)]
        if ends := _around_numbers(words, numbers, told):
            return ends
        before, after = (_pairs(words, numbers, number_first=first) for first in (True, False))
        first, last = len(_NUMBER_FIRST.findall(heading)), len(_NUMBER_LAST.findall(heading))
        best = before if first > last else after if first < last else []
        if len(best) < len(_OWN_ENDS):
            best = max(before, after, key=lambda pairs: (len(pairs), -sum(gap for gap, _, _ in pairs)))
        sides = {number: side for _, number, side in best}
        if len(sides) > 1:
            runs = [(next(group), *group) for _, group in groupby(sorted(sides.items()), key=itemgetter(1))]
            if len({group[0][1] for group in runs}) == len(runs):  # the points of each side stand together
                return Ends(tuple(dict.fromkeys((runs[0][0], runs[-1][-1]))))
            return Ends()
        unknown = {int(match[1]) for match in _END.finditer(heading)}
        if len(unknown) < 2:
            unknown = {
                int(end) for match in _RANGE.finditer(heading) if int(match[2]) in _LASTS for end in match.groups()
            }
        return Ends(tuple((number, 0) for number in sorted(unknown)) if len(unknown) > 1 else tuple(sides.items()))


def _around_numbers(words: Sequence[tuple[Span, int]], numbers: Sequence[tuple[Span, int]], told: str) -> Ends | None:
    """Return the ends that stand around all numbers, as in “Strongly agree 1 2 3 4 5 Strongly disagree”; else None."""
    values = [value for _, value in numbers]
    if len(values) < _RUN or {after - one for one, after in pairwise(values)} not in ({1}, {-1}):
        return None
    (start, _), (_, end) = numbers[0][0], numbers[-1][0]
    apart = any(map(str.isalpha, told[start:end]))
    before, after = [side for (_, at), side in words if at <= start], [side for (at, _), side in words if at >= end]
    if apart or not before or not after or before[-1] * after[0] >= 0:
        return None
    return Ends(tuple(sorted(((values[0], before[-1]), (values[-1], after[0])))))


@cache
def headings_of(words: Words) -> Headings:
    """Return what reads headings by these words: its patterns hold hundreds of them, and are made once."""
    return Headings(words)


def _any_of(texts: Sequence[str]) -> str:
    return "|".join(map(re.escape, texts))


def _pairs(
    words: Sequence[tuple[Span, int]], numbers: Sequence[tuple[Span, int]], *, number_first: bool
) -> list[tuple[int, int, int]]:
    """Pair words with the nearest number before them, or after them, and each number with its nearest word.

    Return gap, number and side of each pair; what pairs with a middle or with no answer is none.
    """
    pairs: dict[int, tuple[int, int, int]] = {}
    begins, ends = ([span[side] for span, _ in numbers] for side in (0, 1))
    for (start, end), side in words:
        place = bisect_right(ends, start) - 1 if number_first else bisect_left(begins, end)
        if 0 <= place < len(numbers):
            gap = start - ends[place] if number_first else begins[place] - end
            if gap <= _NEAR and (place not in pairs or gap < pairs[place][0]):
                pairs[place] = gap, numbers[place][1], side
    return [pair for pair in pairs.values() if pair[2]]


def _side(text: str, words: Words) -> int | None:
    """Tell agreement from disagreement; 0 is the middle of such a scale, and None is neither."""
    ranks = {point.rank for point in words.points[text] if point.kind not in _UNKNOWN_KINDS}
    if ranks == {0}:
        return 0
    return 1 if ranks and min(ranks) > 0 else -1 if ranks and max(ranks) < 0 else None
