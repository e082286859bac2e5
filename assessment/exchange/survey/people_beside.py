"""A worksheet of people beside one of their answers: it tells function and level, found by ID, address or name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assessment.exchange.dialect import Rows
from assessment.exchange.reading import Remark
from assessment.exchange.survey.question import named
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.waves import FEWEST
from assessment.exchange.survey.words import Words, key
from assessment.model import HeadingWord

_MOSTLY = 0.5
_KEYS: tuple[HeadingWord, ...] = ("id", "personal", "person")
_TELLING: tuple[HeadingWord, ...] = ("function", "level", "leads")
_TAKEN = "{} of each person was taken from the worksheet “{}”, where {} is the same."
_MISSING = "The worksheet “{}” does not have {} in {} rows, so nothing was taken from it for them."
_UNREAD = (
    "The worksheet “{}” tells function or level, and was not read: it has no ID, address or name, once each, that "
    "stands here as well. Copy its columns beside the answers."
)


@dataclass(frozen=True, slots=True)
class _People:
    """A worksheet of people: its headings, the rows below them, and the columns that tell something of a person."""

    title: str
    headings: Sequence[str]
    rows: Rows
    telling: tuple[int, ...]

    def by(self, column: int) -> Mapping[str, Sequence[str]]:
        """Return the rows by the texts of a column, which stand in it once each; none where they do not."""
        found = {_cell(row, column).casefold(): row for row in self.rows}
        return found if len(found) == len(self.rows) and "" not in found else {}


def with_people(
    table: Table, header: int, known: Sequence[str], beside: Mapping[str, Rows], words: Words
) -> tuple[Table, list[Remark]]:
    """Return a table with what other worksheets tell of its people, and what was taken.

    `header` is the last row of its headings, of which `known` are no statements: what one of them tells is not taken.
    """
    remarks: list[Remark] = []
    for title, rows in beside.items():
        people = _people(title, rows, known, words)
        if people is None:
            continue
        found = max(_keys(people, table, header, words), default=None)
        if found is None:
            remarks.append(Remark(table.file, header + 1, _UNREAD.format(title)))
            continue
        mine, theirs = -found[1], -found[2]
        table, missing = _joined(table, header, people, mine, theirs)
        heading = named([table.rows[header][mine]])
        taken = named(people.headings[place] for place in people.telling)
        remarks.append(Remark(table.file, header + 1, _TAKEN.format(taken, title, heading)))
        if missing:
            remarks.append(Remark(table.file, header + 1, _MISSING.format(title, heading, missing)))
    return table, remarks


def is_list_of_people(rows: Rows, words: Words) -> bool:
    """Tell whether a table names people with their function or level."""
    return _people("", rows, (), words) is not None


def _people(title: str, rows: Rows, known: Iterable[str], words: Words) -> _People | None:
    """Return a worksheet of people, where it has a heading that tells function or level and that is not known."""
    first = next((place for place, row in enumerate(rows) if sum(map(bool, row)) > 1), len(rows))
    headings = rows[first] if first < len(rows) else []
    below = [row for row in rows[first + 1 :] if any(row)]
    kinds = [kind for kind in _TELLING if not any(words.heading(kind, heading) for heading in known)]
    telling = [place for place, heading in enumerate(headings) if any(words.heading(kind, heading) for kind in kinds)]
    there = {key(heading) for heading in known}
    others = [heading for place, heading in enumerate(headings) if place not in telling and heading]
    told = any(_is_key(heading, words) or key(heading) in there for heading in others)
    return _People(title, headings, below, tuple(telling)) if telling and told and len(below) > FEWEST else None


def _keys(people: _People, table: Table, header: int, words: Words) -> Iterable[tuple[int, int, int]]:
    """Yield the columns by which people are found: for how many rows, and the two columns, the first ones highest."""
    rows = [row for row in table.rows[header + 1 :] if any(row)]
    for theirs, heading in enumerate(people.headings):
        by = people.by(theirs) if theirs not in people.telling else {}
        for mine, own in enumerate(table.rows[header]) if by else ():
            keys = [text for row in rows if (text := _cell(row, mine).casefold())]
            found = sum(text in by for text in keys)
            same = key(own) == key(heading)
            every = found == len(keys) and _is_key(own, words) and _is_key(heading, words)
            if len(set(keys)) > FEWEST and (every or (same and found > _MOSTLY * len(keys))):
                yield found, -mine, -theirs


def _is_key(heading: str, words: Words) -> bool:
    return any(words.heading(each, heading) for each in _KEYS)


def _joined(table: Table, header: int, people: _People, mine: int, theirs: int) -> tuple[Table, int]:
    """Return a table with the columns of people behind its own, and how many rows were not found."""
    by, width, missing = people.by(theirs), max(map(len, table.rows)), 0
    rows = []
    for place, row in enumerate(table.rows):
        told: Sequence[str] | None = people.headings if place == header else by.get(_cell(row, mine).casefold())
        if place < header or not any(row):
            rows.append(row)
            continue
        missing += told is None
        more = [_cell(told, at) if told is not None else "" for at in people.telling]
        rows.append([*row, *[""] * (width - len(row)), *more])
    return replace(table, rows=rows), missing


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""
