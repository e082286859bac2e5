"""Guesses that come apart from their answers: in another file, or in a message that is pasted days later."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import replace

from assessment.exchange.code import CodeError, code_of, decode
from assessment.exchange.reading import GuessesAlone, Reading, Remark, Respondent
from assessment.guesses import problem_of
from assessment.instrument import Instrument

type _People = Mapping[tuple[int, int], Sequence[Respondent]]


def with_later_guesses(readings: Iterable[Reading], instrument: Instrument) -> tuple[Reading, ...]:
    """Let guesses join the answers of the same person, wherever these stand among the readings.

    Who gave the guesses stands again, with them, in the reading that brought them, so that `combine` finds a fuller
    response. Session and number of the two codes are the same; where nobody has them, or two people do, the guesses
    stay rejected with their reason.
    """
    readings = tuple(readings)
    if not any(reading.guesses_alone for reading in readings):
        return readings
    people = _by_number(readings)
    return tuple(_joined(reading, people, instrument) if reading.guesses_alone else reading for reading in readings)


def _joined(reading: Reading, people: _People, instrument: Instrument) -> Reading:
    respondents, remarks, rejected = list(reading.respondents), list(reading.remarks), list(reading.rejected)
    alone: list[GuessesAlone] = []
    for each in reading.guesses_alone:
        found = people.get((each.session, each.respondent), ()) if each.respondent else ()
        if len(found) != 1:
            alone.append(each)
            continue
        rejected.remove(each.remark)
        (person,) = found
        if problem := problem_of(each.guesses, person.function, instrument):
            remarks.append(Remark(each.remark.file, each.remark.row, problem))
        else:
            respondents.append(replace(person, file=each.remark.file, row=each.remark.row, guesses=each.guesses))
    return replace(
        reading,
        respondents=tuple(respondents),
        remarks=tuple(remarks),
        rejected=tuple(rejected),
        guesses_alone=tuple(alone),
    )


def _by_number(readings: Iterable[Reading]) -> _People:
    """Return by session and number everybody who sent a code; the same response is there once."""
    people: dict[tuple[int, int], dict[str, Respondent]] = {}
    for person in (person for reading in readings for person in reading.respondents):
        for number in _number_of(person.mark):
            people.setdefault(number, {}).setdefault(person.mark, person)
    return {number: tuple(found.values()) for number, found in people.items()}


def _number_of(mark: str) -> Iterator[tuple[int, int]]:
    """Yield session and number of the code that a mark was made of; nothing for any other mark."""
    if code := code_of(mark):
        try:
            response = decode(code)
        except CodeError:  # a mark that somebody changed by hand recognises nobody
            return
        yield response.session, response.respondent
