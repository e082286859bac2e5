"""Codes of one person that came again with other answers: the browser keeps a number for whoever answers there."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property

from assessment.exchange.code import Response, code_mark, code_of, number_of
from assessment.exchange.reading import Remark, Respondent
from assessment.exchange.senders import Sender, senders
from assessment.exchange.survey.choices import LATER, Choices
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.words import key, words
from assessment.exchange.taken_back import older_lines
from assessment.exchange.two_codes import Conversation, Double, Pair, asked_of, several

_TWICE = "The same response code stands in line {}."
_SENT_AGAIN = "A later code of the same person stands in line {}, with other answers, and takes the place of this one."
_TWO_PEOPLE = (
    "This code has the number of the one in line {}, and another function or mostly other answers: two people may have "
    "answered on one device. Both count. If they are one person, leave the earlier code out."
)
_ONE_SENDER = (
    "The same name, address or telephone number stands beside the code in line {}, which has another number: one "
    "person may have answered on two devices. Both count. If they are one person, leave the earlier code out."
)
_AS_SAID = "A later code of the same sender stands in line {}, and counts in its place, as was said of them."
_CALLED_WRONG = "“{}” stands beside this code. If it takes back a code that is read here, leave that one out."
_SHOWN = 60  # characters of a message in a remark
_CORRECTED = 0.7  # share of answers that stay where somebody corrects some
_WORD = re.compile(r"\b[^\W\d_]{3,}\b")
_NEAR = 2  # lines between a code and what is said of it


class Sent:
    """The people of a text, each once.

    `lines` are those of the codes with answers, counted from 1; `beside` is the text without its codes.
    """

    def __init__(self, name: str, text: str, lines: Sequence[int], beside: str) -> None:
        self.respondents: dict[str, Respondent] = {}  # by their codes
        self.people: dict[tuple[int, int], str] = {}  # session and number -> code
        self.duplicates: list[Remark] = []
        self._name = name
        self._text = text
        self._senders = senders(text, sorted(set(lines)), beside)
        self._wrong = dict(_called_wrong(text, lines, beside)) if len(lines) > 1 else {}
        self._lines, self._beside = lines, beside
        self._two_people: dict[int, Remark] = {}  # by the line of the later code

    def add(self, line: int, code: str, response: Response, comments: tuple[str, ...]) -> None:
        """Add who sent a code, in the place of an earlier one of the same person, or not at all."""
        if found := self.respondents.get(code):
            self.duplicates.append(Remark(self._name, line, _TWICE.format(found.row)))
            return
        function, level, session, number, answers, *_ = response
        who = (self._senders[line].who,) if line in self._senders else ()
        respondent = Respondent(
            self._name, line, function, level, session, answers, code_mark(code), comments, None, who
        )
        person = (session, number)
        first = self.respondents.get(self.people.get(person, "")) if number else None
        if first and (is_corrected(first, respondent) or line in self._wrong):
            quoted = line in self._older and first.row not in self._older  # a mail has what it answers below it
            earlier, later = (respondent, first) if quoted else (first, respondent)
            self.duplicates.append(Remark(self._name, earlier.row, _SENT_AGAIN.format(later.row)))
            self._wrong.pop(line, "")
            del self.respondents[code_of(first.mark)]
            self.people[person] = code_of(later.mark)
            self.respondents[code_of(later.mark)] = later
            return
        if first:
            self._two_people[line] = Remark(self._name, line, _TWO_PEOPLE.format(first.row))
        self.people.setdefault(person, code)
        self.respondents[code] = respondent

    def judged(
        self, choices: Sequence[Choices] | None
    ) -> tuple[list[Remark], tuple[Question, ...], tuple[tuple[str, Choices], ...]]:
        """Return what is to be said of codes that count, what is asked about senders of two, and how that is answered.

        Nothing is asked where `choices` cannot be made: then both codes count with a remark.
        """
        told = {each.row: code for code, each in self.respondents.items()}
        people = {each.row: each for each in self.respondents.values()}
        sent = {line: sender for line, sender in self._senders.items() if line in told}
        two, more, doubles = self._pairs(sent, people, choices)
        settled = {line for pair in two for line in pair}
        remarks = [each for line, each in self._two_people.items() if line not in settled]
        remarks += self._alike(more, told)
        remarks += (
            Remark(self._name, line, _CALLED_WRONG.format(" ".join(said.split())[:_SHOWN]))
            for line, said in self._wrong.items()
            if line in told and line not in settled
        )
        if not doubles:
            return remarks, (), ()
        proposal, question = asked_of(self._name, doubles, choices or ())
        if question:
            return remarks, (question,), ((self._name, proposal),)
        for each in doubles:
            if proposal.of("person")[each.text] == LATER:
                self.duplicates.append(Remark(self._name, each.first, _AS_SAID.format(each.later)))
                del self.respondents[told[each.first]]
                self.people = {
                    person: told[each.later] if code == told[each.first] else code
                    for person, code in self.people.items()
                }
        return remarks, (), ((self._name, proposal),)

    def _pairs(
        self, sent: Mapping[int, Sender], people: Mapping[int, Respondent], choices: Sequence[Choices] | None
    ) -> tuple[list[Pair], list[Pair], list[Double]]:
        """Return the pairs of codes of senders of two, those of others who come again, and what is to be asked."""
        if len({each.who for each in sent.values()}) == len(sent):  # as mostly
            return [], [], []
        two, more = several(sent, people)
        if choices is None:
            return [], [*more, *two], []
        near = Conversation(self._lines, self._beside, self._wrong, self._older if two else ())
        told = [pair for pair in two if near.tells_two(pair, sent[pair[0]], people)]
        two = [pair for pair in two if pair not in told]
        return two, [*more, *told], [each for pair in two if (each := near.double(pair, sent[pair[0]], people))]

    def _alike(self, pairs: Sequence[Pair], told: Mapping[int, str]) -> list[Remark]:
        others = sorted((line, first) for first, line in pairs if number_of(told[line]) != number_of(told[first]))
        return [Remark(self._name, line, _ONE_SENDER.format(first)) for line, first in others]

    @cached_property
    def _older(self) -> set[int]:
        return older_lines(self._text)


def number_told(code: str) -> tuple[int, int] | None:
    """Return session and number of a code; None where it bears no number."""
    session, respondent = number_of(code)
    return (session, respondent) if respondent else None


def is_corrected(first: Respondent, later: Respondent) -> bool:
    """Tell whether the answers of two codes with one number are those of one person, who corrected some."""
    same = sum(one == two for one, two in zip(first.answers, later.answers, strict=True))
    functions = {first.function, later.function} - {None}
    return len(functions) <= 1 and same >= _CORRECTED * len(first.answers)


def _called_wrong(text: str, lines: Sequence[int], beside: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of codes of which something near says that they, or others, were wrong ones, and what does."""
    if not _WORD.search(beside) or not _told(beside, *_signs()):  # as in most conversations
        return
    matcher, done = words().headings["taken back"], set[int]()
    for number, line in enumerate(text.splitlines(), 1):
        near = lines[bisect_left(lines, number - _NEAR) : bisect_right(lines, number + _NEAR)]
        if near and matcher(key(line)):
            nearest = min(near, key=lambda code: (abs(code - number), code < number))
            if nearest not in done:
                done.add(nearest)
                yield nearest, line


def _told(text: str, signs: AbstractSet[str], beginnings: tuple[str, ...]) -> bool:
    """Tell quickly whether a text holds a word that what is looked for holds, too."""
    said = {word if word.isascii() else key(word) for word in set(_WORD.findall(text.casefold()))}
    return not signs.isdisjoint(said) or any(word.startswith(beginnings) for word in said)


@cache
def _signs() -> tuple[AbstractSet[str], tuple[str, ...]]:
    """Return the word of each phrase that fewest of them hold, and the beginnings of such words."""
    phrases = words().headings["taken back"].words
    times = Counter(word for phrase in phrases for word in phrase.split())
    rarest = [min(phrase.split(), key=lambda word: (times[word], -len(word))) for phrase in phrases]
    whole = frozenset(key(word) for word in rarest if not word.endswith("*"))
    return whole, tuple(key(word) for word in rarest if word.endswith("*"))
