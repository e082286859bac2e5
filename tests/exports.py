"""The exports of form tools in tests/fixtures/exports, and what they say: the same five people in each."""

import io
import re
from pathlib import Path

from assessment.instrument import Instrument

FOLDER = Path(__file__).parent / "fixtures" / "exports"
NAMES = sorted(path.name for path in FOLDER.glob("*.csv"))
WITHOUT_LEVEL = {"surveymonkey-questions.csv", "surveymonkey-expanded.csv"}
HEADER_ROWS = {"surveymonkey-matrix.csv": 2, "surveymonkey-questions.csv": 2, "surveymonkey-expanded.csv": 2}
BLANK_ROWS = {"excel-semicolons.csv": (4, 7)}

PEOPLE = (
    ("sales", "head", "45342334512234551234"),
    ("sales", "staff", "23321443321233443213"),
    ("marketing", "head", "5544455345443355.455"),
    ("marketing", "staff", "2222133.11222111.212"),
    ("other", None, "33333333333333333333"),
)


def text_of(name: str, instrument: Instrument) -> str:
    """Read an export, with the wording of each statement in the place of {s1} to {s20}."""
    texts = {str(statement.number): statement.text.replace('"', '""') for statement in instrument.statements}
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return re.sub(r"\{s(\d+)\}", lambda match: texts[match[1]], file.read())


def answers_of(digits: str) -> tuple[int | None, ...]:
    """Turn digits, with a point for a missing answer, into answers."""
    return tuple(None if digit == "." else int(digit) for digit in digits)


def spreadsheet_of(*sheets: list[list[object]]) -> bytes:
    """Make an .xlsx file with a worksheet for each table."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
