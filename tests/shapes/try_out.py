"""Tries a shape on the command line: what is read, and what once every question has its answer."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from assessment.__main__ import main
from tests.shapes import ASKED, READ, REFUSED, Expected, Shape, Someone

_OPEN = {"", "?"}


@dataclass(frozen=True, slots=True)
class Tried:
    """How the command ended, what it printed, and what it said."""

    code: int
    printed: dict[str, Any]
    said: str

    @property
    def people(self) -> list[Someone]:
        return [
            Someone(each["function"], each["level"], tuple(each["answers"]))
            for each in self.printed.get("respondents", ())
        ]

    @property
    def kinds(self) -> set[str]:
        return {each["kind"] for each in self.printed.get("questions", ())}


def read(*arguments: object) -> Tried:
    """Run `read` with these arguments."""
    with redirect_stdout(StringIO()) as printed, redirect_stderr(StringIO()) as said:
        code = main(["read", "--json", *map(str, arguments)])
    return Tried(code, json.loads(printed.getvalue() or "{}"), said.getvalue())


def faults(shape: Shape, folder: Path) -> list[str]:
    """Return everything that is wrong with how a shape is read."""
    paths = []
    for name, data in shape.files.items():
        paths.append(folder / name)
        paths[-1].write_bytes(data)
    first = read(*paths)
    if first.code not in shape.expected.ends:
        return [f"ends with {first.code}: {first.said}"]
    look = {READ: _read_at_once, REFUSED: _refused, ASKED: _asked}[first.code]
    return [*look(shape.expected, first), *(_answered(shape.expected, paths, folder) if first.code == ASKED else ())]


def _read_at_once(expected: Expected, first: Tried) -> Iterator[str]:
    if ASKED not in expected.ends and expected.kinds and not expected.kinds & first.kinds:
        yield f"asks about {sorted(first.kinds)}: {first.said}"
    yield from _compare("read at once", expected, first)


def _refused(expected: Expected, first: Tried) -> Iterator[str]:
    if expected.reason not in first.said:
        yield f"says {first.said}"
    if first.people:
        yield "reads people and refuses"


def _asked(expected: Expected, first: Tried) -> Iterator[str]:
    if expected.kinds and not expected.kinds & first.kinds:
        yield f"asks about {sorted(first.kinds)}: {first.said}"
    if not first.said.strip():
        yield "asks without a word"
    if not any(each["blocking"] for each in first.printed["questions"]):
        yield "ends with 3 without a blocking question"
    waiting = {each["file"] for each in first.printed["questions"] if each["blocking"]}
    if waiting & {each["file"] for each in first.printed["respondents"]}:
        yield "reads people of a file that it asks about"


def _answered(expected: Expected, paths: list[Path], folder: Path) -> Iterator[str]:
    """Answer what is asked, round after round, and compare who is read then."""
    if expected.whatever_is_read:
        return
    reading, tried = folder / "reading.toml", None
    for round_ in range(3):
        given = ["--reading", reading] if round_ else []
        read(*paths, *given, "--write-reading", reading)
        document = tomllib.loads(reading.read_text("utf-8"))
        reading.write_text(to_toml(filled(document, expected.fill)), "utf-8")
        tried = read(*paths, "--reading", reading)
        if tried.code != ASKED:
            break
    if tried is None or tried.code != READ:
        yield f"still ends with {tried and tried.code} once answered: {tried and tried.said}"
    else:
        yield from _compare("read once answered", expected, tried)


def _compare(when: str, expected: Expected, tried: Tried) -> Iterator[str]:
    if expected.whatever_is_read:
        if REFUSED in expected.ends:
            yield f"{when}, {len(tried.people)} people"
        return
    wanted, found = sorted(expected.people, key=repr), sorted(tried.people, key=repr)
    if len(wanted) != len(found):
        yield f"{when}: {len(found)} people and not {len(wanted)}: {tried.said}"
    elif sorted(repr(each.answers) for each in wanted) != sorted(repr(each.answers) for each in found):
        yield f"{when}: other answers: {tried.said}"
    elif wanted != found:
        who = next((a, b) for a, b in zip(wanted, found, strict=True) if a != b)
        told = [(each.function, each.level) for each in who]
        yield f"{when}: {told[1]} and not {told[0]}: {tried.said}"


def filled(value: Any, fill: Mapping[str, Any], kind: str = "") -> Any:
    """Answer what a reading file asks: by kind and text, by text or heading, by a part of it, or by kind alone."""
    if isinstance(value, list):
        return [filled(each, fill) for each in value]
    if not isinstance(value, dict):
        return value
    if "heading" in value:
        return value | {"meaning": _answer(value["heading"], value.get("meaning"), fill, "columns")}
    return {
        name: filled(each, fill, name) if isinstance(each, dict | list) else _answer(name, each, fill, kind)
        for name, each in value.items()
    }


def _answer(text: str, proposed: Any, fill: Mapping[str, Any], kind: str) -> Any:
    own = fill.get(kind, {})
    told = own if isinstance(own, Mapping) else {}
    if text in told or (text in fill and isinstance(fill[text], str | int)):
        return str(told.get(text, fill.get(text)))
    if proposed not in _OPEN:
        return proposed
    part = next((meaning for key, meaning in fill.items() if isinstance(meaning, str) and key in text), None)
    return str(part if part is not None else own if isinstance(own, str) else proposed)


def to_toml(document: dict[str, Any]) -> str:
    """Write a TOML document again."""
    return "\n".join(_lines(document, ""))


def _lines(table: dict[str, Any], name: str) -> Iterator[str]:
    for key, value in table.items():
        if not isinstance(value, dict) and not _is_tables(key, value):
            yield f"{_quoted(key)} = {_value(value)}"
    for key, value in table.items():
        inner = f"{name}.{_quoted(key)}".lstrip(".")
        if isinstance(value, dict):
            yield f"[{inner}]"
            yield from _lines(value, inner)
        elif _is_tables(key, value):
            for each in value:
                yield f"[[{inner}]]"
                yield from _lines(each, inner)


def _is_tables(key: str, value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict) and key != "columns"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)} = {_value(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return _quoted(value) if isinstance(value, str) else json.dumps(value)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
