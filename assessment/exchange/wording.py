"""Tells which statement a header is about, by its number and by its wording."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from assessment.instrument import Instrument

_BRACKETS = re.compile(r"\[([^\[\]]*)\]\s*$")
_NUMBER = re.compile(
    r"[\s(\[]*+(?P<word>q|question|statement|item|no|number|nr|#)?[\s._:#-]*0*(?P<number>\d{1,2})(?P<rest>(?!\d|[.,]\d).*)",
    re.IGNORECASE | re.DOTALL,
)
_MARK = re.compile(r"\s*[.):\]]|\s*[–—-]\s")
_FEWEST_BARE = 6  # numbers alone are a header only where more differ than a row of answers from 1 to 5 can
_NEAR = 0.85  # of difflib's ratio, from which on two wordings differ by slips of the pen
_SAME = 0.6  # share of words that a statement and what it was reworded to have in common
_SLIP = 0.7  # that ratio, of single words
_FEWEST_WORDS = 2  # of a beginning that stands for a whole statement
_CUT = re.compile(r"\.{3}|…|\[\.{3}\]")  # what stands for words that were left out
_KEPT = 2000  # cells whose hints are remembered: a table is looked at in several ways before it is read


def plain(text: str) -> str:
    """Reduce text to lower-case words with single spaces: the form in which wordings are compared."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold().replace("_", " ")))


@dataclass(frozen=True, slots=True)
class Hint:
    """What one header says about statements."""

    number: int | None  # the number that it begins with
    bare: bool  # whether it is nothing but a number
    wording: frozenset[
        int
    ]  # the statements whose wording it may be; several where it is no more than a common beginning

    def __bool__(self) -> bool:
        return self.number is not None or bool(self.wording)


NOTHING = Hint(None, bare=False, wording=frozenset())
"""What a header says that names no statement."""


class Wording:
    """The statements of an instrument as headers name them."""

    def __init__(self, instrument: Instrument) -> None:
        self._texts = {
            statement.number: tuple(map(plain, (statement.text, *(statement.former or ()))))
            for statement in instrument.statements
        }
        self._shortest = min(len(text) for texts in self._texts.values() for text in texts)
        self._hints = lru_cache(_KEPT)(self._whole_hint)

    def hint(self, header: str) -> Hint:
        """Read a header: the part in brackets first, as Google Forms writes the row of a grid, then the whole."""
        return self._hints(header)

    def texts(self, number: int) -> tuple[str, ...]:
        """Return the wordings of a statement as `plain` returns them, the present one first."""
        return self._texts[number]

    def beside(self, label: str, number: int) -> str:
        """Return what a label says besides a statement, or what was left of one that was cut, as `plain` returns it."""
        inner = _BRACKETS.search(label)
        if number in self._cut(self._number(inner[1] if inner else label)[1]):
            return plain(label[: inner.start()]) if inner else ""
        told = f" {plain(label)} "
        texts = sorted(self._texts[number], key=len, reverse=True)
        for text in texts:
            if f" {text} " in told:
                return " ".join(told.replace(f" {text} ", " ", 1).split())
        told = told.strip()
        begun = (told[: len(told) - cut] for text in texts if (cut := _overlap(told, text)))
        return " ".join(next(begun, told).split())

    def near(self, label: str) -> int | None:
        """Return the statement that a label says but for slips of the pen."""
        texts = {text: number for number, every in self._texts.items() for text in every}
        found = get_close_matches(plain(label), texts, 1, _NEAR)
        return texts[found[0]] if found and _only_slips(plain(label).split(), found[0].split()) else None

    def beside_number(self, label: str) -> str:
        """Return what a label says beside the number that it begins with, as `plain` returns it."""
        return plain(self._number(label)[1])

    def reworded(self, label: str) -> bool:
        """Tell whether a label says in most words what a statement says, and in others something else, or denies it."""
        words = plain(label).split()
        said = (text.split() for every in self._texts.values() for text in every)
        return any(_SAME <= SequenceMatcher(None, words, text, autojunk=False).ratio() < 1 for text in said)

    def _whole_hint(self, header: str) -> Hint:
        inner = _BRACKETS.search(header)
        found = self._hint(inner[1]) if inner else NOTHING
        if found and not found.bare:
            return found
        whole = self._hint(header)  # a number alone in brackets may be a point, as in “… [4]”
        return whole if whole.wording or not found else found

    def _hint(self, label: str) -> Hint:
        number, rest, bare = self._number(label)
        return Hint(number, bare, self._statements(plain(rest)) or self._cut(rest))

    def _number(self, label: str) -> tuple[int | None, str, bool]:
        """Split a label into number and rest, and tell whether it is no more. "3 years" has none, "3. years" has."""
        match = _NUMBER.fullmatch(label)
        if not match:
            return None, label, False
        number, rest = int(match["number"]), match["rest"]
        marked = match["word"] or not plain(rest) or _MARK.match(rest)
        starts_here = rest[:1].isalpha()  # as in "1st"
        if starts_here:
            return None, label, False
        if number not in self._texts:  # the form counts other questions too
            return None, rest if marked else label, False
        if not marked and number not in self._statements(plain(rest)):
            return None, label, False
        return number, rest, not match["word"] and not plain(rest)

    def _statements(self, words: str) -> frozenset[int]:
        """Find the statements that words are: the same, a beginning of at least two words, or within a longer text."""
        if begun := words.count(" ") + 1 >= _FEWEST_WORDS and self._where(lambda text: text.startswith(words)):
            return self._where(lambda text: text == words) or begun
        if len(words) < self._shortest:
            return frozenset()
        among = f" {words} "
        return self._where(lambda text: f" {text} " in among)

    def _cut(self, label: str) -> frozenset[int]:
        """Find the statements that begin and end as a label does that was cut in the middle."""
        ends = [plain(end) for end in _CUT.split(label)]
        if len(ends) != len(("begin", "end")) or not all(ends) or " " not in ends[0]:
            return frozenset()
        first, last = ends
        return self._where(lambda text: text.startswith(first) and text.endswith(last))

    def _where(self, fits: Callable[[str], bool]) -> frozenset[int]:
        """Find the statements of which one wording fits, the present or a former one."""
        return frozenset(number for number, texts in self._texts.items() if any(map(fits, texts)))


def _overlap(told: str, text: str) -> int:
    """Return how many characters of the beginning of a statement a label ends with, where they are words enough."""
    longest = min(len(told), len(text))
    found = (
        size
        for size in range(longest, 0, -1)
        if told.endswith(text[:size]) and (size == len(told) or told[-size - 1] == " ")
    )
    size = next(found, 0)
    return size if text[:size].count(" ") + 1 >= _FEWEST_WORDS else 0


@lru_cache(4)
def wording_of(instrument: Instrument) -> Wording:
    """Return the wording of an instrument: made once, with the hints that it remembers."""
    return Wording(instrument)


def _only_slips(one: list[str], other: list[str]) -> bool:
    """Tell whether each word of two wordings that differs is nearly the same: another word may deny what was said."""
    changes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    pairs = [("".join(one[a:b]), "".join(other[c:d])) for kind, a, b, c, d in changes if kind != "equal"]
    return all(SequenceMatcher(None, *pair).ratio() >= _SLIP for pair in pairs)


def without_answers(hints: list[Hint]) -> list[Hint]:
    """Drop mere numbers that may be answers: a header has more of them, and each once."""
    bare = Counter(hint.number for hint in hints if hint.bare)
    if len(bare) >= _FEWEST_BARE and max(bare.values()) == 1:
        return hints
    return [NOTHING if hint.bare else hint for hint in hints]
