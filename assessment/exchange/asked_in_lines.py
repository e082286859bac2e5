"""Questions that stand beside their own answers instead of above them, made into rows below a header.

So write notifications of a form, a line for each question, and Zoom's report of a poll, a row for each person. A table
that was copied from a mail or a PDF may have each cell in a line of its own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from assessment.exchange.dialect import Rows
from assessment.exchange.survey.words import key, words
from assessment.exchange.wording import Wording
from assessment.instrument import STATEMENTS

QUESTIONS_IN_LINES = (
    "This text has each question with its answer below or behind it, as notifications of a form do, and not everybody "
    "begins and ends with the same question, so it is not sure whose answers they are. Export the answers from the "
    "form as CSV or Excel, with one row for each person, and choose that file."
)
"""Why questions with their answers are not read, and what to do."""
CELLS_IN_LINES = (
    "This looks like a table of which each cell stands in a line of its own, as mail and PDF hand it out, and some "
    "cells are missing. Choose the file that the table was copied from, or export it as CSV or Excel."
)
"""Why a table with its cells below each other is not read, and what to do."""

_HALF = STATEMENTS // 2
_BETWEEN = r"(?:\t\s*|\s?[:：=]\s+|\s?(?:[-=]>|→)\s?|\s[–—-]\s|(?<=[.?!])\s+)"  # a question and its answer
_BEHIND = re.compile(rf"^(.{{1,400}}?){_BETWEEN}([^:：\t]{{1,60}})$")
_LAST = re.compile(rf"^(.{{1,400}}){_BETWEEN}([^:：\t]{{1,60}})$")  # a statement may hold a colon itself
_LONGEST = 60  # characters of an answer
_NUMBERED = re.compile(r"(\d{1,2})(?=\s?[:：=.)]\s*[1-5]\s*$)")  # the number of a question before its answer
_COUNTED = re.compile(r"\d{1,2}\s?[:：=.)]")
_TOLD = re.compile(r"^([^:：=\t]{1,60}?)\s?[:：=]\s*\S")
_BULLET = re.compile(r"^[-*•]\s+")
_EMPHASISED = re.compile(r"(?<![\w*_])([*_]{1,2})(?=[^\s*_])([^*_\n]{1,400})(?<=\S)\1(?![\w*_])")  # as in **4**
_SEARCHED = 20  # rows in which the first questions stand; in lines, as many for each of some answers
_FEWEST = 5  # statements that stand in the first lines
_MORE = 4  # columns behind the statements

type _Pair = tuple[str, str]


class NoRowsError(ValueError):
    """Questions and answers that cannot be made into rows; the message is for people."""


def are_cells(text: str, wording: Wording) -> bool:
    """Tell whether each line of a text is a cell of a table, whose header comes first."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if sum(_number(line, wording) > 0 for line in lines[: _SEARCHED * _HALF]) < _FEWEST:
        return False
    try:
        return _cells_below(lines, [_number(line, wording) for line in lines]) is not None
    except NoRowsError:
        return True


def rows_of_lines(text: str, wording: Wording) -> Rows | None:
    """Return a header and a row for each person of a text; None where its lines hold no questions with answers.

    Raises `NoRowsError` where they do, and it is not sure whose answers they are.
    """
    lines = [bare for line in text.splitlines() if (bare := _bare(line))]
    if len(lines) < _HALF:
        return None
    if sum(_number(line, wording) > 0 for line in lines[: _SEARCHED * _HALF]) < _FEWEST:
        return None
    asked = [_number(line, wording) for line in lines]
    if rows := _cells_below(lines, asked):
        return rows
    pairs = list(_pairs(lines, asked))
    numbers = [number for question, _ in pairs if (number := _number(question, wording))]
    if len(set(numbers)) < _HALF or (len(set(numbers)) == len(numbers) and any("\t" in line for line in lines)):
        return None
    return _people(pairs, wording)


def with_questions_named(text: str) -> str:
    """Return a text with numbers before answers as names of questions, such as Q1: 4; empty where they are not sure.

    They are where each person begins with department or level, and the numbers that follow rise from 1.
    """
    lines, before, told, seen = list[str](), STATEMENTS, False, set[int]()
    for line in map(_bare, text.splitlines()):
        if match := _NUMBERED.match(line):
            number = int(match[1])
            if number != 1 and (number <= before or number > STATEMENTS):
                return ""
            if number <= before and not told:  # nobody says who this is
                return ""
            told, before = False, number
            seen.add(number)
            lines.append(f"Q{number}: {line[-1]}")
        elif _COUNTED.match(line):  # an answer that is none, a time, or a question of somebody else
            return ""
        else:
            asked = key(match[1]) if (match := _TOLD.match(line)) else ""
            headings = words().headings
            told = told or bool(asked and (headings["function"](asked) or headings["level"](asked)))
            lines.append(line)
    return "\n".join(lines) if len(seen) == STATEMENTS else ""


def _bare(line: str) -> str:
    """Return a line without the bullet in front of it, and without the signs around what stands out in it."""
    return _EMPHASISED.sub(r"\2", _BULLET.sub("", line.strip()))


def rows_of_pairs(rows: Rows, wording: Wording) -> Rows | None:
    """Return a header and a row for each person of a table whose rows hold questions, each before its answer."""
    starts = ((place, _pairs_from(row, wording)) for place, row in enumerate(rows[:_SEARCHED]))
    first, start = next(((place, start) for place, start in starts if start is not None), (0, None))
    if start is None:
        return None
    head = next((row for row in reversed(rows[:first]) if any(row)), [])
    named = len(head) - next((place for place, cell in enumerate(reversed(head)) if cell), len(head))
    start = named if named <= start and (start - named) % 2 == 0 else start
    people = list[dict[str, str]]()
    for row in rows[first:]:
        who = dict(zip(head[:start], row[:start], strict=False))
        people.append(who | {row[at]: row[at + 1] for at in range(start, len(row) - 1, 2) if row[at]})
    headings = list(dict.fromkeys(heading for person in people for heading in person))
    filled = ([person.get(heading, "") for heading in headings] for person in people)
    return [*([] for _ in rows[: first - 1]), headings, *filled]  # the rows keep their numbers


def _pairs_from(row: Sequence[str], wording: Wording) -> int | None:
    """Return where the first statement of a row stands, of which half follow one another with an answer behind each."""
    asked = [place for place, cell in enumerate(row[:-1]) if len(cell) > 1 and _number(cell, wording)]
    answered = [place for place in asked if _is_answer(row[place + 1])]
    return answered[0] if len(answered) >= _HALF and all((b - a) % 2 == 0 for a, b in pairwise(answered)) else None


def _number(text: str, wording: Wording) -> int:
    """Return the number of the statement that a text is, or names; 0 where it is something else."""
    if len(text) < 2 or text.isdecimal() or words().is_point(text):
        return 0
    hint = wording.hint(text)
    return next(iter(hint.wording)) if len(hint.wording) == 1 else hint.number or 0


def _is_answer(text: str) -> bool:
    return (text.isdecimal() and len(text) == 1) or words().is_point(text)


def _cells_below(lines: Sequence[str], asked: Sequence[int]) -> Rows | None:
    """Return the rows of a table whose cells stand below each other, none of them empty.

    Raises `NoRowsError` for one with empty cells.
    """
    first = next((place for place, number in enumerate(asked) if number), len(lines))
    last = first
    while last + 1 < len(lines) and asked[last + 1]:
        last += 1
    if last - first < _HALF or len(set(asked[first : last + 1])) < last - first + 1:
        return None
    for width in range(last + 1, min(last + 1 + _MORE, len(lines))):
        rows = [list(lines[start : start + width]) for start in range(0, len(lines), width)]
        whole = len(rows) > 1 and len(rows[-1]) == width
        if whole and all(all(map(_is_answer, row[first : last + 1])) for row in rows[1:]):
            return rows
    if sum(map(_is_answer, lines[last + 1 :])) >= _HALF:
        raise NoRowsError(CELLS_IN_LINES)
    return None


def _pairs(lines: Sequence[str], asked: Sequence[int]) -> Iterator[_Pair]:
    """Yield each question with its answer, behind it or in the next line."""
    place, known = 0, words()
    while place < len(lines):
        line, below = lines[place], lines[place + 1] if place + 1 < len(lines) else ""
        place += 1
        behind = _LAST.match(line)
        answered = behind is not None and _is_answer(behind[2].strip())
        behind = behind if answered else _BEHIND.match(line)
        if behind and (answered or not asked[place - 1]):
            yield behind[1].strip(), behind[2].strip()
        elif below and len(below) <= _LONGEST and not asked[place]:
            told = key(line)
            if asked[place - 1] and _is_answer(below):
                yield line, below
                place += 1
            elif known.headings["function"](told) or known.headings["level"](told):
                yield line.rstrip(" :"), below
                place += 1


def _people(pairs: Sequence[_Pair], wording: Wording) -> Rows:
    """Return a header and a row for each person; a question that comes again is the next person's.

    Raises `NoRowsError` where people begin or end with other questions: one may have been passed over. Where all begin
    with who they are and end with a statement, in one order, whoever ends sooner left the last out.
    """
    people: list[dict[str, str]] = [{}]
    for question, answer in pairs:
        if question in people[-1]:
            people.append({})
        people[-1][question] = answer
    begins, ends = ({next(iter(order(person))) for person in people} for order in (iter, reversed))
    between = not any(_number(each, wording) for each in begins) and all(_number(each, wording) for each in ends)
    if len(begins) > 1 or (len(ends) > 1 and not (between and _in_one_order(people))):
        raise NoRowsError(QUESTIONS_IN_LINES)
    headings = list(dict.fromkeys(question for person in people for question in person))
    return [headings, *([person.get(heading, "") for heading in headings] for person in people)]


def _in_one_order(people: Sequence[Mapping[str, str]]) -> bool:
    """Tell whether somebody has every question, and all have theirs in that order."""
    whole = max(people, key=len)
    places = {question: place for place, question in enumerate(whole)}
    if any(question not in places for person in people for question in person):
        return False
    orders = ([places[question] for question in person] for person in people)
    return all(order == sorted(order) for order in orders)
