"""Spreadsheets to rows. A spreadsheet is a ZIP of XML, so sizes and entities are checked before anything is parsed."""

import io
import re
import warnings
import zipfile
import zlib
from datetime import date, datetime, time
from typing import Any

from assessment.exchange.dialect import Rows
from assessment.exchange.reading import UnreadableError

ZIP = b"PK"
_WORKBOOK = "xl/workbook.xml"
_MOST_PARTS = 1_000
_MOST_CELLS = 5_000_000
_UNPACKED = 8  # how many times the limit of a file its unpacked parts may have; worksheets shrink to about a tenth
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_NO_COLUMN = re.compile(rb"\sr=[\"'][A-Za-z]{4}")  # spreadsheets end at column XFD; room for more is never made
_BROKEN = "This spreadsheet is damaged or was cut off. Save or download it again, or save it as CSV."


def sheets_of(name: str, data: bytes, limit: int) -> dict[str, Rows]:
    """Read the rows of every visible worksheet of an .xlsx file by its title, as text; a formula is its last result.

    `limit` is the size that a file may have, in bytes. Raises `UnreadableError` for a file that is no spreadsheet, that
    is damaged, or that unpacks to far more than answers need.
    """
    _check_parts(name, data, limit)
    from openpyxl import load_workbook  # type: ignore[import-untyped]

    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # form tools write no default style and odd extensions; neither matters here
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            return {sheet.title: _rows(name, sheet) for sheet in sheets}
    except UnreadableError:
        raise
    except Exception as error:  # openpyxl lets whatever its parsers raise pass
        raise UnreadableError(name, None, _BROKEN) from error


def _check_parts(name: str, data: bytes, limit: int) -> None:
    """Refuse what is no spreadsheet and what is made to do harm, from the directory of the ZIP and from its XML."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if _WORKBOOK not in archive.namelist():
                reason = "This file is a ZIP and no .xlsx spreadsheet. Unpack it, or save the answers as .xlsx or CSV."
                raise UnreadableError(name, None, reason)
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > limit * _UNPACKED:
                reason = (
                    "This spreadsheet unpacks to far more than answers need. Copy the answers alone into a new one."
                )
                raise UnreadableError(name, None, reason)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    content = archive.read(part).replace(b"\0", b"")  # so that UTF-16 hides nothing
                    if _ENTITIES.search(content) or _NO_COLUMN.search(content):
                        raise UnreadableError(
                            name, None, "This spreadsheet holds what no spreadsheet needs. Save it as CSV."
                        )
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
        zlib.error,
    ) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(name, None, _BROKEN) from error


def _rows(name: str, sheet: Any) -> Rows:
    """Turn the cells of a worksheet into text. Its own statement of its size is often wrong, so it is not asked."""
    sheet.reset_dimensions()
    rows: Rows = []
    cells = 0
    for row in sheet.iter_rows(values_only=True):
        cells += max(1, len(row))
        if cells > _MOST_CELLS:
            raise UnreadableError(
                name, len(rows) + 1, "This worksheet is too large. Copy the answers alone into a new one."
            )
        texts = [_text(value) for value in row]
        while texts and not texts[-1]:
            texts.pop()
        rows.append(texts)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _text(value: Any) -> str:
    """Write a value as it looks: a whole number without a point, a date as ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
