"""Tells when two rows are the same response.

Two people may well give the same 20 answers, above all in a small team or where everybody agrees, so equal answers
alone never make a duplicate. These do:

- The same response code. It carries a random respondent number, so that two people with equal answers differ.
- Within one table: the same respondent ID (Microsoft's "ID", SurveyMonkey's "Respondent ID") with the same function,
  level and answers. The same ID with other answers is kept, with a remark: two forms may both count from 1.
- Between two readings, such as an export taken on Monday and again on Friday: the same ID and times, function, level
  and answers. Within a table a time alone does not count, because a form tool writes one row for each response.
- Within one table without IDs: every cell, where the time names the second and the answers vary: it was sent twice.

A mark holds a fingerprint of these and neither the ID nor the time.
"""

import hashlib
from collections.abc import Callable
from functools import partial

from assessment.exchange.marked_alike import ROW
from assessment.exchange.reading import Likeness, Remark
from assessment.instrument import Answers

_SEPARATOR = "\x1f"


def row_mark(identifier: str, times: list[str], person: Likeness, *, serial: bool = False) -> str:
    """Mark a row of a table: empty where neither an ID nor a time tells it from others.

    `serial` says that the IDs count from 1, as those of any form do: then they mark a person only beside a time, or
    beside the same answers.
    """
    if not identifier and not times:
        return ""
    if identifier:
        told = (identifier,) if not serial else (identifier, *times) if times else (identifier, repr(person))
    else:
        told = (*times, repr(person))
    text = _SEPARATOR.join(told)
    return f"{ROW}{hashlib.sha256(text.encode(errors='surrogatepass')).hexdigest()[:16]}"


def row_mark_as(identifier: str, times: list[str], *, serial: bool) -> Callable[[Likeness], str] | None:
    """Return what marks a row as if it said something else of its person; None where that changes no mark."""
    says = serial and not times if identifier else bool(times)
    return partial(row_mark, identifier, times, serial=serial) if says else None


class Identifiers:
    """The respondent IDs of one table, to find those that come again."""

    def __init__(self) -> None:
        self._people: dict[str, dict[Likeness, int]] = {}

    def first_row(self, identifier: str, person: Likeness, row: int) -> int | None:
        """Return the row that holds the same ID and person, or None and remember this one."""
        people = self._people.setdefault(identifier, {})
        first = people.setdefault(person, row)
        return None if first == row else first

    def fuller(self, identifier: str, function: str | None, answers: Answers) -> int | None:
        """Return the row of the same ID and function that holds fewer answers than these."""
        people = self._people.get(identifier, {})
        if len(people) == 1:  # the one that is asked about
            return None
        given = sum(answer is not None for answer in answers)
        for (earlier_function, _, earlier), row in people.items():
            if earlier != answers and earlier_function in (function, None):
                return row if sum(answer is not None for answer in earlier) < given else None
        return None

    def holding(self, identifier: str, function: str | None, answers: Answers) -> int | None:
        """Return an earlier row of the same ID and function that holds all of these answers, and more."""
        people = self._people.get(identifier, {})
        if len(people) == 1:  # the one that is asked about
            return None
        for (earlier_function, _, earlier), row in people.items():
            pairs = zip(answers, earlier, strict=True)
            if earlier != answers and earlier_function == function and all(one in (None, two) for one, two in pairs):
                return row
        return None

    def remark(self, file: str, identifier: str, row: int, answers: Answers) -> Remark | None:
        """Remark on a row whose ID an earlier row has with other answers, or another function or level."""
        people = self._people.get(identifier, {})
        same = [place for (_, _, earlier), place in people.items() if earlier == answers and place != row]
        earlier = min(same or people.values(), default=row)
        if earlier == row:
            return None
        what = "the same answers, and another function or level" if same else "other answers"
        return Remark(file, row, f"Row {earlier} has the same ID with {what}. Both are kept.")
