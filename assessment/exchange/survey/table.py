"""A table as it stands in a file, and the shapes that are turned into one person a row, or refused."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from assessment.exchange.columns import HALF as HALF  # what it takes to be a table: for all who ask it of one
from assessment.exchange.dialect import Rows
from assessment.exchange.reading import UnreadableError
from assessment.exchange.survey.cells import clean, parts
from assessment.exchange.survey.groups_over import groups_over
from assessment.exchange.survey.measured_over import measurements_over
from assessment.exchange.survey.sheet_heads import told_of_all
from assessment.exchange.survey.themes import sorts_statements
from assessment.exchange.survey.words import Words
from assessment.exchange.wording import Wording

_SEARCHED_COLUMNS = 6  # in which statements may stand below each other
_KEPT = 40  # characters of a cell that may come again
_LONGEST_LABEL = 40  # characters of a text that names a row
_NUMBERED = ("1", "2", "3", "4", "5")
_TICKS = frozenset("xX✓✔☑✅1")
_MOST_ALIKE = 0.6  # share of statements whose counts come to one sum: everybody answered them
_FEWEST_POINTS, _FEWEST_WORDED = 3, 2  # headings that name points of a scale; nobody is called as two in words are

COUNTED = (
    "This table counts how often each answer was given. It does not say what each person answered, so nobody can be "
    "read from it. Export the single responses: one row for each person."
)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one worksheet or text, and how a spreadsheet numbers them."""

    file: str
    rows: Rows  # place 0 holds row 1
    title: str = ""  # of the worksheet; empty where the file has one table
    titles: tuple[str, ...] = ()  # of all worksheets that are read, where there are several
    hidden: frozenset[int] = frozenset()  # numbers of rows that a filter hides
    whole: bool = True  # False where the text ends without a line break
    even: bool = False  # whether empty cells at the end of a row stand in it as well, as a text writes them
    beside: tuple[str, ...] = ()  # the texts of worksheets that hold no answers, and what a document says of them
    told: tuple[str, ...] = ()  # what stood above the answers before the rows were turned
    asked: Mapping[str, str] = field(default_factory=dict)  # name of a column, as `key` returns it -> what it asked
    rivals: str = ""  # what is asked where other worksheets may hold the same people; else empty
    numbers: tuple[int, ...] = ()  # of the rows in the file, where they were turned; empty where they stand as they are
    person: int | None = None  # the column that tells people apart, in a table that had a row for each answer
    shape: Mapping[str, str] = field(default_factory=dict)  # what it is known by -> its shape, where that was asked
    shapes: tuple[str, ...] = ()  # that it may have, where that was asked

    def cell(self, place: int, column: int) -> str:
        """Return a cell; empty where the row is shorter."""
        row = self.rows[place]
        return row[column] if column < len(row) else ""

    def named(self, place: int, label: str) -> str:
        """Name a row as people find it: by its number in the file, and a text of it where there is one."""
        number = self.number(place)
        return f"row {number} (“{label[:_LONGEST_LABEL]}”)" if label else f"row {number}"

    def number(self, place: int) -> int:
        """Return the number of a row in the file; people of a turned table have the number of their column."""
        return self.numbers[place] if self.numbers else place + 1


def cleaned(rows: Rows) -> Rows:
    """Return rows with cells as a person sees them."""
    seen = _Cleaned()
    return [list(map(seen.__getitem__, row)) for row in rows]


class _Cleaned(dict[str, str]):
    """Cells as a person sees them; those that may come again are kept."""

    def __missing__(self, cell: str) -> str:
        text = clean(cell)
        if len(cell) <= _KEPT:
            self[cell] = text
        return text


def statements_below(table: Table, wording: Wording) -> int | None:
    """Return the column in which most statements stand below each other; None where fewer than half do."""
    best, most = None, HALF - 1
    for column in range(min(_SEARCHED_COLUMNS, max(map(len, table.rows), default=0))):
        texts = {row[column] for row in table.rows if column < len(row) and row[column]}
        named = named_in(texts, wording)
        if len(named) > most:
            best, most = column, len(named)
    return best


def turned(table: Table, column: int, wording: Wording, words: Words) -> Table:
    """Return a table with one person a row, made of one in which the statements stand in a column.

    A table that counts answers is refused with `UnreadableError`.
    """
    named = [next(iter(named_in({row[column]}, wording)), None) if column < len(row) else None for row in table.rows]
    first = next(place for place, number in enumerate(named) if number)
    last = max(place for place, number in enumerate(named) if number)
    header = table.rows[first - 1] if first else []
    points = {place: cell for place, cell in enumerate(header) if words.is_point(cell) or cell in _NUMBERED}
    worded = sum(words.is_point(cell) for cell in points.values()) >= _FEWEST_WORDED
    if (worded or len(points) >= _FEWEST_POINTS) and (ticked := _ticked(table, column, named, points, words)):
        return ticked
    if worded or _are_counts(table, named, points):
        raise UnreadableError(table.file, None, COUNTED)
    width = max(map(len, table.rows))
    lines = [row + [""] * (width - len(row)) for row in table.rows]
    others = [place for place in range(width) if place != column and not _counts(lines, place, named)]
    others = [place for place in others if not sorts_statements([line[place] for line in lines], first, words)]
    people = [place for place in others if any(line[place] for line in lines[first : last + 1])]
    heads = list(told_of_all([*lines[:first], *lines[last + 1 :]], people, words))
    over = [line for line in lines[:first] if not any(line is head for head, _, _ in heads)]
    above = [line for line in over if sum(bool(line[place]) for place in others) * 2 > len(others)]
    answers = [line for line in lines[first:] if line[column] and not any(line is head for head, _, _ in heads)]
    groups = groups_over(lines[:first], above, answers, column, others, words)
    if measured := measurements_over(over, answers, column, others, words):
        above = [line for line in above if line is not measured[0] or line is lines[first - 1]]
        groups = [*groups, measured[1]]
    body = [*groups, *above, *answers]
    titles = [*(line[column] or "Person" for line in body), *(label for _, label, _ in heads)]
    kept = [place for place in others if any(line[place] for line in body)]
    rows = [titles, *([*(line[place] for line in body), *(said for _, _, said in heads)] for place in kept)]
    told = tuple(cell for line in over if line not in above for cell in line if cell)
    numbers = (first or 1, *(place + 1 for place in kept))
    return replace(
        table, rows=rows, numbers=numbers, told=(*told, lines[first - 1][column] if first else ""), whole=True
    )


def _counts(lines: Sequence[Sequence[str]], place: int, named: Sequence[int | None]) -> bool:
    """Tell whether a column numbers the statements: 1, 2, 3 and so on."""
    cells = [line[place] for line, number in zip(lines, named, strict=True) if number]
    return all(map(str.isdecimal, cells)) and all(int(after) == int(one) + 1 for one, after in pairwise(cells))


def _ticked(
    table: Table, column: int, named: Sequence[int | None], points: Mapping[int, str], words: Words
) -> Table | None:
    """Return a table of the one person who ticked a point for each statement; None where other things stand there."""
    answers: dict[str, str] = {}
    for row, number in zip(table.rows, named, strict=True):
        marks = [place for place in points if place < len(row) and row[place]]
        if number and (len(marks) > 1 or any(row[place] not in _TICKS for place in marks)):
            return None
        if number:
            answers[row[column]] = points[marks[0]] if marks else ""
    around = [row for row, number in zip(table.rows, named, strict=True) if not number]
    answers |= {label: said for _, label, said in told_of_all(around, (), words)}
    return replace(table, rows=[list(answers), list(answers.values())], numbers=(1, 1), whole=True)


def _are_counts(table: Table, named: Sequence[int | None], points: Mapping[int, str]) -> bool:
    """Tell whether the numbers below 1 to 5 count answers: they come to the same sum for most statements."""
    if [points[place] for place in points] != list(_NUMBERED):
        return False
    sums = Counter[float]()
    for row, number in zip(table.rows, named, strict=True):
        if number:
            sums[sum(parts(row[place]).number or 0 for place in points if place < len(row))] += 1
    return max(sums.values()) > _MOST_ALIKE * sums.total()


def may_be_counts(table: Table, column: int, wording: Wording) -> bool:
    """Tell whether columns 1 to 5 beside the statements hold numbers from 1 to 5: five people's, or counts."""
    named = [next(iter(named_in({row[column]}, wording)), None) if column < len(row) else None for row in table.rows]
    first = next(place for place, number in enumerate(named) if number)
    points = {place: cell for place, cell in enumerate(table.rows[first - 1] if first else ()) if cell in _NUMBERED}
    if list(points.values()) != list(_NUMBERED) or _are_counts(table, named, points):
        return False
    lines = [row for row, number in zip(table.rows, named, strict=True) if number]
    return {row[place] for row in lines for place in points if place < len(row)} <= {"", *_NUMBERED}


def named_in(texts: Iterable[str], wording: Wording) -> frozenset[int]:
    """Return the statements that texts name: by wording, or as q1, q2."""
    found: set[int] = set()
    for text in texts:
        hint = wording.hint(text)
        if len(hint.wording) == 1:
            found |= hint.wording
        elif hint.number and not hint.wording and re.match(r"\s*[a-z#]", text, re.IGNORECASE):
            found.add(hint.number)
    return frozenset(found)
