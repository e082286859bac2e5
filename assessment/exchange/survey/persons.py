"""Who somebody is: which column tells function and level, and what each text in it means."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from assessment.exchange.survey.question import Question, named
from assessment.exchange.survey.words import Words, key

OPEN = "open"
"""The meaning of a text that leaves function or level open."""

_FUNCTIONS = ("sales", "marketing", "other")
_LEVELS = ("head", "staff")
_FIELD_SALES = "outside sales"  # a sales force that travels, unlike “somebody from outside sales”
_MOST_CODES = 12  # different numbers in a column that is coded
_LONGEST = 6  # words of a cell that tells a function where the heading does not say so
_WITHOUT_HEADING = 0.9  # share of people of whom it must tell it there
_TOLD = re.compile(r"(?<![\w.,])(\d{1,2})\s*[=:–—-]\s*([^\W\d_][^\d,;/|()\[\]]*)")  # as in “1 = Sales, 2 = Marketing”
_ENOUGH = 0.5  # share of people of whom a column of that heading must tell it, to rival another


@dataclass(frozen=True, slots=True)
class Source:
    """What may tell who somebody is: a column, or several of one question of which each person filled one."""

    heading: str
    places: tuple[int, ...]
    texts: Counter[str]


@dataclass(frozen=True, slots=True)
class Told:
    """What tells function or level, what its texts mean, and what has to be asked."""

    source: Source | None = None
    meanings: Mapping[str, str | None] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    rivals: tuple[Source, ...] = ()  # several that tell it alike, of which somebody has to choose one


def function_of(text: str, words: Words) -> str | None:
    """Return the function that a text names; None where it names none, or one that somebody has to tell."""
    told = key(text)
    sales, marketing = words.functions["sales"](told), words.functions["marketing"](told)
    if sales and marketing:
        return "other"
    if sales or marketing:
        if words.functions["not"](told) and not told.startswith(_FIELD_SALES):
            return "other"
        return "sales" if sales else "marketing"
    if words.functions["doubtful"](told):
        return None
    return "other" if words.functions["other"](told) else None


def membership(source: Source, words: Words) -> str | None:
    """Return the function to which yes, or a tick, says that somebody belongs; None where a column asks no such thing.

    Such a column is named after the function, or asks whether somebody works there. What no means, nobody knows.
    """
    told = key(source.heading)
    of = function_of(source.heading, words)
    if of not in _FUNCTIONS[:2] or any(words.tick(text) is None for text in source.texts):
        return None
    beside = [word for word in words.functions[of].without(told).split() if word not in words.yes | words.no]
    asks = words.heading("member", source.heading) and not words.heading("opinion", source.heading)
    return of if asks or len(beside) <= 1 else None


def level_of(text: str, words: Words, *, leads: bool = False) -> str | None:
    """Return the level that a text names; `leads` says that the heading asks who leads, so that yes is a head."""
    told = key(text)
    if leads and told in words.yes | words.no:
        return "head" if told in words.yes else "staff"
    if words.heading("superior", text):
        return None
    head, doubtful = words.levels["head"], words.levels["doubtful"]
    plain = told if head.longest(told) > doubtful.longest(told) else doubtful.without(told)
    if words.levels["head"](plain):
        return "staff" if words.levels["not"](plain) else "head"
    return "staff" if words.levels["staff"](plain) else None


def find_function(
    sources: Sequence[Source],
    words: Words,
    chosen: Mapping[str, str],
    decided: Source | None,
    contradict: Callable[[Source, Source], bool],
) -> Told:
    """Find what tells the function; `decided` is what somebody chose for it.

    `contradict` tells whether two sources tell a person different functions; then somebody has to choose.
    """

    def tells(source: Source) -> Callable[[str], str | None]:
        codes, of = _codes(source), membership(source, words)
        if of:
            return lambda text: of if words.tick(text) else None
        return lambda text: function_of(codes.get(text, text), words)

    def rank(source: Source) -> tuple[bool, bool, float] | None:
        exact, hinted = key(source.heading) == "function", words.heading("function", source.heading)
        share = _share(source, tells(source), known=("sales", "marketing"))
        short = all(len(text.split()) <= _LONGEST for text in source.texts)
        if words.heading("superior", source.heading):
            return None
        opinion = words.heading("opinion", source.heading)
        told = (share and hinted and short) or (share >= _WITHOUT_HEADING and short) or _coded(source, hinted)
        told = told or membership(source, words) is not None
        asked = _doubtful(source, words) or (_few(source) and not words.heading("level", source.heading))
        if exact or told or (hinted and short and not opinion and asked):
            return exact and bool(source.texts), hinted and not opinion, share if not opinion else share / 2
        return None

    return _find("function", sources, rank, tells, words, chosen, decided, contradict)


def find_level(sources: Sequence[Source], words: Words, chosen: Mapping[str, str], decided: Source | None) -> Told:
    """Find what tells the level, as `find_function` finds the function."""

    def leads(source: Source) -> bool:
        return words.heading("leads", source.heading)

    def tells(source: Source) -> Callable[[str], str | None]:
        codes = _codes(source)
        return lambda text: level_of(codes.get(text, text), words, leads=leads(source) and not codes)

    def rank(source: Source) -> tuple[bool, bool, float] | None:
        exact = key(source.heading) == "level"
        hinted = words.heading("level", source.heading) or leads(source)
        share = _share(source, tells(source))
        few = len(source.texts) <= _MOST_CODES and all(len(text.split()) <= _LONGEST for text in source.texts)
        if words.heading("superior", source.heading):
            return None
        if exact or (share and hinted) or (few and share >= _WITHOUT_HEADING) or _coded(source, hinted):
            return exact and bool(source.texts), hinted, share
        return None

    return _find("level", sources, rank, tells, words, chosen, decided)


def _find(
    kind: str,
    sources: Sequence[Source],
    rank: Callable[[Source], tuple[bool, bool, float] | None],
    tells: Callable[[Source], Callable[[str], str | None]],
    words: Words,
    chosen: Mapping[str, str],
    decided: Source | None,
    contradict: Callable[[Source, Source], bool] | None = None,
) -> Told:
    ranked = [(found, source) for source in sources if (found := rank(source))]
    ranked.sort(key=lambda each: (*each[0], -each[1].places[0]), reverse=True)
    if not ranked and decided is None:
        return Told()
    source = decided or ranked[0][1]
    if decided is None and len(ranked) > 1 and contradict:
        (exact, hinted, share), (_, hinted_too, share_too) = ranked[0][0], ranked[1][0]
        alike = not exact and hinted == hinted_too and min(share, share_too) >= _ENOUGH
        if alike and contradict(ranked[0][1], ranked[1][1]):
            return Told(rivals=(ranked[0][1], ranked[1][1]))
    tell = tells(source)
    meanings: dict[str, str | None] = {text: chosen.get(text) or tell(text) for text in source.texts}
    opened = [text for text, meaning in meanings.items() if meaning is None and text not in chosen]
    if kind == "level":  # a role that names a function alone tells no level
        opened = [text for text in opened if function_of(text, words) is None]
    if kind == "level" and not any(meanings.values()) and not _coded(source, hinted=True) and decided is None:
        hinted = words.heading("level", source.heading)
        if not hinted:
            return Told()
    questions = _questions(kind, source, meanings, opened, words)
    return Told(source, {text: None if meaning == OPEN else meaning for text, meaning in meanings.items()}, questions)


def _questions(
    kind: str, source: Source, meanings: Mapping[str, str | None], opened: Sequence[str], words: Words
) -> tuple[Question, ...]:
    """Ask about texts that nobody knows: the file waits for the answer where it is about many people, or numbers."""
    if not opened:
        return ()
    people = sum(source.texts[text] for text in opened) / source.texts.total()
    coded = _coded(source, hinted=True)
    many = people > words.limit("people-without-meaning") and kind == "function"
    sentence = f"Which {kind} is {named(opened)}?" if len(opened) == 1 else f"Which {kind} are {named(opened)}?"
    return (Question(kind, sentence, dict(meanings), (source.heading,), blocking=coded or many),)


def _codes(source: Source) -> dict[str, str]:
    """Return the numbers that a heading gives names to."""
    return {match[1]: match[2].strip() for match in _TOLD.finditer(source.heading)}


def _share(source: Source, tell: Callable[[str], str | None], known: Collection[str] = ()) -> float:
    told = sum(count for text, count in source.texts.items() if (found := tell(text)) and (not known or found in known))
    return told / source.texts.total() if source.texts else 0.0


def _doubtful(source: Source, words: Words) -> bool:
    """Tell whether a column holds a few names of departments of which nobody knows what they are."""
    return len(source.texts) <= _MOST_CODES and any(words.functions["doubtful"](key(text)) for text in source.texts)


def _few(source: Source) -> bool:
    """Tell whether a column holds few different names, or names that come again: departments, whoever knows them."""
    return 0 < len(source.texts) <= max(_MOST_CODES, source.texts.total() // 2)


def _coded(source: Source, hinted: bool) -> bool:
    """Tell whether a column holds numbers that stand for names."""
    if not hinted or not source.texts or len(source.texts) > _MOST_CODES:
        return False
    return all(re.fullmatch(r"(?:[A-Za-z]{1,3})?0*\d{1,2}", text) for text in source.texts)
