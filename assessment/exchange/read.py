"""Reads whatever people bring: tables, spreadsheets, texts with response codes. Here alone is decided what a file is.

Nothing is dropped silently: every row is a respondent, a duplicate, or rejected with its reason; blank rows alone are
passed over. A file without a row to use raises `UnreadableError`.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial

from assessment.exchange.codes_in_text import read_codes
from assessment.exchange.columns import HeaderFinder
from assessment.exchange.dialect import aligned, most_cells, rows_of, sample, separator_of, split_lines
from assessment.exchange.form_json import lines_joined, rows_of_json
from assessment.exchange.markup import worksheets_of_markup
from assessment.exchange.own_files import saved_here
from assessment.exchange.reading import LIMIT, Reading, Remark, UnreadableError, combine
from assessment.exchange.spreadsheet import Worksheet, bounds_of, worksheets_of
from assessment.exchange.survey.choices import Choices
from assessment.exchange.survey.table import COUNTED, Table, cleaned
from assessment.exchange.survey.words import words
from assessment.exchange.tables import read_people, read_tables, tables_of
from assessment.exchange.text import decode_text
from assessment.exchange.zipped import ZIP, files_in, read_together
from assessment.instrument import STATEMENTS, Instrument

_MARKUP = (
    "This file is a web page or XML, whatever its name says, with no response code and no table of answers in it. Open "
    "it in a spreadsheet program, save it as .xlsx or CSV, and choose that file."
)

_TAG = re.compile(r"\s*<(?:!doctype|\?xml|html|head|meta|body|div|table)\b", re.IGNORECASE)

_OBJECT, _LIST = "{", "["  # how JSON begins; a table hardly ever does

JSON_OF_OTHERS = (
    "This is JSON of another tool, and no list of people with their answers was found in it. Export the answers there "
    "as CSV or Excel, with one row for each person, and choose that file."
)
"""What to do with the JSON of a form tool."""


def read_file(
    name: str,
    data: bytes,
    instrument: Instrument,
    limit: int = LIMIT,
    *,
    read_saved: Callable[[str, str], Reading] | None = None,
    neither: str = "",
    choices: Sequence[Choices] = (),
) -> Reading:
    """Read any file: a table or spreadsheet, or a text with response codes.

    What it is, is told from its content; `name` stands in the messages. Codes go first: a text is a table only where
    half of the statements have a column. `read_saved` reads the text of a file that was saved here, of which this
    package knows nothing more; `neither` is the reason to give for a text with no code and no column of a table.
    Raises `UnreadableError`.
    """
    if data.startswith(ZIP):
        _check_size(name, data, limit)
        if inside := files_in(name, data, limit):
            read = partial(read_file, instrument=instrument, limit=limit, read_saved=read_saved, choices=choices)
            return read_together(name, inside, read)
        return _read_workbook(name, data, instrument, limit, choices)
    text = _text(name, data, instrument, limit)
    if reason := saved_here(text):
        return _codes_of_own_file(name, text, instrument, reason)
    if text.lstrip().startswith((_OBJECT, _LIST)):
        found = _read_json(name, lines_joined(text), instrument, read_saved, choices)
        if found is not None:
            return found
    if _TAG.match(text):
        return _read_markup(name, text, instrument, limit, choices)
    finder = HeaderFinder(instrument)
    named = max(map(finder.worth, (sample(text, separator_of(text, finder.worth)), aligned(text))))
    if named * 2 < STATEMENTS:
        found = read_codes(name, text, instrument)
        if found.respondents or found.rejected:
            return found
        if neither and not named:
            raise UnreadableError(name, None, neither)
    return read_table(name, data, instrument, limit, choices)


def _read_workbook(name: str, data: bytes, instrument: Instrument, limit: int, choices: Sequence[Choices]) -> Reading:
    sheets = _worksheets(name, data, instrument, limit)
    codes = _codes_of_workbook(name, sheets, instrument)
    return codes or read_tables(name, *tables_of(name, sheets, instrument), instrument, choices)


def _codes_of_own_file(name: str, text: str, instrument: Instrument, reason: str) -> Reading:
    """Read the codes that somebody put into a file that was saved here, or raise `UnreadableError` for the reason."""
    codes = read_codes(name, text, instrument)
    if not codes.respondents:
        raise UnreadableError(name, None, reason)
    return codes


def _codes_of_workbook(name: str, sheets: Sequence[Worksheet], instrument: Instrument) -> Reading | None:
    """Read the response codes of a workbook in which no worksheet names half of the statements; None without codes."""
    finder = HeaderFinder(instrument)
    if any(finder.worth(sheet.rows) * 2 >= STATEMENTS for sheet in sheets):
        return None
    readings = [read_codes(name, "\n".join("\t".join(row) for row in sheet.rows), instrument) for sheet in sheets]
    reading = combine(readings)
    return reading if reading.respondents else None


def _read_markup(name: str, text: str, instrument: Instrument, limit: int, choices: Sequence[Choices]) -> Reading:
    """Read the tables of a web page, or its codes where none names half of the statements.

    Raises `UnreadableError` for a page that holds neither.
    """
    sheets = worksheets_of_markup(name, text, bounds_of(instrument, limit))
    finder = HeaderFinder(instrument)
    if all(finder.worth(sheet.rows) * 2 < STATEMENTS for sheet in sheets):
        codes = read_codes(name, text, instrument)
        if codes.respondents or codes.rejected:
            return codes
    if not sheets:
        raise UnreadableError(name, None, _MARKUP)
    try:
        return read_tables(name, *tables_of(name, sheets, instrument), instrument, choices)
    except UnreadableError as error:
        if error.proposals or error.reason == COUNTED:
            raise
        raise UnreadableError(name, None, _MARKUP) from error


def _read_json(
    name: str,
    text: str,
    instrument: Instrument,
    read_saved: Callable[[str, str], Reading] | None,
    choices: Sequence[Choices],
) -> Reading | None:
    """Read JSON: a file that was saved here, a chat with codes, or the records of a form tool; None for no JSON.

    Raises `UnreadableError` for JSON that holds none of these.
    """
    if read_saved and text.lstrip().startswith(_OBJECT):
        try:
            return read_saved(name, text)
        except UnreadableError as error:
            if error.reason != JSON_OF_OTHERS:
                raise
    codes = read_codes(name, text, instrument)
    if codes.respondents:
        return codes
    try:
        rows = rows_of_json(text)
    except ValueError:
        return None
    try:
        return read_people([Table(name, cleaned(rows))], instrument, choices)
    except UnreadableError as error:
        if error.proposals:
            raise
        raise UnreadableError(name, None, JSON_OF_OTHERS) from error


def read_table(
    name: str, data: bytes, instrument: Instrument, limit: int = LIMIT, choices: Sequence[Choices] = ()
) -> Reading:
    """Read a table, or the worksheets of a spreadsheet that name most statements.

    `choices` says how files with certain headings are read; without them, what cannot be known becomes a question.
    Rows are numbered as a spreadsheet numbers them; a remark names every other worksheet that looks like answers.
    Raises `UnreadableError` for a file without a row to use.
    """
    return read_tables(name, *_tables(name, data, instrument, limit), instrument, choices)


def _tables(name: str, data: bytes, instrument: Instrument, limit: int) -> tuple[list[Table], list[Remark]]:
    """Return the tables of a file that are to be read, and remarks on those that are not."""
    if not data.startswith(ZIP):
        finder = HeaderFinder(instrument)
        text = _text(name, data, instrument, limit)
        rows = split_lines(name, rows_of(name, text, separator_of(text, finder.worth)), finder.worth)
        if finder.worth(rows) * 2 < STATEMENTS and finder.worth(by_spaces := aligned(text)) * 2 >= STATEMENTS:
            rows = by_spaces
        return [Table(name, cleaned(rows), whole=text.endswith(("\n", "\r")))], []
    return tables_of(name, _worksheets(name, data, instrument, limit), instrument)


def _worksheets(name: str, data: bytes, instrument: Instrument, limit: int) -> list[Worksheet]:
    _check_size(name, data, limit)
    return [sheet for sheet in worksheets_of(name, data, bounds_of(instrument, limit)) if not sheet.hidden]


def _text(name: str, data: bytes, instrument: Instrument, limit: int) -> str:
    _check_size(name, data, limit)
    text = decode_text(name, data, lambda cell: words().knows(cell))
    most = bounds_of(instrument, limit).cells
    if (cells := most_cells(text)) > most:
        counts = f"up to {cells / 1e6:.0f} million cells; at most {most / 1e6:.0f} million are read"
        raise UnreadableError(name, None, f"This file has {counts}. Split it, or save the answers alone.")
    return text


def _check_size(name: str, data: bytes, limit: int) -> None:
    if len(data) > limit:
        sizes = f"{len(data) / 1e6:.0f} MB; at most {limit / 1e6:.0f} MB are read"
        raise UnreadableError(name, None, f"This file has {sizes}. Split it, or save the answers alone.")
