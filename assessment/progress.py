"""How far a long reading is, for whoever listens: the page shows it while a person waits."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

FEWEST = 1000
"""Rows or codes: fewer are read before anybody could look."""

APART = FEWEST // 4
"""Rows or codes between two tellings, at least: what is told more often takes as long as the reading itself."""

type Step = Literal["unpacking", "reading"]
"""What is done with a file: a workbook is unpacked before its rows are read, and takes longer for that."""

type Listener = Callable[[Step, str, int], None]
"""Takes the step, the name of the file, and how many percent of the step are done."""

type Reached = Callable[[int], None]
"""Takes how much is done."""

_ALL = 100  # percent
_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Tell a listener from now on."""
    _listeners.append(listener)


def leave(listener: Listener) -> None:
    """Tell a listener no more."""
    _listeners.remove(listener)


def unwatched(_done: int) -> None:
    """Tell nobody."""


def watched(name: str, count: int, step: Step = "reading") -> Reached:
    """Return what to call while `count` pieces of work are done: each whole percent is told once, of few not each."""
    if count < FEWEST or not _listeners:
        return unwatched
    due, apart = 0, max(1, _ALL * APART // count)

    def reached(done: int) -> None:
        nonlocal due
        percent = done * _ALL // count
        if percent >= due:
            due = percent + 1 if percent == _ALL else min(percent + apart, _ALL)
            for listener in _listeners:
                listener(step, name, percent)

    return reached


def counted[Piece](name: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield each piece of work, and tell how far it is."""
    reached = watched(name, len(pieces))
    for done, piece in enumerate(pieces):
        reached(done)
        yield piece
    reached(len(pieces))
