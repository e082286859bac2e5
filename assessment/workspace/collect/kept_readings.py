"""What was read a moment ago: a file that did not change is not read again because something else came to it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assessment.exchange.reading import Reading, UnreadableError
from assessment.exchange.survey.choices import Choices
from assessment.instrument import Instrument
from assessment.workspace.collect.newcomers import Sent


@dataclass(frozen=True, slots=True)
class _Kept:
    """How one file was read: by which instrument, with which choices, and what came of it."""

    instrument: Instrument
    choices: Sequence[Choices]
    found: Reading | UnreadableError

    def holds(self, instrument: Instrument, choices: Sequence[Choices]) -> bool:
        """Tell whether the file would be read in the same way with these choices: others are about other tables."""
        return self.instrument == instrument and self._about(self.choices) == self._about(choices)

    def _about(self, choices: Sequence[Choices]) -> list[Choices]:
        """Return the choices that are about this file: for its headings, or for the shape of a table."""
        if isinstance(self.found, UnreadableError):
            return list(choices)  # another choice may make it readable
        tables = [table for _, table in self.found.proposals]
        headings, shaped = {table.headings for table in tables}, any(table.shapes for table in tables)
        return [each for each in choices if each.headings in headings or (shaped and each.of("shape"))]


_kept: Mapping[Sent, _Kept] = {}  # of the files that were looked at last, and of no others: they may be large


def read_each(
    sent: Iterable[Sent],
    instrument: Instrument,
    choices: Sequence[Choices],
    read: Callable[[Sent, Instrument, Sequence[Choices]], Reading],
) -> tuple[tuple[Reading, ...], tuple[UnreadableError, ...]]:
    """Read what was sent, each file that is new or is to be read otherwise with `read`, which may raise."""
    global _kept  # noqa: PLW0603  a page sends everything anew each time; only here is known what came before
    before, _kept = _kept, {}
    now: dict[Sent, _Kept] = {}
    for each in sent:
        kept = before.get(each)
        if kept is None or not kept.holds(instrument, choices):
            kept = _Kept(instrument, choices, _found(each, instrument, choices, read))
        now[each] = kept
    _kept = now
    found = [kept.found for kept in now.values()]
    readings = tuple(each for each in found if isinstance(each, Reading))
    return readings, tuple(each for each in found if isinstance(each, UnreadableError))


def _found(
    sent: Sent,
    instrument: Instrument,
    choices: Sequence[Choices],
    read: Callable[[Sent, Instrument, Sequence[Choices]], Reading],
) -> Reading | UnreadableError:
    try:
        return read(sent, instrument, choices)
    except UnreadableError as error:
        return error
