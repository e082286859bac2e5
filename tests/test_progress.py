"""A long reading says how far it is, and as long as nobody listens it costs nothing."""

from collections.abc import Callable, Iterator

import pytest

from assessment import progress
from assessment.browser import tell_progress
from assessment.exchange.code import Response, encode
from assessment.exchange.read import read_file
from assessment.exchange.survey import labelled
from assessment.exchange.survey.cells import parts
from assessment.instrument import Instrument
from assessment.progress import APART, FEWEST, counted, watched
from tests import workbooks
from tests.workbooks import with_shared_strings

PEOPLE = 2 * FEWEST
TOLD = [*range(0, 100, 100 * APART // PEOPLE), 100]


@pytest.fixture
def told() -> Iterator[list[tuple[str, str, int]]]:
    """Yield what a listener was told."""
    found: list[tuple[str, str, int]] = []

    def listener(step: str, name: str, percent: int) -> None:
        found.append((step, name, percent))

    progress.listen(listener)
    yield found
    progress.leave(listener)


def table(people: int) -> bytes:
    header = ",".join(f"q{number}" for number in range(1, 21))
    return "\n".join([f"id,{header}", *(f"p{place}" + ",3,4" * 10 for place in range(people))]).encode()


def codes(people: int) -> bytes:
    return "\n".join(encode(Response("sales", None, 0, number, (3,) * 20)) for number in range(1, people + 1)).encode()


@pytest.mark.parametrize("file", [table, codes])
def test_steps_are_told_once_and_in_order(
    file: object, told: list[tuple[str, str, int]], instrument: Instrument
) -> None:
    """A table by its rows, a chat by its codes: from 0 to 100, and everybody is read."""
    assert callable(file)
    reading = read_file("people.txt", file(PEOPLE), instrument)
    assert PEOPLE == len(reading.respondents)
    assert {("reading", "people.txt")} == {each[:2] for each in told}
    percents = [percent for *_, percent in told]
    assert sorted({*percents}) == percents
    assert (0, 100) == (percents[0], percents[-1])
    assert len(TOLD) <= len(percents) <= 1.5 * len(TOLD)


def office_open(people: int) -> bytes:
    return with_shared_strings([line.split(",") for line in table(people).decode().split("\n")])


def open_document(people: int) -> bytes:
    rows = (line.split(",") for line in table(people).decode().split("\n"))
    cells = ("".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row) for row in rows)
    return workbooks.open_document(
        workbooks.table("".join(f"<table:table-row>{row}</table:table-row>" for row in cells))
    )


@pytest.mark.parametrize("file", [office_open, open_document])
def test_a_workbook_is_unpacked_before_its_rows_are_read(
    file: Callable[[int], bytes], told: list[tuple[str, str, int]], instrument: Instrument
) -> None:
    """Each step is told from its beginning to its end, and the second begins when the first has ended."""
    reading = read_file("people.xlsx", file(PEOPLE), instrument)
    assert PEOPLE == len(reading.respondents)
    unpacking = [percent for step, _, percent in told if step == "unpacking"]
    assert unpacking == sorted({*unpacking})
    assert 3 <= len(unpacking)
    assert 100 == unpacking[-1]
    assert [("reading", "people.xlsx", percent) for percent in TOLD] == told[len(unpacking) :]


def test_no_row_of_a_person_is_taken_apart_to_find_statistics(
    instrument: Instrument, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the rows are read nothing is told, so little may be done: the first text of each says that it is none."""
    taken_apart = []
    monkeypatch.setattr(labelled, "parts", lambda text: taken_apart.append(text) or parts(text))
    assert PEOPLE == len(read_file("people.csv", table(PEOPLE), instrument).respondents)
    assert [] == taken_apart


@pytest.mark.parametrize("count", [FEWEST, FEWEST + 1, 5_000, 24_999, 25_000, 100_000])
def test_what_is_told_is_not_told_too_often(count: int, told: list[tuple[str, str, int]]) -> None:
    """From 0 to 100, as often as somebody can see it, and never for fewer pieces of work than take a moment."""
    reached = watched("people.csv", count)
    for done in range(count + 1):
        reached(done)
    percents = [percent for *_, percent in told]
    assert sorted({*percents}) == percents
    assert (0, 100) == (percents[0], percents[-1])
    assert len(percents) == min(101, -(-100 // (100 * APART // count or 1)) + 1)


def test_of_a_short_file_nothing_is_told(told: list[tuple[str, str, int]], instrument: Instrument) -> None:
    """It is read before anybody could look."""
    read_file("people.csv", table(FEWEST - 1), instrument)
    read_file("people.xlsx", office_open(FEWEST // 2), instrument)
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
    assert [f'["reading", "people\\n.csv", {percent}]' for percent in TOLD] == capsys.readouterr().out.splitlines()
