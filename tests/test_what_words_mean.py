"""What words, signs and codes in a file mean: what is known, what is a slip, and what is asked."""

from dataclasses import replace

import pytest

from assessment.exchange.read import read_file
from assessment.exchange.reading import UnreadableError
from tests.test_what_numbers_mean import ALL, PEOPLE, outcome, table

WORDS = ["strongly disagree", "disagree", "neither", "agree", "strongly agree"]
POINTS = dict(zip(WORDS, ALL, strict=True))
NONE = "no answer"
NUMBERED = ["1 strongly disagree", "2 perhaps so", "3 blue", "4 green", "5 strongly agree"]
STARS = ["★" * number for number in range(1, 6)]
CODES = [f"AO0{number}" for number in range(1, 6)]


def scale_of(reading):
    return next((each for each in reading.questions if each.kind == "scale"), None)


@pytest.mark.parametrize("points", [[*ALL], WORDS], ids=["numbers", "words"])
@pytest.mark.parametrize("nothing", ["-", "--", "n/a"])
def test_a_sign_beside_answers_that_are_known_is_no_answer(points, nothing, instrument):
    """Nothing is asked."""
    reading = read_file("people.csv", table([*points, nothing]), instrument)
    assert (PEOPLE, ()) == (len(reading.respondents), reading.questions)
    assert {1, 2, 3, 4, 5, None} == {answer for each in reading.respondents for answer in each.answers}


@pytest.mark.parametrize(
    ("answers", "asked", "proposed"),
    [
        (["blue", "green"], "“blue” and “green”", [None, None]),
        (["blue", "green", "-", "--"], "“blue” and “green”", [None, None, NONE, NONE]),
        (["++", "+", "o", "-", "--"], "“+”, “++” and “o”", [None] * 5),
        ([*WORDS, "blue"], "“blue”", [*ALL, None]),
        ([*WORDS, "blue", "-"], "“blue”", [*ALL, None, NONE]),
        ([*CODES, "blue"], "“AO01”, “AO02”, “AO03”, “AO04”, “AO05” and “blue”", [None] * 6),
        ([*NUMBERED, "6 grey"], "“6 grey”", [*ALL, None]),
        (
            [*NUMBERED[:4], "5 disagree"],
            "“1 strongly disagree”, “2 perhaps so”, “3 blue”, “4 green” and “5 disagree”",
            [*ALL],
        ),
        (
            ["1 strongly agree", "2 blue", "3 green", "4 grey", "5 strongly disagree"],
            "“2 blue”, “3 green” and “4 grey”",
            ["5", None, None, None, "1"],
        ),
    ],
)
def test_what_is_not_known_is_asked_with_a_proposal_for_the_rest(answers, asked, proposed, instrument):
    """Dashes stand for nothing, unless there are signs of plus: then they may be points as well."""
    question = scale_of(read_file("people.csv", table(answers), instrument))
    assert f"What do these answers mean: {asked}?" == question.sentence
    assert question.blocking
    assert dict(zip(answers, proposed, strict=True)) == question.texts


@pytest.mark.parametrize(
    ("answers", "what", "proposed"),
    [
        (STARS, "stars", [*ALL]),
        (STARS[:4], "stars", [*"1234"]),
        ([*STARS, "★" * 6], "stars", [None] * 6),
        (CODES, "codes", [*ALL]),
        (["B1", *CODES[1:]], "codes", [None] * 5),
        ([*CODES, "AO06"], "codes", [None] * 6),
        (["AO00", *CODES[:4]], "codes", [None] * 5),
    ],
)
@pytest.mark.parametrize("slips", [[], ["blue"]])
def test_stars_and_codes_are_proposed_where_they_are_ours_by_number(answers, what, proposed, slips, instrument):
    """With other numbers, or with several beginnings, nobody knows which is which. A slip among them is not asked."""
    question = scale_of(read_file("people.csv", table(answers, slips), instrument))
    assert question.sentence.startswith(f"The answers are {what}: ")
    assert dict(zip(answers, proposed, strict=True)) == question.texts


@pytest.mark.parametrize(
    "answers", [NUMBERED, ["1 blue", "2 disagree", "3 green", "4 agree", "5 grey"]], ids=["ends", "beside the ends"]
)
def test_words_with_a_number_each_are_read_where_both_sides_are_known(answers, instrument):
    """Whether that is right is asked, and nobody waits for the answer."""
    reading = read_file("people.csv", table(answers), instrument)
    question = scale_of(reading)
    assert (PEOPLE, False) == (len(reading.respondents), question.blocking)
    assert "Is each of these answers read as what it means?" == question.sentence
    assert dict(zip(answers, ALL, strict=True)) == question.texts
    assert {1, 2, 3, 4, 5} == {answer for each in reading.respondents for answer in each.answers}


@pytest.mark.parametrize(
    "answers",
    [
        ["1 strongly disagree", "2 disagree", "3 blue", "4 green", "5 grey"],
        ["1 blue", "2 green", "3 grey", "4 agree", "5 strongly agree"],
        ["1 strongly disagree", "1 blue", "2 green", "3 grey", "4 red", "5 strongly agree"],
    ],
    ids=["one side", "the other side", "a number twice"],
)
def test_words_with_a_number_each_are_asked_about_where_they_may_mean_something_else(answers, instrument):
    """What the numbers say is proposed."""
    question = scale_of(read_file("people.csv", table(answers), instrument))
    assert question.blocking
    assert {each: each[0] for each in answers} == question.texts


@pytest.mark.parametrize(
    ("answers", "slip", "read"),
    [
        (WORDS, "blue", PEOPLE - 1),
        (ALL, "blue", PEOPLE - 1),
        (ALL, "often", PEOPLE - 1),
        (ALL, "4 blue", PEOPLE - 1),
        (ALL, "agree", PEOPLE),
        (ALL, "4 agree", PEOPLE),
        (WORDS, "5 blue", PEOPLE - 1),
    ],
)
def test_a_word_that_is_no_answer_costs_its_row(answers, slip, read, instrument):
    """A word of our own scale is an answer anywhere, and one of another scale is none."""
    found = outcome(answers, [slip], instrument=instrument)
    assert (read, "") == found[:2]
    assert (f"“{slip}” is no answer" in found[2]) is (read < PEOPLE)


def test_what_somebody_said_of_texts_counts_once_all_are_said(instrument):
    """What a file does not hold is passed over; what is left open is asked again, other than slips."""
    data = table(["blue", "green", "-"], ["red"])
    ((_, proposal),) = read_file("people.csv", data, instrument).proposals

    def read(texts):
        return read_file("people.csv", data, instrument, choices=(replace(proposal, texts={"scale": texts}),))

    told = read({"blue": "1", "green": "5", "-": NONE, "grey": "3"})
    assert {1, 5, None} == {answer for each in told.respondents for answer in each.answers}
    assert PEOPLE - 1 == len(told.respondents)
    assert "“red” is no answer" in told.rejected[0].reason
    for open_still in (
        {"blue": "1", "-": NONE},
        {"blue": "1", "green": None, "-": NONE},
        {"blue": "1", "green": "5"},
        {"grey": "3"},
    ):
        reading = read(open_still)
        assert () == reading.respondents
        assert scale_of(reading).texts.keys() & {"green", "-"}


def test_of_a_longer_scale_all_points_must_be_said(instrument):
    """Seven points do not become five where two of them are said to be none."""
    data = table([*ALL, "6", "7"])
    with pytest.raises(UnreadableError) as refused:
        read_file("people.csv", data, instrument)
    ((_, proposal),) = refused.value.proposals
    some = replace(proposal, texts={"scale": {"6": NONE, "7": NONE}})
    with pytest.raises(UnreadableError, match="a scale of seven points"):
        read_file("people.csv", data, instrument, choices=(some,))
    every = replace(proposal, texts={"scale": {**dict(zip(ALL, ALL, strict=True)), "6": NONE, "7": NONE}})
    assert PEOPLE == len(read_file("people.csv", data, instrument, choices=(every,)).respondents)


@pytest.mark.parametrize(
    ("slips", "reason"),
    [
        (["4 often", "rarely"], "Statement 1: “4 often” is no answer. 1 more like this."),
        (["agree", "often"], "Statement 2: “often” is no answer."),
        (["agree", "blue"], "Statement 2: “blue” is no answer."),
    ],
)
def test_of_several_words_in_one_row_of_numbers_ours_are_answers(slips, reason, instrument):
    """Whatever stands beside them."""
    assert (PEOPLE - 1, "", reason) == outcome(ALL, slips, instrument=instrument)


@pytest.mark.parametrize(
    ("answers", "said", "asked"),
    [
        ([*ALL, "99"], {"99": NONE}, ""),
        ("01234", {"4": "5"}, "What do these answers mean: “0”, “1”, “2” and “3”?"),
        ("01234", {"1": "1", "4": "5"}, "The numbers run from 0 to 4. Is 0 the lowest of five points?"),
        (
            "01234",
            dict(zip("1234", "1234", strict=True)),
            "The numbers run from 0 to 4. Is 0 the lowest of five points?",
        ),
    ],
)
def test_what_was_said_of_some_numbers_is_asked_anew_where_it_is_of_another_scale(answers, said, asked, instrument):
    """As of a file from 1 to 4, where this one runs from 0: then all are asked. Else only what is left is."""
    data = table(answers)
    ((_, proposal),) = read_file("people.csv", data, instrument).proposals
    chosen = replace(proposal, texts={"scale": said})
    reading = read_file("people.csv", data, instrument, choices=(chosen,))
    assert asked == (question.sentence if (question := scale_of(reading)) else "")
    assert (0 if asked else PEOPLE) == len(reading.respondents)


@pytest.mark.parametrize(
    ("answers", "proposed"),
    [
        (["never", "rarely", "sometimes", "often", "always"], {}),
        ("01234", {}),
        ([*NUMBERED, "6 grey"], {"-": NONE}),
        (["blue", "green"], {"-": NONE}),
    ],
    ids=["of another scale", "numbers", "numbered", "words"],
)
def test_a_dash_is_asked_about_only_beside_words_that_are_not_known(answers, proposed, instrument):
    """Beside what is known, though it has to be asked about, it is no answer."""
    question = scale_of(read_file("people.csv", table([*answers, "-"]), instrument))
    assert proposed == {text: meaning for text, meaning in question.texts.items() if text == "-"}


@pytest.mark.parametrize("answers", [ALL, WORDS], ids=["numbers", "words"])
@pytest.mark.parametrize(
    "opinion",
    [
        "No opinion",
        "Not sure",
        "Keine Meinung",
        "Sans avis",
        "Brak zdania",
        "意見なし",
        "6 - No opinion",
        "99 = Don’t know",
    ],
)
@pytest.mark.parametrize("often", [False, True])
def test_no_opinion_is_no_answer_where_another_one_is_the_middle(answers, opinion, often, instrument):
    """Once or often; and without one it may be the middle, which is asked."""
    texts = ([*answers, opinion], []) if often else (answers, [opinion])
    reading = read_file("people.csv", table(*texts), instrument)
    question = next(each for each in reading.questions if opinion in each.texts)
    assert (PEOPLE, False, NONE) == (len(reading.respondents), question.blocking, question.texts[opinion])
    assert any(None in each.answers for each in reading.respondents)
    without = [each for number, each in enumerate(answers, 1) if number != 3]
    reading = read_file("people.csv", table([*without, opinion]), instrument)
    assert (0, True) == (len(reading.respondents), scale_of(reading).blocking)
