"""What is read from files and pasted text: who is accepted, what is left out, and why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assessment.errors import InputError
from assessment.exchange.promised import Promised
from assessment.exchange.survey.choices import OTHERS, SAME, Choices
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.words import words
from assessment.guesses import Guesses
from assessment.instrument import Answers

LIMIT = 32 * 1024 * 1024
"""The largest file, in bytes, that is read unless the caller sets another limit: room for 100,000 respondents."""


class UnreadableError(InputError):
    """Input without a row to use. The message names file, row (where there is one) and reason.

    `proposals` says how each table would be read, where somebody may still say what its texts mean.
    """

    def __init__(
        self, file: str, row: int | None, reason: str, proposals: tuple[tuple[str, Choices], ...] = ()
    ) -> None:
        super().__init__(f"{file}, row {row}: {reason}" if row else f"{file}: {reason}")
        self.file = file
        self.row = row
        self.reason = reason
        self.proposals = proposals


STANDING_TWICE = "people who stand in an earlier file"
"""What is asked about where a file holds the people of an earlier one."""


@dataclass(frozen=True, slots=True)
class Respondent:
    """One person's answers and where they were read. Names, addresses and times are never kept."""

    file: str
    row: int  # as a spreadsheet numbers it, from 1; the line, in a text with response codes
    function: str | None
    level: str | None
    session: int  # tag of the session, 0 where none is given
    answers: Answers
    mark: str  # recognises the same response when it is read again; empty where nothing does
    comments: tuple[str, ...] = ()  # in their own words; kept apart from who wrote them
    guesses: Guesses | None = None  # what this person believes that the other function answers


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a row."""

    file: str
    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class GuessesAlone:
    """Guesses whose answers do not stand beside them; session and number are those of the code of these answers."""

    session: int
    respondent: int
    guesses: Guesses
    remark: Remark  # why they are rejected, as long as their answers are not found


@dataclass(frozen=True, slots=True)
class Match:
    """How a column was read."""

    file: str
    column: str  # as a spreadsheet names it: A, B, ... AA
    header: str
    meaning: str  # one of MEANINGS; two joined by "+" where a column tells both
    statement: int | None  # where the meaning is statement
    texts: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)  # its different cells, counted


MEANINGS = ("statement", "function", "level", "session", "respondent", "time", "comment", "guess", "ignored")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, in the order of the files and their rows."""

    respondents: tuple[Respondent, ...] = ()
    duplicates: tuple[Remark, ...] = ()
    other_session: tuple[Remark, ...] = ()
    rejected: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()  # about rows that were accepted, and columns that are not there
    matched: tuple[Match, ...] = ()
    sessions: tuple[tuple[int, str], ...] = ()  # tag and name, for sessions that a table names
    questions: tuple[Question, ...] = ()
    proposals: tuple[tuple[str, Choices], ...] = ()  # how each table is read, or would be
    guesses_alone: tuple[GuessesAlone, ...] = ()  # each of them stands in `rejected` too
    promised: tuple[Promised, ...] = ()


def reasons(remarks: Iterable[Remark]) -> tuple[tuple[str, str, tuple[int, ...]], ...]:
    """Return each reason once: the file, the reason, and the rows that it holds for."""
    rows: dict[tuple[str, str], list[int]] = {}
    for remark in remarks:
        rows.setdefault((remark.file, remark.reason), []).append(remark.row)
    return tuple((file, reason, tuple(found)) for (file, reason), found in rows.items())


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
                people, twice = _without_copies(reading, readings[:place])
                duplicates += twice
        added: dict[str, int] = {}
        for respondent in people:
            earlier = seen.get(respondent.mark) if respondent.mark else None
            if earlier is None:
                added.setdefault(respondent.mark, len(respondents))
                respondents.append(respondent)
            elif earlier >= standing and _given(respondent) > _given(respondents[earlier]):
                first, respondents[earlier] = respondents[earlier], respondent
                duplicates.append(Remark(first.file, first.row, _takes_its_place(first, respondent)))
            else:
                first = respondents[earlier]
                reason = f"The same response is already in {first.file}, row {first.row}."
                duplicates.append(Remark(respondent.file, respondent.row, reason))
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
    """Say what a fuller response of the same person has more."""
    where = f"{later.file}, row {later.row}"
    if first.answers == later.answers:
        return f"{where} has the same answers with guesses, and takes its place."
    return f"{where} has the same ID and more answers, and takes its place."


def _given(respondent: Respondent) -> tuple[int, int]:
    """Count answers and guesses: of two responses, the fuller one counts."""
    guesses = respondent.guesses.answers if respondent.guesses else ()
    return tuple(sum(each is not None for each in given) for given in (respondent.answers, guesses))  # type: ignore[return-value]


def _likeness(respondent: Respondent) -> tuple[str | None, str | None, Answers]:
    return respondent.function, respondent.level, respondent.answers


def _copied(reading: Reading, earlier: tuple[Reading, ...], skipped: int = 0) -> str:
    """Return the name of an earlier file of which most people stand in this one, with no mark that tells them apart.

    The first `skipped` people are passed over.
    """
    if not reading.proposals or not any(before.respondents for before in earlier):
        return ""
    fewest, most = words().limit("copied-people"), words().limit("copied-share")
    here = Counter(_likeness(each) for each in reading.respondents)
    marks = {each.mark for each in reading.respondents if each.mark}
    for place, before in enumerate(earlier):
        files: dict[str, list[Respondent]] = {}
        for each in before.respondents[0 if place else skipped :]:
            files.setdefault(each.file, []).append(each)
        for file, people in files.items():
            if len(people) < fewest:
                continue
            unmarked = [each for each in people if each.mark not in marks and not each.mark.startswith("code")]
            alike = Counter(map(_likeness, unmarked)) & here
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


def _without_copies(reading: Reading, earlier: tuple[Reading, ...]) -> tuple[tuple[Respondent, ...], list[Remark]]:
    """Leave out who stands in an earlier file with the same answers, each as often as there."""
    there = Counter(_likeness(each) for before in earlier for each in before.respondents)
    kept, twice = [], []
    for each in reading.respondents:
        if there[_likeness(each)]:
            there[_likeness(each)] -= 1
            twice.append(Remark(each.file, each.row, "The same person stands in an earlier file."))
        else:
            kept.append(each)
    return tuple(kept), twice
