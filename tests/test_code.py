import itertools
import random
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.exchange.code import (
    EDITIONS,
    FORMAT,
    GUESSES,
    HIGHEST,
    LENGTH,
    RESPONDENTS,
    SESSIONS,
    STATEMENTS,
    SYMBOLS,
    CodeError,
    Response,
    code_mark,
    decode,
    decode_symbols,
    encode,
    session_tag,
    symbols_of,
)
from assessment.exchange.code import code_of as marks_code
from assessment.instrument import FUNCTIONS, LEVELS

GOLDEN = Path(__file__).parent / "fixtures" / "codes.txt"
WIDTHS = {"format": 3, "edition": 3, "function": 2, "level": 2, "session": 16, "respondent": 24, "answers": 52}
VALID = {"format": 1, "edition": 1, "function": 1, "level": 1, "session": 1, "respondent": 1, "answers": 1}

responses = st.builds(
    Response,
    function=st.sampled_from((None, *FUNCTIONS)),
    level=st.sampled_from((None, *LEVELS)),
    session=st.integers(0, SESSIONS - 1),
    respondent=st.integers(0, RESPONDENTS - 1),
    answers=st.tuples(*[st.sampled_from((None, 1, 2, 3, 4, 5))] * 20),
    edition=st.sampled_from(EDITIONS),
    form=st.sampled_from((FORMAT, GUESSES)),
)


def read(text):
    """Read a code of either format."""
    return decode_symbols(symbols_of(text))


def some_responses(count):
    """Make the same varied responses at every run, the extremes among them."""
    chance = random.Random(20)  # noqa: S311 - test data
    yield Response(None, None, 0, 0, (None,) * 20)
    yield Response("other", "staff", SESSIONS - 1, RESPONDENTS - 1, (5,) * 20)
    for _ in range(count - 2):
        answers = tuple(chance.choice((None, 1, 2, 3, 4, 5)) for _ in range(20))
        function, level = chance.choice(FUNCTIONS), chance.choice((None, *LEVELS))
        yield Response(function, level, chance.randrange(SESSIONS), chance.randrange(RESPONDENTS), answers)


def check_of(payload):
    """Divide as one learns it at school, to check the table of the code: 104 bits, register full of ones."""
    register = 0x3FFFF
    for bit in f"{payload:0104b}":
        carry = register >> 17 ^ int(bit)
        register = register << 1 & 0x3FFFF
        if carry:
            register ^= 0x57
    return register


def code_of(**fields):
    """Write any values of the fields as symbols with the right check, allowed or not."""
    word = 0
    for name, width in WIDTHS.items():
        word = word << width | (VALID | fields)[name]
    word = word << 18 | check_of(word)
    return "".join(SYMBOLS[word >> 5 * place & 31] for place in reversed(range(LENGTH)))


@given(responses)
def test_round_trip(response):
    """What is encoded is decoded, field by field."""
    assert response == read(encode(response))


@given(responses)
def test_code_looks_the_same_every_time(response):
    """A code is six groups of four symbols, and decoding and encoding it again changes nothing."""
    code = encode(response)
    assert [4] * 6 == [len(group) for group in code.split("-")]
    assert set(code) <= {*SYMBOLS, "-"}
    assert code == encode(read(code))


@given(responses, st.randoms(use_true_random=False))
def test_reading_forgives(response, chance):
    """Case, spaces, dashes of every kind and look-alike symbols do not matter."""
    look_alikes = {"0": "0Oo", "1": "1IiLl"}
    written = "".join(
        chance.choice(look_alikes.get(symbol, symbol + symbol.lower()))
        + chance.choice(("", "", " ", "-", "–", "\n", "\u00a0"))
        for symbol in symbols_of(encode(response))
    )
    assert response == read(f"  {written}\t")


def test_layout_is_the_documented_one():
    """An independent writer of the documented format makes the same code."""
    response = Response("marketing", "head", 4660, 11259375, (1, None, 5, *(3,) * 17))
    answers = int("105" + "3" * 17, 6)
    expected = code_of(function=2, level=1, session=4660, respondent=11259375, answers=answers)
    assert expected == symbols_of(encode(response))


def test_every_wrong_symbol_is_found():
    """In three dozen codes, each of the 24 symbols replaced by each of the 31 others is refused."""
    for response in some_responses(36):
        symbols = symbols_of(encode(response))
        for place, wrong in itertools.product(range(LENGTH), SYMBOLS):
            if wrong != symbols[place]:
                with pytest.raises(CodeError):
                    decode(symbols[:place] + wrong + symbols[place + 1 :])


def test_every_swap_of_neighbours_is_found():
    """In three dozen codes, every swap of two neighbouring different symbols is refused."""
    swaps = 0
    for response in some_responses(36):
        symbols = symbols_of(encode(response))
        for place in range(LENGTH - 1):
            first, second = symbols[place : place + 2]
            if first != second:
                swaps += 1
                with pytest.raises(CodeError):
                    decode(symbols[:place] + second + first + symbols[place + 2 :])
    assert swaps > 700


def test_any_two_wrong_symbols_are_found():
    """No two single-symbol errors leave the same remainder, so that no pair of them goes unseen."""
    plain = check_of(0)
    remainders = {
        (check_of(wrong << 5 * place >> 18) ^ plain) ^ (wrong << 5 * place & 0x3FFFF)
        for place, wrong in itertools.product(range(LENGTH), range(1, 32))
    }
    assert LENGTH * 31 == len(remainders)
    assert 0 not in remainders


def test_random_text_is_refused():
    """Of 40,000 random texts of the right length and alphabet, fewer than one in 10,000 passes."""
    chance = random.Random(7)  # noqa: S311 - test data
    passed = 0
    for _ in range(40_000):
        try:
            decode("".join(chance.choices(SYMBOLS, k=LENGTH)))
            passed += 1
        except CodeError:
            pass
    assert passed < 4


def test_random_text_of_our_format_is_refused():
    """Even with format and edition right, fewer than one random text in 10,000 passes."""
    chance = random.Random(8)  # noqa: S311 - test data
    passed = 0
    for _ in range(40_000):
        try:
            decode("4" + chance.choice(SYMBOLS[16:]) + "".join(chance.choices(SYMBOLS, k=LENGTH - 2)))
            passed += 1
        except CodeError:
            pass
    assert passed < 4


@pytest.mark.parametrize("text", ["0" * 24, "Z" * 24, "4" * 24])
def test_one_symbol_repeated_is_no_code(text):
    """A cat on the keyboard makes no code."""
    with pytest.raises(CodeError):
        decode(text)


def test_the_helper_makes_readable_codes():
    """The codes of the next test are refused for their one strange value and for nothing else."""
    assert Response("sales", "head", 1, 1, (*(None,) * 19, 1)) == decode(code_of())


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"format": 0}, "no response code"),
        *(({"format": number}, "newer version") for number in range(3, 8)),
        ({"edition": 0}, "no response code"),
        *(({"edition": number}, "newer version") for number in range(max(EDITIONS) + 1, 8)),
        ({"level": 3}, "no response code"),
        ({"answers": 6**20}, "no response code"),
        ({"answers": 2**52 - 1}, "no response code"),
    ],
)
def test_unused_values_are_refused(fields, message):
    """A value that the format does not use is refused, even with the right check."""
    with pytest.raises(CodeError, match=message):
        decode(code_of(**fields))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "has 24 symbols; this has 0"),
        ("4NNK-DVRR", "has 24 symbols; this has 8"),
        ("U" * 24, "“U” is never part"),
        ("4NNK-DVRR-AE67-D294-SS9A-DVJ?", "“\\?” is never part"),
        ("4ÑNK-DVRR-AE67-D294-SS9A-DVJK", "“Ñ” is never part"),
        ("٤" * 24, "is never part"),
        ("4NNK-DVRR-AE67-D294-SS9A-DVJJ", "symbol of this code is wrong"),
    ],
)
def test_message_says_what_is_wrong(text, message):
    """Each way to be no code has its own sentence."""
    with pytest.raises(CodeError, match=message):
        decode(text)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"function": "finance"}, "no function"),
        ({"level": "boss"}, "no level"),
        ({"session": SESSIONS}, "session tag is a number from 0 to 65535, not 65536"),
        ({"session": -1}, "session tag"),
        ({"respondent": RESPONDENTS}, "respondent number is a number from 0 to 16777215, not 16777216"),
        ({"respondent": -1}, "respondent number"),
        ({"answers": (3,) * 19}, "there are 19"),
        ({"answers": (*(3,) * 19, 6)}, "Answer 20 is 6"),
        ({"answers": (0, *(3,) * 19)}, "Answer 1 is 0"),
        ({"edition": 2}, "edition 2"),
    ],
)
def test_encode_refuses_what_does_not_fit(fields, message):
    """A value that a code cannot carry is refused and named."""
    valid = {"function": "sales", "level": "head", "session": 1, "respondent": 1, "answers": (3,) * 20}
    with pytest.raises(CodeError, match=message):
        encode(Response(**(valid | fields)))


def test_code_error_is_a_value_error():
    """Callers that know nothing of codes can catch a ValueError."""
    assert issubclass(CodeError, ValueError)


def test_a_mark_tells_its_code():
    """A mark of a table is not mistaken for one."""
    assert "4NNK-DVRR" == marks_code(code_mark("4NNK-DVRR"))
    assert "" == marks_code("row 12")


def test_golden_codes_stay_readable():
    """Codes that people already hold read as they did on the day they were made."""
    lines = [line for line in GOLDEN.read_text().splitlines() if line and not line.startswith("#")]
    assert len(lines) >= 8
    for line in lines:
        code, function, level, session, respondent, answers, *guesses = line.split()
        expected = Response(
            function=None if function == "none" else function,
            level=None if level == "none" else level,
            session=int(session),
            respondent=int(respondent),
            answers=tuple(None if answer == "." else int(answer) for answer in answers),
            edition=1,
            form=GUESSES if guesses else FORMAT,
        )
        assert expected == decode_symbols(symbols_of(code))


def test_session_tag_is_the_name_without_case_and_spaces():
    """The same name in other case and spacing has the same tag; another name has another."""
    assert session_tag("Spring 2026") == session_tag("  spring\u00a0  2026 ")
    assert session_tag("Spring 2026") != session_tag("Spring 2027")


def test_session_tag_is_the_same_everywhere():
    """The tag of a name never changes, or the answers of open sessions would be lost."""
    assert {"Spring 2026": 22898, "Køln & Team": 14332} == {
        name: session_tag(name) for name in ("Spring 2026", "Køln & Team")
    }


@given(st.text())
def test_session_tag_fits(name):
    """Every name has a tag that fits into a code; only an empty name has none."""
    tag = session_tag(name)
    assert 0 <= tag < SESSIONS
    assert (tag == 0) == (not name.split())


@given(st.text(string.printable))
def test_any_text_decodes_or_is_refused(text):
    """Nothing but CodeError comes of a text that is no code."""
    with pytest.raises(CodeError):
        decode(text)


def test_codes_fit_the_instrument(instrument):
    """The instrument in use has an edition, statements and a scale that a code can carry."""
    assert instrument.edition in EDITIONS
    assert STATEMENTS == len(instrument.statements)
    assert [*range(1, HIGHEST + 1)] == [point.value for point in instrument.scale]
