"""What the words of `bank/imports.toml` mean, whatever case, accents and punctuation a file writes them in."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from assessment.load import load_imports
from assessment.model import POINTS, HeadingWord, ImportLimitKey, Imports, LevelWord, RowWord, WordList

_NUMBERS_OF_POINTS = {point: rank for rank, point in enumerate(POINTS, -3)}
_ANY = "*"
_WORD = re.compile(r"\w+")
_TICKS, _CROSSES = frozenset("xX1✓✔☑✅"), frozenset("0✗✘✕✖☐❌")
_SHORT, _KEPT = 300, 4000  # characters of a heading, and how many are remembered: each is asked about many things
AGREEMENT = "agreement"
"""The kind of our own scale."""


def key(text: str) -> str:
    """Reduce text to the form in which words are compared: lower case, no accents, words with single spaces."""
    if text.isascii() and text.isalnum():  # most cells are one word or number
        return text.lower()
    return _kept(text) if len(text) <= _SHORT else _reduced(text)


def _reduced(text: str) -> str:
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    if not letters.isascii():
        letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(letters.replace("_", " ")))


_kept = lru_cache(_KEPT)(_reduced)


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a scale as a word names it: `rank` -3 is the lowest and 3 the highest."""

    kind: str
    language: str
    rank: int


class Matcher:
    """Tells whether a text holds one of some words; it gets ready when it is first asked, since most never are."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        parts = sorted({_pattern(word) for word in self.words}, key=len, reverse=True)
        return re.compile("|".join(parts) or "(?!)")

    def __call__(self, words: str) -> bool:
        """Tell whether `words`, as `key` returns them, hold one."""
        return self._pattern.search(f" {words} ") is not None

    def longest(self, words: str) -> int:
        """Return the length of the longest one that `words` hold, in characters; 0 where they hold none."""
        return max((len(found[0].strip()) for found in self._pattern.finditer(f" {words} ")), default=0)

    def around(self, words: str) -> tuple[str, str]:
        """Return what stands before the first one that `words` hold, and what behind it."""
        found = self._pattern.search(f" {words} ")
        return (found.string[: found.start()].strip(), found.string[found.end() :].strip()) if found else (words, "")

    def found(self, words: str) -> set[str]:
        """Return every one that `words` hold, as it stands in them."""
        return {found[0].strip() for found in self._pattern.finditer(f" {words} ")}

    def split(self, words: str) -> list[str]:
        """Return what stands between these in `words`."""
        return [part.strip() for part in self._pattern.split(f" {words} ")]

    def without(self, words: str) -> str:
        """Return what is left of `words` when these are taken out."""
        return " ".join(self._pattern.sub(" ", f" {words} ").split())


class Words:
    """The words for imports, ready to be looked up."""

    def __init__(self, imports: Imports) -> None:
        self.points: dict[str, list[Point]] = {}
        self.no_answer: set[str] = set()
        for scale in imports.scales:
            for name, rank in _NUMBERS_OF_POINTS.items():
                for word in getattr(scale, name) or ():
                    self.points.setdefault(key(word), []).append(Point(scale.kind, scale.language, rank))
            self.no_answer.update(map(key, scale.no_answer or ()))
        self.functions: dict[str, Matcher] = _by_meaning(imports.functions, Matcher)
        self.levels: dict[LevelWord, Matcher] = _by_meaning(imports.levels, Matcher)
        self.headings: dict[HeadingWord, Matcher] = _by_meaning(imports.headings, Matcher)
        self.nothing = self.no_answer | set(map(key, self.headings["no opinion"].words))
        self.rows: dict[RowWord, frozenset[str]] = _by_meaning(imports.rows, lambda words: frozenset(map(key, words)))
        self.months = {int(each.meaning): Matcher(each.words) for each in imports.months}
        self.yes, self.no = (
            frozenset(key(word) for each in imports.levels if each.meaning == answer for word in each.words)
            for answer in ("yes", "no")
        )
        self._limits = {limit.key: limit.value for limit in imports.limits}

    def knows(self, text: str) -> bool:
        """Tell whether a text is an answer, a function or a level of which the meaning is known."""
        told = key(text)
        people = (self.functions["sales"], self.functions["marketing"], self.levels["head"], self.levels["staff"])
        return told in self.points or told in self.no_answer or any(names(told) for names in people)

    def is_point(self, text: str) -> bool:
        """Tell whether a text names a point of a scale of agreement."""
        return any(point.kind == AGREEMENT for point in self.points.get(key(text), ()))

    def tick(self, text: str) -> bool | None:
        """Tell whether a cell is ticked; None where it says something else."""
        told = key(text)
        if text in _TICKS or told in self.yes:
            return True
        return False if text in _CROSSES or told in self.no else None

    def limit(self, key: ImportLimitKey) -> float:
        """Return a number that decides how files are read."""
        return self._limits[key]

    def heading(self, meaning: HeadingWord, heading: str) -> bool:
        """Tell whether a heading speaks of something."""
        return self.headings[meaning](key(heading))


@cache
def words() -> Words:
    """Return the words that ship with this package."""
    return Words(load_imports())


def _by_meaning[T](lists: Iterable[WordList], ready: Callable[[tuple[str, ...]], T]) -> dict[Any, T]:
    """Return each list of words, ready to be looked up; that the bank names all meanings and no other, `check` sees."""
    return {each.meaning: ready(each.words) for each in lists}


def _pattern(word: str) -> str:
    found = re.escape(key(word))
    return ("" if word.startswith(_ANY) else " ") + found + ("" if word.endswith(_ANY) else "(?= )")
