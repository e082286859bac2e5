"""Reads whatever people bring: tables, spreadsheets, texts with response codes. Here alone is decided what a file is.

Nothing is dropped silently: every row is a respondent, a duplicate, or rejected with its reason; blank rows alone are
passed over. A file without a row to use raises `UnreadableError`.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace

from assessment.exchange.code import code_mark, edition_problem
from assessment.exchange.columns import HeaderFinder
from assessment.exchange.dialect import rows_of, sample, separator_of
from assessment.exchange.find import find_codes
from assessment.exchange.reading import LIMIT, Reading, Remark, Respondent, UnreadableError, combine
from assessment.exchange.spreadsheet import ZIP, bounds_of, worksheets_of
from assessment.exchange.survey.choices import Choices
from assessment.exchange.survey.survey import read_survey
from assessment.exchange.survey.table import Table, cleaned
from assessment.exchange.survey.words import words
from assessment.exchange.text import decode_text
from assessment.instrument import STATEMENTS, Instrument

_FEWEST_NAMED = 2  # statements in one row of a worksheet: a list of them has one a row, a header has several
_NOT_READ = "names statements too and was not read, only “{}”. Save it as a file of its own and add that as well."

_SAVED = "{"  # how a file begins that was saved here; a table never does
_LIST = "["

JSON_OF_OTHERS = (
    "This is JSON of another tool and not a file of this site. Export the answers there as CSV or Excel, with one row "
    "for each person, and choose that file."
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
        text = _text(name, data, limit)
        if read_saved and text.lstrip().startswith(_SAVED):
            return read_saved(name, text)
        if text.lstrip().startswith(_LIST):
            refuse_json(name, text)
        finder = HeaderFinder(instrument)
        named = finder.worth(sample(text, separator_of(text, finder.worth)))
        if named * 2 < STATEMENTS:
            codes = read_codes(name, text)
            if codes.respondents or codes.rejected:
                return codes
            if neither and not named:
                raise UnreadableError(name, None, neither)
    return read_table(name, data, instrument, limit, choices)


def refuse_json(name: str, text: str) -> None:
    """Raise `UnreadableError` for JSON that was not made here; a text that is no JSON may still be a table."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return
    raise UnreadableError(name, None, JSON_OF_OTHERS)


def read_table(
    name: str, data: bytes, instrument: Instrument, limit: int = LIMIT, choices: Sequence[Choices] = ()
) -> Reading:
    """Read a table, or the worksheets of a spreadsheet that name most statements.

    `choices` says how files with certain headings are read; without them, what cannot be known becomes a question.
    Rows are numbered as a spreadsheet numbers them; a remark names every other worksheet that looks like answers.
    Raises `UnreadableError` for a file without a row to use.
    """
    known = words()
    tables, remarks = _tables(name, data, instrument, limit)
    if not any(any(map(any, table.rows)) for table in tables):
        raise UnreadableError(name, None, "This file is empty.")
    readings = [read_survey(table, instrument, known, choices) for table in tables]
    reading = readings[0] if len(readings) == 1 else combine(readings)
    if any(question.blocking for question in reading.questions):
        reading = replace(reading, respondents=())
    return replace(reading, remarks=(*remarks, *reading.remarks))


def _tables(name: str, data: bytes, instrument: Instrument, limit: int) -> tuple[list[Table], list[Remark]]:
    """Return the tables of a file that are to be read, and remarks on those that are not."""
    finder = HeaderFinder(instrument)
    if not data.startswith(ZIP):
        text = _text(name, data, limit)
        rows = rows_of(name, text, separator_of(text, finder.worth))
        return [Table(name, cleaned(rows), whole=text.endswith(("\n", "\r")))], []
    _check_size(name, data, limit)
    sheets = [sheet for sheet in worksheets_of(name, data, bounds_of(instrument, limit)) if not sheet.hidden]
    worth = {sheet.title: finder.worth(sheet.rows) for sheet in sheets}
    chosen = [sheet for sheet in sheets if worth[sheet.title] * 2 >= STATEMENTS]
    if len(chosen) < 2:
        chosen = sorted(sheets, key=lambda sheet: -worth[sheet.title])[:1]
    several = len(chosen) > 1
    tables = [
        Table(f"{name} ({sheet.title})" if several else name, cleaned(sheet.rows), sheet.title, sheet.hidden_rows)
        for sheet in chosen
    ]
    best = " and ".join(sheet.title for sheet in chosen)
    left = [sheet.title for sheet in sheets if sheet not in chosen and worth[sheet.title] >= _FEWEST_NAMED]
    return tables, [Remark(name, 1, f"The worksheet “{title}” {_NOT_READ.format(best)}") for title in left]


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
    return decode_text(name, data, lambda cell: words().knows(cell))


def _check_size(name: str, data: bytes, limit: int) -> None:
    if len(data) > limit:
        sizes = f"{len(data) / 1e6:.0f} MB; at most {limit / 1e6:.0f} MB are read"
        raise UnreadableError(name, None, f"This file has {sizes}. Split it, or save the answers alone.")
