"""One answer that was typed for all statements, or for all but some: “all 4”, “all 4 except 3: 2 and 7: 5”."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from assessment.exchange.survey.words import words
from assessment.instrument import STATEMENTS
from assessment.model import HeadingWord

MISSING = (
    "One answer was typed here for all statements but some, and not what those were answered with, so nobody was read. "
    "Ask for the code below the person’s own result."
)
"""Why an answer for all but some is not read, and what to do."""

_DIGIT = re.compile(r"\d")
_LONGEST = 300  # characters of a line that is looked at
_NUMBER = re.compile(r"(?<![^\W_])[qs#]?(\d{1,2})(?![^\W_])")
_WITH_ANSWER = re.compile(r"(?<![^\W_])[qs#]?(\d{1,2})\s{0,2}[:=(–—→>-]{1,2}\s{0,2}(?:[1-5](?![^\W_])|[^\W\d_]{2,})")

_ASKED = re.compile(r"(?<![^\W_])(?<![:=(→>]\s)(?<![:=(→>–—-])[qs#]?\d{1,2}(?![^\W_])")  # a number that is no answer


def typed_for_all(text: str) -> Mapping[int, bool]:
    """Return the lines, counted from 1, in which one answer stands for many statements: whether none is missing."""
    found: dict[int, bool] = {}
    text = text.casefold()
    if not _speaks_of_all().search(text):
        return found
    for number, line in enumerate(text.split("\n"), 1):
        told = line[:_LONGEST]
        if not _DIGIT.search(told) or not (said := _pattern().search(told)):
            continue
        if not said["except"]:
            found[number] = True
        elif not said["point"] or words().is_point(said["point"]):
            numbers = [int(each) for each in _NUMBER.findall(said["others"])]
            if numbers and max(numbers) <= STATEMENTS:
                found[number] = len(_WITH_ANSWER.findall(said["others"])) >= len(_ASKED.findall(said["others"]))
    return found


@cache
def _speaks_of_all() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{_any_of('for all')}|{_any_of('the rest')})(?![^\W_])")


@cache
def _pattern() -> re.Pattern[str]:
    """Return what finds an answer for all: it ends its line, or others follow behind a word that excepts them."""
    every, rest, but = _any_of("for all"), _any_of("the rest"), _any_of("except")
    answer = r"[1-5](?:['’]?s|er|en)?(?![^\W_])"
    between = r"(?:\s{0,2}[:=]\s{0,2}|\s(?!by\s|at\s|until\s|before\s)(?:[^\W\d_]{1,9}\s){0,2})"
    point = r"\s(?P<point>[^\W\d_]{2,20}(?:\s[^\W\d_]{2,20}){0,2}?)"
    told = rf"(?:(?:{every}){between}{answer}|{answer}\s(?!of\s)(?:[^\W\d_]{{1,9}}\s){{0,2}}(?:{every}))"
    ends = r"[\s.!]{0,3}$"
    excepted = rf"[\s,;(–-]{{1,3}}(?:[^\W\d_]{{1,9}},?\s){{0,2}}(?P<except>{but})(?![^\W_])(?P<others>.{{0,200}})$"
    return re.compile(
        rf"(?<![^\W_])(?:{told}|(?:{every}){point}){excepted}|(?:^|[:：])\s{{0,3}}{told}{ends}"
        rf"|(?<![^\W_])(?:{rest}){between}{answer}{ends}"
    )


def _any_of(meaning: HeadingWord) -> str:
    listed: Iterable[str] = words().headings[meaning].words
    return "|".join(sorted((re.escape(word.casefold()) for word in listed), key=len, reverse=True))
