"""Which columns may tell levels, and which of them does so best."""

from collections.abc import Callable, Sequence

from assessment.exchange.survey.asks import asks_for_own_level, codes_of
from assessment.exchange.survey.candidates import Source
from assessment.exchange.survey.naming import another_is_head, level_of, names_a_function, names_a_head
from assessment.exchange.survey.self_described import MOST, are_initials, described_in, is_unknown
from assessment.exchange.survey.texts_of import MOST_CODES, are_names, is_numbered, tells_share
from assessment.exchange.survey.words import Words, key
from assessment.exchange.survey.yes_no import led_by
from assessment.model import HeadingWord

_OF_LEVELS: tuple[HeadingWord, ...] = ("level", "leads")
_FEW_LEVELS = 4  # different texts, heads and staff among them, that are answers to choose from
_MOSTLY = 0.5  # share of people of whom it must tell it where it asks for one's own, as “You are”
_WITHOUT_HEADING = 0.9  # share of people of whom it must tell it there

type Rank = tuple[bool, bool, bool, float]
"""How well a column tells who somebody is: whether by its very name, by its cells, by its heading, of what share."""


def ranked_levels(sources: Sequence[Source], words: Words) -> list[tuple[Rank, Source]]:
    """Return the columns that may tell levels, best first."""
    return _described_last(sorted_by(lambda source: _rank_of_level(source, words), sources), words)


def sorted_by(rank: Callable[[Source], Rank | None], sources: Sequence[Source]) -> list[tuple[Rank, Source]]:
    """Return the sources that have a rank, best first."""
    ranked = [(found, source) for source in sources if (found := rank(source))]
    return sorted(ranked, key=lambda each: (*each[0], -each[1].places[0]), reverse=True)


def asks_plainly(source: Source, words: Words) -> bool:
    """Tell whether a column plainly tells one's own level: by its heading, or as nothing but heads and staff."""
    if led_by(source, words) is not None or is_numbered(source, words) or asks_for_own_level(source, words):
        return True
    told = set(map(levels_in(source, words), source.texts))
    both = len(source.texts) <= _FEW_LEVELS and {"head", "staff"} <= told
    return both and not any(names_a_function(text, words) for text in source.texts)


def levels_in(source: Source, words: Words) -> Callable[[str], str | None]:
    """Return what tells the level that a text of a column names."""
    codes, led = codes_of(source), led_by(source, words)
    told = led or described_in(source, words).meanings
    return lambda text: told.get(text) or level_of(codes.get(text, text), words)


def telling_heads(
    ranked: Sequence[tuple[Rank, Source]],
    words: Words,
    contradict: Callable[[Source, Source], bool],
) -> tuple[Source, ...]:
    """Return the one column that tells levels, or two of which somebody has to choose."""
    (exact, worded, _, _), best = ranked[0]
    if not exact and _says_who_leads(best, words):
        alike = (source for _, source in ranked[1:] if _says_who_leads(source, words) and contradict(best, source))
        return (best, *list(alike)[:1])
    others = [(rank, source) for rank, source in ranked[1:] if rank[1] and contradict(best, source)]
    if exact or not worded or not others:
        return (best,)

    def heads(source: Source) -> bool:
        return "head" in map(levels_in(source, words), source.texts)

    (_, _, hinted, _), other = next((each for each in others if heads(each[1])), others[0])
    if not heads(other):
        return (best,)
    return (other,) if hinted and not heads(best) else (other, best) if not heads(best) else (best, other)


def _is_of_others(heading: str, words: Words, *, asks: bool) -> bool:
    """Tell whether levels in a column of this heading are those of others; `asks` says that it asks who leads."""
    if words.heading("superior", heading) and not words.heading("reports", heading):
        return True
    return not asks and (words.heading("opinion", heading) or words.heading("somebody else", heading))


def _rank_of_level(source: Source, words: Words) -> Rank | None:
    """Tell how well a column may tell the level; None where it does not."""
    exact, led = key(source.heading) == "level", led_by(source, words)
    if source.headed or _is_of_others(source.heading, words, asks=bool(led)):
        return None
    tell = levels_in(source, words)

    def may_tell(text: str) -> str | None:
        return tell(text) or ("head" if another_is_head(text, words) else None)

    hinted = words.heading("reports", source.heading) or (
        any(words.heading(meaning, source.heading) for meaning in _OF_LEVELS)
        and not words.heading("amount", source.heading)
    )
    share, worded = tells_share(source, tell), tells_share(source, may_tell) >= _WITHOUT_HEADING
    described = described_in(source, words)
    told = share > 0 and worded and len(source.texts) <= MOST_CODES
    few = bool(described.meanings) or (told and are_names(source, 1.0))
    heads = hinted and any(names_a_head(text, words) for text in source.texts)
    few |= share >= _MOSTLY and _holds_both(source, words)
    asked = is_numbered(source, words, hinted) or led or heads or is_unknown(source, words)
    asked = asked or are_initials(source, words)
    if exact or (share and hinted) or few or asked:
        return exact and bool(source.texts), worded and not led, hinted and (led is None or bool(share)), share
    return None


def _holds_both(source: Source, words: Words) -> bool:
    """Tell whether a column asks for one's own level, with heads and staff among a few to choose from."""
    few = len(source.texts) <= MOST and len(source.texts) < source.texts.total()
    told = set(map(levels_in(source, words), source.texts)) if few else set()
    return {"head", "staff"} <= told and asks_for_own_level(source, words)


def _described_last(ranked: Sequence[tuple[Rank, Source]], words: Words) -> list[tuple[Rank, Source]]:
    """Return columns with those last whose options are described, if another asks for yes or no, or for one's level."""

    def is_described(source: Source) -> bool:
        codes = codes_of(source)
        return any(level_of(codes.get(text, text), words) is None for text in described_in(source, words).meanings)

    def asks(rank: Rank, source: Source) -> bool:
        levels = rank[1] and not is_described(source) and asks_for_own_level(source, words)
        return levels or _says_who_leads(source, words)

    if not any(asks(rank, source) for rank, source in ranked):
        return list(ranked)
    return sorted(ranked, key=lambda each: not each[0][0] and is_described(each[1]))


def _says_who_leads(source: Source, words: Words) -> bool:
    """Tell whether yes and no in a column say who leads."""
    return any((led_by(source, words) or {}).values())
