"""Finds the header of a table, and names its columns as a spreadsheet does."""

import re
from collections.abc import Sequence

from assessment.exchange.dialect import Rows
from assessment.exchange.survey.words import key, words
from assessment.exchange.wording import NOTHING, Hint, plain, without_answers, wording_of
from assessment.instrument import STATEMENTS, Instrument

HALF = STATEMENTS // 2
_SEARCHED = 20  # rows in which a header may stand, below a title or a note
_TYPED = re.compile(r"\s*[qQsS#]?\d{1,2}\s?[:=]\s?[1-5]\s*")  # an answer behind the number of its statement
_BESIDE_ANSWERS = ("points ", "feedback ")  # the columns that Microsoft Forms adds to each question of a quiz


def letter(column: int) -> str:
    """Name a column, counted from 0, as a spreadsheet does."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _twice(row: Sequence[str]) -> bool:
    """Tell whether most headings of a row stand in it again."""
    named = list(filter(None, row))
    return len(set(named)) * 4 <= len(named) * 3


def _spans(row: Sequence[str]) -> bool:
    """Tell whether cells of a row stand for the columns to their right as well."""
    filled = sum(map(bool, row))
    return 1 < filled <= len(row) // 2


def _answers(row: Sequence[str]) -> bool:
    """Tell whether a row holds somebody's answers, the same few again; a remark in it may name a statement."""
    given = [cell for cell in filter(None, row) if (cell.isdecimal() and len(cell) == 1) or words().is_point(cell)]
    return len(given) >= HALF and len(set(given)) * 2 <= len(given)


class HeaderFinder:
    """Finds headers for one instrument."""

    def __init__(self, instrument: Instrument) -> None:
        self._wording = wording_of(instrument)
        self._hints: dict[str, Hint] = {}

    def worth(self, rows: Rows) -> int:
        """Count the statements that the best of the first rows names."""
        return len(self.named(rows))

    def named(self, rows: Rows) -> frozenset[int]:
        """Return the statements that the best of the first rows names."""
        return max(map(self._named, rows[:_SEARCHED]), key=len, default=frozenset())

    def header(self, rows: Rows) -> tuple[int, int] | None:
        """Return the places of the upper and the lower row of the header; None where no row names a statement."""
        worth = [len(self._named(row)) for row in rows[:_SEARCHED]]
        worth = [0 if number < HALF and _answers(row) else number for number, row in zip(worth, rows, strict=False)]
        return self._places(rows, worth.index(max(worth))) if any(worth) else None

    def _hint(self, cell: str) -> Hint:
        if cell not in self._hints:
            beside = plain(cell).startswith(_BESIDE_ANSWERS) or not cell.strip() or _TYPED.fullmatch(cell)
            self._hints[cell] = NOTHING if beside else self._wording.hint(cell)
        return self._hints[cell]

    def _named(self, row: Sequence[str]) -> frozenset[int]:
        hints = [self._hint(cell) for cell in row]
        if not any(hints):  # as most rows that are split at another separator
            return frozenset()
        hints = without_answers(hints)
        return frozenset[int]().union(*(hint.wording or {hint.number or 0} for hint in hints if hint))

    def _places(self, rows: Rows, best: int) -> tuple[int, int]:
        """Return the places of the upper and the lower row of the header: the same where it has one row."""
        if best + 1 < len(rows) and self._goes_on(rows[best], rows[best + 1]):
            return best, best + 1
        if best and _twice(rows[best]) and _spans(rows[best - 1]):
            return best - 1, best
        if best and any(
            above.strip() and not below.strip() for above, below in zip(rows[best - 1], rows[best], strict=False)
        ):
            return best - 1, best
        return best, best

    def _goes_on(self, above: Sequence[str], below: Sequence[str]) -> bool:
        """Tell whether a row is the second of a header: no ID, but a statement, a word of the scale or "Response"."""
        if not any(below) or below[0].strip():
            return False
        return any(
            key(cell) in words().rows["second header"]
            or self._hint(cell).wording
            or (words().is_point(cell) and not "".join(above[column : column + 1]).strip())
            for column, cell in enumerate(below)
        )
