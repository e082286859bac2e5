"""The response code: one person's answers as 24 symbols that survive chat, mail and paper.

The exact format is written down in docs/reference/maintainers/response-code.md. In short, 120 bits, most significant
first: format 3, edition 3, function 2, level 2, session 16, respondent 24, answers 52, check 18; shown in Crockford
Base32.
"""

import hashlib
import unicodedata
from itertools import product
from typing import NamedTuple

from assessment.errors import InputError
from assessment.instrument import FUNCTIONS, LEVELS, STATEMENTS, Answers

FORMAT, GUESSES = 1, 2
"""The formats: of a code with one's own answers, and of one with guesses. A later one keeps the 24 symbols and the
check, so that it can be recognised."""

EDITIONS = (1,)
"""The editions of the instrument that a code of this format may carry."""

EDITION = EDITIONS[-1]
"""The edition that is asked now, which the bank must have. Codes of the others can be read, but not scored."""

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 24, 4
HIGHEST = 5  # the highest answer; 0 stands for no answer, so an answer is a digit to the base 6
SESSIONS, RESPONDENTS = 1 << 16, 1 << 24

_MARK = "code "
_FUNCTIONS = (None, *FUNCTIONS)
_LEVELS = (None, *LEVELS)
_WIDTHS = (3, 3, 2, 2, 16, 24, 52)  # format, edition, function, level, session, respondent, answers

# x^18 + x^6 + x^4 + x^2 + x + 1, the smallest polynomial under which, over 120 bits, no two errors within one symbol
# each and no five wrong bits cancel out. Degree and constant term alone find every burst of up to 18 bits, so every
# wrong symbol (5 bits) and every swap of neighbours (10 bits).
_POLYNOMIAL = 0x40057
CHECK_BITS = 18
_CHECK_MASK = (1 << CHECK_BITS) - 1
_RESPONDENT = CHECK_BITS + _WIDTHS[-1]  # bits to the right of the respondent
_HEAD = _RESPONDENT + sum(_WIDTHS[-3:-1])  # and of format, edition, function and level
_ANSWERS_MASK = (1 << _WIDTHS[-1]) - 1
_PERSON_MASK = SESSIONS * RESPONDENTS - 1
_INITIAL = _CHECK_MASK  # not 0, so that 24 zeros are no code
_PAYLOAD_BYTES = 13  # 102 bits, with two zero bits in front

_DASHES = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_READ = str.maketrans(
    {symbol.lower(): symbol for symbol in SYMBOLS if symbol.isalpha()}
    | dict.fromkeys("Oo", "0")
    | dict.fromkeys("IiLl", "1")
    | dict.fromkeys(_DASHES + _INVISIBLE, "")
)
_VALID = frozenset(SYMBOLS)
TO_DIGITS = str.maketrans(SYMBOLS, "0123456789abcdefghijklmnopqrstuv")  # those of `int(text, 32)`

_HEADS = {
    ((form << 3 | edition) << 2 | function) << 2 | level: (form, edition, _FUNCTIONS[function], _LEVELS[level])
    for form, edition in product((FORMAT, GUESSES), EDITIONS)
    for function, level in product(range(len(_FUNCTIONS)), range(len(_LEVELS)))
}
"""The first ten bits of a code -> what they say."""

_FIFTHS: tuple[Answers, ...] = tuple(product((None, *range(1, HIGHEST + 1)), repeat=STATEMENTS // 5))  # read at once
_FIFTH, _EVERY = len(_FIFTHS), (HIGHEST + 1) ** STATEMENTS  # so many ways to answer a fifth of the statements, or all


class CodeError(InputError):
    """A text that is no response code, or a response that fits into none. The message says what to do."""


class Response(NamedTuple):
    """What one respondent sends back; a named tuple, since many are read at once."""

    function: str | None  # one of FUNCTIONS
    level: str | None  # one of LEVELS
    session: int  # tag of the session, 1-65535; 0 = none
    respondent: int  # random number that tells two people with the same answers apart, 1-16777215; 0 = none
    answers: Answers  # 20 answers, or guesses
    edition: int = EDITION
    form: int = FORMAT  # GUESSES: what the respondent believes that `function` answers; the other code has the rest


def encode(response: Response) -> str:
    """Write a response as a code in six groups of four symbols. Raises `CodeError` for a value that does not fit."""
    payload = 0
    for value, width in zip(_fields(response), _WIDTHS, strict=True):
        payload = payload << width | value
    word = payload << CHECK_BITS | _check(payload)
    return grouped("".join(SYMBOLS[word >> shift & 31] for shift in range(5 * (LENGTH - 1), -1, -5)))


def decode(text: str) -> Response:
    """Read a code with answers in any case, with or without spaces and dashes; O is read as 0, I and L as 1.

    Raises `CodeError` with a sentence that says what is wrong and what to do, for a code with guesses as well.
    """
    response = decode_any(text)
    if response.form == GUESSES:
        raise CodeError("This code holds guesses. The answers are in the code that stands before it.")
    return response


def decode_any(text: str) -> Response:
    """Read a code with answers or with guesses, else like `decode`."""
    symbols = symbols_of(text)
    if not _VALID.issuperset(symbols):
        strange = next(symbol for symbol in symbols if symbol not in _VALID)
        raise CodeError(
            f"“{strange}” is never part of a response code. Copy the whole code again from the result page."
        )
    if len(symbols) != LENGTH:
        raise CodeError(f"A response code has {LENGTH} symbols; this has {len(symbols)}. Copy the whole code again.")
    return decode_symbols(symbols)


def decode_symbols(symbols: str) -> Response:
    """Read a code as `symbols_of` returns it: `LENGTH` of `SYMBOLS`. Raises `CodeError` like `decode`."""
    word = int(symbols.translate(TO_DIGITS), 32)
    if fault_of(word):
        raise CodeError(
            "A symbol of this code is wrong or out of place. Compare it with the original, or copy it again."
        )
    return response_of(word)


def fault_of(word: int) -> int:
    """Return how far the check of the 120 bits of a code is from what it should be, in `CHECK_BITS`; 0 is right."""
    return _check(word >> CHECK_BITS) ^ word & _CHECK_MASK


def response_of(word: int) -> Response:
    """Turn the 120 bits of a code into a response; a value that no format uses is refused."""
    said = _HEADS.get(head := word >> _HEAD)
    answers = word >> CHECK_BITS & _ANSWERS_MASK
    if said is None or answers >= _EVERY:
        raise CodeError(_unknown(head))
    form, edition, function, level = said
    answers, fifth = divmod(answers, _FIFTH)  # written out: a loop takes half as long again
    answers, fourth = divmod(answers, _FIFTH)
    answers, third = divmod(answers, _FIFTH)
    first, second = divmod(answers, _FIFTH)
    numbers = (*_FIFTHS[first], *_FIFTHS[second], *_FIFTHS[third], *_FIFTHS[fourth], *_FIFTHS[fifth])
    session, respondent = divmod(word >> _RESPONDENT & _PERSON_MASK, RESPONDENTS)
    return Response(function, level, session, respondent, numbers, edition, form)


def _unknown(head: int) -> str:
    """Say why a code is refused whose check is right."""
    form, edition = head >> 7, head >> 4 & 7
    if form > GUESSES or (form in (FORMAT, GUESSES) and edition > EDITIONS[-1]):
        return "This code was made by a newer version of this site. Reload the page, or get the new version."
    return "This is no response code of this site. Copy the code again from the result page."


def of_this_edition(response: Response) -> Response:
    """Return the response; raise `CodeError` where it answers statements that are no longer asked."""
    if problem := edition_problem(response):
        raise CodeError(problem)
    return response


def edition_problem(response: Response) -> str:
    """Say why a response cannot be scored with the statements of now; empty where it can."""
    if response.edition == EDITION:
        return ""
    return (
        f"These answers were given to edition {response.edition} of the questionnaire; this site asks edition "
        f"{EDITION}, whose statements differ. So they are not scored here."
    )


def symbols_of(text: str) -> str:
    """Strip case, spaces and dashes from a code and read O, I and L as the digits that they resemble."""
    return "".join(text.translate(_READ).split())


def grouped(symbols: str) -> str:
    """Show symbols as a code is shown: in groups of four joined by dashes."""
    return "-".join([symbols[start : start + GROUP] for start in range(0, len(symbols), GROUP)])


def code_mark(code: str) -> str:
    """Mark a response that was read from a code, as `encode` writes it: recognised when it comes again."""
    return f"{_MARK}{code}"


def number_of(code: str) -> tuple[int, int]:
    """Return session and respondent of a code as `encode` writes it, without reading its answers; 0 is none."""
    word = int(code.replace("-", "").translate(TO_DIGITS), 32)
    return divmod(word >> _RESPONDENT & _PERSON_MASK, RESPONDENTS)


def code_of(mark: str) -> str:
    """Return the code that a mark was made of; empty for any other mark."""
    return mark.removeprefix(_MARK) if mark.startswith(_MARK) else ""


def session_tag(name: str) -> int:
    """Give the tag of a session, 1-65535, for its name; case and spaces do not matter. No name gives 0."""
    plain = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    if not plain:
        return 0
    return int.from_bytes(hashlib.sha256(plain.encode(errors="surrogatepass")).digest()) % (SESSIONS - 1) + 1


def _fields(response: Response) -> tuple[int, ...]:
    """Turn a response into the values of the fields, in their order, or raise `CodeError`."""
    if response.form not in (FORMAT, GUESSES) or response.edition not in EDITIONS:
        raise CodeError(f"No response code can be made for edition {response.edition} of the questionnaire.")
    if response.function not in _FUNCTIONS:
        raise CodeError(f"“{response.function}” is no function; write one of {', '.join(FUNCTIONS)}.")
    if response.level not in _LEVELS:
        raise CodeError(f"“{response.level}” is no level; write one of {', '.join(LEVELS)}.")
    if not 0 <= response.session < SESSIONS:
        raise CodeError(f"A session tag is a number from 0 to {SESSIONS - 1}, not {response.session}.")
    if not 0 <= response.respondent < RESPONDENTS:
        raise CodeError(f"A respondent number is a number from 0 to {RESPONDENTS - 1}, not {response.respondent}.")
    if len(response.answers) != STATEMENTS:
        raise CodeError(f"A response code holds {STATEMENTS} answers; there are {len(response.answers)}.")
    answers = 0
    for number, answer in enumerate(response.answers, 1):
        if answer is not None and not 1 <= answer <= HIGHEST:
            raise CodeError(f"Answer {number} is {answer}; an answer is a number from 1 to {HIGHEST}, or left out.")
        answers = answers * (HIGHEST + 1) + (answer or 0)
    function, level = _FUNCTIONS.index(response.function), _LEVELS.index(response.level)
    return response.form, response.edition, function, level, response.session, response.respondent, answers


def _remainder(value: int) -> int:
    """Divide `value`, shifted left by the length of the check, by the polynomial: the slow way, for the table."""
    value <<= CHECK_BITS
    for bit in range(value.bit_length() - 1, CHECK_BITS - 1, -1):
        if value >> bit & 1:
            value ^= _POLYNOMIAL << bit - CHECK_BITS
    return value


_TABLE = tuple(_remainder(value) for value in range(256))


def _check(payload: int) -> int:
    """Compute the check of the payload (cyclic redundancy check; Peterson and Brown 1961)."""
    remainder = _INITIAL
    for byte in payload.to_bytes(_PAYLOAD_BYTES):
        remainder = (remainder << 8 & _CHECK_MASK) ^ _TABLE[remainder >> (CHECK_BITS - 8) ^ byte]
    return remainder
