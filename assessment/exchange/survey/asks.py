"""What a heading asks: which function is one's own, whether one belongs to it, and whether one leads."""

import re
from collections.abc import Iterable

from assessment.exchange.survey.candidates import Source
from assessment.exchange.survey.naming import function_of, level_of
from assessment.exchange.survey.words import Words, key
from assessment.model import HeadingWord

_FUNCTIONS = ("sales", "marketing")
_TOLD = re.compile(r"(?<![\w.,])(\d{1,2})\s*[=:–—-]\s*([^\W\d_][^\d,;/|()\[\]]*)")  # as in “1 = Sales, 2 = Marketing”
_TOLD_IN_WORDS = re.compile(r"([^\W\d_]+)\s*=\s*([^\W\d_][^\d,;/|()\[\]=]*)")  # as in “Yes = head, No = staff”
_INTERNAL = re.compile(r"[(\[][a-z0-9]+(?:_[a-z0-9]+)+[)\]]")  # as in “Department (sm_department)”
# what is one's own is taken out first, and what is left of words that begin with a name for a department at the end
_EXPLAINED: tuple[HeadingWord, ...] = ("own", "function", "level", "answer", "own")
_LABELLED = 3  # words of a heading that labels a column; a longer one asks something


def codes_of(source: Source) -> dict[str, str]:
    """Return the numbers that a heading gives names to, or a note beside the table."""
    return {**source.codes, **{match[1]: match[2].strip() for match in _TOLD.finditer(source.heading)}}


def named_in(notes: Iterable[str], kind: str, words: Words) -> dict[str, str]:
    """Return the numbers to which notes give names of functions, or of levels; none where they name one twice."""
    tells = function_of if kind == "function" else level_of
    named: dict[str, str] = {}
    for number, name in (match.groups() for note in notes for match in _TOLD.finditer(note)):
        if tells(name, words) and key(named.setdefault(number, name)) != key(name):
            return {}
    return {number: name.strip() for number, name in named.items()}


def is_of_people(note: str, words: Words) -> bool:
    """Tell whether a note gives names of functions or levels to numbers, and none of a scale."""
    names = [match[2] for match in _TOLD.finditer(note)]
    points = any(words.points.get(key(name)) for name in names)
    return not points and any(function_of(name, words) in _FUNCTIONS or level_of(name, words) for name in names)


def asks_for_own_function(source: Source, words: Words) -> bool:
    """Tell whether a heading plainly asks for somebody's own department, or is a code that says nothing of it.

    It holds no other words than such a question needs, and what may be answered: “Which department do you work with?”
    holds one more, and “Department you are rating” asks for another one.
    """
    if words.heading("opinion", source.heading):
        return False
    return not _unexplained(key(_without_names(source.heading, words)), words)


def asks_for_own_level(source: Source, words: Words) -> bool:
    """Tell whether a heading plainly asks for somebody's own level: as `asks_for_own_function`, with levels to choose.

    “Manager” and “Who is your team lead?” name a head who is somebody else; “Head or team member” offers both.
    """
    heading, rest = source.heading, key(_without_names(source.heading, words))
    if words.heading("leads oneself", heading) or words.heading("reports", heading):
        return True
    if words.levels["head"](rest) and words.levels["staff"](rest):
        rest = words.functions["joint"].without(words.levels["head"].without(words.levels["staff"].without(rest)))
    return not _unexplained(rest, words)


def _without_names(heading: str, words: Words) -> str:
    """Return a heading without the name that a tool has for the column, and without that of the firm at its end."""
    every = _INTERNAL.sub(" ", heading).split()
    for place in range(len(every) - 1, 0, -1):
        if not every[place][:1].isupper():
            firm = words.headings["firm"](key(every[place])) and place + 1 < len(every)
            return " ".join(every[:place] if firm else every)
    return " ".join(every)


def _unexplained(rest: str, words: Words) -> bool:
    """Tell whether a heading holds a word that a question for who somebody is does not need."""
    told = rest
    for name in _FUNCTIONS:
        rest = words.functions[name].without(rest)
    if rest != told:  # it names what may be answered
        rest = words.functions["joint"].without(words.functions["other"].without(rest))
    for meaning in _EXPLAINED:
        rest = words.headings[meaning].without(rest)
    return any(len(word) > 1 and not any(map(str.isdigit, word)) for word in rest.split())


def membership(source: Source, words: Words) -> str | None:
    """Return the function to which yes, or a tick, says that somebody belongs; None where a column asks no such thing.

    Such a column is named after the function, or asks whether somebody works there. What no means, nobody knows.
    """
    told = key(source.heading)
    of = function_of(source.heading, words)
    if of not in _FUNCTIONS or any(words.tick(text) is None for text in source.texts):
        return None
    beside = [word for word in words.functions[of].without(told).split() if word not in words.yes | words.no]
    asks = words.heading("member", source.heading) and not words.heading("opinion", source.heading)
    return of if asks or len(beside) <= 1 else None


def led_by(source: Source, words: Words) -> dict[str, str | None] | None:
    """Return what yes and no mean in a column that holds nothing else; None for any other column.

    Both mean something where the heading says what, or plainly asks whether somebody leads. Both mean None where it
    may ask that. It is empty where it asks something else, such as whether heads do something.
    """
    answers = {text: key(text) for text in source.texts}
    if answers and all(words.tick(text) and not text.isdecimal() for text in answers):
        if _asks_plainly(source.heading, words):
            return dict.fromkeys(answers, "head")
        return dict.fromkeys(answers) if _may_ask(source.heading, words) else {}
    if not answers or not words.yes | words.no >= {*answers.values()}:
        return None
    legend = {key(match[1]): level_of(match[2], words) for match in _TOLD_IN_WORDS.finditer(source.heading)}
    if all(legend.get(answer) for answer in answers.values()):
        return {text: legend[answer] for text, answer in answers.items()}
    if _asks_plainly(source.heading, words):
        return {text: "head" if answer in words.yes else "staff" for text, answer in answers.items()}
    return dict.fromkeys(answers) if _may_ask(source.heading, words) else {}


def _may_ask(heading: str, words: Words) -> bool:
    """Tell whether a heading may ask whether somebody leads, or does not: “Staff?” or “I lead no team”."""
    told = key(heading)
    label = [word for word in told.split() if len(word) > 1 and word not in words.yes | words.no]
    about_oneself = words.heading("of oneself", heading)
    leads = words.levels["leading"](told) or any(
        words.heading(meaning, heading) for meaning in ("leads", "leads oneself", "reports")
    )
    if leads:
        return about_oneself or len(label) <= _LABELLED
    staff = level_of(heading, words) == "staff"
    return staff and (about_oneself or not words.levels["staff"].without(" ".join(label)))


def _asks_plainly(heading: str, words: Words) -> bool:
    """Tell whether a heading asks whether somebody leads, or is nothing but a name for a head."""
    rest = key(heading)
    if words.levels["not"](rest) or words.heading("opinion", heading) or words.heading("superior", heading):
        return False
    if words.heading("leads oneself", heading):
        return True
    for matcher in (words.levels["head"], words.headings["function"], words.headings["own"]):
        rest = matcher.without(rest)
    rest = words.functions["marketing"].without(words.functions["sales"].without(rest))
    answers = all(len(word) == 1 or word in words.yes | words.no for word in rest.split())
    return answers and level_of(heading, words) == "head"
