"""People who stand in a table several times: by ID, by e-mail address or by what they are called."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assessment.exchange.met_again import NAME
from assessment.exchange.survey.called import Called, differs
from assessment.exchange.survey.cells import parts
from assessment.exchange.survey.choices import PEOPLE
from assessment.exchange.survey.layout import Layout
from assessment.exchange.survey.leftovers import Others
from assessment.exchange.survey.moments import moment
from assessment.exchange.survey.row_groups import RowGroup
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import Words

_ISO = re.compile(r"\d{4}-\d\d-\d\d.*")
_ADDRESSES = "Some e-mail addresses come again. Do their earlier rows count as well?"
_IDENTIFIERS = "Some IDs come again with other answers. Which of these rows count?"
_WHO = "Some IDs come again with the same answers, and another function or level. Which of these rows count?"
_NAMES = "Some names come again. Do their earlier rows count as well, as those of other people with the same name?"
_CODES = "Some texts of “{}” come again. Do their earlier rows count as well, as those of other people?"
_TIMES = "Some rows have the time of a fuller one, which holds their answers as well. Are they the same person’s?"
_FILLED_UP = "Another row has the same time, these answers and more, so this one was left out."
_VARIED = 3  # different answers that nobody else gives by chance
_PART = 4  # answers that stand together, by which a fuller row is found
_AGAIN = "The same {} answered again {}, so this earlier row was left out."


class Repeats:
    """Looks for people who stand in a table again, in the rows `places`; `statements` are the columns of answers.

    `apart` has the measurement of a row, where there are several: in another one, people stand again.
    """

    def __init__(
        self,
        table: Table,
        places: Sequence[int],
        statements: set[int],
        layout: Layout,
        others: Others,
        words: Words,
        apart: Mapping[int, str],
    ) -> None:
        self._table = table
        self._places = places
        self._layout = layout
        self._apart = apart
        self._statements = sorted(statements)
        self._others = others
        self._identifier = others.identifier if others.identifier is not None else table.person
        told = [column for column in layout.columns if column.place not in statements]
        self._functions = [column.place for column in told if words.heading("function", column.heading)]
        self._levels = [column.place for column in told if words.heading("level", column.heading)]
        self._versions = [column.place for column in told if words.heading("version", column.heading)]

    def asked(self) -> Iterator[tuple[str, list[RowGroup]]]:
        """Yield every question about people who stand here again, with the rows that it is about."""
        yield _ADDRESSES, self._of_addresses()
        yield _IDENTIFIERS, self._of_identifiers()
        yield _WHO, self._of_corrected()
        yield from self._of_called()
        yield _TIMES, self._of_times()

    def _of_addresses(self) -> list[RowGroup]:
        """Return the rows whose e-mail address comes again further down."""
        earlier = [place for same in self._by(self._others.address) for place in same[:-1]]
        reason = _AGAIN.format("e-mail address", "further down")
        return [RowGroup("earlier rows of the same address", tuple(sorted(earlier)), reason)] if earlier else []

    def _of_called(self) -> Iterator[tuple[str, list[RowGroup]]]:
        """Yield a question and the rows of people called alike, where neither address nor ID tells that they are."""
        known = {
            place for column in (self._others.address, self._identifier) for same in self._by(column) for place in same
        }
        for called in self._others.called:
            found = [same for same in self._by_name(called) if known.isdisjoint(same)]
            known.update(place for same in found for place in same)
            earlier = tuple(sorted(place for same in found for place in sorted(same, key=self._order)[:-1]))
            if not earlier:
                continue
            if called.kind == NAME:
                reason = _AGAIN.format("name", "later")
                yield _NAMES, [RowGroup("earlier rows of the same name", earlier, reason, None)]
            else:
                text = f"earlier rows of the same {called.heading}"
                reason = _AGAIN.format(called.heading, "later")
                yield _CODES.format(called.heading), [RowGroup(text, earlier, reason)]

    def _of_identifiers(self) -> list[RowGroup]:
        """Return the earlier and the later rows of IDs that come again with other answers.

        A row that repeats what another of its ID says, and one that says more, needs no question; an ID that another
        function has as well is that of another person.
        """
        earlier: list[int] = []
        later: list[int] = []
        for same in self._by(self._identifier):
            for *before, last in self._alike(same):
                rivals = [place for place in before if self._contradict(min(place, last), max(place, last))]
                earlier += rivals
                later += [last] * bool(rivals)
        return _earlier_and_later("the same ID", "answers", earlier, later)

    def _of_corrected(self) -> list[RowGroup]:
        """Return the earlier and the later rows of an ID with the same answers, which no two people give by chance."""
        earlier: list[int] = []
        later: list[int] = []
        for same in self._by(self._identifier):
            by_answers: dict[tuple[str, ...], list[int]] = {}
            for place in same:
                by_answers.setdefault(self._cells(place, self._statements), []).append(place)
            for answers, places in by_answers.items():
                *before, last = sorted(places, key=self._order)
                who = self._cells(last, (*self._functions, *self._levels))
                rivals = [place for place in before if self._cells(place, (*self._functions, *self._levels)) != who]
                if rivals and len(set(answers)) >= _VARIED:
                    earlier += rivals
                    later.append(last)
        return _earlier_and_later("the same ID and answers", "function and level", earlier, later)

    def _of_times(self) -> list[RowGroup]:
        """Return the rows whose answers stand in a fuller row of the same time, where nothing else tells people."""
        if self._identifier is not None or self._others.address is not None or self._others.called:
            return []
        filled = (self._layout.columns[column].texts.total() for column in self._statements)
        if min(filled, default=0) >= len(self._places):
            return []
        found: set[int] = set()
        for column in self._others.times:
            for same in self._by(column):
                if moment(self._table.cell(same[0], column)) and any("" in self._table.rows[place] for place in same):
                    found.update(self._filled_up(same))
        return [RowGroup("rows that a fuller one completes", tuple(sorted(found)), _FILLED_UP)] if found else []

    def _filled_up(self, places: Sequence[int]) -> Iterator[int]:
        """Yield the rows whose answers, which nobody else gives by chance, all stand in a fuller one."""
        cells = [(place, self._cells(place, self._statements)) for place in places]
        by_part: dict[tuple[int, tuple[str, ...]], list[tuple[str, ...]]] = {}
        for _, answers in cells:
            for part in _parts(answers):
                by_part.setdefault(part, []).append(answers)
        for place, answers in cells:
            if "" in answers and len({*answers} - {""}) >= _VARIED:
                alike = by_part.get(next(_parts(answers), (0, ())), ())
                if any(answers != other and _holds(answers, other) for other in alike):
                    yield place

    def _cells(self, place: int, columns: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._table.cell(place, column).lower() for column in columns)

    def _by(self, column: int | None) -> Iterator[list[int]]:
        """Yield the rows of every text of a column that comes again, from the first to the last."""
        texts = self._layout.columns[column].texts if column is not None else Counter[str]()
        if column is None or len(set(map(str.lower, texts))) == texts.total():
            return
        yield from self._again((place, self._table.cell(place, column).lower()) for place in self._places)

    def _by_name(self, called: Called) -> Iterator[list[int]]:
        """Yield the rows of people who are called alike, where that tells most people apart."""
        texts = self._layout.columns[called.places[0]].texts
        if called.compared and len(set(called.compared.values())) == texts.total():
            return
        told = [(place, called.text(self._table.rows[place])) for place in self._places]
        if differs(Counter(text for _, text in told if text)):
            yield from self._again(told)

    def _again(self, told: Iterable[tuple[int, str]]) -> Iterator[list[int]]:
        found: dict[tuple[str, str | None], list[int]] = {}
        for place, text in told:
            if text:
                found.setdefault((text, self._apart.get(place)), []).append(place)
        yield from (same for same in found.values() if len(same) > 1)

    def _alike(self, same: Sequence[int]) -> Iterator[list[int]]:
        """Yield the rows of one ID by function, from the earliest to the latest."""
        by_function: dict[tuple[str, ...], list[int]] = {}
        for place in same:
            by_function.setdefault(self._cells(place, self._functions), []).append(place)
        yield from (sorted(found, key=self._order) for found in by_function.values())

    def _order(self, place: int) -> tuple[object, ...]:
        """Return what tells which of two rows is the later: a version, the time, or where it stands."""
        versions = [parts(self._table.cell(place, column)).number or 0 for column in self._versions]
        times = [self._table.cell(place, column) for column in self._others.times]
        exact = [text if _ISO.fullmatch(text) else "" for text in times]
        return *versions, *exact, *(moment(text) or () for text in times), place

    def _contradict(self, above: int, below: int) -> bool:
        """Tell whether two rows hold other answers, of which the one below is not the fuller."""
        one, two = ([self._table.cell(place, column) for column in self._statements] for place in (above, below))
        if len(two) - two.count("") > len(one) - one.count(""):
            return False
        return any(text and text != other for text, other in zip(two, one, strict=True))


def _parts(answers: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the answers that stand together, where all of them were given."""
    for start in range(0, len(answers), _PART):
        if all(part := answers[start : start + _PART]):
            yield start, part


def _holds(answers: Sequence[str], fuller: Sequence[str]) -> bool:
    return all(one in ("", two) for one, two in zip(answers, fuller, strict=True))


def _earlier_and_later(of: str, what: str, earlier: list[int], later: list[int]) -> list[RowGroup]:
    """Return both groups of rows of which either may count: the later, as it is proposed, or the earlier."""
    if not earlier:
        return []
    reason = f"The same ID has later {what}, so this earlier row was left out."
    other = f"The same ID has earlier {what}, which count, so this row was left out."
    return [
        RowGroup(f"earlier rows of {of}", tuple(sorted(earlier)), reason),
        RowGroup(f"later rows of {of}", tuple(sorted(later)), other, PEOPLE),
    ]
