"""Copied conversations: every code in them is found, in every shape, at every hour."""

import pytest

from assessment.exchange.code import Response, encode
from assessment.exchange.read import read_file
from tests.chats import FORMS, HOURS, SHAPES, conversation


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
