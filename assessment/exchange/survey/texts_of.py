"""What the texts of a column are like: names of departments, sentences, or numbers that stand for names."""

import re
from collections.abc import Callable, Collection

from assessment.exchange.survey.candidates import Source
from assessment.exchange.survey.naming import function_of
from assessment.exchange.survey.words import Words, key
from assessment.exchange.survey.yes_no import says_nothing

MOST_CODES = 12
"""How many different numbers a column holds that is coded."""

_FUNCTIONS = ("sales", "marketing")
_LONGEST = 6  # words of a cell that tells a function where the heading does not say so


def tells_share(source: Source, tell: Callable[[str], str | None], known: Collection[str] = ()) -> float:
    """Return the share of people of whom a column tells something `known`."""
    told = sum(count for text, count in source.texts.items() if (found := tell(text)) and (not known or found in known))
    return told / source.texts.total() if source.texts else 0.0


def are_names(source: Source, share: float) -> bool:
    """Tell whether the cells of such a share of people are names, and no sentences."""
    people = sum(count for text, count in source.texts.items() if len(text.split()) <= _LONGEST)
    return people >= share * source.texts.total()


def is_doubtful(source: Source, words: Words) -> bool:
    """Tell whether a column holds a few names of departments of which nobody knows what they are."""
    return len(source.texts) <= MOST_CODES and any(words.functions["doubtful"](key(text)) for text in source.texts)


def are_few(source: Source) -> bool:
    """Tell whether a column holds few different names, or names that come again: departments, whoever knows them."""
    return 0 < len(source.texts) <= max(MOST_CODES, source.texts.total() // 2)


def is_numbered(source: Source, words: Words, hinted: bool = True) -> bool:
    """Tell whether a column holds numbers that stand for names, and nothing else that says anything."""
    if not hinted or len(source.texts) > MOST_CODES:
        return False
    codes = [text for text in source.texts if not says_nothing(text, words)]
    return bool(codes) and all(re.fullmatch(r"(?:[A-Za-z]{1,3})?0*\d{1,2}", text) for text in codes)


def are_mixed(source: Source, words: Words) -> bool:
    """Tell whether a few names that come again are all of departments, some known and some that may be of either."""
    if len(source.texts) > MOST_CODES or len(source.texts) == source.texts.total():
        return False
    known = [text for text in source.texts if function_of(text, words) in _FUNCTIONS]
    return bool(known) and all(text in known or words.functions["doubtful"](key(text)) for text in source.texts)
