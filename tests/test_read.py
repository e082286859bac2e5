import csv
import io
import json
import zipfile
from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.exchange.as_json import to_json
from assessment.exchange.code import Response, encode
from assessment.exchange.codes_in_text import read_codes
from assessment.exchange.combined import combine
from assessment.exchange.read import read_file
from assessment.exchange.reading import UnreadableError
from assessment.exchange.table_files import read_table
from assessment.exchange.write import template
from assessment.load import load_instrument
from assessment.workspace.collect.newcomers import of_session
from assessment.workspace.saved import read_any
from tests.exports import BLANK_ROWS, HEADER_ROWS, NAMES, PEOPLE, WITHOUT_LEVEL, answers_of, spreadsheet_of, text_of

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]


def expected_people(name, rows):
    """Say what every reading of an export must: row, function, level and answers of each person."""
    return [
        (row, function, None if name in WITHOUT_LEVEL else level, answers_of(digits))
        for row, (function, level, digits) in zip(rows, PEOPLE, strict=True)
    ]


def rows_of_people(name, blank=()):
    first = HEADER_ROWS.get(name, 1) + 1
    return [row for row in range(first, first + 5 + len(blank)) if row not in blank]


def people(reading):
    return [(each.row, each.function, each.level, each.answers) for each in reading.respondents]


SAID = {"excel-semicolons.csv": ["“Other” is no level that is known here, so the level was left open."]}
"""What is remarked of the exports."""


def table(*rows, header=None):
    """Write rows under the header of the template."""
    top = header or ["session", "function", "level", *(f"q{number}" for number in range(1, 21))]
    return "".join(",".join(map(str, row)) + "\r\n" for row in (top, *rows)).encode()


def person(*answers, function="sales", level="", session=""):
    return [session, function, level, *(answers if len(answers) == 20 else (*answers, *[3] * (20 - len(answers))))]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", NAMES)
def test_exports_say_the_same_in_every_encoding(name, encoding, instrument):
    """The same five people are read from every tool's export, in every encoding that a spreadsheet saves."""
    reading = read_file(name, text_of(name, instrument).encode(encoding), instrument)
    assert expected_people(name, rows_of_people(name, BLANK_ROWS.get(name, ()))) == people(reading)
    assert () == reading.rejected
    assert () == reading.duplicates
    assert SAID.get(name, []) == [remark.reason for remark in reading.remarks]
    assert set(range(1, 21)) == {match.statement for match in reading.matched} - {None}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("name", [name for name in NAMES if name != "excel-semicolons.csv"])
def test_exports_say_the_same_with_every_separator(name, separator, instrument):
    """Comma, semicolon and tab are told apart, whatever else the cells hold."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(csv.reader(io.StringIO(text_of(name, instrument), newline="")))
    reading = read_file(name, text.getvalue().encode(), instrument)
    assert expected_people(name, rows_of_people(name)) == people(reading)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "excel-semicolons.csv"])
def test_exports_say_the_same_as_spreadsheets(name, instrument):
    """An .xlsx file with numbers and dates as such is read as the CSV file is."""

    def typed(cell):
        if cell.isdigit():
            return int(cell)
        return (
            datetime.fromisoformat("2026-11-22T09:05:31")
            if cell.count(":") == 2 and cell[:1].isdigit()
            else cell or None
        )

    rows = [list(map(typed, row)) for row in csv.reader(io.StringIO(text_of(name, instrument), newline=""))]
    other = [["What this is"], ["Notes", "1"]]
    reading = read_file(name, spreadsheet_of(other, rows), instrument)
    assert expected_people(name, rows_of_people(name)) == people(reading)
    assert () == reading.rejected


def test_nothing_personal_is_kept(instrument):
    """Names, addresses and comments of an export are nowhere in what is read."""
    for name in NAMES:
        reading = read_file(name, text_of(name, instrument).encode(), instrument)
        kept = repr(reading) + json.dumps(to_json(reading))
        for personal in ("example.org", "Jürgen", "192.0.2.7", "Nice, short", "118052219061", "2026/11"):
            assert personal not in kept


def test_template_has_the_promised_header(instrument):
    """The template is the header that the command line promises, and a filled one is read."""
    promised = "session,function,level," + ",".join(f"q{number}" for number in range(1, 21)) + "\r\n"
    assert promised == template(instrument)


def test_json_has_the_promised_keys(instrument):
    """`read --json` prints what design promises, in file order."""
    data = table(person(1), person(9), person(2, function="marketing", level="head"))
    shown = to_json(read_file("team.csv", data, instrument))
    assert {"respondents", "duplicates", "rejected"} <= shown.keys()
    first, second = shown["respondents"]
    assert {"file": "team.csv", "row": 2, "function": "sales", "level": None} | first == first
    assert [1, *[3] * 19] == first["answers"]
    assert (4, "marketing", "head") == (second["row"], second["function"], second["level"])
    assert [{"file": "team.csv", "row": 3, "reason": "Statement 1: “9” is outside 1 to 5, or not whole."}] == shown[
        "rejected"
    ]
    json.dumps(shown)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (person(6), "Statement 1: “6” is outside 1 to 5"),
        (person(0), "“0” is outside"),
        (person("3.5"), "or not whole"),
        (person("often"), "“often” is no answer"),
        (person(6, 7, "x"), "2 more like this"),
        (["", "sales", "", *[""] * 20], "no answer"),
        (["", "sales", "", *["N/A"] * 20], "no answer"),
        ([*person(3), "4"], "more cells than the header"),
    ],
)
def test_rejected_rows_say_why(cells, reason, instrument):
    """A row that cannot be used is rejected with file, row and reason, and its neighbours are kept."""
    reading = read_file("team.csv", table(person(1), cells, person(2)), instrument)
    assert [2, 4] == [each.row for each in reading.respondents]
    assert [("team.csv", 3)] == [(each.file, each.row) for each in reading.rejected]
    assert reason in reading.rejected[0].reason


def test_rows_are_numbered_as_a_spreadsheet_does(instrument):
    """A line break within a cell makes no row, and a blank row counts."""
    header = ["session", "function", "level", *(f"q{number}" for number in range(1, 21)), "comment"]
    data = table([*person(1), '"two\nlines"'], [], [""] * 24, [*person(2), ""], header=header)
    assert [2, 5] == [each.row for each in read_file("team.csv", data, instrument).respondents]


def test_a_row_that_was_cut_off_is_rejected(instrument):
    """The last row of a file that ends too early is not taken for a person who left statements out."""
    data = table(person(1), person(2))
    reading = read_file("team.csv", data[:-10], instrument)
    assert [2] == [each.row for each in reading.respondents]
    assert "cut off" in reading.rejected[0].reason
    assert 2 == len(read_file("team.csv", data[:-2], instrument).respondents)


def test_missing_columns_are_remarked(instrument):
    """A table without a column for some statements is read, and says so."""
    data = table([3, 4], [5, 1], header=["q1", "q2"])
    reading = read_file("team.csv", data, instrument)
    assert [(3, 4), (5, 1)] == [each.answers[:2] for each in reading.respondents]
    assert "statement 3, 4, 5" in reading.remarks[0].reason


def test_an_unknown_function_is_left_open(instrument):
    """A function that is not known keeps the person, without a function, and is remarked on and asked about."""
    rows = [person(1), person(2, function="marketing"), person(3, function="Growth", level="Boss")]
    reading = read_file("team.csv", table(*rows), instrument)
    assert [(None, None)] == [(each.function, each.level) for each in reading.respondents[2:]]
    assert ["“Growth”", "“Boss”"] == [remark.reason.split(" is ")[0] for remark in reading.remarks]
    assert [("function", False), ("level", False)] == [(each.kind, each.blocking) for each in reading.questions]


def test_every_worksheet_of_answers_is_read(instrument):
    """Where Sales and Marketing have a worksheet each, both are read; a list of the statements is none."""
    header, answers = [f"q{number}" for number in range(1, 21)], [3] * 20
    legend = [["Statement"], ["1. Actual sales usually land near what was forecast."], ["2. Another"]]
    data = spreadsheet_of(legend, [header, answers, answers], [header, answers])
    reading = read_file("both.xlsx", data, instrument)
    files = ["both.xlsx (Sheet1)", "both.xlsx (Sheet1)", "both.xlsx (Sheet2)"]
    assert files == [each.file for each in reading.respondents]


def test_spaces_before_quotation_marks_do_no_harm(instrument):
    """A table written by hand has a space after each comma."""
    header = ", ".join(f'"q{number}"' for number in range(1, 21))
    reading = read_file("a.csv", f'"function", {header}\n"Sales", {", ".join(["4"] * 20)}\n'.encode(), instrument)
    assert [("sales", (4,) * 20)] == [(person.function, person.answers) for person in reading.respondents]


def test_codes_in_a_text_file(instrument):
    """A chat that was saved as a text gives its codes; the same code again is a duplicate, a wrong one is rejected."""
    one = encode(Response("sales", None, 7, 1, (1,) * 20))
    two = encode(Response("marketing", "head", 7, 2, (2,) * 20))
    none = encode(Response("sales", None, 7, 3, (None,) * 20))
    wrong = f"{two[:-1]}{'0' if two[-1] != '0' else '1'}"
    chat = f'Anna, "hi\n{one}\n{two}\n> {one.lower()}\n{wrong}\n{none}\n'
    reading = read_file("chat.txt", chat.encode(), instrument)
    assert [(2, "sales", None), (3, "marketing", "head")] == [(e.row, e.function, e.level) for e in reading.respondents]
    assert [(4, "The same response code stands in line 2.")] == [(e.row, e.reason) for e in reading.duplicates]
    assert [5, 6] == [each.row for each in reading.rejected]
    assert reading == read_codes("chat.txt", chat, load_instrument())


def test_other_sessions_are_set_apart(instrument):
    """Responses of another session are listed with its name; those of none are kept."""
    data = table(person(1, session="Spring"), person(2, session="autumn"), person(3))
    reading = read_file("team.csv", data, instrument)
    kept = of_session(reading, reading.respondents[0].session)
    assert [2, 4] == [each.row for each in kept.respondents]
    assert [(3, "This response belongs to the session “autumn”.")] == [(e.row, e.reason) for e in kept.other_session]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_read_twice_counts_once_where_it_can_be_told(name, instrument):
    """An export that is read again adds nobody, where an ID, a time, an address or a name tells; else it is asked."""
    reading = read_file(name, text_of(name, instrument).encode(), instrument)
    both = combine([reading, reading])
    told = name != "template.csv"
    assert 5 == len(both.respondents)
    assert (5 if told else 0) == len(both.duplicates)
    assert ([] if told else ["person"]) == [each.kind for each in both.questions if each.blocking]


def unreadable():
    """Every kind of file without a row to use: name, bytes and what the message says."""
    good = table(person(1))
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("team.pdf", b"%PDF-1.7")
    sheet = spreadsheet_of([["q1"], [3]])
    return [
        ("empty.csv", b"", None, "empty"),
        ("blank.csv", b"\r\n,,\r\n", None, "empty"),
        ("header.csv", table(), 1, "no row with answers below it"),
        ("other.csv", b"name,age\r\nAnna,33\r\n", 1, "No column was found for any statement"),
        ("quote.csv", good + b'spring,"sales,,1,2\r\n', 3, "never closed"),
        ("garbage.csv", bytes(range(256)) * 4, None, "no text"),
        ("garbage.csv", b"\x81\x8d\x8f\x90\x9d" * 9, None, "no text"),
        ("old.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, None, "password"),
        ("print.csv", b"%PDF-1.7", None, "PDF"),
        ("utf16.csv", good.decode().encode("utf-16")[:-1], None, "cut off"),
        ("zip.xlsx", zipped.getvalue(), None, "a ZIP with no spreadsheet"),
        ("cut.xlsx", sheet[: len(sheet) // 2], None, "damaged or was cut off"),
        ("other.xlsx", spreadsheet_of([["a", "b"], [1, 2]]), 1, "No column was found"),
        ("empty.xlsx", spreadsheet_of([]), None, "empty"),
        ("other.json", b'{"a": 1}', None, "JSON of another tool"),
        ("cut.json", b'{"format": "common-ground/workspace",\n"vers', 2, "cut off"),
        ("new.json", b'{"format": "common-ground/workspace", "version": 99}', None, "newer version"),
        ("long.csv", b"x" * 3_000_000 + b"," + good, 1, "too long for an answer"),
        ("open.csv", good + b'spring,"sales' + b",1" * 200_000, 3, "quotation mark"),
    ]


@pytest.mark.parametrize(("name", "data", "row", "reason"), unreadable(), ids=lambda value: str(value)[:12])
def test_unreadable_files_say_why(name, data, row, reason, instrument):
    """A file without a row to use is refused with its name, the row where there is one, and the reason."""
    with pytest.raises(UnreadableError, match=reason) as caught:
        read_any(name, data, instrument)
    assert (name, row) == (caught.value.file, caught.value.row)
    assert str(caught.value).startswith(f"{name}, row {row}: " if row else f"{name}: ")


def test_fifty_megabytes_are_refused_at_once(instrument):
    """A file beyond the limit is not even decoded."""
    for read in (read_file, read_table):
        with pytest.raises(UnreadableError, match="50 MB; at most 34 MB"):
            read("huge.csv", b"1" * 50_000_000, instrument)
    with pytest.raises(UnreadableError, match="at most 0 MB"):
        read_file("small.csv", table(person(1)), instrument, limit=100)


@given(
    st.binary(max_size=400)
    | st.text(max_size=400).map(str.encode)
    | st.binary(max_size=200).map(lambda data: b"PK" + data)
)
def test_any_bytes_are_read_or_refused(instrument, data):
    """Whatever a file holds, reading it ends with a reading or with a sentence."""
    with suppress(UnreadableError):
        reading = read_file("any.csv", data, instrument)
        assert reading.respondents or reading.rejected or data.lstrip().startswith(b"{")


@given(data=st.data())
def test_a_damaged_export_is_read_or_refused(instrument, data):
    """An export with a piece cut out or changed anywhere never gives an answer outside the scale, or a traceback."""
    export = text_of(data.draw(st.sampled_from(NAMES)), instrument).encode()
    start = data.draw(st.integers(0, len(export)))
    end = data.draw(st.integers(start, len(export)))
    damaged = export[:start] + data.draw(st.binary(max_size=8)) + export[end:]
    with suppress(UnreadableError):
        for respondent in read_file("any.csv", damaged, instrument).respondents:
            assert len(respondent.answers) == 20
            assert {None, 1, 2, 3, 4, 5} >= set(respondent.answers)


def test_a_code_in_a_text_that_names_a_few_statements_is_read(instrument):
    """Only a text in which half of the statements have a column is a table; a code in any other is read."""
    code = encode(Response("sales", None, 7, 1, (1,) * 20))
    few, half = (",".join(f"q{number}" for number in range(1, last + 1)) for last in (9, 10))
    assert [(1,) * 20] == [
        each.answers for each in read_file("a.txt", f"{few}\n{code}\n".encode(), instrument).respondents
    ]
    rows = f"{half}\n" + ",".join("3" * 10) + "\n"
    assert [(3,) * 10] == [each.answers[:10] for each in read_file("a.txt", rows.encode(), instrument).respondents]


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        (["The heads of both functions", "q2"], "statement 8 or 11"),
        (["q4", "Statement 4"], "Columns A, B could be the same statements (4)"),
    ],
)
def test_a_column_that_may_be_two_statements_is_asked_about(header, sentence, instrument):
    """Nobody is read before somebody says which column is which statement."""
    reading = read_file("doubt.csv", table([1, 2], [2, 3], header=header), instrument)
    assert ((), True) == (reading.respondents, reading.questions[0].blocking)
    assert sentence in reading.questions[0].sentence


def test_a_code_in_a_table_does_not_make_it_a_chat(instrument):
    """Where half of the statements have a column, the rows count, whatever a comment says."""
    header = ",".join(f"q{number}" for number in range(1, 11))
    code = encode(Response("sales", None, 0, 7, (3,) * 20))
    reading = read_file("team.csv", f"{header},comment\n{'4,5,' * 5}{code}\n{'1,2,' * 5}thanks\n".encode(), instrument)
    assert [(4, 5) * 5 + (None,) * 10, (1, 2) * 5 + (None,) * 10] == [each.answers for each in reading.respondents]
