"""Who somebody is: which column tells function and level, and what each text in it means."""

from collections.abc import Callable, Mapping, Sequence

from assessment.exchange.survey.asks import asks_for_own_function, codes_of
from assessment.exchange.survey.candidates import Source, Told
from assessment.exchange.survey.naming import (
    another_is_head,
    function_of,
    level_of,
    may_be_head,
    names_a_function,
    names_only_a_function,
)
from assessment.exchange.survey.question import Question, named
from assessment.exchange.survey.ranked_levels import (
    Rank,
    asks_plainly,
    levels_in,
    ranked_levels,
    sorted_by,
    telling_heads,
)
from assessment.exchange.survey.self_described import are_initials, described_in
from assessment.exchange.survey.texts_of import (
    are_few,
    are_mixed,
    are_names,
    is_doubtful,
    is_numbered,
    tells_share,
)
from assessment.exchange.survey.words import Words, key
from assessment.exchange.survey.yes_no import belongs, led_by, membership, qualifies

OPEN = "open"
"""The meaning of a text that leaves function or level open."""

_FUNCTIONS = ("sales", "marketing")
_WITHOUT_HEADING = 0.9  # share of people of whom it must tell it there
_ENOUGH = 0.5  # share of people of whom a column of that heading must tell it, to rival another


def find_function(
    sources: Sequence[Source],
    words: Words,
    chosen: Mapping[str, str],
    decided: Source | None,
    contradict: Callable[[Source, Source], bool],
) -> Told:
    """Find what tells the function; `decided` is what somebody chose for it.

    `contradict` tells whether two sources tell a person different functions; then somebody has to choose. So it is
    where the heading of the only one may ask something else than somebody's own function.
    """

    def tells(source: Source) -> Callable[[str], str | None]:
        codes, of = codes_of(source), membership(source, words)
        if of:
            told = {text: belongs(source, text, words) for text in source.texts}
            return lambda text: function_of(text, words) if told.get(text) is None else of if told[text] else None
        return lambda text: function_of(codes.get(text, text), words)

    def rank(source: Source) -> Rank | None:
        if words.heading("superior", source.heading):
            return None
        exact, hinted = key(source.heading) == "function", words.heading("function", source.heading)
        hinted = hinted and not words.heading("amount", source.heading)
        plain = source.headed or asks_for_own_function(source, words)
        share = tells_share(source, tells(source), known=_FUNCTIONS)
        short = are_names(source, _ENOUGH if plain else 1.0)
        opinion = words.heading("opinion", source.heading)
        told = (share and hinted and short) or (share >= _WITHOUT_HEADING and short)
        told = told or is_numbered(source, words, hinted) or membership(source, words) is not None
        told = told or are_initials(source, words) or (plain and short and not opinion and are_mixed(source, words))
        asked = is_doubtful(source, words) or (are_few(source) and not words.heading("level", source.heading))
        if exact or told or (hinted and short and not opinion and asked):
            own = plain and share >= _ENOUGH
            return exact and bool(source.texts), own, hinted and not opinion, share if not opinion else share / 2
        return None

    ranked = sorted_by(rank, sources)
    if decided is None and (rivals := _rivals(ranked, words, contradict)):
        return Told(rivals=rivals)
    source = decided or (ranked[0][1] if ranked else None)
    if source is None:
        above = [each for each in sources if _may_be_reported_to(each, tells(each), words)]
        return Told(rivals=tuple(above[:1]))
    meanings = _meanings(source, tells(source), chosen)
    opened = [text for text, meaning in meanings.items() if meaning is None and text not in chosen]
    people = sum(source.texts[text] for text in opened) / (source.texts.total() or 1)
    blocking = people > words.limit("people-without-meaning") or any(names_a_function(text, words) for text in opened)
    blocking |= is_numbered(source, words)
    if membership(source, words):  # what no means, nobody knows
        blocking |= any(belongs(source, text, words) is False or qualifies(text, words) for text in opened)
    return _told("function", source, meanings, opened, blocking=blocking)


def _may_be_reported_to(source: Source, tell: Callable[[str], str | None], words: Words) -> bool:
    """Tell whether a column asks into which function people report, which may be their own, and names nothing else."""
    asked = words.heading("superior", source.heading) and words.heading("function", source.heading)
    return asked and bool(source.texts) and all(tell(text) and not level_of(text, words) for text in source.texts)


def find_level(
    sources: Sequence[Source],
    words: Words,
    chosen: Mapping[str, str],
    decided: Source | None,
    contradict: Callable[[Source, Source], bool],
) -> Told:
    """Find what tells the level, as `find_function` finds the function.

    Of two columns of which one calls somebody a head and the other does not, the one with heads tells the level: most
    job titles name none. Where both name some, or nothing but its cells says that the column is of levels, it is asked;
    so it is where the heading may ask for the level of somebody else, such as a manager's.
    """
    ranked = ranked_levels(sources, words)
    if decided is None and ranked:
        rivals = telling_heads(ranked, words, contradict)
        if len(rivals) == 1 and not asks_plainly(rivals[0], words):
            beside = [source for _, source in ranked if source is not rivals[0] and asks_plainly(source, words)]
            return Told(rivals=(*beside[:1], *rivals))
        if len(rivals) > 1 or words.heading("part played", rivals[0].heading):
            return Told(rivals=rivals)
        ranked = [each for each in ranked if each[1] in rivals]
    source = decided or (ranked[0][1] if ranked else None)
    if source is None:
        return Told()
    meanings = _meanings(source, levels_in(source, words), chosen)
    opened = [text for text, meaning in meanings.items() if meaning is None and text not in chosen]
    led = (meant := led_by(source, words)) is not None and bool(meant or decided)
    others = {text for text in opened if meant and text not in meant and not qualifies(text, words)}
    if tells_share(source, lambda text: text if text in others else None) > words.limit("people-without-meaning"):
        others.clear()
    doubted = [text for text in opened if (led and text not in others) or another_is_head(text, words)]
    # a role that names a function alone tells no level; “Sales Manager” may, as “Manager” does
    opened = [text for text in opened if led or may_be_head(text, words) or not names_only_a_function(text, words)]
    described = described_in(source, words)
    opened = [text for text in opened if described.meanings.get(text) != "staff"]
    opened += [text for text in described.proposed if text not in chosen and text not in opened]
    found = any(meanings.values()) or doubted or is_numbered(source, words) or decided or described.meanings
    if not (found or are_initials(source, words) or words.heading("level", source.heading)):
        return Told()
    coded = is_numbered(source, words) and not (meant and any(meant.values()))
    return _told("level", source, meanings, opened, blocking=bool(doubted) or coded)


def _rivals(
    ranked: Sequence[tuple[Rank, Source]], words: Words, contradict: Callable[[Source, Source], bool]
) -> tuple[Source, ...]:
    """Return two columns that tell different functions alike, or the one whose heading may not ask for the own one."""
    if not ranked:
        return ()
    (exact, own, hinted, share), best = ranked[0]
    if len(ranked) > 1 and not exact:
        (_, *alike, share_too), second = ranked[1]
        if alike == [own, hinted] and min(share, share_too) >= _ENOUGH and contradict(best, second):
            return best, second
    told = share > 0 and not is_numbered(best, words) and membership(best, words) is None
    return (best,) if told and not (best.headed or asks_for_own_function(best, words)) else ()


def _meanings(source: Source, tell: Callable[[str], str | None], chosen: Mapping[str, str]) -> dict[str, str | None]:
    return {text: chosen.get(text) or tell(text) for text in source.texts}


def _told(
    kind: str, source: Source, meanings: Mapping[str, str | None], opened: Sequence[str], *, blocking: bool
) -> Told:
    """Return what was found, and ask about texts that nobody knows."""
    questions: tuple[Question, ...] = ()
    if opened:
        sentence = f"Which {kind} is {named(opened)}?" if len(opened) == 1 else f"Which {kind} are {named(opened)}?"
        questions = (Question(kind, sentence, dict(meanings), (source.heading,), blocking=blocking),)
    return Told(source, {text: None if meaning == OPEN else meaning for text, meaning in meanings.items()}, questions)
