"""Rows that lack what all others have, such as a mean, a target or the key: nobody knows whether they are people."""

from collections.abc import Sequence
from statistics import fmean

from assessment.exchange.survey.cells import parts
from assessment.exchange.survey.labelled import LabelledRows
from assessment.exchange.survey.layout import Column, Layout
from assessment.exchange.survey.leftovers import Others
from assessment.exchange.survey.moments import moment
from assessment.exchange.survey.naming import function_of
from assessment.exchange.survey.row_groups import RowGroup
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.waves import FEWEST
from assessment.exchange.survey.words import Words

_NEAR_MEAN = 0.51  # how far from a mean its rounded value lies
_REASON = "This row was left out as no person."


class Outsiders:
    """Looks among the rows `places` of a table; `statements` are the columns of answers."""

    def __init__(
        self, table: Table, places: Sequence[int], statements: set[int], layout: Layout, others: Others, words: Words
    ) -> None:
        self._table = table
        self._places = places
        self._statements = statements
        self._columns = [column for column in layout.columns if column.place not in statements]
        self._others = others
        self._most = max(1, words.limit("outsiders-share") * len(places))
        self._words = words
        self._labelled = LabelledRows(table.rows, places, statements, words)

    def groups(self) -> list[RowGroup]:
        """Return every such row as a group of its own."""
        marks = {*self._others.times, self._others.identifier, self._table.person}
        common = [column for column in self._columns if column.place in marks and self._missing(column) <= self._most]
        lacking = set.intersection(*(self._lacking(column) for column in common)) if common else set()
        if self._places and not common:
            lacking |= self._last() | self._bare() | self._unplaced()
        if len(self._places) - len(lacking) < FEWEST or len(lacking) > self._most:
            return []
        return [RowGroup(self._named(place), (place,), _REASON) for place in sorted(lacking) if self._answers(place)]

    def _missing(self, column: Column) -> int:
        return len(self._places) - column.texts.total()

    def _lacking(self, column: Column) -> set[int]:
        """Return the few rows that have nothing in a column that all others fill, or what is of another kind."""
        odd = self._odd(column)
        if not odd and self._missing(column) < 1:
            return set()
        cells = ((place, self._table.cell(place, column.place)) for place in self._places)
        return {place for place, text in cells if not text or text in odd}

    def _odd(self, column: Column) -> set[str]:
        """Return the few texts of a column of times that are no time, or of one of IDs that are built otherwise."""
        if column.place in self._others.times:
            odd = {text for text in column.texts if not moment(text)}
        else:
            numbered = {text for text in column.texts if any(map(str.isdigit, text))}
            lengths = set(map(len, numbered))
            odd = {text for text in column.texts if text not in numbered and len(text) not in lengths}
        return odd if sum(column.texts[text] for text in odd) <= self._most else set()

    def _last(self) -> set[int]:
        """Return the last row where it has none of what all others have, or is a mean and names no function."""
        last, above = self._places[-1], self._places[:-1]
        always = [
            column.place
            for column in self._columns
            if column.texts.total() >= len(above) and all(self._table.cell(place, column.place) for place in above)
        ]
        filled = [text for place in always if (text := self._table.cell(last, place))]
        alone = len(always) > 1 and not filled
        named = any(function_of(text, self._words) for text in filled)
        return {last} if alone or (len(filled) < len(always) and not named and self._is_mean(last)) else set()

    def _unplaced(self) -> set[int]:
        """Return what has neither function nor level where all others do, or no function and one answer to all."""
        told = {
            kind: [column for column in self._columns if self._words.heading(kind, column.heading)]
            for kind in ("function", "level")
        }
        pairs = [(one, two) for one in told["function"] for two in told["level"] if one is not two]
        found = set[int]()
        for columns in (*pairs, *((one,) for one in told["function"])):
            if all(0 < self._missing(column) <= self._most for column in columns):
                empty = {
                    place
                    for place in self._places
                    if not any(self._table.cell(place, column.place) for column in columns)
                }
                whole = all(self._missing(column) == len(empty) for column in columns)
                alone = len(columns) == 1
                found |= {place for place in empty if whole and (not alone or self._gives_one_answer(place))}
        return found

    def _gives_one_answer(self, place: int) -> bool:
        return len({text for column in self._statements if (text := self._table.cell(place, column))}) == 1

    def _bare(self) -> set[int]:
        """Return what has none of what nearly all others have, in a table that had a column for each person."""
        if not self._table.numbers or self._table.person is not None:
            return set()
        gaps = [column.place for column in self._columns if 0 < self._missing(column) <= self._most]
        bare = {place for place in self._places if not any(self._table.cell(place, column) for column in gaps)}
        return bare if len(gaps) > 1 else set()

    def _is_mean(self, place: int) -> bool:
        """Tell whether a row holds the mean of each column above it, rounded or not."""
        pairs = [
            (self._labelled.values(column, place), parts(text).number)
            for column in self._statements
            if (text := self._table.cell(place, column))
        ]
        return all(value is not None and values and abs(fmean(values) - value) < _NEAR_MEAN for values, value in pairs)

    def _answers(self, place: int) -> bool:
        return any(self._table.cell(place, column) for column in self._statements)

    def _named(self, place: int) -> str:
        """Name a row by its number and its first text."""
        label = next((text for column in self._columns if (text := self._table.cell(place, column.place))), "")
        return self._table.named(place, label)
