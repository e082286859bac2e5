"""Finds people who stand in an earlier file with the same answers, and nothing that tells whether they are the same.

Two people may give the same answers by chance; most people of a file do not. Function and level may be left open in one
of the two, as in a worksheet for each department, which need not say whose it is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, product

from assessment.exchange.code import code_of
from assessment.exchange.reading import Likeness, Reading, Remark, Respondent
from assessment.exchange.survey.choices import OTHERS, SAME
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.words import words
from assessment.instrument import FUNCTIONS, LEVELS, Answers

STANDING_TWICE = "people who stand in an earlier file"
"""What is asked about where a file holds the people of an earlier one."""

_FEW, _VARIED = 2, 3  # so few people are no chance either where each gave so many different answers
_OF_CODE = "These answers stand in {file}, row {row}, in a code, as those of most people of this file do."
_IN_TABLE = "The answers of this code stand in {file}, row {row}, as those of most codes here do."
_OTHERWISE = (
    "{file}, row {row} has these answers, and another function or level, which stay. If this one is right, take that "
    "one out and add this file again."
)
_EARLIER_HERE = "Most people of {} stand in this file with the same answers. Are they the same people?"
_HERE_EARLIER = "Most people of this file stand in {} with the same answers. Are they the same people?"
_IN_BOTH = "They count in both, unless you say that they are the same people."
_SOME = "Some people of this file stand in {} with the same answers. Are they the same people?"
_EARLIER_ELSEWHERE = (
    f"Most people of {{}}, which is in another measurement, stand in this file with the same answers. {_IN_BOTH}"
)
_HERE_ELSEWHERE = (
    f"Most people of this file stand in {{}}, which is in another measurement, with the same answers. {_IN_BOTH}"
)

_SOME_ELSEWHERE = (
    f"Some people of this file stand in {{}}, which is in another measurement, with the same answers. {_IN_BOTH}"
)

type Pair = tuple[Respondent, Respondent]
"""A person, and the earlier one with the same answers."""


class Copied:
    """Says of which earlier file people stand in a reading; `elsewhere` if that is in another measurement."""

    def __init__(self, file: str, *, whole: bool | None, elsewhere: bool) -> None:
        self._file = file
        self._whole = whole  # whether it is most of the earlier file, or else of the later one; None for some people
        self.elsewhere = elsewhere

    def question(self, reading: Reading) -> Question:
        """Ask whether they are the same people; nobody is read before that where they would be counted twice."""
        sentences = {
            (True, False): _EARLIER_HERE,
            (False, False): _HERE_EARLIER,
            (True, True): _EARLIER_ELSEWHERE,
            (False, True): _HERE_ELSEWHERE,
            (None, False): _SOME,
            (None, True): _SOME_ELSEWHERE,
        }
        sentence = sentences[self._whole, self.elsewhere].format(self._file)
        waits = not self.elsewhere and said_of_copies(reading) != SAME
        return Question("person", sentence, {STANDING_TWICE: None}, (), waits, next(iter(reading.tables)))


def said_of_copies(reading: Reading) -> str | None:
    """Return what somebody said of people who stand in an earlier file."""
    proposal = next(iter(reading.tables.values()))
    return proposal.of("person").get(STANDING_TWICE)


def copied(people: Sequence[Respondent], reading: Reading, earlier: Sequence[Reading], standing: int) -> Copied | None:
    """Tell whether most people of an earlier file stand among the people of a reading, or most of them in earlier ones.

    So do some of them tell it who gave answers that nobody else gives by chance.

    The first `standing` earlier ones are counted elsewhere, and looked at last. None where somebody said that they are
    others, and where nobody can be asked, as of codes.
    """
    if not reading.tables or not people or said_of_copies(reading) == OTHERS:
        return None
    there = [each for before in earlier for each in before.respondents]
    for skipped in (standing, 0) if standing else (0,):
        if found := _most_of(people, there[skipped:]):
            file, whole = found
            return Copied(file, whole=whole, elsewhere=bool(standing and not skipped))
    return None


def _most_of(people: Sequence[Respondent], there: Sequence[Respondent]) -> tuple[str, bool | None] | None:
    """Return an earlier file, and whether most of its people are found, or else most of those here; None of some."""
    share, given = words().limit("copied-share"), {each.answers for each in people}
    if given.isdisjoint(each.answers for each in there):
        return None
    here, before = ({each.mark for each in every if each.mark} for every in (people, there))
    unmarked = [each for each in there if each.mark not in here and not code_of(each.mark)]
    new = [each for each in people if each.mark not in before]
    files: dict[str, list[Respondent]] = {}
    for each in unmarked:
        files.setdefault(each.file, []).append(each)
    sizes: dict[str, int] = {}
    for each in there:
        sizes[each.file] = sizes.get(each.file, 0) + 1
    for file, group in files.items():
        found = list(pairs(people, group))
        alone = len(found) == sizes[file] and _varied(found) == len(found)
        if (alone or _enough(found)) and len(found) > share * sizes[file]:
            return file, True
    if _enough(found := list(pairs(new, unmarked))) and len(found) > share * len(new):
        return found[0][1].file, False
    few = min(len(new), len(unmarked)) * words().limit("copied-some")
    if _varied(found) >= words().limit("copied-people") and _varied(found) > few:
        return found[0][1].file, None
    return None


def without_coded(
    people: Sequence[Respondent], there: Sequence[Respondent]
) -> tuple[tuple[Respondent, ...], list[Remark]]:
    """Leave out who stands in an earlier code where a table brings them, or in an earlier table where a code does.

    So it is where most of the codes say what the table says, or most of the table what the codes say.
    """
    kept, twice = tuple(people), list[Remark]()
    if len({bool(code_of(each.mark)) for each in chain(people, there)}) < 2:
        return kept, twice
    for coded, reason in ((True, _IN_TABLE), (False, _OF_CODE)):
        mine = [each for each in kept if bool(code_of(each.mark)) == coded]
        theirs = [each for each in there if bool(code_of(each.mark)) != coded]
        found = list(pairs(mine, theirs)) if mine and theirs else []
        if _enough(found) and len(found) > words().limit("copied-share") * min(len(mine), len(theirs)):
            again = {id(each) for each, _ in found}
            kept = tuple(each for each in kept if id(each) not in again)
            twice += (Remark(each.file, each.row, reason.format(file=one.file, row=one.row)) for each, one in found)
    return kept, twice


def without_copies(
    people: Iterable[Respondent], earlier: Iterable[Respondent], reason: str
) -> tuple[tuple[Respondent, ...], list[Remark]]:
    """Leave out who stands among earlier people with the same answers, each as often as there; `reason` says why.

    Whoever stands there with another function or level, and answers that nobody else gives by chance, is left out, too.
    """
    people, earlier = tuple(people), tuple(earlier)
    exact = list(pairs(people, earlier))
    gone = {id(each): reason for each, _ in exact}
    met = {id(one) for _, one in exact}
    rest: dict[Answers, list[Respondent]] = {}
    for one in earlier:
        if id(one) not in met and len(set(one.answers)) >= _VARIED:
            rest.setdefault(one.answers, []).append(one)
    for each in people if rest else ():
        if id(each) not in gone and (found := rest.get(each.answers)):
            one = found.pop()
            gone[id(each)] = _OTHERWISE.format(file=one.file, row=one.row)
    kept = tuple(each for each in people if id(each) not in gone)
    return kept, [Remark(each.file, each.row, gone[id(each)]) for each in people if id(each) in gone]


def pairs(people: Iterable[Respondent], earlier: Iterable[Respondent]) -> Iterator[Pair]:
    """Yield each person with an earlier one who has the same answers, and no other function or level; each once."""
    there: dict[Likeness, list[Respondent]] = {}
    for each in earlier:
        there.setdefault(each.likeness, []).append(each)
    for found in there.values():
        found.reverse()
    for each in people:
        if alike := _alike(each, there):
            yield each, alike.pop()


def _alike(person: Respondent, there: Mapping[Likeness, list[Respondent]]) -> list[Respondent] | None:
    """Return earlier people of whom one is left, the most alike first: an open function or level fits any."""
    function, level, answers = person.likeness
    functions, levels = _fitting(function, FUNCTIONS), _fitting(level, LEVELS)
    return next((found for one, two in product(functions, levels) if (found := there.get((one, two, answers)))), None)


def _fitting(said: str | None, every: Sequence[str]) -> tuple[str | None, ...]:
    return (said, None) if said else (None, *every)


def _enough(found: Sequence[Pair]) -> bool:
    return len(found) >= words().limit("copied-people") or _varied(found) >= _FEW


def _varied(found: Sequence[Pair]) -> int:
    return sum(len(set(each.answers)) >= _VARIED for each, _ in found)
