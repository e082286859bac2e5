"""Finds the header of a table and the columns of the statements in it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessment.exchange.answers import AnswerScale
from assessment.exchange.dialect import Rows
from assessment.exchange.reading import UnreadableError
from assessment.exchange.wording import Hint, Wording, plain
from assessment.instrument import Instrument

_SEARCHED = 20  # rows in which a header may stand, below a title or a note
_SECOND_ROW = {"response", "open ended response"}  # SurveyMonkey's second row, under a question without rows
_BESIDE_ANSWERS = ("points ", "feedback ")  # the columns that Microsoft Forms adds to each question of a quiz
_FEWEST_BARE = 6  # numbers alone are a header only where more differ than a row of answers from 1 to 5 can
_FEWEST_NUMBERED = (
    3  # columns with number and wording; where fewer than half of them agree, the form counts its own way
)
_NOTHING = Hint(None, bare=False, wording=frozenset())
_NAMED = 60  # characters of a header in a message


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: one row or two."""

    row: int  # number of its last row
    names: tuple[str, ...]  # one for each column, both rows joined
    statements: Mapping[int, tuple[int, ...]]  # number to columns; several where each answer has a column of its own


def letter(column: int) -> str:
    """Name a column, counted from 0, as a spreadsheet does."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


class HeaderFinder:
    """Finds headers for one instrument."""

    def __init__(self, instrument: Instrument) -> None:
        self._wording = Wording(instrument)
        self._scale = AnswerScale(instrument)
        self._hints: dict[str, Hint] = {}

    def worth(self, rows: Rows) -> int:
        """Count the statements that the best of the first rows names."""
        return max(map(self._worth, rows[:_SEARCHED]), default=0)

    def header(self, rows: Rows) -> tuple[int, int] | None:
        """Return the places of the upper and the lower row of the header; None where no row names a statement."""
        worth = [self._worth(row) for row in rows[:_SEARCHED]]
        return self._places(rows, worth.index(max(worth))) if any(worth) else None

    def find(self, file: str, rows: Rows) -> Header:
        """Find the header.

        Raises `UnreadableError` where no row names a statement, and where a column could be two statements.
        """
        worth = [self._worth(row) for row in rows[:_SEARCHED]]
        if not any(worth):
            first = next((number for number, row in enumerate(rows, 1) if any(row)), None)
            reason = "No column was found for any statement. Name the columns q1 to q20, or after the statements."
            raise UnreadableError(file, first, reason)
        upper, lower = self._places(rows, worth.index(max(worth)))
        width = max(len(rows[upper]), len(rows[lower]))
        top = [*rows[upper], *[""] * (width - len(rows[upper]))]
        bottom = [*rows[lower], *[""] * (width - len(rows[lower]))] if lower > upper else [""] * width
        names = tuple(" ".join(f"{above} {below}".split()) for above, below in zip(top, bottom, strict=True))
        hints = [self._both(above, below) for above, below in zip(top, bottom, strict=True)]
        columns = _settle(file, lower + 1, names, hints)
        spread = {number: self._spread(column, top, bottom) for number, column in columns.items()}
        return Header(lower + 1, names, spread)

    def _hint(self, cell: str) -> Hint:
        if cell not in self._hints:
            beside = plain(cell).startswith(_BESIDE_ANSWERS) or not cell.strip()
            self._hints[cell] = _NOTHING if beside else self._wording.hint(cell)
        return self._hints[cell]

    def _worth(self, row: Sequence[str]) -> int:
        hints = _without_answers([self._hint(cell) for cell in row])
        return len(frozenset().union(*(hint.wording or {hint.number} for hint in hints if hint)))

    def _places(self, rows: Rows, best: int) -> tuple[int, int]:
        """Return the places of the upper and the lower row of the header: the same where it has one row."""
        if best + 1 < len(rows) and self._goes_on(rows[best], rows[best + 1]):
            return best, best + 1
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
            plain(cell) in _SECOND_ROW
            or self._hint(cell).wording
            or (self._scale.names(cell) and not "".join(above[column : column + 1]).strip())
            for column, cell in enumerate(below)
        )

    def _both(self, above: str, below: str) -> Hint:
        """Read both cells of a column; the lower says more, unless it is a mere number."""
        upper, lower = self._hint(above), self._hint(below)
        return lower if lower and not (lower.bare and upper) else upper

    def _spread(self, column: int, top: Sequence[str], bottom: Sequence[str]) -> tuple[int, ...]:
        """Find the columns of one statement, where SurveyMonkey was asked for one column for each answer."""
        end = column + 1
        if self._scale.names(bottom[column]):
            while end < len(top) and not top[end].strip() and self._scale.names(bottom[end]):
                end += 1
        return tuple(range(column, end))


def _without_answers(hints: list[Hint]) -> list[Hint]:
    """Drop mere numbers that may be answers: a header has more of them, and each once."""
    bare = Counter(hint.number for hint in hints if hint.bare)
    if len(bare) >= _FEWEST_BARE and max(bare.values()) == 1:
        return hints
    return [_NOTHING if hint.bare else hint for hint in hints]


def _settle(file: str, row: int, names: Sequence[str], hints: list[Hint]) -> dict[int, int]:
    """Give each statement its column, by wording before number. Raises `UnreadableError` where two would fit."""
    agree = [hint.wording == {hint.number} for hint in hints if hint.number and len(hint.wording) == 1]
    own_count = len(agree) >= _FEWEST_NUMBERED and sum(agree) * 2 < len(agree)
    by_wording: dict[int, list[int]] = {}
    by_number: dict[int, list[int]] = {}
    doubtful: list[tuple[int, frozenset[int]]] = []
    for column, hint in enumerate(_without_answers(hints)):
        number = None if own_count else hint.number
        fitting = (
            frozenset({number})
            if number in hint.wording
            else hint.wording | ({number} if hint.wording and number else set())
        )
        if len(fitting) == 1:
            by_wording.setdefault(min(fitting), []).append(column)
        elif fitting:
            doubtful.append((column, fitting))
        elif number:
            by_number.setdefault(number, []).append(column)
    claims = by_number | by_wording
    for column, fitting in doubtful:
        if hints[column].number or not fitting <= by_wording.keys():
            statements = " or ".join(map(str, sorted(fitting)))
            named = f"{letter(column)} (“{names[column][:_NAMED]}”)"
            reason = (
                f"Column {named} could be statement {statements}. Name it after one of them, such as q{min(fitting)}."
            )
            raise UnreadableError(file, row, reason)
    for statement, columns in claims.items():
        if len(columns) > 1:
            both = " and ".join(map(letter, columns))
            raise UnreadableError(file, row, f"Columns {both} could all be statement {statement}. Keep one of them.")
    return {statement: columns[0] for statement, columns in sorted(claims.items())}
