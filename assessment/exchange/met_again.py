"""People who stand in several files that are read together: by e-mail address, by name, by a number, or by their time.

An address is one person's. Others may have the same name, two forms may number people alike, and two people may answer
in the same second: numbers and times tell it only of files that hold the same people.
"""

import hashlib
from collections.abc import Mapping, Sequence

from assessment.exchange.reading import Reading, Respondent
from assessment.exchange.survey.choices import OTHERS, PEOPLE, SAME
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.words import words
from assessment.exchange.told_otherwise import again, completes

ADDRESS, NAME, NUMBER, COUNTED, TIME = "e-mail address", "name", "number", "ID number", "time"
"""By what a person may be met again, besides codes of their own."""

_ADDRESSED = "Some people stand in {} with {}, and the same e-mail address. Do those of this file count in their place?"
_CALLED = (
    "Some people stand in {} with {}, and the same {}. Are they the same people? Then those of this file count in "
    "their place."
)


def told_by(kind: str, text: str) -> str:
    """Return what recognises a person by a text, and does not hold it."""
    return f"{kind} {hashlib.sha256(text.casefold().encode(errors='surrogatepass')).hexdigest()[:16]}"


def counted_as(kind: str, text: str) -> str:
    """Return what recognises a person by a text that tells nothing of them, such as a number that a form counts."""
    return f"{kind} {text}"


def met_again(people: Sequence[Respondent], there: Sequence[Respondent]) -> list[tuple[Respondent, Respondent, str]]:
    """Return who stands among earlier people of other files: the person, the earlier one, and by what they are told."""
    here = {who for each in people for who in each.who}
    known = {who: each for each in reversed(there) for who in each.who if who in here} if here else {}
    if not known:
        return []
    marks = {each.mark for each in there if each.mark}
    doubted = {kind for kind in (NUMBER, COUNTED, TIME) if not _tell(kind, people, there, known)}
    found = []
    for each in people:
        if each.mark not in marks:
            told = (who for who in each.who if who in known and _kind(who) not in doubted)
            if who := next(told, ""):
                found.append((each, known[who], _kind(who)))
    return found


def _kind(who: str) -> str:
    return who.rpartition(" ")[0]


def _tell(
    kind: str, people: Sequence[Respondent], there: Sequence[Respondent], known: Mapping[str, Respondent]
) -> bool:
    """Tell whether numbers or times tell people: most of a file have one that stands in an earlier file.

    What any form counts, or a time, does so only where most of them have the same answers there as well, or fewer.
    """
    whose = [who for each in people for who in each.who if _kind(who) == kind]
    pairs = [(each, known[who]) for each in people for who in each.who if who in known and _kind(who) == kind]
    earlier = sum(any(_kind(who) == kind for who in each.who) for each in there) if pairs else 0
    share = words().limit("copied-share")
    if kind == NUMBER and len(pairs) > share * len(people):
        return True
    same = sum(completes(first, each) for each, first in pairs)
    return len(pairs) > share * min(len(whose), earlier) and same > share * len(pairs)


def asked_of(file: str, earlier: str, kind: str, what: str) -> Question:
    """Ask whether people with `what`, such as other answers, count in the place of those of an earlier file."""
    text = again(what, kind)
    if kind == ADDRESS:
        return Question("rows", _ADDRESSED.format(earlier, what), {text: PEOPLE}, (), file=file)
    return Question("person", _CALLED.format(earlier, what, kind), {text: None}, (), file=file)


def said_of(reading: Reading, file: str, kind: str, what: str) -> str | None:
    """Return what somebody said of them: `PEOPLE`, `LEFT_OUT` or `OTHERS`; None where it is open."""
    proposal = reading.tables.get(file)
    if proposal is None:
        return OTHERS
    said = proposal.of("rows" if kind == ADDRESS else "person").get(again(what, kind))
    return PEOPLE if said == SAME else said
