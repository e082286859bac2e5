"""Reads whatever people bring: tables, spreadsheets, texts with response codes. Here alone is decided what a file is.

Nothing is dropped silently: every row is a respondent, a duplicate, or rejected with its reason; blank rows alone are
passed over. A file without a row to use raises `UnreadableError`. What reads tables is imported where one comes: most
people bring codes, and a first reading of these would wait for it.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from assessment.exchange.codes_in_text import read_codes
from assessment.exchange.columns import HeaderFinder
from assessment.exchange.dialect import aligned, sample, separator_of
from assessment.exchange.mail import written_out
from assessment.exchange.own_files import saved_here
from assessment.exchange.reading import LIMIT, Reading, Remark, UnreadableError
from assessment.exchange.survey.choices import Choices
from assessment.exchange.text import ZIP, check_size, text_of
from assessment.instrument import STATEMENTS, Instrument

_TAG = re.compile(r"\s*<(?:!doctype|\?xml|html|head|meta|body|div|table)\b", re.IGNORECASE)

_CONVERSATION = 100_000  # characters; a table has more, and is not looked at for what was typed
_FORMATTED = "{\\rtf"  # how formatted text begins
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
        return _read_zip(name, data, instrument, limit, read_saved, choices)
    text = _as_seen(text_of(name, data, instrument, limit))
    if reason := saved_here(text):
        return _codes_of_own_file(name, text, instrument, reason, choices)
    if text.lstrip().startswith((_OBJECT, _LIST)):
        found = _read_json(name, text, instrument, read_saved, choices)
        if found is not None:
            return found
    if _TAG.match(text):
        from assessment.exchange.table_files import read_markup

        return read_markup(name, text, instrument, limit, choices)
    finder = HeaderFinder(instrument)
    named = max(map(finder.worth, (sample(text, separator_of(text, finder.worth)), aligned(text))))
    typed_lines = _holds_typed_lines(text)
    in_a_line = typed_lines and not _is_table_beside(name, text, finder, instrument)
    if named * 2 < STATEMENTS or in_a_line:
        found = read_codes(name, text, instrument, choices)
        if found.found or (found.rejected and not _is_copied_table(text, instrument)):
            return _with_typed(found, name, text)
        from assessment.exchange.asked_in_lines import with_questions_named
        from assessment.exchange.typed_answers import TYPED, are_typed
        from assessment.exchange.typed_for_all import MISSING, typed_for_all

        for_all = typed_for_all(text)
        typed = are_typed(text)
        named_text = with_questions_named(text) if typed else ""
        if (in_a_line or for_all or typed) and not named_text:
            raise UnreadableError(name, None, MISSING if False in for_all.values() else TYPED)
        if neither and not named and not named_text:
            raise UnreadableError(name, None, neither)
        text = named_text or text
    return _read_text(name, text, finder, instrument, choices, typed_lines=typed_lines)


def _read_text(
    name: str,
    text: str,
    finder: HeaderFinder,
    instrument: Instrument,
    choices: Sequence[Choices],
    *,
    typed_lines: bool,
) -> Reading:
    """Read a table, beside which answers may be typed."""
    from assessment.exchange.table_files import read_text

    if not typed_lines:
        return read_text(name, text, finder, instrument, choices)
    from assessment.exchange.typed_beside_tables import read_without

    return read_without(name, text, finder, instrument, choices)


def _holds_typed_lines(text: str) -> bool:
    """Tell whether a line of a text has an answer behind the numbers of many statements; a long text is a table."""
    if len(text) > _CONVERSATION:
        return False
    from assessment.exchange.typed_answers import without_typed_lines

    return without_typed_lines(text) != text


def _is_table_beside(name: str, text: str, finder: HeaderFinder, instrument: Instrument) -> bool:
    from assessment.exchange.typed_beside_tables import is_table_beside

    return is_table_beside(name, text, finder, instrument)


def _is_copied_table(text: str, instrument: Instrument) -> bool:
    """Tell a table with a line for each cell, whose headings below each other may look like a code."""
    from assessment.exchange.asked_in_lines import are_cells
    from assessment.exchange.wording import wording_of

    return are_cells(text, wording_of(instrument))


def _as_seen(text: str) -> str:
    """Return what a person sees of formatted text, or of mail as it travels; other text as it is."""
    if text.startswith(_FORMATTED):
        from assessment.exchange.formatted import without_format

        return without_format(text)
    return written_out(text)


def _read_zip(
    name: str,
    data: bytes,
    instrument: Instrument,
    limit: int,
    read_saved: Callable[[str, str], Reading] | None,
    choices: Sequence[Choices],
) -> Reading:
    from assessment.exchange.table_files import read_workbook
    from assessment.exchange.zipped import files_in, read_together

    check_size(name, data, limit)
    if inside := files_in(name, data, limit):
        read = partial(read_file, instrument=instrument, limit=limit, read_saved=read_saved, choices=choices)
        return read_together(name, inside, read)
    return read_workbook(name, data, instrument, limit, choices)


def _codes_of_own_file(
    name: str, text: str, instrument: Instrument, reason: str, choices: Sequence[Choices]
) -> Reading:
    """Read the codes that somebody put into a file that was saved here, or raise `UnreadableError` for the reason."""
    codes = read_codes(name, text, instrument, choices)
    if not codes.found:
        raise UnreadableError(name, None, reason)
    return codes


def _with_typed(codes: Reading, name: str, text: str) -> Reading:
    """Say of answers that stand typed among codes that nobody was read from them; beside a code they are its own."""
    from assessment.exchange.typed_answers import BESIDE_CODES, beside_codes, typed_beside_codes
    from assessment.exchange.typed_for_all import MISSING, typed_for_all

    if not (beside := beside_codes(text)):
        return codes
    read = Counter(each.row for each in codes.respondents)
    read.update(each.row for each in (*codes.duplicates, *codes.rejected))
    said = dict.fromkeys(typed_beside_codes(beside), BESIDE_CODES)
    said |= {line: BESIDE_CODES if whole else MISSING for line, whole in typed_for_all(beside).items()}
    lines = [line for line in sorted(said) if read[line] != 1]
    return replace(codes, rejected=(*codes.rejected, *(Remark(name, line, said[line]) for line in lines)))


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
    from assessment.exchange.form_json import lines_joined, notes_of_json, tables_of_json
    from assessment.exchange.json_chat import conversation_of

    text = lines_joined(text)
    if read_saved and text.lstrip().startswith(_OBJECT):
        try:
            return read_saved(name, text)
        except UnreadableError as error:
            if error.reason != JSON_OF_OTHERS:
                raise
    chat = conversation_of(text)
    codes = read_codes(name, chat, instrument, choices)
    if codes.found:
        return _with_typed(codes, name, chat)
    try:
        tables = tables_of_json(text)
    except ValueError:
        return None
    from assessment.exchange.table_files import read_records

    try:
        return read_records(name, tables, instrument, choices, notes_of_json(text))
    except UnreadableError as error:
        if error.proposals:
            raise
        raise UnreadableError(name, None, JSON_OF_OTHERS) from error
