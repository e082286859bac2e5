"""People who stand in several files that are read together: by e-mail address, by name, or by a number of their own.

An address is one person's. Others may have the same name, and two forms may number people alike.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence

from assessment.exchange.reading import Reading, Respondent
from assessment.exchange.survey.choices import OTHERS, PEOPLE, SAME
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.words import words

ADDRESS, NUMBER = "e-mail address", "number"
"""By what a person may be met again, besides what they are called."""

_ADDRESSED = (
    "Some people stand in {} with other answers, and the same e-mail address. Do those of this file count in their "
    "place?"
)
_CALLED = (
    "Some people stand in {} with other answers, and the same {}. Are they the same people? Then those of this file "
    "count in their place."
)


def told_by(kind: str, text: str) -> str:
    """Return what recognises a person by a text, and does not hold it."""
    return f"{kind} {hashlib.sha256(text.casefold().encode(errors='surrogatepass')).hexdigest()[:16]}"


def met_again(people: Sequence[Respondent], there: Sequence[Respondent]) -> list[tuple[Respondent, Respondent, str]]:
    """Return who stands among earlier people of other files: the person, the earlier one, and by what they are told.

    Numbers tell it only where most people of the file have one that stands there.
    """
    here = {who for each in people for who in each.who}
    known = {who: each for each in reversed(there) for who in each.who if who in here} if here else {}
    if not known:
        return []
    marks = {each.mark for each in there if each.mark}
    found = [
        (each, known[who], who.rpartition(" ")[0])
        for each in people
        if each.mark not in marks and (who := next((who for who in each.who if who in known), ""))
    ]
    times = Counter(kind for _, _, kind in found)
    few = times[NUMBER] <= words().limit("copied-share") * len(people)
    return [each for each in found if each[2] != NUMBER or not few]


def asked_of(file: str, earlier: str, kind: str) -> Question:
    """Ask whether people with other answers count in the place of those of an earlier file."""
    text = f"other answers of the same {kind}"
    if kind == ADDRESS:
        return Question("rows", _ADDRESSED.format(earlier), {text: PEOPLE}, (), file=file)
    return Question("person", _CALLED.format(earlier, kind), {text: None}, (), file=file)


def said_of(reading: Reading, file: str, kind: str) -> str | None:
    """Return what somebody said of them: `PEOPLE`, `LEFT_OUT` or `OTHERS`; None where it is open."""
    proposal = dict(reading.proposals).get(file)
    text = f"other answers of the same {kind}"
    if proposal is None:
        return OTHERS
    said = proposal.of("rows" if kind == ADDRESS else "person").get(text)
    return PEOPLE if said == SAME else said
