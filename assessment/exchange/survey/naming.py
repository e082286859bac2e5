"""What a text says of function and level."""

from itertools import pairwise

from assessment.exchange.survey.words import Words, key

_APOSTROPHES = "'’‘´`"
_FIELD_SALES = "outside sales"  # a sales force that travels, unlike “somebody from outside sales”


def function_of(text: str, words: Words) -> str | None:
    """Return the function that a text names; None where it names none, or one that somebody has to tell."""
    told, names = key(text), words.functions
    sales, marketing = names["sales"](told), names["marketing"](told)
    if names["either"](told):
        return None
    if sales and marketing:
        return "other" if _joint(text, words) else None
    if sales or marketing:
        before, after = names["sales" if sales else "marketing"].around(told)
        if names["moved"](before) or names["moved"](after) or names["other"](before):
            return None
        if names["but"](before) or (names["not"](before) and not told.startswith(_FIELD_SALES)):
            leads = words.levels["head"](before) or words.levels["staff"](before)  # what is denied may be the level
            return None if leads else "other"
        if names["not"](after) or names["serving"](told):
            return None
        return "sales" if sales else "marketing"
    if names["doubtful"](told):
        return None
    return "other" if names["other"](told) else None


def names_a_function(text: str, words: Words) -> bool:
    """Tell whether a text names Sales or Marketing, though somebody may have to tell which of them is meant."""
    told = key(text)
    return any(words.functions[name](told) for name in ("sales", "marketing", "either"))


def names_only_a_function(text: str, words: Words) -> bool:
    """Tell whether a text names Sales or Marketing and tells no level, as “Sales team” does, and not “Sales boss”."""
    if function_of(text, words) not in ("sales", "marketing"):
        return False
    rest = key(text)
    for name in ("sales", "marketing", "joint", "named"):
        rest = words.functions[name].without(rest)
    return all(len(word) == 1 or word.isdecimal() for word in words.headings["function"].without(rest).split())


def level_of(text: str, words: Words, *, leads: bool = False) -> str | None:
    """Return the level that a text names; `leads` says that the heading asks who leads, so that yes is a head.

    None where it names none, or one that somebody has to tell: a head for whom somebody works, or who was one.
    """
    told, names = key(text), words.levels
    if leads and told in words.yes | words.no:
        return "head" if told in words.yes else "staff"
    if names["head"](told) and not names["head"].without(told):  # also what somebody calls their own head, elsewhere
        return None if _is_alone(told, words) or not names["head"](_without_doubtful(told, words)) else "head"
    if words.heading("superior", text):
        return None
    if _is_alone(told, words):
        return None
    plain = _without_doubtful(told, words)
    if not names["head"](plain):
        return "staff" if names["staff"](plain) and not _leads_besides(told, words) else None
    before, after = names["head"].around(plain)
    if names["not"](before):
        return "staff"
    another = names["another"](before) or names["staff"](before) or names["deputy"](told) or names["not"](after)
    return None if another or _is_of_a_head(text, after, words) else "head"


def _is_of_a_head(text: str, after: str, words: Words) -> bool:
    """Tell whether a head is named as the one whom somebody works for: “Head's direct report”, “VP direct report”."""
    owned = after.startswith("s ") and any(mark in text for mark in _APOSTROPHES)
    return owned or (bool(after) and not words.levels["another"].without(after))


def names_a_head(text: str, words: Words) -> bool:
    """Tell whether a text names a head, or staff who lead, though somebody may have to tell whether that is one."""
    return words.levels["head"](key(text)) or _leads_besides(key(text), words)


def may_be_head(text: str, words: Words) -> bool:
    """Tell whether a text names a head, staff who lead, or a title such as “manager” that a head may have."""
    told, names = key(text), words.levels
    return names["head"](told) or names["doubtful"](told) or names["leading"](told)


def another_is_head(text: str, words: Words) -> bool:
    """Tell whether a text may name the head of somebody else, one who was head, or staff who lead.

    Nobody but a person knows whether that is a head.
    """
    if _is_alone(key(text), words):
        return True
    told = key(text)
    heads = words.levels["head"](_without_doubtful(told, words)) or _leads_besides(told, words)
    return heads and not words.heading("superior", text) and level_of(text, words) is None


def _leads_besides(told: str, words: Words) -> bool:
    """Tell whether a text names staff, and says with some word that is not denied that they lead.

    What denies it stands before it, counted from the last “with”, or ends the text: “without leadership”, “leadership:
    no”. “Management assistant” ends with such a word, too.
    """
    names = words.levels
    if not (names["staff"](told) and names["leading"](told)):
        return False
    for part in names["with"].split(names["managed"].without(told)):
        before, after = names["leading"].around(part)
        last = after.rpartition(" ")[2]
        if names["leading"](part) and not names["not"](before) and not names["not"](last):
            return True
    return False


def _without_doubtful(told: str, words: Words) -> str:
    """Return a text without titles that only hold a name for a head, such as “Art Director”."""
    head, doubtful = words.levels["head"], words.levels["doubtful"]
    return told if head.longest(told) > doubtful.longest(told) else doubtful.without(told)


def _is_alone(told: str, words: Words) -> bool:
    """Tell whether a text is nothing but a name that may be that of any level."""
    return words.levels["alone"](told) and not words.levels["alone"].without(told)


def _joint(text: str, words: Words) -> bool:
    """Tell whether a text with the names of both functions names, or denies, both alike, and says nothing else.

    Where nothing stands between the names, one tells more of the other: “Marketing sales”, “SDR (Marketing)”.
    """
    names, every = words.functions, key(text).split()
    if any(names["sales"](word) and names["marketing"](word) for word in every) or words.heading("superior", text):
        return False
    bare = " ".join(text.casefold().replace("(", " ").split())
    for one, two in pairwise(every):
        both = (names["sales"](one) and names["marketing"](two)) or (names["marketing"](one) and names["sales"](two))
        if both and f"{one} {two}" in bare:
            return False
    rest = " ".join(word for word in every if not names["sales"](word) and not names["marketing"](word))
    for level in ("head", "staff", "doubtful"):
        rest = words.levels[level].without(rest)
    if names["other"](rest):  # as in “Other (not Sales or Marketing)”
        rest = names["not"].without(names["other"].without(rest))
    return not names["joint"].without(rest)
