"""What people are called in a table besides ID and address: names, in one column or several, and codes of their own."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from assessment.exchange.met_again import NAME
from assessment.exchange.survey.layout import Column
from assessment.exchange.survey.waves import FEWEST
from assessment.exchange.survey.words import Words, key
from assessment.model import HeadingWord

CODE = "code or number"
"""What people may be called by, besides their name."""

_MOSTLY = 0.5
_OFTEN, _NEARLY_ALL = 4, 0.75  # how often people may have answered, and the share of them who did so as often
_SERIAL = 8  # digits; a longer number counts nothing that a form counts
_PARTS = 2  # columns that a name stands in, where one alone holds a part of it
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_KEPT = 0.8  # share of different texts that still differ once their brackets are left out


@dataclass(frozen=True, slots=True)
class Called:
    """What people are called in a column, with each text as it is compared; or in several, whose texts belong together.

    The order of the words of a name tells nothing: “Fox, Dan” is Dan Fox. What stands in brackets belongs to no name.
    """

    kind: str
    places: tuple[int, ...]
    heading: str
    compared: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def text(self, row: Sequence[str]) -> str:
        """Return what the person of a row is called, as it is compared; empty where nothing says it."""
        if self.compared:
            place = self.places[0]
            return self.compared.get(row[place], "") if place < len(row) else ""
        cells = [row[place] for place in self.places if place < len(row) and row[place]]
        return _in_order(_plain(" ".join(cells))) if len(cells) == len(self.places) else ""


def called_in(columns: Sequence[Column], words: Words) -> tuple[Called, ...]:
    """Find what people are called in columns that hold no answers: a name first, then codes of their own."""
    headings = words.headings
    told = {column.place: key(column.heading) for column in columns}
    parts = [column for column in columns if column.texts and _says_only(told[column.place], "part of a name", words)]
    parts = parts if len(parts) >= _PARTS else []
    found = [
        _of(NAME, column)
        for column in columns
        if column not in parts
        and _says_only(told[column.place], "person", words)
        and differs(column.texts)
        and not is_serial(column)
    ][:1]
    if parts:
        heading = " / ".join(column.heading for column in parts)
        found.insert(0, Called(NAME, tuple(column.place for column in parts), heading))
    found += [
        _of(CODE, column)
        for column in columns
        if headings["own code"](told[column.place])
        and _says_only(headings["own"].without(told[column.place]), "own code", words)
        and _tells(column)
    ]
    return tuple(found)


def differs(texts: Counter[str]) -> bool:
    """Tell whether most cells differ: what comes again in most rows names no person, unless all come as often."""
    return bool(texts) and (len(texts) > _MOSTLY * texts.total() or _each_again(texts))


def is_serial(column: Column) -> bool:
    """Tell whether a column holds numbers of the kind that a form counts."""
    return all(text.isdecimal() and len(text.lstrip("0")) <= _SERIAL for text in column.texts)


def _each_again(texts: Counter[str]) -> bool:
    """Tell whether nearly all texts come as often as each other, as the names of people do who all answered twice."""
    times, people = max(Counter(texts.values()).items(), key=itemgetter(1))
    return 1 < times <= _OFTEN and people > max(times, FEWEST) and people >= _NEARLY_ALL * len(texts)


def _tells(column: Column) -> bool:
    """Tell whether a column tells people apart and does not only count them."""
    counted = is_serial(column) and min(map(int, column.texts), default=0) <= len(column.texts)
    return differs(column.texts) and not counted


def _says_only(told: str, meaning: HeadingWord, words: Words) -> bool:
    matcher = words.headings[meaning]
    return matcher(told) and not matcher.without(told)


def _of(kind: str, column: Column) -> Called:
    plain = list(map(_plain, column.texts))
    if len(set(plain)) < _KEPT * len(plain):  # what stands in brackets tells them apart
        plain = list(map(key, column.texts))
    compared = ["".join(text.split()) for text in plain] if kind == CODE else list(map(_in_order, plain))
    return Called(kind, (column.place,), column.heading, dict(zip(column.texts, compared, strict=True)))


def _in_order(text: str) -> str:
    return " ".join(sorted(text.split()))


def _plain(text: str) -> str:
    if text.isascii() and text.replace(" ", "").isalnum():  # most names
        return text.lower()
    return key(_BRACKETS.sub(" ", text))
