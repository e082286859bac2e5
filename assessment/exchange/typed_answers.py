"""Answers that people typed into a chat: nothing says which person a line belongs to, so none is read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from assessment.exchange.shown_codes import without_shown
from assessment.exchange.survey.words import key, words
from assessment.instrument import STATEMENTS

TYPED = (
    "Answers were typed here as numbers, as in a chat, and there is no response code among them. Ask everybody for "
    "the code below their own result, or type the answers into our template, a row for each person."
)
"""Why a chat with typed answers is not read, and what to do."""
BESIDE_CODES = (
    "Answers were typed here as numbers or words, without a response code, so nobody was read from them. Ask for the "
    "code below the person’s own result, or type the answers into our template."
)
"""Why answers that were typed among codes are not read, and what to do."""

SAID_OF = re.compile(r"(?<![^\W_])[qQsS#]?(\d{1,2})\s{0,2}[:=]\s{0,2}[1-5](?![^\W_])")
"""The number of a statement with its answer behind a colon or an equals sign."""
_SAID = re.compile(rf"\s*(?:[1-5][\s,;.]+){{{STATEMENTS - 1}}}[1-5]\s*")
_COLONS = re.compile("[:：]")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?")
_NUMBERED = re.compile(r"[\s>*•-]*(\d{1,2})\s*[.):=–-]+\s*[1-5]\s*")
_FEWEST = STATEMENTS // 2  # numbered lines that follow one another
_MOST_STATEMENTS = STATEMENTS * 3 // 4  # so many digits of the scale in a row are answers, though some are missing
_ROW = re.compile(rf"(?<![^\W_])[1-5](?:[\s,;.|/-]{{1,3}}[1-5](?![^\W_])){{{_MOST_STATEMENTS - 1},}}")
_JOINED = re.compile(rf"(?<![^\W_])[1-5]{{{STATEMENTS}}}(?![^\W_])")
_GROUPS = re.compile(
    "|".join(
        rf"(?<![^\W_])[1-5]{{{size}}}(?:[\s,;.|/-]{{1,3}}[1-5]{{{size}}}){{{STATEMENTS // size - 1}}}(?![^\W_])"
        for size in (2, 4, 5, 10)
    )
)
_PAIR = re.compile(r"(?<![^\W_])[qQsS#]?(\d{1,2})(?:\s{0,2}[.):=–-]{1,3}\s{0,2}|[ \t]{1,3})[1-5](?![^\W_])")
_NUMBERED_LETTER = r"(?:[qQsS#]?\d{1,2}[\s.):=–-]{1,3})?(?:S?[AD]|NN?)(?![^\W_])"  # strongly agree, neither, ...
_LETTERS = re.compile(
    rf"(?<![^\W_]){_NUMBERED_LETTER}(?:[\s,;|/-]{{1,3}}{_NUMBERED_LETTER}){{{_MOST_STATEMENTS - 1},}}", re.IGNORECASE
)
_WORDS_PAIR = re.compile(
    r"(?<![^\W_])[qQsS#]?(\d{1,2})[ \t.):=–-]{1,3}([^\d\n]{1,60}?)(?=[\s,;/|]{0,3}[qQsS#]?(?:\d|\Z)|\s*\n)"
)
_OF_FIVE = re.compile(r"(?<![\w/])([1-5])\s?/\s?5(?![\w/])")
_PLAIN = {0x20E3: None, 0xFE0F: None} | {
    first + digit: str(digit + 1) for first in (0x2460, 0x2474, 0x2488, 0x2776, 0xFF11) for digit in range(5)
}  # digits on keys, in circles, in brackets, with a full stop, black, or of full width
_CODE = "\0"
_SAID_BESIDE = re.compile(r"\w")
_TAIL = 200  # characters of a line in which its answer is looked for
_LAST = re.compile(r"(?:^|[\s:：=(\[\"])((?:[1-5][\s,;.|/-]{1,3}){0,19}[1-5]|[1-5]{4,5}|[1-5]{10})[\s.,;)*\]\"]{0,3}$")
_FIRST = re.compile(r"[\s>\"(*•-]{0,5}[1-5]\s{0,2}[-–—:=.)|\t]\s{0,2}[^\W\d_]{2}")
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s.,;)*]*$")
_BEFORE_WORDS = re.compile(r".*[:：=\t–—|]")
_NUMBER = re.compile(r"[\s(]*[qQsS#]?\d{1,2}\s*[.):=–-]*\s+")
_SEPARATOR = re.compile("[,;|/]")
_MOST_WORDS = 6  # of the name of a point


def are_typed(text: str) -> bool:
    """Tell whether a text holds answers behind the name of who sent them, or a line for each number."""
    lines = text.splitlines()
    if any(map(_in_a_line, lines)):
        return True
    numbers = [int(match[1]) for line in lines if (match := _NUMBERED.fullmatch(line))]
    return sum(after == one + 1 for one, after in pairwise(numbers)) >= _FEWEST - 1


def without_typed_lines(text: str) -> str:
    """Return a text without the lines in each of which numbers of most statements stand with an answer behind them."""
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if next(_in_order(SAID_OF.finditer(line)), None) is None)


def beside_codes(text: str) -> str:
    """Return what stands beside the codes of a text, with a sign for each; nothing of a long list of codes."""
    beside = without_shown(text, _CODE)
    return beside if _SAID_BESIDE.search(beside) else ""


def typed_beside_codes(beside: str) -> list[int]:
    """Return the lines, counted from 1, in which answers to most statements begin that somebody typed.

    `beside` is what `beside_codes` returns.
    """
    if not beside:
        return []
    text = _OF_FIVE.sub(r"\1", beside.translate(_PLAIN))
    found = {*_rows(text), *_numbered(text)}
    found.update(match.start() for each in (_JOINED, _GROUPS, _LETTERS) for match in each.finditer(text))
    lines, line, counted = list[int](), 1, 0
    for start in sorted(found):
        line += text.count("\n", counted, start)
        counted = start
        lines.append(line)
    for first, last in _line_by_line(text.splitlines()):
        if not any(first <= each <= last for each in lines):
            lines.append(first)
    return sorted(set(lines))


def _line_by_line(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of lines that end in an answer: to a statement each, or to several.

    The statement may stand in a line of its own. A code ends them.
    """
    first, many, several, gap, before = 0, 0, False, 0, 0
    for number, line in enumerate((*lines, _CODE), 1):
        answers = _answers_in(line) if line and _CODE not in line else 0
        gap = 0 if answers else gap + bool(line.strip())
        if (gap > 1 or _CODE in line or many >= STATEMENTS) and many:
            if many >= (_MOST_STATEMENTS if several else _FEWEST):
                yield first, before
            many, several = 0, False
        if answers:
            first = first if many else number
            many, several, before = many + answers, several or answers > 1, number


def _answers_in(line: str) -> int:
    """Count the answers in which a line ends: digits of the scale, or names of its points; it may begin with one."""
    tail = line[-_TAIL:]
    if found := _LAST.search(tail):
        return sum(map(str.isdigit, found[1]))
    if not (last := _LAST_WORD.search(tail)) or key(last[1]) not in _last_words():
        return int(_FIRST.match(line) is not None)
    parts = [_NUMBER.sub("", part, count=1) for part in _SEPARATOR.split(line)]
    if len(parts) >= _MOST_STATEMENTS and (many := sum(map(words().is_point, parts))) >= _MOST_STATEMENTS:
        return many
    said = key(_BEFORE_WORDS.sub("", tail)).split()
    return int(any(words().is_point(" ".join(said[-many:])) for many in range(1, min(len(said), _MOST_WORDS) + 1)))


@cache
def _last_words() -> frozenset[str]:
    """Return the last word of each name of a point."""
    points = words().points
    return frozenset(name.rpartition(" ")[2] for name in points if name and words().is_point(name))


def _rows(text: str) -> Iterator[int]:
    """Yield where digits of the scale begin that stand in a row: in each line of its own, where a line has enough."""
    for match in _ROW.finditer(text):
        start, told = match.start(), False
        for line in match[0].splitlines(keepends=True):
            if sum(map(str.isdigit, line)) >= _MOST_STATEMENTS:
                told = True
                yield start
            start += len(line)
        if not told:
            yield match.start()


def _numbered(text: str) -> Iterator[int]:
    """Yield where the number of a statement begins that an answer follows, and as many others do behind it."""
    yield from _in_order(_PAIR.finditer(text))
    yield from _in_order(each for each in _WORDS_PAIR.finditer(text) if _is_point(each[2]))


def _is_point(text: str) -> bool:
    last = _LAST_WORD.search(text)
    return last is not None and key(last[1]) in _last_words() and words().is_point(text)


def _in_order(pairs: Iterable[re.Match[str]]) -> Iterator[int]:
    begun, before, many = 0, 0, 0
    for match in pairs:
        number = int(match[1])
        if many and number == before + 1:
            many += 1
        else:
            begun, many = match.start(), 1
        before = number
        if many == _FEWEST:
            yield begun


def _in_a_line(line: str) -> bool:
    """Tell whether a line is a name, a colon, and an answer to every statement."""
    who, *said = _COLONS.split(_TIME.sub(" ", line))
    return len(said) == 1 and any(map(str.isalpha, who)) and _SAID.fullmatch(said[0]) is not None
