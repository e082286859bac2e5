"""A word of one's own: the number that it gives, and people who are found again by it."""

import hashlib
import json

import pytest

from assessment.browser import handle
from assessment.exchange.code import code_mark, decode
from assessment.exchange.word import WordError, number_of
from assessment.result import read_fragment
from assessment.workspace.records import Person
from assessment.workspace.waves.again import number_carried


@pytest.mark.parametrize(
    "word", ["green lighthouse", " Green  LIGHTHOUSE ", "green-lighthouse", "ｇｒｅｅｎ lighthouse"]
)
def test_a_word_gives_the_same_number_however_it_is_typed(word, instrument):
    """As docs/reference/maintainers/response-code.md has it: case, spaces, dashes and wide letters do not matter."""
    digest = hashlib.sha256(b"common-ground/word\x1fgreenlighthouse").hexdigest()
    assert int(digest, 16) % 16_777_215 + 1 == number_of(word, instrument)


def test_other_words_give_other_numbers(instrument):
    """A number says nothing of the word, and is never the one for none."""
    numbers = {number_of(f"green lighthouse {place}", instrument) for place in range(2000)}
    assert len(numbers) > 1990
    assert 0 not in numbers


@pytest.mark.parametrize("word", ["green", "", "- - - - - -"])
def test_a_short_word_is_refused(word, instrument):
    """With a sentence that says what to do."""
    with pytest.raises(WordError, match=r"at least 6 letters\."):
        number_of(word, instrument)


def test_a_code_takes_its_number_from_the_word(instrument):
    """The page gets the code, and the number to keep; a word that is too short gets its sentence."""
    asked = {"request": "result", "answers": [3] * 20, "function": "sales", "session": "Spring", "respondent": 7}
    reply = json.loads(handle(json.dumps(asked | {"word": "Green lighthouse"})))
    response, _ = read_fragment(reply["fragment"])
    assert number_of("green lighthouse", instrument) == response.respondent == reply["respondent"]
    assert "Your code carries the number of your word." in reply["html"]
    plain = json.loads(handle(json.dumps(asked)))
    assert 7 == plain["respondent"]
    assert "data-word" in plain["html"]
    short = json.loads(handle(json.dumps(asked | {"word": "no"})))
    assert "Take a word, or a few, of at least 6 letters." == short["message"]


def test_people_of_a_workspace_have_the_numbers_of_their_codes():
    """Rows of a file have none, and a mark that was changed by hand finds nobody."""
    code = "4MB5-S000-00DH-1T1M-74KK-KW0T"
    marks = (code_mark(code), "row 0123456789abcdef", "", "code 4MB5", code_mark(f"{code[:-1]}0"))
    people = [Person("sales", None, (3,) * 20, row, mark) for row, mark in enumerate(marks)]
    assert [decode(code).respondent, 0, 0, 0, 0] == [number_carried(each.mark) for each in people]
