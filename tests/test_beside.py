"""What goes along with a person's answers: guesses at the other side's, and one thing that it should know."""

import json
import re
from html import unescape

import pytest

from assessment.browser import handle
from assessment.exchange.codes_in_text import read_codes
from assessment.guesses import Guesses
from assessment.instrument import Instrument
from assessment.report.beside import asked_in

ASKED = {
    "request": "result",
    "answers": [3] * 20,
    "function": "sales",
    "session": "Autumn",
    "respondent": 7,
    "root": "",
}


def html_of(**more: object) -> str:
    reply = json.loads(handle(json.dumps(ASKED | more)))
    assert reply["ok"], reply
    return str(reply["html"])


def message_of(html: str) -> str:
    (message,) = re.findall(r'<span data-text="message">(.*?)</span>', html, re.DOTALL)
    return unescape(message)


def test_an_invited_person_may_guess_the_other_side(instrument: Instrument) -> None:
    """On the bank's statements, or on those that the invitation names; nothing is chosen yet."""
    html = html_of()
    named = {int(number) for number in re.findall(r'type="radio" name="(\d+)"', html)}
    assert {*instrument.guessed} == named
    assert "guess how Marketing answers" in html
    assert {3, 9} == {int(number) for number in re.findall(r'type="radio" name="(\d+)"', html_of(guess="3.9"))}
    assert len(named) == html.count('value="" checked')


@pytest.mark.parametrize("more", [{"function": None}, {"function": "other"}, {"session": ""}, {"own": False}])
def test_nobody_else_is_asked(more: dict[str, object]) -> None:
    """Not who is in neither function, nor without an invitation, nor in the result of somebody else."""
    assert "data-beside" not in html_of(**more)


def test_an_invitation_without_guesses_asks_for_one_thing_only() -> None:
    """The facilitator may leave them out."""
    html = html_of(guess="no")
    assert "data-beside" in html
    assert "fieldset" not in html[html.index("data-beside") : html.index("data-sending")]
    assert "Optional: one thing that Marketing should know" in html


def test_the_message_carries_what_was_given(instrument: Instrument) -> None:
    """Whoever pastes it reads answers, guesses and comment of one person; the form shows them again."""
    html = html_of(guesses="2:4 16:1 3:5", comment="We hear of <campaigns>\nfrom customers.")
    message = message_of(html)
    (person,) = read_codes("mail", message, instrument).respondents
    guesses = tuple({2: 4, 16: 1}.get(number) for number in range(1, 21))
    assert Guesses("marketing", guesses) == person.guesses
    assert ("We hear of <campaigns> from customers.",) == person.comments
    assert (3,) * 20 == person.answers
    assert 2 == html.count('" checked><b>')


def test_without_anything_the_message_is_as_before() -> None:
    """One line with one code, which earlier versions read."""
    assert re.fullmatch(r"My answers for “Autumn”: [0-9A-Z-]{29}", message_of(html_of()))


def test_messages_below_each_other_keep_their_comments_apart(instrument: Instrument) -> None:
    """A comment belongs to the answers above it, whatever codes follow."""
    people = [
        message_of(html_of(function=function, respondent=number, guesses="2:4", comment=f"This is from {function}."))
        for number, function in enumerate(("sales", "marketing", "sales"), 1)
    ]
    read = read_codes("chat", "\n".join(people), instrument).respondents
    assert [(f"This is from {each.function}.",) for each in read] == [each.comments for each in read]
    assert all(each.guesses for each in read)


@pytest.mark.parametrize(
    ("invited", "asked"),
    [("", None), ("no", ()), ("3.9", (3, 9)), ("3.x", (3,)), ("1.2.3.4.5.6", None), ("21", None), ("3.3", None)],
)
def test_what_an_invitation_asks(invited: str, asked: tuple[int, ...] | None, instrument: Instrument) -> None:
    """Whatever stands in a link, up to five statements that there are; else those of the bank."""
    assert (instrument.guessed if asked is None else asked) == asked_in(invited, instrument)
