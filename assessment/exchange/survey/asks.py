"""What a heading asks: whether for one's own function or level, and what it says of numbers."""

import re

from assessment.exchange.survey.candidates import Source
from assessment.exchange.survey.naming import function_of, level_of
from assessment.exchange.survey.words import Words, key
from assessment.model import HeadingWord

_FUNCTIONS = ("sales", "marketing")
TOLD = re.compile(r"(?<![\w.,])(\d{1,2})\s*[=:–—-]\s*([^\W\d_][^\d,;/|()\[\]]*)")  # as in “1 = Sales, 2 = Marketing”
"""A number and what it stands for."""

_BEHIND = 2  # words behind a thing that may say that people are led: “a project team”, “projects or people”
_INTERNAL = re.compile(r"[(\[][a-z0-9]+(?:_[a-z0-9]+)+[)\]]")  # as in “Department (sm_department)”
# what is one's own is taken out first, and what is left of words that begin with a name for a department at the end
_EXPLAINED: tuple[HeadingWord, ...] = ("own", "function", "level", "answer", "own")


def codes_of(source: Source) -> dict[str, str]:
    """Return the numbers that a heading gives names to, or a note beside the table."""
    return {**source.codes, **{match[1]: match[2].strip() for match in TOLD.finditer(source.heading)}}


def is_of_people(note: str, words: Words) -> bool:
    """Tell whether a note gives names of functions or levels to numbers, and none of a scale."""
    names = [match[2] for match in TOLD.finditer(note)]
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


def leads_things(heading: str, words: Words) -> bool:
    """Tell whether a heading asks who leads or manages what is no team of people: key accounts, a budget, projects.

    “Are you the head of Key Accounts?” and “Do you lead a team of key account managers?” ask who leads people.
    """
    told = key(heading)
    if words.levels["head"](told) or words.heading("reports", heading):
        return False
    before, after = words.headings["led things"].around(told)
    led = words.headings["led people"]
    return words.heading("led things", heading) and not (led(before) or led(" ".join(after.split()[:_BEHIND])))


def needs_no_more(rest: str, words: Words) -> bool:
    """Tell whether words, as `key` returns them, are none but those that may stand beside what somebody is."""
    return not _unexplained(words.levels["beside leading"].without(rest), words)


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
