"""Copied conversations: every code in them is found, in every shape, at every hour."""

import json
from base64 import encodebytes

import pytest

from assessment.exchange.code import Response, encode
from assessment.exchange.read import read_file
from tests.chats import FORMS, HOURS, SHAPES, conversation
from tests.exports import spreadsheet_of
from tests.shapes import csv_of


def response(number: int) -> Response:
    answers = tuple((number * 7 + place * place) % 6 or None for place in range(20))
    return Response(("sales", "marketing")[number % 2], ("head", "staff")[number % 3 > 0], 777, number + 1, answers)


RESPONSES = [response(number) for number in HOURS]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_code_of_a_conversation_is_found(shape, instrument):
    """A conversation that was copied gives everybody who answered, once and right, however the codes stand in it."""
    expected = [(each.function, each.level, each.answers) for each in RESPONSES]
    wrong = []
    for form in FORMS:
        text = "\n".join(conversation(shape, form, [encode(each) for each in RESPONSES]))
        reading = read_file("chat.txt", text.encode(), instrument)
        found = [(each.function, each.level, each.answers) for each in reading.respondents]
        if found != expected or reading.rejected:
            wrong.append(form)
    assert [] == wrong


@pytest.mark.parametrize("shape", SHAPES)
def test_one_message_is_enough(shape, instrument):
    """A single message with one code is no table either."""
    (_, message, *_) = conversation(shape, "as shown", [encode(RESPONSES[5])])
    reading = read_file("chat.txt", message.encode(), instrument)
    assert [RESPONSES[5].answers] == [each.answers for each in reading.respondents]


CODES = [encode(each) for each in RESPONSES]
TABLE = [["Timestamp", "Your name", "Paste your code here"], *(["20.11.2026 14:00", "A, B", code] for code in CODES)]
MAIL = (
    "Subject: codes\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    f"{encodebytes('; '.join(CODES).encode()).decode()}"
)
FORMATTED = "{\\rtf1\\ansi{\\fonttbl\\f0 Helvetica;}\n\\f0\\fs24 F\\'fcr alle:\\\n" + "\\par ".join(CODES) + "\\\n}"
SLACK = json.dumps([{"type": "message", "user": "U1", "text": f"Here, at 14:00: {code}"} for code in CODES])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("codes.csv", csv_of(*TABLE)),
        ("codes.xlsx", spreadsheet_of(TABLE)),
        ("codes.json", SLACK.encode()),
        ("mail.eml", MAIL.encode()),
        ("codes.rtf", FORMATTED.encode()),
        ("mail.html", "".join(f"<p><b>Ana</b>: {code[:9]}<wbr>{code[9:]}</p>" for code in CODES).encode()),
    ],
)
def test_codes_are_found_in_other_files_than_chats(name, data, instrument):
    """A form may ask for the code alone, and a chat may be exported as JSON."""
    reading = read_file(name, data, instrument)
    assert [each.answers for each in RESPONSES] == [each.answers for each in reading.respondents]
    assert () == reading.rejected


def answers_below(header, *rows):
    return [header, *([*row[:2], *row[2]] for row in rows)]


HEADER = ["Timestamp", "Department", *(f"q{number}" for number in range(1, 21))]
PEOPLE = [[f"2026-11-20 09:0{number}", "Sales", [number + 1] * 20] for number in range(4)]
BELOW = [[code] for code in CODES[15:]]
OF_A_TABLE = [(number + 1,) * 20 for number in range(4)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("below.csv", csv_of(*answers_below(HEADER, *PEOPLE), [], *([f"Gus, hi, here: {code}"] for code in CODES))),
        ("above.csv", csv_of(*(["Gus", code] for code in CODES[:15]), *answers_below(HEADER, *PEOPLE), *BELOW)),
        ("beside.xlsx", spreadsheet_of(answers_below(HEADER, *PEOPLE), [[code] for code in CODES])),
    ],
)
def test_codes_beside_a_table_are_read_as_well(name, data, instrument):
    """A table takes no code away: who stands in it and who sent a code are all read."""
    reading = read_file(name, data, instrument)
    found = [each.answers for each in reading.respondents]
    assert sorted([*OF_A_TABLE, *(each.answers for each in RESPONSES)], key=repr) == sorted(found, key=repr)
    assert () == reading.rejected


def test_a_table_of_what_codes_say_doubles_nobody(instrument):
    """Codes beside the table that was made of them are its people."""
    people = [["", each.function, ["" if answer is None else answer for answer in each.answers]] for each in RESPONSES]
    levels = [["", each.level, ""] for each in RESPONSES]
    table = [["Timestamp", "Function", *HEADER[2:], "Level"]]
    table += [[*row[:2], *row[2], level[1]] for row, level in zip(people, levels, strict=True)]
    reading = read_file("both.xlsx", spreadsheet_of(table, [[code] for code in CODES]), instrument)
    assert len(CODES) == len(reading.respondents)
    assert len(CODES) == len(reading.duplicates)


def test_codes_stay_where_the_table_beside_them_is_refused(instrument):
    """A table on another scale is refused with its reason, and the codes below it are read."""
    table = answers_below(HEADER, *([*row[:2], [*range(10), *range(10)]] for row in PEOPLE))
    reading = read_file("both.csv", csv_of(*table, *([code] for code in CODES)), instrument)
    assert [each.answers for each in RESPONSES] == [each.answers for each in reading.respondents]
    assert 1 == len(reading.rejected)
