"""Names of people with a measurement before or behind them, as where everybody answered twice: Ann pre, T1 Ann."""

import re
from collections import Counter
from collections.abc import Iterable

from assessment.exchange.survey.measured import name_measurements
from assessment.exchange.survey.words import Words, key

_BEHIND = re.compile(r"(.*[^\s_\-/:.(])[\s_\-/:.(]+([^\s_\-/:.()]+)\)?")
_BEFORE = re.compile(r"([^\s_\-/:.()]+)[\s_\-/:.)]+([^\s_\-/:.(].*)")
_LONGEST = 80  # characters of a name
_MOST, _FEWEST = 4, 2  # measurements, and people of each
_MOSTLY = 0.5  # share of people who answered in all of them


def measurements_beside(names: Iterable[str], words: Words) -> dict[str, str]:
    """Return the measurement that each of different names tells; nothing unless all do, and most people come again.

    Numbers that count people within teams, as in T1-3, are no names; nor are days.
    """
    for pattern, mark, rest in ((_BEHIND, 2, 1), (_BEFORE, 1, 2)):
        told, people, marks = dict[str, str](), Counter[str](), Counter[str]()
        for name in filter(None, names):
            found = pattern.fullmatch(name) if len(name) <= _LONGEST else None
            if (
                found is None
                or name in told
                or not _is_name(found[rest], words)
                or (found[mark] not in marks and len(marks) == _MOST)
            ):
                break
            told[name] = found[mark]
            people[found[rest].casefold()] += 1
            marks[found[mark]] += 1
        else:
            again = sum(times == len(marks) for times in people.values())
            several = len(marks) > 1 and min(marks.values()) >= _FEWEST and again > _MOSTLY * len(people)
            if several and name_measurements([*marks], words):
                return told
    return {}


def _is_name(text: str, words: Words) -> bool:
    """Tell whether a text has letters, beside months and the like."""
    return any(map(str.isalpha, words.headings["measurement"].without(key(text))))
