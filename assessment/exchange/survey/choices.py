"""How one file is to be read: what is proposed, what somebody chose, and both as a text that people edit."""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from assessment.bounded_json import check_depth
from assessment.errors import InputError
from assessment.exchange.survey.question import Question
from assessment.instrument import STATEMENTS

_COMMENT = re.compile(r"^\s*#.*", re.MULTILINE)

NO_ANSWER = "no answer"
"""The meaning of a text that is a missing answer."""

AS_ABOVE = "as above"
"""The meaning of empty cells below a name that holds for them as well."""

EMPTY = "(empty cells)"
"""What stands for the empty cells of a column."""

UNKNOWN = "?"
"""What stands for a meaning that has to be chosen."""

NUMBERS: Mapping[str, int] = {f"statement {number}": number for number in range(1, STATEMENTS + 1)}
"""Meaning of a column with answers -> the number of its statement."""

NOT_READ, LEFT_OUT, PEOPLE, SAME, OTHERS = "not read", "left out", "people", "the same people", "other people"
LATER, BOTH = "the later one counts", "both count"
BY_PERSON, BY_COLUMN, BY_ANSWER = "a row for each person", "a column for each person", "a row for each answer"
COUNTS = "counts of answers"
COLUMN_MEANINGS = (
    *NUMBERS,
    "function",
    "level",
    "id",
    "time",
    "session",
    "comment",
    NOT_READ,
)
OF_TEXTS = ("shape", "scale", "function", "level", "rows", "person")
"""Kinds of questions of which each is about texts, in the order in which they are asked; the others are of columns."""

MEANINGS: Mapping[str, tuple[str, ...]] = {
    "shape": (BY_PERSON, BY_COLUMN, BY_ANSWER, COUNTS),
    "columns": COLUMN_MEANINGS,
    "scale": ("1", "2", "3", "4", "5", NO_ANSWER),
    "function": ("sales", "marketing", "other", "open", AS_ABOVE),
    "level": ("head", "staff", "open"),
    "rows": (PEOPLE, LEFT_OUT),
    "person": (SAME, OTHERS, LATER, BOTH),
}
"""Kind of question -> what may be chosen."""
_OF_PEOPLE, _OF_CODES = (SAME, OTHERS), (LATER, BOTH)


def parts(meaning: str) -> tuple[str | int, ...]:
    """Return what a column tells, by one meaning or two joined by “+”: keys, and numbers of statements."""
    return tuple(NUMBERS.get(part, part) for part in meaning.split("+"))


class ChoicesError(InputError):
    """A text of choices that cannot be read; the message says where."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns of one question about the statements, which are chosen together."""

    question: str  # what was asked, as far as headings tell it
    numbers: Mapping[int, int]  # place of a column -> number of its statement


@dataclass(frozen=True, slots=True)
class Choices:
    """How a file with these headings is read. `columns` has a meaning for each heading, in their order."""

    file: str
    headings: tuple[str, ...]
    columns: tuple[str, ...] = ()
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # kind -> text -> meaning
    grids: tuple[Grid, ...] = field(default=(), compare=False)  # columns that may be chosen together
    shapes: tuple[str, ...] = field(default=(), compare=False)  # that the table may have, where that is asked

    def of(self, kind: str) -> Mapping[str, str]:
        """Return what was chosen for the texts of one kind."""
        return self.texts.get(kind, {})

    def offered(self, kind: str) -> tuple[str, ...]:
        """Return what may be chosen for a text of one kind; a file without headings holds codes."""
        if kind == "person":
            return _OF_PEOPLE if self.headings else _OF_CODES
        return self.shapes if kind == "shape" else MEANINGS[kind]

    def answers(self, question: Question) -> bool:
        """Tell whether a question is answered."""
        if question.kind == "columns":
            return bool(self.columns) and UNKNOWN not in self.columns
        chosen = self.of(question.kind)
        return bool(question.texts) and all(chosen.get(text) for text in question.texts)


def fitting(choices: Sequence[Choices], file: str, headings: Sequence[str]) -> Choices | None:
    """Return the choices made for this file, or else for any with the same headings."""
    alike = [each for each in choices if each.headings == tuple(headings)]
    own = [each for each in alike if PurePath(each.file).name == PurePath(file).name]
    return next(iter((*own, *alike)), None)


def write_choices(files: Sequence[Choices], questions: Sequence[Question]) -> str:
    """Write choices as TOML, with every question as a comment above the texts that it is about."""
    lines = [
        "# How to read these files. Put the meaning that you want behind each “=”, then read again with --reading.",
        f"# {UNKNOWN} is a meaning that nobody but you can tell.",
        "",
    ]
    for file in files:
        asked = [question for question in questions if question.file == file.file]
        lines += ["[[file]]", f"name = {_quoted(file.file)}", ""]
        lines += [f"# Asked: {question.sentence}" for question in asked if question.kind == "columns"]
        if file.headings:
            lines.append(f"# A column is one of: {_options('columns')}; statement 1 to {STATEMENTS}.")
        lines.append("columns = [")
        for heading, meaning in zip(file.headings, file.columns, strict=True):
            lines.append(f"  {{ heading = {_quoted(heading)}, meaning = {_quoted(meaning)} }},")
        lines += ["]", ""]
        for kind in OF_TEXTS:
            texts = dict(file.of(kind))
            for question in asked:
                if question.kind == kind:
                    texts = {text: meaning or UNKNOWN for text, meaning in question.texts.items()} | texts
            if not texts:
                continue
            lines += [f"# Asked: {question.sentence}" for question in asked if question.kind == kind]
            lines += [f"# Each is one of: {', '.join(file.offered(kind))}.", f"[file.{kind}]"]
            lines += [f"{_quoted(text)} = {_quoted(meaning)}" for text, meaning in texts.items()]
            lines.append("")
    return "\n".join(lines)


def read_choices(name: str, text: str) -> tuple[Choices, ...]:
    """Read what `write_choices` writes; raise `ChoicesError` for what it is not."""
    try:
        text = text.removeprefix("\ufeff")  # which some editors put before what they save
        check_depth(_COMMENT.sub("", text))
        document: Any = tomllib.loads(text)
    except ValueError as error:
        raise ChoicesError(f"{name} is no reading file: {error}. Write one with read --write-reading.") from error
    files = document.get("file")
    if not isinstance(files, list) or not files:
        raise ChoicesError(f"{name} names no file. Write one with read --write-reading.")
    return tuple(_one(name, place, each) for place, each in enumerate(files, 1))


def _one(name: str, place: int, table: Any) -> Choices:
    where = f"{name}, file {place}"
    columns = table.get("columns") if isinstance(table, dict) else None
    if not isinstance(columns, list) or not all(
        isinstance(each, dict) and isinstance(each.get("heading"), str) and isinstance(each.get("meaning"), str)
        for each in columns
    ):
        raise ChoicesError(f"{where}: `columns` must list heading and meaning of every column.")
    for each in columns:
        _check(where, "columns", each["heading"], each["meaning"])
    texts: dict[str, dict[str, str]] = {}
    for kind in OF_TEXTS:
        found = table.get(kind, {})
        if not isinstance(found, dict):
            raise ChoicesError(f"{where}: `{kind}` must be a table of texts and meanings.")
        texts[kind] = {}
        for text, given in found.items():
            meaning = str(given)
            _check(where, kind, text, meaning)
            if meaning != UNKNOWN:
                texts[kind][text] = meaning
    return Choices(
        str(table.get("name", "")),
        tuple(each["heading"] for each in columns),
        tuple(each["meaning"] for each in columns),
        texts,
    )


def _check(where: str, kind: str, text: str, meaning: str) -> None:
    parts = meaning.split("+") if kind == "columns" else [meaning]  # a column may tell two things, such as a job title
    if not {*parts} <= {*MEANINGS[kind], UNKNOWN}:
        raise ChoicesError(f"{where}: “{text}” is “{meaning}”. It must be one of: {_options(kind)}.")


def _options(kind: str) -> str:
    options = [meaning for meaning in MEANINGS[kind] if not meaning.startswith("statement ")]
    return ", ".join(options)


def _quoted(text: str) -> str:
    """Write a TOML string: JSON's is one, but for a character that TOML wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
