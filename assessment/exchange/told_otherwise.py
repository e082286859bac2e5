"""What a later response of the same person says otherwise: answers, or to which function and level they belong."""

from assessment.exchange.reading import Respondent

_ANSWERS, _WHO = "other answers", "another function or level"


def again(what: str, kind: str) -> str:
    """Return what is asked about where people, told by a kind of mark, come with such a difference."""
    return f"{what} of the same {kind}"


def difference(first: Respondent, later: Respondent) -> str:
    """Name what two responses of one person say otherwise; empty where nothing is, or one leaves it open."""
    if first.answers != later.answers:
        return _ANSWERS
    return _WHO if _contradict_who(first, later) else ""


def rivalry(first: Respondent, later: Respondent) -> str:
    """Name what a response says otherwise than an earlier one of the same person, and does not only add to it."""
    pairs = zip(first.answers, later.answers, strict=True)
    if given(later) <= given(first) and any(two not in (None, one) for one, two in pairs):
        return _ANSWERS
    return _WHO if _contradict_who(first, later) else ""


def fills(first: Respondent, later: Respondent) -> bool:
    """Tell whether a response has the same answers, and a function or a level that the first one lacks."""
    told = (first.function is None and later.function) or (first.level is None and later.level)
    return bool(told) and first.answers == later.answers and given(later) >= given(first)


def completes(first: Respondent, later: Respondent) -> bool:
    """Tell whether a response holds every answer of an earlier one, or more."""
    return all(one in (None, two) for one, two in zip(first.answers, later.answers, strict=True))


def given(respondent: Respondent) -> tuple[int, int]:
    """Count answers and guesses: of two responses, the fuller one counts."""
    guesses = respondent.guesses.answers if respondent.guesses else ()
    return tuple(sum(each is not None for each in given) for given in (respondent.answers, guesses))  # type: ignore[return-value]


def takes_its_place(first: Respondent, later: Respondent, kind: str) -> str:
    """Say what a response of the same person has that an earlier one has not."""
    where = f"{later.file}, row {later.row}"
    if _contradict_who(first, later):
        return f"{where} has the same {kind} and another function or level, and takes its place."
    if fills(first, later):
        return f"{where} has the same {kind} and tells the function or the level, and takes its place."
    if first.answers == later.answers:
        return f"{where} has the same answers with guesses, and takes its place."
    if given(later) > given(first):
        return f"{where} has the same {kind} and more answers, and takes its place."
    return f"{where} has the same {kind} and other answers, which came later, and takes its place."


def stays(first: Respondent, later: Respondent, kind: str) -> str:
    """Say why a response of the same person takes no place."""
    where = f"{first.file}, row {first.row}"
    what = rivalry(first, later)
    if what == _WHO:
        return f"{where} has the same {kind} and another function or level, which stay."
    if first.answers == later.answers:
        return f"The same response is already in {where}."
    if what:
        return f"{where} has the same {kind} and other answers, which stay."
    return f"{where} has the same {kind} and more answers, which stay."


def _contradict_who(first: Respondent, later: Respondent) -> bool:
    pairs = ((first.function, later.function), (first.level, later.level))
    return any(one is not None and two is not None and one != two for one, two in pairs)
