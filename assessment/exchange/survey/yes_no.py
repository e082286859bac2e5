"""Columns of yes and no: which of them tell whether somebody belongs to a function, or leads one."""

import re

from assessment.exchange.survey.asks import TOLD, codes_of, leads_things, needs_no_more
from assessment.exchange.survey.candidates import Source
from assessment.exchange.survey.cells import is_sign
from assessment.exchange.survey.naming import function_of, level_of
from assessment.exchange.survey.words import Words, key

_FUNCTIONS = ("sales", "marketing")
_TOLD_IN_WORDS = re.compile(r"([^\W\d_]+)\s*=\s*([^\W\d_][^\d,;/|()\[\]=]*)")  # as in “Yes = head, No = staff”
_NO_CODE = re.compile(r"[-–−]\d{1,4}")  # as statistics programs write what is missing
_NO_NUMBER = re.compile(r"9{2,4}")  # as they write it where no answer is so high
_MOST_OTHERS = 12  # different answers beside yes and no
_RUN_TOGETHER = re.compile(r"(?<=[a-z])(?=[A-Z])")  # as in “isManager”
_LABELLED = 3  # words of a heading that labels a column; a longer one asks something


def membership(source: Source, words: Words) -> str | None:
    """Return the function to which yes, or a tick, says that somebody belongs; None where a column asks no such thing.

    Such a column is named after the function, or asks whether somebody works there. What no means, nobody knows.
    """
    told = key(source.heading)
    of = function_of(source.heading, words)
    if of not in _FUNCTIONS:
        return None
    asks = words.heading("member", source.heading) and not words.heading("opinion", source.heading)
    if source.texts and not _yes_and_no(source, words, plainly=asks):
        return None
    explained = words.yes | words.no | codes_of(source).keys()
    beside = [word for word in words.functions[of].without(told).split() if word not in explained]
    return of if asks or len(beside) <= 1 else None


def belongs(source: Source, text: str, words: Words) -> bool | None:
    """Tell whether a text of such a column says yes; None where it says neither yes nor no."""
    return words.tick(codes_of(source).get(text, text))


def led_by(source: Source, words: Words) -> dict[str, str | None] | None:
    """Return what yes and no mean in a column that holds nothing else, or little; None for any other column.

    Both mean something where the heading says what, or plainly asks whether somebody leads. Both mean None where it
    may ask that. It is empty where it asks something else, such as whether heads do something.
    """
    plainly = _asks_plainly(source.heading, words)
    answers = _yes_and_no(source, words, plainly=plainly)
    may_ask = plainly or _may_ask(source.heading, words)
    if not answers or (len(answers) < len(source.texts) and not may_ask):
        return None
    codes = codes_of(source)
    if all(answers.values()) and not any(map(str.isdecimal, answers.keys() - codes.keys())):
        return dict.fromkeys(answers, "head" if plainly else None) if may_ask else {}
    told = {key(codes.get(text, text)) for text in answers if codes or not _is_mark(text)}
    if not words.yes | words.no >= (told if not _is_flag(source.heading, words) else told - {"1", "0"}):
        return None
    legend = {key(match[1]): level_of(match[2], words) for match in _TOLD_IN_WORDS.finditer(source.heading)}
    if all(legend.get(key(text)) for text in answers):
        return {text: legend[key(text)] for text in answers}
    if plainly:
        return {text: "head" if yes else "staff" for text, yes in answers.items()}
    return dict.fromkeys(answers) if may_ask else {}


def says_nothing(text: str, words: Words) -> bool:
    """Tell whether a cell says that there is no answer: by a sign, by a number as -99, or by words as “n/a”."""
    told = key(text)
    return not told or told in words.no_answer or is_sign(text) or bool(_NO_CODE.fullmatch(text))


def qualifies(text: str, words: Words) -> bool:
    """Tell whether a text says yes or no and something else, as in “Yes, acting”."""
    told = key(text)
    first, _, rest = told.partition(" ")
    plain = told in words.yes | words.no or says_nothing(text, words)
    return bool(rest) and first in words.yes | words.no and not plain


def _yes_and_no(source: Source, words: Words, *, plainly: bool) -> dict[str, bool]:
    """Return which texts of a column say yes, and which no; empty where others are as many, or are numbers.

    Where a heading asks for yes or no `plainly`, it does not matter how many the others are.
    """
    codes = codes_of(source)
    answers = {text: yes for text in source.texts if (yes := words.tick(codes.get(text, text))) is not None}
    others = {text: count for text, count in source.texts.items() if text not in answers}
    said = {text: count for text, count in others.items() if not says_nothing(text, words)}
    if any(text[:1].isdecimal() and not _NO_NUMBER.fullmatch(text) for text in said):
        return {}
    few = sum(said.values()) < sum(source.texts[text] for text in answers)
    return answers if few or (plainly and len(said) <= _MOST_OTHERS) else {}


def _may_ask(heading: str, words: Words) -> bool:
    """Tell whether a heading may ask whether somebody leads, or does not: “Staff?” or “I lead no team”."""
    if words.heading("one's head", heading) or leads_things(heading, words):
        return False
    told = words.levels["managed"].without(_told(heading))
    label = [word for word in told.split() if len(word) > 1 and word not in words.yes | words.no]
    about_oneself = words.heading("of oneself", heading)
    leading = (words.levels["leading"], *(words.headings[each] for each in ("leads", "leads oneself", "reports")))
    if any(matcher(told) for matcher in leading):
        rest = told
        for matcher in leading:
            rest = matcher.without(rest)
        return about_oneself or len(label) <= _LABELLED or needs_no_more(rest, words)
    staff = level_of(heading, words) == "staff"
    return staff and (about_oneself or not words.levels["staff"].without(" ".join(label)))


def _asks_plainly(heading: str, words: Words) -> bool:
    """Tell whether a heading asks whether somebody leads, or is nothing but a name for a head."""
    asked = rest = _without_answers(_told(heading), heading, words)
    if words.levels["not"](rest) or words.heading("opinion", heading) or words.heading("superior", heading):
        return False
    if words.heading("leads oneself", heading):
        return not leads_things(heading, words)
    names = [words.levels["head"], words.levels["beside leading"]]
    for matcher in (*names, *([words.levels["leaders"]] if _is_flag(heading, words) else [])):
        rest = matcher.without(rest)
    for matcher in (words.headings["function"], words.headings["own"]):
        rest = matcher.without(rest)
    rest = words.functions["marketing"].without(words.functions["sales"].without(rest))
    answers = all(len(word) == 1 or word in words.yes | words.no for word in rest.split())
    return answers and (level_of(asked, words) == "head" or _is_flag(heading, words))


def _told(heading: str) -> str:
    """Return a heading as words are compared, also one that programs write, as “isManager”."""
    return key(_RUN_TOGETHER.sub(" ", heading) if heading.isalnum() else heading)


def _without_answers(told: str, heading: str, words: Words) -> str:
    """Return a heading without yes and no, where it says both: “Head (yes/no)”, “Head (1 = yes, 0 = no)”."""
    named = {key(match[2]) for match in TOLD.finditer(heading)}
    every = told.split()
    if named and not named <= words.yes | words.no:
        return told
    if not (words.yes.intersection(every) and words.no.intersection(every)):
        return told
    return " ".join(word for word in every if word not in words.yes | words.no and not word.isdecimal())


def _is_flag(heading: str, words: Words) -> bool:
    """Tell whether a heading is a flag as programs name it, as “is_head” and “isLeader” are."""
    first, *rest = _told(heading).split() or [""]
    name = " ".join(rest)
    named = words.levels["head"], words.levels["leaders"]
    return first == "is" and any(matcher(name) and not matcher.without(name) for matcher in named)


def _is_mark(text: str) -> bool:
    return not key(text)
