"""Puts readings together: whoever stands in several of them counts once."""

from collections.abc import Iterable, Sequence
from copy import replace
from itertools import chain

from assessment.exchange.code import code_of
from assessment.exchange.copies import copied, said_of_copies, without_coded, without_copies
from assessment.exchange.marked_alike import marked_alike
from assessment.exchange.measured_apart import asked_apart, said_of_file, without_left_out
from assessment.exchange.met_again import asked_of, met_again, said_of
from assessment.exchange.pages import other_statements
from assessment.exchange.reading import Reading, Remark, Respondent
from assessment.exchange.sent_again import is_corrected, number_told
from assessment.exchange.survey.choices import LEFT_OUT, OTHERS, PEOPLE, SAME
from assessment.exchange.survey.question import Question
from assessment.exchange.told_otherwise import again, difference, fills, given, rivalry, stays, takes_its_place

_TWICE = "The same person stands in an earlier file."
_DIFFERING = "Some people stand in {} with {}, and the same ID. Do those of this file count in their place?"
_PERHAPS_ONE = (
    "{} has the same {}, and another function or other answers. Both count. If they are one person, leave the earlier "
    "one out."
)
_ID, _NUMBER = "ID", "respondent number"


def combine(readings: Iterable[Reading], *, standing: int = 0) -> Reading:
    """Put readings together in their order; a response that an earlier one holds becomes a duplicate.

    The mark says what counts as the same: see `assessment.exchange.duplicates`. Of two responses with one mark, the
    fuller counts, and stands where the other stood; but the first `standing` ones, who are counted elsewhere, stay
    whatever comes. Where nothing marks people, it is asked whether those are the same who have the same answers, see
    `assessment.exchange.copies`, or the same address or name, see `assessment.exchange.met_again`; and which files
    count that may be two measurements, see `assessment.exchange.measured_apart`. Until then nobody is read from the
    later file, where somebody would be counted twice.
    """
    readings = tuple(readings)
    together = _Together(readings, standing)
    for place, reading in enumerate(readings):
        together.add(place, reading)
    return Reading(
        respondents=tuple(together.respondents),
        duplicates=tuple(together.duplicates),
        other_session=tuple(remark for reading in readings for remark in reading.other_session),
        rejected=(*(remark for reading in readings for remark in reading.rejected), *together.left),
        remarks=(*(remark for reading in readings for remark in reading.remarks), *together.remarks),
        matched=tuple(match for reading in readings for match in reading.matched),
        sessions=tuple(sorted({session for reading in readings for session in reading.sessions})),
        questions=tuple(together.questions),
        proposals=tuple(proposal for reading in readings for proposal in reading.proposals),
        guesses_alone=tuple(alone for reading in readings for alone in reading.guesses_alone),
        promised=tuple(promised for reading in readings for promised in reading.promised),
        answered=tuple(answered for reading in readings for answered in reading.answered),
    )


class _Together:
    """Who counts of some readings, one reading after the other, and what has to be asked before."""

    def __init__(self, readings: Sequence[Reading], standing: int) -> None:
        self.respondents: list[Respondent] = []
        self.duplicates: list[Remark] = []
        self.left: list[Remark] = []
        self.remarks: list[Remark] = []
        self.questions: list[Question] = []
        self._readings = readings
        self._standing = standing
        self._seen: dict[str, int] = {}
        self._apart = asked_apart(readings)

    def add(self, place: int, reading: Reading) -> None:
        """Add the people of the reading at this place."""
        self.duplicates += reading.duplicates
        self.questions += reading.questions
        people = self._without_pages(self._of_one_measurement(reading), reading)
        people = self._met_again(self._sent_again(people), reading)
        people, twice = without_coded(people, self.respondents[self._standing :])
        self.duplicates += twice
        people = self._without_copies(people, place, reading)
        self._count(people, reading)

    def _of_one_measurement(self, reading: Reading) -> tuple[Respondent, ...]:
        """Ask of files whether they count; return the people of the others."""
        people, left = without_left_out(reading)
        self.left += left
        asked = {file: self._apart[file] for file, _ in reading.proposals if file in self._apart}
        waiting = {file for file, choices in reading.proposals if file in asked and not said_of_file(file, choices)}
        self.questions += (asked[file] for file in waiting)
        return tuple(each for each in people if each.file not in waiting) if waiting else people

    def _without_pages(self, people: tuple[Respondent, ...], reading: Reading) -> tuple[Respondent, ...]:
        """Put the answers of people together who answered other statements in an earlier file; return the others."""
        if not (found := other_statements(people, self.respondents[self._standing :])):
            return people
        file = people[0].file
        if found.are_others(reading, file):
            return people
        if asked := found.asked(reading, file):
            self.questions.append(asked)
            return ()
        joined = found.joined()
        self.respondents = [joined.get(id(each), each) for each in self.respondents]
        self.remarks += found.told(people)
        gone = {id(later) for _, later in found.pairs}
        return tuple(each for each in people if id(each) not in gone) if found.kind else ()

    def _sent_again(self, people: tuple[Respondent, ...]) -> tuple[Respondent, ...]:
        """Let a later code of a person take the place of an earlier one; return the other people."""
        if len(self.respondents) <= self._standing:  # nobody came before
            return people
        sent = [(number, each) for each in people if (number := _number(each))]
        there = {_number(each): place for place, each in enumerate(self.respondents)} if sent else {}
        gone: set[int] = set()
        for number, each in sent:
            place = there.get(number, -1)
            if place < self._standing or each.mark in self._seen:
                continue
            if not is_corrected(self.respondents[place], each):
                self._remark(self.respondents[place], each, _NUMBER)
            else:
                self._judge(place, each, _NUMBER, takes=True)
                self._seen[each.mark] = place
                gone.add(id(each))
        return tuple(each for each in people if id(each) not in gone) if gone else people

    def _met_again(self, people: tuple[Respondent, ...], reading: Reading) -> tuple[Respondent, ...]:
        """Ask about people who stand in another file by address or name; those with the same answers are the same."""
        there = self.respondents[self._standing :]
        again = met_again(people, there)
        if there and any(each.marked_as for each in people):  # which no code is
            met = {id(person) for each in again for person in each[:2]}
            again += (each for each in marked_alike(people, there) if met.isdisjoint(map(id, each[:2])))
        if not again:
            return people
        gone: set[int] = set()
        open_: dict[tuple[str, str], Question] = {}
        counting: list[tuple[Respondent, Respondent, str, str]] = []
        for each, first, kind in again:
            what = difference(first, each)
            said = said_of(reading, each.file, kind, what) if what else PEOPLE
            if said is None:
                open_.setdefault((what, kind), asked_of(each.file, first.file, kind, what))
            elif said == OTHERS and each.file not in reading.tables:  # of a code, which nobody is asked about
                self._remark(first, each, kind)
            elif said != OTHERS:
                gone.add(id(each))
                counting.append((first, each, said, kind))
        self.questions += open_.values()
        if open_:
            return ()
        places = {id(each): place for place, each in enumerate(self.respondents)}
        for first, each, said, kind in counting:
            more = given(each) > given(first) or bool(rivalry(first, each)) or fills(first, each)
            self._judge(places[id(first)], each, kind, takes=said == PEOPLE and more)
        return tuple(each for each in people if id(each) not in gone)

    def _without_copies(self, people: tuple[Respondent, ...], place: int, reading: Reading) -> tuple[Respondent, ...]:
        """Ask about people who stand in an earlier file with the same answers."""
        earlier = self._readings[:place]
        if not (found := copied(people, reading, earlier, self._standing)):
            return people
        if said_of_copies(reading) == SAME:
            people, twice = without_copies(people, chain(*(each.respondents for each in earlier)), _TWICE)
            self.duplicates += twice
            return people
        self.questions.append(found.question(reading))
        return people if found.elsewhere else ()

    def _count(self, people: tuple[Respondent, ...], reading: Reading) -> None:
        """Add people, those of a known mark in the place of the earlier one or not at all; ask where that is open."""
        differing: dict[str, tuple[Respondent, Respondent]] = {}
        for each in people if self._seen else ():
            if (first := self._first(each)) and (what := rivalry(first, each)):
                differing.setdefault(what, (first, each))
        said = {what: _of_the_later(reading, each.file, what) for what, (_, each) in differing.items()}
        if None in said.values():
            for what in (what for what, counting in said.items() if counting is None):
                first, each = differing[what]
                sentence = _DIFFERING.format(first.file, what)
                self.questions.append(Question("rows", sentence, {again(what, _ID): PEOPLE}, (), file=each.file))
            return
        added: dict[str, int] = {}
        for each in people:
            place = self._seen.get(each.mark) if each.mark else None
            if place is None:
                added.setdefault(each.mark, len(self.respondents))
                self.respondents.append(each)
                continue
            first = self.respondents[place]
            what = rivalry(first, each)
            takes = said.get(what) == PEOPLE if what else given(each) > given(first) or fills(first, each)
            self._judge(place, each, _ID, takes=takes and place >= self._standing)
        self._seen = added | self._seen

    def _first(self, person: Respondent) -> Respondent | None:
        """Return the earlier response of the same mark, where it is not counted elsewhere."""
        place = self._seen.get(person.mark, -1) if person.mark else -1
        return self.respondents[place] if place >= self._standing else None

    def _remark(self, first: Respondent, later: Respondent, kind: str) -> None:
        """Say of a person who counts that an earlier one may be the same."""
        reason = _PERHAPS_ONE.format(f"{first.file}, row {first.row}", kind)
        self.remarks.append(Remark(later.file, later.row, reason))

    def _judge(self, place: int, later: Respondent, kind: str, *, takes: bool) -> None:
        """Let a later response of the same person take the place of the first, or leave it out; say why."""
        first = self.respondents[place]
        if takes:
            function, level = later.function or first.function, later.level or first.level
            filled = later.likeness == (function, level, later.answers)
            self.respondents[place] = later if filled else replace(later, function=function, level=level)
            self.duplicates.append(Remark(first.file, first.row, takes_its_place(first, later, kind)))
        else:
            self.duplicates.append(Remark(later.file, later.row, stays(first, later, kind)))


def _number(person: Respondent) -> tuple[int, int] | None:
    """Return session and number of a person who sent a code; None of anybody else."""
    code = code_of(person.mark)
    return number_told(code) if code else None


def _of_the_later(reading: Reading, file: str, what: str) -> str | None:
    """Return what somebody said of people who answered otherwise before; None where it has to be asked."""
    proposal = reading.tables.get(file)
    if proposal is None:  # nobody is asked how codes are read, nor a file that was saved here
        return LEFT_OUT
    return proposal.of("rows").get(again(what, _ID))
