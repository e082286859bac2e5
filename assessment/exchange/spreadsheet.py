"""Spreadsheets to rows of texts, whatever saved them."""

from assessment.exchange.reading import UnreadableError
from assessment.exchange.workbook.grid import Bounds, Work, Worksheet, bounds_of
from assessment.exchange.workbook.office_open import read_workbook, workbook_part
from assessment.exchange.workbook.package import opened

__all__ = ["ZIP", "Worksheet", "bounds_of", "worksheets_of"]

ZIP = b"PK"
_NO_WORKBOOK = "This file is a ZIP and no .xlsx spreadsheet. Unpack it, or save the answers as .xlsx or CSV."


def worksheets_of(name: str, data: bytes, bounds: Bounds) -> tuple[Worksheet, ...]:
    """Read every worksheet of a workbook, hidden ones among them; a formula is its last result.

    Raises `UnreadableError` for a file that is no workbook, that is damaged, or that holds far more than answers need.
    """
    with opened(name, data, bounds) as package:
        if workbook := workbook_part(package):
            return tuple(read_workbook(package, workbook, Work(name, bounds)))
    raise UnreadableError(name, None, _NO_WORKBOOK)
