"""Rows whose first text says that they are no person: statistics, and examples of a template."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from assessment.exchange.dialect import Rows
from assessment.exchange.survey.cells import is_sign, parts
from assessment.exchange.survey.perhaps_people import EXTREMES, SHORT, PerhapsPeople
from assessment.exchange.survey.row_groups import RowGroup
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import Words, key
from assessment.instrument import FUNCTIONS

_FEW = 0.3  # share of rows that may be tests; where more are marked, it is something else
_SIZE = re.compile(r"\b[nN]\s*=\s*\d+")  # how many people a group has


class _Marks(dict[str, bool]):
    """Tells of a text whether it is one of some words; the same names and departments come again and again."""

    def __init__(self, words: Collection[str]) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, text: str) -> bool:
        if text[:1].isdecimal():  # IDs and times come but once, and no such word begins with a number
            return False
        found = self[text] = key(text) in self._words
        return found


class LabelledRows:
    """Looks for such rows among those of a table; `places` are the rows, and `statements` the columns of answers."""

    def __init__(self, rows: Rows, places: Sequence[int], statements: set[int], words: Words) -> None:
        self._rows = rows
        self._places = places
        self._statements = statements
        self._words = words
        self._people = PerhapsPeople(rows, places, statements, words)
        self.doubtful: dict[int, str] = {}
        """Rows that may be statistics or people, with the text that makes it doubtful, once statistics are found."""

    def statistics(self) -> Iterator[tuple[str, int]]:
        """Yield the rows whose first text names a statistic, with that text, where no other words stand in them."""
        found = dict(self._weighed())
        yield from ((text, place) for place, text in found.items())
        yield from self._going_on(found)

    def _weighed(self) -> Iterator[tuple[int, str]]:
        """Yield those that their answers make no people, and keep the doubtful ones."""
        for place, text in self._statistics():
            verdict = self._people.verdict(place, self._rows[place].index(text))
            if verdict == "statistic" and key(text) in EXTREMES and self._is_short(place):
                verdict = "doubtful"  # somebody of that name who left statements open, or a statistic of some
            if verdict == "statistic":
                yield place, text
            elif verdict == "doubtful":
                self.doubtful[place] = text

    def _statistics(self) -> Iterator[tuple[int, str]]:
        statistics, nothing = self._words.rows["statistic"], _Marks(self._words.no_answer)
        for place in self._places:
            row = self._rows[place]
            text = next((text for text in row if text and not is_sign(text) and not nothing[text]), "0")
            if text[0].isdigit() or not (told := key(text)):
                continue
            first, *more = told.split()
            known = told in statistics
            begins = bool(more) and first in statistics and parts(text).number is None
            if known or begins:
                others = sum(bool(text) and parts(text).number is None for text in row)
                if others <= (1 if known else 2) and (told not in EXTREMES or self._is(EXTREMES[told], place)):
                    yield place, text
            elif ((more and more[-1] in statistics - SHORT) or _SIZE.search(text)) and self._alone(row):
                yield place, text  # “Sales total”, or “Sales (n = 6)”

    def _going_on(self, found: Mapping[int, str]) -> Iterator[tuple[str, int]]:
        """Yield the rows that go on below the last statistic to the end, each with a label that stands nowhere else.

        Rows that answer as all others do are people where they are more than those above; else they are doubtful, and
        so are those that leave most statements open.
        """
        if not found or max(found) == self._places[-1]:
            return
        below = [place for place in self._places if place > max(found)]
        column = next(column for column, text in enumerate(self._rows[max(found)]) if text)
        labels = Counter(row[column] for row in map(self._rows.__getitem__, self._places) if column < len(row))
        texts = [self._rows[place][column] if column < len(self._rows[place]) else "" for place in below]
        if all(labels[text] == 1 and not self._words.knows(text) for text in texts) and all(
            self._alone(self._rows[place]) for place in below
        ):
            people = {place for place in below if self._people.answers_like_others(place)}
            if len(people) * 2 <= len(self._places):
                people |= {place for place in below if self._people.answers_some_like_others(place)}
                self.doubtful |= {place: text for text, place in zip(texts, below, strict=True) if place in people}
                yield from ((text, place) for text, place in zip(texts, below, strict=True) if place not in people)

    def _alone(self, row: Sequence[str]) -> bool:
        """Tell whether a row holds one text, its label, and else nothing but signs and numbers."""
        return sum(any(map(str.isalpha, text)) for text in row) == 1

    def asked(self, table: Table, named: Collection[int]) -> list[RowGroup]:
        """Return the doubtful rows but those that are `named` already, each as a group of its own."""
        reason = "This row is a statistic (“{}”) and no person."
        return [
            RowGroup(table.named(place, text), (place,), reason.format(text), None)
            for place, text in self.doubtful.items()
            if place not in named
        ]

    def examples(self, most: int) -> Iterator[tuple[str, int]]:
        """Yield those of the first rows, `most` of them, that show how to answer, with the text that says so.

        Where a row below says the same, it is no label of examples: a session may be called “Sample”.
        """
        first = [(next(filter(None, self._rows[place])), place) for place in self._places[:most]]
        found = [(text, place) for text, place in first if key(text) in self._words.rows["example"]]
        if found:
            below = {key(next(filter(None, self._rows[place]))) for place in self._places[most:]}
            yield from ((text, place) for text, place in found if key(text) not in below)

    def tests(self, status: int | None) -> Iterator[tuple[str, int]]:
        """Yield the few rows in which a name, a department or the like says that they are tests, with that text.

        The column `status` is for such marks, and asked about by itself.
        """
        found = []
        width = max((len(self._rows[place]) for place in self._places), default=0)
        columns = [column for column in range(width) if column not in self._statements]
        is_mark = _Marks(self._words.rows["preview"])
        for place in self._places:
            row = self._rows[place]
            marks = [(column, row[column]) for column in columns if column < len(row) and is_mark[row[column]]]
            if marks and status not in dict(marks):
                found.append((marks[0][1], place))
        if len(found) <= len(self._places) * _FEW:
            yield from found

    def values(self, column: int, until: int) -> list[float]:
        """Return the numbers of a column above a row."""
        rows = [self._rows[place] for place in self._places if place < until]
        found = [parts(row[column]).number for row in rows if column < len(row) and row[column]]
        return [value for value in found if value is not None]

    def _is(self, statistic: object, place: int) -> bool:
        """Tell whether a row holds the highest, or the lowest, number of each column above it, as far as it goes."""
        row = self._rows[place]
        filled = [column for column in self._statements if column < len(row) and row[column]]
        pairs = [(self.values(column, place), parts(row[column]).number) for column in filled]
        return bool(pairs) and all(values and statistic(values) == value for values, value in pairs)  # type: ignore[operator]

    def _is_short(self, place: int) -> bool:
        """Tell whether a row leaves a statement open."""
        row = self._rows[place]
        return any(column >= len(row) or not row[column] for column in self._statements)

    def departments(self) -> list[tuple[str, int]]:
        """Return the text beside the answers of each row, where each names a department, once, and nothing else.

        Such answers may be one person’s, or what a department answers on the whole.
        """
        named = [(self._only_text(place), place) for place in self._places]
        names = [key(text) for text, _ in named]
        words = [self._words.functions[function] for function in FUNCTIONS]
        alone = all(any(of(name) and not of.without(name) for of in words) for name in names)
        return named if alone and len(set(names)) == len(names) else []

    def _only_text(self, place: int) -> str:
        """Return what a row says beside its answers, where that is one text; else nothing."""
        texts = [cell for column, cell in enumerate(self._rows[place]) if cell and column not in self._statements]
        return texts[0] if len(texts) == 1 else ""
