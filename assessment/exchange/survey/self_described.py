"""Levels that people choose in sentences or pairs, such as “I lead a team” and “I do not”, or by how many they lead."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from assessment.exchange.survey.asks import asks_for_own_level, codes_of, leads_things, needs_no_more
from assessment.exchange.survey.candidates import Source
from assessment.exchange.survey.naming import (
    another_is_head,
    function_of,
    level_of,
    names_a_function,
    names_only_a_function,
)
from assessment.exchange.survey.words import Matcher, Words, key
from assessment.exchange.survey.yes_no import led_by, says_nothing

MOST = 6
"""How many different options a question for a level has."""

_MOST_OF_FUNCTIONS = 8  # where each function has its own
_FEWEST = 2
_PROSPECTS = ("leads",)  # of Sales, and nobody who leads
_HEADS, _LEADS, _DENIES, _PLAIN = "heads", "leads", "denies", "plain"
_NUMBER = re.compile(
    r"(\d{1,4})(?: ?(?:[-–—+]|to|bis|à|a) ?\d{0,4})?(?: ?\+)?|(?:>|≥|>=|more than|over|mehr als) ?(\d{1,4})"
)


@dataclass(frozen=True, slots=True)
class Described:
    """What the texts of a column mean that are told together; None where somebody has to tell."""

    meanings: Mapping[str, str | None] = field(default_factory=dict)
    proposed: tuple[str, ...] = ()  # what is read so, and worth a look


NOTHING = Described()


def described_in(source: Source, words: Words) -> Described:
    """Return what the options of a column mean where they tell levels, none of which says so in one word.

    Who leads a function or a team by their own sentence is a head. Of a pair, “with direct reports” and without, the
    one is read as a head, which is worth a look. Beside heads of functions, a mere function is that of all others.
    A question about anything else, as “Who signs off campaigns?”, may be answered by “My head”, and tells no level.
    """
    texts = [text for text in source.texts if not says_nothing(text, words)]
    if source.headed or not _FEWEST <= len(texts) <= _MOST_OF_FUNCTIONS or len(texts) >= source.texts.total():
        return NOTHING
    if led_by(source, words) is not None:
        return NOTHING
    if (numbers := _numbers(source, texts, words)) is not None:
        return numbers
    if not asks_for_own_level(source, words) or words.heading("one's head", source.heading):
        return NOTHING
    codes = codes_of(source)
    if (found := _beside_heads(texts, words)).meanings:
        return found
    told = {text: _kind(codes.get(text, text), words) for text in texts}
    kinds = set(told.values())
    if len(texts) > MOST or None in kinds or not kinds & {_HEADS, _LEADS} or len(kinds) < _FEWEST:
        return NOTHING
    return _paired(told, words)


def is_unknown(source: Source, words: Words) -> bool:
    """Tell whether a column of levels, by its heading, holds a few that come again, none of which is known."""
    if not 1 < len(source.texts) <= MOST or len(source.texts) >= source.texts.total():
        return False
    if not words.heading("level", source.heading) or words.heading("amount", source.heading):
        return False
    named = any(
        function_of(text, words) or names_a_function(text, words) or words.functions["doubtful"](key(text))
        for text in source.texts
    )
    return not named and asks_for_own_level(source, words)


def are_initials(source: Source, words: Words) -> bool:
    """Tell whether a column holds letters for function and level together, as SH, SS, MH and MS."""
    told = {key(text) for text in source.texts}
    return _FEWEST < len(told) < source.texts.total() and told <= set(words.functions["initials"].words)


def _kind(text: str, words: Words) -> str | None:
    """Return what an option says: that somebody heads or leads, does not, or nothing of it; None for anything else."""
    told, levels, oneself = key(text), words.levels, words.headings["leads oneself"]
    leading = [levels["leading"], words.headings["reports"], oneself]
    leading += [levels["leaders"], levels["doubtful"], words.headings["leads"]]
    rest = told
    for matcher in (*leading, levels["staff"], levels["not"], levels["with"]):
        rest = _without(matcher, rest)
    explained = needs_no_more(rest, words) and levels["not"].without(told) not in _PROSPECTS
    if explained and oneself(told) and not levels["managed"](told):
        return _DENIES if _is_denied(told, oneself, words) else _HEADS
    if another_is_head(text, words):
        return None
    if level := level_of(text, words):
        return _HEADS if level == "head" else _DENIES
    if not explained or (words.heading("superior", text) and not words.heading("reports", text)):
        return None
    for matcher in leading:
        if matcher(told):
            return _DENIES if _is_denied(told, matcher, words) else _LEADS
    return _DENIES if levels["not"](told) and words.heading("of oneself", text) else _PLAIN


def _without(matcher: Matcher, told: str) -> str:
    """Return what is left of a text when words and whole phrases are taken out."""
    return matcher.without(" ".join(word for word in told.split() if not matcher(word)))


def _is_denied(told: str, matcher: Matcher, words: Words) -> bool:
    """Tell whether what a text says of leading is denied: before it, right behind it, or at the end."""
    before, after = matcher.around(told)
    denies, begun = words.levels["not"], told.removeprefix(before).split()
    behind = [word for word in after.split() if word in begun]  # without the rest of the word itself
    return denies(before) or denies(" ".join(behind[:1])) or denies(" ".join(behind[-1:]))


def _paired(told: Mapping[str, str | None], words: Words) -> Described:
    """Return what options mean of which some say that somebody leads, and others that they do not, or nothing of it."""
    leads = [text for text, kind in told.items() if kind == _LEADS]
    heads = [text for text, kind in told.items() if kind == _HEADS]
    denied = [text for text, kind in told.items() if kind == _DENIES and not words.levels["staff"](key(text))]
    pair = len(told) == _FEWEST and bool(denied) and bool(leads)
    meanings: dict[str, str | None] = {}
    for text, kind in told.items():
        plain = kind == _PLAIN and heads and not leads and not words.functions["other"](key(text))
        staff = kind == _DENIES or plain
        head = kind == _HEADS or (pair and text in leads)
        meanings[text] = "head" if head else "staff" if staff else None
    return Described(meanings, tuple(leads if pair else ()))


def _beside_heads(texts: list[str], words: Words) -> Described:
    """Return what options mean that are heads of functions, and functions without a word of level: all others there."""
    heads = {text: of for text in texts if _kind(text, words) == _HEADS and (of := _headed(text, words)) != "other"}
    plain = {text: _headed(text, words) for text in texts if text not in heads}
    if not {*heads.values()} & {*plain.values()} - {None} or not {*plain.values()} <= {*heads.values(), "other"}:
        return NOTHING
    if not all(of in ("other", key(text)) or names_only_a_function(text, words) for text, of in plain.items()):
        return NOTHING
    meanings: dict[str, str | None] = dict.fromkeys(heads, "head")
    meanings |= {text: "staff" for text, of in plain.items() if of != "other"}
    return Described(meanings, tuple(text for text in plain if text in meanings and _is_bare(text, words)))


def _headed(text: str, words: Words) -> str | None:
    """Return the function that a text names, with its head or without, or the words for one that may be any."""
    rest = words.levels["head"].without(key(text))
    return function_of(text, words) or (rest if words.functions["doubtful"](rest) else None)


def _is_bare(text: str, words: Words) -> bool:
    """Tell whether a text is nothing but the name of a function, and says nothing of a team or of working there."""
    rest = words.functions["sales"].without(words.functions["marketing"].without(key(text)))
    return not words.functions["doubtful"].without(rest)


def _numbers(source: Source, texts: list[str], words: Words) -> Described | None:
    """Return what numbers of people mean whom somebody leads: none is staff, others may be heads; else None."""
    heading = source.heading
    asked = words.heading("reports", heading) or (
        words.heading("leads oneself", heading) and words.heading("amount", heading)
    )
    if not asked or leads_things(heading, words):
        return None
    found = dict(_least(texts, words))
    if len(found) < len(texts) or all(text.isdecimal() for text in texts):  # mere numbers may be codes
        return None
    if not any(found.values()) or all(found.values()):
        return None
    meanings = {text: "head" if least else "staff" for text, least in found.items()}
    return Described(meanings, tuple(text for text, least in found.items() if least))


def _least(texts: list[str], words: Words) -> Iterator[tuple[str, int]]:
    """Yield the least number that each text names, where it names one and nothing else."""
    for text in texts:
        if words.levels["not"](key(text)) and len(key(text).split()) == 1:
            yield text, 0
        elif match := _NUMBER.fullmatch(text.strip().casefold()):
            yield text, int(match[1] or match[2]) + bool(match[2])
