"""Reads whatever people bring: tables, spreadsheets, texts with response codes. Here alone is decided what a file is.

Nothing is dropped silently: every row is a respondent, a duplicate, or rejected with its reason; blank rows alone are
passed over. A file without a row to use raises `UnreadableError`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assessment.exchange.codes_in_text import read_codes
from assessment.exchange.columns import HeaderFinder
from assessment.exchange.dialect import Rows, most_cells, rows_of, sample, separator_of, split_lines
from assessment.exchange.form_json import lines_joined, rows_of_json
from assessment.exchange.reading import LIMIT, Reading, Remark, UnreadableError, combine
from assessment.exchange.spreadsheet import Worksheet, bounds_of, worksheets_of
from assessment.exchange.survey.choices import Choices
from assessment.exchange.survey.grids import with_columns
from assessment.exchange.survey.guessed import with_guesses, without_guesses
from assessment.exchange.survey.series import series_header
from assessment.exchange.survey.stacked import unstacked
from assessment.exchange.survey.survey import read_survey
from assessment.exchange.survey.table import Table, cleaned, statements_below
from assessment.exchange.survey.words import words
from assessment.exchange.text import decode_text
from assessment.exchange.wording import Wording
from assessment.exchange.zipped import ZIP, files_in, read_together
from assessment.instrument import STATEMENTS, Instrument

_FEWEST_NAMED = 2  # statements in one row of a worksheet: a list of them has one a row, a header has several
_LONGEST_NOTE = 60  # rows
_NOT_READ = "names statements too and was not read, only “{}”. Save it as a file of its own and add that as well."

_MARKUP = (
    "This file is a web page or XML, whatever its name says, with no response code in it. Open it in a spreadsheet "
    "program, save it as .xlsx or CSV, and choose that file."
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
    if not data.startswith(ZIP):
        text = _text(name, data, instrument, limit)
        if text.lstrip().startswith((_OBJECT, _LIST)):
            found = _read_json(name, lines_joined(text), instrument, read_saved, choices)
            if found is not None:
                return found
        markup = _TAG.match(text) is not None
        finder = HeaderFinder(instrument)
        named = 0 if markup else finder.worth(sample(text, separator_of(text, finder.worth)))
        if named * 2 < STATEMENTS:
            found = read_codes(name, text, instrument)
            if found.respondents or found.rejected:
                return found
            if markup:
                raise UnreadableError(name, None, _MARKUP)
            if neither and not named:
                raise UnreadableError(name, None, neither)
        return read_table(name, data, instrument, limit, choices)
    _check_size(name, data, limit)
    if inside := files_in(name, data, limit):

        def read(inner: str, content: bytes) -> Reading:
            return read_file(inner, content, instrument, limit, read_saved=read_saved, choices=choices)

        return read_together(name, inside, read)
    sheets = _worksheets(name, data, instrument, limit)
    codes = _codes_of_workbook(name, sheets, instrument)
    return codes or _read_tables(name, *_tables_of(name, sheets, instrument), instrument, choices)


def _codes_of_workbook(name: str, sheets: Sequence[Worksheet], instrument: Instrument) -> Reading | None:
    """Read the response codes of a workbook in which no worksheet names half of the statements; None without codes."""
    finder = HeaderFinder(instrument)
    if any(finder.worth(sheet.rows) * 2 >= STATEMENTS for sheet in sheets):
        return None
    readings = [read_codes(name, "\n".join("\t".join(row) for row in sheet.rows), instrument) for sheet in sheets]
    reading = combine(readings)
    return reading if reading.respondents else None


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
        return _read([Table(name, cleaned(rows))], instrument, choices)
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
    return _read_tables(name, *_tables(name, data, instrument, limit), instrument, choices)


def _read_tables(
    name: str, tables: Sequence[Table], remarks: Sequence[Remark], instrument: Instrument, choices: Sequence[Choices]
) -> Reading:
    if not any(any(map(any, table.rows)) for table in tables):
        raise UnreadableError(name, None, "This file is empty.")
    reading = _read(tables, instrument, choices)
    return replace(reading, remarks=(*remarks, *reading.remarks))


def _read(tables: Sequence[Table], instrument: Instrument, choices: Sequence[Choices]) -> Reading:
    """Read the people of tables, each of which may hold several below each other."""
    finder, wording = HeaderFinder(instrument), Wording(instrument)
    parts = [part for table in tables for part in unstacked(with_columns(table, wording), finder, words())]
    readings = []
    for part in parts:
        table, guessed = without_guesses(part, wording, words())
        readings.append(with_guesses(read_survey(table, instrument, words(), choices), guessed, instrument, words()))
    reading = readings[0] if len(readings) == 1 else combine(readings)
    if any(question.blocking for question in reading.questions):
        reading = replace(reading, respondents=())
    return reading


def _tables(name: str, data: bytes, instrument: Instrument, limit: int) -> tuple[list[Table], list[Remark]]:
    """Return the tables of a file that are to be read, and remarks on those that are not."""
    if not data.startswith(ZIP):
        finder = HeaderFinder(instrument)
        text = _text(name, data, instrument, limit)
        rows = split_lines(name, rows_of(name, text, separator_of(text, finder.worth)), finder.worth)
        return [Table(name, cleaned(rows), whole=text.endswith(("\n", "\r")))], []
    return _tables_of(name, _worksheets(name, data, instrument, limit), instrument)


def _tables_of(name: str, sheets: Sequence[Worksheet], instrument: Instrument) -> tuple[list[Table], list[Remark]]:
    """Return the worksheets that are to be read, and remarks on those that are not."""
    finder = HeaderFinder(instrument)
    sheets = [replace(sheet, rows=split_lines(name, sheet.rows, finder.worth)) for sheet in sheets]
    worth = {sheet.title: finder.worth(sheet.rows) for sheet in sheets}
    chosen = [sheet for sheet in sheets if worth[sheet.title] * 2 >= STATEMENTS]
    if not chosen:  # a worksheet for each person, with the statements below each other
        wording = Wording(instrument)
        below = [sheet for sheet in sheets if statements_below(Table(name, cleaned(sheet.rows)), wording) is not None]
        chosen = below if len(below) > 1 else []
    if len(chosen) < 2:
        counts = {sheet.title: series_header(Table(name, sheet.rows)) is not None for sheet in sheets}
        chosen = sorted(sheets, key=lambda sheet: (counts[sheet.title], worth[sheet.title]), reverse=True)[:1]
    several = len(chosen) > 1
    titles = tuple(sheet.title for sheet in chosen) if several else ()
    notes = tuple(note for sheet in sheets if sheet not in chosen and (note := _note(sheet.rows)))
    tables = [
        Table(
            f"{name} ({sheet.title})" if several else name,
            cleaned(sheet.rows),
            sheet.title,
            titles,
            sheet.hidden_rows,
            beside=notes,
        )
        for sheet in chosen
    ]
    best = " and ".join(sheet.title for sheet in chosen)
    left = [sheet.title for sheet in sheets if sheet not in chosen and worth[sheet.title] >= _FEWEST_NAMED]
    return tables, [Remark(name, 1, f"The worksheet “{title}” {_NOT_READ.format(best)}") for title in left]


def _worksheets(name: str, data: bytes, instrument: Instrument, limit: int) -> list[Worksheet]:
    _check_size(name, data, limit)
    return [sheet for sheet in worksheets_of(name, data, bounds_of(instrument, limit)) if not sheet.hidden]


def _note(rows: Rows) -> str:
    """Return the text of a short worksheet, which may say what the answers mean."""
    return "; ".join(" = ".join(filter(None, row)) for row in cleaned(rows)) if len(rows) <= _LONGEST_NOTE else ""


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
