"""Reads whatever people bring: tables, spreadsheets, texts with response codes. Here alone is decided what a file is.

Nothing is dropped silently: every row is a respondent, a duplicate, or rejected with its reason; blank rows alone are
passed over. A file without a row to use raises `UnreadableError`.
"""

from collections.abc import Callable
from dataclasses import replace

from assessment.exchange.code import edition_problem
from assessment.exchange.columns import HeaderFinder
from assessment.exchange.dialect import rows_of, sample, separator_of
from assessment.exchange.duplicates import code_mark
from assessment.exchange.find import find_codes
from assessment.exchange.reading import LIMIT, Reading, Remark, Respondent, UnreadableError
from assessment.exchange.rows import read_rows
from assessment.exchange.spreadsheet import ZIP, bounds_of, worksheets_of
from assessment.exchange.text import decode_text
from assessment.instrument import STATEMENTS, Instrument

_FEWEST_NAMED = 2  # statements in one row of a worksheet: a list of them has one a row, a header has several
_NOT_READ = "names statements too and was not read, only “{}”. Save it as a file of its own and add that as well."

_SAVED = "{"  # how a file begins that was saved here; a table never does


def read_file(
    name: str,
    data: bytes,
    instrument: Instrument,
    limit: int = LIMIT,
    *,
    read_saved: Callable[[str, str], Reading] | None = None,
    neither: str = "",
) -> Reading:
    """Read any file: a table or spreadsheet, or a text with response codes.

    What it is, is told from its content; `name` stands in the messages. Codes go first: a text is a table only where
    half of the statements have a column. `read_saved` reads the text of a file that was saved here, of which this
    package knows nothing more; `neither` is the reason to give for a text with no code and no column of a table.
    Raises `UnreadableError`.
    """
    if not data.startswith(ZIP):
        text = _text(name, data, limit)
        if read_saved and text.lstrip().startswith(_SAVED):
            return read_saved(name, text)
        finder = HeaderFinder(instrument)
        named = finder.worth(sample(text, separator_of(text, finder.worth)))
        if named * 2 < STATEMENTS:
            codes = read_codes(name, text)
            if codes.respondents or codes.rejected:
                return codes
            if neither and not named:
                raise UnreadableError(name, None, neither)
    return read_table(name, data, instrument, limit)


def read_table(name: str, data: bytes, instrument: Instrument, limit: int = LIMIT) -> Reading:
    """Read a CSV file, or the worksheet of a spreadsheet that names most statements.

    Rows are numbered as a spreadsheet numbers them; a remark names every other worksheet that looks like answers.
    Raises `UnreadableError` for a file without a row to use.
    """
    finder = HeaderFinder(instrument)
    whole = True
    left: list[str] = []
    if data.startswith(ZIP):
        _check_size(name, data, limit)
        worksheets = worksheets_of(name, data, bounds_of(instrument, limit))
        sheets = {sheet.title: sheet.rows for sheet in worksheets if not sheet.hidden}
        best = max(sheets, key=lambda title: finder.worth(sheets[title]), default="")
        rows = sheets.get(best, [])
        left = [title for title in sheets if title != best and finder.worth(sheets[title]) >= _FEWEST_NAMED]
    else:
        text = _text(name, data, limit)
        rows = rows_of(name, text, separator_of(text, finder.worth))
        whole = text.endswith(("\n", "\r"))
    if not any(map(any, rows)):
        raise UnreadableError(name, None, "This file is empty.")
    header = finder.find(name, rows)
    cut_off = not whole and len(rows) > header.row and len(rows[-1]) < len(header.names)
    reading = read_rows(name, rows, header, instrument, cut_off=cut_off)
    others = [Remark(name, 1, f"The worksheet “{title}” {_NOT_READ.format(best)}") for title in left]
    return replace(reading, remarks=(*others, *reading.remarks))


def read_codes(name: str, text: str) -> Reading:
    """Read the response codes in any text; `row` is the line. Identical codes are duplicates of the first."""
    respondents: dict[str, Respondent] = {}
    duplicates: list[Remark] = []
    rejected: list[Remark] = []
    for found in find_codes(text):
        response = found.response
        problem = edition_problem(response) if response else found.problem
        if response is None or problem:
            rejected.append(Remark(name, found.line, f"{found.text}: {problem}"))
        elif not any(response.answers):
            rejected.append(Remark(name, found.line, "This response code holds no answer."))
        elif first := respondents.get(found.text):
            duplicates.append(Remark(name, found.line, f"The same response code stands in line {first.row}."))
        else:
            respondents[found.text] = Respondent(
                file=name,
                row=found.line,
                function=response.function,
                level=response.level,
                session=response.session,
                answers=response.answers,
                mark=code_mark(found.text),
            )
    return Reading(tuple(respondents.values()), tuple(duplicates), rejected=tuple(rejected))


def _text(name: str, data: bytes, limit: int) -> str:
    _check_size(name, data, limit)
    return decode_text(name, data)


def _check_size(name: str, data: bytes, limit: int) -> None:
    if len(data) > limit:
        sizes = f"{len(data) / 1e6:.0f} MB; at most {limit / 1e6:.0f} MB are read"
        raise UnreadableError(name, None, f"This file has {sizes}. Split it, or save the answers alone.")
