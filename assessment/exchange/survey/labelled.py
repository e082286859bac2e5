"""Rows whose first text says that they are no person: statistics, and examples of a template."""

from collections.abc import Iterator, Sequence

from assessment.exchange.dialect import Rows
from assessment.exchange.survey.cells import parts
from assessment.exchange.survey.words import Words, key

_EXTREMES = {"max": max, "maximum": max, "min": min, "minimum": min}  # also names of people, so they are looked at


class LabelledRows:
    """Looks for such rows among those of a table; `places` are the rows, and `statements` the columns of answers."""

    def __init__(self, rows: Rows, places: Sequence[int], statements: set[int], words: Words) -> None:
        self._rows = rows
        self._places = places
        self._statements = statements
        self._words = words

    def statistics(self) -> Iterator[tuple[str, int]]:
        """Yield the rows whose first text names a statistic, with that text, where no other words stand in them."""
        statistics = self._words.rows["statistic"]
        for place in self._places:
            row = self._rows[place]
            text = next(text for text in row if text)
            if text[0].isdigit() or not (told := key(text)):
                continue
            begins, _, more = told.partition(" ")
            known = told in statistics
            if not known and not (more and begins in statistics and parts(text).number is None):
                continue
            others = [text for text in row if text and parts(text).number is None]
            if len(others) <= (1 if known else 2) and (told not in _EXTREMES or self._is(_EXTREMES[told], place)):
                yield text, place

    def examples(self, most: int) -> Iterator[tuple[str, int]]:
        """Yield those of the first rows, `most` of them, that show how to answer, with the text that says so."""
        for place in self._places[:most]:
            text = next(text for text in self._rows[place] if text)
            if key(text) in self._words.rows["example"]:
                yield text, place

    def values(self, column: int, until: int) -> list[float]:
        """Return the numbers of a column above a row."""
        rows = [self._rows[place] for place in self._places if place < until]
        found = [parts(row[column]).number for row in rows if column < len(row) and row[column]]
        return [value for value in found if value is not None]

    def _is(self, statistic: object, place: int) -> bool:
        """Tell whether a row holds the highest, or the lowest, number of each column above it."""
        row = self._rows[place]
        pairs = [(self.values(column, place), parts(row[column]).number) for column in self._statements]
        return all(values and statistic(values) == value for values, value in pairs)  # type: ignore[operator]
