"""People who stand in a table several times: by ID, by e-mail address or by name."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from assessment.exchange.survey.cells import parts
from assessment.exchange.survey.choices import PEOPLE
from assessment.exchange.survey.layout import Layout
from assessment.exchange.survey.leftovers import Others
from assessment.exchange.survey.moments import moment
from assessment.exchange.survey.row_groups import RowGroup
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import Words

_ISO = re.compile(r"\d{4}-\d\d-\d\d.*")
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
        self._versions = [column.place for column in told if words.heading("version", column.heading)]

    def of_addresses(self) -> list[RowGroup]:
        """Return the rows whose e-mail address comes again further down."""
        earlier = [place for same in self._by(self._others.address) for place in same[:-1]]
        reason = _AGAIN.format("e-mail address", "further down")
        return [RowGroup("earlier rows of the same address", tuple(sorted(earlier)), reason)] if earlier else []

    def of_names(self) -> list[RowGroup]:
        """Return the rows whose name comes again, in another row than a later one of an address or ID."""
        if self._others.name is None:
            return []
        known = {
            place for column in (self._others.address, self._identifier) for same in self._by(column) for place in same
        }
        earlier = [
            place
            for same in self._by(self._others.name)
            if known.isdisjoint(same)
            for place in sorted(same, key=self._order)[:-1]
        ]
        reason = _AGAIN.format("name", "later")
        return [RowGroup("earlier rows of the same name", tuple(sorted(earlier)), reason, None)] if earlier else []

    def of_identifiers(self) -> list[RowGroup]:
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
        if not earlier:
            return []
        reason = "The same ID has later answers, so this earlier row was left out."
        other = "The same ID has earlier answers, which count, so this row was left out."
        return [
            RowGroup("earlier rows of the same ID", tuple(sorted(earlier)), reason),
            RowGroup("later rows of the same ID", tuple(sorted(later)), other, PEOPLE),
        ]

    def _by(self, column: int | None) -> Iterator[list[int]]:
        """Yield the rows of every text of a column that comes again, from the first to the last."""
        texts = self._layout.columns[column].texts if column is not None else Counter[str]()
        if column is None or len(set(map(str.lower, texts))) == texts.total():
            return
        found: dict[tuple[str, str | None], list[int]] = {}
        for place in self._places:
            if text := self._table.cell(place, column).lower():
                found.setdefault((text, self._apart.get(place)), []).append(place)
        yield from (same for same in found.values() if len(same) > 1)

    def _alike(self, same: Sequence[int]) -> Iterator[list[int]]:
        """Yield the rows of one ID by function, from the earliest to the latest."""
        by_function: dict[tuple[str, ...], list[int]] = {}
        for place in same:
            by_function.setdefault(
                tuple(self._table.cell(place, column).lower() for column in self._functions), []
            ).append(place)
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
