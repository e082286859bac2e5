"""Work has bounds: what is too deep, too much, or only half a character gets a sentence before anything breaks."""

import json
import sys
from collections.abc import Callable
from random import Random
from types import FrameType

import pytest

from assessment.bounded_json import DEEPEST, DepthError, check_depth, parse_json
from assessment.browser import handle
from assessment.exchange.read import read_file
from assessment.exchange.reading import UnreadableError
from assessment.exchange.survey.choices import ChoicesError, read_choices
from assessment.exchange.survey.words import words
from assessment.instrument import Instrument
from assessment.load import load_bank
from assessment.parameters import HALF_A_CHARACTER, NOT_UNDERSTOOD
from assessment.score import limit
from assessment.workspace.document import WorkspaceError, open_text, to_document
from assessment.workspace.sample import sample_workspace

TOO_DEEP = "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)
HALF = "\ud83d"


def depth_of(value: object) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else None
    return 0 if inner is None else 1 + max(map(depth_of, inner), default=0)


def answered(**request: object) -> dict[str, object]:
    return json.loads(handle(json.dumps(request)))  # type: ignore[no-any-return]  # an object


def test_json_is_as_deep_as_the_bound_and_no_deeper() -> None:
    """One list less is read, and brackets within texts do not count."""
    assert DEEPEST == depth_of(parse_json(TOO_DEEP[1:-1]))
    assert {"[": "[" * DEEPEST + '"{'} == parse_json(json.dumps({"[": "[" * DEEPEST + '"{'}))
    for text in (TOO_DEEP, TOO_DEEP.replace("[", '{"a":').replace("]", "}"), "[" * (DEEPEST + 1), '"\\"", ' + TOO_DEEP):
        with pytest.raises(DepthError):
            check_depth(text)


def test_the_bound_leaves_room_for_what_is_saved_here() -> None:
    """The deepest document of this version lies far above it."""
    document = to_document(sample_workspace("key", "name", "2026-11-20"))
    assert 2 * depth_of(document) < DEEPEST


def test_what_is_too_deep_gets_a_sentence(instrument: Instrument) -> None:
    """A request, a workspace, a file of answers and a reading file: no parser goes deeper than the bound."""
    assert json.loads(handle(TOO_DEEP)) == {"ok": False, "message": NOT_UNDERSTOOD}
    with pytest.raises(WorkspaceError, match="is no workspace"):
        open_text(TOO_DEEP, "deep.json")
    with pytest.raises(UnreadableError):
        read_file("deep.json", TOO_DEEP.encode(), instrument)
    with pytest.raises(ChoicesError, match="is no reading file"):
        read_choices("deep.toml", f"file = {TOO_DEEP}")


def test_a_comment_of_a_reading_file_may_hold_brackets() -> None:
    """A question that is quoted there is not part of what is parsed."""
    with pytest.raises(ChoicesError, match="names no file"):
        read_choices("reading.toml", "# Asked: “[Q1”\n" * (DEEPEST + 1))


def test_half_a_character_is_an_ordinary_error() -> None:
    """A name that was cut in the middle of a picture is told, wherever it is sent."""
    for request in (
        {"request": "new-workspace", "name": f"Autumn {HALF}", "fresh": "1", "today": "2026-11-20"},
        {"request": "result", "answers": [3] * 20, "session": HALF},
        {"request": "qr", "text": HALF},
    ):
        assert {"ok": False, "message": HALF_A_CHARACTER} == answered(**request)
    whole = answered(request="new-workspace", name="Autumn 😀", fresh="1", today="2026-11-20")
    assert whole["ok"]
    with pytest.raises(WorkspaceError, match="is no workspace"):
        open_text('{"format": "common-ground/workspace", "version": 1, "name": "\\ud83d"}', "half.json")


@pytest.mark.parametrize("today", [None, "", "2026-13-01", "tomorrow", 20261120])
def test_a_malformed_day_is_an_ordinary_error(today: object) -> None:
    """A workspace that was made on no day could not be opened again."""
    request = {"request": "new-workspace", "name": "Autumn", "fresh": "1", "today": today}
    assert {"ok": False, "message": NOT_UNDERSTOOD} == answered(**request)
    document = to_document(sample_workspace("key", "name", "2026-11-20"))
    shown = answered(request="workspace", view="overview", document=document, fresh="1", today=today)
    assert shown["ok"] is (today is None)


@pytest.mark.parametrize("separator", [",", ";", "\t", "\n"])
def test_a_table_of_too_many_cells_is_refused_before_it_is_split(
    separator: str, instrument: Instrument, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However small its file is: separators are counted, nothing is split, and the sentence says what to do."""
    monkeypatch.delattr("csv.reader")
    most = int(limit("workbook-cells", load_bank().instrument))
    with pytest.raises(UnreadableError, match=r"up to 6 million cells; at most 6 million are read\. Split it"):
        read_file("commas.csv", separator.encode() * most, instrument)


def header(first: str = "id") -> list[str]:
    return [first, "function", *(f"q{number}" for number in range(1, 21))]


def answers(place: int, given: int = 20) -> list[str]:
    return [str((place + number) % 5 + 1) if number < given else "" for number in range(20)]


def usual(people: int) -> list[list[str]]:
    return [header(), *([f"p{place}", "Sales", *answers(place)] for place in range(people))]


def fuller(people: int) -> list[list[str]]:
    """Everybody begins, and answers again from the beginning."""
    begun = [[f"p{place}", "Sales", *answers(place, 17)] for place in range(people // 2)]
    return [*usual(0), *begun, *usual(people)[1:]]


def one_for_half(people: int) -> list[list[str]]:
    """One ID stands in every second row."""
    return [*usual(0), *([f"p{place % 2 and place}", "Sales", *answers(place)] for place in range(people))]


def headers_again(people: int) -> list[list[str]]:
    return [row for place in range(people // 3) for row in (header(), *([f"p{place}", "", *answers(place)],) * 2)]


def departments_above(people: int) -> list[list[str]]:
    rows = [[f"Team {place}"] if half else [f"p{place}", *answers(place)] for place in range(people) for half in (1, 0)]
    return [["id", *header()[2:]], *rows]


def own_words(people: int) -> list[list[str]]:
    return [header(), *([f"p{place}", f"Role {place}", *answers(place)] for place in range(people))]


def steps_of(rows: list[list[str]], instrument: Instrument) -> int:
    """Count the lines of Python that reading takes, which is the same on every machine."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> Callable[..., object]:
        nonlocal counted
        counted += event == "line"
        return count

    data = "\n".join(",".join(row) for row in rows).encode()
    before = sys.gettrace()
    sys.settrace(count)
    try:
        read_file("people.csv", data, instrument)
    except UnreadableError:
        pass  # questions, too, are asked of all rows
    finally:
        sys.settrace(before)
    return counted


@pytest.mark.parametrize("shape", [usual, fuller, one_for_half, headers_again, departments_above, own_words])
def test_twice_the_rows_take_twice_the_work(shape: Callable[[int], list[list[str]]], instrument: Instrument) -> None:
    """Whatever comes again: IDs, headers, departments, fuller answers."""
    steps_of(shape(30), instrument)  # what only the first reading does
    once, twice, fourfold = (steps_of(shape(people), instrument) for people in (150, 300, 600))
    assert fourfold - twice < 2.2 * (twice - once)


def test_too_many_tables_below_each_other_are_refused(instrument: Instrument) -> None:
    """Each with headings of its own takes the work of a file; a hundred are read."""

    def below(tables: int) -> bytes:
        rows = (
            row
            for place in range(tables)
            for row in (header(f"id {place}"), [f"a{place}", "Sales", *Random(place).choices("12345", k=20)])  # noqa: S311  test data
        )
        return "\n".join(",".join(row) for row in rows).encode()

    most = int(words().limit("tables-below"))
    assert most == len(read_file("stacked.csv", below(most), instrument).respondents)
    with pytest.raises(UnreadableError, match=r"has 101 tables below each other; at most 100 are read\. Split it"):
        read_file("stacked.csv", below(most + 1), instrument)
