"""Guesses at the other function's answers: in a code beside the answers, in columns, and what cannot count."""

import pytest

from assessment.exchange.as_json import to_json
from assessment.exchange.code import GUESSES, CodeError, Response, decode, encode
from assessment.exchange.codes_in_text import read_codes
from assessment.exchange.combined import combine
from assessment.exchange.later_guesses import with_later_guesses
from assessment.exchange.read import read_file
from assessment.exchange.reading import Reading
from assessment.guesses import Guesses, are_guessable
from assessment.instrument import Answers, Instrument
from assessment.workspace.records import Person, pack, unpack

OWN = (3, 2, 4, 3, 3, 4, 2, 3, 4, 3, 2, 3, 4, 3, 3, 4, 1, 1, 3, 4)


def guesses_on(**given: int) -> Answers:
    """Return guesses by the numbers of their statements: `q2=4`."""
    return tuple(given.get(f"q{number}") for number in range(1, 21))


GIVEN = guesses_on(q2=4, q4=1, q16=5)


def answers_code(function: str | None = "sales", respondent: int = 7) -> str:
    return encode(Response(function, "staff", 9, respondent, OWN))


def guess_code(of: str = "marketing", answers: Answers = GIVEN, respondent: int = 7) -> str:
    return encode(Response(of, None, 9, respondent, answers, form=GUESSES))


def read_message(instrument: Instrument, *codes: str) -> Reading:
    return read_codes("chat.txt", "\n".join(codes), instrument)


def reasons_in(reading: Reading) -> list[str]:
    return [remark.reason for remark in (*reading.remarks, *reading.rejected, *reading.duplicates)]


def test_guesses_come_beside_the_answers(instrument: Instrument) -> None:
    """In one message, in any order; the answers are as they were without."""
    with_guesses = read_message(instrument, f"My answers: {answers_code()} {guess_code()}")
    (person,) = with_guesses.respondents
    assert Guesses("marketing", GIVEN) == person.guesses
    assert read_message(instrument, answers_code()).respondents == (person._replace(guesses=None),)
    assert (
        with_guesses.respondents[0].guesses
        == read_message(instrument, guess_code(), answers_code()).respondents[0].guesses
    )
    assert [] == reasons_in(with_guesses)
    assert {"of": "marketing", "answers": {"2": 4, "4": 1, "16": 5}} == to_json(with_guesses)["respondents"][0][
        "guesses"
    ]


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ((guess_code(),), "the code with the same person’s answers has not come yet"),
        ((answers_code(), guess_code(respondent=8)), "the code with the same person’s answers has not come yet"),
        ((answers_code(respondent=0), guess_code(respondent=0)), "the code with the same person’s answers"),
        ((answers_code(), guess_code("sales")), "about one’s own function"),
        ((answers_code("other"), guess_code()), "Only people of Sales and of Marketing guess"),
        ((answers_code(None), guess_code()), "Only people of Sales and of Marketing guess"),
        ((answers_code(), guess_code(answers=guesses_on(q1=1, q2=2, q3=3, q4=4, q5=5, q6=1))), "There are 6 guesses"),
    ],
)
def test_what_cannot_count_gets_a_sentence_and_the_answers_stay(
    codes: tuple[str, ...], said: str, instrument: Instrument
) -> None:
    """A guess without answers, of one's own function, by somebody of neither, and six of them."""
    reading = read_message(instrument, *codes)
    (reason,) = reasons_in(reading)
    assert said in reason
    assert [(OWN, None)] * (len(codes) - 1) == [(each.answers, each.guesses) for each in reading.respondents]


def test_the_last_guesses_of_a_person_count(instrument: Instrument) -> None:
    """Somebody thought again; the same ones sent twice need no word."""
    changed = guesses_on(q2=1)
    reading = read_message(instrument, answers_code(), guess_code(), guess_code(), guess_code(answers=changed))
    assert changed == reading.respondents[0].guesses.answers  # type: ignore[union-attr]
    assert {"Other guesses of the same person stand in line 4; those count."} == {*reasons_in(reading)}


def test_a_code_with_guesses_is_no_result() -> None:
    """Pasted where a code with answers belongs, it says so."""
    with pytest.raises(CodeError, match="This code holds guesses"):
        decode(guess_code())


COLUMNS = [f"q{number}" for number in range(1, 21)]


def table(heads: list[str], *rows: tuple[str, list[object]]) -> bytes:
    lines = [["function", *COLUMNS, *heads]]
    lines += [[function, *map(str, OWN), *map(str, cells)] for function, cells in rows]
    return "\n".join(",".join(line) for line in lines).encode()


@pytest.mark.parametrize(
    "heads",
    [
        ["guess q2", "guess q4", "guess q16"],
        ["Guess 2", "Guess 4", "Guess 16"],
        ["guess_of_marketing_q2", "guess_of_marketing_q4", "guess_of_marketing_q16"],
        ["My guess of what Marketing answers [{2}]", "My guess [{4}]", "Guess: {16}"],
    ],
)
def test_columns_named_so_carry_guesses(heads: list[str], instrument: Instrument) -> None:
    """By number or by wording, with or without the function; no column of an answer is taken for one, or one for it."""
    texts = ["", *(statement.text.replace(",", " ") for statement in instrument.statements)]
    named = [head.format(*texts) for head in heads]
    data = table(named, ("Sales", [4, 1, 5]), ("Sales", ["", "", ""]))
    reading = read_file("form.csv", data, instrument)
    assert [Guesses("marketing", GIVEN), None] == [each.guesses for each in reading.respondents]
    assert {OWN} == {each.answers for each in reading.respondents}
    assert [2, 4, 16] == [each.statement for each in reading.matched if each.meaning == "guess"]
    assert [] == reasons_in(reading)


def test_a_column_of_guesses_is_read_as_the_answers_are(instrument: Instrument) -> None:
    """In the words of the scale; what is no guess is named with its row, and the rest is kept."""
    data = table(["guess q2", "guess q4"], ("Marketing", ["strongly agree", "no idea"]))
    reading = read_file("form.csv", data, instrument)
    assert Guesses("sales", guesses_on(q2=5)) == reading.respondents[0].guesses
    (remark,) = reading.remarks
    assert (2, "“no idea” is no guess from 1 to 5 on statement 4.") == (remark.row, remark.reason)


def test_columns_of_both_functions_keep_the_other_ones(instrument: Instrument) -> None:
    """A form that asks everybody about both: what people guess of their own function does not count."""
    data = table(["guess of sales q2", "guess of marketing q2"], ("Sales", [1, 4]), ("Marketing", [2, 5]))
    reading = read_file("form.csv", data, instrument)
    assert [4, 2] == [each.guesses.answers[1] for each in reading.respondents if each.guesses]
    assert 2 == sum("about one’s own function" in reason for reason in reasons_in(reading))


def test_a_row_that_ends_before_a_guess_has_none(instrument: Instrument) -> None:
    """Spreadsheets leave out the empty cells at the end of a row."""
    data = table(["guess q2"], ("Sales", [1]), ("Marketing", [""])).removesuffix(b",") + b"\n"
    reading = read_file("form.csv", data, instrument)
    assert [Guesses("marketing", guesses_on(q2=1)), None] == [each.guesses for each in reading.respondents]


def test_six_columns_of_guesses_do_not_count(instrument: Instrument) -> None:
    """Nobody can know which five were meant; the answers stay."""
    data = table([f"guess q{number}" for number in range(1, 7)], ("Sales", [1, 2, 3, 4, 5, 1]))
    reading = read_file("form.csv", data, instrument)
    assert (OWN, None) == (reading.respondents[0].answers, reading.respondents[0].guesses)
    assert ["There are 6 guesses; 5 at most can be given. So none of them count."] == reasons_in(reading)


def test_of_two_files_the_one_with_guesses_counts(instrument: Instrument) -> None:
    """A code that came alone first, and later with guesses, is one person with guesses."""
    both = combine([read_message(instrument, answers_code()), read_message(instrument, answers_code(), guess_code())])
    assert [Guesses("marketing", GIVEN)] == [each.guesses for each in both.respondents]


def together(instrument: Instrument, *messages: tuple[str, ...]) -> Reading:
    """Read messages as they come one after the other."""
    return combine(with_later_guesses([read_message(instrument, *codes) for codes in messages], instrument))


@pytest.mark.parametrize("messages", [((answers_code(),), (guess_code(),)), ((guess_code(),), (answers_code(),))])
def test_guesses_of_another_message_join_the_answers(
    messages: tuple[tuple[str, ...], ...], instrument: Instrument
) -> None:
    """Session and number of the two codes are the same, so they are of one person, whichever came first."""
    reading = together(instrument, *messages)
    assert [(OWN, Guesses("marketing", GIVEN))] == [(each.answers, each.guesses) for each in reading.respondents]
    assert ((), ()) == (reading.rejected, reading.guesses_alone)


@pytest.mark.parametrize(
    ("messages", "said"),
    [
        (((answers_code(),), (guess_code(respondent=8),)), "has not come yet"),
        (((answers_code(respondent=0),), (guess_code(respondent=0),)), "has not come yet"),
        (((answers_code(),), (answers_code("marketing"),), (guess_code(),)), "has not come yet"),
        (((answers_code(),), (guess_code("sales"),)), "about one’s own function"),
        (((answers_code(),), (guess_code(answers=guesses_on(q1=1, q2=2, q3=3, q4=4, q5=5, q6=1)),)), "There are 6"),
    ],
)
def test_guesses_that_join_nobody_get_a_sentence(
    messages: tuple[tuple[str, ...], ...], said: str, instrument: Instrument
) -> None:
    """Another number, no number, a number of two people, one's own function, six of them: the answers stay.

    Of the number of two people it is said as well that it is theirs.
    """
    reading = together(instrument, *messages)
    assert [None] * (len(messages) - 1) == [each.guesses for each in reading.respondents]
    reasons = reasons_in(reading)
    assert [True] == [said in reason for reason in reasons if "Both count." not in reason]
    assert len(messages) - 2 == sum("Both count." in reason for reason in reasons)


def test_a_person_with_guesses_is_kept_as_a_line() -> None:
    """What a workspace writes it reads again."""
    person = Person("sales", "head", OWN, 3, "code X", Guesses("marketing", GIVEN))
    assert person == unpack(pack(person))
    assert "sales head 32433423432343341134+marketing:" in pack(person)


def test_a_choice_of_statements_is_a_few_that_there_are(instrument: Instrument) -> None:
    """Each once, and no more than the limit."""
    asked = {(2,): True, instrument.guessed: True, (): False, (2, 2): False, (21,): False, (1, 2, 3, 4, 5, 6): False}
    assert asked == {numbers: are_guessable(numbers, instrument) for numbers in asked}
