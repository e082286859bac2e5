"""Two codes of one sender: only who knows the sender can tell whether one person answered twice, or two people did."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import PurePath
from typing import NamedTuple

from assessment.exchange.reading import Respondent
from assessment.exchange.sender_places import has_clock
from assessment.exchange.senders import Sender
from assessment.exchange.survey.choices import BOTH, LATER, Choices
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.words import key, words
from assessment.model import HeadingWord

_SENTENCE = (
    "Two codes come from one sender. Did one person answer twice, so that the later code counts, or did two people "
    "answer?"
)
_TEXT = "“{}”: line {}, then line {}"
_TWO = 2  # codes of one sender; whoever sends more passes them on for others
_ABOVE = 3  # lines above a code that may say whose it is
_SHOWN = 40  # characters of a sender
_VARIED = 3  # different answers of a code that nobody else gives by chance
_OWNER = re.compile(r"(?<!\w)([^\W\d_]{2,40})['’]s(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")

type Pair = tuple[int, int]
"""The lines of two codes of one sender."""


class Double(NamedTuple):
    """Two codes that may be one person's: their lines, what they are called, and what is proposed."""

    first: int
    later: int
    text: str
    proposed: str | None


@dataclass(frozen=True, slots=True)
class Conversation:
    """What tells of the codes of a text whether they are one person's; all lines are those of codes, from 1 on."""

    lines: Sequence[int]
    beside: str  # the text without its codes
    corrected: Collection[int]  # lines of codes of which somebody says that they, or others, are wrong
    older: Collection[int]  # lines that a mail quotes

    def double(self, pair: Pair, sender: Sender, people: Mapping[int, Respondent]) -> Double | None:
        """Return what is to be asked about two codes of a sender; None where the words beside one pass it on."""
        said = [self._said(line, sender) for line in pair]
        if any(map(_is_passed_on, said)):
            return None
        first, later = reversed(pair) if pair[1] in self.older and pair[0] not in self.older else pair
        if self._is_later(pair, people):
            proposed: str | None = LATER
        else:
            proposed = BOTH if any(map(_names_another, said)) else None
        shown = " ".join(sender.shown.split())[:_SHOWN]
        return Double(first, later, _TEXT.format(shown, first, later), proposed)

    def tells_two(self, pair: Pair, sender: Sender, people: Mapping[int, Respondent]) -> bool:
        """Tell whether the words beside two codes of a sender say that they are those of two people."""
        one, two = said = [self._said(line, sender) for line in pair]
        if any(map(_is_passed_on, said)) or self._is_later(pair, people):
            return False
        return any(map(_tells_who, said)) or _is_own_and_anothers(one, two) or _is_own_and_anothers(two, one)

    def _is_later(self, pair: Pair, people: Mapping[int, Respondent]) -> bool:
        """Tell whether something says that the later code counts: what stands beside one, or the same answers."""
        one, two = (people[line].answers for line in pair)
        return (one == two and len(set(one)) >= _VARIED) or any(line in self.corrected for line in pair)

    def _said(self, line: int, sender: Sender) -> str:
        """Return what a message says, without the name of its sender: in its lines above and below the code."""
        every = self.beside.split("\n")
        before = max((each for each in self.lines if each < line), default=0)
        start = line - 1
        while start > max(before, line - 1 - _ABOVE) and not has_clock(every[start]):
            start -= 1
        below = every[line : line + 1] if line + 1 not in self.lines else []
        below = [each for each in below if not has_clock(each) and ":" not in each]
        return "\n".join((*every[start:line], *below)).replace(sender.shown, " ")


def several(sent: Mapping[int, Sender], people: Mapping[int, Respondent]) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs that may be one person's, and each further code with the first one of its sender.

    The latter are of senders who pass codes on for others, or of whom it is not clear that they are any. Codes of two
    sessions are those of two measurements. `sent` and `people` are told by the lines of their codes.
    """
    lines_of: dict[str, list[int]] = {}
    for line, sender in sorted(sent.items()):
        lines_of.setdefault(sender.who, []).append(line)
    two, more = list[Pair](), list[Pair]()
    for lines in lines_of.values():
        for place, line in enumerate(lines[1:], 1):
            first = next((each for each in lines[:place] if _of_one_session(people[each], people[line])), None)
            if first is not None:
                (two if len(lines) == _TWO and sent[line].clear else more).append((first, line))
    return two, more


def asked_of(name: str, doubles: Sequence[Double], choices: Sequence[Choices]) -> tuple[Choices, Question | None]:
    """Return how the codes of a text are read, and what is asked about them as long as something is open."""
    said: dict[str, str] = {}
    for each in sorted(choices, key=lambda each: PurePath(each.file).name == PurePath(name).name):
        said |= each.of("person") if not each.headings else {}
    open_ = not all(said.get(each.text) in (LATER, BOTH) for each in doubles)
    texts = {each.text: said.get(each.text) or each.proposed for each in doubles}
    question = Question("person", _SENTENCE, texts, (), open_, name) if open_ else None
    known = {text: meaning for text, meaning in texts.items() if meaning}
    return Choices(name, (), (), {"person": known}), question


def _of_one_session(one: Respondent, two: Respondent) -> bool:
    return one.session == two.session or 0 in (one.session, two.session)


def _is_passed_on(said: str) -> bool:
    """Tell whether a message says that a code is somebody else's: a colleague's, or “Tom's”."""
    nobody = _plain("nobody")
    owners = (match[1] for match in _OWNER.finditer(said))
    named = any(owner[0].isupper() and key(owner) not in nobody for owner in owners)
    return named or words().heading("passed on", said)


def _tells_who(said: str) -> bool:
    """Tell whether a message says that two people answered, or why somebody else did not send a code."""
    return words().heading("told who", said)


def _is_own_and_anothers(own: str, other: str) -> bool:
    """Tell whether one message says that a code is one's own, and another that one is his, or hers."""
    heading = words().heading
    return heading("one's code", own) and not heading("one's code", other) and heading("another's code", other)


def _names_another(said: str) -> bool:
    """Tell whether a message says from whom or for whom something is, as in “von Tom”: it may be the code."""
    found, before = _WORD.findall(said), _plain("from or for")
    known = words()
    return any(
        key(one) in before and two[0].isupper() and not known.headings["day"](key(two)) and not known.knows(two)
        for one, two in pairwise(found)
    )


@cache
def _plain(meaning: HeadingWord) -> frozenset[str]:
    return frozenset(map(key, words().headings[meaning].words))
