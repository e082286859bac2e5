"""Rows whose name, address or remark says that they are nobody: a target, a mean, a benchmark, or a test."""

import re
from collections.abc import Iterator, Sequence

from assessment.exchange.survey.layout import Column, Layout
from assessment.exchange.survey.leftovers import Others
from assessment.exchange.survey.naming import function_of
from assessment.exchange.survey.perhaps_people import EXTREMES, SHORT, PerhapsPeople
from assessment.exchange.survey.row_groups import RowGroup
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import Words, key

_MOSTLY = 0.5  # share of cells that differ, in a column of names
_FEW = 0.3  # share of rows that may be nobody; where more are, such words mean something else there
_SO_FEW = 4  # rows of which each may be nobody, as “Today” and “Target” beside the statements
_LONGEST_REMARK = 80  # characters
_LONGEST = 40  # characters of a name
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[a-z]+")
_NOBODY = "This row (“{}”) was left out as no person."


class Nobody:
    """Looks among the rows `places` of a table; `statements` are the columns of answers."""

    def __init__(
        self, table: Table, places: Sequence[int], statements: set[int], layout: Layout, others: Others, words: Words
    ) -> None:
        self._table = table
        self._places = places
        self._columns = [column for column in layout.columns if column.place not in statements and column.texts]
        self._others = others
        self._words = words
        self._people = PerhapsPeople(table.rows, places, statements, words)
        rows = words.rows
        self._statistics = rows["statistic"] - SHORT - EXTREMES.keys()
        self._agreed = rows["agreed together"]
        self._things = rows["no person"] | rows["no department"] | self._agreed
        self._remarks = rows["test remark"]
        self._ends = rows["test name"] | rows["preview"] | self._statistics
        self._no_departments = rows["no department"] | rows["example"]
        told = self._things | self._remarks | self._ends | self._no_departments
        self._signs = {max(text.split(), key=len) for text in told if text}

    def groups(self) -> list[RowGroup]:
        """Return every such row as a group of its own, with the text that says so."""
        found: dict[int, str] = {}
        for column in self._columns:
            telling = dict(self._telling(column))
            for place in self._places if telling else ():
                text = self._table.cell(place, column.place)
                told = text in telling and (telling[text] or self._stands_alone(place))
                if told and not (self._people.may_be_a_name(text) and self._people.answers_like_others(place)):
                    found.setdefault(place, text)
        if len(found) > len(self._places) * _FEW and len(self._places) > _SO_FEW:
            return []
        return [
            RowGroup(self._table.named(place, text), (place,), _NOBODY.format(text[:_LONGEST]))
            for place, text in sorted(found.items())
        ]

    def _telling(self, column: Column) -> Iterator[tuple[str, bool]]:
        """Yield the texts of a column that say that a row is nobody, and whether they do so beside other texts, too."""
        if column.place in self._others.times:
            return
        if self._words.heading("comment", column.heading):
            short = (text for text in column.texts if len(text) <= _LONGEST_REMARK and self._may_be(text))
            yield from ((text, True) for text in short if self._is_remark(text))
        elif self._is_of_names(column):
            yield from ((text, True) for text in column.texts if self._may_be(text) and self._is_nobody(text))
        else:
            once = (text for text, times in column.texts.items() if times == 1 and len(text) <= _LONGEST)
            for text in filter(self._may_be, once):
                told = key(text)
                if told in self._agreed:
                    yield text, True
                elif told in self._no_departments and self._is_of_functions(column):
                    yield text, False
                elif (rest := self._without_functions(told)) != told:
                    surely = rest in self._statistics or bool(_YEAR.fullmatch(rest))
                    yield from [(text, surely)] * (surely or rest in self._things)

    def _is_of_names(self, column: Column) -> bool:
        """Tell whether a column names people: most of its texts differ, and its heading says so, or it is the first."""
        if len(column.texts) <= _MOSTLY * column.texts.total():
            return False
        heading, headings = key(column.heading), self._words.headings
        if headings["person"](heading) or headings["personal"](heading):
            return True
        return column is self._columns[0] and not (headings["function"](heading) or headings["level"](heading))

    def _is_of_functions(self, column: Column) -> bool:
        """Tell whether a column is headed as one of departments, and the functions stand in most of its cells."""
        if not self._words.headings["function"](key(column.heading)):
            return False
        known = sum(times for text, times in column.texts.items() if function_of(text, self._words))
        return known > _MOSTLY * column.texts.total()

    def _may_be(self, text: str) -> bool:
        """Tell quickly whether a text may hold one of the words; most names and remarks hold none."""
        told = text.lower()
        return not text.isascii() or not self._signs.isdisjoint(_WORD.findall(told)) or bool(_YEAR.search(told))

    def _is_remark(self, text: str) -> bool:
        told = f" {key(text)} "
        return any(f" {each} " in told for each in self._remarks)

    def _is_nobody(self, text: str) -> bool:
        """Tell whether a name is none: it is a word for something else, or begins or ends with one for a test."""
        told = key(text.partition("@")[0])
        if told in self._remarks or told in self._statistics or told in self._things:
            return True
        words = told.split()
        if words and not self._ends.isdisjoint((words[0], words[-1])):
            return True
        rest = " ".join(word for word in self._without_functions(told).split() if not word.isdecimal())
        return rest != told and rest in self._things

    def _stands_alone(self, place: int) -> bool:
        """Tell whether a row holds one text with letters."""
        return sum(any(map(str.isalpha, text)) for text in self._table.rows[place]) == 1

    def _without_functions(self, told: str) -> str:
        for name in ("sales", "marketing"):
            told = self._words.functions[name].without(told)
        return told
