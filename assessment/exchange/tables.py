"""Tables to readings: which worksheets of a file are read, and who stands in them."""

from collections.abc import Sequence
from dataclasses import replace

from assessment.exchange.codes_beside import beside, without_codes
from assessment.exchange.codes_of_rows import told_by_codes
from assessment.exchange.columns import HeaderFinder
from assessment.exchange.combined import combine
from assessment.exchange.dialect import Rows, split_lines
from assessment.exchange.pages import are_pages
from assessment.exchange.reading import Reading, Remark, UnreadableError
from assessment.exchange.spreadsheet import Worksheet
from assessment.exchange.survey.beside_each_other import apart
from assessment.exchange.survey.choices import Choices
from assessment.exchange.survey.code_list import asked_by
from assessment.exchange.survey.grids import with_columns
from assessment.exchange.survey.guessed import with_guesses, without_guesses
from assessment.exchange.survey.people_beside import with_people
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.row_names import with_row_names
from assessment.exchange.survey.series import series_header
from assessment.exchange.survey.shapes import has_answers, shapes_of, with_a_row_each
from assessment.exchange.survey.stacked import unstacked, without_summary
from assessment.exchange.survey.survey import read_survey
from assessment.exchange.survey.table import Table, cleaned, statements_below, with_beside
from assessment.exchange.survey.waves import FEWEST
from assessment.exchange.survey.words import words
from assessment.exchange.survey.worksheets import told_apart
from assessment.exchange.wording import wording_of
from assessment.instrument import STATEMENTS, Instrument

_FEWEST_NAMED = 2  # statements in one row of a worksheet: a list of them has one a row, a header has several
_LONGEST_NOTE = 60  # rows
_NOT_READ = "names statements too and was not read, only “{}”. Save it as a file of its own and add that as well."


def read_tables(
    name: str, tables: Sequence[Table], remarks: Sequence[Remark], instrument: Instrument, choices: Sequence[Choices]
) -> Reading:
    """Read the people of a file; `remarks` are on what is not read. Raises `UnreadableError` for an empty one, too."""
    if not any(any(map(any, table.rows)) for table in tables):
        raise UnreadableError(name, None, "This file is empty.")
    apart = [without_codes(table, instrument) for table in tables]
    codes = combine(codes for _, codes in apart)
    try:
        reading = read_people([table for table, _ in apart], instrument, choices)
    except UnreadableError as error:
        if not codes.respondents:
            raise
        refused = Remark(error.file, error.row or 1, error.reason)
        reading = Reading(rejected=(refused,), proposals=error.proposals)
    reading = beside(reading, codes) if codes.respondents else reading
    return replace(reading, remarks=(*remarks, *reading.remarks))


def read_people(tables: Sequence[Table], instrument: Instrument, choices: Sequence[Choices]) -> Reading:
    """Read the people of tables, each of which may hold several below each other, or codes beside their answers."""
    return told_by_codes(_read_each(tables, instrument, choices), tables)


def _read_each(tables: Sequence[Table], instrument: Instrument, choices: Sequence[Choices]) -> Reading:
    finder, wording = HeaderFinder(instrument), wording_of(instrument)
    tables = [without_summary(table, finder, wording) for table in tables]
    tables = [part for table in tables for part in apart(table, finder, words())]
    tables = [with_row_names(table, finder) for table in tables]
    parts = [part for table in tables for part in unstacked(with_columns(table, wording), finder, words())]
    readings = [_read(*with_a_row_each(part, wording, words(), choices), instrument, choices) for part in parts]
    reading = readings[0] if len(readings) == 1 else combine(readings)
    if any(question.blocking for question in reading.questions):
        reading = replace(reading, respondents=())
    return reading


def _read(table: Table, asked: Question | None, instrument: Instrument, choices: Sequence[Choices]) -> Reading:
    """Read the people of one table; nobody where its shape is asked: which columns it has is known once that is.

    A refusal of a table whose shape was chosen holds that choice, so that it can be taken back.
    """
    if asked:
        return Reading(questions=(asked,), proposals=shapes_of(table))
    people, guessed = without_guesses(table, wording_of(instrument), words())
    try:
        return with_guesses(read_survey(people, instrument, words(), choices), guessed, instrument, words())
    except UnreadableError as error:
        raise UnreadableError(error.file, error.row, error.reason, error.proposals or shapes_of(table)) from error


def tables_of(name: str, sheets: Sequence[Worksheet], instrument: Instrument) -> tuple[list[Table], list[Remark]]:
    """Return the worksheets that are to be read, and remarks on those that are not."""
    finder = HeaderFinder(instrument)
    sheets = [replace(sheet, rows=split_lines(name, sheet.rows, finder.worth)) for sheet in sheets]
    names = {sheet.title: finder.named(sheet.rows) for sheet in sheets}
    worth = {title: len(named) for title, named in names.items()}
    chosen = [sheet for sheet in sheets if worth[sheet.title] * 2 >= STATEMENTS]
    pages = [sheet for sheet in sheets if worth[sheet.title] >= _FEWEST_NAMED and len(sheet.rows) > FEWEST]
    in_pages = are_pages([names[sheet.title] for sheet in pages])
    chosen = pages if in_pages else chosen
    in_rows = bool(chosen)
    if not chosen:  # a row for each answer, beside lists of statements or people; or a worksheet for each person
        wording = wording_of(instrument)
        plain = {sheet.title: Table(name, cleaned(sheet.rows)) for sheet in sheets}
        chosen = [sheet for sheet in sheets if has_answers(plain[sheet.title], wording, words())]
        below = [sheet for sheet in sheets if statements_below(plain[sheet.title], wording) is not None]
        chosen = chosen or (below if len(below) > 1 else [])
    if not chosen:
        counts = {sheet.title: series_header(Table(name, sheet.rows)) is not None for sheet in sheets}
        chosen = sorted(sheets, key=lambda sheet: (counts[sheet.title], worth[sheet.title]), reverse=True)[:1]
    several = len(chosen) > 1
    titles = tuple(sheet.title for sheet in chosen) if several else ()
    others = [sheet for sheet in sheets if sheet not in chosen]
    notes = tuple(note for sheet in others if (note := _note(sheet.rows)))
    lists = {sheet.title: asked_by(sheet.rows, chosen[0].rows) for sheet in others}
    tables = [
        Table(
            f"{name} ({sheet.title})" if several else name,
            with_beside(cleaned(sheet.rows)),
            sheet.title,
            titles,
            sheet.hidden_rows,
            beside=notes,
            asked={name: said for told in lists.values() for name, said in told.items()},
        )
        for sheet in chosen
    ]
    tables = told_apart(tables, words(), in_rows=in_rows) if several and not in_pages else tables
    people = {sheet.title: cleaned(sheet.rows) for sheet in others if not lists[sheet.title]}
    told = []
    for place, table in enumerate(tables):
        header = finder.header(table.rows) if in_rows else None
        first = next((at for at, row in enumerate(table.rows) if sum(map(bool, row)) > 1), None)
        if people and first is not None:
            last = header[1] if header else first
            known = [cell for cell in table.rows[last] if cell and not finder.worth([[cell]])]
            tables[place], found = with_people(table, last, known, people, words())
            told += found
    best = " and ".join(sheet.title for sheet in chosen)
    unread = [sheet.title for sheet in others if not lists[sheet.title]]
    left = [title for title in unread if worth[title] >= _FEWEST_NAMED]
    return tables, [*told, *(Remark(name, 1, f"The worksheet “{title}” {_NOT_READ.format(best)}") for title in left)]


def _note(rows: Rows) -> str:
    """Return the text of a short worksheet, which may say what the answers mean."""
    return "; ".join(" = ".join(filter(None, row)) for row in cleaned(rows)) if len(rows) <= _LONGEST_NOTE else ""
