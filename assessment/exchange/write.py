"""Writes CSV that no spreadsheet mistakes for formulas, and the template for answers."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from assessment.exchange.reading import Respondent
from assessment.instrument import Instrument

BYTE_ORDER_MARK = "\ufeff"  # without it Excel misreads what is not English

_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
)  # what makes a spreadsheet calculate
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?")


_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]+")


def printable(text: str) -> str:
    """Put a space for what no spreadsheet may hold: control characters, such as slides have for a line break."""
    return _NO_TEXT.sub(" ", text)


def harmless(value: object) -> str:
    """Write a value as a cell; an apostrophe goes before what a spreadsheet would take for a formula. None is empty."""
    if value is None:
        return ""
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def without_harm(text: str) -> str:
    """Take the apostrophe of `harmless` off again."""
    return text[1:] if text.startswith("'") and harmless(text[1:]) == text else text


def write_csv(rows: Iterable[Sequence[object]]) -> str:
    """Write rows as CSV with commas and CRLF (RFC 4180), every cell harmless. `csv_file` makes a file of it."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([harmless(value) for value in row] for row in rows)
    return text.getvalue()


def csv_file(name: str, table: str) -> dict[str, str]:
    """Return a table that `write_csv` wrote as a file for a person: `name`, `type` and `text`."""
    return {"name": f"{name}.csv", "type": "text/csv", "text": BYTE_ORDER_MARK + table}


def slug(name: str) -> str:
    """Return a name as a part of a file's name: small letters and digits joined by dashes."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:60]


def template(instrument: Instrument) -> str:
    """Write the CSV template: a header with a column for each statement, and nothing below it."""
    return write_csv([_header(instrument)])


def write_respondents(respondents: Iterable[Respondent], sessions: Mapping[int, str], instrument: Instrument) -> str:
    """Write respondents in the form of the template; `sessions` names sessions by their tags.

    Columns of guesses follow for the statements on which somebody guessed: they name whose answers were guessed.
    """
    everybody = list(respondents)
    guesses = sorted(
        {
            (each.guesses.of, number)
            for each in everybody
            if each.guesses
            for number, guess in enumerate(each.guesses.answers, 1)
            if guess is not None
        }
    )
    rows = (
        (
            *(sessions.get(each.session), each.function, each.level, *each.answers),
            *(each.guesses.answers[n - 1] if each.guesses and each.guesses.of == of else None for of, n in guesses),
        )
        for each in everybody
    )
    return write_csv([[*_header(instrument), *(f"guess of {of} q{number}" for of, number in guesses)], *rows])


def _header(instrument: Instrument) -> list[str]:
    return ["session", "function", "level", *(f"q{statement.number}" for statement in instrument.statements)]
