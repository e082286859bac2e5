"""Puts readings together: whoever stands in several of them counts once."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from assessment.exchange.reading import Likeness, Reading, Remark, Respondent
from assessment.exchange.survey.choices import LEFT_OUT, OTHERS, PEOPLE, SAME
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.words import words

STANDING_TWICE = "people who stand in an earlier file"
"""What is asked about where a file holds the people of an earlier one."""

ANSWERED_AGAIN = "other answers of the same ID"
"""What is asked about where people of an earlier file stand in a later one with other answers."""

_TWICE = "The same person stands in an earlier file."
_DIFFERING = "Some people stand in {} with other answers, and the same ID. Do those of this file count in their place?"


def combine(readings: Iterable[Reading], *, standing: int = 0) -> Reading:
    """Put readings together in their order; a response that an earlier one holds becomes a duplicate.

    The mark says what counts as the same: see `assessment.exchange.duplicates`. Of two responses with one mark, the
    fuller counts, and stands where the other stood; but the first `standing` ones, who are counted elsewhere, stay
    whatever comes. Where nothing marks people, and most of an earlier file stand in a later one with the same answers,
    it is asked whether they are the same. Until then nobody is read from the later file, where somebody would be
    counted twice.
    """
    readings = tuple(readings)
    respondents: list[Respondent] = []
    duplicates: list[Remark] = []
    questions: list[Question] = []
    seen: dict[str, int] = {}
    for place, reading in enumerate(readings):
        duplicates += reading.duplicates
        questions += reading.questions
        people = reading.respondents
        here = _copied(reading, readings[:place], skipped=standing)
        copied = here or _copied(reading, readings[:place])
        if copied and (asked := _same_people(reading, copied, twice=bool(here))):
            questions += [] if _chosen(reading) == SAME else [asked]
            if asked.blocking:
                people = ()
            elif _chosen(reading) == SAME:
                people, twice = without_copies(people, chain(*(each.respondents for each in readings[:place])), _TWICE)
                duplicates += twice
        differing = [
            each
            for each in people
            if each.mark and standing <= seen.get(each.mark, -1) and _contradict(respondents[seen[each.mark]], each)
        ]
        counting = _of_the_later(reading, differing[0].file) if differing else LEFT_OUT
        if counting is None:
            first = respondents[seen[differing[0].mark]]
            questions.append(
                Question("rows", _DIFFERING.format(first.file), {ANSWERED_AGAIN: PEOPLE}, (), file=differing[0].file)
            )
            people = ()
        added: dict[str, int] = {}
        for respondent in people:
            earlier = seen.get(respondent.mark) if respondent.mark else None
            if earlier is None:
                added.setdefault(respondent.mark, len(respondents))
                respondents.append(respondent)
            elif earlier >= standing and (
                _given(respondent) > _given(respondents[earlier])
                or (counting == PEOPLE and _contradict(respondents[earlier], respondent))
            ):
                first, respondents[earlier] = respondents[earlier], respondent
                duplicates.append(Remark(first.file, first.row, _takes_its_place(first, respondent)))
            else:
                duplicates.append(Remark(respondent.file, respondent.row, _stays(respondents[earlier], respondent)))
        seen = added | seen
    return Reading(
        respondents=tuple(respondents),
        duplicates=tuple(duplicates),
        other_session=tuple(remark for reading in readings for remark in reading.other_session),
        rejected=tuple(remark for reading in readings for remark in reading.rejected),
        remarks=tuple(remark for reading in readings for remark in reading.remarks),
        matched=tuple(match for reading in readings for match in reading.matched),
        sessions=tuple(sorted({session for reading in readings for session in reading.sessions})),
        questions=tuple(questions),
        proposals=tuple(proposal for reading in readings for proposal in reading.proposals),
        guesses_alone=tuple(alone for reading in readings for alone in reading.guesses_alone),
        promised=tuple(promised for reading in readings for promised in reading.promised),
    )


def _takes_its_place(first: Respondent, later: Respondent) -> str:
    """Say what a response of the same person has that an earlier one has not."""
    where = f"{later.file}, row {later.row}"
    if first.answers == later.answers:
        return f"{where} has the same answers with guesses, and takes its place."
    if _given(later) > _given(first):
        return f"{where} has the same ID and more answers, and takes its place."
    return f"{where} has the same ID and other answers, which came later, and takes its place."


def _stays(first: Respondent, later: Respondent) -> str:
    """Say why a response of the same person takes no place."""
    where = f"{first.file}, row {first.row}"
    if first.answers == later.answers:
        return f"The same response is already in {where}."
    if _contradict(first, later):
        return f"{where} has the same ID and other answers, which stay."
    return f"{where} has the same ID and more answers, which stay."


def _contradict(first: Respondent, later: Respondent) -> bool:
    """Tell whether a response has other answers than an earlier one of the same person, and no more of them."""
    pairs = zip(first.answers, later.answers, strict=True)
    return _given(later) <= _given(first) and any(two not in (None, one) for one, two in pairs)


def _of_the_later(reading: Reading, file: str) -> str | None:
    """Return what somebody said of people who answered otherwise before; None where it has to be asked."""
    proposal = dict(reading.proposals).get(file)
    if proposal is None:  # nobody is asked how codes are read, nor a file that was saved here
        return LEFT_OUT
    return proposal.of("rows").get(ANSWERED_AGAIN)


def _given(respondent: Respondent) -> tuple[int, int]:
    """Count answers and guesses: of two responses, the fuller one counts."""
    guesses = respondent.guesses.answers if respondent.guesses else ()
    return tuple(sum(each is not None for each in given) for given in (respondent.answers, guesses))  # type: ignore[return-value]


def _copied(reading: Reading, earlier: tuple[Reading, ...], skipped: int = 0) -> str:
    """Return the name of an earlier file of which most people stand in this one, with no mark that tells them apart.

    The first `skipped` people are passed over.
    """
    if not reading.proposals or not any(before.respondents for before in earlier):
        return ""
    fewest, most = words().limit("copied-people"), words().limit("copied-share")
    here = Counter(each.likeness for each in reading.respondents)
    marks = {each.mark for each in reading.respondents if each.mark}
    for place, before in enumerate(earlier):
        files: dict[str, list[Respondent]] = {}
        for each in before.respondents[0 if place else skipped :]:
            files.setdefault(each.file, []).append(each)
        for file, people in files.items():
            if len(people) < fewest:
                continue
            unmarked = [each for each in people if each.mark not in marks and not each.mark.startswith("code")]
            alike = Counter(each.likeness for each in unmarked) & here
            if alike.total() > len(people) * most:
                return file
    return ""


def _chosen(reading: Reading) -> str | None:
    """Return what somebody said of people who stand in an earlier file."""
    _, proposal = reading.proposals[0]
    return proposal.of("person").get(STANDING_TWICE)


def _same_people(reading: Reading, copied: str, *, twice: bool) -> Question | None:
    """Ask whether people are those of an earlier file; None where somebody said that they are others.

    `twice`: they would be counted twice, so nobody is read before it is answered.
    """
    if _chosen(reading) == OTHERS:
        return None
    sentence = f"Most people of {copied} stand in this file with the same answers. Are they the same people?"
    if not twice:
        sentence = (
            f"Most people of {copied}, which is in another measurement, stand in this file with the same answers. They "
            "count in both, unless you say that they are the same people."
        )
    return Question(
        "person", sentence, {STANDING_TWICE: None}, (), twice and _chosen(reading) != SAME, reading.proposals[0][0]
    )


def without_copies(
    people: Iterable[Respondent], earlier: Iterable[Respondent], reason: str
) -> tuple[tuple[Respondent, ...], list[Remark]]:
    """Leave out who stands among earlier people with the same answers, each as often as there.

    `reason` says so in the remarks; it may name the `file` and the `row` of the earlier one.
    """
    there: dict[Likeness, list[Respondent]] = {}
    for each in earlier:
        there.setdefault(each.likeness, []).append(each)
    kept, twice = [], []
    for each in people:
        if alike := there.get(each.likeness):
            first = alike.pop(0)
            twice.append(Remark(each.file, each.row, reason.format(file=first.file, row=first.row)))
        else:
            kept.append(each)
    return tuple(kept), twice
