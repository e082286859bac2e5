"""Spreadsheets to rows of texts, whatever saved them."""

from assessment.exchange.reading import UnreadableError
from assessment.exchange.workbook import office_open, open_document
from assessment.exchange.workbook.grid import Bounds, Worksheet, bounds_of
from assessment.exchange.workbook.package import Package, opened

__all__ = ["Worksheet", "bounds_of", "worksheets_of"]

_NO_WORKBOOK = (
    "This file is a ZIP with no spreadsheet, no table and no text in it. Save the answers as .xlsx, .ods or CSV."
)


def worksheets_of(name: str, data: bytes, bounds: Bounds) -> tuple[Worksheet, ...]:
    """Read every worksheet of a workbook, .xlsx or .ods, hidden ones among them; a formula is its last result.

    Raises `UnreadableError` for a file that is no workbook, that is damaged, or that holds far more than answers need.
    """
    with opened(name, data, bounds) as package:
        worksheets = _worksheets(package)
    if not worksheets:
        raise UnreadableError(name, None, _NO_WORKBOOK)
    return worksheets


def _worksheets(package: Package) -> tuple[Worksheet, ...]:
    if workbook := office_open.workbook_part(package):
        return office_open.read_workbook(package, workbook)
    if open_document.is_open_document(package):
        return open_document.read_workbook(package)
    return ()
