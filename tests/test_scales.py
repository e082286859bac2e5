"""What answers of another scale mean: asked where it cannot be known, refused where no answer would help."""

from dataclasses import replace

import pytest

from assessment.exchange.read import read_file
from assessment.exchange.reading import Reading, UnreadableError
from assessment.exchange.survey.choices import NO_ANSWER, UNKNOWN, Choices
from assessment.instrument import STATEMENTS, Instrument

PEOPLE = 12
SEVEN = tuple("1234567")


def read(answers: tuple[str, ...], instrument: Instrument, choices: tuple[Choices, ...] = ()) -> Reading:
    """Read a table in which each of these answers is given about as often as any other."""
    header = ",".join(f"q{number}" for number in range(1, STATEMENTS + 1))
    rows = [
        ",".join(answers[(person * 7 + number) % len(answers)] for number in range(STATEMENTS))
        for person in range(PEOPLE)
    ]
    return read_file("people.csv", "\n".join([header, *rows]).encode(), instrument, choices=choices)


def asked(answers: tuple[str, ...], instrument: Instrument) -> tuple[str, dict[str, str | None]]:
    """Return the question about the answers, and what is proposed."""
    question = next(each for each in read(answers, instrument).questions if each.kind == "scale")
    return question.sentence, dict(question.texts)


@pytest.mark.parametrize(("other", "proposed"), [("9", NO_ANSWER), ("8", NO_ANSWER), ("0", None)])
def test_a_number_beside_five_points_may_be_no_answer(other: str, proposed: str | None, instrument: Instrument) -> None:
    """8 and 9 are codes of no answer; 0 may be the lowest of six points, so nothing is proposed."""
    sentence, texts = asked((*"12345", other), instrument)
    assert f"Beside the five points there is “{other}”. Does it mean no answer?" == sentence
    assert {each: each for each in "12345"} | {other: proposed} == texts


def test_stars_beside_many_other_words_are_not_all(instrument: Instrument) -> None:
    """The words are what is asked; what the stars mean is proposed."""
    sentence, texts = asked(("★", "★★", "★★★", "blue", "green"), instrument)
    assert "What do these answers mean: “blue” and “green”?" == sentence
    assert {"★": "1", "★★": "2", "★★★": "3", "blue": None, "green": None} == texts


def test_seven_points_are_read_once_somebody_said_what_each_means(instrument: Instrument) -> None:
    """All of them, or nobody is read: what two of them mean does not make five points of the others."""
    with pytest.raises(UnreadableError, match="a scale of seven points") as refused:
        read(SEVEN, instrument)
    ((_, proposal),) = refused.value.proposals
    meanings = dict(zip(SEVEN, (*"12345", NO_ANSWER, NO_ANSWER), strict=True))
    chosen = replace(proposal, texts={**proposal.texts, "scale": meanings})
    reading = read(SEVEN, instrument, (chosen,))
    assert PEOPLE == len(reading.respondents)
    first = [int(SEVEN[number % 7]) for number in range(STATEMENTS)]
    assert tuple(each if each <= 5 else None for each in first) == reading.respondents[0].answers
    some = replace(proposal, texts={**proposal.texts, "scale": {each: meanings[each] for each in "67"}})
    with pytest.raises(UnreadableError, match="a scale of seven points"):
        read(SEVEN, instrument, (some,))


def test_five_points_round_zero_are_asked_about(instrument: Instrument) -> None:
    """Negative numbers are codes of no answer only where they are no scale."""
    sentence, texts = asked(("-2", "-1", "0", "1", "2"), instrument)
    assert "The numbers run from -2 to 2. Is -2 the lowest of five points?" == sentence
    assert {"-2": "1", "-1": "2", "0": "3", "1": "4", "2": "5"} == texts


@pytest.mark.parametrize(("last", "scale"), [(11, "a scale of eleven points"), (12, "a longer scale")])
def test_up_to_eleven_points_are_named(last: int, scale: str, instrument: Instrument) -> None:
    """From 0 to 10 is common; what is longer is a slider."""
    with pytest.raises(UnreadableError, match=f"run from 1 to {last}: that is {scale}, and"):
        read(tuple(str(number) for number in range(1, last + 1)), instrument)


@pytest.mark.parametrize("order", [(5, 7), (7, 5)])
def test_the_longest_scale_that_a_heading_names_counts(order: tuple[int, int], instrument: Instrument) -> None:
    """One statement of seven points among those of five is enough: nobody chose its highest."""
    first, second = (f"(1 = strongly disagree; {last} = strongly agree)" for last in order)
    header = ",".join([f"q1 {first}", f"q2 {second}", *(f"q{number}" for number in range(3, STATEMENTS + 1))])
    rows = [",".join(str(1 + (person + number) % 5) for number in range(STATEMENTS)) for person in range(PEOPLE)]
    with pytest.raises(UnreadableError, match="says that the answers run to 7"):
        read_file("people.csv", "\n".join([header, *rows]).encode(), instrument)


def round_zero(last: int) -> tuple[str, ...]:
    return tuple(str(number) for number in range(-last, last + 1))


LABELLED = ("-3 (Strongly disagree)", *round_zero(2), "3 (Strongly agree)")


@pytest.mark.parametrize(
    ("answers", "ends", "points"),
    [
        (round_zero(3), 3, "seven"),
        ((*round_zero(3), "-9"), 3, "seven"),
        (("-3", "-2", "-1", "0", "+1", "+2", "+3"), 3, "seven"),
        (LABELLED, 3, "seven"),
        (tuple(each for each in round_zero(3) if each != "0"), 3, "six"),
        (round_zero(4), 4, "nine"),
        (round_zero(5), 5, "eleven"),
    ],
)
def test_more_than_five_points_round_zero_are_refused(
    answers: tuple[str, ...], ends: int, points: str, instrument: Instrument
) -> None:
    """As those that begin with 1 are: the numbers below zero are points, and no codes of no answer."""
    with pytest.raises(UnreadableError, match=f"run from -{ends} to {ends}: that is a scale of {points} points"):
        read(answers, instrument)


@pytest.mark.parametrize(
    ("low", "high", "points"), [(-3, 2, "seven"), (-4, 3, "nine"), (-4, 2, "nine"), (-5, 2, "eleven")]
)
def test_a_scale_round_zero_of_which_nobody_chose_the_highest_is_refused(
    low: int, high: int, points: str, instrument: Instrument
) -> None:
    """With zero between, and one after the other down from it, numbers below are no codes of no answer."""
    found = f"run from {low} to {high}, and nobody chose {-low}: that is a scale of {points} points"
    with pytest.raises(UnreadableError, match=found):
        read(tuple(map(str, range(low, high + 1))), instrument)
    with pytest.raises(UnreadableError, match=found):
        read((*map(str, range(low, high + 1)), "-99"), instrument)


@pytest.mark.parametrize(
    ("low", "high", "without"), [(-2, 3, ""), (-2, 4, ""), (-3, 4, ""), (-3, 2, "0"), (-3, 1, "0")]
)
def test_numbers_that_may_be_points_or_codes_are_asked_about(
    low: int, high: int, without: str, instrument: Instrument
) -> None:
    """From 0 on with codes below, or round zero with an end that nobody chose: nothing is proposed for either."""
    answers = tuple(each for each in map(str, range(low, high + 1)) if each != without)
    sentence, texts = asked((*answers, "-99"), instrument)
    assert f"The answers run from {low} to {high}. Which of them are points, and which mean no answer?" == sentence
    assert {**dict.fromkeys(answers), "-99": "no answer"} == texts


@pytest.mark.parametrize("heading", ["q{} (-3 = strongly disagree, 3 = strongly agree)", "q{} from -3 to +3"])
def test_a_heading_that_names_both_ends_counts(heading: str, instrument: Instrument) -> None:
    """Nobody chose the lowest and the highest."""
    header = ";".join(heading.format(number) for number in range(1, STATEMENTS + 1))
    rows = [";".join(str((person + number) % 5 - 2) for number in range(STATEMENTS)) for person in range(PEOPLE)]
    with pytest.raises(UnreadableError, match="says that the answers run from -3 to 3: that is a scale of seven"):
        read_file("people.csv", "\n".join([header, *rows]).encode(), instrument)


@pytest.mark.parametrize("codes", [("-1",), ("-1", "-2", "-3"), ("-9", "-1"), ("-1", "-2", "-3", "-4", "-5")])
def test_numbers_below_zero_beside_five_points_are_codes(codes: tuple[str, ...], instrument: Instrument) -> None:
    """Form tools number why nobody answered from -1 on."""
    (scale,) = (each for each in read((*"12345", *codes), instrument).questions if each.kind == "scale")
    assert not scale.blocking
    assert set(codes) == {text for text, meaning in scale.texts.items() if meaning == "no answer"}


@pytest.mark.parametrize("code", ["66", "77", "88", "97", "98", "99", "777", "888", "997", "998", "999", "9999"])
def test_usual_codes_of_no_answer_are_none(code: str, instrument: Instrument) -> None:
    """Survey programs write them where nobody answered."""
    (scale,) = (each for each in read((*"12345", code), instrument).questions if each.kind == "scale")
    assert [False, "no answer"] == [scale.blocking, scale.texts[code]]


def test_codes_without_labels_are_asked_about(instrument: Instrument) -> None:
    """SoSci Survey names a question A001 and writes 1 and 2: nobody can know what they mean, and left open is lost."""
    header = ";".join(["CASE", "A001", "A002", *(f"A003_{number:02}" for number in range(1, STATEMENTS + 1))])
    rows = [
        ";".join([str(100 + n), str(n % 2 + 1), str(n % 3 - 9), *(str((n + k) % 5 + 1) for k in range(STATEMENTS))])
        for n in range(PEOPLE)
    ]
    data = "\n".join([header, *rows]).encode()
    reading = read_file("codes.csv", data, instrument)
    (question,) = reading.questions
    assert ("columns", True, ["A001", "A002"], ()) == (
        question.kind,
        question.blocking,
        list(question.texts),
        reading.respondents,
    )
    ((_, proposal),) = reading.proposals
    columns = tuple(
        {"A001": "function", "A002": "not read"}.get(heading, meaning)
        for heading, meaning in zip(proposal.headings, proposal.columns, strict=True)
    )
    texts = {**proposal.texts, "function": {"1": "sales", "2": "marketing"}}
    read_so = read_file("codes.csv", data, instrument, choices=(replace(proposal, columns=columns, texts=texts),))
    assert 6 == sum(each.function == "sales" for each in read_so.respondents)
    assert () == read_file("codes.csv", data, instrument, choices=(proposal,)).respondents
    none = replace(proposal, columns=tuple("not read" if each == UNKNOWN else each for each in proposal.columns))
    assert PEOPLE == len(read_file("codes.csv", data, instrument, choices=(none,)).respondents)
