"""A long reading says how far it is, and as long as nobody listens it costs nothing."""

from collections.abc import Iterator

import pytest

from assessment import progress
from assessment.browser import tell_progress
from assessment.exchange.code import Response, encode
from assessment.exchange.read import read_file
from assessment.instrument import Instrument
from assessment.progress import FEWEST, counted

PEOPLE = 2 * FEWEST


@pytest.fixture
def told() -> Iterator[list[tuple[str, int]]]:
    """Yield what a listener was told."""
    found: list[tuple[str, int]] = []

    def listener(name: str, percent: int) -> None:
        found.append((name, percent))

    progress.listen(listener)
    yield found
    progress.leave(listener)


def table(people: int) -> bytes:
    header = ",".join(f"q{number}" for number in range(1, 21))
    return "\n".join([f"id,{header}", *(f"p{place}" + ",3,4" * 10 for place in range(people))]).encode()


def codes(people: int) -> bytes:
    return "\n".join(encode(Response("sales", None, 0, number, (3,) * 20)) for number in range(1, people + 1)).encode()


@pytest.mark.parametrize("file", [table, codes])
def test_each_percent_is_told_once_and_in_order(
    file: object, told: list[tuple[str, int]], instrument: Instrument
) -> None:
    """A table by its rows, a chat by its codes: from 0 to 100, and everybody is read."""
    assert callable(file)
    reading = read_file("people.txt", file(PEOPLE), instrument)
    assert PEOPLE == len(reading.respondents)
    assert [("people.txt", percent) for percent in range(101)] == told


def test_of_a_short_file_nothing_is_told(told: list[tuple[str, int]], instrument: Instrument) -> None:
    """It is read before anybody could look."""
    read_file("people.csv", table(FEWEST - 1), instrument)
    assert [] == told


def test_every_piece_comes_once() -> None:
    """Counting leaves none out, whether somebody listens or not."""
    assert list(range(PEOPLE)) == list(counted("numbers", range(PEOPLE)))


def test_the_worker_gets_a_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Once it has asked for them; a name of two lines is one line all the same."""
    assert not progress._listeners
    tell_progress()
    try:
        list(counted("people\n.csv", range(PEOPLE)))
    finally:
        progress._listeners.clear()
    assert [f'["people\\n.csv", {percent}]' for percent in range(101)] == capsys.readouterr().out.splitlines()
