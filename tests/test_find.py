import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.exchange.code import SYMBOLS, Response, encode, symbols_of
from assessment.exchange.find import find_codes


def make(number):
    chance = random.Random(number)  # noqa: S311 - test data
    answers = tuple(chance.choice((None, 1, 2, 3, 4, 5)) for _ in range(20))
    return Response(chance.choice(("sales", "marketing")), None, 777, number, answers)


ONE, TWO = make(1), make(2)
CODE, OTHER = encode(ONE), encode(TWO)


def spoil(code, place):
    """Replace a symbol by the next of the alphabet."""
    return code[:place] + SYMBOLS[(SYMBOLS.index(code[place]) + 1) % 32] + code[place + 1 :]


def lines_and_responses(text):
    return [(found.line, found.response) for found in find_codes(text)]


@pytest.mark.parametrize(
    "text",
    [
        CODE,
        f"Hi Anna, my code {CODE} best wishes, John",
        f"code {CODE.replace('-', ' ').lower()} from here with love",
        CODE.replace("-", ""),
        f"({CODE.lower()})",
        f"**{CODE}**",
        f"_{CODE}_",
        f"<{CODE}>",
        CODE.replace("-", "–"),
        CODE.replace("-", " - "),
        CODE.replace("-", "\u2011"),
        CODE.replace("-", "\u00a0"),
        CODE.replace("-", "-\u200b"),
        CODE.replace("0", "o").replace("1", "l"),
        f"https://example.org/check/#result={CODE}",
        f"https://example.org/check/#code={symbols_of(CODE)}.",
        f"<https://example.org/check/#code={CODE}>",
        f'href=3D"https://example.org/#result=3D{CODE[:9]}=\n{CODE[9:]}"',
        f"[22/11/2026, 10:15:32] Anna: {CODE}",
    ],
)
def test_finds_one_code(text):
    """A code is found once in every form in which people pass it on."""
    assert [(1, ONE)] == lines_and_responses(text)


@pytest.mark.parametrize("cut", range(4, 26))
def test_finds_a_wrapped_code(cut):
    """A code that a mail program broke at any place is put together again, quoted or not."""
    for joint in ("\n", "\r\n", "\n> ", "\n> > ", "\n  ", "=\n"):
        assert [(2, ONE)] == lines_and_responses(f"Hello,\n{CODE[:cut]}{joint}{CODE[cut:]}\nBye")


def test_finds_codes_in_a_quoted_thread():
    """Codes of a thread are found in order, each with its line; a quoted code comes again."""
    thread = f"Mine is\n\n  {CODE}\n\nOn Monday, Ben wrote:\n> Here: {OTHER}\n>> {CODE}\n"
    assert [(3, ONE), (6, TWO), (7, ONE)] == lines_and_responses(thread)


@pytest.mark.parametrize("separator", ["\n", " ", "\r\n", ", ", "\t", ";"])
def test_finds_codes_side_by_side(separator):
    """Codes in a row are told apart, whatever stands between them."""
    expected = [make(number) for number in range(50)]
    text = separator.join(map(encode, expected))
    assert expected == [found.response for found in find_codes(text)]
    spaced = separator.join(encode(response).replace("-", " ") for response in expected)
    assert expected == [found.response for found in find_codes(spaced)]


def test_shows_a_code_as_codes_are_shown():
    """What is read is shown in groups of four, in capitals."""
    assert [CODE] == [found.text for found in find_codes(CODE.replace("-", " ").lower())]


@pytest.mark.parametrize("place", range(29))
@pytest.mark.parametrize("form", ["{}", "my code {} is done", "#code={}"])
def test_reports_a_wrong_symbol(place, form):
    """A code with a wrong symbol is reported once, with its line, and not passed over."""
    if CODE[place] == "-":
        return
    found = find_codes(f"Hello\n{form.format(spoil(CODE, place))}\n{OTHER}")
    assert [(2, None), (3, TWO)] == [(each.line, each.response) for each in found]
    assert "symbol of this code is wrong" in found[0].problem
    assert spoil(CODE, place) == found[0].text


def test_reports_a_wrong_code_between_right_ones():
    """Right codes around a wrong one are read, in whatever groups they stand."""
    for mark in ("-", " "):
        text = f"{OTHER}\n{spoil(CODE, 12)}\n{CODE}".replace("-", mark)
        assert [(1, TWO), (2, None), (3, ONE)] == lines_and_responses(text)


@pytest.mark.parametrize("place", [0, 7, 13, 28])
def test_reports_a_lost_or_doubled_symbol(place):
    """A code that lost or gained a symbol is reported with the number of its symbols."""
    lost = CODE[:place] + CODE[place + 1 :]
    gained = CODE[:place] + CODE[place] + CODE[place:]
    for text, count in ((lost, 23), (gained, 25)):
        for form in ("{}", "#result={}"):
            found = find_codes(form.format(text))
            assert [(1, None)] == [(each.line, each.response) for each in found]
            assert f"this has {count}" in found[0].problem


@pytest.mark.parametrize(
    "text",
    [
        "",
        "that this with have been then done when they came back here",
        "THAT THIS WITH HAVE BEEN THEN DONE",
        "that-this-with-have-been-then",
        "In 2024 2025 they have been with them when 2026 came",
        "7b0e3a52-8f0d-4a4e-9d44-9e4c0c1b2a3f",
        "2026-11-22-10-15-32",
        "4929 1234 5678 9012",
        "IBAN GB29 NWBK 6016 1331 9268 19",
        "+49 (0)30 1234 5678, +44 20 7946 0958",
        "https://example.org/#session=Spring-2026-both-functions",
        "antidisestablishmentaria",
        "ID 123456789012345678901234",
        "the result links end with #result=… or #code=",
    ],
)
def test_prose_is_no_code(text):
    """What people and machines write otherwise is neither a code nor a wrong one."""
    assert [] == find_codes(text)


@given(st.lists(st.text("abcdefghjkmnpqrstvwxyz", min_size=4, max_size=4), min_size=6, max_size=60))
def test_words_of_four_letters_are_no_code(words):
    """Six and more words of four letters are prose."""
    assert [] == find_codes(" ".join(words))


@given(st.text(max_size=300), st.text(max_size=300))
def test_finds_a_code_in_any_surroundings(before, after):
    """Whatever stands on the lines before and after, the code is read."""
    assert ONE in [found.response for found in find_codes(f"{before}\n.{CODE}.\n{after}")]


def test_long_text_of_look_alikes_ends():
    """Half a megabyte that looks like codes and holds none is read in one pass."""
    found = find_codes("A1B2 " * 20_000)
    assert all(each.response is None for each in found)
    assert len(found) > 1_000
