"""Reads files that hold tables: spreadsheets, web pages, records in JSON, and texts with a separator.

A text of response codes needs none of this: `assessment.exchange.read` decides what a file is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assessment.exchange.asked_in_lines import NoRowsError, rows_of_lines, rows_of_pairs
from assessment.exchange.codes_beside import beside
from assessment.exchange.codes_in_text import read_codes
from assessment.exchange.columns import HeaderFinder
from assessment.exchange.combined import combine
from assessment.exchange.dialect import Rows, aligned, rows_of, separator_of, split_lines
from assessment.exchange.markup import worksheets_of_markup
from assessment.exchange.pages import are_pages
from assessment.exchange.reading import LIMIT, Reading, Remark, UnreadableError
from assessment.exchange.spreadsheet import Worksheet, bounds_of, worksheets_of
from assessment.exchange.survey.choices import Choices
from assessment.exchange.survey.counted import COUNTED
from assessment.exchange.survey.table import Table, cleaned
from assessment.exchange.survey.words import words
from assessment.exchange.survey.worksheets import lists_told_apart
from assessment.exchange.tables import read_people, read_tables, tables_of
from assessment.exchange.text import ZIP, check_size, text_of
from assessment.exchange.wording import wording_of
from assessment.instrument import STATEMENTS, Instrument

_MARKUP = (
    "This file is a web page or XML, whatever its name says, with no response code and no table of answers in it. Open "
    "it in a spreadsheet program, save it as .xlsx or CSV, and choose that file."
)


_UNSAVED = (
    "Some cells hold formulas whose results were never saved, so they were read as empty. Open the file in a "
    "spreadsheet program, save it there, and choose it again."
)


def read_workbook(name: str, data: bytes, instrument: Instrument, limit: int, choices: Sequence[Choices]) -> Reading:
    """Read the tables of a workbook, or its codes where no worksheet names half of the statements."""
    sheets = _worksheets(name, data, instrument, limit)
    codes = _codes_of_workbook(name, sheets, instrument, choices)
    if codes:
        return codes
    tables, remarks = tables_of(name, sheets, instrument)
    unsaved = [
        Remark(table.file, 1, _UNSAVED)
        for table in tables
        for sheet in sheets
        if sheet.title == table.title and sheet.unsaved
    ]
    try:
        reading = read_tables(name, tables, [*unsaved, *remarks], instrument, choices)
    except UnreadableError as error:
        if not unsaved:
            raise
        raise UnreadableError(name, None, _UNSAVED, error.proposals) from error
    if unsaved and not reading.respondents and not reading.questions:
        raise UnreadableError(name, None, _UNSAVED)
    read = {table.title for table in tables}
    others = [_codes_of(name, sheet, instrument) for sheet in sheets if sheet.title not in read]
    codes = combine(each for each in others if each.respondents)
    return beside(reading, codes) if codes.respondents else reading


def _codes_of(name: str, sheet: Worksheet, instrument: Instrument, choices: Sequence[Choices] | None = None) -> Reading:
    return read_codes(name, "\n".join("\t".join(row) for row in sheet.rows), instrument, choices)


def _codes_of_workbook(
    name: str, sheets: Sequence[Worksheet], instrument: Instrument, choices: Sequence[Choices]
) -> Reading | None:
    """Read the response codes of a workbook in which no worksheet names half of the statements; None without codes."""
    finder = HeaderFinder(instrument)
    if any(finder.worth(sheet.rows) * 2 >= STATEMENTS for sheet in sheets):
        return None
    reading = combine(_codes_of(name, sheet, instrument, choices) for sheet in sheets)
    if any(question.blocking for question in reading.questions):
        return replace(reading, respondents=())
    return reading if reading.respondents else None


def read_markup(name: str, text: str, instrument: Instrument, limit: int, choices: Sequence[Choices]) -> Reading:
    """Read the tables of a web page, or its codes where none names half of the statements.

    Raises `UnreadableError` for a page that holds neither.
    """
    sheets = worksheets_of_markup(name, text, bounds_of(instrument, limit))
    finder = HeaderFinder(instrument)
    if all(finder.worth(sheet.rows) * 2 < STATEMENTS for sheet in sheets):
        codes = read_codes(name, text, instrument, choices)
        if codes.found or codes.rejected:
            return codes
    if not sheets:
        raise UnreadableError(name, None, _MARKUP)
    try:
        return read_tables(name, *tables_of(name, sheets, instrument), instrument, choices)
    except UnreadableError as error:
        if error.proposals or error.reason == COUNTED:
            raise
        raise UnreadableError(name, None, _MARKUP) from error


def read_records(
    name: str,
    lists: Mapping[str, Rows],
    instrument: Instrument,
    choices: Sequence[Choices],
    notes: tuple[str, ...] = (),
) -> Reading:
    """Read records that another format held as rows below a header, and the notes that it held beside them."""
    if len(lists) < 2:
        rows = next(iter(lists.values()), [])
        return read_people([Table(name, cleaned(rows), beside=notes)], instrument, choices)
    titles = tuple(lists)
    tables = [Table(f"{name} ({title})", cleaned(rows), title, titles, beside=notes) for title, rows in lists.items()]
    finder = HeaderFinder(instrument)
    in_pages = are_pages([finder.named(table.rows) for table in tables])
    return read_people(tables if in_pages else lists_told_apart(tables, words()), instrument, choices)


def read_table(
    name: str, data: bytes, instrument: Instrument, limit: int = LIMIT, choices: Sequence[Choices] = ()
) -> Reading:
    """Read a table, or the worksheets of a spreadsheet that name most statements.

    `choices` says how files with certain headings are read; without them, what cannot be known becomes a question.
    Rows are numbered as a spreadsheet numbers them; a remark names every other worksheet that looks like answers.
    Raises `UnreadableError` for a file without a row to use.
    """
    if data.startswith(ZIP):
        sheets = _worksheets(name, data, instrument, limit)
        return read_tables(name, *tables_of(name, sheets, instrument), instrument, choices)
    return read_text(name, text_of(name, data, instrument, limit), HeaderFinder(instrument), instrument, choices)


def read_text(
    name: str, text: str, finder: HeaderFinder, instrument: Instrument, choices: Sequence[Choices]
) -> Reading:
    """Read a text with a separator, as `read_table` does; `finder` may have looked at it before."""
    rows = split_lines(name, rows_of(name, text, separator_of(text, finder.worth)), finder.worth)
    if finder.worth(rows) * 2 < STATEMENTS and finder.worth(by_spaces := aligned(text)) * 2 >= STATEMENTS:
        rows = by_spaces
    rows = _asked_beside(name, text, rows, finder, instrument)
    table = Table(name, cleaned(rows), whole=text.endswith(("\n", "\r")), even=True)
    return read_tables(name, [table], [], instrument, choices)


def _asked_beside(name: str, text: str, rows: Rows, finder: HeaderFinder, instrument: Instrument) -> Rows:
    """Return rows below a header where questions stand beside their answers; the rows as they are elsewhere."""
    wording = wording_of(instrument)
    try:
        if finder.worth(rows) * 2 >= STATEMENTS:
            return rows_of_pairs(rows, wording) or rows
        return rows_of_lines(text, wording) or rows
    except NoRowsError as error:
        raise UnreadableError(name, None, str(error)) from error


def _worksheets(name: str, data: bytes, instrument: Instrument, limit: int) -> list[Worksheet]:
    check_size(name, data, limit)
    return [sheet for sheet in worksheets_of(name, data, bounds_of(instrument, limit)) if not sheet.hidden]
