"""How far a long reading is, for whoever listens: the page shows it while a person waits."""

from collections.abc import Callable, Iterator, Sequence

FEWEST = 1000
"""Rows or codes: fewer are read before anybody could look."""

type Listener = Callable[[str, int], None]
"""Takes the name of what is read, and how many percent of it are."""

type Reached = Callable[[int], None]
"""Takes how much is done."""

_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Tell a listener from now on."""
    _listeners.append(listener)


def leave(listener: Listener) -> None:
    """Tell a listener no more."""
    _listeners.remove(listener)


def unwatched(_done: int) -> None:
    """Tell nobody."""


def watched(name: str, count: int) -> Reached:
    """Return what to call while `count` pieces of work are done: each whole percent is told once."""
    if count < FEWEST or not _listeners:
        return unwatched
    told = -1

    def reached(done: int) -> None:
        nonlocal told
        percent = done * 100 // count
        if percent > told:
            told = percent
            for listener in _listeners:
                listener(name, percent)

    return reached


def counted[Piece](name: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield each piece of work, and tell how far it is."""
    reached = watched(name, len(pieces))
    for done, piece in enumerate(pieces):
        reached(done)
        yield piece
    reached(len(pieces))
