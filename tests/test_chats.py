"""Copied conversations: every code in them is found, in every shape, at every hour."""

import json

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
SLACK = json.dumps([{"type": "message", "user": "U1", "text": f"Here, at 14:00: {code}"} for code in CODES])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("codes.csv", csv_of(*TABLE)),
        ("codes.xlsx", spreadsheet_of(TABLE)),
        ("codes.json", SLACK.encode()),
    ],
)
def test_codes_are_found_in_other_files_than_chats(name, data, instrument):
    """A form may ask for the code alone, and a chat may be exported as JSON."""
    reading = read_file(name, data, instrument)
    assert [each.answers for each in RESPONSES] == [each.answers for each in reading.respondents]
    assert () == reading.rejected
