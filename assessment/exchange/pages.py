"""A survey in several files or worksheets, of which each holds other statements: its people are put together."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import replace
from dataclasses import dataclass

from assessment.exchange.marked_alike import ROW
from assessment.exchange.met_again import ADDRESS, COUNTED, NAME, NUMBER, TIME
from assessment.exchange.reading import Reading, Remark, Respondent
from assessment.exchange.survey.choices import OTHERS
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.words import words
from assessment.exchange.told_otherwise import again, difference
from assessment.instrument import STATEMENTS

_FEWEST = 3  # people of each; fewer may have left out what others answered
_ID = "ID"
_SURE, _ASKED = (_ID, ADDRESS, NUMBER, NAME), (COUNTED, TIME)
_OTHER_STATEMENTS = "other statements"
_NOBODY_TOLD = "people who answered other statements"
_TOLD = (
    "{people} people of this file answered other statements in {earlier}, under the same {kind}. Their answers were "
    "put together."
)
_STAY = " {people} of them have another function or level here; those of {earlier} stay."
_ALONE = " {people} people stand in one of the two only."
_SAME_PEOPLE = (
    "The people of {} answered other statements, under the same {}. Are they the same people? Then their answers are "
    "put together."
)
_WHO = (
    "The people of {} answered other statements, and no ID, e-mail address or name stands in both that says who is "
    "who, so their answers cannot be put together. Are they the same people? Then those of this file are left out, "
    "until both have such a column and are added at once."
)
_LEFT = "Nothing says whose answers in {} these belong to, so they were left out."


@dataclass(frozen=True, slots=True)
class Pages:
    """People of a file who may be those of an earlier one, where they answered other statements."""

    earlier: str  # name of that file
    kind: str  # by what they are told; empty where nothing tells them
    pairs: tuple[tuple[Respondent, Respondent], ...]  # the earlier one, and the person
    alone: int  # people who stand in one of the two only

    def asked(self, reading: Reading, file: str) -> Question | None:
        """Return what is to be asked; None where it is told, or somebody said it."""
        if self.kind in _SURE or self._said(reading, file) is not None:
            return None
        sentence = _SAME_PEOPLE.format(self.earlier, self.kind) if self.kind else _WHO.format(self.earlier)
        return Question("person", sentence, {self._text: None}, (), file=file)

    def are_others(self, reading: Reading, file: str) -> bool:
        """Tell whether somebody said that they are other people; of codes nobody is asked."""
        return self.kind not in _SURE and self._said(reading, file) == OTHERS

    @property
    def _text(self) -> str:
        return again(_OTHER_STATEMENTS, self.kind) if self.kind else _NOBODY_TOLD

    def _said(self, reading: Reading, file: str) -> str | None:
        proposal = dict(reading.proposals).get(file)
        return proposal.of("person").get(self._text) if proposal else OTHERS

    def joined(self) -> Mapping[int, Respondent]:
        """Return by `id` of each earlier person what both say together."""
        return {id(first): _joined(first, later) for first, later in self.pairs}

    def told(self, people: Sequence[Respondent]) -> list[Remark]:
        """Say what became of the people of a file."""
        if not self.kind:
            return [Remark(each.file, each.row, _LEFT.format(self.earlier)) for each in people]
        differ = sum(bool(difference(first, replace(later, answers=first.answers))) for first, later in self.pairs)
        text = _TOLD.format(people=len(self.pairs), earlier=self.earlier, kind=self.kind)
        text += _STAY.format(people=differ, earlier=self.earlier) if differ else ""
        text += _ALONE.format(people=self.alone) if self.alone else ""
        return [Remark(people[0].file, 1, text)]


def other_statements(people: Sequence[Respondent], there: Sequence[Respondent]) -> Pages | None:
    """Tell whether people answered other statements than those of an earlier file, and by what both are told."""
    if len(people) < _FEWEST or not there or len(_answered(people)) == STATEMENTS:
        return None
    files: dict[str, list[Respondent]] = {}
    for each in there:
        files.setdefault(each.file, []).append(each)
    found = [_told(people, group) for group in files.values() if hold_other_statements(people, group)]
    return max(found, key=lambda pages: len(pages.pairs), default=None)


def hold_other_statements(one: Sequence[Respondent], other: Sequence[Respondent]) -> bool:
    """Tell whether nobody of several people answered a statement that any of several others did."""
    if min(len(one), len(other)) < _FEWEST:
        return False
    answered = _answered(one)
    return len(answered) < STATEMENTS and answered.isdisjoint(_answered(other))


def are_pages(named: Sequence[frozenset[int]]) -> bool:
    """Tell whether several tables name statements, half of all or more, and none names one that another does."""
    every = frozenset[int]().union(*named)
    return len(named) > 1 and len(every) == sum(map(len, named)) and len(every) * 2 >= STATEMENTS


def _answered(people: Iterable[Respondent]) -> set[int]:
    found: set[int] = set()
    for each in people:
        found.update(place for place, answer in enumerate(each.answers) if answer is not None)
        if len(found) == STATEMENTS:
            break
    return found


def _told(people: Sequence[Respondent], earlier: Sequence[Respondent]) -> Pages:
    """Return by what most people of one of both are told in the other."""
    for kind in (*_SURE, *_ASKED):
        mine, theirs = _by(kind, people), _by(kind, earlier)
        both = [text for text in mine if text in theirs]
        if len(both) > words().limit("copied-share") * min(len(people), len(earlier)):
            pairs = tuple((theirs[text], mine[text]) for text in both)
            return Pages(earlier[0].file, kind, pairs, len(people) + len(earlier) - 2 * len(both))
    return Pages(earlier[0].file, "", (), len(people) + len(earlier))


def _by(kind: str, people: Sequence[Respondent]) -> Mapping[str, Respondent]:
    """Return people by what tells them, where it tells one of them alone."""
    if kind == _ID:
        told = [(each.mark, each) for each in people if each.mark.startswith(ROW) and not each.marked_as]
    else:
        told = [(who, each) for each in people for who in each.who if who.rpartition(" ")[0] == kind]
    times = Counter(text for text, _ in told)
    return {text: each for text, each in told if times[text] == 1}


def _joined(first: Respondent, later: Respondent) -> Respondent:
    """Return a person with the answers of both; function and level are those of the earlier, where it tells them."""
    pairs = zip(first.answers, later.answers, strict=True)
    return replace(
        later,
        function=first.function or later.function,
        level=first.level or later.level,
        session=first.session or later.session,
        answers=tuple(two if one is None else one for one, two in pairs),
        mark=first.mark,
        comments=(*first.comments, *later.comments),
        who=tuple(dict.fromkeys((*first.who, *later.who))),
        marked_as=None,
    )
