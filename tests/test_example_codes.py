"""Codes that show how one looks are left out, whichever line says so; what somebody calls their own is kept."""

import pytest

from assessment.exchange.code import Response, encode, session_tag
from assessment.exchange.codes_in_text import read_codes


def code(number):
    """Return the response code of a person of this number."""
    answers = tuple(1 + (number + place) % 5 for place in range(20))
    return encode(Response("sales", "staff", session_tag("Autumn"), number, answers))


SHOWN, SENT = code(9), code(1)


@pytest.mark.parametrize(
    "text",
    [
        "At the end you get a code. It looks like this:\n{}",
        "You get a code. Post it like so:\n\n{}",
        "Ein Code sieht so aus:\n{}",
        "{} (example)",
        "{} [Beispiel]",
        "For example: {}",
    ],
)
def test_an_example_is_left_out(text, instrument):
    """Whoever reads the invitation is told that its code was left out."""
    reading = read_codes("chat.txt", f"{text.format(SHOWN)}\n\nAnna: {SENT}\n", instrument)
    assert [SENT] == [encode_again(each) for each in reading.respondents]
    assert ["example" in each.reason for each in reading.rejected] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Anna: mine looks like this: {}",
        "Anna: here is mine as an example: {}",
        "Anna: My code looks like this:\n{}",
        "Anna: meiner sieht so aus: {}",
        "Le mien, par exemple : {}",
        "Anna:\n{}",
        "Anna: {} (for example on Monday)",
        "The codes:\nAnna: {}",
    ],
)
def test_what_somebody_sent_is_kept(text, instrument):
    """A code that somebody calls their own is no example, and nobody is lost."""
    reading = read_codes("chat.txt", text.format(SENT), instrument)
    assert [SENT] == [encode_again(each) for each in reading.respondents]
    assert not reading.rejected


def encode_again(person):
    """Return the code of somebody who was read."""
    return next(each for each in (SENT, SHOWN) if answers_of(each) == person.answers)


def answers_of(text):
    """Return the answers that a code holds."""
    return tuple(1 + ({SENT: 1, SHOWN: 9}[text] + place) % 5 for place in range(20))
